// How an area's parts become one number, a second time: fractions where it is one, else a hundred digits.
#pragma once

#include "evaluation/checking/number.hpp"
#include "muster/evaluation/scheme.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation::checking {

/// A hundred digits, of which the last twenty are not relied on.
using Wide = boost::multiprecision::cpp_dec_float_100;

/// (weight, value) of every part there is.
using Parts = std::vector<std::pair<Number, Number>>;

/// Of an aggregation that gives a fraction: all but those below.
[[nodiscard]] Number aggregated(const Area& area, Parts parts);

/// Whether it is a harmonic mean, by whichever name.
[[nodiscard]] bool is_harmonic(const Area& area);

/// The power of a mean whose values are roots; nothing of other aggregations.
[[nodiscard]] std::optional<Number> irrational_power(const Area& area);

/// The power mean.
[[nodiscard]] Wide power_mean(const Parts& parts, const Number& power);

/// `copeland` and `topsis`: by member what stands in the area before base and bonuses, from every part of every member.
/// Nothing where a part does not weigh; who has none is not held against others and has 0.
[[nodiscard]] std::vector<Wide> held_together(const Area& area,
                                              const std::vector<std::vector<std::optional<Number>>>& members,
                                              const std::vector<Number>& weights);

/// The sum, rounded. What lies within 10^-50 half steps of the middle of two neighbours is taken to lie there.
[[nodiscard]] Number round_off(const Wide& value, const Number& added, int places, Rounding rounding);

}  // namespace muster::evaluation::checking
