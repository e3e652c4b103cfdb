#include "units.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::pairing::groups_engine {

Units::Units(const GroupProblem& problem) : sets_(problem.pairs().mentee_count())
{
    const GroupRules& rules = problem.rules();
    are_asked_ = !rules.together.empty() || !rules.apart.empty();
    std::vector<std::uint32_t> root(sets_.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t at) {
        while (root[at] != at)
            at = root[at] = root[root[at]];
        return at;
    };
    for (const MenteeSet& set : rules.together)
        for (const MenteeId mentee : set.mentees) {
            const std::uint32_t left = find(set.mentees.front().row());
            const std::uint32_t right = find(mentee.row());
            root[std::max(left, right)] = std::min(left, right);  // the least of a unit is its root
        }
    for (std::uint32_t mentee = 0; mentee < root.size(); ++mentee) {
        const std::uint32_t first = find(mentee);
        if (first == mentee) {
            unit_of_.push_back(static_cast<std::uint32_t>(mentees_.size()));
            mentees_.emplace_back();
        } else {
            unit_of_.push_back(unit_of_[first]);
        }
        mentees_[unit_of_[mentee]].push_back(mentee);
        largest_ = std::max(largest_, mentees_[unit_of_[mentee]].size());
    }
    clashes_.assign(mentees_.size(), false);
    for (std::uint32_t at = 0; at < rules.apart.size(); ++at) {
        std::vector<std::uint32_t> units;
        for (const MenteeId mentee : rules.apart[at].mentees) {
            sets_[mentee.row()].push_back(at);
            units.push_back(unit_of_[mentee.row()]);
        }
        std::ranges::sort(units);
        for (std::size_t row = 1; row < units.size(); ++row)
            if (units[row] == units[row - 1])
                clashes_[units[row]] = true;
    }
}

}  // namespace muster::pairing::groups_engine
