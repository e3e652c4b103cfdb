// Correlations, reliability and distributions, held to published values and to counting.
#include "muster/evaluation/statistics.hpp"

#include "unit/evaluation/small.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::statistics_test {
namespace {

std::vector<PartColumn> by_row(const std::vector<std::vector<double>>& rows)
{
    std::vector<PartColumn> columns;
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
        columns.push_back({.code = std::to_string(column)});
        for (const std::vector<double>& row : rows)
            columns.back().values.emplace_back(row[column]);
    }
    return columns;
}

// Chatterjee and Price, Regression analysis by example (1977): rating, complaints, privileges, learning, raises,
// critical, advance, of 30 departments; the data set `attitude` of R.
const std::vector<std::vector<double>> attitude{
    {43, 51, 30, 39, 61, 92, 45}, {63, 64, 51, 54, 63, 73, 47}, {71, 70, 68, 69, 76, 86, 48},
    {61, 63, 45, 47, 54, 84, 35}, {81, 78, 56, 66, 71, 83, 47}, {43, 55, 49, 44, 54, 49, 34},
    {58, 67, 42, 56, 66, 68, 35}, {71, 75, 50, 55, 70, 66, 41}, {72, 82, 72, 67, 71, 83, 31},
    {67, 61, 45, 47, 62, 80, 41}, {64, 53, 53, 58, 58, 67, 34}, {67, 60, 47, 39, 59, 74, 41},
    {69, 62, 57, 42, 55, 63, 25}, {68, 83, 83, 45, 59, 77, 35}, {77, 77, 54, 72, 79, 77, 46},
    {81, 90, 50, 72, 60, 54, 36}, {74, 85, 64, 69, 79, 79, 63}, {65, 60, 65, 75, 55, 80, 60},
    {65, 70, 46, 57, 75, 85, 46}, {50, 58, 68, 54, 64, 78, 52}, {50, 40, 33, 34, 43, 64, 33},
    {64, 61, 52, 62, 66, 80, 41}, {53, 66, 52, 50, 63, 80, 37}, {40, 37, 42, 58, 50, 57, 49},
    {63, 54, 42, 48, 66, 75, 33}, {66, 77, 66, 63, 88, 76, 72}, {78, 75, 58, 74, 80, 78, 49},
    {48, 57, 44, 45, 51, 83, 38}, {85, 85, 71, 71, 77, 74, 55}, {82, 82, 39, 59, 64, 78, 39}};

double to_places(const std::optional<double>& value, int places)
{
    const double scale = std::pow(10, places);
    return std::round(value.value() * scale) / scale;
}

// As `psych::alpha(attitude)` of R tells them.
TEST(Reliability, IsThatOfTheAttitudeSurvey)
{
    const Reliability made = reliability(by_row(attitude));
    EXPECT_EQ(to_places(made.alpha, 2), 0.84);
    const std::vector<double> without{0.81, 0.80, 0.83, 0.80, 0.80, 0.86, 0.84};
    for (std::size_t part = 0; part < without.size(); ++part)
        EXPECT_EQ(to_places(made.alpha_without[part], 2), without[part]) << part;
    EXPECT_EQ(made.members, 30U);
    EXPECT_EQ(made.left_aside, 0U);
}

// Chatterjee and Price print these correlations with the overall rating.
TEST(Correlations, AreThoseOfTheAttitudeSurvey)
{
    const Correlations made = correlations(by_row(attitude));
    const std::vector<double> published{1, 0.825, 0.426, 0.624, 0.590, 0.156, 0.155};
    for (std::size_t part = 0; part < published.size(); ++part)
        EXPECT_EQ(to_places(made.values[0][part], 3), published[part]) << part;
    EXPECT_EQ(made.members[0][1], 30U);
}

// Every pair of rows is looked at.
std::optional<double> counted_tau(const std::vector<double>& one, const std::vector<double>& other)
{
    double agree = 0;
    double tied_one = 0;
    double tied_other = 0;
    double pairs = 0;
    for (std::size_t row = 0; row < one.size(); ++row)
        for (std::size_t before = 0; before < row; ++before) {
            const double left = one[row] - one[before];
            const double right = other[row] - other[before];
            agree += left * right > 0 ? 1 : left * right < 0 ? -1 : 0;
            tied_one += left == 0 ? 1 : 0;
            tied_other += right == 0 ? 1 : 0;
            ++pairs;
        }
    if (pairs == tied_one || pairs == tied_other)
        return std::nullopt;
    return agree / std::sqrt((pairs - tied_one) * (pairs - tied_other));
}

// 1 + how many are less + half of how many others are equal.
std::vector<double> counted_ranks(const std::vector<double>& values)
{
    std::vector<double> ranks;
    for (const double value : values) {
        double rank = 0.5;
        for (const double other : values)
            rank += other < value ? 1 : other == value ? 0.5 : 0;
        ranks.push_back(rank);
    }
    return ranks;
}

TEST(Correlations, AreWhatCountingGives)
{
    Random random(Seed{314});
    for (int round = 0; round < 300; ++round) {
        std::vector<std::vector<double>> rows(2 + random.below(9), std::vector<double>(2));
        const std::uint32_t most = 1 + random.below(6);
        for (std::vector<double>& row : rows)
            for (double& value : row)
                value = random.below(most + 1);
        std::vector<double> one;
        std::vector<double> other;
        for (const std::vector<double>& row : rows) {
            one.push_back(row[0]);
            other.push_back(row[1]);
        }
        const auto of = [](const std::vector<PartColumn>& columns, Correlation method) {
            return correlations(columns, method).values[0][1];
        };
        const auto close = [&](const std::optional<double>& found, const std::optional<double>& wanted) {
            ASSERT_EQ(found.has_value(), wanted.has_value()) << "round " << round;
            EXPECT_NEAR(found.value_or(9), wanted.value_or(9), 1e-12) << "round " << round;
        };
        close(of(by_row(rows), Correlation::kendall), counted_tau(one, other));
        std::vector<std::vector<double>> ranks;
        for (std::size_t row = 0; row < rows.size(); ++row)
            ranks.push_back({counted_ranks(one)[row], counted_ranks(other)[row]});
        close(of(by_row(rows), Correlation::spearman), of(by_row(ranks), Correlation::pearson));
    }
}

TEST(Correlations, TakeMembersWhoHaveBoth)
{
    std::vector<PartColumn> columns = by_row({{1, 2, 5}, {2, 1, 5}, {3, 4, 5}, {9, 0, 5}});
    columns[0].values[3].reset();
    const Correlations made = correlations(columns, Correlation::kendall);
    EXPECT_EQ(made.members[0][1], 3U);
    EXPECT_NEAR(made.values[0][1].value(), 1.0 / 3, 1e-12);
    EXPECT_EQ(made.members[1][2], 4U);
    EXPECT_FALSE(made.values[1][2]);
    EXPECT_EQ(made.values[0][1], made.values[1][0]);
    columns[1].values.pop_back();
    EXPECT_THROW(static_cast<void>(correlations(columns)), InvalidInput);
}

TEST(Correlations, NameWhatIsTooLargeAndTakeEverythingElse)
{
    const std::vector<std::vector<double>> rows{{1, 2}, {2, 1}, {3, 5}, {4, 3}};
    const double wanted = correlations(by_row(rows)).values[0][1].value();
    for (const double unit : {1e-300, 1e-200, 1e-100, 1e99}) {
        std::vector<std::vector<double>> other = rows;
        for (std::vector<double>& row : other)
            row[1] *= unit;
        EXPECT_NEAR(correlations(by_row(other)).values[0][1].value(), wanted, 1e-12) << unit;
    }
    const std::vector<PartColumn> large = by_row({{1, 1e200}, {2, -1e308}, {3, 1e100}});
    const std::string fault =
        "column \"1\": its value in row 0 is too large; scale the column; values up to 1e100 can be weighed\n"
        "column \"1\": its value in row 1 is too large; scale the column; values up to 1e100 can be weighed";
    for (const bool of_reliability : {false, true}) {
        try {
            if (of_reliability)
                static_cast<void>(reliability(large));
            else
                static_cast<void>(correlations(large));
            FAIL() << "accepted";
        } catch (const InvalidInputs& error) {
            EXPECT_EQ(error.what(), fault);
        }
    }
}

TEST(Reliability, IsThatOfTheSameColumnsInAnyUnit)
{
    const Reliability wanted = reliability(by_row(attitude));
    for (const double unit : {1e-200, 1e90}) {
        std::vector<std::vector<double>> rows = attitude;
        for (std::vector<double>& row : rows)
            for (double& value : row)
                value *= unit;
        const Reliability made = reliability(by_row(rows));
        EXPECT_NEAR(made.alpha.value(), wanted.alpha.value(), 1e-12) << unit;
        EXPECT_NEAR(made.standardised.value(), wanted.standardised.value(), 1e-12) << unit;
        EXPECT_NEAR(made.rest_correlation[3].value(), wanted.rest_correlation[3].value(), 1e-12) << unit;
    }
}

std::vector<std::optional<Exact>> numbers(const std::vector<std::string>& texts)
{
    std::vector<std::optional<Exact>> made;
    for (const std::string& text : texts)
        made.push_back(text.empty() ? std::nullopt : std::optional(parse_exact(text, {"number"})));
    return made;
}

// Hyndman and Fan's nine, of 1 to 10 at a quarter and at nine tenths: what R's `quantile(1:10, c(.25, .9), type = i)`
// gives.
TEST(Distribution, HasTheNineTypesOfQuantiles)
{
    const auto values = numbers({"3", "1", "2", "10", "9", "8", "7", "6", "5", "4"});
    const std::vector<std::pair<const char*, const char*>> of_r{
        {"3", "9"},      {"3", "9.5"},    {"2", "9"},          {"2.5", "9"},     {"3", "9.5"},
        {"2.75", "9.9"}, {"3.25", "9.1"}, {"35/12", "289/30"}, {"2.9375", "9.6"}};
    for (int type = 1; type <= 9; ++type) {
        const Distribution made =
            distribution(values, {.probabilities = {weight("0.25"), weight("0.9")}, .type = type});
        EXPECT_EQ(to_string(made.quantiles[0].value), of_r[static_cast<std::size_t>(type - 1)].first) << type;
        EXPECT_EQ(to_string(made.quantiles[1].value), of_r[static_cast<std::size_t>(type - 1)].second) << type;
    }
}

TEST(Distribution, TellsWhatThereIs)
{
    const Distribution made = distribution(numbers({"0", "1/3", "", "1/3", "2", "0"}));
    EXPECT_EQ(made.members, 5U);
    EXPECT_EQ(made.missing, 1U);
    EXPECT_EQ(made.zeros, 2U);
    EXPECT_EQ(made.distinct, 3U);
    EXPECT_EQ(to_string(*made.least), "0");
    EXPECT_EQ(to_string(*made.most), "2");
    EXPECT_EQ(to_string(*made.mean), "0.533333");
    EXPECT_EQ(to_string(made.quantiles[2].value), "1/3");
    EXPECT_EQ(distribution(numbers({""})), (Distribution{.missing = 1}));
    const Distribution same = distribution(numbers({"5", "5", "5", "5"}));
    EXPECT_EQ(same.deviation, 0);
    EXPECT_FALSE(same.skewness);
    EXPECT_FALSE(distribution(numbers({"5"})).deviation);
    try {
        static_cast<void>(distribution(numbers({"5"}), {.probabilities = {weight("1.5")}, .type = 0}));
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(), "quantile: its probability is 1.5; give one from 0 to 1\n"
                                   "quantile: there is no type 0; give one from 1 to 9, as R numbers them");
    }
}

}  // namespace
}  // namespace muster::evaluation::statistics_test
