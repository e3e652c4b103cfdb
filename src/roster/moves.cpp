#include "moves.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {
namespace {

bool may_stand(const Problem& problem, const Assignment& assignment)
{
    return problem.may_stand(assignment.member, problem.index_of(assignment.shift.day), assignment.shift.type);
}

Roster base_of(const Problem& problem, const Roster& published)
{
    std::vector<Assignment> gone;
    for (const Assignment& assignment : published.assignments())
        if (!may_stand(problem, assignment))
            gone.push_back(assignment);
    std::vector<Assignment> pinned;
    for (const Assignment& pin : problem.pinned())
        if (!published.contains(pin))
            pinned.push_back(pin);
    return published.with(gone, pinned);
}

}  // namespace

Moves::Moves(const Problem& problem, const Roster& published)
    : problem_(problem), base_(base_of(problem, published)),
      wanted_(static_cast<std::size_t>(problem.day_count()) * problem.shift_types().size(), 0),
      stood_before_(wanted_.size(), 0), emptied_(wanted_.size(), 0)
{
    for (int day = 0; day < problem.day_count(); ++day)
        for (int row = 0; row < problem.shift_type_count(); ++row) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row));
            int of_all = 0;
            int by_skill = 0;
            for (const Cover& cover : problem.cover_of(day, type))
                (cover.skill.is_set() ? by_skill : of_all) += cover.wanted;
            wanted_[slot(day, type)] = std::max(of_all, by_skill);
        }
    for (const Assignment& assignment : base_.assignments())
        ++stood_before_[slot(problem.index_of(assignment.shift.day), assignment.shift.type)];
    for (const Assignment& assignment : published.assignments())
        if (!may_stand(problem, assignment))
            ++emptied_[slot(problem.index_of(assignment.shift.day), assignment.shift.type)];
}

People Moves::people(const Roster& roster, int day, ShiftTypeId type) const
{
    People found;
    for (int row = 0; row < problem_.member_count(); ++row) {
        const Assignment one{MemberId(static_cast<MemberId::Value>(row)), {problem_.day(day), type}};
        if (!roster.contains(one))
            continue;
        ++found.all;
        if (base_.contains(one))
            ++found.kept;
    }
    return found;
}

int Moves::beyond(int day, ShiftTypeId type, const People& people) const noexcept
{
    return std::max(0, people.all - std::max(wanted(day, type), people.kept));
}

int Moves::left_open(int day, ShiftTypeId type, const People& people) const noexcept
{
    return std::clamp(wanted(day, type) - people.all, 0, emptied(day, type));
}

std::vector<People> Moves::people(const Roster& roster) const
{
    std::vector<People> found(wanted_.size());
    for (const Assignment& one : roster.assignments()) {
        People& there = found[slot(problem_.index_of(one.shift.day), one.shift.type)];
        ++there.all;
        there.kept += base_.contains(one) ? 1 : 0;
    }
    return found;
}

std::size_t Moves::counted(const Roster& roster) const
{
    const std::vector<People> all = people(roster);
    int sum = 0;
    for (int day = 0; day < problem_.day_count(); ++day)
        for (int row = 0; row < problem_.shift_type_count(); ++row) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row));
            sum += counted(day, type, all[slot(day, type)]);
        }
    return static_cast<std::size_t>(sum);
}

int Moves::counted(const Roster& roster, const Change& change) const
{
    const auto& [member, shift] = change.assignment;
    const int day = problem_.index_of(shift.day);
    const People before = people(roster, day, shift.type);
    const int step = change.is_added ? 1 : -1;
    const People after{before.all + step, before.kept + (base_.contains(change.assignment) ? step : 0)};
    return counted(day, shift.type, after) - counted(day, shift.type, before);
}

std::vector<Shift> Moves::left_open(const Roster& roster) const
{
    const std::vector<People> all = people(roster);
    std::vector<Shift> open;
    for (int day = 0; day < problem_.day_count(); ++day)
        for (int row = 0; row < problem_.shift_type_count(); ++row) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row));
            open.insert(open.end(), static_cast<std::size_t>(left_open(day, type, all[slot(day, type)])),
                        {problem_.day(day), type});
        }
    return open;
}

}  // namespace muster::roster
