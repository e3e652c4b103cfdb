// The instances and solutions of the first international nurse rostering competition (INRC-I), in its text and its XML.
#pragma once

#include "muster/core/error.hpp"
#include "muster/roster/format/source_text.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What a solution says that a roster does not.
struct Inrc1Naming {
    std::string instance;               ///< name of the instance
    std::string competitor = "Muster";  ///< who made it
    FileForm form = FileForm::xml;      ///< text or XML
};

/// An instance, of either form.
///
/// Cover is exact, and nobody has two shifts a day: these are hard. All else is a contract's, with its weights, or a
/// request. The period stands alone: what is unwanted counts at its ends too, as nothing comes before or after.
/// Weekends of three and four days count by which of their days are worked, and weekends of several shifts each shift
/// for each day that has another; patterns say so where the model's rules about weekends do not. A night shift ends on
/// the day after it begins.
///
/// @throws InvalidInput  (or `InvalidInputs`, for several) at the lines of `place` that are at fault.
[[nodiscard]] Problem read_inrc1(std::string_view text, const Where& place = {"instance"});

/// A solution, of either form.
///
/// @throws InvalidInput  (or `InvalidInputs`, for several) at the lines of `place` that are at fault.
[[nodiscard]] Roster read_inrc1_roster(std::string_view text, const Problem& problem,
                                       const Where& place = {"solution"});

/// A solution that `read_inrc1_roster` reads, with what it costs.
[[nodiscard]] std::string write_inrc1_roster(const Problem& problem, const Roster& roster, const Inrc1Naming& naming);

}  // namespace muster::roster

#pragma GCC visibility pop
