// Geometric, harmonic and power means with any weights, each rounded correctly: held against two hundred digits.
#include "evaluation/long_integer.hpp"
#include "evaluation/means.hpp"
#include "unit/evaluation/dice.hpp"
#include "unit/evaluation/marked.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <array>
#include <numeric>

namespace muster::inline v0_2::evaluation::power_mean_test {
namespace {

using Totals = std::vector<std::string>;
using Digits = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<200>>;

Area power_area(const char* power, std::optional<int> round_to = {})
{
    return {.code = "top",
            .aggregation = Aggregation::generalised,
            .round_to = round_to,
            .power = Power::parse(power, {"power"})};
}

TEST(AMean, TakesAnyWeights)
{
    const Area geometric{.code = "top", .aggregation = Aggregation::geometric};
    const Area harmonic{.code = "top", .aggregation = Aggregation::harmonic};
    // By Python's decimal in sixty digits: 88.7008395..., 64.0414583..., 63.5577516...
    EXPECT_EQ(totals(marked(geometric, {"0.12345", "0.87655"}, {{"80", "90"}})), Totals{"88.70084"});
    EXPECT_EQ(totals(marked(geometric, {"7", "13", "29"}, {{"50", "60", "70"}})), Totals{"64.041458"});
    EXPECT_EQ(totals(marked(harmonic, {"7", "13", "29"}, {{"50", "60", "70"}})), Totals{"63.557752"});
    EXPECT_EQ(totals(marked(geometric, {"1", "1", "1"}, {{"2", "4", "8"}, {"1", "10", "100"}, {"0.9", "0.9", "0.9"}})),
              (Totals{"4", "10", "0.9"}));
    EXPECT_EQ(totals(marked(geometric, {"0.999999", "0.000001"}, {{"1", "1000000"}, {"4", "9"}})),
              (Totals{"1.000014", "4.000003"}));
    EXPECT_EQ(totals(marked(geometric, {"999983", "1000000"}, {{"4", "9"}})), Totals{"6.000021"});
}

// The human development index is the geometric mean of three indices, to three places (UNDP, technical note 1).
TEST(AMean, OfThreeIndicesIsTheHumanDevelopmentIndex)
{
    const Area index{.code = "top", .aggregation = Aggregation::geometric, .round_to = 3};
    EXPECT_EQ(totals(marked(index, {"1", "1", "1"},
                            {{"0.5", "0.5", "0.5"}, {"0.981", "0.936", "0.993"}, {"0.125", "1", "1"}})),
              (Totals{"0.5", "0.97", "0.5"}));
}

TEST(APower, OfOneMinusOneAndZeroIsTheMeanWithAName)
{
    const std::vector<std::string> weights{"0.2", "0.3", "0.5"};
    const std::vector<std::vector<std::string>> marks{
        {"80", "90.5", "70"}, {"", "60", "61"}, {"-5", "10", "20"}, {"0", "50", "50"}, {"3", "", ""}};
    const auto same = [&](const char* power, Aggregation named) {
        const Area plain{.code = "top", .aggregation = named};
        EXPECT_EQ(totals(marked(power_area(power), weights, marks)), totals(marked(plain, weights, marks))) << power;
    };
    same("1", Aggregation::arithmetic);
    same("0", Aggregation::geometric);
    same("-1", Aggregation::harmonic);
    EXPECT_EQ(Scheme(marked_scheme(power_area("-1"), weights)).aggregation_of(AreaId(0)), Aggregation::harmonic);
    EXPECT_EQ(Scheme(marked_scheme(power_area("1"), weights)).places_of(AreaId(0)), std::nullopt)
        << "an arithmetic mean stays exact";
}

TEST(APower, TakesPartsBelowZeroAsZeroOrMakesTheMeanZero)
{
    EXPECT_EQ(totals(marked(power_area("2"), {"1", "1"}, {{"-3", "4"}, {"0", "-1"}, {"6", "8"}})),
              (Totals{"2.828427", "0", "7.071068"}));
    EXPECT_EQ(totals(marked(power_area("-2"), {"1", "1"}, {{"-3", "4"}, {"0", "4"}, {"3", "4"}})),
              (Totals{"0", "0", "3.394113"}));
}

TEST(APower, IsExactWhereTheMeanIsAFraction)
{
    // Pythagoras: (5, 7) and (1, 7) have root mean squares of 6.08... and 5; a power of a half of 1 and 4 is 2.25.
    EXPECT_EQ(totals(marked(power_area("2", 0), {"1", "1"}, {{"1", "7"}})), Totals{"5"});
    EXPECT_EQ(totals(marked(power_area("0.5", 1), {"1", "1"}, {{"1", "4"}, {"1", "9"}, {"9", "25"}})),
              (Totals{"2.2", "4", "16"}))
        << "2.25 goes to the even tenth";
    Area up = power_area("0.5", 1);
    up.rounding = Rounding::half_up;
    EXPECT_EQ(totals(marked(up, {"1", "1"}, {{"1", "4"}, {"1", "4.000001"}, {"1", "3.999999"}})),
              (Totals{"2.3", "2.3", "2.2"}));
}

TEST(APower, ComesToTheLowestAndTheHighestPart)
{
    const std::vector<std::vector<std::string>> marks{{"20", "30", "90"}};
    const std::vector<std::string> ones{"1", "1", "1"};
    EXPECT_EQ(totals(marked({.code = "top", .aggregation = Aggregation::lowest}, ones, marks)), Totals{"20"});
    EXPECT_EQ(totals(marked({.code = "top", .aggregation = Aggregation::highest}, ones, marks)), Totals{"90"});
    EXPECT_EQ(totals(marked(power_area("-100", 0), ones, marks)), Totals{"20"});
    EXPECT_EQ(totals(marked(power_area("100", 0), ones, marks)), Totals{"89"});
    double before = 0;
    for (const char* const power :
         {"-100", "-3.5", "-1", "-0.000001", "0", "0.000001", "0.75", "1", "2", "99.999999"}) {
        const double now = marked(power_area(power), ones, marks).of(MemberId(0)).total.approximate();
        EXPECT_GE(now, before) << power;
        before = now;
    }
}

TEST(AMedian, LiesWhereHalfTheWeightDoes)
{
    const Area median{.code = "top", .aggregation = Aggregation::median};
    EXPECT_EQ(totals(marked(median, {"1", "1", "1"}, {{"9", "1", "4"}, {"9", "", "4"}, {"", "-1", ""}})),
              (Totals{"4", "6.5", "-1"}));
    EXPECT_EQ(totals(marked(median, {"1", "1", "2"}, {{"1", "2", "5"}, {"5", "9", "1"}, {"", "2", "7"}})),
              (Totals{"3.5", "3", "7"}));
    EXPECT_EQ(totals(marked(median, {"0.000001", "0.999999"}, {{"1", "2"}})), Totals{"2"});
}

Digits digits_of(WideInteger value) { return Digits(lengthened(value)); }

// By its definition. What lies within 10^-90 of a half is one; means that are all but nothing are not drawn.
Digits rounded_digits(const Digits& mean, const MeanProblem& problem)
{
    const Digits exact = (mean + digits_of(problem.added)) / digits_of(problem.step);
    Digits halves = 2 * exact;
    if (abs(Digits(halves - round(halves))) < Digits("1e-90") * (abs(halves) + 1))
        halves = round(halves);
    const Digits below = floor(Digits(halves / 2));
    const Digits rest = halves - 2 * below;
    const bool goes_up = problem.rounding == Rounding::half_up ? below >= 0 : fmod(below, Digits(2)) != 0;
    return rest > 1 || (rest == 1 && goes_up) ? Digits(below + 1) : below;
}

TEST(AMean, IsRoundedAsTwoHundredDigitsAre)
{
    constexpr std::array<Exponent, 14> powers{{{2, 1},
                                               {-2, 1},
                                               {1, 2},
                                               {3, 1},
                                               {1, 3},
                                               {-1, 2},
                                               {-3, 2},
                                               {7, 3},
                                               {-5, 4},
                                               {100, 1},
                                               {-99, 1},
                                               {5'000'001, 1'000'000},
                                               {99'999'999, 1'000'000},
                                               {0, 1}}};
    constexpr int problems = 1500;
    Dice dice(20260907);
    for (int number = 0; number < problems; ++number) {
        SCOPED_TRACE("problem " + std::to_string(number));
        MeanProblem problem{.parts = {},
                            .added = dice.heads() ? 0 : dice.below(2'000'001) - 1'000'000,
                            .step =
                                std::array{1, 2, 7, 10, 500'000, 1'000'000}[static_cast<std::size_t>(dice.below(6))],
                            .rounding = dice.heads() ? Rounding::half_even : Rounding::half_up};
        const int kind = dice.below(4);
        const int parts = 1 + dice.below(5);
        for (int part = 0; part < parts; ++part) {
            const WideInteger value = kind == 0   ? dice.below(30)
                                      : kind == 1 ? dice.below(100'000'001)
                                      : kind == 2 ? dice.below(20) * dice.below(20) * 500'000
                                                  : WideInteger{1 + dice.below(100'000'000)} << dice.below(90);
            const std::int64_t weight = dice.heads() ? 1 + dice.below(12)
                                        : dice.one_in(2)
                                            ? 1
                                            : std::int64_t{1} + dice.below(1'000'000'000) * std::int64_t{997};
            problem.parts.push_back({value, weight});
        }
        const auto [over, under] = powers[static_cast<std::size_t>(dice.below(powers.size()))];
        Digits sum = 0;
        Digits weights = 0;
        bool is_zero = false;
        for (const auto& [value, weight] : problem.parts) {
            weights += Digits(weight);
            is_zero |= value == 0;
            if (value > 0)
                sum += Digits(weight) * (over == 0 ? Digits(log(digits_of(value)))
                                                   : Digits(pow(digits_of(value), Digits(over) / Digits(under))));
        }
        Digits mean = 0;
        if (over == 0 && !is_zero)
            mean = exp(Digits(sum / weights));
        else if (over != 0 && sum > 0 && !(over < 0 && is_zero))
            mean = pow(Digits(sum / weights), Digits(under) / Digits(over));
        const WideInteger made = over == 0 ? geometric_mean(problem) : power_mean(problem, {over, under});
        ASSERT_EQ(digits_of(made), rounded_digits(mean, problem)) << over << "/" << under << ", kind " << kind;
    }
}

// A mean that is a fraction and lies half-way, of large numbers: no number of digits decides it, whole numbers do.
TEST(AMean, OfLargeNumbersThatIsHalfWayIsSeenToBe)
{
    const WideInteger large = WideInteger{1'000'000'007} * 998'244'353;
    const auto mean_of = [&](WideInteger one, WideInteger other, Rounding rounding) {
        return geometric_mean({.parts = {{one, 1}, {other, 1}}, .added = 0, .step = 2, .rounding = rounding});
    };
    const WideInteger odd = large * 3 * 5;  // root of (9 large) (25 large)
    EXPECT_EQ(mean_of(large * 9, large * 25, Rounding::half_even), odd / 2 + (odd / 2 % 2 != 0 ? 1 : 0));
    EXPECT_EQ(mean_of(large * 9, large * 25, Rounding::half_up), odd / 2 + 1);
    EXPECT_EQ(mean_of(large * 9, large * 25 - 1, Rounding::half_up), odd / 2);
    const MeanProblem weighed{.parts = {{WideInteger{8} << 60, 999'999'999'999}, {WideInteger{1} << 60, 1}},
                              .added = -(WideInteger{8} << 60),
                              .step = 1,
                              .rounding = Rounding::half_even};
    EXPECT_LT(geometric_mean(weighed), 0) << "a hair less than the heavy part";
}

}  // namespace
}  // namespace muster::evaluation::power_mean_test
