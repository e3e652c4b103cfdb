// The best group of one mentor at given prices for mentees.
#pragma once

#include "pools.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

/// The most a relaxed group of one mentor is worth above its mentees' prices, in `GroupPrices::unit`ths of a score.
struct RelaxedGroup {
    Score value = 0;
    std::vector<std::uint32_t> mentees{};
};

/// What is reckoned exactly when a mentor's best group is looked for.
struct Followed {
    std::optional<std::size_t> kind_rule{};
    std::optional<std::size_t> balance{};
    std::int64_t cell = 1;
};

/// Finds each mentor's best relaxed group at given prices.
class GroupPricing {
public:
    /// `open` are the pairs to choose from, `meeting` their pools. The first three must outlive this.
    GroupPricing(const GroupProblem& problem, const Problem& open, const GroupAssessor& assessor,
                 std::span<const std::vector<MeetingPool>> meeting, Followed followed);

    /// Nothing where the mentor can have no group that keeps the rules, and may not rest.
    [[nodiscard]] std::optional<RelaxedGroup> best_group(std::uint32_t mentor, std::span<const Score> prices);

    /// Sums tried by a call for every mentor, about.
    [[nodiscard]] std::uint64_t steps_a_round() const noexcept;
    [[nodiscard]] const Followed& followed() const noexcept { return followed_; }

private:
    // One mentee, or those of one kind who are kept together.
    struct Choice {
        std::vector<std::uint32_t> mentees;
        std::uint32_t kind;
        std::uint32_t set;  // of those of one set at most one is taken
        std::size_t cell;   // of all of them
        Score worth;        // score, in units
        bool is_whole;      // nobody else is kept together with them
    };
    struct Pool {
        Score cost = 0;                 // in units
        std::size_t people = 0;         // in all choices
        std::vector<Choice> choices{};  // by kind, the unknown last; within a kind by set
    };
    struct State {
        Score value = unreached;
        std::int32_t trail = -1;
    };
    struct Step {
        std::uint32_t choice;  // of the pool
        std::int32_t before;
    };
    using Offer = std::span<const Choice>;  // at most one of these is taken
    static constexpr Score unreached = std::numeric_limits<Score>::min();

    [[nodiscard]] std::optional<RelaxedGroup> best_in(const Pool& pool, std::uint32_t mentor,
                                                      std::span<const Score> prices);
    [[nodiscard]] Pool pool_of(std::uint32_t mentor, const MeetingPool& meeting) const;
    [[nodiscard]] std::size_t cell_of(std::uint32_t mentee) const noexcept;
    [[nodiscard]] static std::vector<Offer> offers_of(std::span<const Choice> choices);
    void price(Offer offer, std::span<const Score> prices);
    void add_freely(Offer offer);
    void add_kind(std::span<const Choice> choices, std::span<const Score> prices);
    void add_to_block(const Choice& choice, Score worth, std::size_t taken);
    [[nodiscard]] Score block_cost(std::size_t of_kind, std::size_t before) const noexcept;
    [[nodiscard]] Score least_balance(std::size_t size, std::size_t cell) const noexcept;
    [[nodiscard]] Score least_of_others(std::uint32_t mentor, std::size_t size) const noexcept
    {
        return least_others_[mentor][size];
    }
    void reckon_least_of_others(std::uint32_t mentor, std::span<const std::uint32_t> candidates);
    void extend(State& to, const State& from, Score worth, const Choice& choice);

    const GroupProblem& problem_;
    const Problem& open_;
    const GroupAssessor& assessor_;
    Followed followed_;
    std::int64_t lowest_level_ = 0;
    std::size_t most_cells_each_ = 0;               // of one mentee
    std::vector<std::vector<Pool>> pools_;          // by mentor
    std::vector<std::vector<Score>> least_others_;  // by mentor and size, in units
    std::size_t largest_ = 0;                       // of the group looked at
    std::size_t cells_ = 1;
    std::vector<State> states_;             // by size and cell
    std::vector<State> block_;              // by number of the kind, size and cell
    const Choice* first_choice_ = nullptr;  // of the pool looked at
    std::vector<Step> trail_;
    std::vector<Score> above_price_;  // of each choice in the offer looked at
};

}  // namespace muster::pairing::groups_engine
