// Weeks as people write them: "1-8,10", "1-16 odd", 单周.
#include "muster/org/teaching_weeks.hpp"

#include "muster/core/error.hpp"

#include <charconv>
#include <optional>

namespace muster::org {
namespace {

constexpr int last_week = 64;
constexpr std::uint64_t odd_weeks = 0x5555555555555555u;  // week 1 is the lowest bit

std::optional<int> week_in(std::string_view text)
{
    int week = 0;
    const auto [stopped_at, fault] = std::from_chars(text.data(), text.data() + text.size(), week);
    if (fault != std::errc{} || stopped_at != text.data() + text.size() || week < 1 || week > last_week)
        return std::nullopt;
    return week;
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool drop_ending(std::string_view& text, std::string_view ending)
{
    if (!text.ends_with(ending))
        return false;
    text = trimmed(text.substr(0, text.size() - ending.size()));
    return true;
}

}  // namespace

TeachingWeeks TeachingWeeks::range(int first, int last, int step)
{
    if (first < 1 || last < first || last > last_week || step < 1)
        throw InvalidInput({"teaching weeks"},
                           "weeks " + std::to_string(first) + " to " + std::to_string(last) + ", every " +
                               std::to_string(step),
                           "give weeks from 1 to 64, the first not after the last, every 1 or more");
    std::uint64_t bits = 0;
    for (int week = first; week <= last; week += step)
        bits |= std::uint64_t{1} << (week - 1);
    return from_bits(bits);
}

TeachingWeeks TeachingWeeks::parse(std::string_view text, const Where& place)
{
    std::string_view rest = trimmed(text);
    if (rest == "all")
        return all();
    std::uint64_t kept = ~std::uint64_t{0};
    if (drop_ending(rest, "odd") || drop_ending(rest, "单周") || drop_ending(rest, "单"))
        kept = odd_weeks;
    else if (drop_ending(rest, "even") || drop_ending(rest, "双周") || drop_ending(rest, "双"))
        kept = ~odd_weeks;
    std::uint64_t bits = 0;
    for (bool is_last = rest.empty(); !is_last;) {
        const auto comma = rest.find(',');
        is_last = comma == std::string_view::npos;
        const std::string_view part = trimmed(rest.substr(0, comma));
        rest = is_last ? std::string_view{} : rest.substr(comma + 1);
        const auto dash = part.find('-');
        const auto first = week_in(trimmed(part.substr(0, dash)));
        const auto last = dash == std::string_view::npos ? first : week_in(trimmed(part.substr(dash + 1)));
        if (!first || !last || *last < *first)
            throw InvalidInput(place, "\"" + std::string(text) + "\" are no teaching weeks",
                               "write weeks from 1 to 64, as in 1-8,10 or 1-16 odd");
        bits |= range(*first, *last).bits();
    }
    return from_bits(bits & kept);
}

std::string to_string(TeachingWeeks weeks)
{
    if (weeks == TeachingWeeks::all())
        return "all";
    std::string text;
    for (int first = 1; first <= last_week; ++first) {
        if (!weeks.contains(first))
            continue;
        int last = first;
        while (weeks.contains(last + 1))
            ++last;
        text += (text.empty() ? "" : ",") + std::to_string(first);
        if (last > first)
            text += "-" + std::to_string(last);
        first = last;
    }
    return text;
}

}  // namespace muster::org
