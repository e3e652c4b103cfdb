// Whole lines planned in turn, at prices that cool.
//
// What a place on a row is worth to one member alone is what the others leave there: everything where one is missing,
// nothing where nobody is. Planned so, each line soon suits all others, and none can move first. What it is worth at
// the best prices over everybody (engine/bound/lagrangian_dual.hpp) is smooth, but there all would do the same. A duty
// is therefore paid a mixture: at first mostly the prices, so that members leave places to others who can stand them
// more cheaply, and less and less of them, until each plan only takes what is there, and is kept where it costs no more
// than the line before. (Much like simulated annealing, with prices in place of chance.)
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class Cooling : public Neighbourhood {
public:
    Cooling(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// From the best roster of its first turn; where it has come to a better one since, that becomes the best.
    void improve(Incumbent& incumbent, const Turn& turn) override;
    void begin(const List<Line>& lines);
    /// Plans the next member's line anew. `part`, from 0 to 1, is that of the prices (by cover row) in what a duty is
    /// paid.
    void step(const List<double>& prices, double part);
    /// The best roster that a turn over everybody has ended with, or that was met while cold.
    [[nodiscard]] const HardSoftCost& best() const { return best_toll_; }
    [[nodiscard]] const List<Line>& best_lines() const { return best_lines_; }
    [[nodiscard]] std::uint64_t work() const override { return planner_.work() + other_work_; }

private:
    void set_prices(int member, const List<double>& prices, double part);
    void note();

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    TablePlanner planner_;
    State state_;
    bool has_begun_ = false;
    List<int> order_;  ///< members whose turn it is, the next one last
    List<std::int32_t> paid_;
    Line planned_;
    HardSoftCost best_toll_;
    List<Line> best_lines_;
    std::uint64_t other_work_ = 0;
};

}  // namespace muster::roster::engine::search
