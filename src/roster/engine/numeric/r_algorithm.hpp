// The highest point of a concave function of a few prices, by dilation of space (Shor's r-algorithm).
//
// Steps go along the slope in a space that is stretched, after each turn, in the direction in which the slope changed:
// a ridge that turns the slope back and forth soon lies flat, however steep its sides and whatever prices are measured
// in.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric {

class RAlgorithm {
public:
    /// `reach` is how far the first step goes.
    RAlgorithm(std::size_t prices, double reach);

    /// The value and slope at the prices tried last; at first those to begin from.
    void see(std::span<const double> prices, double value, std::span<const double> slope);
    /// What to try next.
    [[nodiscard]] const std::vector<double>& next();
    [[nodiscard]] double best() const { return best_; }
    [[nodiscard]] const std::vector<double>& best_prices() const { return best_prices_; }

private:
    void turn(std::span<const double> slope);
    void aim();

    std::size_t size_;
    double length_;  ///< of a step, in the dilated space
    int steps_ = 0;  ///< in this direction
    double best_ = 0.0;
    std::vector<double> best_prices_;
    std::vector<double> at_;     ///< where the next step begins
    std::vector<double> slope_;  ///< when this direction was chosen
    std::vector<double> direction_;
    std::vector<double> tried_;
    std::vector<double> space_;  ///< row by row, from the dilated space to the prices
};

}  // namespace muster::roster::engine::numeric
