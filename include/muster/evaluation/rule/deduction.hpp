// Points taken off.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/role.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Takes `each` off the area's total for every record, or for every unit of quantity. Has no weight of its own.
struct Deduction {
    static constexpr std::string_view name = "deduction";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points taken off.";
    static constexpr Role role = Role::taken_off;  ///< its points are taken off

    Points each;               ///< points taken off, not negative
    bool by_quantity = false;  ///< `each` is of one unit of quantity, not of one record

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("each", &Deduction::each).needed(), field("by_quantity", &Deduction::by_quantity));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (each < Points{})
            faults.add(scope.place, "it deducts " + to_string(each), "give what is taken off without a sign");
        if (scope.missing != Missing::as_zero)
            faults.add(scope.place, "a deduction without records takes off nothing",
                       "leave its missing-data policy as_zero");
    }

    friend bool operator==(const Deduction&, const Deduction&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
