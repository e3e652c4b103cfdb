// Checks a scheme at the door, finds every fault, and lays the tree out so that scoring need not look anything up.
#include "muster/evaluation/scheme.hpp"

#include "evaluation/area_totals.hpp"
#include "evaluation/panel_faults.hpp"
#include "evaluation/ratio.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

namespace muster::inline v0_2::evaluation {
namespace {

Where place_of(const Area& area) { return {"area \"" + area.code + "\""}; }
Where place_of(const Indicator& indicator) { return {"indicator \"" + indicator.code + "\""}; }
Where place_of(const Grade& grade) { return {"grade \"" + grade.code + "\""}; }

const Weight one = Weight::from_millionths(decimal::per_one);
constexpr std::size_t most_levels = 64;  // of areas below the top
const Power most_power = Power::whole(100);

void check_codes(const SchemeParts& parts, Faults& faults)
{
    std::set<std::string> seen;
    const auto look_at = [&](const std::string& code, const char* thing) {
        if (code.empty())
            faults.add({"scheme"}, std::string(thing) + " has no code", "give it one of its own");
        else if (!seen.insert(code).second)
            faults.add({"scheme"}, "code \"" + code + "\" stands twice",
                       "give areas and indicators codes of their own");
    };
    for (const Area& area : parts.areas)
        look_at(area.code, "an area");
    for (const Indicator& indicator : parts.indicators)
        look_at(indicator.code, "an indicator");
    seen.clear();
    for (const Grade& grade : parts.grades)
        look_at(grade.code, "a grade");
}

void check_places(std::optional<int> round_to, const Where& here, Faults& faults)
{
    if (round_to && (*round_to < 0 || *round_to > decimal::places))
        faults.add(here, "it is rounded to " + std::to_string(*round_to) + " places", "round to 0 to 6 places");
}

// Parents are there, one area is at the top, and every area leads up to it.
void check_tree(const SchemeParts& parts, Faults& faults)
{
    std::map<std::string, std::string> parent_of;
    std::vector<std::string> tops;
    for (const Area& area : parts.areas)
        if (!area.code.empty())
            parent_of[area.code] = area.parent;
    for (const Area& area : parts.areas) {
        if (area.parent.empty())
            tops.push_back(area.code);
        else if (!parent_of.contains(area.parent))
            faults.add(place_of(area), "the area above it, \"" + area.parent + "\", is not in the scheme",
                       "add it there or correct the code");
    }
    if (parts.areas.empty())
        faults.add({"scheme"}, "it has no areas", "give at least one");
    else if (tops.empty())
        faults.add({"scheme"}, "no area is at the top", "leave the parent of one area empty");
    else if (tops.size() > 1)
        faults.add({"scheme"}, "areas \"" + tops[0] + "\" and \"" + tops[1] + "\" are both at the top",
                   "put one area above all others");
    bool has_circle = false;
    const Area* too_deep = nullptr;
    for (const Area& area : parts.areas) {
        std::string at = area.parent;
        std::size_t steps = 0;
        for (; steps <= most_levels && at != area.code && parent_of.contains(at); ++steps)
            at = parent_of[at];
        if (!at.empty() && at == area.code) {
            faults.add(place_of(area), "it lies below itself", "correct the areas above it");
            has_circle = true;
        }
        if (steps > most_levels && too_deep == nullptr)
            too_deep = &area;
    }
    if (too_deep != nullptr && !has_circle)
        faults.add(place_of(*too_deep), "it lies more than " + std::to_string(most_levels) + " levels below the top",
                   "put areas beside each other");
    if (parts.indicators.empty())
        faults.add({"scheme"}, "it has no indicators", "give at least one");
    for (const Indicator& indicator : parts.indicators)
        if (!parent_of.contains(indicator.area))
            faults.add(place_of(indicator), "its area \"" + indicator.area + "\" is not in the scheme",
                       "add it there or correct the code");
}

// Codes that a rule may name.
struct Codes {
    explicit Codes(const SchemeParts& parts)
    {
        for (const Indicator& indicator : parts.indicators)
            indicators.emplace_back(indicator.code);
        for (const Grade& grade : parts.grades)
            grades.emplace_back(grade.code);
    }

    std::vector<std::string_view> indicators;
    std::vector<std::string_view> grades;
};

void check_trusted(const Indicator& indicator, const Where& here, Faults& faults)
{
    std::set<std::string> seen;
    for (const std::string& source : indicator.trusted)
        if (source.empty())
            faults.add(here, "a source it trusts has no name", "name it as records do, or leave it out");
        else if (!seen.insert(source).second)
            faults.add(here, "it trusts source \"" + source + "\" twice", "keep one of the two");
}

void check_indicator(const Codes& codes, const Indicator& indicator, Faults& faults)
{
    const rule::Scope scope{.place = place_of(indicator),
                            .code = indicator.code,
                            .combine = indicator.combine,
                            .missing = indicator.missing,
                            .has_period_cap = indicator.cap.per_period.has_value(),
                            .indicators = codes.indicators,
                            .grades = codes.grades};
    std::visit(
        [&](const auto& rule) {
            if constexpr (requires { rule.check(scope, faults); })
                rule.check(scope, faults);
        },
        indicator.rule);
    indicator.cap.check(scope, faults);
    indicator.decay.check(scope, faults);
    check_trusted(indicator, scope.place, faults);
    check_weight(indicator.weight, scope.place, faults);
    check_places(indicator.round_to, scope.place, faults);
    if (indicator.is_bonus && role_of(indicator.rule) != rule::Role::weighed)
        faults.add(scope.place, "it is a bonus and scored by " + std::string(name_of(indicator.rule)),
                   "choose a rule that gives points, or make it no bonus");
    else if (indicator.is_bonus && indicator.missing != Missing::as_zero)
        faults.add(scope.place, "a bonus without records adds nothing", "leave its missing-data policy as_zero");
    if (!indicator.assigned.empty() && !indicator.is_weighted())
        faults.add(scope.place, "it has no share, and names a role whose share it is",
                   "leave the role out, or give it a weight");
    if (indicator.missing != Missing::stated && indicator.missing_points != Points{})
        faults.add(scope.place, "it states points for missing data and does not use them", "set its policy to stated");
}

// What is not assigned to a member is not missing: how much there must be would have no meaning.
void check_least_data(const SchemeParts& parts, Faults& faults)
{
    std::map<std::string, const Area*> area_of;
    for (const Area& area : parts.areas)
        area_of[area.code] = &area;
    for (const Indicator& indicator : parts.indicators) {
        if (indicator.assigned.empty())
            continue;
        std::size_t steps = 0;
        for (auto at = area_of.find(indicator.area); at != area_of.end() && steps <= most_levels; ++steps) {
            if (at->second->least_data > Weight{})
                faults.add(place_of(*at->second),
                           "it asks for data, and \"" + indicator.code + "\" is assigned to a role",
                           "ask for none, or take the role away");
            at = area_of.find(at->second->parent);
        }
    }
}

using PartsBelow = std::vector<std::pair<std::string, Weight>>;  // code and weight of every weighted part

std::map<std::string, PartsBelow> parts_below(const SchemeParts& parts)
{
    std::map<std::string, PartsBelow> below;
    for (const Area& area : parts.areas)
        below[area.parent].emplace_back(area.code, area.weight);
    for (const Indicator& indicator : parts.indicators)
        if (indicator.is_weighted())
            below[indicator.area].emplace_back(indicator.code, indicator.weight);
    return below;
}

void check_area(const Area& area, const PartsBelow& below, Faults& faults)
{
    const Where here = place_of(area);
    check_weight(area.weight, here, faults);
    check_places(area.round_to, here, faults);
    if (area.least && area.most && *area.most < *area.least)
        faults.add(here, "its most, " + to_string(*area.most) + ", is below its least, " + to_string(*area.least),
                   "exchange the two");
    if (area.least_data < Weight{} || area.least_data > one)
        faults.add(here, "it asks for data of a share of " + to_string(area.least_data), "give a share from 0 to 1");
    if (area.aggregation != Aggregation::ordered && !area.position_weights.empty())
        faults.add(here, "it has weights of positions and is not ordered", "leave them out, or make it ordered");
    if (area.aggregation != Aggregation::generalised && area.power)
        faults.add(here, "it has a power and is not generalised", "leave it out, or make it generalised");
    if (area.aggregation == Aggregation::generalised && !area.power)
        faults.add(here, "it is generalised and has no power", "give one, as 2 or -0.5");
    if (area.power && (*area.power > most_power || *area.power < -most_power))
        faults.add(here, "its power is " + to_string(*area.power),
                   "give one from -100 to 100, or take the lowest or the highest part");
    if (area.full <= Points{})
        faults.add(here, "its full points are " + to_string(area.full), "give more than 0");
    if (!needs_all_members(area.aggregation) && area.full != Area{}.full)
        faults.add(here, "it has full points and is neither copeland nor topsis", "leave them out");
    if (below.empty())
        return;
    std::vector<Weight> weights;
    for (const auto& [code, weight] : below)
        weights.push_back(weight);
    switch (area.aggregation) {
    case Aggregation::sum:
        for (const auto& [code, weight] : below)
            if (weight != one)
                faults.add(here, "it adds its parts, and \"" + code + "\" has a weight of " + to_string(weight),
                           "leave the weight out, or make the area arithmetic");
        return;
    case Aggregation::ordered: {
        for (const auto& [code, weight] : below)
            if (weight != one)
                faults.add(here, "it weighs positions, and \"" + code + "\" has a weight of " + to_string(weight),
                           "leave the weight out");
        if (area.position_weights.size() != below.size())
            faults.add(here,
                       "it has " + std::to_string(area.position_weights.size()) + " weights of positions for " +
                           std::to_string(below.size()) + " parts",
                       "give one for each part");
        for (const Weight weight : area.position_weights)
            check_weight(weight, here, faults);
        check_weights(area.position_weights, "its positions", here, faults);
        return;
    }
    case Aggregation::lowest:
    case Aggregation::highest:
        for (const auto& [code, weight] : below)
            if (weight != one)
                faults.add(here, "it takes one of its parts, and \"" + code + "\" has a weight of " + to_string(weight),
                           "leave the weight out, or make the area arithmetic");
        return;
    case Aggregation::arithmetic:
    case Aggregation::geometric:
    case Aggregation::harmonic:
    case Aggregation::generalised:
    case Aggregation::median:
    case Aggregation::copeland:
    case Aggregation::topsis:
        check_weights(weights, "its parts", here, faults);
        return;
    }
}

void check_exclusives(const SchemeParts& parts, Faults& faults)
{
    std::map<std::string, std::string> group_of;
    for (const rule::Exclusive& group : parts.exclusives) {
        const Where here{"exclusive \"" + group.code + "\""};
        if (group.indicators.size() < 2)
            faults.add(here, "it has fewer than two indicators", "name those among which an event counts once");
        for (const std::string& code : group.indicators) {
            const auto found = std::ranges::find(parts.indicators, code, &Indicator::code);
            if (found == parts.indicators.end()) {
                faults.add(here, "indicator \"" + code + "\" is not in the scheme", "add it there or correct the id");
                continue;
            }
            if (const auto [earlier, is_new] = group_of.emplace(code, group.code); !is_new)
                faults.add(here, "indicator \"" + code + "\" stands in \"" + earlier->second + "\" already",
                           "keep it in one group");
            if (group.by == rule::ExclusiveBy::most_points && !points_each_of(found->rule))
                faults.add(here,
                           "indicator \"" + code + "\" is scored by " + std::string(name_of(found->rule)) +
                               ", where one record has no points of its own",
                           "take it out of the group");
        }
    }
}

void check_grades(const SchemeParts& parts, Faults& faults)
{
    for (std::size_t i = 0; i < parts.grades.size(); ++i) {
        const Grade& grade = parts.grades[i];
        const Where here = place_of(grade);
        const bool is_last = i + 1 == parts.grades.size();
        if (is_last && grade.from)
            faults.add(here, "it is the last and begins at " + to_string(*grade.from),
                       "let the last grade take all others");
        if (!is_last && !grade.from)
            faults.add(here, "it does not say from how many points", "only the last grade takes all others");
        if (i > 0 && grade.from && parts.grades[i - 1].from && *grade.from >= *parts.grades[i - 1].from)
            faults.add(here,
                       "it begins at " + to_string(*grade.from) + ", not below the grade before at " +
                           to_string(*parts.grades[i - 1].from),
                       "list grades from the best down");
        if (!grade.quota)
            continue;
        const Quota& quota = *grade.quota;
        if (quota.denominator < 1 || quota.numerator < 0 || quota.numerator > quota.denominator)
            faults.add(here,
                       "its quota is " + std::to_string(quota.numerator) + "/" + std::to_string(quota.denominator),
                       "give a quota from 0 to 1");
        if (is_last)
            faults.add(here, "it is the last and has a quota", "let the last grade take all others");
        const auto is_key = [&](const auto& part) { return part.code == quota.key; };
        if (quota.ties == Ties::by_key && std::ranges::none_of(parts.areas, is_key) &&
            std::ranges::none_of(parts.indicators, is_key))
            faults.add(here, "its key \"" + quota.key + "\" is neither an area nor an indicator",
                       "name one of the scheme");
    }
}

void check_panels(const SchemeParts& parts, Faults& faults)
{
    std::set<std::string> seen;
    for (const Panel& panel : parts.panels) {
        const Where here{"panel of \"" + panel.indicator + "\""};
        if (!seen.insert(panel.indicator).second)
            faults.add(here, "it stands here twice", "keep one of the two");
        if (std::ranges::find(parts.indicators, panel.indicator, &Indicator::code) == parts.indicators.end())
            faults.add(here, "the indicator is not in the scheme", "add it there or correct the code");
        if (panel.groups.empty())
            faults.add(here, "it has no groups", "give at least one");
        else
            check_panel_groups(panel.groups, here, faults);
    }
}

SchemeParts checked(SchemeParts parts)
{
    Faults faults;
    if (parts.code.empty())
        faults.add({"scheme"}, "it has no code", "give it one");
    check_codes(parts, faults);
    check_tree(parts, faults);
    const Codes codes(parts);
    for (const Indicator& indicator : parts.indicators)
        check_indicator(codes, indicator, faults);
    auto below = parts_below(parts);
    for (const Area& area : parts.areas)
        check_area(area, below[area.code], faults);
    check_least_data(parts, faults);
    check_exclusives(parts, faults);
    check_grades(parts, faults);
    check_panels(parts, faults);
    faults.throw_if_any();
    return parts;
}

}  // namespace

Scheme::Scheme(SchemeParts parts)
    : parts_(checked(std::move(parts))), areas_("area", parts_.areas), indicators_("indicator", parts_.indicators),
      grades_("grade", parts_.grades), below_(areas_.size()), unweighted_(areas_.size()), positions_(areas_.size()),
      places_(areas_.size())
{
    const auto id_of = [&](const std::string& code) { return *areas_.find(code); };
    std::vector<std::size_t> depth(areas_.size());
    for (std::uint32_t row = 0; row < areas_.size(); ++row) {
        const Area& area = areas_[AreaId(row)];
        if (!area.parent.empty())
            below_[id_of(area.parent).row()].push_back({.area = AreaId(row)});
        for (std::string at = area.parent; !at.empty(); at = areas_[id_of(at)].parent)
            ++depth[row];
        bottom_up_.push_back(AreaId(row));
    }
    std::ranges::stable_sort(bottom_up_, std::ranges::greater{}, [&](AreaId area) { return depth[area.row()]; });
    for (std::uint32_t row = 0; row < indicators_.size(); ++row) {
        const Indicator& indicator = indicators_[IndicatorId(row)];
        const AreaId area = id_of(indicator.area);
        if (indicator.is_weighted())
            below_[area.row()].push_back({.indicator = IndicatorId(row)});
        else
            unweighted_[area.row()].push_back(IndicatorId(row));
    }
    for (std::uint32_t row = 0; row < areas_.size(); ++row) {
        const Area& area = areas_[AreaId(row)];
        positions_[row] = ratio_of(area.position_weights);
        if (area.aggregation == Aggregation::sum || area.aggregation == Aggregation::ordered)
            continue;
        std::vector<Weight> weights;
        for (const AreaPart& part : below_[row])
            weights.push_back(part.area.is_set() ? areas_[part.area].weight : indicators_[part.indicator].weight);
        const std::vector<std::int64_t> ratio = ratio_of(weights);
        for (std::size_t i = 0; i < ratio.size(); ++i)
            below_[row][i].weight = ratio[i];
    }
    // An area of which all that weighs may be left out may be left out itself.
    std::vector<bool> can_be_left_out(areas_.size());
    for (const AreaId id : bottom_up_) {
        const auto may_go = [&](const AreaPart& part) {
            return part.area.is_set() ? can_be_left_out[part.area.row()]
                                      : indicators_[part.indicator].may_be_left_out();
        };
        const auto does_not_count = [&](const AreaPart& part) { return part.weight == 0 || may_go(part); };
        const std::vector<AreaPart>& below = below_[id.row()];
        const bool may_lose_one = std::ranges::any_of(below, may_go);
        can_be_left_out[id.row()] =
            !below.empty() && (std::ranges::all_of(below, does_not_count) || areas_[id].least_data > Weight{});
        const Aggregation aggregation = aggregation_of(id);
        if (aggregation == Aggregation::ordered && may_lose_one)
            throw InvalidInput(place_of(areas_[id]), "it weighs positions, and a part may be left out",
                               "choose another missing-data policy, and name no role whose part it is");
        const bool has_many_digits = aggregation == Aggregation::geometric || aggregation == Aggregation::harmonic ||
                                     aggregation == Aggregation::generalised || needs_all_members(aggregation);
        places_[id.row()] = areas_[id].round_to ? areas_[id].round_to
                            : has_many_digits   ? std::optional(decimal::places)
                                                : std::nullopt;
    }
    static_cast<void>(AreaTotals(*this));  // a total that no member's points could have is told now
}

Aggregation Scheme::aggregation_of(AreaId id) const noexcept
{
    const Area& area = areas_[id];
    if (area.aggregation != Aggregation::generalised)
        return area.aggregation;
    const std::int64_t power = area.power->millionths();
    return power == decimal::per_one    ? Aggregation::arithmetic
           : power == 0                 ? Aggregation::geometric
           : power == -decimal::per_one ? Aggregation::harmonic
                                        : Aggregation::generalised;
}

}  // namespace muster::evaluation
