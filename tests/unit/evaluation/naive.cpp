// From amounts to points, and from points to totals.
#include "unit/evaluation/naive.hpp"

#include "unit/evaluation/naive_normalise.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

namespace muster::inline v0_2::evaluation::naive {
namespace {

// To 100 digits, of which the last ten are noise. Of a power of 0 the geometric mean.
Fraction power_mean(const std::vector<std::pair<Fraction, Fraction>>& parts, const Fraction& power)
{
    using Long = boost::multiprecision::cpp_dec_float_100;
    const auto as_long = [](const Fraction& value) { return Long(Long(numerator(value)) / Long(denominator(value))); };
    Long sum = 0;
    Fraction weights = 0;
    for (const auto& [weight, value] : parts) {
        if (weight == 0)
            continue;
        if (value <= 0 && power <= 0)
            return 0;
        weights += weight;
        if (value <= 0)
            continue;
        const Long logarithm = log(as_long(value));
        sum += as_long(weight) * (power == 0 ? logarithm : Long(exp(logarithm * as_long(power))));
    }
    if (weights == 0 || sum == 0)
        return power == 0 && weights != 0 ? Fraction(1) : Fraction(0);
    const Long of_one = sum / as_long(weights);
    const Long mean = power == 0 ? Long(exp(of_one)) : Long(exp(log(of_one) / as_long(power)));
    const Whole unit = pow(Whole(10), 60);
    return Fraction(Whole(round(mean * Long(unit)))) / Fraction(unit);
}

// The weight goes along a line of parts, lowest first; the middle of the two points next to half of it.
Fraction median(std::vector<std::pair<Fraction, Fraction>> parts)
{
    std::ranges::sort(parts, [](const auto& one, const auto& other) { return one.second < other.second; });
    Fraction all = 0;
    for (const auto& [weight, value] : parts)
        all += weight;
    const auto at = [&](bool takes_the_next) {
        Fraction seen = 0;
        for (const auto& [weight, value] : parts) {
            seen += weight;
            if (seen * 2 > all || (!takes_the_next && seen * 2 == all))
                return value;
        }
        return Fraction(0);
    };
    return (at(false) + at(true)) / 2;
}

}  // namespace

// A half-life's share is the number of millionths from which no half of one is missing, by whole numbers.
Fraction share_of(Day written, const rule::Decay& decay)
{
    const long age = std::max(0L, static_cast<long>((*decay.on - written).days()));
    if (decay.by == rule::Ageing::table) {
        Fraction share = 1;
        for (const rule::AgeShare& step : decay.shares)
            if (step.from.days() <= age)
                share = value_of(step.share);
        return share;
    }
    const long counted = std::max(0L, age - decay.whole_for);
    if (decay.by == rule::Ageing::linear)
        return std::max(value_of(decay.least),
                        rounded(std::max(Fraction(0), Fraction(decay.days - counted, decay.days)), 6));
    if (counted % decay.days == 0)
        return std::max(value_of(decay.least),
                        rounded(Fraction(Whole(1), pow(Whole(2), static_cast<unsigned>(counted / decay.days))), 6));
    const auto power = static_cast<unsigned>(decay.days);
    long share = 0;  // the greatest that lies no more than a half above
    for (long step = 1 << 20; step > 0; step /= 2)
        if ((pow(Whole(2 * (share + step) - 1), power) << static_cast<unsigned>(counted)) <=
            pow(Whole(2'000'000), power))
            share += step;
    return std::max(value_of(decay.least), Fraction(share, 1'000'000));
}

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
    if (std::holds_alternative<rule::Normalise>(indicator.rule) && !score.is_missing)
        points = normalised_points(indicator, member);
    if (score.is_missing && indicator.missing == Missing::stated)
        points = value_of(indicator.missing_points);
    if (score.is_missing && indicator.missing != Missing::as_zero && indicator.missing != Missing::stated)
        points = 0;
    if (score.is_missing && member.beside.contains(indicator.code))
        points = 0;
    score.points = indicator.cap.total ? std::min(points, value_of(*indicator.cap.total)) : points;
    if (indicator.is_bonus || member.beside.contains(indicator.code))
        score.points = std::max(score.points, Fraction(0));
}

Fraction Reference::normalised_points(const Indicator& indicator, const Member& member) const
{
    const auto& rule = std::get<rule::Normalise>(indicator.rule);
    std::vector<Fraction> all;
    std::size_t own = 0;
    std::optional<std::size_t> reference;
    for (const RollMember& other : roll_.members().rows()) {
        const Score score = counted(other.code, other.roles).indicators.at(indicator.code);
        if (score.records == 0)
            continue;
        if (other.code == member.code)
            own = all.size();
        if (other.code == rule.reference)
            reference = all.size();
        all.push_back(score.amount);
    }
    return normalised(rule, all, own, reference, indicator.round_to, indicator.rounding.value_or(parts_.rounding));
}

// What stands in for what is missing.
void Reference::fill_in(const Indicator& indicator, Member& member) const
{
    const bool is_of_unit = indicator.missing == Missing::unit_mean || indicator.missing == Missing::unit_median;
    const bool is_of_all = indicator.missing == Missing::peer_mean || indicator.missing == Missing::peer_median;
    Score& score = member.indicators[indicator.code];
    if ((!is_of_unit && !is_of_all) || !score.is_missing || member.beside.contains(indicator.code))
        return;
    const auto unit_of = [&](const std::string& code) { return roll_.members()[*roll_.members().find(code)].unit; };
    std::vector<Fraction> there;
    for (const RollMember& other : roll_.members().rows()) {
        Member peer = counted(other.code, other.roles);
        give_points(indicator, peer);
        const bool is_near = is_of_all || (!other.unit.empty() && other.unit == unit_of(member.code));
        if (is_near && !peer.indicators[indicator.code].is_missing && !peer.beside.contains(indicator.code))
            there.push_back(peer.indicators[indicator.code].points);
    }
    if (there.empty())
        return;
    Fraction sum = 0;
    for (const Fraction& each : there)
        sum += each;
    std::ranges::sort(there);
    const std::size_t half = there.size() / 2;
    const Fraction median = there.size() % 2 == 1 ? there[half] : Fraction((there[half - 1] + there[half]) / 2);
    const bool is_mean = indicator.missing == Missing::peer_mean || indicator.missing == Missing::unit_mean;
    score.points = rounded(is_mean ? Fraction(sum / there.size()) : median, indicator.round_to,
                           indicator.rounding.value_or(parts_.rounding));
    if (indicator.cap.total)
        score.points = std::min(score.points, value_of(*indicator.cap.total));
    score.is_filled_in = true;
}

std::optional<Fraction> Reference::total_of(const Area& area, Member& member) const
{
    std::vector<std::pair<Fraction, Fraction>> parts;   // weight, value
    std::vector<std::pair<Fraction, Fraction>> beside;  // the same, of what only adds
    Fraction of_all = 0;                                // weights
    std::size_t named = 0;
    Fraction off = 0;
    Fraction bonus = 0;
    Fraction has_data = 0;  // of the weights
    bool is_void = false;
    const Fraction power = area.power ? value_of(*area.power) : Fraction(0);
    const bool is_power_mean = area.aggregation == Aggregation::generalised && power != 1;
    const bool has_many_digits =
        area.aggregation == Aggregation::geometric || area.aggregation == Aggregation::harmonic || is_power_mean;
    const bool weighs = area.aggregation != Aggregation::sum && area.aggregation != Aggregation::ordered;
    const bool is_end = area.aggregation == Aggregation::lowest || area.aggregation == Aggregation::highest;
    const bool is_arithmetic =
        area.aggregation == Aggregation::arithmetic || (area.aggregation == Aggregation::generalised && !is_power_mean);
    for (const Area& below : parts_.areas)
        if (below.parent == area.code) {
            ++named;
            of_all += value_of(below.weight);
            const auto total = total_of(below, member);
            if (total && !member.beside.contains(below.code))
                has_data += (weighs ? value_of(below.weight) : Fraction(1)) * member.data[below.code];
            if (total && (!weighs || below.weight > Weight{}))
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
            if (!score.is_missing)
                has_data += weighs ? value_of(indicator.weight) : Fraction(1);
            if ((!score.is_missing || indicator.missing != Missing::leave_out) &&
                (!weighs || indicator.weight > Weight{}))
                parts.emplace_back(value_of(indicator.weight), score.points);
        }
    }
    Fraction added = bonus - off;
    for (const auto& [weight, value] : beside)
        added += (weighs ? Fraction(weight / of_all) : Fraction(1)) * value;
    const Fraction weights_there = weighs ? of_all : Fraction(named);
    member.data[area.code] = weights_there == 0 ? Fraction(1) : Fraction(has_data / weights_there);
    const bool lacks_data = named > 0 && member.data[area.code] < value_of(area.least_data);
    if (lacks_data || (named > 0 && parts.empty() && !(area.parent.empty() && off > 0))) {
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
    if ((is_arithmetic || area.aggregation == Aggregation::ordered) && weights != 0)
        total /= weights;
    if (area.aggregation == Aggregation::harmonic)
        total = is_zero || total == 0 ? Fraction(0) : Fraction(weights / total);
    if (area.aggregation == Aggregation::geometric)
        total = power_mean(parts, 0);
    if (is_power_mean)
        total = power_mean(parts, power);
    if (area.aggregation == Aggregation::median)
        total = median(parts);
    if (is_end && !parts.empty()) {
        total = parts.front().second;
        for (const auto& [weight, value] : parts)
            total = area.aggregation == Aggregation::lowest ? std::min(total, value) : std::max(total, value);
    } else if (is_end) {
        total = 0;
    }
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
