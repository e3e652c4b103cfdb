// Decimals: read and written to the last digit, rounded half to even, never wrapping round.
#include "muster/core/error.hpp"
#include "muster/core/points.hpp"
#include "muster/core/seed.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <ostream>
#include <string>
#include <type_traits>

namespace muster::inline v0_2::decimal_test {
namespace {

using boost::multiprecision::cpp_int;
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

// Kinds do not mix, and nothing becomes a decimal by itself.
template <class Left, class Right>
concept adds = requires(Left left, Right right)
{
    left + right;
};
static_assert(adds<Points, Points> && !adds<Points, Weight> && !adds<Points, int>);
static_assert(!std::is_convertible_v<double, Points> && !std::is_constructible_v<Points, double>);
static_assert(!std::is_convertible_v<int, Points>);

struct Written {
    const char* text;
    std::int64_t millionths;
    const char* shortest;
};

TEST(Decimal, IsReadAndWrittenToTheLastDigit)
{
    for (const auto& [text, millionths, shortest] :
         {Written{"0", 0, "0"}, Written{"-0", 0, "0"}, Written{"12.5", 12'500'000, "12.5"},
          Written{"+3", 3'000'000, "3"}, Written{".5", 500'000, "0.5"}, Written{"5.", 5'000'000, "5"},
          Written{"-0.000001", -1, "-0.000001"}, Written{"1.10000000", 1'100'000, "1.1"},
          Written{"9223372036854.775807", most, "9223372036854.775807"},
          Written{"-9223372036854.775808", least, "-9223372036854.775808"}}) {
        const Points read = Points::parse(text, {"test"});
        EXPECT_EQ(read.millionths(), millionths) << text;
        EXPECT_EQ(to_string(read), shortest);
    }
}

struct BadText {
    std::string name;
    std::string text;
    std::string message;
};

void PrintTo(const BadText& bad, std::ostream* out) { *out << bad.name; }

class DecimalRefuses : public testing::TestWithParam<BadText> {};

TEST_P(DecimalRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        static_cast<void>(Points::parse(GetParam().text, {"a.csv", 3}));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

const std::string not_decimal = " is not a decimal number; write digits and at most one point, as in 12.5";
const std::string too_large = " is too large; give a number below nine million million";

INSTANTIATE_TEST_SUITE_P(
    , DecimalRefuses,
    testing::Values(
        BadText{"Nothing", "", "a.csv:3: \"\"" + not_decimal},
        BadText{"ASignAlone", "-", "a.csv:3: \"-\"" + not_decimal},
        BadText{"APointAlone", ".", "a.csv:3: \".\"" + not_decimal},
        BadText{"TwoPoints", "1.2.3", "a.csv:3: \"1.2.3\"" + not_decimal},
        BadText{"AComma", "1,5", "a.csv:3: \"1,5\"" + not_decimal},
        BadText{"AnExponent", "1e3", "a.csv:3: \"1e3\"" + not_decimal},
        BadText{"ASpace", " 1", "a.csv:3: \" 1\"" + not_decimal},
        BadText{"NotANumber", "nan", "a.csv:3: \"nan\"" + not_decimal},
        BadText{"ASeventhPlace", "0.0000001",
                "a.csv:3: \"0.0000001\" has more than six decimal places; round it to six places"},
        BadText{"OneMillionthTooMuch", "9223372036854.775808", "a.csv:3: \"9223372036854.775808\"" + too_large},
        BadText{"OneMillionthTooLittle", "-9223372036854.775809", "a.csv:3: \"-9223372036854.775809\"" + too_large},
        BadText{"ManyDigits", std::string(40, '9'), "a.csv:3: \"" + std::string(40, '9') + "\"" + too_large}),
    [](const auto& test) { return test.param.name; });

// Text that rounding on paper gives: the digits after the kept ones decide, and an exact half looks at the digit
// before.
std::int64_t rounded_on_paper(std::int64_t millionths, int kept)
{
    const cpp_int size = abs(cpp_int(millionths));
    std::string digits = size.str();
    digits.insert(0, digits.size() < 7 ? 7 - digits.size() : 0, '0');
    const auto cut = digits.size() - 6 + static_cast<std::size_t>(kept);
    const std::string dropped = digits.substr(cut);
    cpp_int head(digits.substr(0, cut).find_first_not_of('0') == std::string::npos
                     ? "0"
                     : digits.substr(digits.find_first_not_of('0'), cut - digits.find_first_not_of('0')));
    const bool is_half = !dropped.empty() && dropped == "5" + std::string(dropped.size() - 1, '0');
    const bool is_odd = head % 2 == 1;
    if (is_half ? is_odd : (!dropped.empty() && dropped[0] >= '5'))
        ++head;
    for (std::size_t i = 0; i < dropped.size(); ++i)
        head *= 10;
    return static_cast<std::int64_t>(millionths < 0 ? cpp_int(-head) : head);
}

TEST(Decimal, RoundsHalfToEvenAsOnPaper)
{
    for (int kept = 0; kept <= 6; ++kept) {
        std::int64_t step = 1;
        for (int i = kept; i < 6; ++i)
            step *= 10;
        for (std::int64_t whole = -6; whole <= 6; ++whole)  // around every half
            for (const std::int64_t near : {-1, 0, 1}) {
                const std::int64_t value = whole * step + step / 2 + near;
                EXPECT_EQ(decimal::rounded(value, kept), rounded_on_paper(value, kept)) << value << " to " << kept;
            }
    }
    Random random(Seed{20261124});
    for (int round = 0; round < 5000; ++round) {
        const auto value = static_cast<std::int64_t>(random()) / static_cast<std::int64_t>(1 + random.below(1u << 30));
        const int kept = static_cast<int>(random.below(7));
        EXPECT_EQ(decimal::rounded(value, kept), rounded_on_paper(value, kept)) << value << " to " << kept;
    }
}

TEST(Decimal, RefusesToWrapRound)
{
    const auto largest = Points::from_millionths(most);
    const auto smallest = Points::from_millionths(least);
    const auto one = Points::from_millionths(1);
    EXPECT_THROW(static_cast<void>(largest + one), Overflow);
    EXPECT_THROW(static_cast<void>(smallest - one), Overflow);
    EXPECT_THROW(static_cast<void>(-smallest), Overflow);
    EXPECT_THROW(static_cast<void>(largest * 2), Overflow);
    EXPECT_THROW(static_cast<void>(Points::whole(9'223'372'036'855)), Overflow);
    EXPECT_THROW(static_cast<void>(largest.rounded(0)), Overflow);
    EXPECT_THROW(static_cast<void>(one.rounded(7)), InvalidInput);
    EXPECT_EQ(largest + smallest, Points::from_millionths(-1));
}

TEST(Decimal, SumsTheSameInAnyOrder)
{
    Points up;
    Points down;
    for (int i = 1; i <= 1000; ++i) {
        up += Points::parse("0.1", {"test"});
        down -= Points::parse("-0.1", {"test"});
    }
    EXPECT_EQ(up, Points::whole(100));
    EXPECT_EQ(down, Points::whole(100));
}

}  // namespace
}  // namespace muster::decimal_test
