// The roster that people already have in hand.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/period.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/shift.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Assignments that were made known. Each that is dropped, and each that is added within `period`, is a change.
struct Published {
    std::vector<Assignment> assignments{};  ///< as they were made known
    std::optional<Period> period{};         ///< days whose roster is known; not set: all, where there is an assignment
    Penalty change = Penalty::soft(0);      ///< how firm each of them is

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("assignments", &Published::assignments), field("period", &Published::period),
                    field("change", &Published::change));
    }

    friend bool operator==(const Published&, const Published&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
