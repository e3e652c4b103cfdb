// Prices of cover that raise the Lagrangian bound.
//
// With a price on each row, members plan alone and rows choose how many people suit them best; the sum of the minima is
// a lower bound, concave in the prices. They go up along its slopes (engine/numeric/volume_algorithm.hpp): people that
// suit the row less people who came. Limits on sums of a line are counted by the planner's tables, or, where those
// would be too large, priced in the same way (engine/pricing/resources.hpp). All prices are rounded to whole parts of a
// scale and tables are of integers, so a bound is one of exact arithmetic, and any prices prove one.
#pragma once

#include "core/budget.hpp"
#include "muster/roster/certificate.hpp"
#include "roster/engine/bound/couplings.hpp"
#include "roster/engine/bound/dual_ascent.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/softmin_dual.hpp"
#include "roster/engine/model/duty_prices.hpp"
#include "roster/engine/pricing/path_planner.hpp"
#include "roster/engine/pricing/resources.hpp"
#include "roster/engine/pricing/table_planner.hpp"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class LagrangianDual {
public:
    /// `cover_rows` is how many of the first rows are cover. `memory` is of the ascent.
    LagrangianDual(const Instance& instance, std::size_t cover_rows, Seed seed, Sums sums = Sums::counted,
                   Company company = Company::left_out, double memory = long_memory);
    static constexpr double long_memory = 0.999;

    /// Goes on from these prices, by cover row and, where they are known, by sum, after the round under way (the first
    /// is dropped).
    void begin_at(const List<double>& prices);
    /// The instance's rows have changed, of which the first so many have prices: forgets what prices were best. Sums
    /// must be counted.
    void renew(std::size_t cover_rows);
    /// One round over all members towards `upper`, the cost of a known roster. False where it was told to stop midway;
    /// the next call goes on from there.
    bool step(std::optional<Cost> upper, const Budget& budget);

    /// The value of these prices, in place of a step; keeps them if they are the best. False as for `step`.
    bool try_prices(const List<double>& prices, const Budget& budget);

    /// The same with lines and couplings weighed at a temperature (engine/pricing/softmin_lines.hpp), so that the value
    /// is smooth. Sums must be priced.
    bool soften(const List<double>& prices, double temperature, const Budget& budget);
    /// Of that: the value, and by cover row and sum its slope and how many people or units lines make.
    [[nodiscard]] double soft_value() const { return soft_.value(); }
    [[nodiscard]] const List<double>& soft_slope() const { return soft_.slope(); }
    [[nodiscard]] const List<double>& soft_amounts() const { return round_.amounts; }
    /// The nearest prices that a line can be planned at.
    [[nodiscard]] List<double> within_ranges(List<double> prices) const;

    [[nodiscard]] std::optional<Cost> bound() const;
    /// The same as it is, not in whole units. Only where there is a bound.
    [[nodiscard]] double value() const
    {
        return static_cast<double>(*best_.value) / static_cast<double>(planner_.scale);
    }
    /// By cover row, and then by sum.
    [[nodiscard]] const List<double>& best_prices() const { return best_.prices; }
    /// The same, and then by slot of companies.
    [[nodiscard]] const List<double>& all_best_prices() const { return best_.all_prices; }
    [[nodiscard]] const BoundCertificate& certificate() const { return best_.certificate; }
    [[nodiscard]] bool is_infeasible() const { return is_infeasible_; }
    /// Stopped in the middle of a round.
    [[nodiscard]] bool is_midway() const { return round_.next_member >= 0; }
    /// No prices found lately were better.
    [[nodiscard]] bool is_settled() const { return ascent_.is_settled(); }
    [[nodiscard]] std::uint64_t work() const
    {
        return planner_.work() + free_planner_.work() + soft_.work() + other_work_;
    }
    /// By day and duty: how much of each is in the lines a member planned, averaged as the way was; with priced sums.
    [[nodiscard]] View<const float> parts(int member) const
    {
        const std::size_t size = static_cast<std::size_t>(instance_.days * instance_.duty_count);
        return std::span(parts_).subspan(static_cast<std::size_t>(member) * size, size);
    }
    /// The lines members planned in the last round.
    [[nodiscard]] const List<Line>& lines() const { return lines_; }

    /// What lines of a member cost at the best prices, in parts of the scale: the cheapest of all, and by day and duty
    /// of those with it.
    struct LeastLines {
        Cost of_all = 0;
        List<Cost> with{};
    };
    /// Nothing where there is no line, or where lines are planned without a table. Sums must be counted.
    [[nodiscard]] std::optional<LeastLines> least_lines(int member);

    [[nodiscard]] Cost scale() const { return planner_.scale; }
    [[nodiscard]] bool prices_sums() const { return how_ == Sums::priced; }
    [[nodiscard]] View<const Resource> sums() const { return couplings_.sums; }
    /// Some lines are planned without tables.
    [[nodiscard]] bool searches() { return planner_.searches_for_some(); }

private:
    static constexpr int nobody = -1;

    /// Over all members, at prices by coupling.
    struct Round {
        List<double> prices;
        List<std::int64_t> rounded;          ///< in parts of the scale
        List<double> amounts;                ///< that lines make: people, or units of a sum
        List<std::pair<int, int>> suits;     ///< the least and greatest amount that suits a coupling
        List<std::uint8_t> is_with_company;  ///< by row of cover, where there are companies
        int next_member = nobody;
        Cost value = 0;                ///< so far
        List<CountedMaximum> counted;  ///< that tables counted
        List<SumPrice> sum_prices;     ///< of lines planned without tables
    };
    struct Best {
        std::optional<Cost> value{};
        List<double> prices;
        List<double> all_prices;
        BoundCertificate certificate;
    };

    [[nodiscard]] List<PriceRange> new_ranges();
    [[nodiscard]] Cost most_couplings_of_a_duty();
    /// The Lagrangian value of the prices tried, in parts of `scale()`; also sets the lines and the amounts they make.
    /// At a temperature all lines count for the amounts, each by what it costs.
    std::optional<Cost> evaluate(const Budget& budget, double temperature = 0.0);
    bool begin_round();
    bool suit_couplings();
    [[nodiscard]] Suit suit_of_row(std::size_t at, int fewest = 0) const;
    [[nodiscard]] Suit suit_of_slot(const CompanySlot& slot, std::int64_t price);
    std::optional<Cost> plan(int member, Line& line);
    std::optional<Cost> plan_freely(int member, Line& line);
    void count(int member, const Line& line);
    void keep_if_best(Cost value);
    void mix_parts();
    void go(Cost value, std::optional<Cost> best_before, std::optional<Cost> upper);

    const Instance& instance_;
    Sums how_;
    Couplings couplings_;
    DutyPrices duty_prices_;
    TablePlanner planner_;
    PathPlanner free_planner_;
    SoftminDual soft_;
    DualAscent ascent_;
    Round round_;              ///< under way, or the last
    List<double> next_start_;  ///< to begin from after it
    List<std::int32_t> line_prices_;
    List<Line> lines_;
    List<float> parts_;  ///< by member, day and duty
    Best best_;
    bool is_infeasible_ = false;
    std::uint64_t other_work_ = 0;
};

}  // namespace muster::roster::engine::bound
