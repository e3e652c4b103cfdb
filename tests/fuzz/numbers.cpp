// Words that stand in cells and archives: numbers, days, times, weeks, escapes. What is read is written and read the
// same.
#include "target.hpp"

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/points.hpp"
#include "muster/report/escape.hpp"

namespace {

using namespace muster;

template <class Read>
void again(const Read& read, const std::string& text)
{
    try {
        const auto value = read(text);
        const std::string written = to_string(value);
        fuzz::require(read(written) == value, text + " is read otherwise when it was written as " + written);
    } catch (const Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const Where place{"fuzz"};
    again([&](const std::string& each) { return Points::parse(each, place); }, text);
    again([&](const std::string& each) { return parse_day(each, place); }, text);
    again([&](const std::string& each) { return ClockTime::parse(each, place); }, text);
    for (const char sign : report::html_escaped(text))
        fuzz::require(sign != '<' && sign != '>' && sign != '"' && sign != '\'', "markup was let through");
    const std::string cell = report::cell_escaped(text);
    fuzz::require(cell.empty() || (cell[0] != '=' && cell[0] != '@' && cell[0] != '\t'), "a cell would be computed");
    const std::string line = report::icalendar_line(report::icalendar_escaped(text));
    for (std::size_t at = 0, length = 0; at < line.size(); ++at) {
        length = line[at] == '\n' ? 0 : length + 1;
        fuzz::require(length <= 76, "a line of a calendar is too long");
    }
    return 0;
}
