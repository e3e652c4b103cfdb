#include "judge.hpp"

#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>

namespace muster::inline v0_2::roster::truth {
namespace {

constexpr Wide hard_unit = Wide{1} << 62;

}  // namespace

Wide wide(const Cost& cost)
{
    if (cost.soft < 0 || cost.soft >= std::numeric_limits<std::int64_t>::max() / 8)
        throw std::out_of_range("a cost too great for this search");
    return Wide{cost.hard} * hard_unit + cost.soft;
}

Cost narrow(Wide value)
{
    return {static_cast<std::int64_t>(value / hard_unit), static_cast<std::int64_t>(value % hard_unit)};
}

Cost Judge::cost(const std::vector<Assignment>& stood, const Scope& scope) const
{
    const Roster roster(question_.problem.period(), question_.problem.members().size(), stood);
    const Report report = check(question_.problem, roster, scope);
    Cost cost{report.score.hard, question_.has_soft ? report.score.cost : 0};
    if (question_.counts) {
        cost.hard = 0;
        for (const Violation& violation : report.violations)
            if (violation.is_hard && question_.counts(violation))
                cost.hard += violation.amount;
    }
    return cost;
}

bool Judge::is_lost(const std::vector<Assignment>& stood, MemberId member) const
{
    const Roster roster(question_.problem.period(), question_.problem.members().size(), stood);
    const Scope scope{{member}, {}};
    rule::Findings found;
    for (const rule::Entry& entry : rule::list())
        if (entry.only_grows)
            entry.find(question_.problem, roster, scope, found);
    return std::ranges::any_of(found.all(), [&](const Violation& violation) {
        return violation.is_hard && (!question_.counts || question_.counts(violation));
    });
}

std::vector<Set> Judge::choices(MemberId member, int day) const
{
    const Problem& problem = question_.problem;
    Set may = 0;
    for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type)
        if (!question_.keeps_days || problem.may_stand(member, day, ShiftTypeId(type)))
            may |= 1u << type;
    Set must = 0;
    for (const Assignment& pinned : problem.pinned_of(member, day))
        must |= question_.keeps_days ? 1u << pinned.shift.type.row() : 0;
    std::vector<Set> sets;
    for (Set set = 0; set < 1u << problem.shift_types().size(); ++set)
        if ((set & ~may) == 0 && (must & ~set) == 0 && (!question_.keeps_days || may_be_a_day(member, set)))
            sets.push_back(set);
    return sets;
}

bool Judge::may_be_a_day(MemberId member, Set set) const
{
    const Problem& problem = question_.problem;
    if (problem.penalties(member).shifts_a_day.is_hard && std::popcount(set) > problem.limits(member).maximum_a_day)
        return false;
    for (std::uint32_t one = 0; set >> one != 0; ++one)
        for (std::uint32_t other = 0; other < one; ++other)
            if ((set >> one & set >> other & 1u) != 0 && problem.overlap(ShiftTypeId(other), 0, ShiftTypeId(one)))
                return false;
    return true;
}

void Judge::add(std::vector<Assignment>& stood, MemberId member, int day, Set set) const
{
    for (std::uint32_t type = 0; set >> type != 0; ++type)
        if ((set >> type & 1u) != 0)
            stood.push_back({member, {question_.problem.day(day), ShiftTypeId(type)}});
}

}  // namespace muster::roster::truth
