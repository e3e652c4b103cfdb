// A roster, what it costs, and how far from the best it can be at most.
#pragma once

#include "muster/core/label.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/score.hpp"

#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What is known of a roster.
enum class Status : std::uint8_t {
    optimal,     ///< feasible, and cost equals the lower bound
    feasible,    ///< no hard rule is bent
    incomplete,  ///< the best found bends hard rules; that none can do better is not shown
    infeasible,  ///< shown: every roster bends a hard rule
};

/// `proven best`, `已证明最优` ...
[[nodiscard]] inline Label label_of(Status status)
{
    switch (status) {
    case Status::optimal:
        return {"已证明最优", "proven best"};
    case Status::feasible:
        return {"满足全部硬性规则", "no hard rule is bent"};
    case Status::incomplete:
        return {"尚违反硬性规则", "hard rules are bent"};
    case Status::infeasible:
        return {"已证明无解", "proven to be impossible"};
    }
    return {};
}

/// What a solver found. `check` recomputes the score from the problem and the roster alone.
struct Solution {
    Roster roster;                              ///< who stands what
    Score score;                                ///< what it costs
    std::optional<std::int64_t> lower_bound{};  ///< on the cost of every feasible roster; not set: none is known
    Status status = Status::incomplete;         ///< what is known of it
    BoundCertificate certificate{};             ///< `proved_bound` recomputes a bound from it

    /// (cost - bound) / cost; 0 when both are 0; nothing without a bound or where hard rules are bent.
    [[nodiscard]] std::optional<double> gap() const noexcept
    {
        if (!lower_bound || !score.is_feasible())
            return std::nullopt;
        if (score.cost == *lower_bound)
            return 0.0;
        const auto cost = static_cast<double>(score.cost);
        return (cost - static_cast<double>(*lower_bound)) / cost;
    }

    friend bool operator==(const Solution&, const Solution&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
