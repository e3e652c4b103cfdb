// A roster under change, and the best one seen.
//
// Invariant: `best()` is the least toll seen, hard level first.
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/engine/search/floor.hpp"

#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class Incumbent {
public:
    Incumbent(const Instance& instance, Seed seed);

    /// Plans everybody from nothing, in random order; who is left when `budget` is spent stays off.
    void begin(const Budget& budget = {});
    /// Goes on from these lines.
    void begin_from(const List<Line>& lines);
    static constexpr std::uint64_t all_work = ~std::uint64_t{0};
    /// Takes these lines for the best if they are no worse, and plans each member once more against the others, for at
    /// most so much work.
    void adopt(const List<Line>& lines, std::uint64_t most_work = all_work);
    /// Takes these lines for the best if they are no worse.
    void take(const List<Line>& lines);
    /// What is under change is dropped for the best.
    void return_to_best();
    /// What is under change is the best, if it is better.
    void note();
    /// Plans one member over [from, to) against the others, and puts the line. The member must be lifted there.
    void plan_member(int member, int from, int to, double disturbance, bool is_firm = false);

    [[nodiscard]] const HardSoftCost& best() const { return best_toll_; }
    [[nodiscard]] const List<Line>& best_lines() const { return best_lines_; }
    /// What is under change.
    [[nodiscard]] State& state() { return state_; }
    /// Days of a line that are planned at once, all of them where the tables are small.
    [[nodiscard]] int window() const { return window_; }
    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] std::uint64_t work() const { return planner_.work(); }

private:
    /// What is under change is the best, if it is no worse.
    void settle();
    /// What is under change is the best.
    void keep();
    /// `order_` is everybody, in random order.
    void shuffle_members();
    /// Plans one member's whole line against the others.
    void plan_line(int member);

    const Instance& instance_;
    Random random_;
    TablePlanner planner_;
    State state_;
    HardSoftCost best_toll_;
    List<Line> best_lines_;
    int window_ = 0;
    List<int> order_;
    List<std::int32_t> prices_;
    Line planned_;
};

/// Windows that are not of all days have so many parts, three to six of which are taken.
inline constexpr int parts_of_window = 5;
inline constexpr int longest_window = 35;

}  // namespace muster::roster::engine::search
