// The highest point of a smooth concave function of many prices, by what slopes have told of its curvature
// (limited-memory BFGS; Liu and Nocedal 1989).
//
// It asks for the value and slope at one point after another. A step goes as far as curvature says, and is cut where
// the value does not rise as the slope promised.
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric {

class Lbfgs {
public:
    /// The value and slope at the prices tried last; at first those to begin from. `measure`: about how far each price
    /// should move where its slope is 1, before anything is known. True where the step is kept.
    bool see(std::span<const double> prices, double value, std::span<const double> slope,
             std::span<const double> measure);
    /// What to try next.
    [[nodiscard]] const std::vector<double>& next() const { return tried_; }
    /// What the last step that was kept has gained.
    [[nodiscard]] double gain() const { return gain_; }
    /// No step along the slope rises any more.
    [[nodiscard]] bool is_at_rest() const { return is_at_rest_; }
    /// The function has changed a little: begins anew where it stands, with what is seen next.
    void begin_anew();

private:
    struct Change {
        std::vector<double> prices;
        std::vector<double> slope;  ///< by how much it fell
        double inverse = 0.0;       ///< of their product
    };
    void learn(std::span<const double> prices, std::span<const double> slope);
    void aim(std::span<const double> measure);
    void step();

    bool has_begun_ = false;
    bool is_at_rest_ = false;
    double value_ = 0.0;
    double gain_ = 0.0;
    double length_ = 1.0;
    double stretch_ = 1.0;   ///< of the next whole step
    double promised_ = 0.0;  ///< by a whole step, along the slope
    int cuts_ = 0;
    std::vector<double> at_;
    std::vector<double> slope_;
    std::vector<double> direction_;
    std::vector<double> tried_;
    std::deque<Change> known_;
};

}  // namespace muster::roster::engine::numeric
