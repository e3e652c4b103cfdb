// The best pairing of a case where keeping pairs of earlier answers has a price in place of a limit.
#pragma once

#include "pairing/cases/tree.hpp"

#include "muster/core/wide_integer.hpp"
#include "muster/pairing/alternatives.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::apart {

using cases::Pair;
using cases::Settled;

/// A pairing that is best at some prices.
struct Solved {
    Pairing pairing;                    // its total counts scores as they are
    ApartPrices prices;                 // which make `worth`
    WideInteger worth = 0;              // what no answer of the case is worth more than, in parts of a score
    std::vector<std::int64_t> to_give;  // by earlier answer: pairs given up more than asked; below 0: so many too few
};

class Relaxation {
public:
    /// Keeps references to the problem and to the earlier answers.
    Relaxation(const Problem& problem, std::span<const Alternative> earlier, std::uint32_t apart);

    [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
    /// Number of earlier answers.
    [[nodiscard]] std::size_t size() const noexcept { return pairs_of_.size(); }
    /// Pairs of one earlier answer.
    [[nodiscard]] std::span<const Pair> pairs_of(std::size_t earlier) const noexcept { return pairs_of_[earlier]; }
    /// Pairs of an earlier answer that may be kept; below 0: it has too few to give up.
    [[nodiscard]] std::int64_t may_keep(std::size_t earlier) const noexcept
    {
        return static_cast<std::int64_t>(pairs_of_[earlier].size()) - apart_;
    }
    /// Parts of a score.
    [[nodiscard]] Score unit() const noexcept { return unit_; }
    /// The most that keeping a pair may cost, in parts of a score.
    [[nodiscard]] Score highest_price() const noexcept { return highest_price_; }
    /// The greatest total that so many parts allow: totals are multiples of what all scores and prices are.
    [[nodiscard]] Score total_within(WideInteger worth) const;

    /// The best of a case at prices in parts of a score. @throws Infeasible, Overflow, Stopped
    [[nodiscard]] Solved solve(const Settled& settled, std::vector<Score> kept_price, const Progress& progress) const;
    /// Whether a case has no answer, where pairs kept cost so much and nothing else counts. @throws as above
    [[nodiscard]] std::optional<ApartPrices> impossible_at(const Settled& settled, std::vector<Score> kept_price,
                                                           const Progress& progress) const;
    /// Prices that show that a case has no answer, where capacities allow none.
    [[nodiscard]] ApartPrices prices_of(const HallWitness& witness) const;

    /// How much less than `solved` a case is worth in which, besides what is settled, the pair is made or is not.
    [[nodiscard]] std::optional<WideInteger> loss(const Solved& solved, const Settled& settled, Pair pair,
                                                  bool is_made) const;

private:
    [[nodiscard]] Score charged(Pair pair, std::span<const Score> kept_price) const;
    [[nodiscard]] OptimalPairing best(const Settled& settled, std::span<const Score> kept_price, Score unit,
                                      const Progress& progress) const;
    [[nodiscard]] std::optional<WideInteger> choice(const Solved& solved, const Settled& settled, Pair pair,
                                                    std::optional<bool> is_made) const;

    const Problem& problem_;
    std::vector<std::vector<Pair>> pairs_of_;  // rising
    std::int64_t apart_;
    Score unit_ = 1;
    Score highest_price_ = 0;
    Score step_ = 0;  // all totals are multiples of it; 0: all are 0
};

}  // namespace muster::pairing::apart
