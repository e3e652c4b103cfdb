// Words that stand in cells and archives: numbers, days, times, weeks, escapes. What is read is written and read the
// same.
#include "fuzz/documents/readers.hpp"
#include "fuzz/target.hpp"

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/points.hpp"
#include "muster/report/escape.hpp"

namespace muster::inline v0_2::fuzz {
namespace {

template <class Read>
void again(const Read& read, const std::string& text)
{
    try {
        const auto value = read(text);
        const std::string written = to_string(value);
        require(read(written) == value, text + " is read otherwise when it was written as " + written);
    } catch (const Error&) {
    }
}

}  // namespace

void take_words(std::string_view given)
{
    const std::string text(given);
    const Where place{"fuzz"};
    again([&](const std::string& each) { return Points::parse(each, place); }, text);
    again([&](const std::string& each) { return parse_day(each, place); }, text);
    again([&](const std::string& each) { return ClockTime::parse(each, place); }, text);
    for (const char sign : report::html_escaped(text))
        require(sign != '<' && sign != '>' && sign != '"' && sign != '\'', "markup was let through");
    const std::string cell = report::cell_escaped(text);
    require(cell.empty() || (cell[0] != '=' && cell[0] != '@' && cell[0] != '\t'), "a cell would be computed");
    const std::string line = report::icalendar_line(report::icalendar_escaped(text));
    for (std::size_t at = 0, length = 0; at < line.size(); ++at) {
        length = line[at] == '\n' ? 0 : length + 1;
        require(length <= 76, "a line of a calendar is too long");
    }
}

}  // namespace muster::fuzz
