// Every exchange of shifts that keeps all hard rules, best first.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/shift.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What members give each other. Between two: one or two shifts each way, or nothing in return (a hand-over). Among
/// three: one shift from the first to the second, one from the second to a third, and one from there back, or none.
struct Exchange {
    MemberId giver;                 ///< who gives `given`, and takes `returned`
    MemberId taker;                 ///< who takes `given`
    std::vector<Shift> given{};     ///< rising; the shift that was asked about is among them
    std::vector<Shift> returned{};  ///< rising, by the last of them; empty where the giver takes nothing
    std::int64_t hard_change = 0;   ///< of the roster's hard score; at most 0
    std::int64_t cost_change = 0;   ///< of the roster's cost; below 0 where everybody gains
    std::vector<Shift> passed{};    ///< what the taker gives a third
    MemberId third{};               ///< who takes `passed`; not set between two

    friend bool operator==(const Exchange&, const Exchange&) = default;
};

/// Which exchanges `swaps` looks for.
struct SwapOptions {
    bool with_pairs = true;      ///< also exchanges of two shifts between two
    std::size_t at_most = 1000;  ///< keep only the best
    bool with_three = false;     ///< also exchanges among three

    friend bool operator==(const SwapOptions&, const SwapOptions&) = default;
};

/// All exchanges by which `member` can get rid of a shift, such that no hard rule is bent, for anybody or on any shift,
/// that was not before: what is bent for one is not passed on to another. Best first: by change of hard score, of cost,
/// then fewest shifts, then the others' places in the list.
///
/// Exchanges of two shifts are: two for two, two for one, one for two, two for nothing. Among three each gives one
/// shift at most. None is left out that comes before one of those that are told. Pinned shifts stay where they are.
///
/// @throws InvalidInput  if the member does not stand the shift, or it is pinned.
[[nodiscard]] std::vector<Exchange> swaps(const Problem& problem, const Roster& roster, const Assignment& assignment,
                                          const SwapOptions& options = {});

/// The roster after an exchange of it. @throws InvalidInput  if one of the shifts is not there.
[[nodiscard]] Roster exchanged(const Roster& roster, const Exchange& exchange);

}  // namespace muster::roster

#pragma GCC visibility pop
