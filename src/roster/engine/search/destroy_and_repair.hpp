// Anytime search: take the lines of a few members, re-plan each to the optimum against what the others leave.
//
// A step chooses a shift in trouble (or any), takes two to six members who could help there, lifts their duties from a
// window of days (all of them where the dynamic program is small), and plans them again one after the other in random
// order, first with prices a little disturbed, then once more each at true prices. The step is kept if the value does
// not rise above the best by more than an allowance that falls over the time given; else it is undone.
// Invariant: `best()` is the least toll seen, hard level first.
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/engine/search/annealing.hpp"
#include "roster/engine/search/floor.hpp"

#include <vector>

namespace muster::roster::engine::search {

class DestroyAndRepair {
public:
    DestroyAndRepair(const Instance& instance, Seed seed);

    /// Plans everybody from nothing, in random order; who is left when `budget` is spent stays off.
    void begin(const Budget& budget = {});
    /// Goes on from these lines.
    void begin_from(const std::vector<Line>& lines);
    /// Takes these lines for the best if they are no worse, and plans each member once more against the others.
    void adopt(const std::vector<Line>& lines);
    /// Takes these lines for the best if they are no worse.
    void take(const std::vector<Line>& lines);
    /// One step; `heat` from 1 down to 0 is how much of a rise is allowed. Stopped midway, lines stay as far as they
    /// are planned, if that is allowed.
    void step(double heat, const Budget& budget = {});
    /// From the best roster seen, anneals until `budget` is spent, cooling as it is.
    void anneal(const Budget& budget);

    [[nodiscard]] const HardSoftCost& best() const { return best_toll_; }
    [[nodiscard]] const std::vector<Line>& best_lines() const { return best_lines_; }
    [[nodiscard]] const State& state() const { return state_; }
    /// Where the search stands is dropped for the best it has seen.
    void return_to_best();
    [[nodiscard]] std::uint64_t work() const { return planner_.work() + anneal_.work() + other_work_; }
    /// Plans one member over [from, to) against the others, and puts the line. The member must be lifted there.
    void plan_member(int member, int from, int to, double disturbance, bool is_firm = false);
    [[nodiscard]] TablePlanner& planner() { return planner_; }
    [[nodiscard]] Random& random() { return random_; }

private:
    void note();
    void settle();
    void choose_members(int day_from, int day_to, int count);

    const Instance& instance_;
    Random random_;
    TablePlanner planner_;
    Annealing anneal_;
    State state_;
    HardSoftCost best_toll_;
    std::vector<Line> best_lines_;
    int window_ = 0;
    std::uint64_t other_work_ = 0;
    std::vector<int> chosen_;
    std::vector<int> order_;
    std::vector<std::int32_t> prices_;
    std::vector<Line> kept_;
    Line planned_;
};

}  // namespace muster::roster::engine::search
