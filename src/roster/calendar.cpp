#include "muster/roster/calendar.hpp"

#include <algorithm>

namespace muster::roster {

bool Calendar::is_weekend(Day day) const
{
    const auto contains = [](const auto& list, const auto& one) { return std::ranges::find(list, one) != list.end(); };
    return contains(holidays, day) || (contains(weekend, iso_weekday(day)) && !contains(worked, day));
}

}  // namespace muster::roster
