// The best few records only: three of five tests.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Which records are the best.
enum class BestIs : std::uint8_t {
    greatest,  ///< those that count most
    least,     ///< those that count least: minutes of a run, faults
};
/// Names of its values, in order.
constexpr auto listed(BestIs) { return enumeration("Which records are the best.", "greatest", "least"); }

/// Each record counts its quantity, and of a member's records only the best `count` count: fewer where there are fewer,
/// of equal ones the first: by day, then as of an event that counts once. Points: their sum, or their mean with
/// `Combine::mean`, x `each`.
///
/// Caps of one item come before; of an event that counts once, the one record that stands for it takes part.
struct BestOf {
    static constexpr std::string_view name = "best_of";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points for each unit of the best records.";

    int count = 1;                                     ///< how many records count, at least 1
    Points each = Points::from_millionths(1'000'000);  ///< points for each unit of what is counted
    BestIs best = BestIs::greatest;                    ///< whether much is good, or little

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("count", &BestOf::count).needed(), field("each", &BestOf::each),
                    field("best", &BestOf::best));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (count < 1)
            faults.add(scope.place, "it counts the best " + std::to_string(count) + " records", "give 1 or more");
        if (scope.combine != Combine::sum && scope.combine != Combine::mean)
            faults.add(scope.place, "it chooses among its records twice, by its rule and by how they are combined",
                       "combine the best by sum or by mean");
        if (scope.has_period_cap)
            faults.add(scope.place, "it has a cap of a period and counts its best records only",
                       "leave the cap out, or score it by sum");
    }

    friend bool operator==(const BestOf&, const BestOf&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
