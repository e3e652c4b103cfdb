// Points along straight lines from knot to knot.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// A corner of the line.
struct Knot {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points at an amount.";

    Quantity at;    ///< an amount, in the indicator's unit
    Points points;  ///< what that amount is worth

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("at", &Knot::at).needed(), field("points", &Knot::points).needed());
    }

    friend bool operator==(const Knot&, const Knot&) = default;
};

/// Each record counts its quantity. Points: on the line through the knots; level before the first and after the last.
struct Piecewise {
    static constexpr std::string_view name = "piecewise";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Straight lines between knots, level outside.";

    std::vector<Knot> knots;  ///< at least one; `at` rises

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("knots", &Piecewise::knots).needed());
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (knots.empty())
            faults.add(scope.place, "it has no knots", "give at least one");
        for (std::size_t i = 1; i < knots.size(); ++i)
            if (knots[i].at <= knots[i - 1].at)
                faults.add(scope.place,
                           "knot " + std::to_string(i + 1) + " stands at " + to_string(knots[i].at) +
                               ", not above the knot before at " + to_string(knots[i - 1].at),
                           "list knots from the lowest up");
    }

    friend bool operator==(const Piecewise&, const Piecewise&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
