// Who helps whom.
#pragma once

#include "muster/core/id.hpp"
#include "muster/pairing/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// The mentors of each mentee.
struct Pairing {
    std::vector<MentorId>
        mentor_of;    ///< one a seat, so row `i` is for `MenteeId(i)` where all want one; unset: missing
    Score total = 0;  ///< sum of the scores less the prices of missing mentors and of loads
    std::vector<std::uint32_t> first_seat{};  ///< of each mentee, and one past the last; empty where all want one

    /// Number of mentees.
    [[nodiscard]] std::size_t mentee_count() const noexcept
    {
        return first_seat.empty() ? mentor_of.size() : first_seat.size() - 1;
    }
    /// The mentors of one mentee, those missing last. Valid as long as the pairing is.
    [[nodiscard]] std::span<const MentorId> mentors_of(MenteeId mentee) const noexcept
    {
        const std::size_t from = first_seat.empty() ? mentee.row() : first_seat[mentee.row()];
        const std::size_t end = first_seat.empty() ? from + 1 : first_seat[mentee.row() + 1];
        return {mentor_of.data() + from, end - from};
    }
    /// By rising mentee. O(seats).
    [[nodiscard]] std::vector<MenteeId> mentees_of(MentorId mentor) const
    {
        std::vector<MenteeId> mentees;
        for (std::size_t row = 0; row < mentee_count(); ++row) {
            const MenteeId mentee(static_cast<MenteeId::Value>(row));
            for (const MentorId one : mentors_of(mentee))
                if (one == mentor) {
                    mentees.push_back(mentee);
                    break;
                }
        }
        return mentees;
    }
    /// Those who miss a mentor, by rising mentee. O(seats).
    [[nodiscard]] std::vector<MenteeId> unmatched() const { return mentees_of(MentorId{}); }

    friend bool operator==(const Pairing&, const Pairing&) = default;
};

/// The same pairs with their total reckoned from the problem; `mentor_of` has one row a seat.
///
/// Each mentee's mentors are put by falling score.
/// @throws InvalidInput  if a pair is no candidate or made twice, a row is missing, or a mentor may not be missing.
[[nodiscard]] Pairing with_total(const Problem& problem, std::vector<MentorId> mentor_of);

}  // namespace muster::pairing

#pragma GCC visibility pop
