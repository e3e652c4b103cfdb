// A day with or without a time of day, and what is late for certain.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/minutes.hpp"

#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// When something happened: a day, and the time of day where it was written down.
struct Moment {
    /// What it is, in a sentence.
    static constexpr const char* summary = "When something happened: a day, and the time of day where it is known.";

    Day day;                        ///< on which day
    std::optional<ClockTime> at{};  ///< at what time; not set: not on file

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("day", &Moment::day).needed(), field("at", &Moment::at));
    }

    friend bool operator==(const Moment&, const Moment&) = default;
};

/// Minutes since 1970-01-01 00:00 of the earliest time it can have been: 00:00 where no time is known.
[[nodiscard]] inline std::int64_t earliest_minute(const Moment& moment)
{
    const std::int64_t days = (moment.day - Day(1970, 1, 1)).days();
    return days * 24 * 60 + (moment.at ? moment.at->since_midnight().count() : 0);
}

/// The same of the latest: 24:00 where no time is known.
[[nodiscard]] inline std::int64_t latest_minute(const Moment& moment)
{
    const std::int64_t days = (moment.day - Day(1970, 1, 1)).days();
    return days * 24 * 60 + (moment.at ? moment.at->since_midnight().count() : 24 * 60);
}

/// The last moment in time, so many hours after the latest that `from` can have been.
///
/// The end of a day is 24:00 of it, not 00:00 of the next.
[[nodiscard]] inline Moment hours_after(const Moment& from, std::int32_t hours)
{
    const std::int64_t due = latest_minute(from) + std::int64_t{hours} * 60;
    const bool is_end_of_day = due % (24 * 60) == 0;
    const std::int64_t days = due / (24 * 60) - (is_end_of_day ? 1 : 0);
    const auto minutes = static_cast<std::int32_t>(due - days * 24 * 60);
    return {Day(1970, 1, 1) + Days(static_cast<int>(days)), ClockTime(Minutes{minutes})};
}

/// Whether it came later than so many hours after `from`. Where a time of day is not on file, only what cannot have
/// been in time is late.
[[nodiscard]] inline bool is_late(const Moment& moment, const Moment& from, std::int32_t hours)
{
    return earliest_minute(moment) > latest_minute(from) + std::int64_t{hours} * 60;
}

}  // namespace muster::record

#pragma GCC visibility pop
