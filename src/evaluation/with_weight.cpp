// One weight changed and the others of its area scaled to fit, in millionths; the remainder goes to the heaviest other.
#include "muster/evaluation/scheme.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::evaluation {
namespace {

constexpr std::int64_t whole = 1'000'000;

// The weights of all parts of the area that the part of this code belongs to, that part's first.
std::vector<Weight*> siblings(SchemeParts& parts, std::string_view code)
{
    std::string parent;
    Weight* own = nullptr;
    for (Area& area : parts.areas)
        if (area.code == code && !area.parent.empty()) {
            own = &area.weight;
            parent = area.parent;
        }
    for (Indicator& indicator : parts.indicators)
        if (indicator.code == code && indicator.is_weighted()) {
            own = &indicator.weight;
            parent = indicator.area;
        }
    std::vector<Weight*> weights;
    if (own == nullptr)
        return weights;
    weights.push_back(own);
    for (Area& area : parts.areas)
        if (area.parent == parent && &area.weight != own)
            weights.push_back(&area.weight);
    for (Indicator& indicator : parts.indicators)
        if (indicator.area == parent && indicator.is_weighted() && &indicator.weight != own)
            weights.push_back(&indicator.weight);
    return weights;
}

}  // namespace

Scheme Scheme::with_weight(std::string_view code, Weight weight) const
{
    const Where here{"weight of \"" + std::string(code) + "\""};
    SchemeParts changed = parts_;
    const std::vector<Weight*> weights = siblings(changed, code);
    if (weights.empty())
        throw InvalidInput(here, "no area or indicator of this code has a weight", "correct the code");
    if (weight < Weight{} || weight.millionths() > whole)
        throw InvalidInput(here, to_string(weight) + " lies outside 0 to 1", "give a share of the area");
    const std::int64_t others = whole - weights.front()->millionths();
    const std::int64_t left = whole - weight.millionths();
    if (others == 0 && left != 0)
        throw InvalidInput(here, "the other parts of its area have no weight to scale", "give them weights first");
    *weights.front() = weight;
    std::int64_t rest = left;
    for (std::size_t at = 1; at < weights.size(); ++at) {
        const WideInteger scaled =
            others == 0 ? 0 : static_cast<WideInteger>(weights[at]->millionths()) * left / others;
        *weights[at] = Weight::from_millionths(static_cast<std::int64_t>(scaled));
        rest -= weights[at]->millionths();
    }
    if (weights.size() > 1) {
        Weight* const heaviest = *std::max_element(weights.begin() + 1, weights.end(),
                                                   [](const Weight* a, const Weight* b) { return *a < *b; });
        *heaviest += Weight::from_millionths(rest);
    }
    return Scheme(std::move(changed));
}

}  // namespace muster::evaluation
