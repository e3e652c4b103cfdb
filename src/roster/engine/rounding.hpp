// From lines in parts to a roster: one member after another gets a whole line, the others counting in parts.
//
// Where prices over everybody have come to their best, the lines planned on the way, averaged as the way was
// (engine/ascent.hpp), are a plan in parts that keeps cover and limits on average: it knows how everybody's weekends,
// hours and nights are best spread over a year. A member is planned to the optimum, each row of cover being taken for
// as full as those who have lines make it, and those who have none are expected to. When everybody has a line, each is
// planned anew against the others, a few times over.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/dual.hpp"
#include "roster/engine/planner.hpp"

#include <functional>
#include <span>
#include <vector>

namespace muster::roster::engine {

class Rounding {
public:
    Rounding(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// Opens these members; the others keep these lines, with which a roster costs `upper`. Prices, of cover and of
    /// sums, are those to begin with.
    void begin(std::span<const Line> lines, std::vector<int> open, const std::vector<double>& prices, Cost upper);
    /// One round of prices, or one line. False at the end, or where told to stop midway.
    bool step(const std::function<bool()>& stopped);
    /// Everybody has a line.
    [[nodiscard]] bool is_done() const { return order_.empty() && turns_ == 0; }
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    [[nodiscard]] std::uint64_t work() const { return planner_.work() + dual_.work(); }

    int rounds_first = 100;
    int rounds_later = 30;
    int batches = 10;
    int turns_after = 3;

private:
    void begin_turn();
    void expect(int member, double sign);
    void expect_all();
    void count(int member, double sign);
    void set_prices(int member);
    void plan(int member);

    const Instance& instance_;
    std::size_t cover_rows_;
    Dual dual_;
    Planner planner_;
    DutyPrices duty_prices_;
    Random random_;
    Cost upper_ = 0;
    int rounds_ = 0;          ///< of prices, before more lines are given
    int left_in_batch_ = 0;   ///< lines to give before prices are looked for again
    int turns_ = 0;           ///< over everybody, after the present one
    bool is_first_ = true;    ///< members in the order have no lines yet
    std::vector<int> open_;
    std::vector<int> order_;  ///< members whose turn it is, the next one last
    std::vector<double> people_;
    std::vector<std::int64_t> rewards_;
    std::vector<std::int32_t> prices_;
    std::vector<Line> lines_;
};

}  // namespace muster::roster::engine
