// The difference of two quotients, times what they are over, is a polynomial of degree 3 at most with whole
// coefficients. On an interval its values lie between the least and the greatest of its four Bernstein coefficients
// there (Farouki, 2012), so that where these have one sign nothing changes, and where not the interval is halved, down
// to two steps next to each other. Each sign is decided in doubles where it lies further from 0 than they can be wrong,
// which holds on every machine, and else in whole numbers of 512 bits, which hold any product of what 128 bits hold.
#include "evaluation/share_crossings.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace muster::inline v0_2::evaluation {
namespace {

using Long = boost::multiprecision::int512_t;

Long as_long(WideInteger value)
{
    constexpr int half = 64;
    static const Long above = Long(1) << half;
    return Long(static_cast<std::int64_t>(value >> half)) * above + static_cast<std::uint64_t>(value);
}

// No double here is further from what it stands for than this part of the sum of the terms' sizes: some 30 roundings,
// of 2^-53 each.
constexpr double most_wrong = 0x1p-46;

int sign_of(double value, double size)
{
    const double room = most_wrong * size;
    return value > room ? 1 : value < -room ? -1 : 0;
}

template <class Number>
int plain_sign_of(const Number& value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

// Bernstein coefficients, times 3, of a cubic between `first` and `first` + `length`.
template <class Number>
std::array<Number, 4> bernstein(const std::array<Number, 4>& of, const Number& first, const Number& length)
{
    const Number at_first = of[0] + first * (of[1] + first * (of[2] + first * of[3]));
    const Number slope = (of[1] + first * (Number(2) * of[2] + Number(3) * first * of[3])) * length;
    const Number bend = (of[2] + Number(3) * first * of[3]) * length * length;
    const Number last = of[3] * length * length * length;
    return {Number(3) * at_first, Number(3) * at_first + slope, Number(3) * at_first + Number(2) * slope + bend,
            Number(3) * (at_first + slope + bend + last)};
}

class Difference {
public:
    Difference(const SharePiece& left, const SharePiece& right)
        : left_(left), right_(right), is_straight_(left.is_straight() && right.is_straight())
    {
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 2; ++j) {
                const double plus = static_cast<double>(left.over[i]) * static_cast<double>(right.under[j]);
                const double minus = static_cast<double>(right.over[i]) * static_cast<double>(left.under[j]);
                near_[i + j] += plus - minus;
                size_[i + j] += std::abs(plus) + std::abs(minus);
            }
    }

    [[nodiscard]] int sign(std::int32_t at)
    {
        const double step = at;
        const auto value = [&](const std::array<double, 4>& of) {
            return of[0] + step * (of[1] + step * (of[2] + step * of[3]));
        };
        if (const int found = sign_of(value(near_), value(size_)); found != 0)
            return found;
        const std::array<Long, 4>& of = exact();
        const Long whole = at;
        return plain_sign_of<Long>(of[0] + whole * (of[1] + whole * (of[2] + whole * of[3])));
    }

    [[nodiscard]] std::optional<std::int32_t> change(StepRange range, int from)
    {
        if (range.first >= range.last)
            return std::nullopt;
        if (from == 0)
            return end_of_tie(range);
        if (is_straight_)
            return end_of_straight(range, from);
        if (is_all_of(range, from))
            return std::nullopt;
        if (range.last - range.first == 1)
            return sign(range.last) == from ? std::nullopt : std::optional(range.last);
        const std::int32_t middle = range.first + (range.last - range.first) / 2;
        if (const auto found = change({range.first, middle}, from))
            return found;
        return change({middle, range.last}, from);
    }

private:
    const std::array<Long, 4>& exact()
    {
        if (!exact_) {
            exact_.emplace();
            for (std::size_t i = 0; i < 3; ++i)
                for (std::size_t j = 0; j < 2; ++j)
                    (*exact_)[i + j] += as_long(left_.over[i]) * as_long(right_.under[j]) -
                                        as_long(right_.over[i]) * as_long(left_.under[j]);
        }
        return *exact_;
    }

    // A cubic that is not 0 everywhere is so at three steps at most.
    std::optional<std::int32_t> end_of_tie(StepRange range)
    {
        if (std::ranges::all_of(exact(), [](const Long& each) { return each == 0; }))
            return std::nullopt;
        for (std::int32_t at = range.first + 1; at <= range.last; ++at)
            if (sign(at) != 0)
                return at;
        return std::nullopt;
    }

    std::optional<std::int32_t> end_of_straight(StepRange range, int from)
    {
        if (sign(range.last) == from)
            return std::nullopt;
        std::int32_t low = range.first;  // the sign is `from` there, and not at `high`
        std::int32_t high = range.last;
        const double guess = -near_[0] / near_[1];
        if (guess > low && guess < high) {
            const auto near = static_cast<std::int32_t>(guess);
            for (const std::int32_t at : {near, near + 1})
                if (at > low && at < high)
                    (sign(at) == from ? low : high) = at;
        }
        while (high - low > 1) {
            const std::int32_t middle = low + (high - low) / 2;
            (sign(middle) == from ? low : high) = middle;
        }
        return high;
    }

    [[nodiscard]] bool is_all_of(StepRange range, int from)
    {
        const double first = range.first;
        const double last = range.last;
        const double size = 16 * (size_[0] + last * (size_[1] + last * (size_[2] + last * size_[3])));
        bool is_sure = true;
        for (const double each : bernstein<double>(near_, first, last - first)) {
            const int found = sign_of(each, size);
            if (found == -from)
                return false;
            is_sure &= found == from;
        }
        if (is_sure)
            return true;
        return std::ranges::all_of(bernstein<Long>(exact(), Long(range.first), Long(range.last - range.first)),
                                   [&](const Long& each) { return plain_sign_of(each) == from; });
    }

    const SharePiece& left_;
    const SharePiece& right_;
    bool is_straight_;
    std::array<double, 4> near_{};
    std::array<double, 4> size_{};
    std::optional<std::array<Long, 4>> exact_{};
};

// The piece of a step, and the last step of it.
struct PieceAt {
    const SharePiece* piece;
    std::int32_t last;
};
PieceAt piece_at(std::span<const SharePiece> pieces, std::int32_t at)
{
    std::size_t found = 0;
    while (found + 1 < pieces.size() && pieces[found + 1].from <= at)
        ++found;
    return {&pieces[found], found + 1 < pieces.size() ? pieces[found + 1].from - 1 : share_steps};
}

}  // namespace

int sign_of_difference(const SharePiece& left, const SharePiece& right, std::int32_t at)
{
    return Difference(left, right).sign(at);
}

std::optional<std::int32_t> first_change(const SharePiece& left, const SharePiece& right, StepRange range, int sign)
{
    return Difference(left, right).change(range, sign);
}

int sign_of_difference(std::span<const SharePiece> left, std::span<const SharePiece> right, std::int32_t at)
{
    return sign_of_difference(*piece_at(left, at).piece, *piece_at(right, at).piece, at);
}

std::optional<std::int32_t> first_change(std::span<const SharePiece> left, std::span<const SharePiece> right,
                                         StepRange range, int sign)
{
    for (std::int32_t at = range.first; at < range.last;) {
        const auto [one, last_of_one] = piece_at(left, at);
        const auto [other, last_of_other] = piece_at(right, at);
        const std::int32_t last = std::min({range.last, last_of_one, last_of_other});
        if (const auto found = first_change(*one, *other, {at, last}, sign))
            return found;
        if (last == range.last)
            return std::nullopt;
        at = last + 1;
        if (sign_of_difference(left, right, at) != sign)
            return at;
    }
    return std::nullopt;
}

}  // namespace muster::evaluation
