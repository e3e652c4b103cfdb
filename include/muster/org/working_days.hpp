// Which days are worked, for periods counted in working days.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// Monday to Friday, without public holidays and with the weekend days that are worked instead (调休). A value.
///
/// Holidays are laid down a year at a time, so a calendar ends: past `known_until` it answers nothing.
class WorkingDays {
public:
    /// The calendars published for 2024 to 2026: see `published`.
    WorkingDays() : WorkingDays(published()) {}

    /// Whole years: known from the first of January of the earliest day given to the end of the latest one's year,
    /// or to `known_until`.
    ///
    /// @throws InvalidInput  on a day that is no calendar day, or is both off and worked.
    WorkingDays(std::vector<Day> off, std::vector<Day> worked_besides, std::optional<Day> known_until = {});

    /// The State Council's holiday notices (国务院办公厅关于节假日安排的通知) for 2024, 2025 and 2026.
    [[nodiscard]] static WorkingDays published();
    /// Monday to Friday for ever, where nobody lays down holidays.
    [[nodiscard]] static WorkingDays monday_to_friday();

    /// The calendar that had these four answers; neither day set: `monday_to_friday` with these days.
    ///
    /// @throws InvalidInput  as the constructor.
    [[nodiscard]] static WorkingDays restored(std::vector<Day> off, std::vector<Day> worked_besides,
                                              std::optional<Day> known_from, std::optional<Day> known_until);

    /// Days off besides Saturday and Sunday, rising.
    [[nodiscard]] const std::vector<Day>& off() const noexcept { return off_; }
    /// Weekend days that are worked, rising.
    [[nodiscard]] const std::vector<Day>& worked_besides() const noexcept { return worked_besides_; }
    /// First day that the calendar knows; not set: any.
    [[nodiscard]] std::optional<Day> known_from() const { return is_endless_ ? std::nullopt : std::optional(from_); }
    /// Last day that the calendar knows; not set: there is no end.
    [[nodiscard]] std::optional<Day> known_until() const { return is_endless_ ? std::nullopt : std::optional(until_); }
    /// Whether the calendar knows the day.
    [[nodiscard]] bool knows(Day day) const { return is_endless_ || (from_ <= day && day <= until_); }

    /// This calendar and further days, as of later years. A day that is given here counts as given here.
    ///
    /// @throws InvalidInput  as the constructor, or where years between are missing.
    [[nodiscard]] WorkingDays with(const std::vector<Day>& off, const std::vector<Day>& worked_besides) const;

    /// Whether the day is a working day.
    ///
    /// @throws InvalidInput  where the calendar does not know the day.
    [[nodiscard]] bool is_worked(Day day) const;

    /// Working days from `first` to `last`, both included. O(days between).
    ///
    /// @throws InvalidInput  where the calendar does not know one of them.
    [[nodiscard]] int count(Day first, Day last) const;

    /// The working day on which the `number`-th working day, counted from `first` on, is reached. `number` >= 1.
    ///
    /// @throws InvalidInput  where the calendar ends before.
    [[nodiscard]] Day reached(Day first, int number) const;

    friend bool operator==(const WorkingDays&, const WorkingDays&) = default;

private:
    void check();

    std::vector<Day> off_;
    std::vector<Day> worked_besides_;
    bool is_endless_ = false;
    Day from_{boost::gregorian::max_date_time};  // nothing is known where from_ > until_
    Day until_{boost::gregorian::min_date_time};
};

inline WorkingDays::WorkingDays(std::vector<Day> off, std::vector<Day> worked_besides, std::optional<Day> known_until)
    : off_(std::move(off)), worked_besides_(std::move(worked_besides))
{
    check();
    for (const auto* const days : {&off_, &worked_besides_})
        if (!days->empty()) {
            from_ = std::min(from_, Day(days->front().year(), 1, 1));
            until_ = std::max(until_, Day(days->back().year(), 12, 31));
        }
    if (!known_until)
        return;
    require_calendar_day(*known_until, {"working days"});
    from_ = std::min(from_, Day(known_until->year(), 1, 1));
    until_ = *known_until;
}

inline void WorkingDays::check()
{
    const Where here{"working days"};
    for (auto* const days : {&off_, &worked_besides_}) {
        for (const Day day : *days)
            require_calendar_day(day, here);
        std::ranges::sort(*days);
        days->erase(std::unique(days->begin(), days->end()), days->end());
    }
    for (const Day day : off_)
        if (std::ranges::binary_search(worked_besides_, day))
            throw InvalidInput(here, muster::to_string(day).append(" is both off and worked"), "keep one of the two");
}

inline WorkingDays WorkingDays::published()
{
    struct Run {
        unsigned short year, month, first, last;
    };
    static constexpr Run off[] = {
        {2024, 1, 1, 1},   {2024, 2, 12, 16}, {2024, 4, 4, 5}, {2024, 5, 1, 3},   {2024, 6, 10, 10}, {2024, 9, 16, 17},
        {2024, 10, 1, 4},  {2024, 10, 7, 7},  {2025, 1, 1, 1}, {2025, 1, 28, 31}, {2025, 2, 3, 4},   {2025, 4, 4, 4},
        {2025, 5, 1, 2},   {2025, 5, 5, 5},   {2025, 6, 2, 2}, {2025, 10, 1, 3},  {2025, 10, 6, 8},  {2026, 1, 1, 2},
        {2026, 2, 16, 20}, {2026, 2, 23, 23}, {2026, 4, 6, 6}, {2026, 5, 1, 1},   {2026, 5, 4, 5},   {2026, 6, 19, 19},
        {2026, 9, 25, 25}, {2026, 10, 1, 2},  {2026, 10, 5, 7}};
    static constexpr Run worked[] = {{2024, 2, 4, 4},    {2024, 2, 18, 18}, {2024, 4, 7, 7},   {2024, 4, 28, 28},
                                     {2024, 5, 11, 11},  {2024, 9, 14, 14}, {2024, 9, 29, 29}, {2024, 10, 12, 12},
                                     {2025, 1, 26, 26},  {2025, 2, 8, 8},   {2025, 4, 27, 27}, {2025, 9, 28, 28},
                                     {2025, 10, 11, 11}, {2026, 1, 4, 4},   {2026, 2, 14, 14}, {2026, 2, 28, 28},
                                     {2026, 5, 9, 9},    {2026, 9, 20, 20}, {2026, 10, 10, 10}};
    const auto days_of = [](const auto& runs) {
        std::vector<Day> days;
        for (const Run& run : runs)
            for (unsigned short day = run.first; day <= run.last; ++day)
                days.emplace_back(run.year, run.month, day);
        return days;
    };
    return {days_of(off), days_of(worked)};
}

inline WorkingDays WorkingDays::monday_to_friday()
{
    WorkingDays days(std::vector<Day>{}, std::vector<Day>{});
    days.is_endless_ = true;
    return days;
}

inline WorkingDays WorkingDays::restored(std::vector<Day> off, std::vector<Day> worked_besides,
                                         std::optional<Day> known_from, std::optional<Day> known_until)
{
    WorkingDays days(std::move(off), std::move(worked_besides), known_until);
    days.is_endless_ = !known_from && !known_until;
    if (known_from && known_until) {  // special where nothing is known
        days.from_ = *known_from;
        days.until_ = *known_until;
    }
    return days;
}

inline WorkingDays WorkingDays::with(const std::vector<Day>& off, const std::vector<Day>& worked_besides) const
{
    const WorkingDays further(off, worked_besides);
    const Days one(1);
    if (!is_endless_ && from_ <= until_ && further.from_ <= further.until_ &&
        (until_ + one < further.from_ || further.until_ + one < from_))
        throw InvalidInput({"working days"},
                           std::string("there is a gap between the days known, ")
                               .append(muster::to_string(from_))
                               .append(" to ")
                               .append(muster::to_string(until_))
                               .append(", and those added, from ")
                               .append(muster::to_string(further.from_)),
                           "add the holidays of the years between");
    WorkingDays joined = *this;
    const auto take = [](std::vector<Day>& into, const std::vector<Day>& added, const std::vector<Day>& taken_out) {
        std::erase_if(into, [&](Day day) { return std::ranges::find(taken_out, day) != taken_out.end(); });
        into.insert(into.end(), added.begin(), added.end());
    };
    take(joined.off_, off, worked_besides);
    take(joined.worked_besides_, worked_besides, off);
    joined.check();
    joined.from_ = std::min(from_, further.from_);
    joined.until_ = std::max(until_, further.until_);
    return joined;
}

inline bool WorkingDays::is_worked(Day day) const
{
    if (!knows(day)) {
        const bool is_empty = until_ < from_;
        throw InvalidInput(
            {"working days"},
            is_empty
                ? std::string("the calendar knows no year, and ").append(muster::to_string(day)).append(" is asked for")
                : std::string("the calendar knows the days from ")
                      .append(muster::to_string(from_))
                      .append(" to ")
                      .append(muster::to_string(until_))
                      .append(", and ")
                      .append(muster::to_string(day))
                      .append(" is not among them"),
            "add the holidays that were published for that year");
    }
    return std::ranges::binary_search(worked_besides_, day) ||
           (!falls_on_weekend(day) && !std::ranges::binary_search(off_, day));
}

inline int WorkingDays::count(Day first, Day last) const
{
    int worked = 0;
    for (Day day = first; day <= last; day += Days(1))
        worked += is_worked(day) ? 1 : 0;
    return worked;
}

inline Day WorkingDays::reached(Day first, int number) const
{
    if (number < 1)
        throw InvalidInput({"working days"}, std::string("working day ").append(std::to_string(number)),
                           "count from 1");
    for (Day day = first;; day += Days(1))
        if (is_worked(day) && --number == 0)
            return day;
}

}  // namespace muster::org

#pragma GCC visibility pop
