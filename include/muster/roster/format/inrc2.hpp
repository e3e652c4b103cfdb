// The files of the second international nurse rostering competition (INRC-II), in its text, XML and JSON.
#pragma once

#include "muster/core/day.hpp"
#include "muster/roster/format/source_text.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// The files of an instance: each is a text, an XML or a JSON, whatever the others are.
struct Inrc2Files {
    SourceText scenario;              ///< `Sc-...`: shifts, contracts, nurses
    SourceText history;               ///< `H0-...`, or what was written after the week before
    std::vector<SourceText> weeks{};  ///< `WD-...`: what the weeks after the history ask for, in their order
};

/// What the files say that a roster does not.
struct Inrc2Naming {
    std::string scenario;                ///< name of the scenario
    Day first_monday = Day(2024, 1, 1);  ///< of the scenario's first week
    FileForm form = FileForm::text;      ///< how they are written
};

/// The weeks after the history as one problem: all of them at once, or only the next.
///
/// Every shift has a type for each skill (`Early Nurse`), whose kind is the shift. Weeks begin on Mondays;
/// `first_monday` gives the scenario's first one a date. Minimum cover, successions, skills and one shift a day are
/// hard; the rest has the competition's weights: 30 for each nurse below the optimal cover, 15 and 30 for each day by
/// which runs of a shift, of work and of days off miss their limits, 10 for a request, 30 for a weekend worked in part,
/// 20 and 30 for each shift and weekend above or below the totals. The least number of shifts is asked for where the
/// last week of the scenario is among the weeks, so that the costs of weeks one by one add up to those of all at once.
///
/// @throws InvalidInput  (or `InvalidInputs`, for several) at the lines that are at fault.
[[nodiscard]] Problem read_inrc2(const Inrc2Files& files, Day first_monday = Day(2024, 1, 1));

/// The same with the weeks that come after these, up to the scenario's last, of which nothing is known yet: they are
/// taken to ask for what these weeks and the `earlier` ones, whose rosters the history tells of, asked for, the latest
/// first and over again; requests are left out. Of a plan for all of them only the first weeks are kept, and whoever
/// plans so, a week at a time, has left enough shifts and weekends of the totals for the others
/// (`read_inrc2` judges what is kept).
///
/// @throws InvalidInput  (or `InvalidInputs`, for several) at the lines that are at fault.
[[nodiscard]] Problem read_inrc2_ahead(const Inrc2Files& files, std::span<const SourceText> earlier = {},
                                       Day first_monday = Day(2024, 1, 1));

/// The roster of solutions, one a week, in any order; weeks without one are off duty. Lines after the assignments that
/// a text counts are passed over.
///
/// @throws InvalidInput  (or `InvalidInputs`, for several) at the lines that are at fault.
[[nodiscard]] Roster read_inrc2_solutions(std::span<const SourceText> solutions, const Problem& problem,
                                          Day first_monday = Day(2024, 1, 1));

/// A solution for each week of the roster.
///
/// @throws InvalidInput  if the problem is of another form than those that `read_inrc2` makes.
[[nodiscard]] std::vector<std::string> write_inrc2_solutions(const Problem& problem, const Roster& roster,
                                                             const Inrc2Naming& naming);

/// The history that the week after the roster begins with, so that weeks can be planned one by one.
///
/// @throws InvalidInput  if the problem is of another form than those that `read_inrc2` makes.
[[nodiscard]] std::string write_inrc2_history(const Problem& problem, const Roster& roster, const Inrc2Naming& naming);

}  // namespace muster::roster

#pragma GCC visibility pop
