#include "evaluation/ratio.hpp"
#include "evaluation/weighs_parts.hpp"
#include "muster/core/error.hpp"
#include "muster/evaluation/scheme.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {
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

Scheme Scheme::with_weight(std::string_view code, Weight share) const
{
    const Where here{"weight of \"" + std::string(code) + "\""};
    if (share < Weight{} || share > Weight::whole(1))
        throw InvalidInput(here, to_string(share) + " is not a part of a whole", "give a share from 0 to 1");
    SchemeParts parts = parts_;
    const std::string above = area_weighing(parts, code);
    if (above.empty())
        throw InvalidInput(here, "no area weighs it", "name an area or an indicator that has a weight");
    const Aggregation aggregation = areas_[*areas_.find(above)].aggregation;
    if (!weighs_parts(aggregation))
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

    // With the others as whole numbers that sum to `whole`, own : other is share x whole : (1 - share) x other.
    std::vector<Weight> before;
    for (const Weight* const other : others)
        before.push_back(*other);
    std::vector<std::int64_t> ratio = ratio_of(before);
    const std::int64_t whole = std::accumulate(ratio.begin(), ratio.end(), std::int64_t{0});
    if (whole == 0 && share != Weight::whole(1))
        throw InvalidInput(here, "the other parts have no weight to scale", "give them weights first");
    if (whole > most_weight * decimal::per_one)
        throw InvalidInput(here, "the other parts are a ratio of numbers that sum to " + std::to_string(whole),
                           "give them weights in smaller numbers");
    others.push_back(own);
    std::int64_t common = 0;
    for (std::int64_t& other : ratio) {
        other *= decimal::per_one - share.millionths();
        common = std::gcd(common, other);
    }
    ratio.push_back(whole == 0 ? 1 : share.millionths() * whole);
    common = std::gcd(common, ratio.back());
    const std::int64_t sum = std::accumulate(ratio.begin(), ratio.end(), std::int64_t{0}) / common;
    // As shares where millionths hold them, else as whole numbers, and where these are too large as millionths of them.
    const bool is_long = std::ranges::max(ratio) / common > most_weight;
    const std::int64_t unit = decimal::per_one % sum == 0 ? decimal::per_one / sum : is_long ? 1 : decimal::per_one;
    for (std::size_t i = 0; i < ratio.size(); ++i)
        *others[i] = Weight::from_millionths(ratio[i] / common * unit);
    return Scheme(std::move(parts));
}

}  // namespace muster::evaluation
