#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Veto& rule, const Scope& scope, Faults& faults)
{
    if (!rule.exposure.empty() && (!scope.has_indicator(rule.exposure) || rule.exposure == scope.indicator.code))
        faults.add(scope.place, "its exposure \"" + rule.exposure + "\" is not another indicator",
                   "name one of the scheme");
    if (rule.effect == VetoEffect::bar_grade && !scope.has_grade(rule.best_grade))
        faults.add(scope.place, "its best grade \"" + rule.best_grade + "\" is not a grade", "name one of the scheme");
    if (rule.effect != VetoEffect::bar_grade && !rule.best_grade.empty())
        faults.add(scope.place, "it voids points and names a best grade", "choose one of the two");
    if (scope.indicator.missing != Missing::as_zero)
        faults.add(scope.place, "a veto without records sees an amount of 0", "leave its missing-data policy as_zero");
}

void write(const Veto& rule, CanonicalText& text)
{
    text.number("effect", static_cast<int>(rule.effect));
    text.number("when", static_cast<int>(rule.when));
    text.decimal("limit", rule.limit);
    text.word("exposure", rule.exposure);
    text.word("best_grade", rule.best_grade);
}

Fraction points_of(const Veto&, const Amount&, const Amount&) { return {}; }

bool strikes(const Veto& rule, const Amount& amount, const Amount* exposure)
{
    // amount / exposure against limit, multiplied out; without exposure the unit is 1.
    WideInteger left = amount.sum;
    WideInteger right = product(rule.limit.millionths(), amount.divisor);
    if (exposure != nullptr) {
        if (exposure->sum == 0)
            return false;
        left = product(product(amount.sum, exposure->divisor), decimal::per_one);
        right = product(right, exposure->sum);
    }
    return rule.when == VetoWhen::more_than ? left > right : left < right;
}

}  // namespace muster::evaluation::rule
