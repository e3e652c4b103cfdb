#include "calendar_spans.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::org {

std::vector<Period> spans_ending_in(const Period& period, int months)
{
    if (months < 1)
        throw InvalidInput({"rule"}, "once in " + std::to_string(months) + " months", "give 1 month or more");
    std::vector<Period> spans;
    const auto first = period.first().year_month_day();
    const int in_year = (static_cast<int>(first.month.as_number()) - 1) / months * months + 1;
    Day from(first.year, static_cast<unsigned short>(in_year), 1);
    while (true) {
        // A span never runs into the next year, so that a year always begins one.
        const Day next_year(static_cast<unsigned short>(from.year() + 1), 1, 1);
        const Day next = std::min(months_later(from, months), next_year);
        const Day last = next - Days(1);
        if (last > period.last())
            return spans;
        if (last >= period.first())
            spans.emplace_back(from, last);
        from = next;
    }
}

}  // namespace muster::org
