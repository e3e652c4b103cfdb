// The duty roster of a week as a poster for the wall.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"

#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// How a poster is written.
struct PosterOptions {
    Language language = Language::zh;  ///< of the poster
    std::optional<int> version{};      ///< of the roster; not set: as the term was published
    std::optional<Day> published{};    ///< day of that version; not set: as the term was published
};

/// A week of the roster as one sheet of A4 to be hung up: days across, posts and times down, names as large as they can
/// be, no scores, no colour. Members of one name are told apart by the year of entry or the end of the code; a line is
/// left for each person who is wanting. The week is from Monday to Sunday and holds `day`.
///
/// Seven days of up to twelve types of shifts fit one sheet, with two Chinese names each in letters of 5 mm. The same
/// term gives the same bytes.
/// @throws InvalidInput  where there is no roster, or it has no such day.
[[nodiscard]] std::string poster(const programme::Term& term, Day day, const PosterOptions& options = {});

/// The same, of a week counted from 1 as the report counts them.
///
/// @throws InvalidInput  where there is no roster, or it has no such week.
[[nodiscard]] std::string poster(const programme::Term& term, int week, const PosterOptions& options = {});

/// All weeks of the roster, a sheet each.
///
/// @throws InvalidInput  where there is no roster.
[[nodiscard]] std::string posters(const programme::Term& term, const PosterOptions& options = {});

}  // namespace muster::report

#pragma GCC visibility pop
