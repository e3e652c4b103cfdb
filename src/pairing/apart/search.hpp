// Looks for the best pairing that is apart from all earlier answers, case by case.
#pragma once

#include "relaxation.hpp"

#include "muster/core/wide_integer.hpp"
#include "muster/pairing/alternatives.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::apart {

class Search {
public:
    /// `best` is the best pairing of all, proven by prices alone. Keeps references to the others.
    Search(const Relaxation& relaxation, const Alternative& best, const AlternativesOptions& options);

    /// Until it is proven, the work is done or somebody asks to stop.
    void run();

    /// The best that was found, if any.
    [[nodiscard]] const std::optional<Pairing>& found() const noexcept { return found_; }
    /// Nothing is better than this; nothing: there is nothing at all.
    [[nodiscard]] std::optional<Score> bound() const;
    /// Of the bound.
    [[nodiscard]] ApartProof proof() const;
    /// Whether `progress` asked to stop.
    [[nodiscard]] bool is_stopped() const noexcept { return is_stopped_; }

private:
    using Case = cases::Tree::Case;

    struct Open {
        Case at = 0;
        WideInteger worth = 0;
        std::vector<Score> kept_price;
    };
    struct Direction {
        std::vector<int> by;  // of each price: -1, 0 or 1
    };
    // Where a line stands: the pairing best at it, and how its worth changes with the way along the line.
    struct Point {
        Score at = 0;
        WideInteger worth = 0;
        std::int64_t slope = 0;
    };

    void look_into(const Open& open);
    [[nodiscard]] bool keeps_too_much(Case at, const Settled& settled);
    bool lower(const Settled& settled, const std::vector<Direction>& all);
    [[nodiscard]] bool is_impossible(Case at, const Settled& settled);
    void follow(const Settled& settled, const Direction& direction);
    void narrow(const Settled& settled, const Direction& direction, const std::vector<Score>& from, Point low,
                Point high);
    [[nodiscard]] Point make(const Settled& settled, const Direction& direction, const std::vector<Score>& from,
                             Score at);
    [[nodiscard]] std::vector<Direction> directions() const;
    [[nodiscard]] Score room_along(const Direction& direction) const;
    void offer(const Solved& solved);
    [[nodiscard]] bool is_closed(WideInteger worth) const
    {
        return found_ && relaxation_.total_within(worth) <= found_->total;
    }
    [[nodiscard]] bool is_spent() const noexcept { return work_ >= options_.work; }
    std::uint32_t keep(ApartPrices prices);
    void branch(Case at, Settled settled);
    [[nodiscard]] bool is_open(const Settled& settled, Pair pair, bool is_made) const;
    [[nodiscard]] Case settle(Case at, Settled& settled, std::vector<Pair>& open);

    const Relaxation& relaxation_;
    const AlternativesOptions& options_;
    std::uint64_t work_ = 0;
    bool is_stopped_ = false;
    std::optional<Pairing> found_;
    cases::Tree tree_;
    std::vector<ApartPrices> prices_;
    std::vector<Open> open_;        // a heap: the most promising first, of those alike the latest
    std::optional<Solved> least_;   // of the case that is looked into: the lowest bound so far
    std::optional<Pairing> apart_;  // of the same case: a pairing best at some prices that is apart from all
};

}  // namespace muster::pairing::apart
