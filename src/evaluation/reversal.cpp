// Members in their order before; each new one stands below all before it, and those of them who now stand below it are
// a run at the end of the list that is kept in the order after.
#include "muster/evaluation/reversal.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::size_t most_reversals = 10'000'000;

struct Standpoint {
    MemberId before{};
    MemberId after{};
    std::uint32_t place = 0;  // rank before, from 1
    std::uint32_t later = 0;  // rank after
};

// By row of the roll, from 1; 0 of the incomplete.
std::vector<std::uint32_t> ranks_by_total(const Evaluation& evaluation)
{
    std::vector<std::uint32_t> ranks(evaluation.members().size());
    std::uint32_t place = 0;
    std::uint32_t rank = 0;
    std::optional<Exact> last;
    for (const MemberId member : evaluation.by_total()) {
        const MemberScore& score = evaluation.of(member);
        if (score.is_incomplete)
            break;
        ++place;
        if (!last || *last != score.total)
            rank = place;
        last = score.total;
        ranks[member.row()] = rank;
    }
    return ranks;
}

// Those on both rolls who have ranks on both, in the order before; equal ones in the order after.
std::vector<Standpoint> on_both(const Evaluation& before, const Evaluation& after)
{
    const std::vector<std::uint32_t> places = ranks_by_total(before);
    const std::vector<std::uint32_t> later = ranks_by_total(after);
    std::vector<Standpoint> found;
    for (std::uint32_t row = 0; row < places.size(); ++row) {
        const auto there = after.roll().members().find(before.roll().members().rows()[row].code);
        if (there && places[row] > 0 && later[there->row()] > 0)
            found.push_back({MemberId(row), *there, places[row], later[there->row()]});
    }
    std::ranges::stable_sort(found, [](const Standpoint& one, const Standpoint& other) {
        return one.place != other.place ? one.place < other.place : one.later < other.later;
    });
    return found;
}

Roll without(const Roll& roll, std::span<const std::string> codes)
{
    std::vector<RollMember> members;
    for (const RollMember& member : roll.members().rows())
        if (std::ranges::find(codes, member.code) == codes.end())
            members.push_back(member);
    return Roll(std::move(members), {roll.units().rows().begin(), roll.units().rows().end()});
}

}  // namespace

std::vector<RankReversal> rank_reversals(const Evaluation& before, const Evaluation& after)
{
    struct Pair {
        std::size_t fallen;
        std::size_t risen;
    };
    const std::vector<Standpoint> all = on_both(before, after);
    std::vector<std::size_t> by_later;  // places in `all` of those who stood strictly above
    std::vector<Pair> pairs;
    const auto later_of = [&](std::size_t each) { return all[each].later; };
    for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
        while (last < all.size() && all[last].place == all[first].place)
            ++last;
        for (std::size_t each = first; each < last; ++each)
            for (auto fallen = std::ranges::upper_bound(by_later, all[each].later, {}, later_of);
                 fallen != by_later.end(); ++fallen) {
                if (pairs.size() == most_reversals)
                    throw InvalidInput({"reversals"}, "more than ten million pairs of members change places",
                                       "compare the ranks instead");
                pairs.push_back({*fallen, each});
            }
        for (std::size_t each = first; each < last; ++each)
            by_later.insert(std::ranges::upper_bound(by_later, all[each].later, {}, later_of), each);
    }
    std::ranges::sort(pairs, [](const Pair& one, const Pair& other) {
        return std::pair(one.fallen, one.risen) < std::pair(other.fallen, other.risen);
    });
    std::vector<RankReversal> made;
    const auto code_of = [&](const Standpoint& each) { return before.roll().members()[each.before].code; };
    for (const auto& [fallen, risen] : pairs)
        made.push_back({.fallen = code_of(all[fallen]),
                        .risen = code_of(all[risen]),
                        .fallen_before = all[fallen].place,
                        .risen_before = all[risen].place,
                        .fallen_after = all[fallen].later,
                        .risen_after = all[risen].later});
    return made;
}

std::vector<RankReversal> rank_reversals(const Scheme& scheme, const record::Ledger& ledger, const RollChange& change,
                                         const EvaluationOptions& options)
{
    EvaluationOptions first = options;
    if (!first.roll) {  // then everybody of the ledger but those who are yet to join
        std::vector<RollMember> members;
        for (const std::string& code : ledger.members().words())
            if (std::ranges::find(change.added, code, &RollMember::code) == change.added.end())
                members.push_back({.code = code});
        first.roll = Roll(std::move(members));
        first.ignores_strangers = first.ignores_strangers || !change.added.empty();
    }
    Faults faults;
    for (const RollMember& member : change.added)
        if (first.roll->members().find(member.code))
            faults.add({"member \"" + member.code + "\""}, "is on the roll already", "add only who is not");
    for (const std::string& code : change.removed)
        if (!first.roll->members().find(code))
            faults.add({"member \"" + code + "\""}, "is not on the roll", "remove only who is");
    faults.throw_if_any();
    const Roll left = without(*first.roll, change.removed);
    std::vector<RollMember> members(left.members().rows().begin(), left.members().rows().end());
    members.insert(members.end(), change.added.begin(), change.added.end());
    EvaluationOptions second = options;
    second.roll = Roll(std::move(members), {left.units().rows().begin(), left.units().rows().end()});
    second.ignores_strangers = true;  // those who left; others were told of before
    return rank_reversals(evaluate(scheme, ledger, first), evaluate(scheme, ledger, second));
}

std::vector<std::size_t> reversals_by_leaving(const Scheme& scheme, const record::Ledger& ledger,
                                              const EvaluationOptions& options)
{
    const Evaluation before = evaluate(scheme, ledger, options);
    EvaluationOptions later = options;
    later.ignores_strangers = true;
    std::vector<std::size_t> counts;
    for (const RollMember& member : before.roll().members().rows()) {
        later.roll = without(before.roll(), std::span(&member.code, 1));
        counts.push_back(rank_reversals(before, evaluate(scheme, ledger, later)).size());
    }
    return counts;
}

}  // namespace muster::evaluation
