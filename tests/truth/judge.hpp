// What is asked about rosters, and what the checker says to a part of one.
#pragma once

#include "exhaustive.hpp"

#include "muster/roster/check.hpp"
#include "muster/roster/problem.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace muster::inline v0_2::roster::truth {

__extension__ using Wide = __int128;  // a sum of costs, or hard units and costs in one number

/// @throws std::out_of_range  if the cost is too great for it.
[[nodiscard]] Wide wide(const Cost& cost);
[[nodiscard]] Cost narrow(Wide value);

/// Types that a member stands on a day, a bit each.
using Set = std::uint32_t;

[[nodiscard]] inline MemberId member_id(std::size_t row) { return MemberId(static_cast<MemberId::Value>(row)); }

/// What is looked at, and what counts.
struct Question {
    const Problem& problem;
    bool only_feasible = true;
    /// Nobody stands where they may not be, two shifts at once, too many on a day, or not what is pinned.
    bool keeps_days = true;
    bool has_soft = true;
    std::function<bool(const Violation&)> counts{};  ///< of what is hard; empty: all
};

class Judge {
public:
    explicit Judge(const Question& question) : question_(question) {}

    [[nodiscard]] Cost cost(const std::vector<Assignment>& stood, const Scope& scope) const;

    /// Whether a line that goes on like this bends a hard rule for good.
    [[nodiscard]] bool is_lost(const std::vector<Assignment>& stood, MemberId member) const;

    /// All a member may stand on a day.
    [[nodiscard]] std::vector<Set> choices(MemberId member, int day) const;

    void add(std::vector<Assignment>& stood, MemberId member, int day, Set set) const;

private:
    [[nodiscard]] bool may_be_a_day(MemberId member, Set set) const;

    const Question& question_;
};

}  // namespace muster::roster::truth
