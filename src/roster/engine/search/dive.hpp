// From lines in parts to whole ones: column generation over some members and days, and one choice of lines after
// another.
//
// A mixture (engine/bound/restricted_master.hpp) weighs the lines known so far; its prices go to the planner, which
// gives each member the line that is worth most there, round after round, until what the lines in parts cost is nearly
// proved. Then lines are fixed, those with the greatest shares first, and the mixture goes on with the members left,
// until everybody has one line. A dive ends early where the prices show that it cannot lead to less than there was.
// (Desaulniers, Desrosiers and Solomon, eds., "Column Generation", 2005; Strandmark, Qu and Curtois 2020.)
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/bound/restricted_master.hpp"
#include "roster/engine/model/duty_prices.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/engine/search/floor.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

/// Members and days [from, to) that are open; all else stays.
struct Opening {
    List<int> members;
    int from = 0;
    int to = 0;
    /// By duty: whether it is open. A day with one that is may have any of these, and other days stay; empty: all are.
    List<std::uint8_t> duties{};

    /// All members and days.
    [[nodiscard]] static Opening everybody(const Instance& instance);
};

/// How carefully a dive goes.
struct Care {
    int rounds_at_first = 60;          ///< of prices before the first choice
    int rounds_later = 40;             ///< and before each other
    double close_enough = 1e-4;        ///< lines in parts and bound, as a part of the cost, where a dive chooses
    double part_at_once = 1.0 / 12.0;  ///< of the members, given their lines at most in one choice
    int mixing_rounds = 5;             ///< of shares, in each round of prices
    double sure = 0.2;                 ///< share of a line that is not the first in its choice
};
inline constexpr Care careful{};
/// For everybody's lines: each choice is of few lines, and shares come to rest before it, which takes less than rounds
/// of prices do.
inline constexpr Care gradual{.rounds_at_first = 30,
                              .rounds_later = 8,
                              .close_enough = 1e-3,
                              .part_at_once = 0.06,
                              .mixing_rounds = 30,
                              .sure = 0.3};
inline constexpr Care quick{
    .rounds_at_first = 18, .rounds_later = 6, .close_enough = 3e-4, .part_at_once = 0.25, .sure = 0.2};

class Dive {
public:
    /// Other duties, and a first line of each open member, are those of `state`. Rows are the first `cover_rows`.
    Dive(const Instance& instance, std::size_t cover_rows, TablePlanner& planner, const State& state, Opening opening,
         Seed seed, const Care& care = careful);

    /// Prices to begin from, by cover row of the instance, and further lines to begin with.
    void begin_at(const List<double>& prices);
    void offer(int member, const Line& duties);
    /// Goes on from lines in parts, where everybody and all days are open.
    void begin_from(const RestrictedMaster& mixture);

    /// One round of the mixture and the planner, or one choice of lines. False where it is at its end.
    bool step(const Budget& budget);

    /// After the end: the duties of each open member, in the order of the opening; else nothing.
    [[nodiscard]] const std::optional<List<Line>>& found() const { return found_; }
    [[nodiscard]] const Opening& opening() const { return opening_; }
    /// Choices made so far.
    [[nodiscard]] int level() const { return level_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    void hold(int index, const Line& duties);
    bool plan(const Budget& budget);
    void bar_closed(int member);
    void fix();
    [[nodiscard]] bool is_spent() const;

    const Instance& instance_;
    TablePlanner& planner_;
    DutyPrices duty_prices_;
    const State& state_;
    Opening opening_;
    Random random_;
    Care care_;
    int first_row_ = 0;
    int row_count_ = 0;
    RestrictedMaster mixture_;  ///< of the opening's members, by index, and rows
    List<int> open_;            ///< indices of members without a fixed line
    List<double> tried_;
    List<std::int32_t> line_prices_;
    List<std::int64_t> scaled_;
    Line planned_;
    Line whole_;
    double goal_ = 0.0;  ///< what all that the opening touches cost at the start
    double objective_ = 0.0;
    double bound_ = 0.0;
    int rounds_ = 0;  ///< since the last choice
    int level_ = 0;
    std::optional<List<Line>> found_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::search
