// All records but the lowest and the highest few: two of ten quizzes are dropped.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Each record counts its quantity, and of a member's records the `lowest` and the `highest` few do not count. Points:
/// the sum of the others, or their mean with `Combine::mean`, x `each`.
///
/// The lowest are dropped first, then the highest, and as many as `keep` are never dropped: who has one record and
/// drops the lowest keeps it, unless `keep` is 0. Of equal ones the last is dropped as lowest and the first as highest:
/// by day, then as of an event that counts once. Caps of one item come before; of an event that counts once, the one
/// record that stands for it takes part.
struct AllBut {
    static constexpr std::string_view name = "all_but";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points for each unit of all records but the lowest or highest few.";

    int lowest = 1;                                    ///< so many of the lowest are dropped
    int highest = 0;                                   ///< so many of the highest are dropped
    Points each = Points::from_millionths(1'000'000);  ///< points for each unit of what is counted
    int keep = 1;                                      ///< so many records count in any case, of those there are

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("lowest", &AllBut::lowest), field("highest", &AllBut::highest), field("each", &AllBut::each),
                    field("keep", &AllBut::keep));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (lowest < 0 || highest < 0)
            faults.add(scope.place,
                       "it drops the lowest " + std::to_string(lowest) + " and the highest " + std::to_string(highest) +
                           " records",
                       "give 0 or more");
        else if (lowest == 0 && highest == 0)
            faults.add(scope.place, "it drops no records", "drop the lowest or the highest, or score it by sum");
        if (keep < 0)
            faults.add(scope.place, "it keeps " + std::to_string(keep) + " records", "give 0 or more");
        if (scope.combine != Combine::sum && scope.combine != Combine::mean)
            faults.add(scope.place, "it chooses among its records twice, by its rule and by how they are combined",
                       "combine the rest by sum or by mean");
        if (scope.has_period_cap)
            faults.add(scope.place, "it has a cap of a period and drops some of its records",
                       "leave the cap out, or score it by sum");
    }

    friend bool operator==(const AllBut&, const AllBut&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
