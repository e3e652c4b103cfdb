// Points by level and place of an award.
#pragma once

#include "muster/core/points.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::evaluation::rule {

/// One field of the table.
struct AwardEntry {
    std::string level;  ///< as the ledger writes it: "national", "省级"
    std::string place;  ///< "first", "二等奖"
    Points points;

    friend bool operator==(const AwardEntry&, const AwardEntry&) = default;
};

/// Each record counts the points of its level and place. A record that is not in the table is an error that names it.
struct AwardTable {
    static constexpr std::string_view name = "award_table";

    std::vector<AwardEntry> entries;  ///< at least one; each level and place once

    friend bool operator==(const AwardTable&, const AwardTable&) = default;
};

}  // namespace muster::evaluation::rule
