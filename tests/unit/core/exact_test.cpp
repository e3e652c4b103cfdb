// Exact numbers: exact sums and products, halves to even, comparisons that hold at the edge of 38 digits.
#include "muster/core/exact.hpp"

#include "muster/core/error.hpp"
#include "muster/core/points.hpp"
#include "muster/core/seed.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <gtest/gtest.h>

namespace muster {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

const Where here{"test"};

Exact exact(const char* text) { return parse_exact(text, here); }

cpp_rational rational(const Exact& value)
{
    cpp_int power = 1;
    for (int i = 0; i < value.places(); ++i)
        power *= 10;
    WideInteger rest = value.digits() < 0 ? -value.digits() : value.digits();
    cpp_int digits = 0;
    for (cpp_int unit = 1; rest > 0; rest /= 1000, unit *= 1000)
        digits += unit * static_cast<int>(rest % 1000);
    return cpp_rational(value.is_negative() ? cpp_int(-digits) : digits, power);
}

TEST(Exact, ReadsBackWhatItWrites)
{
    for (const char* text : {"0", "-0.5", "3", "87.2450125", "0.000000000001", "-12345678901234567890.123456789",
                             "99999999999999999999999999999999999999"})
        EXPECT_EQ(to_string(exact(text)), text);
    EXPECT_EQ(to_string(exact("1.500")), "1.5");
    EXPECT_EQ(to_string(exact("100.0")), "100");
    EXPECT_EQ(exact("1.50"), exact("1.5"));
}

TEST(Exact, KeepsEveryDigitOfWeightTimesPoints)
{
    const auto weight = Weight::parse("0.123457", here);
    const auto points = Points::parse("87.654321", here);
    EXPECT_EQ(to_string(Exact(weight) * Exact(points)), "10.821539507697");
}

TEST(Exact, RoundsHalvesToEven)
{
    EXPECT_EQ(to_string(exact("2.5").rounded(0)), "2");
    EXPECT_EQ(to_string(exact("3.5").rounded(0)), "4");
    EXPECT_EQ(to_string(exact("-2.5").rounded(0)), "-2");
    EXPECT_EQ(to_string(exact("-3.5").rounded(0)), "-4");
    EXPECT_EQ(to_string(exact("0.25").rounded(1)), "0.2");
    EXPECT_EQ(to_string(exact("0.2500001").rounded(1)), "0.3");
    EXPECT_EQ(to_string(Exact::quotient(exact("1"), exact("3"), 6)), "0.333333");
    EXPECT_EQ(to_string(Exact::quotient(exact("-2"), exact("3"), 6)), "-0.666667");
    EXPECT_EQ(to_string(Exact::quotient(exact("1"), exact("-8"), 2)), "-0.12");
    EXPECT_EQ(to_string(Exact::quotient(exact("0.05"), exact("0.2"), 1)), "0.2");
}

TEST(Exact, RefusesWhatDoesNotFit)
{
    const Exact large = exact("99999999999999999999999999999999999999");
    EXPECT_THROW(static_cast<void>(large * exact("10")), Overflow);
    EXPECT_THROW(static_cast<void>(large + exact("0.1")), Overflow);
    EXPECT_THROW(static_cast<void>(Exact::quotient(exact("1"), exact("0"), 2)), InvalidInput);
    EXPECT_THROW(static_cast<void>(large.to_decimal<Points>()), Overflow);
    EXPECT_THROW(static_cast<void>(exact("1.2.3")), InvalidInput);
    EXPECT_THROW(static_cast<void>(exact("-")), InvalidInput);
}

TEST(Exact, ComparesNumbersOfAnyLength)
{
    EXPECT_LT(exact("99999999999999999999999999999999999998"), exact("99999999999999999999999999999999999999"));
    EXPECT_GT(exact("0.1"), exact("0.09999999999999999999999999999999999999"));
    EXPECT_LT(exact("-0.1"), exact("-0.09999999999999999999999999999999999999"));
    EXPECT_GT(exact("99999999999999999999999999999999999999"), exact("0.00000000000000000000000000000000000001"));
}

TEST(Exact, AgreesWithRationalArithmeticOfAnyLength)
{
    Random random(Seed{20261124});
    const auto draw = [&] {
        const int places = static_cast<int>(random.below(12));
        const auto digits = static_cast<std::int64_t>(random() >> (8 + random.below(50)));
        return Exact(random.below(2) == 0 ? digits : -digits, places);
    };
    for (int round = 0; round < 3000; ++round) {
        const Exact left = draw();
        const Exact right = draw();
        SCOPED_TRACE(to_string(left) + " and " + to_string(right));
        EXPECT_EQ(rational(left + right), rational(left) + rational(right));
        EXPECT_EQ(rational(left * right), rational(left) * rational(right));
        EXPECT_EQ(left < right, rational(left) < rational(right));
        if (right.is_zero())
            continue;
        const cpp_rational off = rational(left) / rational(right) - rational(Exact::quotient(left, right, 6));
        EXPECT_LE(abs(off), cpp_rational(1, 2'000'000));
    }
}

}  // namespace
}  // namespace muster
