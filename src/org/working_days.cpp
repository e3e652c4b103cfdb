#include "muster/org/working_days.hpp"

#include "muster/core/error.hpp"

#include <string>
#include <utility>

namespace muster::org {

WorkingDays::WorkingDays(std::set<Day> off, std::set<Day> worked_besides)
    : off_(std::move(off)), worked_besides_(std::move(worked_besides))
{
    const Where here{"working days"};
    for (const auto* const days : {&off_, &worked_besides_})
        for (const Day day : *days)
            require_calendar_day(day, here);
    for (const Day day : off_)
        if (worked_besides_.contains(day))
            throw InvalidInput(here, muster::to_string(day) + " is both off and worked", "keep one of the two");
}

bool WorkingDays::is_worked(Day day) const
{
    return worked_besides_.contains(day) || (!falls_on_weekend(day) && !off_.contains(day));
}

int WorkingDays::count(Day first, Day last) const
{
    int worked = 0;
    for (Day day = first; day <= last; day += Days(1))
        worked += is_worked(day) ? 1 : 0;
    return worked;
}

Day WorkingDays::reached(Day first, int number) const
{
    if (number < 1)
        throw InvalidInput({"working days"}, "working day " + std::to_string(number), "count from 1");
    for (Day day = first;; day += Days(1))
        if (is_worked(day) && --number == 0)
            return day;
}

}  // namespace muster::org
