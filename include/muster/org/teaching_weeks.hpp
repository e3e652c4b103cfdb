// Weeks of a term in which a class is held.
#pragma once

#include "muster/core/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

namespace detail {

inline constexpr int last_week = 64;

/// -1 where the text is no number of a week.
[[nodiscard]] constexpr int week_in(std::string_view text) noexcept
{
    const int week = muster::detail::number_in(text);
    return week < 1 || week > last_week ? -1 : week;
}

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// Whether the text had that ending, which is then gone.
[[nodiscard]] constexpr bool drop_ending(std::string_view& text, std::string_view ending) noexcept
{
    if (!text.ends_with(ending))
        return false;
    text = trimmed(text.substr(0, text.size() - ending.size()));
    return true;
}

}  // namespace detail

/// A set of weeks of a term, counted from 1 to 64.
class TeachingWeeks {
public:
    /// No week.
    constexpr TeachingWeeks() = default;

    /// Weeks 1 to 64.
    [[nodiscard]] static constexpr TeachingWeeks all() noexcept
    {
        TeachingWeeks made;
        made.bits_ = ~std::uint64_t{0};
        return made;
    }

    /// Weeks `first` to `last`, both included, every `step`-th of them (2: odd or even weeks, as `first` is).
    ///
    /// @throws InvalidInput  unless 1 <= first <= last <= 64 and step >= 1.
    [[nodiscard]] static TeachingWeeks range(int first, int last, int step = 1);

    /// Reads `1-8,10,12-16`, and `1-16 odd` or `2-16 even` (also 单, 双); `all` is every week.
    ///
    /// @throws InvalidInput  at `place`.
    [[nodiscard]] static TeachingWeeks parse(std::string_view text, const Where& place);

    /// From the weeks' bits, week 1 lowest.
    [[nodiscard]] static constexpr TeachingWeeks from_bits(std::uint64_t bits) noexcept
    {
        TeachingWeeks made;
        made.bits_ = bits;
        return made;
    }

    /// Whether it is one of them; no week outside 1 to 64 is.
    [[nodiscard]] constexpr bool contains(int week) const noexcept
    {
        return week >= 1 && week <= 64 && (bits_ >> (week - 1) & 1) != 0;
    }
    /// Whether there is none.
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    /// The weeks' bits, week 1 lowest.
    [[nodiscard]] constexpr std::uint64_t bits() const noexcept { return bits_; }

    friend constexpr TeachingWeeks operator|(TeachingWeeks left, TeachingWeeks right) noexcept
    {
        return from_bits(left.bits_ | right.bits_);
    }
    friend constexpr bool operator==(const TeachingWeeks&, const TeachingWeeks&) = default;

private:
    std::uint64_t bits_ = 0;
};

inline TeachingWeeks TeachingWeeks::range(int first, int last, int step)
{
    if (first < 1 || last < first || last > detail::last_week || step < 1)
        throw InvalidInput({"teaching weeks"},
                           std::string("weeks ")
                               .append(std::to_string(first))
                               .append(" to ")
                               .append(std::to_string(last))
                               .append(", every ")
                               .append(std::to_string(step)),
                           "give weeks from 1 to 64, the first not after the last, every 1 or more");
    std::uint64_t bits = 0;
    for (int week = first; week <= last; week += step)
        bits |= std::uint64_t{1} << (week - 1);
    return from_bits(bits);
}

inline TeachingWeeks TeachingWeeks::parse(std::string_view text, const Where& place)
{
    std::string_view rest = detail::trimmed(text);
    if (rest == "all")
        return all();
    constexpr std::uint64_t odd_weeks = 0x5555555555555555u;  // week 1 is the lowest bit
    std::uint64_t kept = ~std::uint64_t{0};
    if (detail::drop_ending(rest, "odd") || detail::drop_ending(rest, "单周") || detail::drop_ending(rest, "单"))
        kept = odd_weeks;
    else if (detail::drop_ending(rest, "even") || detail::drop_ending(rest, "双周") || detail::drop_ending(rest, "双"))
        kept = ~odd_weeks;
    std::uint64_t bits = 0;
    for (bool is_last = rest.empty(); !is_last;) {
        const auto comma = rest.find(',');
        is_last = comma == std::string_view::npos;
        const std::string_view part = detail::trimmed(rest.substr(0, comma));
        rest = is_last ? std::string_view{} : rest.substr(comma + 1);
        const auto dash = part.find('-');
        const int first = detail::week_in(detail::trimmed(part.substr(0, dash)));
        const int last =
            dash == std::string_view::npos ? first : detail::week_in(detail::trimmed(part.substr(dash + 1)));
        if (first < 0 || last < first)
            throw InvalidInput(place, muster::detail::quoted(text).append(" are no teaching weeks"),
                               "write weeks from 1 to 64, as in 1-8,10 or 1-16 odd");
        bits |= range(first, last).bits();
    }
    return from_bits(bits & kept);
}

/// `1-8,10,12-16`; `all` for every week, an empty text for none.
[[nodiscard]] inline std::string to_string(TeachingWeeks weeks)
{
    if (weeks == TeachingWeeks::all())
        return "all";
    std::string text;
    for (int first = 1; first <= detail::last_week; ++first) {
        if (!weeks.contains(first))
            continue;
        int last = first;
        while (weeks.contains(last + 1))
            ++last;
        text.append(text.empty() ? "" : ",").append(std::to_string(first));
        if (last > first)
            text.append("-").append(std::to_string(last));
        first = last;
    }
    return text;
}

}  // namespace muster::org

#pragma GCC visibility pop
