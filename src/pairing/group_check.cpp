// Rules from their definitions, over every two mentees and every quarter of an hour; sums in 128 bits.
#include "muster/pairing/group_check.hpp"

#include "pairing/checking/broken.hpp"
#include "pairing/checking/group_bound.hpp"
#include "pairing/checking/group_costs.hpp"
#include "pairing/checking/whole_groups.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace muster::inline v0_2::pairing {
namespace {

using Wide = WideInteger;

std::string group_name(MentorId mentor) { return "the group of mentor " + std::to_string(mentor.row()); }

Verdict verify_group(const GroupProblem& problem, const StudyGroup& group)
{
    const GroupRules& rules = problem.rules();
    const std::string name = group_name(group.mentor);
    const auto differs = [&](const char* part, Wide found, Score said) {
        return found == said ? Verdict{}
                             : checking::broken(name + ": its " + part + " is said to be " + std::to_string(said) +
                                                " and is not");
    };
    Wide scores = 0;
    for (const MenteeId mentee : group.mentees)
        scores += *problem.pairs().score_of(mentee, group.mentor);
    if (const auto verdict = differs("score", scores, group.parts.scores); !verdict)
        return verdict;
    Wide balance = 0;
    for (const LevelBalance& rule : rules.balances)
        balance += checking::cost_of_levels(rule, group.mentees);
    if (const auto verdict = differs("cost of balance", balance, group.parts.balance); !verdict)
        return verdict;
    Wide mixture = 0;
    Wide alone = 0;
    for (std::size_t row = 0; row < rules.kinds.size(); ++row) {
        const checking::KindCosts costs = checking::cost_of_kinds(rules.kinds[row], group.mentees);
        mixture += costs.mixture;
        alone += costs.alone;
        if (costs.breaks_never)
            return checking::broken(name + ": somebody is alone of a kind by rule " + std::to_string(row + 1));
    }
    if (const auto verdict = differs("cost of mixture", mixture, group.parts.mixture); !verdict)
        return verdict;
    if (const auto verdict = differs("cost of being alone", alone, group.parts.alone); !verdict)
        return verdict;
    Wide missing_cost = 0;
    Wide together = 0;
    if (rules.time) {
        const checking::Quarters common = checking::quarters_in_common(*rules.time, group.mentor, group.mentees);
        together = static_cast<Wide>(common.count()) * 15;
        const Wide missing = checking::quarters_missing(*rules.time, common);
        if (missing > 0 && !rules.time->short_price)
            return checking::broken(name + " has " + std::to_string(static_cast<int>(together)) +
                                    " minutes together, below " + std::to_string(rules.time->least.count()));
        missing_cost = missing * rules.time->short_price.value_or(0);
    }
    if (const auto verdict = differs("cost of time", missing_cost, group.parts.time); !verdict)
        return verdict;
    if (together != group.together.count())
        return checking::broken(name + ": its time together is said to be " + std::to_string(group.together.count()) +
                                " minutes and is not");
    return {};
}

// Who is where: the list by mentee and the list of groups say the same, and sizes are kept.
Verdict verify_places(const GroupProblem& problem, const Grouping& grouping)
{
    const Problem& pairs = problem.pairs();
    if (grouping.mentor_of.size() != pairs.mentee_count())
        return checking::broken("there are " + std::to_string(grouping.mentor_of.size()) + " rows for " +
                                std::to_string(pairs.mentee_count()) + " mentees");
    std::vector<std::vector<MenteeId>> led(pairs.mentors().size());
    for (std::uint32_t row = 0; row < grouping.mentor_of.size(); ++row) {
        const MentorId mentor = grouping.mentor_of[row];
        const std::string name = "mentee " + std::to_string(row);
        if (!mentor.is_set()) {
            if (!pairs.unmatched_price(MenteeId(row)))
                return checking::broken(name + " has no group and may not be left alone");
            continue;
        }
        if (mentor.row() >= led.size() || !pairs.score_of(MenteeId(row), mentor))
            return checking::broken(name + " with mentor " + std::to_string(mentor.row()) + " is not a candidate");
        led[mentor.row()].emplace_back(row);
    }
    std::size_t at = 0;
    for (std::uint32_t row = 0; row < led.size(); ++row) {
        const Capacity& capacity = pairs.mentors()[row];
        const bool rests = led[row].empty() && problem.rules().mentors_may_rest;
        if (led[row].size() > capacity.maximum || (led[row].size() < capacity.minimum && !rests))
            return checking::broken(group_name(MentorId(row)) + " has " + std::to_string(led[row].size()) +
                                    " mentees, outside " + std::to_string(capacity.minimum) + " to " +
                                    std::to_string(capacity.maximum));
        if (led[row].empty())
            continue;
        if (at == grouping.groups.size() || grouping.groups[at].mentor != MentorId(row) ||
            grouping.groups[at].mentees != led[row])
            return checking::broken(group_name(MentorId(row)) + " is not listed as it is");
        ++at;
    }
    if (at != grouping.groups.size())
        return checking::broken("more groups are listed than there are");
    return {};
}

// Sets by two and two: all those kept together are where the first is, no two kept apart are in one group.
Verdict verify_sets(const GroupProblem& problem, const Grouping& grouping)
{
    for (const MenteeSet& set : problem.rules().together)
        for (const MenteeId mentee : set.mentees)
            if (grouping.mentor_of[mentee.row()] != grouping.mentor_of[set.mentees.front().row()])
                return checking::broken("mentee " + std::to_string(mentee.row()) +
                                        " is not with those it is kept together with");
    for (const MenteeSet& set : problem.rules().apart)
        for (std::size_t left = 0; left < set.mentees.size(); ++left)
            for (std::size_t right = left + 1; right < set.mentees.size(); ++right) {
                const MentorId mentor = grouping.mentor_of[set.mentees[left].row()];
                if (mentor.is_set() && mentor == grouping.mentor_of[set.mentees[right].row()])
                    return checking::broken("mentee " + std::to_string(set.mentees[right].row()) +
                                            " is in the group of one it is kept apart from");
            }
    return {};
}

std::optional<Wide> bound_of(const GroupProblem& problem, const GroupPrices& prices)
{
    if (!prices.is_exact)
        return checking::relaxed_bound(problem, prices);
    if (prices.kind_rule || prices.balance)
        return std::nullopt;
    return checking::exact_bound(problem, prices);
}

Verdict verify_bound(const GroupProblem& problem, const Grouping& grouping)
{
    const GroupPrices& prices = grouping.prices;
    if (prices.mentee_price.size() != problem.pairs().mentee_count())
        return checking::broken("there is not one price a mentee");
    const auto found = bound_of(problem, prices);
    if (!found || *found > prices.bound)
        return checking::broken("the prices do not give the bound " + std::to_string(prices.bound));
    if (grouping.bound < grouping.total)
        return checking::broken("the bound is below the total");
    if (grouping.proof == GroupProof::prices && grouping.bound != prices.bound)
        return checking::broken("the bound is said to come from the prices and does not");
    if (grouping.proof == GroupProof::search && (grouping.bound != grouping.total || grouping.bound > prices.bound))
        return checking::broken("a bound by search is the total, and not above the one of the prices");
    return {};
}

}  // namespace

Verdict verify_groups(const GroupProblem& problem, const Grouping& grouping)
{
    if (const auto verdict = verify_places(problem, grouping); !verdict)
        return verdict;
    if (const auto verdict = verify_sets(problem, grouping); !verdict)
        return verdict;
    Wide total = 0;
    for (const StudyGroup& group : grouping.groups) {
        if (const auto verdict = verify_group(problem, group); !verdict)
            return verdict;
        total +=
            Wide{group.parts.scores} - group.parts.balance - group.parts.mixture - group.parts.alone - group.parts.time;
    }
    Wide unmatched = 0;
    for (std::uint32_t row = 0; row < grouping.mentor_of.size(); ++row)
        if (!grouping.mentor_of[row].is_set())
            unmatched += *problem.pairs().unmatched_price(MenteeId(row));
    if (unmatched != grouping.unmatched)
        return checking::broken("the cost of the unmatched is said to be " + std::to_string(grouping.unmatched) +
                                " and is not");
    if (total - unmatched != grouping.total)
        return checking::broken("the total is said to be " + std::to_string(grouping.total) + " and is not");
    return verify_bound(problem, grouping);
}

Score bound_from(const GroupProblem& problem, const GroupPrices& prices)
{
    if (prices.mentee_price.size() != problem.pairs().mentee_count())
        throw InvalidInput({"prices"},
                           std::to_string(prices.mentee_price.size()) + " prices for " +
                               std::to_string(problem.pairs().mentee_count()) + " mentees",
                           "give one for each mentee");
    const auto bound = bound_of(problem, prices);
    if (!bound)
        throw InvalidInput(
            {"prices"},
            "they name a rule that is not there, some mentor can have no group, or there are too many to look at",
            "take the prices of a grouping of this problem");
    if (*bound > WideInteger{1} << 62)
        throw Overflow({"prices"}, "the bound leaves 62 bits", "use lower prices");
    return static_cast<Score>(*bound);
}

}  // namespace muster::pairing
