// Text that comes from people, made harmless for where it goes.
#pragma once

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// For HTML, between tags and inside quoted attributes. Control characters become U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// For a cell of CSV: what would be computed (= + - @, also full-width, tab, CR at the start) gets an apostrophe before
/// it. Plain numbers such as -5 stay.
[[nodiscard]] std::string cell_escaped(std::string_view text);

/// One field of a CSV line (RFC 4180), quoted where needed, after `cell_escaped`.
[[nodiscard]] std::string csv_escaped(std::string_view text);

/// For a TEXT value of iCalendar (RFC 5545, 3.3.11): backslash, semicolon, comma and line breaks; other controls go.
[[nodiscard]] std::string icalendar_escaped(std::string_view text);

/// One content line of iCalendar, folded at 75 octets without cutting a character of UTF-8, ended by CR LF.
[[nodiscard]] std::string icalendar_line(std::string_view line);

}  // namespace muster::report

#pragma GCC visibility pop
