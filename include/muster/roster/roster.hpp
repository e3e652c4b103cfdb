// Who stands which shift.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/id.hpp"
#include "muster/core/order.hpp"
#include "muster/core/period.hpp"
#include "muster/roster/shift.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Assignments of some members over a period. Immutable; knows nothing of rules.
///
/// Always true: sorted by member, day and type, none twice, all inside the period and the number of members.
class Roster {
public:
    /// @throws InvalidInput  naming the first assignment that lies outside or stands twice.
    Roster(Period period, std::size_t member_count, std::vector<Assignment> assignments);

    /// First and last day.
    [[nodiscard]] const Period& period() const noexcept { return period_; }
    /// Number of members, those without a shift included.
    [[nodiscard]] std::size_t member_count() const noexcept { return member_count_; }
    /// Number of assignments.
    [[nodiscard]] std::size_t size() const noexcept { return assignments_.size(); }

    /// All, by member, day and type. Valid as long as this roster is.
    [[nodiscard]] std::span<const Assignment> assignments() const noexcept { return assignments_; }
    /// Those of one member on one day (counted from 0); mostly none or one. O(1), unchecked.
    [[nodiscard]] std::span<const Assignment> on(MemberId member, int day) const noexcept
    {
        const std::size_t cell = member.row() * days_ + static_cast<std::size_t>(day);
        return assignments().subspan(begin_[cell], begin_[cell + 1] - begin_[cell]);
    }
    /// Those of one member. O(1), unchecked.
    [[nodiscard]] std::span<const Assignment> of(MemberId member) const noexcept
    {
        const std::size_t cell = member.row() * days_;
        return assignments().subspan(begin_[cell], begin_[cell + days_] - begin_[cell]);
    }
    /// O(1) and the shifts of that day.
    [[nodiscard]] bool contains(const Assignment& assignment) const;

    /// This roster without `dropped`, with `added`. O(size).
    ///
    /// @throws InvalidInput  if one of `dropped` is not here, or the result would be broken.
    [[nodiscard]] Roster with(std::span<const Assignment> dropped, std::span<const Assignment> added) const;

    friend bool operator==(const Roster& left, const Roster& right)
    {
        return left.period_ == right.period_ && left.member_count_ == right.member_count_ &&
               left.assignments_ == right.assignments_;
    }

private:
    Period period_;
    std::size_t member_count_;
    std::size_t days_;
    std::vector<Assignment> assignments_;
    std::vector<std::uint32_t> begin_;  // member x day, and the end
};

namespace detail {

[[nodiscard]] inline std::string text_of(const Assignment& assignment)
{
    return std::string("member ")
        .append(std::to_string(assignment.member.row() + 1))
        .append(" on ")
        .append(to_string(assignment.shift.day))
        .append(", shift type ")
        .append(std::to_string(assignment.shift.type.row() + 1));
}

}  // namespace detail

inline Roster::Roster(Period period, std::size_t member_count, std::vector<Assignment> assignments)
    : period_(period), member_count_(member_count), days_(period.length()), assignments_(std::move(assignments))
{
    if (member_count_ > UINT32_MAX / (days_ + 1))
        throw InvalidInput({"roster"}, "it has more members and days than fit", "split it by unit or by term");
    muster::detail::put_in_order(assignments_, std::less<>{});
    begin_.assign(member_count_ * days_ + 1, 0);
    for (std::size_t i = 0; i < assignments_.size(); ++i) {
        const auto& [member, shift] = assignments_[i];
        if (!member.is_set() || member.row() >= member_count_)
            throw InvalidInput({"roster"},
                               detail::text_of(assignments_[i])
                                   .append(": the member is not one of its ")
                                   .append(std::to_string(member_count_)),
                               "correct the id");
        if (shift.day.is_special() || !period_.contains(shift.day))
            throw InvalidInput(
                {"roster"},
                detail::text_of(assignments_[i]).append(": the day lies outside ").append(to_string(period_)),
                "correct the day or the period");
        if (!shift.type.is_set())
            throw InvalidInput({"roster"}, detail::text_of(assignments_[i]).append(": it names no shift type"),
                               "give its id");
        if (i > 0 && assignments_[i] == assignments_[i - 1])
            throw InvalidInput({"roster"}, detail::text_of(assignments_[i]).append(" stands here twice"),
                               "keep one of the two");
        ++begin_[member.row() * days_ + static_cast<std::size_t>((shift.day - period_.first()).days()) + 1];
    }
    for (std::size_t cell = 1; cell < begin_.size(); ++cell)
        begin_[cell] += begin_[cell - 1];
}

inline bool Roster::contains(const Assignment& assignment) const
{
    if (!assignment.member.is_set() || assignment.member.row() >= member_count_ || assignment.shift.day.is_special() ||
        !period_.contains(assignment.shift.day))
        return false;
    for (const Assignment& there :
         on(assignment.member, static_cast<int>((assignment.shift.day - period_.first()).days())))
        if (there == assignment)
            return true;
    return false;
}

inline Roster Roster::with(std::span<const Assignment> dropped, std::span<const Assignment> added) const
{
    std::vector<Assignment> gone(dropped.begin(), dropped.end());
    muster::detail::put_in_order(gone, std::less<>{});
    for (const Assignment& assignment : gone)
        if (!contains(assignment))
            throw InvalidInput({"roster"},
                               detail::text_of(assignment).append(" is to be dropped and does not stand here"),
                               "drop only what stands in the roster");
    std::vector<Assignment> come(added.begin(), added.end());
    muster::detail::put_in_order(come, std::less<>{});
    std::vector<Assignment> kept;
    kept.reserve(assignments_.size() + come.size());
    std::size_t next_gone = 0;
    std::size_t next_come = 0;
    for (const Assignment& assignment : assignments_) {
        while (next_gone < gone.size() && gone[next_gone] < assignment)
            ++next_gone;
        if (next_gone < gone.size() && gone[next_gone] == assignment)
            continue;
        for (; next_come < come.size() && come[next_come] < assignment; ++next_come)
            kept.push_back(come[next_come]);
        kept.push_back(assignment);
    }
    for (; next_come < come.size(); ++next_come)
        kept.push_back(come[next_come]);
    return Roster(period_, member_count_, std::move(kept));
}

}  // namespace muster::roster

#pragma GCC visibility pop
