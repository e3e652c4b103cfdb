// What a term calls proved, proved anew.
#pragma once

#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"
#include "muster/roster/solution.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// What does not hold of each part, a sentence each; of a part that is not there, nothing.
struct Verification {
    std::vector<Label> pairing{};              ///< what does not hold of the pairing
    std::vector<Label> roster{};               ///< what does not hold of the roster
    std::vector<Label> evaluation{};           ///< what does not hold of the evaluation
    std::optional<roster::Solution> proven{};  ///< the roster with score, bound and status as they are

    /// Whether nothing was found.
    [[nodiscard]] bool holds() const noexcept { return pairing.empty() && roster.empty() && evaluation.empty(); }

    friend bool operator==(const Verification&, const Verification&) = default;
};

/// By checkers that share no code with what made the term.
///
/// The pairing is one of greatest total by its prices, and its scores are those of the fit beside it. The roster costs
/// what it says, so that fair loads and what was carried over are those of the shares and histories in its problem; its
/// bound and status follow from its certificate; its members are the organisation's, by code, name and order. Every
/// score of the evaluation follows from the term's own ledger.
[[nodiscard]] Verification verify(const Term& term);

}  // namespace muster::programme

#pragma GCC visibility pop
