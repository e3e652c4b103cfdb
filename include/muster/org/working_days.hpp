// Which days are worked, for periods counted in working days.
#pragma once

#include "muster/core/day.hpp"

#include <set>

namespace muster::org {

/// Monday to Friday, without public holidays and with the weekend days that are worked instead. A value.
class WorkingDays {
public:
    /// Monday to Friday.
    WorkingDays() = default;

    /// @throws InvalidInput  on a day that is no calendar day, or is both off and worked.
    WorkingDays(std::set<Day> off, std::set<Day> worked_besides);

    [[nodiscard]] const std::set<Day>& off() const noexcept { return off_; }
    [[nodiscard]] const std::set<Day>& worked_besides() const noexcept { return worked_besides_; }

    [[nodiscard]] bool is_worked(Day day) const;

    /// Working days from `first` to `last`, both included. O(days between).
    [[nodiscard]] int count(Day first, Day last) const;

    /// The working day on which the `number`-th working day, counted from `first` on, is reached. `number` >= 1.
    [[nodiscard]] Day reached(Day first, int number) const;

    friend bool operator==(const WorkingDays&, const WorkingDays&) = default;

private:
    std::set<Day> off_;
    std::set<Day> worked_besides_;
};

}  // namespace muster::org
