// Column generation over some members and days: which lines together cost least, first in parts, then whole.
//
// A linear program (engine/master.hpp) weighs the lines known so far; its prices, mixed with the best prices seen
// (Wentges 1997), go to the planner, which gives each member the line that is worth most to the program; until no line
// is worth anything or what may still be gained is small. Then lines are fixed, those with the greatest shares first,
// and the program goes on with the members left, until everybody has one line: a dive. It ends early where the prices
// show that it cannot lead to less than the goal.
// (Desaulniers, Desrosiers and Solomon, eds., "Column Generation", 2005; Strandmark, Qu and Curtois 2020.)
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/dual.hpp"
#include "roster/engine/master.hpp"
#include "roster/engine/planner.hpp"
#include "roster/engine/state.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace muster::roster::engine {

/// Members and days [from, to) that are open; all else stays.
struct Scope {
    std::vector<int> members;
    int from = 0;
    int to = 0;

    /// All members and days.
    [[nodiscard]] static Scope everybody(const Instance& instance);
};

/// How carefully a dive goes.
struct Care {
    int rounds_at_first = 60;          ///< of prices before the first choice
    int rounds_later = 40;             ///< and before each other
    double close_enough = 1e-4;        ///< program and bound, as a part of the cost, where a dive chooses
    double part_at_once = 1.0 / 12.0;  ///< of the members, given their lines at most in one choice
    double sure = 0.65;                ///< share of a line that is not the first in its choice
};
inline constexpr Care careful{};
inline constexpr Care quick{
    .rounds_at_first = 18, .rounds_later = 6, .close_enough = 3e-4, .part_at_once = 0.25, .sure = 0.4};

class Columns {
public:
    /// Other duties, and a first line of each open member, are those of `state`. Rows are the first `cover_rows`.
    Columns(const Instance& instance, std::size_t cover_rows, Planner& planner, const State& state, Scope scope,
            Seed seed, const Care& care = careful);

    /// Dives end where they cannot come below this value of all that the scope touches; see `value_now()`.
    void set_goal(Cost goal) { goal_ = static_cast<double>(goal); }
    /// Prices to begin from, by cover row of the instance, and further lines to begin with.
    void begin_at(const std::vector<double>& prices);
    void offer(int member, const Line& duties);

    /// One round of the program and the planner, or one choice of lines. False where it is at its end.
    bool step(const std::function<bool()>& stopped);
    /// The same for all members and days, with prices that also raise a bound. False where the program is at its best.
    bool raise(Dual& dual, const std::function<bool()>& stopped);

    /// After the end of a dive: the duties of each open member, in the order of the scope; else nothing.
    [[nodiscard]] const std::optional<std::vector<Line>>& found() const { return found_; }
    [[nodiscard]] const Scope& scope() const { return scope_; }
    /// Choices made so far.
    [[nodiscard]] int level() const { return level_; }
    /// Tolls of the open members' lines and of the rows within the days, as they were at the start.
    [[nodiscard]] double value_now() const { return value_now_; }
    [[nodiscard]] double bound() const { return bound_; }
    [[nodiscard]] double objective() const { return objective_; }
    /// People on each row at the program's shares, by row of the scope.
    [[nodiscard]] std::vector<double> people() const;
    /// Best prices, by cover row of the instance.
    [[nodiscard]] std::vector<double> prices() const;
    [[nodiscard]] std::uint64_t work() const { return work_; }
    /// Lines at hand of a member of the scope, by index there, cheapest at the last prices first.
    [[nodiscard]] std::vector<Line> lines_of(int index, std::size_t most) const;

private:
    struct Held {
        Line duties;
        double cost = 0.0;
        std::vector<std::uint16_t> rows;
        int column = -1;  ///< in the program now
    };
    bool hold(int index, const Line& duties);
    void count(const Held& line, int change);
    void build();
    void fix();
    void finish(int index, std::size_t line);
    bool solve_and_price(const std::function<bool()>& stopped);
    double suit_rows(const std::vector<double>& prices) const;
    [[nodiscard]] bool is_spent() const;
    void mix_prices();
    bool admit(int index, const Line& duties);

    const Instance& instance_;
    Planner& planner_;
    DutyPrices duty_prices_;
    const State& state_;
    Scope scope_;
    Random random_;
    Care care_;
    int first_row_ = 0;
    int row_count_ = 0;
    std::vector<int> people_;  ///< by row of the scope: of all that is fixed
    std::vector<std::vector<Held>> lines_;
    std::vector<int> open_;   ///< indices of the scope's members without a fixed line
    std::vector<int> fixed_;  ///< by index: the line fixed, or -1
    std::vector<Demand> demands_;
    std::unique_ptr<Master> master_;
    std::vector<double> best_prices_;
    std::vector<double> tried_;
    std::vector<double> worth_;  ///< the program's prices
    std::vector<std::int32_t> line_prices_;
    std::vector<std::int64_t> scaled_;
    std::vector<Line> planned_;
    std::vector<std::size_t> order_;
    double constant_ = 0.0;  ///< rows at their targets
    double value_now_ = 0.0;
    double fixed_cost_ = 0.0;
    double goal_ = 0.0;
    double objective_ = 0.0;
    double bound_ = 0.0;
    double mixed_ = 0.0;  ///< part of the best prices in those tried
    int rounds_ = 0;
    int level_ = 0;
    bool has_prices_ = false;
    bool is_settled_ = false;
    std::optional<std::vector<Line>> found_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine
