#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Lag& rule, const Scope& scope, Faults& faults)
{
    if ((rule.from == LagFrom::fixed_day) != rule.day.has_value())
        faults.add(scope.place,
                   rule.day ? "it has a day and does not count from it" : "it counts from a day and has none",
                   "give a day for fixed_day, and only then");
    if (rule.day && rule.day->is_special())
        faults.add(scope.place, "its day is not a calendar day", "give a day such as 2026-09-07");
    if (rule.within.is_special())
        faults.add(scope.place, "its days are not a number", "give a number of days");
    if (rule.per_day_late < Points{})
        faults.add(scope.place, "it adds points for being late", "give what a day costs without a sign");
    if (rule.least > rule.on_time)
        faults.add(scope.place,
                   "its least points " + to_string(rule.least) + " are above " + to_string(rule.on_time) + " in time",
                   "exchange the two");
}

void write(const Lag& rule, CanonicalText& text)
{
    text.number("from", static_cast<int>(rule.from));
    text.word("day", rule.day ? to_string(*rule.day) : "");
    text.number("within", static_cast<long>(rule.within.days()));
    text.decimal("on_time", rule.on_time);
    text.decimal("per_day_late", rule.per_day_late);
    text.decimal("least", rule.least);
}

Fraction points_of(const Lag&, const Amount& amount, const Amount&) { return {amount.sum, amount.divisor}; }

std::int64_t amount_of(const Lag& rule, std::int64_t days)
{
    const WideInteger late = std::max<WideInteger>(0, WideInteger{days} - rule.within.days());
    const WideInteger points = rule.on_time.millionths() - product(late, rule.per_day_late.millionths());
    return static_cast<std::int64_t>(std::max<WideInteger>(points, rule.least.millionths()));
}

}  // namespace muster::evaluation::rule
