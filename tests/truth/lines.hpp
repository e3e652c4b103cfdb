// Every line of one member, as a graph from day to day.
#pragma once

#include "judge.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::truth {

struct Step {
    Set set = 0;
    std::uint32_t node = 0;  ///< of the next day
    Wide cost = 0;           ///< more than by the cheapest way

    friend auto operator<=>(const Step&, const Step&) = default;
};

using Node = std::vector<Step>;

/// All lines of a member: from node 0 of day 0 to the one node after the last day.
struct Lines {
    std::vector<std::vector<Node>> nodes;  ///< by day
    Wide least = 0;
    std::size_t count = 0;
    bool is_complete = true;  ///< else there were too many
    bool is_empty = false;
};

/// Two beginnings that can be gone on with in the same ways at the same further cost are one node.
[[nodiscard]] Lines lines_of(const Question& question, MemberId member);

}  // namespace muster::roster::truth
