#include "evaluation/rule/rules.hpp"

namespace muster::evaluation::rule {

void check(const Cap& cap, const Scope& scope, Faults& faults)
{
    if (cap.per_item && *cap.per_item < Quantity{})
        faults.add(scope.place, "its cap of one item, " + to_string(*cap.per_item) + ", is below 0", "give 0 or more");
    if (cap.per_period && *cap.per_period < Quantity{})
        faults.add(scope.place, "its cap of a period, " + to_string(*cap.per_period) + ", is below 0",
                   "give 0 or more");
    if (cap.per_period && scope.indicator.combine != Combine::sum)
        faults.add(scope.place, "it has a cap of a period and does not add up", "combine by sum, or leave the cap out");
    if (cap.total && *cap.total < Points{})
        faults.add(scope.place, "its cap of points, " + to_string(*cap.total) + ", is below 0", "give 0 or more");
}

void write(const Cap& cap, CanonicalText& text)
{
    if (cap.per_item)
        text.decimal("cap.per_item", *cap.per_item);
    if (cap.per_period) {
        text.decimal("cap.per_period", *cap.per_period);
        text.number("cap.period", static_cast<int>(cap.period));
    }
    if (cap.total)
        text.decimal("cap.total", *cap.total);
}

}  // namespace muster::evaluation::rule
