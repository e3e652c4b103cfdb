#include "evaluation/plan.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace muster::inline v0_2::evaluation {
namespace {

// What stands for all where the rule chooses nothing.
std::optional<rule::Choice> choice_of(Combine combine)
{
    switch (combine) {
    case Combine::best:
        return rule::Choice{rule::First::greatest, 1, RecordFate::not_best};
    case Combine::worst:
        return rule::Choice{rule::First::least, 1, RecordFate::not_worst};
    case Combine::latest:
        return rule::Choice{rule::First::latest, 1, RecordFate::not_latest};
    case Combine::sum:
    case Combine::mean:
        break;
    }
    return std::nullopt;
}

template <class OfRule>
IndicatorPlan plan_of(const OfRule& rule, const Indicator& indicator, const Scheme& scheme,
                      const record::Ledger& ledger)
{
    using Asked = rule::Questions<OfRule>;
    IndicatorPlan plan{.items = Asked::items(rule, ledger), .combine = indicator.combine};
    const std::optional<rule::Choice> chosen = Asked::choice(rule);
    plan.choice = chosen ? chosen : choice_of(indicator.combine);
    plan.lines = Asked::lines(rule);
    plan.worth_each = points_each_of(indicator.rule).value_or(Points{}).millionths();
    const std::string_view exposure = exposure_of(indicator.rule);
    plan.exposure = exposure.empty() ? nothing : scheme.indicators().find(exposure)->row();
    plan.role = indicator.role();
    plan.once_per_event = indicator.once_per_event.applies;
    if (indicator.cap.per_item)
        plan.most = indicator.cap.per_item->millionths();
    if (indicator.cap.per_period) {
        plan.period_most = indicator.cap.per_period->millionths();
        plan.period = indicator.cap.period;
    }
    plan.rounding = indicator.rounding.value_or(scheme.parts().rounding);
    // The highest and the lowest need no others beside them.
    plan.is_by_trust = !indicator.trusted.empty();
    plan.is_grouped = plan.once_per_event || indicator.cap.per_period || chosen ||
                      indicator.combine == Combine::latest || plan.is_by_trust;
    return plan;
}

// The last day of an indicator's ages; nothing where its records have none.
std::optional<AgeShares> ages_of(const Indicator& indicator, const std::optional<Period>& period, Faults& faults)
{
    if (!indicator.decay.applies())
        return std::nullopt;
    if (!indicator.decay.on && !period) {
        faults.add({"indicator \"" + indicator.code + "\""},
                   "its records count by their age, at a day that nobody gives",
                   "give its decay a day, or evaluate a period");
        return std::nullopt;
    }
    const Day on = indicator.decay.on ? *indicator.decay.on : period->last();
    return AgeShares(indicator.decay, on.day_number());
}

// For each source of the ledger its place among those trusted.
std::vector<std::uint32_t> trust_in(const record::Ledger& ledger, const Indicator& indicator)
{
    std::vector<std::uint32_t> places;
    if (indicator.trusted.empty())
        return places;
    for (const std::string& source : ledger.sources().words())
        places.push_back(
            static_cast<std::uint32_t>(std::ranges::find(indicator.trusted, source) - indicator.trusted.begin()));
    return places;
}

// Whether each member of the ledger stands in the same row of the roll.
bool have_same_rows(const record::Ledger& ledger, const Roll& roll)
{
    const auto codes = ledger.members().words();
    const auto members = roll.members().rows();
    if (codes.size() > members.size())
        return false;
    for (std::size_t row = 0; row < codes.size(); ++row)
        if (codes[row] != members[row].code)
            return false;
    return true;
}

}  // namespace

Plan::Plan(const Scheme& the_scheme, const record::Ledger& the_ledger, const Roll& the_roll,
           const EvaluationOptions& options, const Plan* earlier)
    : scheme(the_scheme), ledger(the_ledger), roll(the_roll), ignores_strangers(options.ignores_strangers),
      ignores_unanswered(options.ignores_unanswered), refuses_other_days(options.refuses_other_days)
{
    const auto codes = ledger.members().words();
    const bool is_known = earlier != nullptr && codes.data() == earlier->ledger.members().words().data() &&
                          codes.size() == earlier->ledger.members().size();
    if (is_known) {
        member_of = earlier->member_of;
        has_strangers = std::ranges::find(member_of, nothing) != member_of.end();
    } else if (!have_same_rows(ledger, roll)) {
        for (const std::string& code : codes) {
            const auto member = roll.members().find(code);
            member_of.push_back(member ? member->row() : nothing);
            has_strangers |= !member;
        }
    }
    for (const std::string& code : ledger.indicators().words()) {
        const auto indicator = scheme.indicators().find(code);
        indicator_of.push_back(indicator ? indicator->row() : nothing);
        has_strangers |= !indicator;
    }
    for (const record::Activity& activity : ledger.activities())
        is_reviewed.push_back(activity.is_reviewed() ? 1 : 0);
    if (options.period) {
        first_day = options.period->first().day_number();
        days = options.period->last().day_number() - first_day;
    }

    Faults faults;
    for (const Indicator& indicator : scheme.indicators().rows()) {
        const auto row = static_cast<std::uint32_t>(indicators.size());
        indicators.push_back(
            std::visit([&](const auto& rule) { return plan_of(rule, indicator, scheme, ledger); }, indicator.rule));
        indicators.back().ages = ages_of(indicator, options.period, faults);
        trust.push_back(trust_in(ledger, indicator));
        largest_item = std::max(largest_item, indicators.back().items.largest);
        if (const auto sanction = sanction_of(indicator.rule)) {
            const auto grade = scheme.grades().find(sanction->best_grade);
            sanctions.push_back({row, sanction->effect, grade ? grade->row() : 0});
        }
    }
    faults.throw_if_any();
    for (std::uint32_t group = 0; group < scheme.parts().exclusives.size(); ++group) {
        std::uint32_t order = 0;
        for (const std::string& code : scheme.parts().exclusives[group].indicators) {
            IndicatorPlan& plan = indicators[scheme.indicators().find(code)->row()];
            plan.exclusive = group;
            plan.exclusive_order = order++;
            plan.is_exclusive_by_order = scheme.parts().exclusives[group].by == rule::ExclusiveBy::listed;
            plan.is_grouped = true;
        }
    }
    for (IndicatorPlan& plan : indicators)
        plan.is_simple = plan.items.reader == nullptr && !plan.is_grouped && !plan.ages &&
                         (plan.combine == Combine::sum || plan.combine == Combine::mean);
}

std::optional<MemberId> Plan::ledger_row(MemberId of_roll) const
{
    if (!member_of.empty())
        return ledger.members().find(roll.members()[of_roll].code);
    return of_roll.row() < ledger.members().size() ? std::optional(of_roll) : std::nullopt;
}

rule::ItemAmount amount_of(const Plan& plan, const IndicatorPlan& indicator, std::size_t row)
{
    rule::ItemAmount item;
    if (indicator.items.reader != nullptr)
        item = indicator.items.reader->amount_of(row);
    else
        item.amount =
            (plan.ledger.quantity_column()[row].millionths() & indicator.items.mask) + indicator.items.constant;
    if (indicator.ages) {
        const std::int64_t whole = item.amount;
        item.amount = indicator.ages->aged(whole, plan.ledger.day_column()[row].day_number());
        item.is_aged = item.amount != whole;
    }
    item.is_capped = item.amount > indicator.most;
    item.amount = std::min(item.amount, indicator.most);
    return item;
}

}  // namespace muster::evaluation
