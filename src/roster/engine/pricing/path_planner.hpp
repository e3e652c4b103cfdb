// The cheapest line of one member where nothing is counted: runs, rest and successions hold, limits on sums do not.
//
// What the tables of engine/pricing/table_planner.hpp are for is paid for here (engine/pricing/resources.hpp), so that
// a state is the structure alone: the class of the last duty and the length of the run, or the days off. A year takes
// some ten thousand steps.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/model/run_automaton.hpp"
#include "roster/engine/pricing/floor.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

class PathPlanner {
public:
    PathPlanner(const Instance& instance, Seed seed) : instance_(instance), random_(seed) {}

    /// `prices` by day and duty, with the linear tolls and all that is paid, in parts of `scale`; each weekend with a
    /// duty costs `weekend_price` more. Nothing where hard rules leave no line.
    std::optional<Cost> plan(int member, const std::int32_t* prices, std::int32_t weekend_price, Cost scale,
                             Line& duties);
    [[nodiscard]] std::uint64_t work() const { return work_; }

    // What the last plan was made from, for those who look for another one (engine/pricing/label_planner.hpp).

    static constexpr std::int32_t unreachable = RunAutomaton::unreachable;
    /// Places of a structure in a layer.
    [[nodiscard]] int places() const { return runs_.size(); }
    [[nodiscard]] bool is_on(int place) const { return runs_.is_on(place); }
    [[nodiscard]] int class_of(int place) const { return runs_.class_of(place); }
    /// Least price of the days before `day` where the line then stands at `place`.
    [[nodiscard]] std::int32_t before(int day, int place) const { return table_[day * runs_.size() + place]; }
    /// What the cheapest line costs.
    [[nodiscard]] std::int32_t least() const { return least_; }
    [[nodiscard]] std::int32_t weekend_price() const { return weekend_price_; }
    /// Visits each (place, price without the duty's, whether a weekend opens) that leads to `place` by a day off, or by
    /// a duty of this column class.
    template <class Visit>
    void each_step_to(int day, int place, int column_class, Visit&& visit) const;
    /// Duties come in kinds that lead to and from the same structures; the last is the day off.
    [[nodiscard]] int kinds() const { return static_cast<int>(kinds_.size()) + 1; }
    [[nodiscard]] int kind_of(int duty) const { return duty == 0 ? kinds() - 1 : kind_of_[duty]; }
    /// Of the cheapest duty of the kind.
    [[nodiscard]] std::int32_t price_of_kind(int day, int kind) const { return choices_[day * kinds() + kind].price; }
    /// Visits each (kind, column class) that leads to `place`.
    template <class Visit>
    void each_kind_to(int place, Visit&& visit) const
    {
        if (!is_on(place))
            visit(kinds() - 1, 0);
        else
            for (std::size_t kind = 0; kind < kinds_.size(); ++kind)
                if (kinds_[kind].row_class == class_of(place))
                    visit(static_cast<int>(kind), kinds_[kind].column_class);
    }

private:
    static constexpr int lanes = 8;  ///< runs are held in blocks of so many

    /// Duties that lead to and from the same structures; of each the cheapest counts.
    struct Kind {
        int row_class = 0;
        int column_class = 0;
    };
    struct Choice {
        std::int32_t price = unreachable;
        DutyIndex duty = 0;
    };

    void lay_out(int member, Cost scale);
    void choose(const std::int32_t* prices);
    void set_off_prices(int shortest);
    void forward();
    void forward_on(int day, std::size_t column, const Choice* choices);
    void forward_off(int day, std::int32_t price);
    bool backward(int at, Line& duties);
    [[nodiscard]] std::int32_t* layer(int day) { return table_.data() + static_cast<std::size_t>(day * runs_.size()); }

    const Instance& instance_;
    Random random_;
    std::uint64_t work_ = 0;

    const Sequence* laid_out_for_ = nullptr;
    RunAutomaton runs_;
    int start_ = 0;
    List<Kind> kinds_;
    List<int> kind_of_;  ///< by duty that is not the day off
    List<List<int>> kinds_of_column_;
    List<Choice> choices_;  ///< by day and kind, the day off last
    List<std::int32_t> table_;
    List<std::int32_t> best_run_;
    List<std::int32_t> off_prices_;  ///< of a weekend, by place of a day off
    std::int32_t weekend_price_ = 0;
    std::int32_t least_ = unreachable;
};

template <class Visit>
void PathPlanner::each_step_to(int day, int place, int column_class, Visit&& visit) const
{
    const auto from_day = [&](int from, std::int32_t price) { visit(from, price, false); };
    if (!runs_.is_on(place)) {
        runs_.each_off_to_off(place, from_day);
        runs_.each_on_to_off(place, day, from_day);
        return;
    }
    runs_.each_off_to_on(place, column_class, [&](int from, std::int32_t price, int days_off) {
        const bool opens = instance_.opens_weekend(day, days_off);
        visit(from, price + (opens ? weekend_price_ : 0), opens);
    });
    const bool opens = instance_.opens_weekend(day, 0);
    runs_.each_on_to_on(place, column_class, [&](int from, std::int32_t price) {
        visit(from, price + (opens ? weekend_price_ : 0), opens);
    });
}

}  // namespace muster::roster::engine::pricing
