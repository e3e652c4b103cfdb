// Ranks by counting, moments by their definition, extremes by taking them one value after the other. What is no
// fraction is reckoned with 220 decimal digits; what then lies within 10^-150 of a half is one.
#include "evaluation/checking/rule/population.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::evaluation::checking {
namespace {

using Digits = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<220>>;

Digits digits_of(const Number& value) { return Digits(numerator(value)) / Digits(denominator(value)); }

Number rounded_digits(const Digits& value, int places, Rounding rounding)
{
    const Whole unit = pow(Whole(10), static_cast<unsigned>(places));
    const Digits scaled = value * Digits(unit);
    Whole below(floor(scaled));
    const Digits past_half = scaled - Digits(below) - Digits(0.5);
    const bool is_half = abs(past_half) < pow(Digits(10), -150);
    const bool half_goes_up = rounding == Rounding::half_up ? below >= 0 : below % 2 != 0;
    if (is_half ? half_goes_up : past_half > 0)
        ++below;
    return Number(below, unit);
}

Number mean_of(const std::vector<Number>& values)
{
    Number sum = 0;
    for (const Number& value : values)
        sum += value;
    return sum / Number(values.size());
}

// The mean of powers of what lies between each and the mean.
Number moment(const std::vector<Number>& values, int power)
{
    const Number mean = mean_of(values);
    Number sum = 0;
    for (const Number& value : values) {
        Number factor = 1;
        for (int i = 0; i < power; ++i)
            factor *= value - mean;
        sum += factor;
    }
    return sum / Number(values.size());
}

bool is_far_out(const rule::Winsorise& rule, const std::vector<Number>& values)
{
    const Number n = values.size();
    const Number variance = moment(values, 2);
    if (n < 4 || variance == 0)
        return false;
    const Number third = moment(values, 3);
    const Number squared_skewness =
        third * third / (variance * variance * variance) * n * (n - 1) / ((n - 2) * (n - 2));
    const Number flatness = moment(values, 4) / (variance * variance) - 3;
    const Number kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * flatness + 6);
    return squared_skewness >= number(rule.skewness) * number(rule.skewness) && kurtosis >= number(rule.kurtosis);
}

// Replaces the extreme at one end by the value next to it; how many have the new one then.
std::size_t draw_in(std::vector<Number>& values, bool is_high)
{
    const Number extreme = is_high ? *std::ranges::max_element(values) : *std::ranges::min_element(values);
    std::optional<Number> next;
    for (const Number& value : values)
        if (value != extreme && (!next || (is_high ? value > *next : value < *next)))
            next = value;
    std::size_t drawn = 0;
    for (Number& value : values)
        if (value == extreme) {
            value = *next;
            ++drawn;
        }
    return drawn;
}

void draw_in(const rule::Winsorise& rule, std::vector<Number>& values)
{
    if (rule.by == rule::WinsoriseBy::skewness_and_kurtosis) {
        std::size_t high = 0;
        std::size_t low = 0;
        while (high + low < static_cast<std::size_t>(rule.count) && is_far_out(rule, values)) {
            const bool is_high = moment(values, 3) >= 0;
            (is_high ? high : low) = draw_in(values, is_high);
        }
        return;
    }
    std::ranges::sort(values);
    Whole drawn = rule.count;
    if (rule.by == rule::WinsoriseBy::share)
        drawn = floor_of(number(rule.share) * Number(values.size()));
    const Whole most = (values.size() - 1) / (rule.at == rule::WinsoriseAt::both_ends ? 2 : 1);
    const auto far = static_cast<std::size_t>(std::min(drawn, most));
    const std::vector<Number> were = values;
    for (std::size_t i = 0; i < far; ++i) {
        if (rule.at != rule::WinsoriseAt::high_end)
            values[i] = were[far];
        if (rule.at != rule::WinsoriseAt::low_end)
            values[values.size() - 1 - i] = were[were.size() - 1 - far];
    }
}

// Nothing where it has no root that is a fraction.
std::optional<Number> root_of(const Number& square)
{
    const Whole over = sqrt(numerator(square));
    const Whole under = sqrt(denominator(square));
    if (over * over != numerator(square) || under * under != denominator(square))
        return std::nullopt;
    return Number(over, under);
}

}  // namespace

Peers::Peers(const rule::Normalise& rule, std::vector<Number> amounts, const std::optional<Number>& reference)
    : amounts_(std::move(amounts))
{
    if (amounts_.empty())
        return;
    if (rule.winsorise)
        draw_in(*rule.winsorise, amounts_);
    std::ranges::sort(amounts_);
    low_ = amounts_.front();
    high_ = amounts_.back();
    const bool is_more = rule.direction == rule::Direction::more_is_better;
    bad_ = is_more ? low_ : high_;
    good_ = is_more ? high_ : low_;
    if (rule.low && rule.high) {
        bad_ = number(is_more ? *rule.low : *rule.high);
        good_ = number(is_more ? *rule.high : *rule.low);
    }
    if (rule.target)
        good_ = number(*rule.target);
    if (reference)
        good_ = rule.winsorise ? drawn_in(*reference) : *reference;
}

Number Peers::drawn_in(const Number& amount) const { return std::clamp(amount, low_, high_); }

Number Peers::rank(const rule::Normalise& rule, const Number& amount) const
{
    const bool is_more = rule.direction == rule::Direction::more_is_better;
    const auto worse =
        std::ranges::count_if(amounts_, [&](const Number& other) { return is_more ? other < amount : other > amount; });
    const auto level = std::ranges::count(amounts_, amount);
    const Number first = worse + 1;
    const Number last = worse + level;
    if (rule.ties == rule::RankTies::minimum)
        return first;
    return rule.ties == rule::RankTies::maximum ? last : Number((first + last) / 2);
}

Number Peers::points(const rule::Normalise& rule, const Number& counted, int places, Rounding rounding) const
{
    const Number amount = drawn_in(counted);
    const bool is_logarithm = rule.transformation == rule::Transformation::logarithm;
    const Number worst = number(rule.worst);
    const Number scale = number(rule.best) - worst;
    const Number n = amounts_.size();
    const bool is_more = rule.direction == rule::Direction::more_is_better;
    switch (rule.method) {
    case rule::Normalisation::rank:
        return round_off(rank(rule, amount), places, rounding);
    case rule::Normalisation::borda:
        return round_off(Number(rank(rule, amount) - 1), places, rounding);
    case rule::Normalisation::percentile_rank:
        return round_off(Number(n == 1 ? worst + scale : worst + scale * (rank(rule, amount) - 1) / (n - 1)), places,
                         rounding);
    case rule::Normalisation::z_score: {
        const Number mean = number(rule.mean);
        if (low_ == high_)
            return round_off(mean, places, rounding);
        const Number divisor = rule.deviation_of == rule::DeviationOf::sample ? Number(n - 1) : n;
        const Number deviation = number(rule.deviation) * (is_more ? 1 : -1);
        if (is_logarithm) {
            Digits sum = 0;
            std::vector<Digits> logarithms;
            for (const Number& each : amounts_)
                sum += logarithms.emplace_back(log(digits_of(each)));
            const Digits centre = sum / digits_of(n);
            Digits squares = 0;
            for (const Digits& each : logarithms)
                squares += (each - centre) * (each - centre);
            const Digits z = (log(digits_of(amount)) - centre) / sqrt(Digits(squares / digits_of(divisor)));
            return rounded_digits(Digits(digits_of(mean) + digits_of(deviation) * z), places, rounding);
        }
        const Number variance = moment(amounts_, 2) * n / divisor;
        const Number apart = amount - mean_of(amounts_);
        if (const auto root = root_of(variance))
            return round_off(Number(mean + deviation * apart / *root), places, rounding);
        return rounded_digits(
            Digits(digits_of(mean) + digits_of(Number(deviation * apart)) / sqrt(digits_of(variance))), places,
            rounding);
    }
    case rule::Normalisation::share_of_best: {
        if (amount == (is_more ? high_ : low_))
            return round_off(Number(worst + scale), places, rounding);
        return round_off(Number(worst + scale * (is_more ? Number(amount / high_) : Number(low_ / amount))), places,
                         rounding);
    }
    case rule::Normalisation::goalposts:
    case rule::Normalisation::min_max:
    case rule::Normalisation::distance_to_target:
    case rule::Normalisation::distance_to_best:
    case rule::Normalisation::distance_to_reference:
        break;
    }
    if (is_more ? good_ <= bad_ : good_ >= bad_)
        return round_off(Number(worst + scale), places, rounding);
    const Number way = (amount - bad_) / (good_ - bad_);
    if (rule.is_clipped && (way < 0 || way > 1))
        return round_off(way < 0 ? worst : Number(worst + scale), places, rounding);
    if (!is_logarithm || way == 0 || way == 1)
        return round_off(Number(worst + scale * way), places, rounding);
    const Digits share = log(digits_of(Number(amount / bad_))) / log(digits_of(Number(good_ / bad_)));
    return rounded_digits(Digits(digits_of(worst) + digits_of(scale) * share), places, rounding);
}

}  // namespace muster::evaluation::checking
