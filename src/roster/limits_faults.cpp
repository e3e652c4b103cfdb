#include "limits_faults.hpp"

#include "muster/core/exact.hpp"

#include <set>
#include <string>
#include <tuple>

namespace muster::inline v0_2::roster {
namespace {

void find_in_windows(const Where& here, const Limits& limits, Rows& rows)
{
    std::set<std::tuple<std::int32_t, Measure, ShiftTypeId>> seen;
    for (const WindowMaximum& window : limits.windows) {
        if (window.days < 1 || window.days > longest_window)
            rows.fault(here, "a window has " + std::to_string(window.days) + " days",
                       "give 1 to " + std::to_string(longest_window) + " days");
        rows.fields(here, window, [](const char* name) { return std::string(name) + " of a window"; });
        if (!seen.insert({window.days, window.measure, window.type}).second)
            rows.fault(here, "it has two windows of " + std::to_string(window.days) + " days for the same shifts",
                       "keep the one with the lower maximum");
    }
}

void find_in_maxima(const Where& here, const Limits& limits, Rows& rows)
{
    std::set<ShiftTypeId> seen;
    for (const ShiftTypeMaximum& maximum : limits.of_type) {
        rows.fields(here, maximum, [](const char*) { return std::string("the maximum of a shift type"); });
        if (!seen.insert(maximum.type).second)
            rows.fault(here, "it has two maxima for shift \"" + rows.code_of(maximum.type) + "\"",
                       "keep one of the two");
    }
}

/// Of a minimum that only what is there has to reach, none may be asked for.
void find_crossed(const Where& here, const Limits& limits, Rows& rows)
{
    rows.not_crossed(here, "minimum_minutes", limits.minimum_minutes.count(), "maximum_minutes",
                     limits.maximum_minutes.count());
    rows.not_crossed(here, "minimum_shifts", limits.minimum_shifts, "maximum_shifts", limits.maximum_shifts);
    if (limits.maximum_consecutive > 0)
        rows.not_crossed(here, "minimum_consecutive", limits.minimum_consecutive, "maximum_consecutive",
                         limits.maximum_consecutive);
    rows.not_crossed(here, "minimum_days_off", limits.minimum_days_off, "maximum_days_off", limits.maximum_days_off);
    if (limits.maximum_consecutive_weekends > 0)
        rows.not_crossed(here, "minimum_consecutive_weekends", limits.minimum_consecutive_weekends,
                         "maximum_consecutive_weekends", limits.maximum_consecutive_weekends);
}

void find_in_kind_runs(const Where& here, const Limits& limits, Rows& rows)
{
    constexpr std::int64_t told_apart = std::int64_t{1} << 62;
    std::set<std::string> seen;
    WideInteger shorter = 1;  // combinations of runs that are still too short, or may be longer
    WideInteger longer = 1;
    for (const KindRun& run : limits.kind_runs) {
        rows.fields(here, run, [](const char* name) { return std::string(name) + " of a run of one kind"; });
        if (run.maximum > 0)
            rows.not_crossed(here, "minimum of a run of one kind", run.minimum, "maximum of a run of one kind",
                             run.maximum);
        if (!rows.has_kind(run.kind))
            rows.fault(here, "it has a run of kind \"" + run.kind + "\", and no shift type is of it",
                       "give the kind, or the code, of a shift type");
        if (!seen.insert(run.kind).second)
            rows.fault(here, "it has two runs of kind \"" + run.kind + "\"", "keep one of the two");
        shorter *= shorter < told_apart ? WideInteger{run.minimum} + 1 : 1;
        longer *= longer < told_apart && run.maximum != no_limit ? WideInteger{run.maximum} + 1 : 1;
    }
    if (shorter >= told_apart || longer >= told_apart)
        rows.fault(here, "its runs of one kind are too many and too long",
                   "give smaller minima and maxima, or fewer kinds");
}

void find_in_unwanted(const Where& here, const Limits& limits, Rows& rows)
{
    std::set<PatternId> seen;
    for (const PatternId pattern : limits.patterns) {
        rows.id(here, pattern);
        if (!seen.insert(pattern).second)
            rows.fault(here, "it names pattern \"" + rows.code_of(pattern) + "\" twice", "name it once");
    }
    const std::size_t beginnings = rows.beginnings_of(seen);
    if (beginnings > most_pattern_beginnings)
        rows.fault(here, "its patterns have " + std::to_string(beginnings) + " beginnings",
                   "give patterns of no more than " + std::to_string(most_pattern_beginnings) + " beginnings");
}

}  // namespace

void find_in_limits(const Where& here, const Limits& limits, Rows& rows)
{
    rows.fields(here, limits);
    find_crossed(here, limits, rows);
    find_in_maxima(here, limits, rows);
    find_in_windows(here, limits, rows);
    find_in_kind_runs(here, limits, rows);
    find_in_unwanted(here, limits, rows);
    rows.weekdays(here, limits.weekend);
}

}  // namespace muster::roster
