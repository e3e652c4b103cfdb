// A queue of members. Shifts come by day, then type; each takes from the front the first who can stand it, first those
// that its rows of cover ask a skill of, then anybody, until as many stand as are wanted. Whoever is taken goes to the
// back. Whether somebody can stand is asked of `fits`, which looks at the member's line so far (and at the pinned
// shifts to come): what it allows bends no maximum and leaves enough days off before it.
#include "muster/roster/rotate.hpp"

#include "line_so_far.hpp"

#include <algorithm>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

class Rota {
public:
    Rota(const Problem& problem, MemberId first) : problem_(problem)
    {
        for (int row = 0; row < problem.member_count(); ++row)
            lines_.emplace_back(problem, MemberId(static_cast<MemberId::Value>(row)));
        for (int turn = 0; turn < problem.member_count(); ++turn)
            queue_.emplace_back((first.row() + static_cast<MemberId::Value>(turn)) %
                                static_cast<MemberId::Value>(problem.member_count()));
        for (const Assignment& pin : problem.pinned())
            lines_[pin.member.row()].add(problem.index_of(pin.shift.day), pin.shift.type);
    }

    void fill(int day, ShiftTypeId type)
    {
        const auto rows = problem_.cover_of(day, type);
        for (const Cover& row : rows)  // those with a skill come first in the order of rows
            while (standing(day, type, row.skill) < row.wanted && take(day, type, row.skill)) {
            }
    }

    [[nodiscard]] Roster roster() const
    {
        std::vector<Assignment> all;
        for (const LineSoFar& line : lines_)
            all.insert(all.end(), line.assignments().begin(), line.assignments().end());
        return Roster(problem_.period(), problem_.members().size(), std::move(all));
    }

private:
    [[nodiscard]] int standing(int day, ShiftTypeId type, SkillId skill) const
    {
        return static_cast<int>(std::ranges::count_if(lines_, [&](const LineSoFar& line) {
            return line.stands(day, type) && (!skill.is_set() || problem_.has_skill(line.member(), skill));
        }));
    }

    [[nodiscard]] bool overfills(MemberId member, int day, ShiftTypeId type) const
    {
        return std::ranges::any_of(problem_.cover_of(day, type), [&](const Cover& row) {
            return (!row.skill.is_set() || problem_.has_skill(member, row.skill)) &&
                   standing(day, type, row.skill) >= row.maximum;
        });
    }

    [[nodiscard]] bool meets_somebody(MemberId member, int day, ShiftTypeId type) const
    {
        return std::ranges::any_of(problem_.companies(), [&](const Company& company) {
            if (company.keep != Keep::apart || std::ranges::find(company.members, member) == company.members.end())
                return false;
            return std::ranges::any_of(company.members, [&](MemberId other) {
                return other != member && (company.within == Within::day ? lines_[other.row()].works(day)
                                                                         : lines_[other.row()].stands(day, type));
            });
        });
    }

    bool take(int day, ShiftTypeId type, SkillId skill)
    {
        const auto next = std::ranges::find_if(queue_, [&](MemberId member) {
            return (!skill.is_set() || problem_.has_skill(member, skill)) && lines_[member.row()].fits(day, type) &&
                   !overfills(member, day, type) && !meets_somebody(member, day, type);
        });
        if (next == queue_.end())
            return false;
        lines_[next->row()].add(day, type);
        std::rotate(next, next + 1, queue_.end());
        return true;
    }

    const Problem& problem_;
    std::vector<LineSoFar> lines_;
    std::vector<MemberId> queue_;
};

}  // namespace

Roster rotate(const Problem& problem, MemberId first)
{
    if (problem.members().empty())
        return Roster(problem.period(), 0, {});
    if (!problem.members().contains(first))
        throw InvalidInput({"rotate"}, "the cycle begins with a member that the problem does not have",
                           "name one of its " + std::to_string(problem.member_count()) + " members");
    Rota rota(problem, first);
    for (int day = 0; day < problem.day_count(); ++day)
        for (int type = 0; type < problem.shift_type_count(); ++type)
            rota.fill(day, ShiftTypeId(static_cast<ShiftTypeId::Value>(type)));
    return rota.roster();
}

}  // namespace muster::roster
