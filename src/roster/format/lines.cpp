#include "roster/format/lines.hpp"

#include "core/utf8.hpp"
#include "roster/words.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace muster::inline v0_2::roster::format {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark))
        text.remove_prefix(mark.size());
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> words(std::string_view text, std::string_view signs)
{
    const std::string between = std::string(" \t\r").append(signs);
    std::vector<std::string_view> found;
    for (auto first = text.find_first_not_of(between); first != std::string_view::npos;
         first = text.find_first_not_of(between, first)) {
        const auto end = std::min(text.find_first_of(between, first), text.size());
        found.push_back(text.substr(first, end - first));
        first = end;
    }
    return found;
}

std::vector<Line> lines_of(std::string_view text, const std::string& source)
{
    if (const std::size_t good = length_in_utf8(text); good < text.size())
        throw InvalidInput({source, 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, good), '\n'))},
                           "it is not UTF-8", "save it as UTF-8");
    std::vector<Line> lines;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        if (const std::string_view here = trimmed(text.substr(0, end)); !here.empty())
            lines.push_back({{source, line}, here});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::int64_t number(Faults& faults, const Where& place, std::string_view text, const Wanted& wanted)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && wanted.least <= value && value <= wanted.most)
        return value;
    faults.add(place, wanted.name + " is \"" + std::string(text) + "\"",
               "give a whole number from " + std::to_string(wanted.least) + " to " + std::to_string(wanted.most));
    return wanted.least;
}

std::string has_and_needs(std::size_t fields, std::size_t needed)
{
    return "it has " + words::count(static_cast<std::int64_t>(fields), "field", "fields") + " and needs " +
           std::to_string(needed);
}

std::string given_and_is(const std::string& number, int given, std::size_t found)
{
    return number + " is given as " + std::to_string(given) + " and is " + std::to_string(found);
}

}  // namespace muster::roster::format
