// For each other member: the shift alone or with one more of the giver's, against nothing, one or two of the taker's.
// What cannot be for a reason that shows without a check (a bar, the same shift twice) is passed over first; the rest
// is judged by the checker within the scope of the two lines and the days that change.
#include "muster/roster/swaps.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/element.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace muster::roster {
namespace {

using Shifts = std::vector<Shift>;

bool is_pinned(const Problem& problem, const Assignment& assignment)
{
    return std::ranges::binary_search(problem.pinned_of(assignment.member), assignment, std::less<>{});
}

/// Shifts of a member that may go elsewhere.
Shifts movable(const Problem& problem, const Roster& roster, MemberId member)
{
    Shifts shifts;
    for (const Assignment& assignment : roster.of(member))
        if (!is_pinned(problem, assignment))
            shifts.push_back(assignment.shift);
    return shifts;
}

std::vector<Assignment> stood_by(MemberId member, const Shifts& shifts)
{
    std::vector<Assignment> all;
    for (const Shift& shift : shifts)
        all.push_back({member, shift});
    return all;
}

/// Whether a hard rule is bent for somebody, or on a shift, where it was not before, or was less.
bool bends_more(const Report& before, const Report& after)
{
    if (after.is_feasible())
        return false;
    std::map<Element, std::int64_t> more;
    for (const Violation& violation : after.violations)
        if (violation.is_hard)
            more[element_of(violation)] += violation.amount;
    for (const Violation& violation : before.violations)
        if (violation.is_hard)
            more[element_of(violation)] -= violation.amount;
    return std::ranges::any_of(more, [](const auto& each) { return each.second > 0; });
}

class Judge {
public:
    Judge(const Problem& problem, const Roster& roster) : problem_(problem), roster_(roster) {}

    [[nodiscard]] bool could_take(MemberId member, const Shift& shift) const
    {
        return problem_.may_stand(member, problem_.index_of(shift.day), shift.type) &&
               !roster_.contains({member, shift});
    }

    /// Sets the changes of score; false where a hard rule is bent that was not before, whatever is mended elsewhere.
    [[nodiscard]] bool allows(Exchange& exchange) const
    {
        Scope scope{{exchange.giver, exchange.taker}, {}};
        std::ranges::sort(scope.members);
        for (const Shifts* const shifts : {&exchange.given, &exchange.returned})
            for (const Shift& shift : *shifts)
                scope.days.push_back(problem_.index_of(shift.day));
        std::ranges::sort(scope.days);
        scope.days.erase(std::unique(scope.days.begin(), scope.days.end()), scope.days.end());
        const Report before = check(problem_, roster_, scope);
        const Report after = check(problem_, exchanged(roster_, exchange), scope);
        if (bends_more(before, after))
            return false;
        exchange.hard_change = after.score.hard - before.score.hard;
        exchange.cost_change = after.score.cost - before.score.cost;
        return true;
    }

private:
    const Problem& problem_;
    const Roster& roster_;
};

bool comes_before(const Exchange& left, const Exchange& right)
{
    const auto key = [](const Exchange& one) {
        return std::tuple(one.hard_change, one.cost_change, one.given.size() + one.returned.size(), one.taker);
    };
    if (key(left) != key(right))
        return key(left) < key(right);
    return std::ranges::lexicographical_compare(left.given, right.given, std::less<>{}) ||
           (left.given == right.given &&
            std::ranges::lexicographical_compare(left.returned, right.returned, std::less<>{}));
}

/// Every choice of none to `most` (two) of some shifts.
std::vector<Shifts> choices(const Shifts& shifts, std::size_t most)
{
    std::vector<Shifts> all{{}};
    for (std::size_t first = 0; first < shifts.size() && most > 0; ++first) {
        all.push_back({shifts[first]});
        for (std::size_t second = first + 1; second < shifts.size() && most > 1; ++second)
            all.push_back({shifts[first], shifts[second]});
    }
    return all;
}

}  // namespace

std::vector<Exchange> swaps(const Problem& problem, const Roster& roster, const Assignment& assignment,
                            const SwapOptions& options)
{
    const Where here{"swaps"};
    if (!problem.members().contains(assignment.member) || !roster.contains(assignment))
        throw InvalidInput(here, "the member does not stand this shift", "ask about a shift of the roster");
    if (is_pinned(problem, assignment))
        throw InvalidInput(here, "this shift is pinned", "unpin it first");

    const Judge judge(problem, roster);
    Shifts others = movable(problem, roster, assignment.member);
    std::erase(others, assignment.shift);
    std::vector<Exchange> found;
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId taker(static_cast<MemberId::Value>(row));
        if (taker == assignment.member || !judge.could_take(taker, assignment.shift))
            continue;
        Shifts gives = others;
        std::erase_if(gives, [&](const Shift& shift) { return !judge.could_take(taker, shift); });
        Shifts takes = movable(problem, roster, taker);
        std::erase_if(takes, [&](const Shift& shift) { return !judge.could_take(assignment.member, shift); });
        for (const Shifts& besides : choices(gives, options.with_pairs ? 1 : 0))
            for (const Shifts& returned : choices(takes, options.with_pairs ? 2 : 1)) {
                Exchange exchange{assignment.member, taker, besides, returned};
                exchange.given.push_back(assignment.shift);
                std::ranges::sort(exchange.given, std::less<>{});
                if (judge.allows(exchange))
                    found.push_back(std::move(exchange));
            }
    }
    std::ranges::sort(found, comes_before);
    if (found.size() > options.at_most)
        found.resize(options.at_most);
    return found;
}

Roster exchanged(const Roster& roster, const Exchange& exchange)
{
    std::vector<Assignment> dropped = stood_by(exchange.giver, exchange.given);
    std::vector<Assignment> added = stood_by(exchange.taker, exchange.given);
    for (const Assignment& each : stood_by(exchange.taker, exchange.returned))
        dropped.push_back(each);
    for (const Assignment& each : stood_by(exchange.giver, exchange.returned))
        added.push_back(each);
    return roster.with(dropped, added);
}

}  // namespace muster::roster
