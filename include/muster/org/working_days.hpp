// Which days are worked, for periods counted in working days.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"

#include <set>
#include <string>
#include <utility>

#pragma GCC visibility push(default)

namespace muster::org {

/// Monday to Friday, without public holidays and with the weekend days that are worked instead. A value.
class WorkingDays {
public:
    /// Monday to Friday.
    WorkingDays() = default;

    /// @throws InvalidInput  on a day that is no calendar day, or is both off and worked.
    WorkingDays(std::set<Day> off, std::set<Day> worked_besides)
        : off_(std::move(off)), worked_besides_(std::move(worked_besides))
    {
        const Where here{"working days"};
        for (const auto* const days : {&off_, &worked_besides_})
            for (const Day day : *days)
                require_calendar_day(day, here);
        for (const Day day : off_)
            if (worked_besides_.contains(day))
                throw InvalidInput(here, muster::to_string(day).append(" is both off and worked"),
                                   "keep one of the two");
    }

    /// Days off besides Saturday and Sunday.
    [[nodiscard]] const std::set<Day>& off() const noexcept { return off_; }
    /// Weekend days that are worked.
    [[nodiscard]] const std::set<Day>& worked_besides() const noexcept { return worked_besides_; }

    /// Whether the day is a working day.
    [[nodiscard]] bool is_worked(Day day) const
    {
        return worked_besides_.contains(day) || (!falls_on_weekend(day) && !off_.contains(day));
    }

    /// Working days from `first` to `last`, both included. O(days between).
    [[nodiscard]] int count(Day first, Day last) const
    {
        int worked = 0;
        for (Day day = first; day <= last; day += Days(1))
            worked += is_worked(day) ? 1 : 0;
        return worked;
    }

    /// The working day on which the `number`-th working day, counted from `first` on, is reached. `number` >= 1.
    [[nodiscard]] Day reached(Day first, int number) const
    {
        if (number < 1)
            throw InvalidInput({"working days"}, std::string("working day ").append(std::to_string(number)),
                               "count from 1");
        for (Day day = first;; day += Days(1))
            if (is_worked(day) && --number == 0)
                return day;
    }

    friend bool operator==(const WorkingDays&, const WorkingDays&) = default;

private:
    std::set<Day> off_;
    std::set<Day> worked_besides_;
};

}  // namespace muster::org

#pragma GCC visibility pop
