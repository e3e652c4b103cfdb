// What every way of looking for better rosters is to those who choose among them.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/bound/outlook.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/incumbent.hpp"

#include <cstdint>
#include <optional>

namespace muster::inline v0_2::roster::engine::search {

/// Where a long annealing stands that a turn is a part of.
struct Heat {
    double left = 1.0;    ///< of it: from 1 down to 0
    bool begins = false;  ///< with this turn
};

/// What a turn at it goes by.
struct Turn {
    const Budget& budget;
    const Outlook& outlook;
    double temperature = 0.0;                  ///< from 1 down to 0: how much of a rise is allowed
    std::optional<Heat> heat{};                ///< of a long annealing; else none is under way
    std::optional<double> price_part{};        ///< while lines cool: of prices, in what a duty is paid
    std::optional<std::int64_t> least_cost{};  ///< of a roster that bends no hard rule: it is not to be bettered
};

class Neighbourhood {
public:
    Neighbourhood() = default;
    Neighbourhood(const Neighbourhood&) = delete;
    Neighbourhood& operator=(const Neighbourhood&) = delete;
    virtual ~Neighbourhood() = default;

    /// Looks for rosters that are better than the best until the budget is spent.
    virtual void improve(Incumbent& incumbent, const Turn& turn) = 0;
    /// Elementary steps of its own, all turns together; those of the incumbent are counted there.
    [[nodiscard]] virtual std::uint64_t work() const = 0;
    /// It has begun what gains at its end alone, and is of no use before.
    [[nodiscard]] virtual bool is_in_the_midst() const { return false; }
};

}  // namespace muster::roster::engine::search
