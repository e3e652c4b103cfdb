// The roster that people already have in hand.
#pragma once

#include "muster/core/period.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/shift.hpp"

#include <optional>
#include <vector>

namespace muster::roster {

/// Assignments that were made known. Each that is dropped, and each that is added within `period`, is a change.
struct Published {
    std::vector<Assignment> assignments{};
    std::optional<Period> period{};  ///< days whose roster is known; not set: all, where there is an assignment
    Penalty change = Penalty::soft(0);

    friend bool operator==(const Published&, const Published&) = default;
};

}  // namespace muster::roster
