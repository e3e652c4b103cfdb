// A score for every mentee and mentor, read where it lies.
#pragma once

#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A matrix of scores as rows in memory: a row a mentee, a column a mentor. Owns nothing; valid as long as the memory
/// is.
///
/// `Value` is `std::int32_t`, `std::int64_t`, `float` or `double`. The scores of a row lie side by side; rows are
/// `stride` scores apart, which may be more than a row, or negative.
template <class Value>
struct ScoreMatrix {
    const Value* first = nullptr;                                  ///< the score of mentee 0 with mentor 0
    std::size_t rows = 0;                                          ///< number of mentees
    std::size_t columns = 0;                                       ///< number of mentors
    std::ptrdiff_t stride = static_cast<std::ptrdiff_t>(columns);  ///< scores from one row to the next

    /// The scores of one mentee. Unchecked.
    [[nodiscard]] const Value* row(std::size_t at) const noexcept
    {
        return first + static_cast<std::ptrdiff_t>(at) * stride;
    }
    /// One score. Unchecked.
    [[nodiscard]] Value at(std::size_t mentee, std::size_t mentor) const noexcept { return row(mentee)[mentor]; }
};

}  // namespace muster::pairing

#pragma GCC visibility pop
