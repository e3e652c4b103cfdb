// Groups are found by how many each does not win over: members sorted by wins less losses, the first k are a group by
// themselves as soon as each of them wins over all of the rest, which is when their wins and levels among themselves
// account for all they do not win. A shortest circle is found by a search of the majority graph in breadth, from each
// member of its group whom a circle may go through, and no further than the shortest found so far.
#include "muster/evaluation/condorcet.hpp"

#include "evaluation/majority.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>

namespace muster::inline v0_2::evaluation {
namespace {

// Who wins over whom within a group: a bit a pair.
class Wins {
public:
    explicit Wins(std::size_t size)
        : size_(size), words_((size + 63) / 64), bits_(size * words_), to_(size), from_(size), may_circle_(words_)
    {
    }

    void add(std::size_t winner, std::size_t loser)
    {
        row(winner)[loser / 64] |= std::uint64_t{1} << loser % 64;
        ++to_[winner];
        ++from_[loser];
    }

    [[nodiscard]] bool has_any() const
    {
        return std::ranges::any_of(to_, [](std::uint32_t count) { return count != 0; });
    }

    // Of the shortest circles the first that a search from each in order finds; empty: there is none.
    [[nodiscard]] std::vector<std::size_t> shortest_circle()
    {
        leave_out_ends();
        std::vector<std::size_t> best;
        for (std::size_t start = 0; start < size_ && best.size() != 3; ++start)  // none is shorter than three
            if (is_in(may_circle_, start))
                if (auto circle = circle_from(start, best.size()); !circle.empty())
                    best = std::move(circle);
        return best;
    }

private:
    using Bits = std::span<const std::uint64_t>;

    [[nodiscard]] std::span<std::uint64_t> row(std::size_t member)
    {
        return std::span(bits_).subspan(member * words_, words_);
    }
    [[nodiscard]] static bool is_in(Bits bits, std::size_t member)
    {
        return (bits[member / 64] >> member % 64 & 1) != 0;
    }

    // No circle goes through who wins over nobody or loses to nobody, nor who does so without those.
    void leave_out_ends()
    {
        std::vector<std::size_t> ends;
        for (std::size_t member = 0; member < size_; ++member)
            if (to_[member] == 0 || from_[member] == 0)
                ends.push_back(member);
            else
                may_circle_[member / 64] |= std::uint64_t{1} << member % 64;
        const auto lose_one = [&](std::uint32_t& count, std::size_t member) {
            if (--count == 0 && is_in(may_circle_, member)) {
                may_circle_[member / 64] &= ~(std::uint64_t{1} << member % 64);
                ends.push_back(member);
            }
        };
        for (std::size_t next = 0; next < ends.size(); ++next) {
            const std::size_t end = ends[next];
            const auto beaten = row(end);
            for (std::size_t other = 0; other < size_; ++other) {
                if (is_in(beaten, other))
                    lose_one(from_[other], other);
                if (is_in(row(other), end))
                    lose_one(to_[other], other);
            }
        }
    }

    // A shortest one through a member, if it is shorter than `limit` (0: no limit).
    [[nodiscard]] std::vector<std::size_t> circle_from(std::size_t start, std::size_t limit)
    {
        std::vector<std::size_t> from(size_);
        std::vector<std::size_t> length(size_);  // of the way there
        std::vector<std::size_t> reached{start};
        std::vector<std::uint64_t> open = may_circle_;
        length[start] = 1;
        open[start / 64] &= ~(std::uint64_t{1} << start % 64);
        for (std::size_t next = 0; next < reached.size(); ++next) {
            const std::size_t member = reached[next];
            if (limit != 0 && length[member] >= limit)
                return {};
            const auto beaten = row(member);
            if (is_in(beaten, start)) {
                std::vector<std::size_t> circle;
                for (std::size_t at = member; at != start; at = from[at])
                    circle.push_back(at);
                circle.push_back(start);
                std::ranges::reverse(circle);
                return circle;
            }
            if (limit != 0 && length[member] + 1 >= limit)
                continue;
            for (std::size_t word = 0; word < words_; ++word) {
                std::uint64_t found = beaten[word] & open[word];
                open[word] &= ~found;
                for (; found != 0; found &= found - 1) {
                    const std::size_t other = word * 64 + static_cast<std::size_t>(std::countr_zero(found));
                    from[other] = member;
                    length[other] = length[member] + 1;
                    reached.push_back(other);
                }
            }
        }
        return {};
    }

    std::size_t size_;
    std::size_t words_;  // a member's
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> to_;    // by member: over how many it wins
    std::vector<std::uint32_t> from_;  // to how many it loses
    std::vector<std::uint64_t> may_circle_;
};

class Comparing {
public:
    Comparing(const Evaluation& evaluation, AreaId area) : evaluation_(evaluation)
    {
        const Scheme& scheme = evaluation.scheme();
        const std::size_t members = evaluation.members().size();
        std::vector<ComparedColumn> columns;
        std::vector<bool> has_part(members);
        for (const AreaPart& part : scheme.parts_of(area)) {
            if (part.weight == 0)
                continue;
            ComparedColumn& column = columns.emplace_back(ComparedColumn{part.weight, {}});
            for (std::uint32_t row = 0; row < members; ++row) {
                column.values.push_back(value_of(part, MemberId(row)));
                has_part[row] = has_part[row] || column.values.back();
            }
        }
        for (std::uint32_t row = 0; row < members; ++row)
            if (has_part[row] && is_complete(MemberId(row)))
                there_.push_back(row);
            else
                made_.left_out.push_back(code_of(row));
        majorities_.emplace(columns, there_, "area \"" + scheme.areas()[area].code + "\"");
    }

    [[nodiscard]] Condorcet run()
    {
        const auto counts = majorities_->counts();
        const std::size_t rows = counts.size();
        of_row_.resize(rows);
        for (std::size_t at = 0; at < there_.size(); ++at)
            of_row_[majorities_->rows()[at]].push_back(there_[at]);
        std::vector<std::int64_t> wins(rows);
        std::vector<std::int64_t> score(rows);
        std::vector<std::int8_t> result(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            majorities_->compare(row, result);
            for (std::size_t other = 0; other < rows; ++other) {
                wins[row] += result[other] > 0 ? counts[other] : 0;
                score[row] += std::int64_t{result[other]} * counts[other];
            }
        }
        // Who wins over all of the rest has the higher score.
        std::vector<std::uint32_t> order(rows);
        std::iota(order.begin(), order.end(), 0u);
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t row) { return score[row]; });
        std::vector<std::uint32_t> group;
        std::int64_t all_wins = 0;
        std::int64_t inner_wins = 0;
        std::int64_t behind = static_cast<std::int64_t>(there_.size());
        std::int64_t members = 0;
        for (const std::uint32_t row : order) {
            majorities_->compare(row, result);
            for (const std::uint32_t other : group)
                inner_wins += (result[other] != 0 ? 1 : 0) * std::int64_t{counts[row]} * counts[other];
            group.push_back(row);
            all_wins += wins[row] * counts[row];
            members += counts[row];
            behind -= counts[row];
            // All pairs of the group and those behind it are won by the group.
            if (all_wins - inner_wins - members * behind == 0) {
                add(group);
                group.clear();
                all_wins = inner_wins = members = 0;
            }
        }
        if (!made_.groups.empty() && made_.groups.front().members.size() == 1)
            made_.winner = made_.groups.front().members.front();
        return std::move(made_);
    }

private:
    [[nodiscard]] std::string code_of(std::uint32_t row) const
    {
        return evaluation_.roll().members()[MemberId(row)].code;
    }

    [[nodiscard]] std::optional<Exact> value_of(const AreaPart& part, MemberId member) const
    {
        if (part.area.is_set())
            return evaluation_.is_left_out(member, part.area) || evaluation_.is_extra(member, part.area)
                       ? std::nullopt
                       : std::optional(evaluation_.of(member, part.area));
        const IndicatorScore& score = evaluation_.of(member, part.indicator);
        return score.state == ScoreState::left_out || score.state == ScoreState::extra
                   ? std::nullopt
                   : std::optional(Exact(score.points));
    }

    [[nodiscard]] bool is_complete(MemberId member) const
    {
        for (std::uint32_t row = 0; row < evaluation_.scheme().indicators().size(); ++row)
            if (evaluation_.of(member, IndicatorId(row)).state == ScoreState::incomplete)
                return false;
        return true;
    }

    void add(std::vector<std::uint32_t> group)
    {
        std::ranges::sort(group);
        MajorityGroup made;
        std::vector<std::uint32_t> members;
        for (const std::uint32_t row : group)
            members.insert(members.end(), of_row_[row].begin(), of_row_[row].end());
        std::ranges::sort(members);
        for (const std::uint32_t member : members)
            made.members.push_back(code_of(member));
        if (group.size() > 1) {
            Wins wins(group.size());
            std::vector<std::int8_t> result(majorities_->counts().size());
            for (std::size_t place = 0; place < group.size(); ++place) {
                majorities_->compare(group[place], result);
                for (std::size_t other = 0; other < group.size(); ++other)
                    if (result[group[other]] > 0)
                        wins.add(place, other);
            }
            made.is_level = !wins.has_any();
            for (const std::size_t place : wins.shortest_circle())
                made.circle.push_back(code_of(of_row_[group[place]].front()));  // the first of the roll
        }
        made_.is_transitive = made_.is_transitive && made.is_level;
        made_.groups.push_back(std::move(made));
    }

    const Evaluation& evaluation_;
    std::vector<std::uint32_t> there_{};
    std::optional<Majorities> majorities_{};
    std::vector<std::vector<std::uint32_t>> of_row_{};  // members, in the order of the roll
    Condorcet made_{};
};

}  // namespace

Condorcet condorcet(const Evaluation& evaluation, std::string_view area)
{
    const auto id = evaluation.scheme().areas().find(area);
    if (!id)
        throw InvalidInput({"condorcet"}, "area \"" + std::string(area) + "\" is not in the scheme",
                           "name one of the scheme");
    if (evaluation.scheme().parts_of(*id).empty())
        throw InvalidInput({"condorcet"}, "area \"" + std::string(area) + "\" has no parts to compare by",
                           "name one that has");
    return Comparing(evaluation, *id).run();
}

}  // namespace muster::evaluation
