// From amounts to points, and from points to totals.
#include "unit/evaluation/naive.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

namespace muster::evaluation::naive {
namespace {

// As an amount of pieces of string: 100 digits, of which the last ten are noise.
Fraction geometric_mean(const std::vector<std::pair<Fraction, Fraction>>& parts)
{
    using Long = boost::multiprecision::cpp_dec_float_100;
    Long logarithms = 0;
    Fraction weights = 0;
    for (const auto& [weight, value] : parts) {
        if (weight == 0)
            continue;
        if (value <= 0)
            return 0;
        weights += weight;
        logarithms += Long(numerator(weight)) / Long(denominator(weight)) *
                      log(Long(numerator(value)) / Long(denominator(value)));
    }
    if (weights == 0)
        return 0;
    const Long mean = exp(logarithms / (Long(numerator(weights)) / Long(denominator(weights))));
    const Whole power = pow(Whole(10), 60);
    return Fraction(Whole(round(mean * Long(power)))) / Fraction(power);
}

}  // namespace

void Reference::give_points(const Indicator& indicator, Member& member) const
{
    Score& score = member.indicators[indicator.code];
    score.is_missing = score.records == 0;
    if (const auto* veto = std::get_if<rule::Veto>(&indicator.rule)) {
        Fraction limit = value_of(veto->limit);
        bool is_applied = true;
        if (!veto->exposure.empty()) {
            const Fraction exposure = member.indicators[veto->exposure].amount;
            if (exposure < 0)
                member.faults.push_back(indicator.code);
            is_applied = exposure > 0 || (score.amount > 0 && veto->when == rule::VetoWhen::more_than);
            limit *= exposure;
        }
        score.strikes =
            is_applied && (veto->when == rule::VetoWhen::more_than ? score.amount > limit : score.amount < limit);
        return;
    }
    Fraction exposure = 0;
    if (!exposure_of(indicator.rule).empty()) {
        exposure = member.indicators[std::string(exposure_of(indicator.rule))].amount;
        if (exposure < 0)
            member.faults.push_back(indicator.code);
        score.is_missing = exposure == 0;
    }
    Fraction points = std::visit(PointsOf{score.amount, exposure}, indicator.rule);
    points = rounded(points, indicator.round_to, indicator.rounding.value_or(parts_.rounding));
    if (score.is_missing && indicator.missing == Missing::stated)
        points = value_of(indicator.missing_points);
    if (score.is_missing && (indicator.missing == Missing::leave_out || indicator.missing == Missing::incomplete))
        points = 0;
    if (score.is_missing && member.beside.contains(indicator.code))
        points = 0;
    score.points = indicator.cap.total ? std::min(points, value_of(*indicator.cap.total)) : points;
    if (indicator.is_bonus || member.beside.contains(indicator.code))
        score.points = std::max(score.points, Fraction(0));
}

std::optional<Fraction> Reference::total_of(const Area& area, Member& member) const
{
    std::vector<std::pair<Fraction, Fraction>> parts;   // weight, value
    std::vector<std::pair<Fraction, Fraction>> beside;  // the same, of what only adds
    Fraction of_all = 0;                                // weights
    std::size_t named = 0;
    Fraction off = 0;
    Fraction bonus = 0;
    bool is_void = false;
    const bool has_many_digits =
        area.aggregation == Aggregation::geometric || area.aggregation == Aggregation::harmonic;
    const bool weighs = has_many_digits || area.aggregation == Aggregation::arithmetic;
    for (const Area& below : parts_.areas)
        if (below.parent == area.code) {
            ++named;
            of_all += value_of(below.weight);
            if (const auto total = total_of(below, member); total && (!weighs || below.weight > Weight{}))
                (member.beside.contains(below.code) ? beside : parts).emplace_back(value_of(below.weight), *total);
        }
    for (const Indicator& indicator : parts_.indicators) {
        if (indicator.area != area.code)
            continue;
        const Score& score = member.indicators[indicator.code];
        if (const auto sanction = sanction_of(indicator.rule))
            is_void |= score.strikes && sanction->effect == rule::VetoEffect::void_area;
        else if (indicator.role() == rule::Role::taken_off)
            off += score.points;
        else if (indicator.is_bonus)
            bonus += score.points;
        else if (member.beside.contains(indicator.code)) {
            ++named;
            of_all += value_of(indicator.weight);
            if (!score.is_missing && (!weighs || indicator.weight > Weight{}))
                beside.emplace_back(value_of(indicator.weight), score.points);
        } else {
            ++named;
            of_all += value_of(indicator.weight);
            if ((!score.is_missing || indicator.missing != Missing::leave_out) &&
                (!weighs || indicator.weight > Weight{}))
                parts.emplace_back(value_of(indicator.weight), score.points);
        }
    }
    Fraction added = bonus - off;
    for (const auto& [weight, value] : beside)
        added += (weighs ? Fraction(weight / of_all) : Fraction(1)) * value;
    if (named > 0 && parts.empty() && !(area.parent.empty() && off > 0)) {
        if (is_void || (off == 0 && bonus == 0 && beside.empty()))
            return member.areas[area.code] = std::nullopt;
        member.beside.insert(area.code);
        return member.areas[area.code] = added;
    }
    Fraction total = 0;
    Fraction weights = 0;
    if (area.aggregation == Aggregation::ordered) {
        std::ranges::sort(parts, {}, [](const auto& part) { return Fraction(-part.second); });
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i].first = value_of(area.position_weights[i]);
    }
    bool is_zero = false;
    for (const auto& [weight, value] : parts) {
        weights += weight;
        is_zero |= weight > 0 && value <= 0;
        if (area.aggregation == Aggregation::sum)
            total += value;
        else if (area.aggregation == Aggregation::harmonic)
            total += value == 0 ? Fraction(0) : Fraction(weight / value);
        else
            total += weight * value;
    }
    if ((area.aggregation == Aggregation::arithmetic || area.aggregation == Aggregation::ordered) && weights != 0)
        total /= weights;
    if (area.aggregation == Aggregation::harmonic)
        total = is_zero || total == 0 ? Fraction(0) : Fraction(weights / total);
    if (area.aggregation == Aggregation::geometric)
        total = geometric_mean(parts);
    total += value_of(area.base) + added;
    if (area.least)
        total = std::max(total, value_of(*area.least));
    if (area.most)
        total = std::min(total, value_of(*area.most));
    if (area.round_to || has_many_digits)
        total = rounded(total, area.round_to.value_or(6), area.rounding.value_or(parts_.rounding));
    return member.areas[area.code] = is_void ? Fraction(0) : total;
}

}  // namespace muster::evaluation::naive
