#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Bands& rule, const Scope& scope, Faults& faults)
{
    if (rule.bands.empty())
        faults.add(scope.place, "it has no bands", "give at least one");
    for (std::size_t i = 1; i < rule.bands.size(); ++i)
        if (rule.bands[i].from <= rule.bands[i - 1].from)
            faults.add(scope.place,
                       "band " + std::to_string(i + 1) + " begins at " + to_string(rule.bands[i].from) +
                           ", not above the band before at " + to_string(rule.bands[i - 1].from),
                       "list bands from the lowest up");
}

void write(const Bands& rule, CanonicalText& text)
{
    text.number("bands", rule.bands.size());
    for (const Band& band : rule.bands) {
        text.decimal("from", band.from);
        text.decimal("points", band.points);
    }
    text.decimal("below", rule.below);
}

Fraction points_of(const Bands& rule, const Amount& amount, const Amount&)
{
    Points reached = rule.below;
    for (const Band& band : rule.bands)
        if (amount.sum >= product(band.from.millionths(), amount.divisor))
            reached = band.points;
    return {reached.millionths(), 1};
}

}  // namespace muster::evaluation::rule
