#include "muster/evaluation/standing.hpp"

#include "muster/core/faults.hpp"

#include <unordered_map>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

MemberScore score_of(const Standing& standing)
{
    return {.total = standing.total ? Exact(*standing.total) : Exact(),
            .rank = standing.rank,
            .is_incomplete = !standing.total};
}

/// Sum and number of the totals of those who stood in a unit or in one that is below it now.
struct Sum {
    Exact total{};
    std::int64_t members = 0;
};

std::vector<Sum> sums_by_unit(const Standings& before, const Roll& roll)
{
    std::vector<Sum> sums(roll.units().size());
    for (const Standing& standing : before.members) {
        const auto unit = roll.units().find(standing.unit);
        if (!unit || !standing.total)
            continue;
        for (UnitId at = *unit; at.is_set(); at = roll.parent_of(at)) {
            sums[at.row()].total += Exact(*standing.total);
            ++sums[at.row()].members;
        }
    }
    return sums;
}

}  // namespace

Standings standings(const Evaluation& evaluation)
{
    Standings made{.scheme_digest = evaluation.scheme_digest()};
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
        const RollMember& member = evaluation.roll().members()[MemberId(row)];
        const MemberScore& score = evaluation.of(MemberId(row));
        Standing standing{.member = member.code, .unit = member.unit, .rank = score.rank};
        if (!score.is_incomplete)
            standing.total = score.total.to_decimal<Points>();
        if (score.grade.is_set())
            standing.grade = evaluation.scheme().grades()[score.grade].code;
        made.members.push_back(std::move(standing));
    }
    return made;
}

Comparison compare(const Standings& before, const Evaluation& after)
{
    Comparison made{.is_same_scheme = before.scheme_digest == after.scheme_digest()};
    std::unordered_map<std::string, const Standing*> stood;
    Faults faults;
    for (const Standing& standing : before.members)
        if (!stood.emplace(standing.member, &standing).second)
            faults.add({"earlier standings"}, "member \"" + standing.member + "\" stands there twice",
                       "keep one of the two");
    faults.throw_if_any();
    const auto grades = after.scheme().grades().rows();
    for (std::uint32_t row = 0; row < after.members().size(); ++row) {
        const MemberScore& score = after.of(MemberId(row));
        MemberChange change{.code = after.roll().members()[MemberId(row)].code,
                            .after = score,
                            .grade_after = score.grade.is_set() ? grades[score.grade.row()].code : std::string()};
        if (const auto found = stood.find(change.code); found != stood.end()) {
            change.before = score_of(*found->second);
            change.grade_before = found->second->grade;
        }
        made.members.push_back(std::move(change));
    }
    for (const Standing& standing : before.members)
        if (!after.roll().members().find(standing.member))
            made.members.push_back(
                {.code = standing.member, .before = score_of(standing), .grade_before = standing.grade});
    const auto sums = sums_by_unit(before, after.roll());
    for (std::uint32_t row = 0; row < sums.size(); ++row)
        if (sums[row].members > 0)
            made.units.push_back({after.roll().units()[UnitId(row)].code,
                                  Exact::quotient(sums[row].total, Exact::whole(sums[row].members), decimal::places,
                                                  Rounding::half_even),
                                  Exact(after.of(UnitId(row)).mean)});
    return made;
}

}  // namespace muster::evaluation
