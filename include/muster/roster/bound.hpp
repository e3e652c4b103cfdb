// What no roster of a problem can cost less than.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A lower bound on the cost of every roster that bends no hard rule. Exact integers.
///
/// Each soft rule's least cost on its own, added up: people that are wanted and that nobody may be; and for each
/// measure of fairness the most even way to share the work that the cover asks for, in portions no shift is smaller
/// than, and no more to anybody than the days they may stand allow. Sequences and requests add nothing, so the bound
/// may be low.
[[nodiscard]] std::int64_t lower_bound(const Problem& problem);

/// The bound that a certificate proves, in exact integers, by code the solvers do not share.
///
/// Lagrangian duality: each row of cover pays its price for every person it counts, so that members plan their lines
/// alone, each at the least cost, and each row takes the number of people that suits it best. The sum of these minima
/// is no more than the cost of any roster that bends no hard rule. A sum that the certificate prices is coupled to its
/// limits in the same way: the line is paid for each unit, and the limits take the amount that suits them best.
/// Company, windows and maxima of types that the certificate does not name are left out, which can only lower the
/// bound. Weekends, fairness and at last minutes are left out too for a member whose states would be more than
/// `most_states` a day.
///
/// People are whole: where a row's price would have one and a half, the rosters with one and those with two are cases
/// that may be proved apart. The bound is then the least of the cases' (or that of the prices over all, if greater).
/// Every roster is in some case, since each is split in two by a number of people or has prices of its own.
///
/// Where the certificate says that all rosters were looked through, that is done again, and proves what it says; where
/// it is of hard cover, it proves that there is no feasible roster or nothing but 0.
///
/// Nothing, where some member has no line at all that keeps the hard rules: then there is no feasible roster.
/// O(cases x members x days x states x shift types).
///
/// A certificate may come from anywhere. What would take minutes, more memory than some tables of `most_states`
/// entries, or sums beyond 64 bits is not reckoned, and proves 0: costs are 0 or more.
///
/// @throws InvalidInput  if the certificate has not one price for each row of cover, or no denominator, or prices a sum
///                       twice or of an unknown member or type, or splits an unknown row, or has a case too few or
///                       too many.
[[nodiscard]] std::optional<std::int64_t> proved_bound(const Problem& problem, const BoundCertificate& certificate,
                                                       std::size_t most_states = std::size_t{1} << 22);

}  // namespace muster::roster

#pragma GCC visibility pop
