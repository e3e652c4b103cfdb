// Which stands are alike to what comes after or went before; for the checker of bounds.
#pragma once

#include "roster/proof/stand_tolls.hpp"

#include <cstddef>
#include <vector>

namespace muster::inline v0_2::roster {

/// Of the stands of one member, told by their numbers.
class StandsBefore {
public:
    StandsBefore(const StandTolls& tolls, std::size_t stands);

    /// Days from one stand to the next, at most, that can cost anything.
    [[nodiscard]] int reach() const { return static_cast<int>(like_.size()); }
    /// The first after which all that comes so many days later, or after more, costs the same; 0 where that is nothing.
    [[nodiscard]] std::size_t like(std::size_t before, int gap) const
    {
        return gap > reach() ? 0 : like_[static_cast<std::size_t>(gap - 1)][before];
    }
    /// The first that costs the same after all that may have gone before.
    [[nodiscard]] std::size_t like_as_next(std::size_t next) const { return like_as_next_[next]; }

private:
    std::vector<std::vector<std::size_t>> like_;  ///< by gap and stand before
    std::vector<std::size_t> like_as_next_;
};

}  // namespace muster::roster
