// Runs of shifts of one kind.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/roster/penalty.hpp"

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// At least and at most so many days in a row with a shift of one kind (`ShiftType::kind`).
struct KindRun {
    std::string kind;                 ///< as types have it
    std::int32_t minimum = 1;         ///< days; waived at edges without a history
    std::int32_t maximum = no_limit;  ///< days, those of the history counted

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("kind", &KindRun::kind).needed(), field("minimum", &KindRun::minimum).at_least(1),
                    field("maximum", &KindRun::maximum).at_least(0));
    }

    friend bool operator==(const KindRun&, const KindRun&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
