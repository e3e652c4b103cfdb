// Days and times as people say them.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/period.hpp"

#include <optional>
#include <string>

namespace muster::inline v0_2::report {

/// 周一, Mon.
[[nodiscard]] std::string short_weekday(Day day, Language language);
/// 9月7日, 7 Sep.
[[nodiscard]] std::string short_day(Day day, Language language);
/// 9月7日 周一, Mon 7 Sep.
[[nodiscard]] std::string day_of_week(Day day, Language language);
/// 2026年9月7日, 7 Sep 2026.
[[nodiscard]] std::string whole_day(Day day, Language language);
/// 9月28日至10月4日, 28 Sep – 4 Oct.
[[nodiscard]] std::string short_days(const Period& days, Language language);
/// 22:00–次日06:00, 22:00–06:00 next day; empty where the start is not known.
[[nodiscard]] std::string clock_times(const std::optional<ClockTime>& start, Minutes length, Language language);

}  // namespace muster::report
