// The cheapest line of one member where nothing is counted: runs, rest and successions hold, limits on sums do not.
//
// What the tables of engine/pricing/table_planner.hpp are for is paid for here (engine/pricing/resources.hpp), so that
// a state is the structure alone: the class of the last duty and the length of the run, or the days off. A year takes
// some ten thousand steps.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/pricing/floor.hpp"

#include <optional>
#include <vector>

namespace muster::roster::engine::pricing {

class PathPlanner {
public:
    PathPlanner(const Instance& instance, Seed seed) : instance_(instance), random_(seed) {}

    /// `prices` by day and duty, with the linear tolls and all that is paid, in parts of `scale`; each weekend with a
    /// duty costs `weekend_price` more. Nothing where hard rules leave no line.
    std::optional<Cost> plan(int member, const std::int32_t* prices, std::int32_t weekend_price, Cost scale,
                             Line& duties);
    [[nodiscard]] std::uint64_t work() const { return work_; }

    // What the last plan was made from, for those who look for another one (engine/pricing/label_planner.hpp).

    static constexpr std::int32_t unreachable = std::int32_t{1} << 29;
    /// Places of a structure in a layer.
    [[nodiscard]] int places() const { return size_; }
    [[nodiscard]] bool is_on(int place) const { return place < classes_ * width_; }
    [[nodiscard]] int class_of(int place) const { return place / width_; }
    /// Least price of the days before `day` where the line then stands at `place`.
    [[nodiscard]] std::int32_t before(int day, int place) const
    {
        return table_[static_cast<std::size_t>(day * size_ + place)];
    }
    /// What the cheapest line costs.
    [[nodiscard]] std::int32_t least() const { return least_; }
    [[nodiscard]] std::int32_t weekend_price() const { return weekend_price_; }
    /// Visits each (place, price without the duty's, whether a weekend opens) that leads to `place` by a day off, or by
    /// a duty of this column class.
    template <class Visit>
    void each_way_to(int day, int place, int column_class, Visit&& visit) const;
    /// Duties come in kinds that lead to and from the same structures; the last is the day off.
    [[nodiscard]] int kinds() const { return static_cast<int>(kinds_.size()) + 1; }
    [[nodiscard]] int kind_of(int duty) const
    {
        return duty == 0 ? kinds() - 1 : kind_of_[static_cast<std::size_t>(duty)];
    }
    /// Of the cheapest duty of the kind.
    [[nodiscard]] std::int32_t price_of_kind(int day, int kind) const
    {
        return choices_[static_cast<std::size_t>(day * kinds() + kind)].price;
    }
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
    void set_off_prices(int day);
    void forward();
    bool backward(int at, Line& duties);
    [[nodiscard]] int on(int cls, int run) const { return cls * width_ + run - 1; }
    [[nodiscard]] int off(int cls, int length) const
    {
        return classes_ * width_ + (off_classes_ > 1 ? cls : 0) * offs_ + length - 1;
    }
    [[nodiscard]] std::int32_t* layer(int day) { return table_.data() + static_cast<std::size_t>(day * size_); }

    const Instance& instance_;
    Random random_;
    std::uint64_t work_ = 0;

    const Sequence* laid_out_for_ = nullptr;
    int classes_ = 1;
    int off_classes_ = 1;
    int runs_ = 1;
    int width_ = lanes;  ///< of a class in a layer
    int offs_ = 1;
    int size_ = 0;  ///< of a layer
    int start_ = 0;
    bool is_open_ = false;
    bool is_capped_ = false;             ///< the last run goes on to itself
    std::vector<std::int32_t> on_day_;   ///< by run, padded
    std::vector<std::int32_t> on_end_;   ///< by run, padded
    std::vector<std::int32_t> off_day_;  ///< by days off
    std::vector<std::int32_t> follow_;   ///< by column class and class before: the day after
    std::vector<std::int32_t> begin_;    ///< by column class and place of a day off: a run begins there
    std::vector<Kind> kinds_;
    std::vector<int> kind_of_;  ///< by duty that is not the day off
    std::vector<std::vector<int>> kinds_of_column_;
    std::vector<Choice> choices_;  ///< by day and kind, the day off last
    std::vector<std::int32_t> table_;
    std::vector<std::int32_t> best_run_;
    std::vector<std::int32_t> off_prices_;  ///< of a weekend, by place of a day off
    std::int32_t weekend_price_ = 0;
    std::int32_t least_ = unreachable;
};

template <class Visit>
void PathPlanner::each_way_to(int day, int place, int column_class, Visit&& visit) const
{
    const int first_off = classes_ * width_;
    if (!is_on(place)) {
        const int length = (place - first_off) % offs_ + 1;
        const int cls = (place - first_off) / offs_;
        const std::int32_t longer = off_day_[static_cast<std::size_t>(length) - 1];
        if (length > 1)
            visit(place - 1, longer, false);
        if (length == offs_)
            visit(place, longer, false);
        for (int before_cls = 0; length == 1 && before_cls < classes_; ++before_cls)
            if (off_classes_ == 1 || before_cls == cls)
                for (int run = 1; run <= runs_; ++run)
                    if (const std::int32_t toll =
                            is_open_ && run == day ? 0 : on_end_[static_cast<std::size_t>(run) - 1];
                        toll < unreachable)
                        visit(on(before_cls, run), longer + toll, false);
        return;
    }
    const int run = place % width_ + 1;
    const std::int32_t day_toll = on_day_[static_cast<std::size_t>(run) - 1];
    const auto column = static_cast<std::size_t>(column_class);
    if (run == 1) {
        const int offs = off_classes_ * offs_;
        const std::int32_t* begin = begin_.data() + column * static_cast<std::size_t>(offs);
        for (int at = 0; at < offs; ++at)
            if (begin[at] < unreachable) {
                const bool opens = instance_.opens_weekend(day, at % offs_ + 1);
                visit(first_off + at, day_toll + begin[at] + (opens ? weekend_price_ : 0), opens);
            }
    }
    const bool opens = instance_.opens_weekend(day, 0);
    const std::int32_t* follow = follow_.data() + column * static_cast<std::size_t>(classes_);
    for (int before_cls = 0; before_cls < classes_; ++before_cls) {
        if (follow[before_cls] >= unreachable)
            continue;
        const std::int32_t toll = day_toll + follow[before_cls] + (opens ? weekend_price_ : 0);
        if (run > 1)
            visit(on(before_cls, run - 1), toll, opens);
        if (run == runs_ && is_capped_)
            visit(on(before_cls, run), toll, opens);
    }
}

}  // namespace muster::roster::engine::pricing
