// Points by level and place of an award.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// One field of the table.
struct AwardEntry {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points of a level and place.";

    std::string level;  ///< as the ledger writes it: "national", "省级"
    std::string place;  ///< the award's place: "first", "二等奖"
    Points points;      ///< what such an award counts

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("level", &AwardEntry::level).needed(), field("place", &AwardEntry::place).needed(),
                    field("points", &AwardEntry::points).needed());
    }

    friend bool operator==(const AwardEntry&, const AwardEntry&) = default;
};

/// Each record counts the points of its level and place. A record that is not in the table is an error that names it.
struct AwardTable {
    static constexpr std::string_view name = "award_table";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points by level and place of an award.";

    std::vector<AwardEntry> entries;  ///< at least one; each level and place once

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("entries", &AwardTable::entries).needed());
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const;

    /// An amount of 1 is a point.
    [[nodiscard]] Points points_each() const noexcept { return Points::from_millionths(1'000'000); }

    friend bool operator==(const AwardTable&, const AwardTable&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
