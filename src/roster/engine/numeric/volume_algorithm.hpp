// The way up a concave function, along slopes that need not be steepest.
//
// Each slope is mixed with the way taken before, so that the way is shortest; steps are Polyak's towards a goal,
// shorter where the value does not rise (Held, Wolfe and Crowder 1974; Barahona and Anbil, "The volume algorithm",
// 2000). Prices whose slopes are large move less, each being measured by how large its own have been.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric {

/// Where a price may lie, and how large its slopes are at first.
struct PriceRange {
    double lowest = 0.0;
    double highest = 0.0;
    double usual_slope = 1.0;

    [[nodiscard]] double clamped(double price) const { return std::clamp(price, lowest, highest); }
};

class VolumeAlgorithm {
public:
    /// `memory` is how much of what is known of the slopes' size is kept from one step to the next.
    VolumeAlgorithm(std::vector<PriceRange> ranges, double memory);

    /// Begins anew, from prices that are good already.
    void restart();
    /// With the slope where the value was `value`, sets `prices` to what to try next, from the best so far.
    void go(const std::vector<double>& slope, double value, std::optional<double> best_before, double goal,
            const std::vector<double>& best_prices, std::vector<double>& prices);
    /// No prices found lately were better.
    [[nodiscard]] bool is_settled() const { return settled_; }
    /// The part of the last slope in the way: who averages in the same way has what the way is the slope of.
    [[nodiscard]] double share() const { return share_; }

private:
    [[nodiscard]] double weight(std::size_t at) const;

    std::vector<PriceRange> ranges_;
    double memory_;
    std::vector<double> direction_;
    std::vector<double> square_;  ///< of slopes, on average
    double share_ = 1.0;          ///< of the last slope in the way
    double pace_ = 0.1;
    double inertia_ = 0.1;  ///< greatest part of a new slope in the way
    int patience_ = 0;
    int lately_ = 0;
    bool has_gained_ = false;  ///< anything since the start
    bool settled_ = false;
};

}  // namespace muster::roster::engine::numeric
