// From lines in parts to a roster: one member after another gets a whole line, the others counting in parts.
//
// Where prices over everybody have come to their best, the lines planned on the way, averaged as the way was
// (engine/numeric/volume_algorithm.hpp), are a plan in parts that keeps cover and limits on average: it knows how
// everybody's weekends, hours and nights are best spread over a year. A member is planned to the optimum, each row of
// cover being taken for as full as those who have lines make it, and those who have none are expected to.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/engine/search/floor.hpp"

#include <functional>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class LineRounding {
public:
    /// Of the parts, and at the prices of sums, that `dual` has come to.
    LineRounding(const Instance& instance, std::size_t cover_rows, const LagrangianDual& dual, Seed seed);

    /// Gives the next member a line. False where that was the last, or nobody is left.
    bool step();
    /// Everybody has one.
    [[nodiscard]] bool is_done() const { return order_.empty(); }
    [[nodiscard]] const List<Line>& lines() const { return lines_; }
    [[nodiscard]] std::uint64_t work() const { return planner_.work(); }

private:
    void expect(int member, double sign);
    void count(int member);
    void set_prices(int member);

    const Instance& instance_;
    std::size_t cover_rows_;
    const LagrangianDual& dual_;
    TablePlanner planner_;
    DutyPrices duty_prices_;
    Random random_;
    List<int> order_;  ///< members without a line, the next one last
    List<double> people_;
    List<std::int64_t> rewards_;
    List<std::int32_t> prices_;
    List<Line> lines_;
};

}  // namespace muster::roster::engine::search
