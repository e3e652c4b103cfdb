// All rosters of a small problem, looked through until the best is known.
//
// Lines of each member are listed (engine/pricing/line_list.hpp). Branch and bound over the lists (Land and Doig 1960):
// prices of rows give a bound from the lists alone (Lagrangian relaxation; Held, Wolfe and Crowder 1974), lines that
// cost too much at these prices leave the lists, and what is left is split by what one member does on one day. Rows of
// company have prices like those of cover; where people are to be together prices tell little, and what is split is
// whether all are there, or nobody. Where few combinations are left they are all tried. Two passes: is there a roster
// that bends no hard rule, hard units of rows being all that counts; then, what does the best of them cost, rows being
// held to what hard rules allow. Where there is none, a third finds the roster that bends least, and of those the
// cheapest, over lines that bend hard rules too. Costs and prices are whole numbers, so nothing is lost.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/line_list.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class LineEnumeration {
public:
    enum class Outcome : std::uint8_t {
        open,  ///< stopped before the end
        best,  ///< `lines()` cost no more than any roster that bends no hard rule
        none,  ///< every roster bends a hard rule
    };

    explicit LineEnumeration(const Instance& instance) : instance_(instance) {}

    /// How many lines there would be on the lists, whatever rules forbid.
    [[nodiscard]] static double lines_at_most(const Instance& instance);
    static constexpr double most_lines = 1'200'000;
    /// Lists all lines; false where there are too many, or where told to stop.
    [[nodiscard]] bool begin(const Budget& budget);
    /// After an outcome of none: the roster that bends least, no proof being told. False where told to stop before.
    bool find_least_bent(const List<Line>& known, const Budget& budget);
    /// Goes through all rosters that may be better than this one.
    Outcome run(const List<Line>& known, const Budget& budget);

    /// The best that was found; empty where there is none.
    [[nodiscard]] const List<Line>& lines() const { return best_; }
    /// By row, in parts of `scale`: prices over all rosters that the outcome is shown with.
    [[nodiscard]] const List<Cost>& prices() const { return proof_prices_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

    static constexpr Cost scale = 64;

private:
    enum class Pass : std::uint8_t { feasible, cheapest, least_bent };
    using Lists = List<List<std::uint32_t>>;

    struct Counts {
        int least = 0;  ///< people who are counted whatever line they have
        int most = 0;   ///< people who may be
    };
    struct Value {
        Cost bound = 0;  ///< in parts of `scale`
        bool exists = false;
        bool is_exact = false;  ///< the rows are suited by the lines chosen
    };

    bool list(HardRules hard_rules, const Budget& budget);
    [[nodiscard]] HardSoftCost toll_of(const List<Line>& lines) const;
    /// What counts in this pass, as one number.
    [[nodiscard]] Cost worth(const HardSoftCost& toll) const;
    void search(Pass pass);
    void visit(Lists lists, List<Counts> limits, List<Cost> prices, bool is_root);
    [[nodiscard]] bool is_over() const { return is_stopped_ || (is_found_ && pass_ == Pass::feasible); }
    bool narrow(const Lists& lists, List<Counts>& limits) const;
    void split_by_row(const Lists& lists, const List<Counts>& limits, const List<Cost>& prices, int row);
    void split_by_day(const Lists& lists, const List<Counts>& limits, const List<Cost>& prices);
    [[nodiscard]] int row_to_split(const List<Counts>& limits) const;
    [[nodiscard]] List<Counts> counts_of(const Lists& lists) const;
    [[nodiscard]] Value evaluate(const Lists& lists, const List<Counts>& counts, const List<Cost>& prices);
    bool raise(const Lists& lists, const List<Counts>& counts, List<Cost>& prices, Cost& bound, bool is_root);
    void note_choice();
    bool drop_dear(Lists& lists, const List<Cost>& prices, Cost bound);
    void try_all(const Lists& lists);
    void improve(const Lists& lists);
    void offer(const List<std::uint32_t>& chosen);
    /// What these lines cost; sets how many people they make.
    [[nodiscard]] HardSoftCost count(const List<std::uint32_t>& chosen);
    void set_rewards(int member, const List<Cost>& prices);
    [[nodiscard]] Cost paid(int member, std::uint32_t line) const;
    [[nodiscard]] Cost line_cost(int member, std::uint32_t line) const { return worth(lists_[member].toll(line)); }
    [[nodiscard]] bool is_enough(Cost bound) const;

    const Instance& instance_;
    List<LineList> lists_;
    Pass pass_ = Pass::feasible;
    Cost hard_weight_ = 0;  ///< of a pass in which both levels count
    Cost upper_ = 0;        ///< rosters that cost less are looked for
    bool is_found_ = false;
    const Budget* budget_ = nullptr;
    bool is_stopped_ = false;
    List<Line> best_;
    List<Cost> root_prices_;
    List<Cost> proof_prices_;
    List<std::uint32_t> chosen_;
    List<int> amounts_;
    List<int> slope_;
    List<double> people_seen_;  ///< by row, added up over the rounds of a branch
    int rounds_seen_ = 0;
    List<Cost> rewards_;      ///< by day and duty
    List<List<float>> seen_;  ///< by member: how often each (day, duty) was chosen
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
