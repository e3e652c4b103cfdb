#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Deduction& rule, const Scope& scope, Faults& faults)
{
    if (rule.each < Points{})
        faults.add(scope.place, "it deducts " + to_string(rule.each), "give what is taken off without a sign");
    if (scope.indicator.missing != Missing::as_zero)
        faults.add(scope.place, "a deduction without records takes off nothing",
                   "leave its missing-data policy as_zero");
}

void write(const Deduction& rule, CanonicalText& text)
{
    text.decimal("each", rule.each);
    text.number("by_quantity", static_cast<int>(rule.by_quantity));
}

Fraction points_of(const Deduction& rule, const Amount& amount, const Amount&)
{
    return {product(amount.sum, rule.each.millionths()), product(decimal::per_one, amount.divisor)};
}

}  // namespace muster::evaluation::rule
