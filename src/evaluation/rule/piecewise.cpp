#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Piecewise& rule, const Scope& scope, Faults& faults)
{
    if (rule.knots.empty())
        faults.add(scope.place, "it has no knots", "give at least one");
    for (std::size_t i = 1; i < rule.knots.size(); ++i)
        if (rule.knots[i].at <= rule.knots[i - 1].at)
            faults.add(scope.place,
                       "knot " + std::to_string(i + 1) + " stands at " + to_string(rule.knots[i].at) +
                           ", not above the knot before at " + to_string(rule.knots[i - 1].at),
                       "list knots from the lowest up");
}

void write(const Piecewise& rule, CanonicalText& text)
{
    text.number("knots", rule.knots.size());
    for (const Knot& knot : rule.knots) {
        text.decimal("at", knot.at);
        text.decimal("points", knot.points);
    }
}

Fraction points_of(const Piecewise& rule, const Amount& amount, const Amount&)
{
    const WideInteger divisor = amount.divisor;
    const auto lies_below = [&](const Knot& knot) { return amount.sum < product(knot.at.millionths(), divisor); };
    const auto above = std::ranges::find_if(rule.knots, lies_below);
    if (above == rule.knots.begin())
        return {above->points.millionths(), 1};
    const Knot& left = *(above - 1);
    if (above == rule.knots.end())
        return {left.points.millionths(), 1};
    const WideInteger width = product(WideInteger{above->at.millionths()} - left.at.millionths(), divisor);
    const WideInteger along = sum(amount.sum, -product(left.at.millionths(), divisor));
    const WideInteger rise = WideInteger{above->points.millionths()} - left.points.millionths();
    return {sum(product(left.points.millionths(), width), product(rise, along)), width};
}

}  // namespace muster::evaluation::rule
