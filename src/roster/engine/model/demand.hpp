// What people on a row cost, as a program of lines sees it: a convex function in pieces, on either side of the number
// that costs least.
#pragma once

#include "roster/engine/model/instance.hpp"

#include <vector>

namespace muster::inline v0_2::roster::engine::model {

struct Demand {
    struct Piece {
        double slope = 0.0;   ///< cost of each person, 0 or more
        double length = 0.0;  ///< people; of the last piece as many as may be
    };
    double target = 0.0;
    double least = 0.0;   ///< cost at the target
    List<Piece> below{};  ///< slopes rise; never empty
    List<Piece> above{};

    /// Of `more` people who may come, others being there already.
    [[nodiscard]] static Demand of(const Row& row, int people, int more, Cost hard_weight);
    /// Of all who may come.
    [[nodiscard]] static Demand of(const Row& row, const Instance& instance);
    /// Cost of so many people, in parts too.
    [[nodiscard]] double at(double people) const;
    /// Least over all numbers of people of what they cost with this for each.
    [[nodiscard]] double suit(double price) const;
};

}  // namespace muster::roster::engine::model
