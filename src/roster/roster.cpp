#include "muster/roster/roster.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace muster::roster {
namespace {

std::string text(const Assignment& assignment)
{
    return "member " + std::to_string(assignment.member.row() + 1) + " on " + to_string(assignment.shift.day) +
           ", shift type " + std::to_string(assignment.shift.type.row() + 1);
}

}  // namespace

Roster::Roster(Period period, std::size_t member_count, std::vector<Assignment> assignments)
    : period_(period), member_count_(member_count), days_(period.length()), assignments_(std::move(assignments))
{
    if (member_count_ > std::numeric_limits<std::uint32_t>::max() / (days_ + 1))
        throw InvalidInput({"roster"}, "it has more members and days than fit", "split it by unit or by term");
    if (!std::ranges::is_sorted(assignments_, std::less<>{}))
        std::ranges::sort(assignments_, std::less<>{});
    begin_.assign(member_count_ * days_ + 1, 0);
    for (std::size_t i = 0; i < assignments_.size(); ++i) {
        const auto& [member, shift] = assignments_[i];
        if (!member.is_set() || member.row() >= member_count_)
            throw InvalidInput(
                {"roster"}, text(assignments_[i]) + ": the member is not one of its " + std::to_string(member_count_),
                "correct the id");
        if (shift.day.is_special() || !period_.contains(shift.day))
            throw InvalidInput({"roster"}, text(assignments_[i]) + ": the day lies outside " + to_string(period_),
                               "correct the day or the period");
        if (!shift.type.is_set())
            throw InvalidInput({"roster"}, text(assignments_[i]) + ": it names no shift type", "give its id");
        if (i > 0 && assignments_[i] == assignments_[i - 1])
            throw InvalidInput({"roster"}, text(assignments_[i]) + " stands here twice", "keep one of the two");
        ++begin_[member.row() * days_ + static_cast<std::size_t>((shift.day - period_.first()).days()) + 1];
    }
    for (std::size_t cell = 1; cell < begin_.size(); ++cell)
        begin_[cell] += begin_[cell - 1];
}

bool Roster::contains(const Assignment& assignment) const
{
    if (!assignment.member.is_set() || assignment.member.row() >= member_count_ || assignment.shift.day.is_special() ||
        !period_.contains(assignment.shift.day))
        return false;
    const auto there = on(assignment.member, static_cast<int>((assignment.shift.day - period_.first()).days()));
    return std::ranges::find(there, assignment) != there.end();
}

Roster Roster::with(std::span<const Assignment> dropped, std::span<const Assignment> added) const
{
    std::vector<Assignment> gone(dropped.begin(), dropped.end());
    std::ranges::sort(gone, std::less<>{});
    for (const Assignment& assignment : gone)
        if (!contains(assignment))
            throw InvalidInput({"roster"}, text(assignment) + " is to be dropped and does not stand here",
                               "drop only what stands in the roster");
    std::vector<Assignment> come(added.begin(), added.end());
    std::ranges::sort(come, std::less<>{});
    std::vector<Assignment> kept;
    kept.reserve(assignments_.size() + come.size());
    std::ranges::set_difference(assignments_, gone, std::back_inserter(kept), std::less<>{});
    const auto middle = kept.insert(kept.end(), come.begin(), come.end());
    std::ranges::inplace_merge(kept, middle, std::less<>{});
    return Roster(period_, member_count_, std::move(kept));
}

}  // namespace muster::roster
