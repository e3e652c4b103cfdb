// A sum of many exact numbers that need not be an exact number itself.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/points.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Adds up numbers with any divisors: one sum for each, as members who leave out different parts have different ones,
/// and what they have in common may be longer than 128 bits.
class ExactSum {
public:
    /// @throws Overflow  if the sum of numbers with one divisor does not fit.
    void add(const Exact& number) { add(number.divisor(), number); }
    void add(const ExactSum& other);

    /// The sum; rounded half to even to six places where it does not fit.
    [[nodiscard]] Exact total() const;
    /// The exact sum over `count`, half to even to six places; 0 where there are none.
    [[nodiscard]] Points mean_of(std::size_t count) const;

    /// Numbers that come to it: one for each divisor.
    [[nodiscard]] std::vector<Exact> numbers() const;

private:
    struct Part {
        std::int64_t divisor;  // of the numbers
        Exact sum;
    };
    struct Long;  // the sum as a fraction of any length
    void add(std::int64_t divisor, const Exact& number);

    std::vector<Part> parts_;  // few, and one as a rule
};

}  // namespace muster::evaluation
