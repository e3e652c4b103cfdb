// Quantiles by Hyndman and Fan, Sample quantiles in statistical packages (1996): of n values in order, the one at place
// j + g, j whole and g below 1, where j + g = n p + m; m and what is done with g are the type's. In fractions, so that
// a place that is whole is seen to be.
#include "muster/core/faults.hpp"
#include "muster/evaluation/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

// m of the place: nothing, or a line in p.
Exact place_shift(int type, const Exact& probability)
{
    const auto line = [&](const Exact& start, const Exact& slope) { return start + slope * probability; };
    switch (type) {
    case 3:
        return line(Exact::ratio(-1, 2), {});
    case 5:
        return line(Exact::ratio(1, 2), {});
    case 6:
        return probability;
    case 7:
        return line(Exact::whole(1), Exact::whole(-1));
    case 8:
        return line(Exact::ratio(1, 3), Exact::ratio(1, 3));
    case 9:
        return line(Exact::ratio(3, 8), Exact::ratio(1, 4));
    default:
        return {};  // 1, 2 and 4
    }
}

Exact quantile_of(const std::vector<Exact>& sorted, Weight probability, int type)
{
    const Exact p(probability);
    const Exact place = Exact::whole(static_cast<std::int64_t>(sorted.size())) * p + place_shift(type, p);
    auto whole = static_cast<std::int64_t>(place.digits() / detail::power_of_ten(place.places()) / place.divisor());
    if (Exact::whole(whole) > place)  // below 0 the quotient is rounded up
        --whole;
    const Exact part = place - Exact::whole(whole);
    const auto at = [&](std::int64_t from_one) {
        return sorted[static_cast<std::size_t>(
            std::clamp<std::int64_t>(from_one, 1, static_cast<std::int64_t>(sorted.size())) - 1)];
    };
    const Exact half = Exact::ratio(1, 2);
    Exact share = part;
    if (type == 1)
        share = Exact::whole(part.is_zero() ? 0 : 1);
    else if (type == 2)
        share = part.is_zero() ? half : Exact::whole(1);
    else if (type == 3)
        share = Exact::whole(part.is_zero() && whole % 2 == 0 ? 0 : 1);
    return at(whole) + share * (at(whole + 1) - at(whole));
}

// From standardised moments, corrected as Joanes and Gill (1998) do for G1 and G2.
void set_shape(Distribution& made, const std::vector<Exact>& sorted)
{
    const auto count = static_cast<double>(sorted.size());
    double sum = 0;
    for (const Exact& value : sorted)
        sum += value.approximate();
    const double mean = sum / count;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (const Exact& value : sorted) {
        const double off = value.approximate() - mean;
        second += off * off;
        third += off * off * off;
        fourth += off * off * off * off;
    }
    if (count < 2)
        return;
    made.deviation = made.distinct < 2 ? 0 : std::sqrt(second / (count - 1));
    if (made.distinct < 2)
        return;
    const double variance = second / count;
    if (count >= 3)
        made.skewness = third / count / (variance * std::sqrt(variance)) * std::sqrt(count * (count - 1)) / (count - 2);
    if (count >= 4)
        made.kurtosis = (count - 1) / ((count - 2) * (count - 3)) *
                        ((count + 1) * (fourth / count / (variance * variance) - 3) + 6);
}

}  // namespace

Distribution distribution(std::span<const std::optional<Exact>> values, const QuantileOptions& options)
{
    Faults faults;
    for (const Weight probability : options.probabilities)
        if (probability < Weight{} || probability > Weight::whole(1))
            faults.add({"quantile"}, "its probability is " + to_string(probability), "give one from 0 to 1");
    if (options.type < 1 || options.type > 9)
        faults.add({"quantile"}, "there is no type " + std::to_string(options.type),
                   "give one from 1 to 9, as R numbers them");
    faults.throw_if_any();
    Distribution made;
    std::vector<Exact> sorted;
    Exact sum;
    for (const std::optional<Exact>& value : values) {
        if (!value) {
            ++made.missing;
            continue;
        }
        sorted.push_back(*value);
        sum += *value;
        if (value->is_zero())
            ++made.zeros;
    }
    made.members = static_cast<std::uint32_t>(sorted.size());
    if (sorted.empty())
        return made;
    std::ranges::sort(sorted);
    for (std::size_t row = 0; row < sorted.size(); ++row)
        if (row == 0 || sorted[row] != sorted[row - 1])
            ++made.distinct;
    made.least = sorted.front();
    made.most = sorted.back();
    made.mean = Exact::quotient(sum, Exact::whole(static_cast<std::int64_t>(sorted.size())), decimal::places)
                    .to_decimal<Points>();
    set_shape(made, sorted);
    for (const Weight probability : options.probabilities)
        made.quantiles.push_back({probability, quantile_of(sorted, probability, options.type)});
    return made;
}

}  // namespace muster::evaluation
