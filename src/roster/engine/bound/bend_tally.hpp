// How often a line bends some rules, and whether costs are odd or even with it.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/model/instance.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// Rules by their places in `Penalties::all()`, in order.
using Rules = std::vector<std::uint32_t>;

/// Units by which lines bend some soft rules of members, in all.
class BendTally {
public:
    /// Nothing where some of them cost nothing, or costs cannot be changed.
    [[nodiscard]] static std::optional<BendTally> of(const Problem& problem, const Instance& instance, Rules rules);

    [[nodiscard]] const Rules& rules() const { return rules_; }
    /// What one unit costs at most.
    [[nodiscard]] Cost greatest_weight() const { return greatest_weight_; }
    /// `member` is a row of the problem, `toll` what the line costs there.
    [[nodiscard]] int times(int member, const Line& line, HardSoftCost toll) const
    {
        return static_cast<int>(toll.soft - cheaper_->line_toll(member, line).soft);
    }

private:
    BendTally(Rules rules, Cost greatest_weight, std::shared_ptr<const Instance> cheaper)
        : rules_(std::move(rules)), greatest_weight_(greatest_weight), cheaper_(std::move(cheaper))
    {
    }
    Rules rules_;
    Cost greatest_weight_;
    std::shared_ptr<const Instance> cheaper_;  ///< each bend costs one less
};

/// The soft rules of members that cost anything, each by itself.
[[nodiscard]] List<std::uint32_t> soft_rules_of_members(const Problem& problem);

/// The rules that tell whether a roster costs an odd number of the instance's cost units: it does where they are bent
/// an odd number of times in all. Nothing where there are none that do.
[[nodiscard]] std::optional<Rules> odd_rules(const Problem& problem, const Instance& instance);

}  // namespace muster::roster::engine::bound
