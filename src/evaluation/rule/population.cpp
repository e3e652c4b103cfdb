// Every result is decided in whole numbers. Fractions are rounded as fractions. What is no fraction is compared with
// the half steps around it: a z-score by squares, d (n x - S) against c sqrt(n Q - S^2), and a way between logarithms,
// s ln(x/a) / ln(b/a) against c, by logarithms whose error is known (logarithm.hpp), with twice the places until they
// tell. They tell in the end unless the two are equal, and that is looked up: (x/a)^q = (b/a)^p for a fraction c/s =
// p/q. A double only says where to begin looking.
//
// A z-score of logarithms is the same by intervals; what 1,024 binary places cannot tell from a half counts as one.
#include "evaluation/rule/population.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr int long_places = 128;       // of logarithms where short ones do not tell
constexpr int most_log_places = 1024;  // where nothing rules out that there is no end
constexpr WideInteger small = WideInteger{1} << 62;

[[noreturn]] void refuse_points()
{
    throw Overflow({"points of an indicator"}, "an amount lies so far out that its points have no place",
                   "clip points to the scale, or use a narrower one");
}

std::int64_t as_points(const LongInteger& millionths)
{
    if (abs(millionths) > std::numeric_limits<std::int64_t>::max())
        refuse_points();
    return static_cast<std::int64_t>(millionths);
}

std::int64_t step_of(int places)
{
    std::int64_t step = 1;
    for (; places < decimal::places; ++places)
        step *= 10;
    return step;
}

LongInteger floor_quotient(const LongInteger& over, const LongInteger& under)
{
    LongInteger whole = over / under;
    if (over < 0 && whole * under != over)
        --whole;
    return whole;
}

// Whether what lies half-way between `below` and the next step goes up.
bool half_goes_up(const LongInteger& below, Rounding rounding)
{
    return rounding == Rounding::half_up ? below >= 0 : below % 2 != 0;
}

// `over / under` millionths; `under` > 0.
std::int64_t rounded_long(const LongInteger& over, const LongInteger& under, int places, Rounding rounding)
{
    const std::int64_t step = step_of(places);
    const LongInteger wide = under * step;
    LongInteger below = floor_quotient(over, wide);
    const LongInteger twice_rest = 2 * (over - below * wide);
    if (twice_rest > wide || (twice_rest == wide && half_goes_up(below, rounding)))
        ++below;
    return as_points(below * step);
}

// What `compare` says the value is: `compare(h)` is the order of the value and h half steps.
template <class Compare>
std::int64_t rounded_by(Compare compare, double guess, int places, Rounding rounding)
{
    const std::int64_t step = step_of(places);
    const double steps = std::floor(guess / static_cast<double>(step));
    LongInteger below = std::isfinite(steps) ? LongInteger(steps) : LongInteger(0);
    // Twice as far with each step, as a guess may be anything.
    LongInteger stride = 1;
    while (compare(2 * below - 1) < 0) {
        below -= stride;
        stride *= 2;
    }
    LongInteger above = below + 1;  // the value lies at or above the half step below `below`
    stride = 1;
    while (compare(2 * above - 1) >= 0) {
        below = above;
        above += stride;
        stride *= 2;
    }
    while (above - below > 1) {
        const LongInteger middle = (above + below) / 2;
        (compare(2 * middle - 1) >= 0 ? below : above) = middle;
    }
    // Between below - 1/2 and below + 1/2; on the former it may go down.
    if (compare(2 * below - 1) == 0 && !half_goes_up(below - 1, rounding))
        --below;
    return as_points(below * step);
}

int sign_of(const LongInteger& number) { return number < 0 ? -1 : number > 0 ? 1 : 0; }

double approximate(const LongInteger& number) { return number.convert_to<double>(); }

// left - right, over the product of their divisors.
LongInteger difference(const ExactAmount& left, const ExactAmount& right)
{
    return lengthened(left.sum) * right.divisor - lengthened(right.sum) * left.divisor;
}

// left / right of what is above 0.
Ratio quotient_of(const ExactAmount& left, const ExactAmount& right)
{
    return {lengthened(left.sum) * right.divisor, lengthened(right.sum) * left.divisor};
}

LongInteger logarithm_of(const Ratio& ratio, int places)
{
    return logarithm<LongInteger>(ratio.over, places) - logarithm<LongInteger>(ratio.under, places);
}

}  // namespace

std::strong_ordering operator<=>(const ExactAmount& left, const ExactAmount& right)
{
    if (left.divisor == right.divisor)
        return left.sum <=> right.sum;
    WideInteger one = 0;
    WideInteger other = 0;
    if (!__builtin_mul_overflow(left.sum, right.divisor, &one) &&
        !__builtin_mul_overflow(right.sum, left.divisor, &other))
        return one <=> other;
    return difference(left, right).compare(0) <=> 0;
}

// ---- measuring

const rule::Normalise* normalised(const Rule& rule) noexcept { return std::get_if<rule::Normalise>(&rule); }

Population::Population(const rule::Normalise& rule, const Roll& roll, std::span<const MemberAmount> amounts,
                       std::optional<MemberId> reference)
    : rule_(rule), roll_(roll), size_(amounts.size())
{
    if (amounts.empty())
        return;
    is_whole_ = std::ranges::all_of(amounts, [](const MemberAmount& each) { return each.value.divisor == 1; });
    find_ends(amounts);
    const bool is_added_up = rule.method == rule::Normalisation::z_score;
    if (rule.ranks() || rule.winsorise || is_added_up) {
        values_.reserve(size_);
        for (const MemberAmount& each : amounts)
            values_.push_back(each.value);
    }
    if (rule.ranks() || rule.winsorise)
        std::ranges::sort(values_, [](const ExactAmount& left, const ExactAmount& right) { return left < right; });
    if (rule.winsorise) {
        bounds_ = bounds_of(*rule.winsorise, values_);
        for (ExactAmount& value : values_)
            value = winsorised(value);
    }
    std::optional<ExactAmount> of_reference;
    if (reference)
        of_reference = std::ranges::find(amounts, *reference, &MemberAmount::member)->value;
    find_scale(of_reference ? &*of_reference : nullptr);
    if (is_added_up && rule.transformation == rule::Transformation::none)
        add_up();
    if (!rule.ranks() && !(is_added_up && rule.transformation != rule::Transformation::none))
        values_ = {};
}

void Population::find_ends(std::span<const MemberAmount> amounts)
{
    least_ = greatest_ = amounts.front().value;
    least_of_ = greatest_of_ = amounts.front().member;
    const auto code = [&](MemberId member) -> const std::string& { return roll_.members()[member].code; };
    for (const MemberAmount& each : amounts) {
        const auto of_least = each.value <=> least_;
        if (of_least < 0 || (of_least == 0 && code(each.member) < code(least_of_))) {
            least_ = each.value;
            least_of_ = each.member;
        }
        const auto of_greatest = each.value <=> greatest_;
        if (of_greatest > 0 || (of_greatest == 0 && code(each.member) < code(greatest_of_))) {
            greatest_ = each.value;
            greatest_of_ = each.member;
        }
    }
}

void Population::find_scale(const ExactAmount* reference)
{
    const bool is_more = rule_.direction == rule::Direction::more_is_better;
    const ExactAmount low = winsorised(least_);
    const ExactAmount high = winsorised(greatest_);
    bad_end_ = is_more ? low : high;
    good_end_ = is_more ? high : low;
    switch (rule_.method) {
    case rule::Normalisation::goalposts: {
        const ExactAmount low_post{rule_.low->millionths(), 1};
        const ExactAmount high_post{rule_.high->millionths(), 1};
        bad_end_ = is_more ? low_post : high_post;
        good_end_ = is_more ? high_post : low_post;
        return;
    }
    case rule::Normalisation::distance_to_target:
        good_end_ = {rule_.target->millionths(), 1};
        return;
    case rule::Normalisation::distance_to_reference:
        good_end_ = winsorised(*reference);
        return;
    case rule::Normalisation::share_of_best:
        if (is_more)
            bad_end_ = {};
        return;
    case rule::Normalisation::min_max:
    case rule::Normalisation::z_score:
    case rule::Normalisation::rank:
    case rule::Normalisation::percentile_rank:
    case rule::Normalisation::borda:
    case rule::Normalisation::distance_to_best:
        return;
    }
}

// With amounts of one divisor together, so that few numbers are long where divisors are many.
void Population::add_up()
{
    std::map<std::int64_t, std::pair<LongInteger, LongInteger>> by_divisor;
    for (const ExactAmount& value : values_) {
        auto& [sum, squares] = by_divisor[value.divisor];
        const LongInteger whole = lengthened(value.sum);
        sum += whole;
        squares += whole * whole;
    }
    for (const auto& [divisor, sums] : by_divisor)
        moments_.common = lcm(moments_.common, LongInteger(divisor));
    LongInteger squares = 0;
    for (const auto& [divisor, sums] : by_divisor) {
        const LongInteger factor = moments_.common / divisor;
        moments_.sum += sums.first * factor;
        squares += sums.second * factor * factor;
    }
    moments_.spread = LongInteger(size_) * squares - moments_.sum * moments_.sum;
}

ExactAmount Population::winsorised(const ExactAmount& value) const
{
    if (!bounds_)
        return value;
    return value < bounds_->low ? bounds_->low : value > bounds_->high ? bounds_->high : value;
}

bool Population::is_level() const
{
    return rule_.direction == rule::Direction::more_is_better ? good_end_ <= bad_end_ : good_end_ >= bad_end_;
}

// ---- points

std::int64_t Population::points_of(const Amount& amount, int places, Rounding rounding) const
{
    const ExactAmount value = winsorised({amount.sum, amount.divisor});
    const bool is_logarithm = rule_.transformation == rule::Transformation::logarithm;
    if (rule_.ranks())
        return rank_points(value, places, rounding);
    if (rule_.method == rule::Normalisation::z_score)
        return is_logarithm ? z_points_of_logarithm(value, places, rounding) : z_points(value, places, rounding);
    return is_logarithm ? logarithm_points(value, places, rounding) : scale_points(value, places, rounding);
}

// Twice the rank, as the mean of two places may be a half.
std::int64_t Population::doubled_rank(const ExactAmount& value) const
{
    const auto [first, last] =
        std::equal_range(values_.begin(), values_.end(), value,
                         [](const ExactAmount& left, const ExactAmount& right) { return left < right; });
    const bool is_more = rule_.direction == rule::Direction::more_is_better;
    const std::int64_t worse = is_more ? first - values_.begin() : values_.end() - last;
    const std::int64_t level = last - first;
    switch (rule_.ties) {
    case rule::RankTies::average:
        return 2 * worse + level + 1;
    case rule::RankTies::minimum:
        return 2 * (worse + 1);
    case rule::RankTies::maximum:
        return 2 * (worse + level);
    }
    return 0;
}

std::int64_t Population::rank_points(const ExactAmount& value, int places, Rounding rounding) const
{
    const WideInteger rank = doubled_rank(value);
    if (rule_.method == rule::Normalisation::rank)
        return rounded({rank * decimal::per_one, 2}, places, rounding);
    if (rule_.method == rule::Normalisation::borda)
        return rounded({(rank - 2) * decimal::per_one, 2}, places, rounding);
    const WideInteger worst = rule_.worst.millionths();
    const WideInteger best = rule_.best.millionths();
    if (size_ == 1)
        return rounded({best, 1}, places, rounding);
    const WideInteger whole = 2 * (static_cast<WideInteger>(size_) - 1);
    return rounded({worst * whole + (best - worst) * (rank - 2), whole}, places, rounding);
}

std::int64_t Population::scale_points(const ExactAmount& value, int places, Rounding rounding) const
{
    const WideInteger worst = rule_.worst.millionths();
    const WideInteger best = rule_.best.millionths();
    const bool is_more = rule_.direction == rule::Direction::more_is_better;
    const bool is_inverse = rule_.method == rule::Normalisation::share_of_best && !is_more;
    if (is_inverse ? value == good_end_ : is_level())
        return rounded({best, 1}, places, rounding);
    const auto is_small = [](const ExactAmount& one) {
        return one.divisor == 1 && one.sum < small && one.sum > -small;
    };
    const WideInteger scale = best - worst;
    if (!is_inverse && is_small(value) && is_small(bad_end_) && is_small(good_end_) && scale < small && worst < small &&
        worst > -small) {
        WideInteger way = value.sum - bad_end_.sum;
        WideInteger whole = good_end_.sum - bad_end_.sum;
        if (whole < 0) {
            way = -way;
            whole = -whole;
        }
        if (rule_.is_clipped)
            way = std::clamp<WideInteger>(way, 0, whole);
        return rounded({worst * whole + scale * way, whole}, places, rounding);
    }
    LongInteger way;
    LongInteger whole;
    if (is_inverse) {
        way = lengthened(good_end_.sum) * value.divisor;
        whole = lengthened(value.sum) * good_end_.divisor;
    } else {
        way = difference(value, bad_end_) * good_end_.divisor;
        whole = difference(good_end_, bad_end_) * value.divisor;
        if (whole < 0) {
            way = -way;
            whole = -whole;
        }
    }
    if (rule_.is_clipped)
        way = std::clamp<LongInteger>(way, 0, whole);
    return rounded_long(lengthened(worst) * whole + lengthened(scale) * way, whole, places, rounding);
}

std::int64_t Population::logarithm_points(const ExactAmount& value, int places, Rounding rounding) const
{
    const LongInteger worst = rule_.worst.millionths();
    const LongInteger best = rule_.best.millionths();
    if (is_level())
        return rounded_long(best, 1, places, rounding);
    const bool is_more = rule_.direction == rule::Direction::more_is_better;
    const bool is_past = is_more ? value >= good_end_ : value <= good_end_;
    const bool is_short = is_more ? value <= bad_end_ : value >= bad_end_;
    if (value == good_end_ || (rule_.is_clipped && is_past))
        return rounded_long(best, 1, places, rounding);
    if (value == bad_end_ || (rule_.is_clipped && is_short))
        return rounded_long(worst, 1, places, rounding);
    // ln(way) / ln(whole) of the scale; whole > 1.
    const Ratio way = is_more ? quotient_of(value, bad_end_) : quotient_of(bad_end_, value);
    const Ratio whole = is_more ? quotient_of(good_end_, bad_end_) : quotient_of(bad_end_, good_end_);
    const std::int64_t step = step_of(places);
    const LongInteger twice_scale = 2 * (best - worst);
    const int most_bits = 2 * short_places;
    const bool is_narrow = msb(way.over) < most_bits && msb(way.under) < most_bits && msb(whole.over) < most_bits &&
                           msb(whole.under) < most_bits;
    WideInteger short_way = 0;
    WideInteger short_whole = 0;
    if (is_narrow) {
        const auto of = [](const Ratio& ratio) {
            return logarithm<WideInteger>(shortened(ratio.over), short_places) -
                   logarithm<WideInteger>(shortened(ratio.under), short_places);
        };
        short_way = of(way);
        short_whole = of(whole);
    }
    // Order of twice_scale x ln(way) and c x ln(whole), each wrong by two errors.
    const auto order = [&](const LongInteger& c, const LongInteger& of_way, const LongInteger& of_whole, int at) {
        const LongInteger apart = twice_scale * of_way - c * of_whole;
        const LongInteger error = 2 * (abs(c) + twice_scale) * logarithm_error(at);
        return abs(apart) > error ? sign_of(apart) : 0;
    };
    const LongInteger long_way = is_narrow ? lengthened(short_way) : logarithm_of(way, short_places);
    const LongInteger long_whole = is_narrow ? lengthened(short_whole) : logarithm_of(whole, short_places);
    const auto compare = [&](const LongInteger& halves) {
        const LongInteger c = halves * step - 2 * worst;
        if (const int sign = order(c, long_way, long_whole, short_places); sign != 0)
            return sign;
        if (is_power(way, twice_scale, whole, c))
            return 0;
        for (int at = long_places;; at *= 2)
            if (const int sign = order(c, logarithm_of(way, at), logarithm_of(whole, at), at); sign != 0)
                return sign;
    };
    const double guess =
        approximate(worst) + approximate(best - worst) * approximate(long_way) / approximate(long_whole);
    return rounded_by(compare, guess, places, rounding);
}

std::int64_t Population::z_points(const ExactAmount& value, int places, Rounding rounding) const
{
    const LongInteger mean = rule_.mean.millionths();
    if (moments_.spread == 0)
        return rounded_long(mean, 1, places, rounding);
    const LongInteger n = size_;
    LongInteger apart = n * lengthened(value.sum) * (moments_.common / value.divisor) - moments_.sum;
    if (rule_.direction == rule::Direction::less_is_better)
        apart = -apart;
    // z = apart x sqrt(over / under)
    const bool is_of_sample = rule_.deviation_of == rule::DeviationOf::sample;
    const LongInteger over = is_of_sample ? n - 1 : LongInteger(1);
    const LongInteger under = is_of_sample ? LongInteger(n * moments_.spread) : moments_.spread;
    const LongInteger along = LongInteger(rule_.deviation.millionths()) * apart;
    const int side = sign_of(along);
    const LongInteger squared = 4 * along * along * over;
    const std::int64_t step = step_of(places);
    const auto compare = [&](const LongInteger& halves) {
        const LongInteger c = halves * step - 2 * mean;
        if (sign_of(c) != side)
            return side < sign_of(c) ? -1 : 1;
        return side * squared.compare(c * c * under);
    };
    const double far = std::sqrt(approximate(along * along * over / under));
    return rounded_by(compare, approximate(mean) + side * far, places, rounding);
}

const Population::LogarithmMoments& Population::logarithm_moments(int places) const
{
    const std::lock_guard lock(making_);
    const auto [known, is_new] = logarithm_moments_.try_emplace(places);
    LogarithmMoments& made = known->second;
    if (!is_new)
        return made;
    LongInteger squares = 0;
    LongInteger sizes = 0;  // without signs
    for (const ExactAmount& value : values_) {
        const LongInteger one = logarithm_of({lengthened(value.sum), value.divisor}, places);
        made.sum += one;
        sizes += abs(one);
        squares += one * one;
    }
    const LongInteger n = size_;
    const LongInteger error = 2 * logarithm_error(places);  // of one logarithm of a fraction
    made.sum_error = n * error;
    made.spread = n * squares - made.sum * made.sum;
    made.spread_error = n * (2 * sizes * error + n * error * error) + 2 * abs(made.sum) * made.sum_error +
                        made.sum_error * made.sum_error;
    return made;
}

std::int64_t Population::z_points_of_logarithm(const ExactAmount& value, int places, Rounding rounding) const
{
    const LongInteger mean = rule_.mean.millionths();
    if (values_.empty() || bad_end_ == good_end_)
        return rounded_long(mean, 1, places, rounding);
    const LongInteger n = size_;
    const LongInteger deviation = rule_.deviation.millionths();
    const bool is_of_sample = rule_.deviation_of == rule::DeviationOf::sample;
    const int direction = rule_.direction == rule::Direction::less_is_better ? -1 : 1;
    const std::int64_t step = step_of(places);
    const Ratio ratio{lengthened(value.sum), value.divisor};
    // n ln(x) - sum of logarithms, in units of 2^-places.
    const auto apart_at = [&](int at) {
        return LongInteger(direction * (n * logarithm_of(ratio, at) - logarithm_moments(at).sum));
    };
    const LongInteger first_apart = apart_at(long_places);
    const auto compare_at = [&](const LongInteger& c, int at) {
        const LogarithmMoments& moments = logarithm_moments(at);
        const LongInteger apart = 2 * deviation * (at == long_places ? first_apart : apart_at(at));
        const LongInteger apart_error = 2 * deviation * 2 * moments.sum_error;
        // Order of apart x sqrt(over / under) and c, where both lie in intervals.
        const auto order = [&](const LongInteger& along, const LongInteger& spread) {
            const LongInteger over = is_of_sample ? n - 1 : LongInteger(1);
            const LongInteger under = is_of_sample ? LongInteger(n * spread) : spread;
            if (sign_of(along) != sign_of(c))
                return sign_of(along) < sign_of(c) ? -1 : 1;
            return sign_of(along) * LongInteger(along * along * over).compare(c * c * under);
        };
        const LongInteger low = std::max<LongInteger>(moments.spread - moments.spread_error, 0);
        const LongInteger high = moments.spread + moments.spread_error;
        const int first = order(apart - apart_error, low);
        for (const LongInteger& along : {LongInteger(apart - apart_error), LongInteger(apart + apart_error)})
            for (const LongInteger& spread : {low, high})
                if (spread == 0 || order(along, spread) != first)
                    return 0;
        return first;
    };
    const auto compare = [&](const LongInteger& halves) {
        const LongInteger c = halves * step - 2 * mean;
        for (int at = long_places; at <= most_log_places; at *= 2)
            if (const int sign = compare_at(c, at); sign != 0)
                return sign;
        return 0;
    };
    const LogarithmMoments& moments = logarithm_moments(long_places);
    const double factor = is_of_sample ? approximate(n - 1) / approximate(n) : 1.0;
    const double z = approximate(first_apart) * std::sqrt(factor / approximate(moments.spread));
    return rounded_by(compare, approximate(mean) + approximate(deviation) * z, places, rounding);
}

// ---- as lines, and in words

std::vector<rule::Line> Population::lines() const
{
    const bool is_more = rule_.direction == rule::Direction::more_is_better;
    const bool is_inverse = rule_.method == rule::Normalisation::share_of_best && !is_more;
    if (size_ == 0 || rule_.ranks() || is_inverse || rule_.method == rule::Normalisation::z_score ||
        rule_.transformation != rule::Transformation::none || !is_whole_ || good_end_.divisor != 1 ||
        bad_end_.divisor != 1)
        return {};
    const WideInteger worst = rule_.worst.millionths();
    const WideInteger scale = WideInteger{rule_.best.millionths()} - worst;
    if (is_level())
        return {{.added = rule_.best.millionths()}};
    const WideInteger from = std::min(bad_end_.sum, good_end_.sum);
    const WideInteger to = std::max(bad_end_.sum, good_end_.sum);
    const WideInteger whole = to - from;
    constexpr WideInteger narrow = WideInteger{1} << 60;
    if (to >= narrow || from <= -narrow || scale >= narrow || worst >= narrow || worst <= -narrow)
        return {};
    const auto common =
        static_cast<WideInteger>(std::gcd(static_cast<std::int64_t>(scale), static_cast<std::int64_t>(whole)));
    const WideInteger over = (is_more ? scale : -scale) / common;
    const WideInteger under = whole / common;
    rule::Line way{.over = over, .added = worst * under - over * bad_end_.sum, .under = under};
    const auto level = [&](WideInteger at) {
        const WideInteger points = over * at + way.added;
        return points % under == 0 ? rule::Line{.added = points / under} : rule::Line{.added = points, .under = under};
    };
    // An amount is held within what it is drawn in to, and within the scale where points are.
    WideInteger least = std::numeric_limits<std::int64_t>::min();
    WideInteger most = std::numeric_limits<std::int64_t>::max();
    if (rule_.is_clipped) {
        least = from;
        most = to;
    }
    if (bounds_) {
        const WideInteger low = bounds_->low.sum;
        const WideInteger high = bounds_->high.sum;
        least = std::clamp(least, low, high);
        most = std::clamp(most, low, high);
    }
    if (!rule_.is_clipped && !bounds_)
        return {way};
    if (rule_.is_clipped && (most <= from || least >= to)) {
        const rule::Line all{.added = (most <= from) == is_more ? rule_.worst.millionths() : rule_.best.millionths()};
        return {all};
    }
    rule::Line below = level(least);
    rule::Line above = level(most);
    way.from = least;
    above.from = most;
    return {below, way, above};
}

Label Population::in_words() const
{
    const auto shown = [](const ExactAmount& value) {
        return to_string(Quantity::from_millionths(rounded({value.sum, value.divisor}, decimal::places)));
    };
    const auto code = [&](MemberId member) { return roll_.members()[member].code; };
    const std::string members = std::to_string(size_);
    if (size_ == 0)
        return {"无人有数据", "nobody has data"};
    return {members + " 人，自“" + code(least_of_) + "”的 " + shown(least_) + " 至“" + code(greatest_of_) + "”的 " +
                shown(greatest_),
            members + (size_ == 1 ? " member" : " members") + ", from " + shown(least_) + " of \"" + code(least_of_) +
                "\" to " + shown(greatest_) + " of \"" + code(greatest_of_) + "\""};
}

}  // namespace muster::evaluation
