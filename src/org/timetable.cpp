// Free time is counted by merging what is taken on a day and adding up the gaps.
#include "muster/org/timetable.hpp"

#include <algorithm>
#include <vector>

namespace muster::inline v0_2::org {
namespace {

struct Span {
    Minutes from;
    Minutes to;
};

// Length of `window` that no span covers. Sorts the spans.
Minutes left_free(std::vector<Span>& taken, const DayWindow& window)
{
    std::ranges::sort(taken, {}, &Span::from);
    Minutes free{0};
    Minutes reached = window.from.since_midnight();
    const Minutes end = window.to.since_midnight();
    for (const auto& [from, to] : taken) {
        if (from > reached)
            free += std::min(from, end) - std::min(reached, end);
        reached = std::max(reached, to);
    }
    return free + std::max(Minutes{0}, end - reached);
}

}  // namespace

Minutes free_minutes_in_common(const Timetable& left, const Timetable& right, const DayWindow& window)
{
    detail::require_length(window.from, window.to, "day window");
    Minutes free{0};
    std::vector<Span> taken;
    for (int weekday = 1; weekday <= 7; ++weekday) {
        taken.clear();
        for (const Timetable* const table : {&left, &right})
            for (const TakenTime& time : table->taken())
                if (time.weekday == weekday)
                    taken.push_back({time.from.since_midnight(), time.to.since_midnight()});
        free += left_free(taken, window);
    }
    return free;
}

Minutes free_minutes_in_period(std::span<const Timetable> all, const Period& period, const DayWindow& window)
{
    detail::require_length(window.from, window.to, "day window");
    Minutes free{0};
    std::vector<Span> taken;
    for (Day day = period.first(); day <= period.last(); day += Days(1)) {
        taken.clear();
        const int weekday = iso_weekday(day);
        for (const Timetable& table : all) {
            const int week = table.week_of(day);
            for (const TakenTime& time : table.taken())
                if (time.weekday == weekday && time.weeks.contains(week))
                    taken.push_back({time.from.since_midnight(), time.to.since_midnight()});
        }
        free += left_free(taken, window);
    }
    return free;
}

}  // namespace muster::org
