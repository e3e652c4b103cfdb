// What a repair counts as a change to somebody.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <cstddef>
#include <vector>

namespace muster::inline v0_2::roster {

/// One assignment, dropped or added.
struct Change {
    Assignment assignment;
    bool is_added = false;

    friend bool operator<(const Change& left, const Change& right)
    {
        return std::tie(left.is_added, left.assignment) < std::tie(right.is_added, right.assignment);
    }
    friend bool operator==(const Change&, const Change&) = default;
};

/// People on one shift.
struct People {
    int all = 0;
    int kept = 0;  ///< of these, who stood there before
};

/// Counts changes from what is left of a published roster (`base`): without the shifts that may not be stood any more,
/// with those that are pinned. Each shift of the base that somebody loses counts, and each person on a shift beyond
/// those wanted there, or kept, if they are more. Who is put where somebody is wanted does not count.
///
/// Always true: as shifts of the base are dropped and others added, the count never falls.
class Moves {
public:
    Moves(const Problem& problem, const Roster& published);

    [[nodiscard]] const Roster& base() const noexcept { return base_; }
    /// People wanted on a shift, of all or by skill together, whichever are more.
    [[nodiscard]] int wanted(int day, ShiftTypeId type) const noexcept { return wanted_[slot(day, type)]; }
    [[nodiscard]] int stood_before(int day, ShiftTypeId type) const noexcept { return stood_before_[slot(day, type)]; }
    /// How many of those who stood a shift may not any more.
    [[nodiscard]] int emptied(int day, ShiftTypeId type) const noexcept { return emptied_[slot(day, type)]; }

    [[nodiscard]] People people(const Roster& roster, int day, ShiftTypeId type) const;
    /// Of every shift, by day and type. O(size of the roster).
    [[nodiscard]] std::vector<People> people(const Roster& roster) const;
    /// Changes that count on one shift with these people.
    [[nodiscard]] int counted(int day, ShiftTypeId type, const People& people) const noexcept
    {
        return stood_before(day, type) - people.kept + beyond(day, type, people);
    }
    /// Of these, people beyond those wanted.
    [[nodiscard]] int beyond(int day, ShiftTypeId type, const People& people) const noexcept;
    /// Places of those who may not stand any more that nobody else has taken.
    [[nodiscard]] int left_open(int day, ShiftTypeId type, const People& people) const noexcept;

    /// All changes that count. O(days x types + size of the roster).
    [[nodiscard]] std::size_t counted(const Roster& roster) const;
    /// How much one change adds to the count, 0 or 1. O(members).
    [[nodiscard]] int counted(const Roster& roster, const Change& change) const;
    [[nodiscard]] std::vector<Shift> left_open(const Roster& roster) const;

private:
    [[nodiscard]] std::size_t slot(int day, ShiftTypeId type) const noexcept
    {
        return static_cast<std::size_t>(day) * problem_.shift_types().size() + type.row();
    }

    const Problem& problem_;
    Roster base_;
    std::vector<int> wanted_;  // day x type, as all here
    std::vector<int> stood_before_;
    std::vector<int> emptied_;
};

}  // namespace muster::roster
