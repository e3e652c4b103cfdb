// Several best pairings, apart from each other, to choose from.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/pairing/cases.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// What is asked of `alternatives`, and how long it looks.
struct AlternativesOptions {
    std::uint32_t count = 3;  ///< answers wanted, the best one included; at least 1
    std::uint32_t apart = 1;  ///< pairs of each earlier answer that a later one gives up at least; at least 1
    /// Limit on pairings made on the way to each answer. The result depends on it and on the problem alone.
    std::uint64_t work = 2'000;
    Progress progress{};  ///< false ends the search; what was found so far is returned
};

/// Prices that bound a case: of places, and of keeping pairs of earlier answers.
///
/// In a case, with some pairs made and some barred, no answer is worth more than these together, divided by `unit`:
/// for each earlier answer its price times the pairs of it that may be kept; for each mentor the most that its price
/// times a load within its capacity comes to, less what that load costs; for each mentee the most that its seats are
/// worth less the prices of places and of pairs kept, with the pairs made and without those barred. (Lagrangian
/// relaxation of capacities and of being apart.) Reckoned with scores and costs of 0, a sum below 0 shows that there is
/// no answer at all.
struct ApartPrices {
    Score unit = 1;                     ///< prices are in parts of a score, so many make one; 1 to 2^40
    std::vector<Score> mentor_price{};  ///< by mentor: of one place
    std::vector<Score> kept_price{};    ///< by earlier answer: of keeping one pair of it; not below 0

    friend bool operator==(const ApartPrices&, const ApartPrices&) = default;
};

/// A proof of what no answer that is apart from all earlier ones is worth more than.
struct ApartProof {
    std::vector<CaseStep> steps{};      ///< how cases split, and which prices bound each
    std::vector<ApartPrices> prices{};  ///< by row

    friend bool operator==(const ApartProof&, const ApartProof&) = default;
};

/// One answer, and what none that is as far from those before it is worth more than.
struct Alternative {
    Pairing pairing;   ///< gives up at least so many pairs of each answer before it
    Score bound = 0;   ///< no pairing that does so has a greater total
    ApartProof proof;  ///< of the bound

    /// How far its total may be from the best at most.
    [[nodiscard]] constexpr Score gap() const noexcept { return difference(bound, pairing.total); }
    /// Whether it is proven that none is better.
    [[nodiscard]] constexpr bool is_best() const noexcept { return gap() == 0; }

    friend bool operator==(const Alternative&, const Alternative&) = default;
};

/// Answers to choose from, the best first.
struct Alternatives {
    std::uint32_t apart = 1;              ///< pairs of each earlier answer that a later one gives up at least
    std::vector<Alternative> answers{};   ///< each best, or within its gap of it, of those apart from all before it
    std::optional<ApartProof> no_more{};  ///< set: shows that there is no further one

    friend bool operator==(const Alternatives&, const Alternatives&) = default;
};

/// The pairing of greatest total; then the best of those that give up at least `apart` of its pairs; then the best of
/// those that do so with both; and so on. Fewer than asked where there are no more (`no_more` shows it) or where the
/// work did not suffice to find one.
///
/// A pair is given up where its mentee does not have its mentor any more. Being kept has a price for each earlier
/// answer, found by lines; what prices leave open is split into cases, the most promising first, on pairs of earlier
/// answers. With `apart` 1 it is the classical search of the next best (Murty 1968; Lawler 1972).
/// @throws InvalidInput  for no answers or none apart.
/// @throws Infeasible, Overflow, Stopped  as `optimal` does; `progress` stops nothing once there is an answer.
[[nodiscard]] Alternatives alternatives(const Problem& problem, const AlternativesOptions& options = {});

/// Every answer is feasible and apart from all before it, and every bound follows from its cases and prices; so does
/// that there is no more. Shares nothing with the solver.
[[nodiscard]] Verdict verify_alternatives(const Problem& problem, const Alternatives& made);

}  // namespace muster::pairing

#pragma GCC visibility pop
