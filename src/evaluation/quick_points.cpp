// Whole numbers in doubles: several of them go through one instruction, and a quotient by what is fixed is a
// product and a look at the rest. What is constant before the first line and after the last is a limit of the sum, so
// that five knots are four lines. Which line a sum is on is chosen without a branch. Of a mean all is multiplied by how
// many it is of: (over x sum + added x items) / (under x items).
#include "evaluation/quick_points.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

std::int64_t step_of(const Indicator& indicator)
{
    std::int64_t step = 1;
    for (int places = indicator.round_to; places < decimal::places; ++places)
        step *= 10;
    return step;
}

bool is_level(const rule::Line& line) { return line.over == 0 && line.under == 1; }

// Whether the line comes to so many points there.
bool passes(const rule::Line& line, WideInteger sum, WideInteger points)
{
    return line.over * sum + line.added == points * line.under;
}

}  // namespace

std::int64_t QuickPoints::unit_of(const Indicator& indicator)
{
    std::int64_t unit = step_of(indicator);
    if (indicator.cap.total)
        unit = std::gcd(unit, indicator.cap.total->millionths());
    if (indicator.missing == Missing::stated)
        unit = std::gcd(unit, indicator.missing_points.millionths());
    return unit;
}

// Of sums from `least` to `most`. In lowest terms; false where a number may be too large.
bool QuickPoints::add(const rule::Line& line, std::int64_t step, WideInteger least, WideInteger most)
{
    const auto size = [](WideInteger number) { return number < 0 ? -number : number; };
    const WideInteger wide_under = line.under * step;
    WideInteger common = wide_under;
    for (WideInteger other : {size(line.over), size(line.added)})
        while (other != 0)
            common = std::exchange(other, common % other);
    const WideInteger over = line.over / common;
    const WideInteger added = line.added / common;
    const WideInteger under = wide_under / common;
    const WideInteger largest = std::max(size(least), size(most));
    if (under > most_quick || size(over) > most_quick || size(added) > most_quick || largest > most_quick ||
        size(over) * largest + size(added) > most_quick)
        return false;
    if (most_items_ > 0 && std::max({under, size(over) * largest + size(added), largest}) * most_items_ > most_quick)
        return false;
    for (const WideInteger sum : {least, most})
        most_ = std::max(most_, size(over * sum + added) / under + 1);
    pieces_.push_back({static_cast<double>(line.from), static_cast<double>(over), static_cast<double>(added),
                       static_cast<double>(under), 1.0 / static_cast<double>(under)});
    return true;
}

std::optional<QuickPoints> QuickPoints::of(const Indicator& indicator, const IndicatorPlan& plan,
                                           std::int64_t most_records)
{
    std::span<const rule::Line> lines = plan.lines;
    const bool is_mean = plan.combine == Combine::mean;
    if (lines.empty() || WideInteger{plan.items.largest} * std::max<std::int64_t>(most_records, 1) > most_quick ||
        plan.exposure != nothing || plan.role == rule::Role::strikes)
        return std::nullopt;
    const WideInteger most_sum = WideInteger{plan.items.largest} * (is_mean ? 1 : most_records);  // or mean
    for (const rule::Line& line : lines)
        if (line.over >= rule::most_of_line || -line.over >= rule::most_of_line || line.under >= rule::most_of_line ||
            line.added >= rule::most_of_line || -line.added >= rule::most_of_line)
            return std::nullopt;
    QuickPoints made;
    made.most_items_ = is_mean ? std::max<std::int64_t>(most_records, 1) : 0;
    WideInteger low = -most_sum;
    WideInteger high = most_sum;
    if (lines.size() > 1 && is_level(lines[0]) && passes(lines[1], lines[1].from, lines[0].added)) {
        low = std::max(low, lines[1].from);
        lines = lines.subspan(1);
    }
    if (lines.size() > 1 && is_level(lines.back()) &&
        passes(lines[lines.size() - 2], lines.back().from, lines.back().added)) {
        high = std::min(high, lines.back().from);
        lines = lines.first(lines.size() - 1);
    }
    if (low > high)  // all sums lie outside
        low = high = low > most_sum ? low : high;
    const std::int64_t unit = unit_of(indicator);
    const std::int64_t step = step_of(indicator);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const WideInteger least = i == 0 ? low : std::clamp(lines[i].from, low, high);
        const WideInteger most = i + 1 == lines.size() ? high : std::clamp(lines[i + 1].from, low, high);
        if (!made.add(lines[i], step, least, most))
            return std::nullopt;
    }
    if (is_mean)
        for (Piece& piece : made.pieces_)  // no mean is there, so that it matters to none where beyond
            piece.from = std::clamp(piece.from, -static_cast<double>(most_sum) - 1, static_cast<double>(most_sum) + 1);
    made.low_ = static_cast<double>(low);
    made.high_ = static_cast<double>(high);
    made.half_goes_up_ = plan.rounding == Rounding::half_up;
    made.factor_ = static_cast<double>(step / unit);
    made.most_ *= step / unit;
    if (made.most_ > most_quick)
        return std::nullopt;
    const bool is_never_below = plan.role == rule::Role::taken_off || plan.role == rule::Role::added;
    made.least_ = is_never_below ? 0 : -static_cast<double>(most_quick);
    made.limit_ = static_cast<double>(most_quick);
    if (indicator.cap.total)
        made.limit_ = static_cast<double>(std::min<std::int64_t>(most_quick, indicator.cap.total->millionths() / unit));
    return made;
}

// Of so many lines; 0: of any number.
template <std::size_t pieces, class Sum>
[[gnu::always_inline]] inline void QuickPoints::fill_by(std::span<const Sum> sums, double* points) const
{
    const std::size_t size = pieces == 0 ? pieces_.size() : pieces;
    const Piece* const lines = pieces_.data();
    const Lanes none{};
    for (std::size_t i = 0; i < sums.size(); i += lanes) {
        Lanes sum;
        lane::load(sums.data() + i, sum);
        lane::clamp(sum, low_, high_);
        Lanes over = none + lines[0].over;
        Lanes added = none + lines[0].added;
        Lanes under = none + lines[0].under;
        Lanes inverse = none + lines[0].inverse;
        for (std::size_t piece = 1; piece < size; ++piece) {
            const Piece& one = lines[piece];
            const LaneBits is_on = sum >= one.from;
            over = is_on ? none + one.over : over;
            added = is_on ? none + one.added : added;
            under = is_on ? none + one.under : under;
            inverse = is_on ? none + one.inverse : inverse;
        }
        Lanes made = over * sum + added;
        lane::divide(made, under, inverse, half_goes_up_);
        made *= factor_;
        lane::clamp(made, least_, limit_);
        lane::store(made, points + i);
    }
}

template <class Sum>
[[gnu::always_inline]] inline void QuickPoints::fill_means(std::span<const Sum> sums, const std::uint32_t* items,
                                                           double* points) const
{
    const Lanes none{};
    const Lanes one = none + 1.0;
    for (std::size_t i = 0; i < sums.size(); i += lanes) {
        Lanes sum;
        Lanes number;
        lane::load(sums.data() + i, sum);
        for (std::size_t at = 0; at < lanes; ++at)
            number[at] = static_cast<double>(items[i + at]);
        number = number < 1.0 ? one : number;
        const Lanes low = number * low_;
        const Lanes high = number * high_;
        sum = sum < low ? low : sum;
        sum = sum > high ? high : sum;
        Lanes over = none + pieces_.front().over;
        Lanes added = none + pieces_.front().added;
        Lanes under = none + pieces_.front().under;
        for (std::size_t piece = 1; piece < pieces_.size(); ++piece) {
            const Piece& line = pieces_[piece];
            const LaneBits is_on = sum >= number * line.from;
            over = is_on ? none + line.over : over;
            added = is_on ? none + line.added : added;
            under = is_on ? none + line.under : under;
        }
        under *= number;
        Lanes made = over * sum + added * number;
        lane::divide(made, under, one / under, half_goes_up_);
        made *= factor_;
        lane::clamp(made, least_, limit_);
        lane::store(made, points + i);
    }
}

template <class Sum>
[[gnu::always_inline]] inline void QuickPoints::fill_anyhow(std::span<const Sum> sums, const std::uint32_t* items,
                                                            double* points) const
{
    if (most_items_ > 0)
        return fill_means(sums, items, points);
    switch (pieces_.size()) {
    case 1:
        return fill_by<1>(sums, points);
    case 2:
        return fill_by<2>(sums, points);
    case 3:
        return fill_by<3>(sums, points);
    case 4:
        return fill_by<4>(sums, points);
    default:
        return fill_by<0>(sums, points);
    }
}

template <class Sum>
MUSTER_FOR_AVX2 void QuickPoints::fill_with_avx2(std::span<const Sum> sums, const std::uint32_t* items,
                                                 double* points) const
{
    fill_anyhow(sums, items, points);
}

template <class Sum>
void QuickPoints::fill(std::span<const Sum> sums, const std::uint32_t* items, double* points) const
{
    if (has_avx2())
        fill_with_avx2(sums, items, points);
    else
        fill_anyhow(sums, items, points);
}

template void QuickPoints::fill(std::span<const std::int64_t>, const std::uint32_t*, double*) const;
template void QuickPoints::fill(std::span<const WideInteger>, const std::uint32_t*, double*) const;

}  // namespace muster::evaluation
