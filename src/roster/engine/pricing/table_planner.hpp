// The best line of one member for given prices, by dynamic programming.
//
// State after a day: the structure (k-th day off, or r-th day of a run that ended in a class of duties) and the lattice
// cell (value of every counter that matters, each a dimension). One step is, for every structure and every profile of
// duties, the minimum of a vector and a shifted vector plus a constant: the increments of a profile are one offset in
// the flattened lattice. Only the cheapest duty of each profile takes part. Dimensions that are hard are cut at their
// limit; others saturate at a value beyond which their toll is taken as constant. Between dimensions lie guard cells
// for what steps over the edge; after a day they are folded back or cleared. Minutes are the outermost dimension, so
// the values that can still reach the minimum are one contiguous slice.
//
// Days outside the window keep their duties: the window is planned together with the following days up to the first
// change between work and rest, after which the rest of the line no longer depends on it.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/model/run_automaton.hpp"
#include "roster/engine/pricing/choice.hpp"
#include "roster/engine/pricing/floor.hpp"
#include "roster/engine/pricing/label_planner.hpp"

#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

struct PricingTask {
    int member = 0;
    int from = 0;                          ///< first day to plan
    int to = 0;                            ///< first day after
    View<const DutyIndex> line{};          ///< what stays outside the window
    const std::int32_t* prices = nullptr;  ///< by day from `from`, then duty; includes the linear tolls
    bool is_strict = true;                 ///< hard rules hold; else they cost `hard_weight`
    /// Hard maxima that a table has no room to count hold all the same: their days are chosen beforehand, the dearest
    /// ones going without. The plan is then one of those that hold, and not always the cheapest.
    bool keeps_all = false;
};

class TablePlanner {
public:
    TablePlanner(const Instance& instance, Seed seed)
        : instance_(instance), random_(seed), seed_(seed), methods_(instance.members, Method::unknown)
    {
    }

    /// Duties for the window and their price with all tolls of the line; nothing where hard rules leave no line.
    /// `exact` says that the price is that of the line found, and no line costs less; else it is only no more than
    /// the cheapest line's.
    struct Plan {
        Cost price = 0;
        bool is_exact = true;
        Cost floor = 0;  ///< what `counted_types` and `sum_prices` prove; no line costs less
    };
    std::optional<Plan> plan(const PricingTask& task, Line& duties);

    /// After a plan of a whole line: by day and duty the least price of a line with it, `no_line` where there is none.
    /// False where the plan was made without a table.
    [[nodiscard]] bool least_by_duty(const PricingTask& task, List<Cost>& least);
    static constexpr Cost no_line = std::numeric_limits<Cost>::max() / 2;

    /// Whole lines of this member are planned without a table.
    [[nodiscard]] bool searches(int member);
    /// The same of at least one.
    [[nodiscard]] bool searches_for_some();
    /// Types whose maxima the last plan counted.
    [[nodiscard]] List<std::uint16_t> counted_types() const;
    /// The prices of sums that the last plan's floor was found with, where it was made without a table.
    [[nodiscard]] List<SumPrice> sum_prices() const;

    /// Prices of all sums to begin from (engine/pricing/resources.hpp), where lines are planned without a table.
    void begin_at_sums(View<const double> prices);

    /// Prices of a duty are taken as no further from 0 than this, on a line of so many days.
    [[nodiscard]] static std::int32_t greatest_price(int days);
    /// Elementary steps so far, for work limits.
    [[nodiscard]] std::uint64_t work() const { return work_ + (searcher_ ? searcher_->work() : 0); }

    /// Cells of a table beyond which a whole line is planned without one.
    std::size_t cells_searched = 2'000'000;
    /// The most cells a table may have; counters beyond are left out.
    std::size_t most_cells = std::size_t{1} << 26;
    /// Prices are in parts of this.
    Cost scale = 1;
    /// Hard units have their firm weight (engine/model/instance.hpp).
    bool is_firm = false;
    /// Prices of sums are whole parts of `scale`, too, so that they can be told.
    bool tells_sum_prices = false;

private:
    static constexpr std::int32_t unreachable = RunAutomaton::unreachable;
    static constexpr std::int32_t far = unreachable / 2;
    static constexpr std::int32_t nothing = std::numeric_limits<std::int32_t>::min();

    struct Dimension {
        int counter = 0;
        Cost unit = 1;
        Cost base = 0;
        int extent = 1;
        int most_a_day = 0;  ///< units
        int pad = 0;
        int stride = 1;
        bool saturates = false;
    };
    /// How whole lines of a member are planned.
    enum class Method : std::uint8_t { unknown, table, search };
    std::optional<Plan> plan_by_search(const PricingTask& task, Line& duties);
    [[nodiscard]] bool is_whole(const PricingTask& task) const;
    std::optional<Plan> plan_by_table(PricingTask task, Line& duties);
    bool lay_out(const PricingTask& task);
    [[nodiscard]] int place_before(const PricingTask& task) const;
    [[nodiscard]] int end_of_window(const PricingTask& task) const;
    [[nodiscard]] int structures() const { return automaton_ ? automaton_->most_places() : runs_.size(); }
    bool lay_out_counters(const PricingTask& task);
    bool add_dimension(const PricingTask& task, int index, const Tally& outside, std::size_t& size);
    [[nodiscard]] std::pair<Cost, Cost> unit_and_greatest(const LineRules& rule, int index) const;
    [[nodiscard]] Cost potential_of(const PricingTask& task, const Counter& counter, Cost greatest) const;
    void order_dimensions(const LineRules& rule);
    void set_guards();
    void set_final_tolls(const PricingTask& task);
    void set_slices(const PricingTask& task);
    void choose(const PricingTask& task);
    void guard(std::int32_t* cells, int low, int high) const;
    void forward(const PricingTask& task);
    void forward_automaton(const PricingTask& task);
    void price_entries(const PricingTask& task);
    [[nodiscard]] std::int32_t end_of(int structure) const;
    std::optional<Cost> best_end(const PricingTask& task, int& structure, int& cell);
    bool backward(const PricingTask& task, int structure, int cell, Line& duties);
    std::optional<Plan> attempt(const PricingTask& task, Line& duties);
    [[nodiscard]] Tally tally_of(const PricingTask& task, const Line& duties);
    std::optional<Plan> plan_what_tables_hold(const PricingTask& task, Line& duties);
    bool bar_terms(const PricingTask& task, const Line& duties);
    bool bar_excess(const PricingTask& task, const Line& duties, const Tally& tally);
    void bar_type(const PricingTask& task, const Line& duties, int type, Cost excess);
    void bar_weekends(const PricingTask& task, const Line& duties, Cost excess);
    [[nodiscard]] std::int32_t valued(const HardSoftCost& toll, bool strict) const;
    [[nodiscard]] std::int32_t* layer(int step, int structure)
    {
        return table_.data() + static_cast<std::size_t>(front_) +
               (static_cast<std::size_t>(step) * static_cast<std::size_t>(structures()) +
                static_cast<std::size_t>(structure)) *
                   static_cast<std::size_t>(row_size_);
    }
    /// Visits each (structure before, profile, price) that leads to a structure by the duties of a day.
    template <class Visit>
    void each_entry(const PricingTask& task, int step, int structure, Visit&& visit) const;
    template <class Visit>
    void each_automaton_entry(int step, int structure, Visit&& visit) const;
    [[nodiscard]] List<int> cells_counted() const;
    void set_least_of_day(const PricingTask& task, int step, View<const std::int32_t> by_profile,
                          List<Cost>& least) const;
    const List<int>& sources_of(const LineRules& rule, int step, int profile, bool opens_weekend, int cell);
    [[nodiscard]] int offset_of(const LineRules& rule, int profile, int day) const;

    const Instance& instance_;
    Random random_;
    Seed seed_;
    std::uint64_t work_ = 0;
    List<Method> methods_;  ///< by member
    List<Resource> sums_;
    std::unique_ptr<LabelPlanner> searcher_;
    List<double> first_sum_prices_;
    bool was_searched_ = false;  ///< the last plan

    RunAutomaton runs_;                         ///< its places are the structures
    const LineAutomaton* automaton_ = nullptr;  ///< or those of the member's own automaton
    List<List<int>> profiles_of_letter_;
    /// The ways of an automaton in prices: by day, by place after it.
    struct PricedEntries {
        struct Entry {
            std::int32_t from;
            std::int32_t letter;
            std::int32_t toll;
        };
        std::weak_ptr<const LineAutomaton> of{};
        bool is_strict = true;
        bool is_firm = false;
        Cost scale = 1;
        List<List<Entry>> entries{};
        List<List<int>> begin{};
        List<std::int32_t> ends{};
    };
    List<PricedEntries> priced_;  ///< of the last few
    const PricedEntries* entries_ = nullptr;
    std::size_t next_priced_ = 0;
    int cells_ = 1;
    int front_ = 0;     ///< cells before those of a structure, out of reach
    int row_size_ = 1;  ///< from one structure to the next
    int member_ = 0;
    int from_ = 0;  ///< the first day
    int steps_ = 0;
    int open_steps_ = 0;  ///< of these, with duties to be chosen
    int start_structure_ = 0;
    int weekend_stride_ = 0;
    int weekend_dimension_ = -1;
    bool is_exact_ = true;
    bool fits_ = true;  ///< a table has room for all that is to be counted
    List<int> wanted_counters_;
    Line whole_;
    List<std::int32_t> held_prices_;  ///< the task's, with days barred
    List<std::int32_t> term_prices_;  ///< the same, for what no table holds
    List<Dimension> dimensions_;
    List<std::int32_t> table_;
    List<std::uint8_t> reached_;
    List<std::int32_t> final_;
    List<int> low_;               ///< by step: least flat cell that matters
    List<int> high_;              ///< by step: beyond the greatest
    List<List<Choice>> choices_;  ///< by step, profile
    List<List<int>> folds_;       ///< by dimension: guard cells that are folded back
    List<std::int32_t> guards_;   ///< by cell: `unreachable` beyond an edge, else `nothing`
    List<int> offsets_;
    List<int> sources_;
};

}  // namespace muster::roster::engine::pricing
