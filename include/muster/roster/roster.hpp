// Who stands which shift.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/period.hpp"
#include "muster/roster/shift.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::roster {

/// Assignments of some members over a period. Immutable; knows nothing of rules.
///
/// Always true: sorted by member, day and type, none twice, all inside the period and the number of members.
class Roster {
public:
    /// @throws InvalidInput  naming the first assignment that lies outside or stands twice.
    Roster(Period period, std::size_t member_count, std::vector<Assignment> assignments);

    [[nodiscard]] const Period& period() const noexcept { return period_; }
    [[nodiscard]] std::size_t member_count() const noexcept { return member_count_; }
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

}  // namespace muster::roster
