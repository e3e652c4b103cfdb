#include "muster/core/error.hpp"
#include "muster/evaluation/scheme.hpp"

#include <algorithm>
#include <string>

namespace muster::evaluation {
namespace {

// The area whose parts include `code`, as code; empty where none weighs it.
std::string area_weighing(const SchemeParts& parts, std::string_view code)
{
    for (const Area& area : parts.areas)
        if (area.code == code)
            return area.parent;
    for (const Indicator& indicator : parts.indicators)
        if (indicator.code == code && indicator.is_weighted())
            return indicator.area;
    return {};
}

}  // namespace

Scheme Scheme::with_weight(std::string_view code, Weight weight) const
{
    const Where here{"weight of \"" + std::string(code) + "\""};
    if (weight < Weight{} || weight > Weight::whole(1))
        throw InvalidInput(here, to_string(weight) + " is not a part of a whole", "give a weight from 0 to 1");
    SchemeParts parts = parts_;
    const std::string above = area_weighing(parts, code);
    if (above.empty())
        throw InvalidInput(here, "no area weighs it", "name an area or an indicator that has a weight");
    const Aggregation aggregation = areas_[*areas_.find(above)].aggregation;
    if (aggregation == Aggregation::sum || aggregation == Aggregation::ordered)
        throw InvalidInput(here, "area \"" + above + "\" does not use the weights of its parts",
                           "name a part of an area that does");
    std::vector<Weight*> others;
    Weight* own = nullptr;
    const auto take = [&](auto& part, const std::string& area) {
        if (area == above)
            (part.code == code ? own : others.emplace_back()) = &part.weight;
    };
    for (Area& area : parts.areas)
        take(area, area.parent);
    for (Indicator& indicator : parts.indicators)
        if (indicator.is_weighted())
            take(indicator, indicator.area);

    const std::int64_t left_before = decimal::per_one - own->millionths();
    const std::int64_t left = decimal::per_one - weight.millionths();
    if (left_before == 0 && left > 0)
        throw InvalidInput(here, "the other parts have no weight to scale", "give them weights first");
    *own = weight;
    std::int64_t given = 0;
    for (Weight* const other : others) {
        const std::int64_t scaled = left_before == 0 ? 0 : other->millionths() * left / left_before;  // below 10^12
        *other = Weight::from_millionths(scaled);
        given += scaled;
    }
    if (!others.empty()) {
        Weight& heaviest = **std::ranges::max_element(others, {}, [](const Weight* other) { return *other; });
        heaviest += Weight::from_millionths(left - given);
    }
    return Scheme(std::move(parts));
}

}  // namespace muster::evaluation
