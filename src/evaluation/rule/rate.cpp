#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Rate& rule, const Scope& scope, Faults& faults)
{
    if (!scope.has_indicator(rule.exposure))
        faults.add(scope.place, "its exposure \"" + rule.exposure + "\" is not an indicator", "name one of the scheme");
    else if (rule.exposure == scope.indicator.code)
        faults.add(scope.place, "it is its own exposure", "name another indicator");
}

void write(const Rate& rule, CanonicalText& text)
{
    text.word("exposure", rule.exposure);
    text.decimal("at_one", rule.at_one);
}

// The millionths of amount and exposure cancel.
Fraction points_of(const Rate& rule, const Amount& amount, const Amount& exposure)
{
    const WideInteger over = product(product(amount.sum, rule.at_one.millionths()), exposure.divisor);
    const WideInteger under = product(exposure.sum, amount.divisor);
    return {over, under};
}

}  // namespace muster::evaluation::rule
