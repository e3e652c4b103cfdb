// The inner product of two lists of numbers.
#pragma once

#include <numeric>
#include <span>

namespace muster::inline v0_2::roster::engine::numeric {

[[nodiscard]] inline double product(std::span<const double> one, std::span<const double> other)
{
    return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
}

}  // namespace muster::roster::engine::numeric
