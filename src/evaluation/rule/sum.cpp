#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Sum&, const Scope&, Faults&) {}

void write(const Sum& rule, CanonicalText& text) { text.decimal("each", rule.each); }

Fraction points_of(const Sum& rule, const Amount& amount, const Amount&)
{
    return {product(amount.sum, rule.each.millionths()), product(decimal::per_one, amount.divisor)};
}

}  // namespace muster::evaluation::rule
