// Free time is counted by merging what is taken on a day and adding up the gaps.
#include "muster/org/timetable.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace muster::org {
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

void require_length(ClockTime from, ClockTime to, const char* what)
{
    if (to <= from)
        throw InvalidInput({what}, to_string(to) + " does not come after " + to_string(from),
                           "give a beginning and a later end on the same day");
}

}  // namespace

Timetable::Timetable(Day week_one, std::vector<TakenTime> taken) : week_one_(week_one), taken_(std::move(taken))
{
    require_calendar_day(week_one, {"timetable"});
    if (iso_weekday(week_one) != 1)
        throw InvalidInput({"timetable"}, "week 1 begins on " + muster::to_string(week_one) + ", which is no Monday",
                           "give the Monday of the first week");
    for (std::size_t row = 0; row < taken_.size(); ++row) {
        const Where here{"timetable, time " + std::to_string(row + 1)};
        const TakenTime& time = taken_[row];
        if (time.weekday < 1 || time.weekday > 7)
            throw InvalidInput(here, "weekday " + std::to_string(time.weekday), "give 1 for Monday to 7 for Sunday");
        if (time.to <= time.from)
            throw InvalidInput(
                here, "its end " + to_string(time.to) + " does not come after its beginning " + to_string(time.from),
                "exchange the two, or split what runs past midnight");
        if (time.weeks.empty())
            throw InvalidInput(here, "it is held in no week", "give the weeks, or leave the time out");
    }
    std::ranges::sort(taken_, [](const TakenTime& left, const TakenTime& right) {
        return std::tuple(left.weekday, left.from, left.to, left.weeks.bits()) <
               std::tuple(right.weekday, right.from, right.to, right.weeks.bits());
    });
}

int Timetable::week_of(Day day) const
{
    require_calendar_day(day, {"timetable"});
    if (!week_one_)
        return 0;
    const long days = (day - *week_one_).days();
    return static_cast<int>(days >= 0 ? days / 7 + 1 : -((6 - days) / 7) + 1);
}

bool Timetable::is_free(Day day, ClockTime from, ClockTime to) const
{
    require_length(from, to, "free time");
    const int week = week_of(day);
    const int weekday = iso_weekday(day);
    return std::ranges::none_of(taken_, [&](const TakenTime& time) {
        return time.weekday == weekday && time.weeks.contains(week) && time.from < to && from < time.to;
    });
}

Timetable Timetable::joined_with(const Timetable& other) const
{
    if (!week_one_)
        return other;
    if (!other.week_one_)
        return *this;
    if (*week_one_ != *other.week_one_)
        throw InvalidInput({"timetable"},
                           "its week 1 begins on " + muster::to_string(*week_one_) + ", that of the other on " +
                               muster::to_string(*other.week_one_),
                           "give both the same first Monday");
    std::vector<TakenTime> all = taken_;
    all.insert(all.end(), other.taken_.begin(), other.taken_.end());
    return Timetable(*week_one_, std::move(all));
}

Minutes free_minutes_in_common(const Timetable& left, const Timetable& right, const DayWindow& window)
{
    require_length(window.from, window.to, "day window");
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
    require_length(window.from, window.to, "day window");
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
