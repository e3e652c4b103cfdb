#include "evaluation/weighs_parts.hpp"
#include "evaluation/weight_shares.hpp"
#include "muster/core/faults.hpp"
#include "muster/core/wide_integer.hpp"
#include "muster/evaluation/weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Far more than rounding does.
constexpr double widest_gap = 1e-6;

constexpr const char* source_mark = "weights: ";

// What was said of earlier weights goes, all else stays.
std::string source_with(const std::string& before, const std::string& added)
{
    std::string kept = before.substr(0, before.find(source_mark));
    while (!kept.empty() && (kept.back() == ' ' || kept.back() == ';'))
        kept.pop_back();
    return (kept.empty() ? kept : kept + "; ") + source_mark + added;
}

}  // namespace

std::vector<Weight> rounded_shares(std::span<const double> shares, int places)
{
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (!(std::abs(sum - 1) <= widest_gap) || std::ranges::any_of(shares, [](double share) { return share < 0; }))
        throw InvalidInput({"weights"}, "their shares do not sum to 1", "scale the columns, or take another method");
    const auto whole = static_cast<std::int64_t>(detail::power_of_ten(places));
    const std::int64_t unit = decimal::per_one / whole;
    std::vector<std::int64_t> counts;
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> rests;
    std::int64_t left = whole;
    for (const double share : shares) {
        const double scaled = share * static_cast<double>(whole);
        counts.push_back(static_cast<std::int64_t>(std::floor(scaled)));
        rests.push_back(scaled - std::floor(scaled));
        left -= counts.back();
    }
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) { return rests[one] > rests[other]; });
    for (std::size_t place = 0; left > 0; ++place, --left)
        ++counts[order[place % order.size()]];
    for (std::size_t place = order.size(); left < 0; ++left)  // where rounding brought the sum over 1
        --counts[order[--place]];
    std::vector<Weight> weights;
    for (const std::int64_t count : counts)
        weights.push_back(Weight::from_millionths(count * unit));
    return weights;
}

Scheme with_weights(const Scheme& scheme, std::string_view area, const Weighting& weighting)
{
    const Where here{"area \"" + std::string(area) + "\""};
    const std::vector<std::string> codes = part_codes(scheme, area);
    const AreaId id = *scheme.areas().find(area);
    Faults faults;
    const Aggregation aggregation = scheme.areas()[id].aggregation;
    if (!weighs_parts(aggregation))
        faults.add(here, "it does not use the weights of its parts", "name an area that does");
    if (weighting.parts.size() != weighting.weights.size())
        faults.add(here,
                   "there are " + std::to_string(weighting.weights.size()) + " weights for " +
                       std::to_string(weighting.parts.size()) + " parts",
                   "give a weight for each");
    for (const std::string& code : codes)
        if (std::ranges::find(weighting.parts, code) == weighting.parts.end())
            faults.add(here, "its part \"" + code + "\" has no weight given", "give one for each of its parts");
    for (const std::string& code : weighting.parts)
        if (std::ranges::find(codes, code) == codes.end())
            faults.add(here, "\"" + code + "\" is no part of it that has a weight", "leave it out");
    faults.throw_if_any();
    SchemeParts parts = scheme.parts();
    const auto weight_of = [&](const std::string& code) {
        return weighting
            .weights[static_cast<std::size_t>(std::ranges::find(weighting.parts, code) - weighting.parts.begin())];
    };
    for (Area& each : parts.areas) {
        if (each.parent == area)
            each.weight = weight_of(each.code);
        if (each.code == area)
            each.source = source_with(each.source, weighting.source);
    }
    for (Indicator& each : parts.indicators)
        if (each.area == area && each.is_weighted())
            each.weight = weight_of(each.code);
    return Scheme(std::move(parts));
}

}  // namespace muster::evaluation
