// Ranks among those of one unit: members are brought together by unit, by counting, and each unit is sorted by itself.
#include "core/workers.hpp"
#include "evaluation/facts.hpp"

#include <algorithm>
#include <functional>

namespace muster::inline v0_2::evaluation {
namespace {

// Members of each unit who are not incomplete, one unit after the other.
struct ByUnit {
    std::vector<std::size_t> first;  // by unit, and the end
    std::vector<std::uint32_t> members;

    // `stands_for` is by unit: the one its members are ranked in, or unset.
    ByUnit(const EvaluationFacts& facts, std::span<const UnitId> stands_for) : first(facts.roll.units().size() + 1)
    {
        const auto unit_of = [&](std::uint32_t row) {
            const UnitId own = facts.members[row].is_incomplete ? UnitId{} : facts.roll.unit_of(MemberId(row));
            return own.is_set() ? stands_for[own.row()] : own;
        };
        for (std::uint32_t row = 0; row < facts.members.size(); ++row)
            if (const UnitId unit = unit_of(row); unit.is_set())
                ++first[unit.row() + 1];
        for (std::size_t unit = 1; unit < first.size(); ++unit)
            first[unit] += first[unit - 1];
        members.resize(first.back());
        std::vector<std::size_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t row = 0; row < facts.members.size(); ++row)
            if (const UnitId unit = unit_of(row); unit.is_set())
                members[next[unit.row()]++] = row;
    }
};

// Of totals that lie close together: each is marked, and marks are numbered from the highest. False where they do not.
bool rank_one_by_counting(std::span<const std::uint32_t> members, std::span<const std::int64_t> totals,
                          std::vector<std::uint32_t>& marks, std::vector<std::uint32_t>& ranks)
{
    std::int64_t least = INT64_MAX;
    std::int64_t most = INT64_MIN;
    for (const std::uint32_t member : members) {
        least = std::min(least, totals[member]);
        most = std::max(most, totals[member]);
    }
    if (members.empty())
        return true;
    const std::uint64_t last = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    if (last > 16 * members.size() + 1024)
        return false;
    marks.assign(last + 1, 0);
    for (const std::uint32_t member : members)
        marks[static_cast<std::size_t>(most - totals[member])] = 1;
    std::uint32_t rank = 0;
    for (std::uint32_t& mark : marks)
        mark = rank += mark;
    for (const std::uint32_t member : members)
        ranks[member] = marks[static_cast<std::size_t>(most - totals[member])];
    return true;
}

template <class Value>
void rank_one_by_sorting(std::span<std::uint32_t> members, Value value_of, std::vector<std::uint32_t>& ranks)
{
    std::ranges::sort(members, std::ranges::greater{}, value_of);
    std::uint32_t rank = 0;
    for (std::size_t at = 0; at < members.size(); ++at) {
        if (at == 0 || value_of(members[at]) != value_of(members[at - 1]))
            ++rank;
        ranks[members[at]] = rank;
    }
}

std::vector<std::uint32_t> ranks_of(const EvaluationFacts& facts, std::span<const UnitId> stands_for, unsigned threads)
{
    std::vector<std::uint32_t> ranks(facts.members.size());
    ByUnit by_unit(facts, stands_for);
    const std::span<const std::int64_t> totals = facts.standard.totals;
    in_parts(std::max(threads, 1u), by_unit.first.size() - 1, [&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> marks;
        for (std::size_t unit = first; unit < last; ++unit) {
            const std::size_t begin = by_unit.first[unit];
            const auto members = std::span(by_unit.members).subspan(begin, by_unit.first[unit + 1] - begin);
            if (totals.empty())
                rank_one_by_sorting(
                    members, [&](std::uint32_t row) -> const Exact& { return facts.members[row].total; }, ranks);
            else if (!rank_one_by_counting(members, totals, marks, ranks))
                rank_one_by_sorting(
                    members, [&](std::uint32_t row) { return totals[row]; }, ranks);
        }
    });
    return ranks;
}

}  // namespace

std::vector<std::uint32_t> Evaluation::ranks_in_units(unsigned threads) const
{
    std::vector<UnitId> itself;
    for (std::uint32_t row = 0; row < facts_->roll.units().size(); ++row)
        itself.emplace_back(row);
    return ranks_of(*facts_, itself, threads);
}

std::vector<std::uint32_t> Evaluation::ranks_in_level(std::size_t level, unsigned threads) const
{
    const Roll& roll = facts_->roll;
    std::vector<UnitId> above(roll.units().size());
    for (std::uint32_t row = 0; row < above.size(); ++row) {
        std::vector<UnitId> path;  // up to the top
        for (UnitId at(row); at.is_set(); at = roll.parent_of(at))
            path.push_back(at);
        if (level < path.size())
            above[row] = path[path.size() - 1 - level];
    }
    return ranks_of(*facts_, above, threads);
}

}  // namespace muster::evaluation
