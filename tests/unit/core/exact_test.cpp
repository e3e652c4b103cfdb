// Exact numbers: exact sums and products, halves to even, comparisons that hold at the edge of 38 digits.
#include "muster/core/exact.hpp"

#include "muster/core/error.hpp"
#include "muster/core/points.hpp"
#include "muster/core/seed.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <gtest/gtest.h>

namespace muster::inline v0_2::exact_test {
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
    return cpp_rational(value.is_negative() ? cpp_int(-digits) : digits, cpp_int(power * value.divisor()));
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

TEST(Exact, RoundsHalvesUpWhereAsked)
{
    const auto up = [](const char* text, int kept) { return to_string(exact(text).rounded(kept, Rounding::half_up)); };
    EXPECT_EQ(up("2.5", 0), "3");
    EXPECT_EQ(up("3.5", 0), "4");
    EXPECT_EQ(up("2.4999999", 0), "2");
    EXPECT_EQ(up("-2.5", 0), "-3") << "a negative number's size is rounded";
    EXPECT_EQ(up("-2.4", 0), "-2");
    EXPECT_EQ(up("87.245", 2), "87.25");
    EXPECT_EQ(to_string(Exact::quotient(exact("1"), exact("8"), 2, Rounding::half_up)), "0.13");
}

TEST(Exact, KeepsWhatIsNoDecimal)
{
    const Exact third = Exact::ratio(1, 3);
    EXPECT_EQ(third + third + third, Exact::whole(1));
    EXPECT_EQ(third * Exact::whole(3), Exact::whole(1));
    EXPECT_EQ(to_string(third * exact("241")), "241/3");
    EXPECT_EQ(to_string(Exact::ratio(-2, 12)), "-1/6");
    EXPECT_EQ(to_string(Exact::ratio(7, -28)), "-0.25");
    EXPECT_EQ(to_string(Exact::ratio(0, 7)), "0");
    EXPECT_EQ(to_decimal_string(Exact::ratio(241, 3)), "80.333333333333");
    EXPECT_EQ(to_decimal_string(Exact::ratio(-2, 3)), "-0.666666666667");
    EXPECT_EQ(to_decimal_string(exact("0.00000000000000000001")), "0.00000000000000000001") << "a decimal is exact";
    for (const char* text : {"241/3", "-1/6", "1/7", "0.25"})
        EXPECT_EQ(to_string(exact(text)), text);
    EXPECT_EQ(exact("2/6"), third);
    EXPECT_EQ(exact("0.5/1.5"), third);
    EXPECT_GT(third, exact("0.33333333333333333333333333333333333333"));
    EXPECT_LT(third, exact("0.33333333333333333333333333333333333334"));
    EXPECT_GT(-third, exact("-0.33333333333333333333333333333333333334"));
    EXPECT_LT(-third, exact("0"));
    EXPECT_EQ(to_string(third.rounded(2)), "0.33");
    EXPECT_EQ(to_string(Exact::ratio(2, 3).rounded(0)), "1");
    EXPECT_EQ(Exact::ratio(2, 3).to_decimal<Points>(), Points::parse("0.666667", here));
    EXPECT_THROW(static_cast<void>(Exact::ratio(1, 0)), InvalidInput);
    EXPECT_THROW(static_cast<void>(exact("1/0")), InvalidInput);
    EXPECT_THROW(static_cast<void>(exact("1/2/3")), InvalidInput);
    EXPECT_THROW(static_cast<void>(Exact::ratio(1, 3'037'000'507) * Exact::ratio(1, 3'037'000'493)), Overflow)
        << "a divisor of more than 63 bits";
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
        const Exact decimal(random.below(2) == 0 ? digits : -digits, places);
        return random.below(2) == 0 ? decimal : decimal * Exact::ratio(1, 1 + random.below(500));
    };
    int divided = 0;
    for (int round = 0; round < 3000; ++round) {
        const Exact left = draw();
        const Exact right = draw();
        SCOPED_TRACE(to_string(left) + " and " + to_string(right));
        EXPECT_EQ(rational(left + right), rational(left) + rational(right));
        EXPECT_EQ(rational(left * right), rational(left) * rational(right));
        EXPECT_EQ(left < right, rational(left) < rational(right));
        EXPECT_EQ(left == right, rational(left) == rational(right));
        EXPECT_EQ(exact(to_string(left).c_str()), left);
        EXPECT_LE(abs(rational(left) - rational(left.rounded(3))), cpp_rational(1, 2'000));
        if (right.is_zero())
            continue;
        const cpp_rational off = rational(left) / rational(right) - rational(Exact::quotient(left, right, 6));
        EXPECT_LE(abs(off), cpp_rational(1, 2'000'000));
        ++divided;
    }
    EXPECT_GT(divided, 2000);
}

}  // namespace
}  // namespace muster::exact_test
