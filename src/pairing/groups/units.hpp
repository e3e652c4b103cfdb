// Who goes with whom: mentees kept together are one unit, everybody else is one alone.
#pragma once

#include "muster/pairing/group_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

inline constexpr std::uint32_t in_no_set = std::numeric_limits<std::uint32_t>::max();

/// Who is kept together and who is kept apart, by mentee.
class Units {
public:
    explicit Units(const GroupProblem& problem);

    /// Whether anything is asked at all.
    [[nodiscard]] bool are_asked() const noexcept { return are_asked_; }
    [[nodiscard]] std::size_t count() const noexcept { return mentees_.size(); }
    /// Most mentees in one unit; 1 where nobody is kept together.
    [[nodiscard]] std::size_t largest() const noexcept { return largest_; }
    [[nodiscard]] std::uint32_t unit_of(std::uint32_t mentee) const noexcept { return unit_of_[mentee]; }
    /// Rising.
    [[nodiscard]] std::span<const std::uint32_t> mentees_of(std::uint32_t unit) const noexcept
    {
        return mentees_[unit];
    }
    /// All who go where this mentee goes, itself among them.
    [[nodiscard]] std::span<const std::uint32_t> with(std::uint32_t mentee) const noexcept
    {
        return mentees_[unit_of_[mentee]];
    }
    /// The sets kept apart that name a mentee, rising.
    [[nodiscard]] std::span<const std::uint32_t> sets_of(std::uint32_t mentee) const noexcept { return sets_[mentee]; }
    /// The first of them; `in_no_set` where there is none.
    [[nodiscard]] std::uint32_t first_set(std::uint32_t mentee) const noexcept
    {
        return sets_[mentee].empty() ? in_no_set : sets_[mentee].front();
    }
    /// Whether two of this unit are to be apart as well, so that it can be in no group.
    [[nodiscard]] bool clashes(std::uint32_t unit) const noexcept { return clashes_[unit]; }

private:
    std::vector<std::uint32_t> unit_of_;               // by mentee
    std::vector<std::vector<std::uint32_t>> mentees_;  // by unit
    std::vector<std::vector<std::uint32_t>> sets_;     // by mentee
    std::vector<bool> clashes_;                        // by unit
    std::size_t largest_ = 1;
    bool are_asked_ = false;
};

}  // namespace muster::pairing::groups_engine
