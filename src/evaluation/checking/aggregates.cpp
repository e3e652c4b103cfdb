#include "evaluation/checking/aggregates.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation::checking {
namespace {

Wide wide(const Number& value) { return Wide(numerator(value)) / Wide(denominator(value)); }

bool has_power(const Area& area, std::int64_t power)
{
    return area.aggregation == Aggregation::generalised && *area.power == Power::whole(power);
}

Number mean(const Parts& parts)
{
    Number weights = 0;
    Number sum = 0;
    for (const auto& [weight, value] : parts) {
        sum += weight * value;
        weights += weight;
    }
    return weights == 0 ? Number(0) : Number(sum / weights);
}

Number harmonic(const Parts& parts)
{
    Number weights = 0;
    Number sum = 0;
    for (const auto& [weight, value] : parts) {
        if (value <= 0)
            return 0;
        weights += weight;
        sum += weight / value;
    }
    return sum == 0 ? Number(0) : Number(weights / sum);
}

// Every value of which at least half the weight lies at or below it and at least half at or above it; the middle of
// the first and the last of them.
Number median(const Parts& parts)
{
    std::optional<Number> first;
    Number last = 0;
    for (const auto& [own, candidate] : parts) {
        Number below = 0;
        Number above = 0;
        Number all = 0;
        for (const auto& [weight, value] : parts) {
            all += weight;
            below += value <= candidate ? weight : Number(0);
            above += value >= candidate ? weight : Number(0);
        }
        if (2 * below < all || 2 * above < all)
            continue;
        last = first ? std::max(last, candidate) : candidate;
        first = first ? std::min(*first, candidate) : candidate;
    }
    return first ? Number((*first + last) / 2) : Number(0);
}

using Row = std::vector<std::optional<Number>>;

bool has_any(const Row& row)
{
    return std::ranges::any_of(row, [](const auto& value) { return value.has_value(); });
}

std::vector<Wide> copeland(const Area& area, const std::vector<Row>& members, const std::vector<Number>& weights)
{
    std::vector<Wide> made(members.size());
    const auto there = std::ranges::count_if(members, has_any);
    for (std::size_t one = 0; one < members.size(); ++one) {
        if (!has_any(members[one]))
            continue;
        Number halves = 0;  // won twice, level once
        for (std::size_t other = 0; other < members.size(); ++other) {
            if (other == one || !has_any(members[other]))
                continue;
            Number more = 0;
            Number less = 0;
            for (std::size_t part = 0; part < weights.size(); ++part)
                if (const auto& own = members[one][part]; own && members[other][part]) {
                    more += *own > *members[other][part] ? weights[part] : Number(0);
                    less += *own < *members[other][part] ? weights[part] : Number(0);
                }
            halves += more > less ? 2 : more == less ? 1 : 0;
        }
        made[one] =
            wide(number(area.full)) * (there == 1 ? Wide(1) / 2 : wide(Number(halves / Number(2 * (there - 1)))));
    }
    return made;
}

std::vector<Wide> topsis(const Area& area, const std::vector<Row>& members, const std::vector<Number>& weights)
{
    struct Column {
        Number square = 0;
        std::optional<Number> lowest{};
        std::optional<Number> highest{};
    };
    std::vector<Column> columns(weights.size());
    for (const Row& row : members)
        for (std::size_t part = 0; part < weights.size(); ++part)
            if (const auto& value = row[part]) {
                Column& column = columns[part];
                column.square += *value * *value;
                column.lowest = column.lowest ? std::min(*column.lowest, *value) : *value;
                column.highest = column.highest ? std::max(*column.highest, *value) : *value;
            }
    std::vector<Wide> made(members.size());
    for (std::size_t member = 0; member < members.size(); ++member) {
        const Row& row = members[member];
        if (!has_any(row))
            continue;
        Number to_highest = 0;
        Number to_lowest = 0;
        for (std::size_t part = 0; part < weights.size(); ++part)
            if (row[part] && columns[part].square != 0) {
                const Number scale = weights[part] * weights[part] / columns[part].square;
                const Number up = *columns[part].highest - *row[part];
                const Number down = *row[part] - *columns[part].lowest;
                to_highest += scale * up * up;
                to_lowest += scale * down * down;
            }
        const Wide best = sqrt(wide(to_highest));
        const Wide worst = sqrt(wide(to_lowest));
        made[member] = wide(number(area.full)) * (best + worst == 0 ? Wide(1) / 2 : Wide(worst / (best + worst)));
    }
    return made;
}

}  // namespace

bool is_harmonic(const Area& area) { return area.aggregation == Aggregation::harmonic || has_power(area, -1); }

std::optional<Number> irrational_power(const Area& area)
{
    if (area.aggregation == Aggregation::geometric)
        return Number(0);
    if (area.aggregation != Aggregation::generalised || has_power(area, 1) || has_power(area, -1))
        return std::nullopt;
    return number(*area.power);
}

Number aggregated(const Area& area, Parts parts)
{
    switch (area.aggregation) {
    case Aggregation::sum: {
        Number sum = 0;
        for (const auto& [weight, value] : parts)
            sum += value;
        return sum;
    }
    case Aggregation::ordered:
        std::ranges::sort(parts, [](const auto& left, const auto& right) { return left.second > right.second; });
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i].first = number(area.position_weights[i]);
        return mean(parts);
    case Aggregation::median:
        return median(parts);
    case Aggregation::lowest:
    case Aggregation::highest: {
        Number end = parts.empty() ? Number(0) : parts.front().second;
        for (const auto& [weight, value] : parts)
            end = (area.aggregation == Aggregation::lowest) == (value < end) ? value : end;
        return end;
    }
    default:
        return is_harmonic(area) ? harmonic(parts) : mean(parts);
    }
}

Wide power_mean(const Parts& parts, const Number& power)
{
    Wide sum = 0;
    Number weights = 0;
    for (const auto& [weight, value] : parts) {
        weights += weight;
        if (value <= 0 && power <= 0)
            return 0;
        if (value > 0)
            sum += wide(weight) * (power == 0 ? Wide(log(wide(value))) : Wide(pow(wide(value), wide(power))));
    }
    if (weights == 0)
        return 0;
    sum /= wide(weights);
    if (power == 0)
        return exp(sum);
    return sum == 0 ? Wide(0) : Wide(pow(sum, 1 / wide(power)));
}

std::vector<Wide> held_together(const Area& area, const std::vector<Row>& members, const std::vector<Number>& weights)
{
    return area.aggregation == Aggregation::copeland ? copeland(area, members, weights)
                                                     : topsis(area, members, weights);
}

Number round_off(const Wide& value, const Number& added, int places, Rounding rounding)
{
    // A mean may be all but 0 (a low power, and parts of 0): it is then above what is added, and by nothing else.
    if (value > 0 && value < Wide("1e-45"))
        return round_off(added + Number(1, pow(Whole(10), 60u)), places, rounding);
    // To sixty-five places as a fraction; a middle of two neighbours has seven at most.
    const Whole unit = pow(Whole(10), 65u);
    const Whole finest = pow(Whole(10), static_cast<unsigned>(places)) * 2;
    const Number near(Whole(round(value * Wide(unit))), unit);
    Number sum = near + added;
    const Number halves = sum * Number(finest);
    const Whole nearest = floor_of(halves + Number(1, 2));
    const Number off = halves - Number(nearest);
    if (off < Number(1, pow(Whole(10), 50u)) && off > Number(-1, pow(Whole(10), 50u)))
        sum = Number(nearest, finest);
    return round_off(sum, places, rounding);
}

}  // namespace muster::evaluation::checking
