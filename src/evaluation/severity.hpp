// How strict raters are, by least squares.
#pragma once

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// One rater's points for one member; both numbered from 0.
struct RatedPoints {
    std::uint32_t member;
    std::uint32_t rater;
    double points;
};

/// The severity of each of `raters` raters; 0 on the mean of raters who are linked.
[[nodiscard]] std::vector<double> severities_of(const std::vector<RatedPoints>& ratings, std::uint32_t members,
                                                std::uint32_t raters);

}  // namespace muster::evaluation
