#include "evaluation/plan.hpp"

#include "evaluation/rule/rules.hpp"

#include <algorithm>
#include <cstdlib>

namespace muster::evaluation {
namespace {

constexpr std::int64_t all_bits = -1;

std::uint64_t size_of(std::int64_t value)
{
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

// Sets what an item of the rule counts; returns the largest size it can have, given the largest quantity.
struct ItemOf {
    IndicatorPlan& plan;
    const record::Ledger& ledger;

    std::uint64_t one() const
    {
        plan.constant = decimal::per_one;
        return decimal::per_one;
    }
    std::uint64_t quantity() const
    {
        plan.mask = all_bits;
        return ledger.largest_millionths();
    }

    std::uint64_t operator()(const rule::Count& rule) const
    {
        plan.worth_each = rule.each.millionths();
        return one();
    }
    std::uint64_t operator()(const rule::Sum& rule) const
    {
        plan.worth_each = rule.each.millionths();
        return quantity();
    }
    std::uint64_t operator()(const rule::Rate&) const { return quantity(); }
    std::uint64_t operator()(const rule::Bands&) const { return quantity(); }
    std::uint64_t operator()(const rule::Piecewise&) const { return quantity(); }
    std::uint64_t operator()(const rule::Deduction& rule) const { return rule.by_quantity ? quantity() : one(); }
    std::uint64_t operator()(const rule::Veto&) const { return quantity(); }

    std::uint64_t operator()(const rule::AwardTable& rule) const
    {
        plan.item = IndicatorPlan::Item::award;
        plan.worth_each = decimal::per_one;
        const std::size_t places = ledger.places().size();
        plan.award_points.assign(ledger.levels().size() * places, no_award);
        std::uint64_t largest = 0;
        for (const rule::AwardEntry& entry : rule.entries) {
            const auto level = ledger.levels().find(entry.level);
            const auto place = ledger.places().find(entry.place);
            if (!level || !place)
                continue;
            plan.award_points[level->row() * places + place->row()] = entry.points.millionths();
            largest = std::max(largest, size_of(entry.points.millionths()));
        }
        return largest;
    }

    std::uint64_t operator()(const rule::Lag& rule) const
    {
        plan.item = IndicatorPlan::Item::lag;
        plan.worth_each = decimal::per_one;
        plan.lag = &rule;
        return std::max(size_of(rule.on_time.millionths()), size_of(rule.least.millionths()));
    }
};

std::uint32_t exposure_of(const Scheme& scheme, const Rule& rule)
{
    std::string code;
    if (const auto* const rate = std::get_if<rule::Rate>(&rule))
        code = rate->exposure;
    else if (const auto* const veto = std::get_if<rule::Veto>(&rule))
        code = veto->exposure;
    return code.empty() ? nothing : scheme.indicators().find(code)->row();
}

}  // namespace

Plan::Plan(const Scheme& the_scheme, const record::Ledger& the_ledger, const Roll& the_roll,
           const EvaluationOptions& options)
    : scheme(the_scheme), ledger(the_ledger), roll(the_roll), ignores_strangers(options.ignores_strangers)
{
    for (const std::string& code : ledger.members().words()) {
        const auto member = roll.members().find(code);
        member_of.push_back(member ? member->row() : nothing);
        has_strangers |= !member;
    }
    for (const std::string& code : ledger.indicators().words()) {
        const auto indicator = scheme.indicators().find(code);
        indicator_of.push_back(indicator ? indicator->row() : nothing);
        has_strangers |= !indicator;
    }
    for (const record::Activity& activity : ledger.activities()) {
        is_reviewed.push_back(activity.is_reviewed() ? 1 : 0);
        activity_end.push_back(activity.plan().days.last().day_number());
    }
    if (options.period) {
        first_day = options.period->first().day_number();
        days = options.period->last().day_number() - first_day;
    }

    for (const Indicator& indicator : scheme.indicators().rows()) {
        IndicatorPlan plan;
        const std::uint64_t largest = std::visit(ItemOf{plan, ledger}, indicator.rule);
        largest_item = std::max(largest_item, largest);
        plan.combine = indicator.combine;
        plan.once_per_event = indicator.once_per_event.applies;
        if (indicator.cap.per_item)
            plan.most = indicator.cap.per_item->millionths();
        if (indicator.cap.per_period) {
            plan.period_most = indicator.cap.per_period->millionths();
            plan.period = indicator.cap.period;
        }
        plan.exposure = exposure_of(scheme, indicator.rule);
        plan.rounding = indicator.rounding.value_or(scheme.parts().rounding);
        plan.is_grouped = plan.once_per_event || indicator.cap.per_period || plan.combine == Combine::latest;
        indicators.push_back(std::move(plan));
    }
    for (std::uint32_t group = 0; group < scheme.parts().exclusives.size(); ++group) {
        std::uint32_t order = 0;
        for (const std::string& code : scheme.parts().exclusives[group].indicators) {
            IndicatorPlan& plan = indicators[scheme.indicators().find(code)->row()];
            plan.exclusive = group;
            plan.exclusive_order = order++;
            plan.is_grouped = true;
        }
    }
    for (IndicatorPlan& plan : indicators)
        plan.is_simple = plan.item == IndicatorPlan::Item::linear && !plan.is_grouped &&
                         (plan.combine == Combine::sum || plan.combine == Combine::mean);
}

ItemAmount amount_of(const Plan& plan, const IndicatorPlan& indicator, std::size_t row)
{
    std::int64_t amount = 0;
    switch (indicator.item) {
    case IndicatorPlan::Item::linear:
        amount = (plan.ledger.quantity_column()[row].millionths() & indicator.mask) + indicator.constant;
        break;
    case IndicatorPlan::Item::award: {
        if (plan.ledger.level_column().empty() || plan.ledger.place_column().empty())
            return {0, "it has no award level or no place"};
        const auto level = plan.ledger.level_column()[row];
        const auto place = plan.ledger.place_column()[row];
        if (!level.is_set() || !place.is_set())
            return {0, "it has no award level or no place"};
        amount = indicator.award_points[level.row() * plan.ledger.places().size() + place.row()];
        if (amount == no_award)
            return {0, "its award level and place are not in the table"};
        break;
    }
    case IndicatorPlan::Item::lag: {
        const rule::Lag& lag = *indicator.lag;
        const std::int64_t day = plan.ledger.day_column()[row].day_number();
        std::int64_t days = 0;
        switch (lag.from) {
        case rule::LagFrom::activity_end: {
            const auto activities = plan.ledger.activity_column();
            if (activities.empty() || !activities[row].is_set())
                return {0, "it belongs to no activity, from whose end days are counted"};
            days = day - plan.activity_end[activities[row].row()];
            break;
        }
        case rule::LagFrom::fixed_day:
            days = day - lag.day->day_number();
            break;
        case rule::LagFrom::quantity: {
            const std::int64_t millionths = plan.ledger.quantity_column()[row].millionths();
            days = millionths / decimal::per_one + (millionths % decimal::per_one > 0 ? 1 : 0);  // begun days count
            break;
        }
        }
        amount = rule::amount_of(lag, days);
        break;
    }
    }
    return {std::min(amount, indicator.most), nullptr, amount > indicator.most};
}

}  // namespace muster::evaluation
