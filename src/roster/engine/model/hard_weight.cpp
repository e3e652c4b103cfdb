// How much a hard unit has to weigh, so that no soft costs outbid it.
//
// The range of soft costs is bounded from what each day, run, pair of days, counter and row can cost at most and at
// least. It is far more than any real roster makes use of, and a hard unit that outweighs it comes before all of it.
#include "roster/engine/model/instance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::inline v0_2::roster::engine::model {
namespace {

constexpr double most_dominant = 0x1p40;  // flows add up days' rewards beside it
constexpr double most_in_prices = 0x1p22;
constexpr double most_of_line = 0x1p26;  // of all days' prices together; tables are of 32-bit numbers
constexpr double least_in_prices = 100;
constexpr double room_in_prices = 20;  // of the dearest single toll, at least

double greatest_soft(View<const HardSoftCost> tolls)
{
    double most = 0.0;
    for (const HardSoftCost& toll : tolls)
        most = std::max(most, static_cast<double>(toll.soft));
    return most;
}

/// Between the greatest and the least soft toll of a convex function of a sum between 0 and `most`.
double range_of(const Counter& counter, Cost most)
{
    // The least lies between the ends; tolls are at least 0.
    return static_cast<double>(std::max(counter.at(0).soft, counter.at(most).soft));
}

/// What one member's line can cost at most, less the least.
double range_of_line(const Instance& instance, int member)
{
    const LineRules& rule = instance.rules[member];
    double range = 0.0;
    for (int day = 0; day < instance.days; ++day) {
        const std::int32_t* linear = instance.linear_row(member, day);
        double least = 0.0;
        double most = 0.0;
        for (int duty = 0; duty < instance.duty_count; ++duty)
            if (linear[duty] != barred) {
                least = std::min(least, static_cast<double>(linear[duty]));
                most = std::max(most, static_cast<double>(linear[duty]));
            }
        range += most - least;
    }
    const double each_day = greatest_soft(rule.on_day) + greatest_soft(rule.on_end) + greatest_soft(rule.off_day) +
                            greatest_soft(rule.off_end) + greatest_soft(instance.sequences[rule.sequence].tolls);
    range += each_day * (instance.days + 1);
    if (rule.automaton)
        range += rule.automaton->greatest_soft();
    for (const Counter& counter : rule.counters) {
        Cost most_a_day = counter.counted == Counted::weekends ? 1 : 0;
        for (int duty = 0; duty < instance.duty_count; ++duty)
            most_a_day = std::max(most_a_day, instance.amount(counter, duty));
        range += range_of(counter, most_a_day * instance.days);
    }
    return range;
}

double range_of_row(const Row& row)
{
    return static_cast<double>(std::max(row.at(0).soft, row.at(row.most).soft)) +
           (row.is_together ? static_cast<double>(row.at(1).soft) : 0.0);
}

}  // namespace

void Instance::set_cost_unit()
{
    cost_unit = 0;
    const auto add = [&](Cost toll) { cost_unit = std::gcd(cost_unit, toll); };
    const auto add_penalty = [&](const Penalty& penalty) { add(penalty.is_hard ? 0 : penalty.weight); };
    const auto add_all = [&](View<const HardSoftCost> tolls) {
        for (const HardSoftCost& toll : tolls)
            add(toll.soft);
    };
    for (const Row& row : rows) {
        add(row.under);
        add(row.over);
        add_penalty(row.below_minimum);
        add_penalty(row.above_maximum);
    }
    for (const std::int32_t toll : linear)
        if (toll != barred)
            add(toll);
    for (const Sequence& sequence : sequences)
        add_all(sequence.tolls);
    for (const LineRules& rule : rules) {
        for (const auto* tolls : {&rule.on_day, &rule.on_end, &rule.off_day, &rule.off_end})
            add_all(*tolls);
        if (rule.automaton)
            rule.automaton->each_toll([&](const HardSoftCost& toll) { add(toll.soft); });
        for (const Counter& counter : rule.counters) {
            add_penalty(counter.below);
            add_penalty(counter.above);
            add(counter.shares.empty() ? 0 : 1);
        }
    }
    if (!std::ranges::all_of(terms, &LineTerms::is_empty))
        cost_unit = 1;
    cost_unit = std::max<Cost>(cost_unit, 1);
}

void Instance::set_weights()
{
    double dearest = 1.0;
    double all_rows = 0.0;
    double steepest = 0.0;
    for (const Row& row : rows) {
        dearest = std::max({dearest, static_cast<double>(row.under), static_cast<double>(row.over)});
        for (int people = 0; people < row.most; ++people)
            steepest = std::max(steepest, std::abs(static_cast<double>(row.at(people + 1).soft - row.at(people).soft)));
        all_rows += range_of_row(row);
    }
    for (const std::int32_t toll : linear)
        if (toll != barred)
            dearest = std::max(dearest, std::abs(static_cast<double>(toll)));
    double all_lines = 0.0;
    double longest = 0.0;
    for (int member = 0; member < members; ++member) {
        const double range = range_of_line(*this, member);
        all_lines += range + terms[member].greatest_soft(*this);
        longest = std::max(longest, range);
    }
    dominant_weight = static_cast<Cost>(std::min(most_dominant, all_rows + all_lines + 1.0));
    const double of_line = longest + steepest * days + 1.0;
    hard_weight = static_cast<Cost>(std::max(least_in_prices, room_in_prices * dearest));
    const double most = std::min(most_in_prices, most_of_line / (days + 2));
    firm_weight = static_cast<Cost>(std::clamp(of_line, std::min(most, static_cast<double>(hard_weight)), most));
    if (of_line > most)
        soft_divisor = static_cast<Cost>(std::ceil(of_line / most));
}

}  // namespace muster::roster::engine::model
