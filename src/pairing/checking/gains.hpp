// What checkers of pairings ask of loads, gains and prices.
#pragma once

#include "muster/core/wide_integer.hpp"
#include "muster/pairing/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::checking {

[[nodiscard]] std::string mentee_name(std::size_t row);
[[nodiscard]] std::string mentor_name(std::size_t row);

/// How many mentees each mentor has.
[[nodiscard]] std::vector<std::uint32_t> loads_of(const Problem& problem, const Pairing& pairing);

/// A mentor's price lies between what the last place taken costs and what the next one would.
[[nodiscard]] Verdict verify_own_prices(const Problem& problem, const Pairing& pairing, std::span<const Score> prices);

/// At these prices of places nobody would rather have another mentor, more or fewer; one gain a mentee, one price a
/// mentor.
[[nodiscard]] Verdict verify_gains(const Problem& problem, const Pairing& pairing, std::span<const Score> gains,
                                   std::span<const WideInteger> prices);

}  // namespace muster::pairing::checking
