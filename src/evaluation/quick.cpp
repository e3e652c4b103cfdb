#include "evaluation/quick.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation {
namespace {

// Points that are made score by score are in columns up to so many units; who has more is scored alone.
constexpr WideInteger most_of_general = WideInteger{1} << 36;

bool needs_items(const Indicator& indicator, bool is_quick)
{
    return !is_quick || indicator.missing != Missing::as_zero || !indicator.assigned.empty() ||
           indicator.combine == Combine::mean || indicator.combine == Combine::best ||
           indicator.combine == Combine::worst;
}

}  // namespace

Quick::Quick(const Plan& plan, const AreaTotals& areas, std::size_t most_records, Way way)
{
    constexpr WideInteger narrow = WideInteger{1} << 62;
    const auto records = static_cast<std::int64_t>(most_records);
    counts_items = areas.asks_for_data();  // who has too little data is told by records
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
        const Indicator& indicator = plan.scheme.indicators().rows()[i];
        const IndicatorPlan& one = plan.indicators[i];
        const WideInteger most_sum = WideInteger{one.items.largest} * records;
        is_narrow = is_narrow && most_sum < narrow;
        points.push_back(way == Way::quick ? QuickPoints::of(indicator, one, records) : std::nullopt);
        const std::int64_t unit = QuickPoints::unit_of(indicator);
        columns.push_back({unit, points.back() ? points.back()->most() : most_of_general});
        if (points.back() && indicator.missing == Missing::stated) {
            const WideInteger stated = indicator.missing_points.millionths() / unit;
            columns.back().most = std::max({columns.back().most, stated, -stated});
        }
        counts_items = counts_items || needs_items(indicator, points.back().has_value());
        only_adds = only_adds && one.combine != Combine::best && one.combine != Combine::worst;
    }
    if (way == Way::quick)
        totals = QuickTotals::of(plan.scheme, areas, columns);
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
        const std::string& role = plan.scheme.indicators().rows()[i].assigned;
        const auto known = std::ranges::find(roles, role);
        role_of.push_back(role.empty() ? nothing : static_cast<std::uint32_t>(known - roles.begin()));
        if (!role.empty() && known == roles.end())
            roles.push_back(role);
    }
    if (way == Way::quick && is_narrow)
        contests.emplace(plan);
    if (contests && !contests->are_apart())
        contests.reset();
}

}  // namespace muster::evaluation
