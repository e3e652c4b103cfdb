// Closeness is 1 / (1 + root of A/B), A and B the squares of the distances to the highest and to the lowest. It reaches
// a fraction u/v in 0 to 1 just where A u^2 <= B (v - u)^2: whole numbers of any length. A double says where to begin
// looking, and the result does not depend on it.
#include "evaluation/topsis.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::evaluation {
namespace {

LongInteger long_power_of_ten(int exponent) { return pow(LongInteger(10), static_cast<unsigned>(exponent)); }
LongInteger under_of(const Exact& value) { return long_power_of_ten(value.places()) * value.divisor(); }

LongInteger whole_of(const Exact& value, const LongInteger& factor)
{
    return lengthened(value.digits()) * (factor / under_of(value));
}

// Root of over / under as a double, of numbers of any length.
double rough_root(const LongInteger& over, const LongInteger& under)
{
    const auto bits = [](const LongInteger& value) { return value == 0 ? 0u : static_cast<unsigned>(msb(value)); };
    constexpr unsigned kept = 900;
    const unsigned most = std::max(bits(over), bits(under));
    const unsigned shift = most > kept ? most - kept : 0;
    return std::sqrt(static_cast<double>(LongInteger(over >> shift)) /
                     static_cast<double>(LongInteger(under >> shift)));
}

}  // namespace

Topsis::Topsis(std::span<const ComparedColumn> columns, std::span<const std::uint32_t> members)
{
    for (const ComparedColumn& column : columns) {
        Column made{.weight = column.weight};
        for (const std::uint32_t member : members)
            if (const auto& value = column.values[member])
                made.whole = lcm(made.whole, under_of(*value));
        bool is_first = true;
        for (const std::uint32_t member : members)
            if (const auto& value = column.values[member]) {
                const LongInteger whole = whole_of(*value, made.whole);
                made.square += whole * whole;
                made.lowest = is_first ? whole : std::min(made.lowest, whole);
                made.highest = is_first ? whole : std::max(made.highest, whole);
                is_first = false;
            }
        if (made.square != 0)
            under_ *= made.square;
        columns_.push_back(std::move(made));
    }
    for (Column& column : columns_)
        if (column.square != 0)
            column.factor = under_ / column.square * column.weight * column.weight;
}

Topsis::Squares Topsis::of(std::span<const std::optional<Exact>> values) const
{
    Squares made;
    LongInteger weights = 0;
    for (std::size_t part = 0; part < columns_.size(); ++part) {
        const Column& column = columns_[part];
        if (!values[part])
            continue;
        weights += column.weight;
        const LongInteger whole = whole_of(*values[part], column.whole);
        const LongInteger to_highest = column.highest - whole;
        const LongInteger to_lowest = whole - column.lowest;
        made.to_highest += column.factor * to_highest * to_highest;
        made.to_lowest += column.factor * to_lowest * to_lowest;
    }
    made.under = under_ * weights * weights;
    return made;
}

Exact Topsis::points(const Squares& squares, const Exact& added, const Scale& scale)
{
    const LongInteger& to_highest = squares.to_highest;
    const LongInteger& to_lowest = squares.to_lowest;
    if (to_highest == 0 || to_lowest == 0) {
        const bool is_half = to_highest == 0 && to_lowest == 0;
        const Exact closeness = is_half ? Exact(5, 1) : Exact::whole(to_highest == 0 ? 1 : 0);
        return (Exact(scale.full) * closeness + added).rounded(scale.places, scale.rounding);
    }
    // Over 10^places x under, a half step is half of that: the sum reaches h half steps where closeness reaches
    // (h / (2 x 10^places) - added) / full.
    const LongInteger added_under = under_of(added);
    const LongInteger steps = 2 * long_power_of_ten(scale.places);
    const auto order_to = [&](const LongInteger& halves) {  // of the sum and so many half steps
        const LongInteger over = (halves * added_under - lengthened(added.digits()) * steps) * decimal::per_one;
        const LongInteger under = steps * added_under * scale.full.millionths();
        if (over <= 0)
            return 1;
        if (over >= under)
            return -1;
        const LongInteger rest = under - over;
        return LongInteger(to_lowest * rest * rest).compare(to_highest * over * over);
    };
    const double closeness = 1 / (1 + rough_root(to_highest, to_lowest));
    const double near =
        (static_cast<double>(scale.full.millionths()) / decimal::per_one * closeness + added.approximate()) *
        std::pow(10.0, scale.places);
    LongInteger below(std::floor(near));
    while (order_to(2 * below) < 0)
        --below;
    while (order_to(2 * below + 2) >= 0)
        ++below;
    const int half = order_to(2 * below + 1);
    const bool half_goes_up = scale.rounding == Rounding::half_up ? below >= 0 : below % 2 != 0;
    return {shortened(half > 0 || (half == 0 && half_goes_up) ? LongInteger(below + 1) : below), scale.places};
}

Exact Topsis::distance(const LongInteger& square, const LongInteger& under)
{
    // The greatest whole number of half millionths whose square is no more.
    const LongInteger halves = sqrt(LongInteger(floor_of(square * 4 * long_power_of_ten(2 * decimal::places), under)));
    return {shortened((halves + 1) / 2), decimal::places};
}

}  // namespace muster::evaluation
