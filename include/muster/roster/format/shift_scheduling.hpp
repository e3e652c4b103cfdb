// The text format of the public shift-scheduling benchmark (schedulingbenchmarks.org), and the format of its solutions.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// An instance: sections of comma-separated lines, `#` before comments, days counted from 0. Line ends of any kind.
///
/// The benchmark starts on a Monday of no year; `first_day` gives it one. Cover and requests are soft, by their
/// weights; all else is hard. The minimum runs are waived at both edges, as nothing is known of the days beyond.
///
/// @throws InvalidInput  (or `InvalidInputs`, for several) at the line of `place` that is at fault.
[[nodiscard]] Problem read_benchmark(std::string_view text, const Where& place = {"instance"},
                                     Day first_day = Day(2024, 1, 1));

/// A solution, in XML: an `Employee` for each member with an `Assign` of `Day` and `Shift` for each shift.
///
/// @throws InvalidInput  at the line of `place` that is at fault.
[[nodiscard]] Roster read_benchmark_roster(std::string_view text, const Problem& problem,
                                           const Where& place = {"solution"});

/// A solution that `read_benchmark_roster` reads, as do the benchmark's own programs. `instance` is the name of the
/// instance's file.
[[nodiscard]] std::string write_benchmark_roster(const Problem& problem, const Roster& roster,
                                                 std::string_view instance = "instance.ros");

}  // namespace muster::roster

#pragma GCC visibility pop
