// A round in which all lines count, each by what it costs: the value of prices, made smooth by a temperature.
#pragma once

#include "roster/engine/bound/couplings.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/path_planner.hpp"
#include "roster/engine/pricing/softmin_lines.hpp"

#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class SoftminDual {
public:
    explicit SoftminDual(const Instance& instance) : lines_(instance) {}

    void begin() { value_ = 0.0; }
    /// Adds the member whom `planner` has planned last, at these prices by coupling, in parts of `scale`; and what all
    /// lines come to, to `amounts`, by coupling.
    void count(const Couplings& couplings, int member, const List<double>& prices, const PathPlanner& planner,
               Cost scale, double temperature, List<double>& amounts);
    /// Adds what suits the couplings at last. `suits` has the least amount that suits each without a temperature.
    void suit(const Couplings& couplings, const List<double>& prices, const List<std::pair<int, int>>& suits,
              const List<double>& amounts, double temperature);

    [[nodiscard]] double value() const { return value_; }
    /// By coupling.
    [[nodiscard]] const List<double>& slope() const { return slope_; }
    [[nodiscard]] std::uint64_t work() const { return lines_.work(); }

private:
    double set_prices(const Couplings& couplings, int member, const List<double>& prices);

    SoftminLines lines_;
    double value_ = 0.0;
    List<double> slope_;
    List<double> prices_;  ///< by day and duty, not rounded
};

}  // namespace muster::roster::engine::bound
