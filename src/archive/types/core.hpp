// The core's types: readable in JSON and XML, short in binary.
#pragma once

#include "containers.hpp"
#include "words.hpp"

#include "muster/core/day.hpp"
#include "muster/core/decimal.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/period.hpp"
#include "muster/core/seed.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::archive {

inline const Where in_content{"content"};

/// The Julian day number, which is also how the calendar keeps a day in memory.
[[nodiscard]] inline std::int32_t number_of(Day day) { return static_cast<std::int32_t>(day.julian_day()); }

[[nodiscard]] inline bool is_day_number(std::int64_t number)
{
    static const auto first = Day(1400, 1, 1).julian_day();
    static const auto last = Day(9999, 12, 31).julian_day();
    return number >= first && number <= last;
}

[[nodiscard]] inline Day day_of(std::int32_t number)
{
    if (!is_day_number(number))
        throw InvalidInput(in_content, "it has a day of number " + std::to_string(number),
                           "give an archive that Muster saved");
    return Day(1400, 1, 1) + Days(number - number_of(Day(1400, 1, 1)));
}

template <>
inline void require_sound(const std::vector<Day>& days)
{
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const Day day : days) {
        const std::int64_t number = std::bit_cast<std::uint32_t>(day);
        first = std::min(first, number);
        last = std::max(last, number);
    }
    if (!days.empty() && (!is_day_number(first) || !is_day_number(last)))
        throw InvalidInput(in_content, "it has a day that is in no calendar", "give an archive that Muster saved");
}

inline constexpr std::int32_t no_day = -1;

template <>
struct Blank<Period> {
    static Period make() { return {Day(1400, 1, 1), Day(1400, 1, 1)}; }
};

template <>
struct Blank<Day> {
    static Day make() { return {1400, 1, 1}; }
};

}  // namespace muster::archive

namespace cereal {

// Decimals: "12.5", or millionths.
template <muster::archive::Text Archive, class Kind>
std::string save_minimal(const Archive&, const muster::Decimal<Kind>& value)
{
    return to_string(value);
}
template <muster::archive::Text Archive, class Kind>
void load_minimal(const Archive&, muster::Decimal<Kind>& value, const std::string& text)
{
    value = muster::Decimal<Kind>::parse(text, muster::archive::in_content);
}
template <muster::archive::Binary Archive, class Kind>
std::int64_t save_minimal(const Archive&, const muster::Decimal<Kind>& value)
{
    return value.millionths();
}
template <muster::archive::Binary Archive, class Kind>
void load_minimal(const Archive&, muster::Decimal<Kind>& value, const std::int64_t& millionths)
{
    value = muster::Decimal<Kind>::from_millionths(millionths);
}

// Days: "2026-09-07", or a number. A day that may be missing: "" or -1.
template <muster::archive::Text Archive>
std::string save_minimal(const Archive&, const muster::Day& day)
{
    return muster::to_string(day);
}
template <muster::archive::Text Archive>
void load_minimal(const Archive&, muster::Day& day, const std::string& text)
{
    day = muster::parse_day(text, muster::archive::in_content);
}
template <muster::archive::Binary Archive>
std::int32_t save_minimal(const Archive&, const muster::Day& day)
{
    return muster::archive::number_of(day);
}
template <muster::archive::Binary Archive>
void load_minimal(const Archive&, muster::Day& day, const std::int32_t& number)
{
    day = muster::archive::day_of(number);
}
template <muster::archive::Text Archive>
std::string save_minimal(const Archive&, const std::optional<muster::Day>& day)
{
    return day ? muster::to_string(*day) : std::string();
}
template <muster::archive::Text Archive>
void load_minimal(const Archive&, std::optional<muster::Day>& day, const std::string& text)
{
    day = text.empty() ? std::nullopt : std::optional(muster::parse_day(text, muster::archive::in_content));
}
template <muster::archive::Binary Archive>
std::int32_t save_minimal(const Archive&, const std::optional<muster::Day>& day)
{
    return day ? muster::archive::number_of(*day) : muster::archive::no_day;
}
template <muster::archive::Binary Archive>
void load_minimal(const Archive&, std::optional<muster::Day>& day, const std::int32_t& number)
{
    day = number == muster::archive::no_day ? std::nullopt : std::optional(muster::archive::day_of(number));
}

// Times of day: "21:20", or minutes. Lengths: minutes.
template <muster::archive::Text Archive>
std::string save_minimal(const Archive&, const muster::ClockTime& time)
{
    return to_string(time);
}
template <muster::archive::Text Archive>
void load_minimal(const Archive&, muster::ClockTime& time, const std::string& text)
{
    time = muster::ClockTime::parse(text, muster::archive::in_content);
}
template <muster::archive::Binary Archive>
std::uint16_t save_minimal(const Archive&, const muster::ClockTime& time)
{
    return static_cast<std::uint16_t>(time.since_midnight().count());
}
template <muster::archive::Binary Archive>
void load_minimal(const Archive&, muster::ClockTime& time, const std::uint16_t& minutes)
{
    time = muster::ClockTime(muster::Minutes{minutes});
}
template <class Archive>
std::int32_t save_minimal(const Archive&, const muster::Minutes& minutes)
{
    return minutes.count();
}
template <class Archive>
void load_minimal(const Archive&, muster::Minutes& minutes, const std::int32_t& count)
{
    minutes = muster::Minutes{count};
}

// Ids: rows; -1 in text and the largest number in binary where not set.
template <muster::archive::Text Archive, class Kind>
std::int64_t save_minimal(const Archive&, const muster::Id<Kind>& id)
{
    return id.is_set() ? std::int64_t{id.row()} : -1;
}
template <muster::archive::Text Archive, class Kind>
void load_minimal(const Archive&, muster::Id<Kind>& id, const std::int64_t& row)
{
    if (row < -1 || row >= std::int64_t{std::numeric_limits<std::uint32_t>::max()})
        throw muster::InvalidInput(muster::archive::in_content, "it names row " + std::to_string(row),
                                   "give a row, counted from 0, or -1 for none");
    id = row < 0 ? muster::Id<Kind>() : muster::Id<Kind>(static_cast<std::uint32_t>(row));
}
template <muster::archive::Binary Archive, class Kind>
std::uint32_t save_minimal(const Archive&, const muster::Id<Kind>& id)
{
    return id.row();
}
template <muster::archive::Binary Archive, class Kind>
void load_minimal(const Archive&, muster::Id<Kind>& id, const std::uint32_t& row)
{
    id = muster::Id<Kind>(row);
}

// A number of days.
template <class Archive>
std::int32_t save_minimal(const Archive&, const muster::Days& days)
{
    return static_cast<std::int32_t>(days.days());
}
template <class Archive>
void load_minimal(const Archive&, muster::Days& days, const std::int32_t& count)
{
    days = muster::Days(count);
}

template <class Archive>
std::uint64_t save_minimal(const Archive&, const muster::Seed& seed)
{
    return seed.value;
}
template <class Archive>
void load_minimal(const Archive&, muster::Seed& seed, const std::uint64_t& value)
{
    seed.value = value;
}

template <class Archive>
void serialize(Archive& archive, muster::Label& label)
{
    archive(muster::archive::named("zh", label.zh), muster::archive::named("en", label.en));
}

template <class Archive>
void save(Archive& archive, const muster::Period& period)
{
    archive(muster::archive::named("first", period.first()), muster::archive::named("last", period.last()));
}
template <class Archive>
void load(Archive& archive, muster::Period& period)
{
    muster::Day first = muster::archive::Blank<muster::Day>::make();
    muster::Day last = first;
    archive(muster::archive::named("first", first), muster::archive::named("last", last));
    period = muster::Period(first, last);
}

}  // namespace cereal
