// Acceptable pairs with the choice that each is to its mentee, as solvers of one-sided pairings read them.
#pragma once

#include "muster/pairing/problem.hpp"
#include "muster/pairing/stable.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::one_sided {

struct Choice {
    std::uint32_t mentor;
    std::uint32_t rank;  // from 0, in the mentee's whole list; equals have one
};

/// Each mentee's acceptable mentors, best first, equals by row. Mentors without places are left out.
class Choices {
public:
    /// O(lists).
    explicit Choices(const StableProblem& problem);

    [[nodiscard]] std::size_t mentees() const noexcept { return first_.size() - 1; }
    [[nodiscard]] std::span<const Choice> of(std::size_t mentee) const noexcept
    {
        return std::span(choices_).subspan(first_[mentee], first_[mentee + 1] - first_[mentee]);
    }
    /// One past the last choice that anybody could get.
    [[nodiscard]] std::uint32_t ranks() const noexcept { return ranks_; }

private:
    std::vector<std::size_t> first_;
    std::vector<Choice> choices_;
    std::uint32_t ranks_ = 0;
};

}  // namespace muster::pairing::one_sided
