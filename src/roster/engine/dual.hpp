// Prices of cover that raise the Lagrangian bound.
//
// With a price on each row, members plan alone and rows choose how many people suit them best; the sum of the minima is
// a lower bound, concave in the prices. They go up along a subgradient (people that suit the row less people who came),
// mixed with the way taken before, by Polyak's step towards the best known cost; the step is halved when the bound does
// not rise (Held, Wolfe and Crowder 1974; Barahona and Anbil, "The volume algorithm", 2000). All prices are rounded to
// whole parts of a scale and tables are of integers, so a bound is one of exact arithmetic, and any prices prove one.
#pragma once

#include "muster/roster/certificate.hpp"
#include "roster/engine/planner.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace muster::roster::engine {

/// What duties of a member on days [from, to) cost where each cover row from `first_row` on pays its price, in parts of
/// `scale`, for everyone it counts; rows without a price pay nothing. By day and duty.
void price_duties(const Instance& instance, int member, int from, int to, std::span<const std::int64_t> row_prices,
                  int first_row, Cost scale, std::vector<std::int32_t>& prices);

class Dual {
public:
    /// `cover_rows` is how many of the first rows are cover; company goes without a price.
    Dual(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// Goes on from these prices, by cover row, after the round under way (the first is dropped).
    void begin_at(const std::vector<double>& prices);
    /// One round over all members towards `upper`, the cost of a known roster. False where it was told to stop midway;
    /// the next call goes on from there.
    bool step(std::optional<Cost> upper, const std::function<bool()>& stopped);

    /// The value of these prices, in place of a step; keeps them if they are the best. False as for `step`.
    bool try_prices(const std::vector<double>& prices, const std::function<bool()>& stopped);

    [[nodiscard]] std::optional<Cost> bound() const;
    [[nodiscard]] const std::vector<double>& best_prices() const { return best_prices_; }
    [[nodiscard]] const BoundCertificate& certificate() const { return best_; }
    [[nodiscard]] bool is_infeasible() const { return is_infeasible_; }
    /// Stopped in the middle of a round.
    [[nodiscard]] bool is_midway() const { return next_member_ >= 0; }
    /// No prices found lately were better.
    [[nodiscard]] bool is_settled() const { return settled_; }
    [[nodiscard]] std::uint64_t work() const { return planner_.work() + other_work_; }
    /// The lines members planned in the last round.
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

    /// The Lagrangian value of some prices, in parts of `scale()`; also sets `lines()` and the people they make.
    std::optional<Cost> evaluate(const std::vector<std::int64_t>& prices, const std::function<bool()>& stopped);
    [[nodiscard]] Cost scale() const { return planner_.scale; }

private:
    std::optional<Cost> value_of_tried(const std::function<bool()>& stopped);
    bool keep_if_best(Cost value);  ///< of the prices tried; whether they were

    const Instance& instance_;
    std::size_t cover_rows_;
    Planner planner_;
    std::uint64_t other_work_ = 0;
    std::vector<double> prices_;
    std::vector<double> tried_;       ///< in the round under way, or the last
    std::vector<double> next_start_;  ///< to begin from after the round under way
    int next_member_ = -1;            ///< of the round under way
    Cost value_ = 0;                  ///< of it so far
    std::vector<double> way_;
    std::vector<double> slope_;
    std::vector<double> best_prices_;
    std::vector<std::int64_t> rounded_;
    std::vector<int> people_;
    std::vector<std::pair<int, int>> suits_;
    std::vector<std::int32_t> line_prices_;
    std::vector<Line> lines_;
    std::vector<CountedMaximum> counted_;  ///< in the last evaluation
    std::optional<Cost> best_value_;
    BoundCertificate best_;
    double steepest_ = 0.0;  ///< greatest price either way
    double pace_ = 0.1;
    double inertia_ = 0.1;  ///< greatest part of a new slope in the way
    int patience_ = 0;
    int lately_ = 0;
    bool is_infeasible_ = false;
    bool settled_ = false;
};

}  // namespace muster::roster::engine
