#include "evaluation/mixed_schemes.hpp"

#include "evaluation/ratio.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

template <class Part>
const Part* found_in(const std::vector<Part>& parts, const std::string& code)
{
    const auto at = std::ranges::find(parts, code, &Part::code);
    return at == parts.end() ? nullptr : &*at;
}

// Weights of the parts of an area by code, areas and indicators alike.
std::map<std::string, Weight> weights_in(const SchemeParts& parts, const std::string& area)
{
    std::map<std::string, Weight> made;
    for (const Area& each : parts.areas)
        if (each.parent == area)
            made[each.code] = each.weight;
    for (const Indicator& each : parts.indicators)
        if (each.area == area && each.is_weighted())
            made[each.code] = each.weight;
    return made;
}

// Gives parts that `other` has in the same area the weights there; together they keep their share.
void take_weights(SchemeParts& made, const SchemeParts& other, const Area& area)
{
    const std::map<std::string, Weight> own = weights_in(made, area.code);
    const std::map<std::string, Weight> theirs = weights_in(other, area.code);
    WideInteger own_sum = 0;
    WideInteger their_sum = 0;
    for (const auto& [code, weight] : own)
        if (const auto at = theirs.find(code); at != theirs.end()) {
            own_sum += weight.millionths();
            their_sum += at->second.millionths();
        }
    if (own_sum == 0 || their_sum == 0)
        return;
    std::vector<WideInteger> numbers;
    WideInteger common = 0;
    for (const auto& [code, weight] : own) {
        const auto at = theirs.find(code);
        numbers.push_back(at != theirs.end() ? at->second.millionths() * own_sum : weight.millionths() * their_sum);
        common = detail::common_divisor(common, numbers.back());
    }
    const bool is_long = std::ranges::max(numbers) / common > most_weight;
    std::map<std::string, Weight> given;
    std::size_t next = 0;
    for (const auto& [code, weight] : own) {
        const WideInteger number = numbers[next++] / common;
        const auto whole = static_cast<std::int64_t>(std::min<WideInteger>(number, INT64_MAX / decimal::per_one));
        given[code] = is_long ? Weight::from_millionths(whole) : Weight::whole(whole);
    }
    for (Area& each : made.areas)
        if (each.parent == area.code)
            each.weight = given.at(each.code);
    for (Indicator& each : made.indicators)
        if (each.area == area.code && each.is_weighted())
            each.weight = given.at(each.code);
}

bool have_same_ratios(const SchemeParts& before, const SchemeParts& after)
{
    for (const Area& area : after.areas) {
        const Area* const was = found_in(before.areas, area.code);
        if (was == nullptr)
            continue;
        const auto one = weights_in(before, area.code);
        const auto other = weights_in(after, area.code);
        WideInteger one_sum = 0;
        WideInteger other_sum = 0;
        for (const auto& [code, weight] : one)
            if (other.contains(code)) {
                one_sum += weight.millionths();
                other_sum += other.at(code).millionths();
            }
        for (const auto& [code, weight] : one)
            if (other.contains(code) && weight.millionths() * other_sum != other.at(code).millionths() * one_sum)
                return false;
        if (was->position_weights != area.position_weights)
            return false;
    }
    return true;
}

bool have_same_rules(const SchemeParts& one, const SchemeParts& other)
{
    return one.areas == other.areas && one.indicators == other.indicators && one.exclusives == other.exclusives &&
           one.rounding == other.rounding;
}

}  // namespace

SchemeParts mixed(const SchemeParts& before, const SchemeParts& after, const Mixture& taken)
{
    SchemeParts made = taken.rules ? after : before;
    const SchemeParts& other = taken.rules ? before : after;
    if (taken.missing != taken.rules)
        for (Indicator& indicator : made.indicators)
            if (const Indicator* const theirs = found_in(other.indicators, indicator.code)) {
                indicator.missing = theirs->missing;
                indicator.missing_points = theirs->missing_points;
            }
    if (taken.weights == taken.rules)
        return made;
    for (Area& area : made.areas) {
        const Area* const theirs = found_in(other.areas, area.code);
        if (theirs == nullptr)
            continue;
        if (area.aggregation == Aggregation::ordered && theirs->aggregation == Aggregation::ordered &&
            area.position_weights.size() == theirs->position_weights.size())
            area.position_weights = theirs->position_weights;
        else if (area.aggregation != Aggregation::ordered && area.aggregation != Aggregation::sum)
            take_weights(made, other, area);
    }
    return made;
}

Mixture differences(const SchemeParts& before, const SchemeParts& after)
{
    Mixture made;
    made.weights = !have_same_ratios(before, after);
    for (const Indicator& indicator : after.indicators)
        if (const Indicator* const was = found_in(before.indicators, indicator.code))
            made.missing |= was->missing != indicator.missing || was->missing_points != indicator.missing_points;
    // Whether the later rules are others once the rest is the same.
    SchemeParts was = before;
    SchemeParts is = mixed(before, after, {.rules = true});
    for (SchemeParts* parts : {&was, &is}) {
        for (Area& area : parts->areas)
            area.weight = {};
        for (Indicator& indicator : parts->indicators)
            indicator.weight = {};
    }
    made.rules = !have_same_rules(was, is);
    return made;
}

}  // namespace muster::evaluation
