// One member's shifts while a rota is being made, and whether one more fits.
#pragma once

#include "muster/roster/problem.hpp"

#include <span>
#include <vector>

namespace muster::roster {

/// The line of one member. Holds assignments by day and type.
class LineSoFar {
public:
    LineSoFar(const Problem& problem, MemberId member) : problem_(&problem), member_(member) {}

    [[nodiscard]] MemberId member() const noexcept { return member_; }
    [[nodiscard]] std::span<const Assignment> assignments() const noexcept { return stood_; }
    [[nodiscard]] bool stands(int day, ShiftTypeId type) const;
    [[nodiscard]] bool works(int day) const;

    /// Whether a shift can be added so that no rule about this line is bent but minima. O(shifts so far).
    [[nodiscard]] bool fits(int day, ShiftTypeId type) const;
    void add(int day, ShiftTypeId type);

private:
    [[nodiscard]] bool keeps_totals(int day, ShiftTypeId type) const;
    [[nodiscard]] bool keeps_sequence(int day, ShiftTypeId type) const;
    [[nodiscard]] bool keeps_runs(int day) const;
    [[nodiscard]] bool keeps_longest_run(int day, ShiftTypeId type) const;
    [[nodiscard]] bool keeps_weekends(int day) const;
    [[nodiscard]] bool keeps_window(const WindowMaximum& window, int day, ShiftTypeId type) const;

    const Problem* problem_;
    MemberId member_;
    std::vector<Assignment> stood_;
};

}  // namespace muster::roster
