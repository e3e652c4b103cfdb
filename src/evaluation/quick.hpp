// What of a scheme can be scored in columns of small numbers.
#pragma once

#include "evaluation/contests.hpp"
#include "evaluation/quick_points.hpp"
#include "evaluation/quick_totals.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Whether to score in columns where that can be: results do not differ, which tests hold.
enum class Way : std::uint8_t { quick, general };

/// Chosen for each indicator by bounds of what its scheme and ledger can come to.
struct Quick {
    /// `most_records` is the largest number of records that a member may have.
    Quick(const Plan& plan, const AreaTotals& areas, std::size_t most_records, Way way);

    std::vector<std::optional<QuickPoints>> points{};  // by indicator; nothing: score by score
    std::vector<QuickColumn> columns{};                // by indicator
    std::optional<QuickTotals> totals{};               // nothing: member by member
    bool counts_items = false;                         // whether anything asks how many records there are
    bool only_adds = true;                             // whether every indicator adds up
    bool is_narrow = true;                             // whether sums fit 64 bits
    std::vector<std::string> roles{};                  // that indicators are assigned to, each once
    std::vector<std::uint32_t> role_of{};              // by indicator, into these, or nothing
    std::optional<Contests> contests{};                // nothing: records that compete are items
};

}  // namespace muster::evaluation
