#include "muster/core/period.hpp"

#include "muster/core/error.hpp"

namespace muster {

Period::Period(Day first, Day last) : first_(first), last_(last)
{
    const Where here{"period"};
    require_calendar_day(first, here);
    require_calendar_day(last, here);
    if (last < first)
        throw InvalidInput(
            here, "its last day " + muster::to_string(last) + " comes before its first, " + muster::to_string(first),
            "exchange the two days");
}

std::size_t Period::length() const { return static_cast<std::size_t>((last_ - first_).days()) + 1; }

std::string to_string(const Period& period) { return to_string(period.first()) + ".." + to_string(period.last()); }

}  // namespace muster
