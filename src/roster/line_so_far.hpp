// One member's shifts while a rota is being made, and whether one more fits.
#pragma once

#include "muster/roster/problem.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// The line of one member. Holds assignments by day and type.
class LineSoFar {
public:
    LineSoFar(const Problem& problem, MemberId member) : problem_(&problem), member_(member) {}

    [[nodiscard]] const Problem& problem() const noexcept { return *problem_; }
    [[nodiscard]] MemberId member() const noexcept { return member_; }
    [[nodiscard]] std::span<const Assignment> assignments() const noexcept { return stood_; }
    [[nodiscard]] bool stands(int day, ShiftTypeId type) const;
    [[nodiscard]] int count(int day) const;
    [[nodiscard]] bool works(int day) const { return count(day) > 0; }

    /// Whether a shift can be added so that no rule about this line is bent that a plain rota regards. O(shifts so
    /// far).
    [[nodiscard]] bool fits(int day, ShiftTypeId type) const;
    void add(int day, ShiftTypeId type);

    /// Whether `clash(before, days, after)` is false of a shift that is added and each that is stood, whichever comes
    /// first; both, if they start on one day.
    template <class Clash>
    [[nodiscard]] bool is_free_of_clashes(int day, ShiftTypeId type, const Clash& clash) const
    {
        return std::ranges::none_of(stood_, [&](const Assignment& stood) {
            const int other = problem_->index_of(stood.shift.day);
            return (other <= day && clash(stood.shift.type, day - other, type)) ||
                   (other >= day && clash(type, other - day, stood.shift.type));
        });
    }

private:
    const Problem* problem_;
    MemberId member_;
    std::vector<Assignment> stood_;
};

}  // namespace muster::roster
