// The highest point of a concave function of a few prices, by a bundle of tangents.
//
// Each value with its slope is a tangent that the function lies below. Next to be tried is where the lowest of the
// tangents, less a toll on the distance from the best point, is highest (Lemarechal's proximal bundle). The weights of
// the tangents there are found two at a time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric {

class ProximalBundle {
public:
    /// `reach` is how far the first step goes; a rise of less than `enough` is none.
    ProximalBundle(std::size_t prices, double reach, double enough, std::size_t most_tangents);

    /// The value and slope at the prices tried last; at first those to begin from.
    void see(std::span<const double> prices, double value, std::span<const double> slope);
    /// What to try next.
    [[nodiscard]] const std::vector<double>& next();
    /// How much higher than the best the function may be, by what `next` went by.
    [[nodiscard]] double hope() const { return hope_; }
    [[nodiscard]] double best() const { return best_; }
    [[nodiscard]] const std::vector<double>& best_prices() const { return best_prices_; }

private:
    struct Tangent {
        std::vector<double> slope;
        double at_best = 0.0;  ///< its height there, above the best
        double weight = 0.0;
    };
    void weigh();
    void drop_one();

    std::size_t size_;
    std::size_t most_tangents_;
    double reach_;
    double enough_;
    int in_vain_ = 0;
    double step_ = 0.0;  ///< by slope
    double hope_ = 0.0;
    double best_ = 0.0;
    std::vector<double> best_prices_;
    std::vector<double> tried_;
    std::vector<double> direction_;  ///< the tangents' slopes, by weight
    std::vector<Tangent> tangents_;
};

}  // namespace muster::roster::engine::numeric
