#include "muster/report/escape.hpp"

#include <algorithm>
#include <array>

namespace muster::inline v0_2::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_control(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

// U+FFFE or U+FFFF, which no page and no drawing may hold.
bool begins_with_no_character(std::string_view text)
{
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

bool continues_a_character(char letter) { return (static_cast<unsigned char>(letter) & 0xC0) == 0x80; }

// Bytes of the line break that stands at the front, 0 where none does: CR LF, CR, LF, U+0085, U+2028, U+2029. Readers
// of calendars take the last three for ends of lines here and there, and lose what follows.
std::size_t line_break(std::string_view text)
{
    for (const std::string_view each : {"\r\n", "\r", "\n", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
        if (text.starts_with(each))
            return each.size();
    return 0;
}

bool is_plain_number(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return !text.empty() && std::ranges::count(text, '.') <= 1 && text.front() != '.' &&
           std::ranges::all_of(text, [](char letter) { return (letter >= '0' && letter <= '9') || letter == '.'; });
}

}  // namespace

std::string html_escaped(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        switch (letter) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        case '\n':
        case '\t':
            safe += letter;
            break;
        case '\xEF':
            if (begins_with_no_character(text.substr(at))) {
                safe += replacement;
                at += 2;
            } else
                safe += letter;
            break;
        default:
            if (is_control(letter))
                safe += replacement;
            else
                safe += letter;
        }
    }
    return safe;
}

std::string cell_escaped(std::string_view text)
{
    constexpr std::array<std::string_view, 10> computed = {
        "=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    const auto begins = [&](std::string_view sign) { return text.starts_with(sign); };
    if (std::ranges::none_of(computed, begins) || is_plain_number(text))
        return std::string(text);
    return "'" + std::string(text);
}

std::string csv_escaped(std::string_view text)
{
    const std::string safe = cell_escaped(text);
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char letter : safe) {
        quoted += letter;
        if (letter == '"')
            quoted += '"';
    }
    return quoted + "\"";
}

std::string icalendar_escaped(std::string_view text)
{
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == '\\' || letter == ';' || letter == ',')
            (safe += '\\') += letter;
        else if (const std::size_t bytes = line_break(text.substr(at)); bytes > 0) {
            safe += "\\n";
            at += bytes - 1;
        } else if (letter == '\t' || !is_control(letter))
            safe += letter;
    }
    return safe;
}

std::string icalendar_line(std::string_view line)
{
    constexpr std::size_t longest = 75;
    std::string folded;
    std::size_t room = longest;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && continues_a_character(line[cut]))
            --cut;
        folded.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = longest - 1;  // the space that marks a folded line counts
    }
    return folded.append(line).append("\r\n");
}

}  // namespace muster::report
