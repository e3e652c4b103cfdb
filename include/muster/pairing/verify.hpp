// Checks a pairing and its proof, sharing nothing with the solver.
#pragma once

#include "muster/pairing/certificate.hpp"
#include "muster/pairing/pairing.hpp"
#include "muster/pairing/problem.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Whether a claim holds; where it does not, the first thing that breaks it, in words.
struct Verdict {
    bool holds = true;    ///< whether all that was checked is so
    std::string fault{};  ///< empty when it holds

    /// Whether it holds.
    explicit operator bool() const noexcept { return holds; }
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// Every pair may be, every capacity is kept, the total is right. O(mentees + mentors).
[[nodiscard]] Verdict verify_feasible(const Problem& problem, const Pairing& pairing);

/// Feasible, and the prices prove that no pairing has a greater total. One pass over the candidates.
[[nodiscard]] Verdict verify(const Problem& problem, const Pairing& pairing, const Certificate& certificate);

}  // namespace muster::pairing

#pragma GCC visibility pop
