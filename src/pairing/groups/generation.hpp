// Column generation over groups: prices at which every mentor's best group is reckoned with all its costs, and
// groupings that come of groups in parts.
#pragma once

#include "meter.hpp"
#include "mixture.hpp"
#include "prices.hpp"
#include "search.hpp"
#include "tree.hpp"

#include "muster/core/exact.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

class GroupGeneration {
public:
    /// From these prices on. `meter` is of the tree of groups and all else; all but `start` must outlive this.
    GroupGeneration(const GroupProblem& problem, const Problem& open, GroupAssessor& assessor, const PricedBound& start,
                    Meter& meter);

    /// Begins with these groups as well.
    void know(const GroupOf& group_of);
    /// Lowers the bound until it reaches `target`, in scores, comes to rest, or the work is spent.
    void lower(std::optional<Score> target);
    /// Fixes groups, those with the greatest shares first, and plans for the others again. Nothing where somebody who
    /// must be in a group is left, or the work came to an end.
    [[nodiscard]] std::optional<GroupOf> dive();

    /// Nothing where the work did not suffice for one.
    [[nodiscard]] std::optional<PricedBound> bound() const;

private:
    struct Best {
        std::vector<std::uint32_t> mentees{};
        WideInteger value = 0;
    };

    [[nodiscard]] std::optional<Best> best_group(std::uint32_t mentor, std::span<const Score> prices,
                                                 GroupMixture& mixture);
    [[nodiscard]] std::optional<bool> round();
    void offer(std::uint32_t mentor, std::span<const std::uint32_t> mentees, GroupMixture& mixture);
    void mix(GroupMixture& mixture, int rounds);
    void aim();
    [[nodiscard]] Score within(std::uint32_t mentee, double price) const;
    [[nodiscard]] Score highest() const;
    bool plan_left(GroupMixture& mixture, const GroupOf& fixed, const std::vector<bool>& has_group);
    bool place_left(GroupOf& group_of) const;

    const GroupProblem& problem_;
    const Problem& open_;
    GroupAssessor& assessor_;
    Meter& meter_;
    GroupTree tree_;
    std::vector<std::uint32_t> like_;  // by mentor: the first to whom all groups are worth the same
    std::vector<Score> prices_;        // to try
    GroupMixture mixture_;
    PricedBound best_;
};

}  // namespace muster::pairing::groups_engine
