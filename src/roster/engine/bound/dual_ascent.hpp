// Where prices may lie, and which are tried next: along the slopes of groups of no single day at first, where there are
// such (engine/numeric/r_algorithm.hpp), and then along all (engine/numeric/volume_algorithm.hpp).
#pragma once

#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/levels.hpp"
#include "roster/engine/numeric/r_algorithm.hpp"
#include "roster/engine/numeric/volume_algorithm.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class DualAscent {
public:
    /// Prices lie in `ranges`, by coupling. `memory` is of the slopes' size.
    DualAscent(Levels levels, List<PriceRange> ranges, double memory);

    /// Other couplings and ranges, and nothing known of prices.
    void renew(Levels levels, List<PriceRange> ranges);
    /// The next prices to be tried.
    void set(const List<double>& prices);
    /// Begins anew, from prices that are good already.
    void restart() { volume_.restart(); }
    void compose(List<double>& prices) const { levels_.compose(coordinates_, prices); }
    [[nodiscard]] double clamped(std::size_t coupling, double price) const { return ranges_[coupling].clamped(price); }
    /// The prices tried are the best so far.
    void keep() { best_coordinates_ = coordinates_; }

    /// What the prices tried have come to.
    struct Found {
        double value = 0.0;
        double best = 0.0;  ///< of all so far
        std::optional<double> best_before{};
        std::optional<double> upper{};  ///< cost of a known roster
        bool is_best = false;
    };
    /// Chooses the next prices. `slope` is by coupling.
    void go(const List<double>& slope, const Found& found);
    /// No prices found lately were better.
    [[nodiscard]] bool is_settled() const { return volume_.is_settled(); }
    /// The part of the last slope in the way taken.
    [[nodiscard]] double share() const { return volume_.share(); }

private:
    [[nodiscard]] VolumeAlgorithm volume() const;
    void go_coarsely(double value, double best);

    Levels levels_;
    List<PriceRange> ranges_;
    List<double> coordinates_;  ///< which make the prices to try next
    List<double> best_coordinates_;
    List<double> slope_;  ///< by coordinate
    List<double> best_slope_;
    double memory_;
    VolumeAlgorithm volume_;
    std::optional<RAlgorithm> coarse_;  ///< along groups of no single day, at first
    int coarse_rounds_ = 0;
    int coarse_in_vain_ = 0;
    double coarse_best_ = 0.0;
    bool is_coarse_done_ = false;
};

}  // namespace muster::roster::engine::bound
