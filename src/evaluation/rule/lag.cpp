// In time, or so many days late.
#include "evaluation/rule/answers.hpp"

#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation::rule {
namespace {

class LagReader final : public ItemReader {
public:
    LagReader(const Lag& rule, const record::Ledger& ledger)
        : rule_(rule), days_(ledger.day_column()), quantities_(ledger.quantity_column()),
          activities_(ledger.activity_column())
    {
        if (rule.from == LagFrom::activity_end)
            for (const record::Activity& activity : ledger.activities())
                activity_end_.push_back(activity.plan().days.last().day_number());
    }

    [[nodiscard]] ItemAmount amount_of(std::size_t row) const override
    {
        const std::int64_t day = days_[row].day_number();
        switch (rule_.from) {
        case LagFrom::activity_end:
            if (activities_.empty() || !activities_[row].is_set())
                return {0, "it belongs to no activity, from whose end days are counted"};
            return {points_after(day - activity_end_[activities_[row].row()])};
        case LagFrom::fixed_day:
            return {points_after(day - rule_.day->day_number())};
        case LagFrom::quantity: {
            const std::int64_t millionths = quantities_[row].millionths();
            const bool is_begun = millionths % decimal::per_one > 0;  // begun days count
            return {points_after(millionths / decimal::per_one + (is_begun ? 1 : 0))};
        }
        }
        return {};
    }

private:
    // In millionths, so many days after the day it is counted from.
    [[nodiscard]] std::int64_t points_after(std::int64_t days) const
    {
        const WideInteger late = std::max<WideInteger>(0, WideInteger{days} - rule_.within.days());
        const WideInteger points = rule_.on_time.millionths() - product(late, rule_.per_day_late.millionths());
        return static_cast<std::int64_t>(std::max<WideInteger>(points, rule_.least.millionths()));
    }

    const Lag& rule_;
    std::span<const Day> days_;
    std::span<const Quantity> quantities_;
    std::span<const ActivityId> activities_;
    std::vector<std::int64_t> activity_end_;  // by activity, day number
};

}  // namespace

template <>
struct Answers<Lag> : ByDefault<Lag> {
    static Items items(const Lag& rule, const record::Ledger& ledger)
    {
        return {.reader = std::make_unique<LagReader>(rule, ledger),
                .largest = std::max(size_of(rule.on_time), size_of(rule.least))};
    }
    static Fraction points(const Lag&, const Amount& amount, const Amount&) { return as_points(amount); }
    static std::vector<Line> lines(const Lag&) { return points_line(); }
    static Label in_words(const Lag&) { return {"按时限", "by the deadline"}; }
    // A good record is one in time.
    static Merit merit(const Lag& rule)
    {
        Merit merit{.course = course_of(rule.on_time), .most_of_one = rule.on_time, .first = rule.on_time};
        if (rule.from != LagFrom::activity_end)
            merit.trials.push_back({.quantity = Quantity{}, .day = rule.day});
        return merit;
    }
};
template struct Questions<Lag>;

}  // namespace muster::evaluation::rule
