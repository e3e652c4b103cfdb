// One pair of columns, and the sums that go with it.
#pragma once

#include "evaluation/complete_rows.hpp"
#include "muster/evaluation/statistics.hpp"

#include <optional>

namespace muster::inline v0_2::evaluation {

/// Arithmetic mean, in order; of one or more.
[[nodiscard]] double mean_of(const Numbers& values);
/// Sum of squares of what lies between the values and their mean.
[[nodiscard]] double squares_of(const Numbers& values);
/// Power of two next above the greatest size among the values; 0 where all are 0.
[[nodiscard]] int exponent_of(const Numbers& values);
/// Each times a power of two.
void shift(Numbers& values, int exponent);
/// Of columns of one length; not set where one does not vary or there are fewer than two rows.
[[nodiscard]] std::optional<double> correlation_of(const Numbers& one, const Numbers& other, Correlation method);

}  // namespace muster::evaluation
