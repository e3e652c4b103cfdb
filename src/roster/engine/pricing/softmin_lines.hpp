// All lines of one member at once: each counts by how much more than the best one it costs.
//
// The least cost of a line, as a function of prices, has edges wherever two lines cost the same, and where members are
// much alike there is hardly anything else. Lines weighed by exp(-cost / temperature) have none: the soft least
// -temperature log(sum of weights) lies below the least by no more than temperature times the logarithm of how many
// lines there are, and its slopes are how often each duty is in a line on average (Nesterov, "Smooth minimization of
// non-smooth functions", 2005). The sums over lines are taken in the graph of the free planner, backwards and then
// forwards, along ways that cost little more than the best: what all others weigh is lost in rounding.
#pragma once

#include "roster/engine/pricing/floor.hpp"
#include "roster/engine/pricing/path_planner.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

class SoftminLines {
public:
    explicit SoftminLines(const Instance& instance) : instance_(instance) {}

    /// The soft least over all lines of the member that `planner` has planned last, in parts of `scale`, with prices
    /// that were about these: by day and duty, and of each weekend with a duty. All are told in whole units of cost, as
    /// the temperature is.
    double weigh(const PathPlanner& planner, Cost scale, View<const double> prices, double weekend_price,
                 double temperature);
    /// How often a line has each duty, by day and duty, on average.
    [[nodiscard]] View<const double> duties() const { return duties_; }
    /// How many weekends a line opens, on average.
    [[nodiscard]] double weekends() const { return weekends_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct Step {
        int from;
        int to;
        int kind;
        bool opens_weekend;
        double weight;
    };
    [[nodiscard]] View<std::int32_t> more_on(int day) { return std::span(more_).subspan(first(day), places_); }
    [[nodiscard]] View<double> after_on(int day) { return std::span(after_).subspan(first(day), places_); }
    [[nodiscard]] std::size_t first(int day) const { return static_cast<std::size_t>(day) * places_; }
    void weigh_kinds(const PathPlanner& planner, View<const double> prices);
    double backward(const PathPlanner& planner);
    void step_back(const PathPlanner& planner, int day, int place);
    void forward(const PathPlanner& planner);
    void share_out(const PathPlanner& planner);

    const Instance& instance_;
    std::uint64_t work_ = 0;
    std::size_t places_ = 0;
    double scale_ = 1.0;
    double temperature_ = 1.0;
    double per_part_ = 1.0;        ///< of price, in the exponent
    double of_weekend_ = 1.0;      ///< weight of a weekend against the price planned with
    std::int32_t furthest_ = 0;    ///< from the best, of what counts
    List<double> of_kind_;         ///< by day and kind: weight of its duties against its price
    List<std::int32_t> more_;      ///< by day and place: the best way through it costs so much more than the best
    List<double> after_;           ///< by day and place: weight of the ways from there on, each day in its measure
    List<Step> steps_;             ///< that count, from the last day to the first
    List<std::size_t> last_step_;  ///< by day: the end of its steps
    List<double> before_;
    List<double> next_before_;
    List<double> passing_;  ///< by day and kind: how often
    List<double> duties_;   ///< by day and duty: weight within its kind, and then how often
    double weekends_ = 0.0;
};

}  // namespace muster::roster::engine::pricing
