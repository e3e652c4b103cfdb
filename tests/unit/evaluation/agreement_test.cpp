// Agreement of raters, held to published values.
#include "muster/evaluation/agreement.hpp"

#include "muster/core/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::evaluation::agreement_test {
namespace {

constexpr int none = -1;

/// A row a subject, a column a rater.
std::vector<RaterScore> rows(const std::vector<std::vector<int>>& table)
{
    std::vector<RaterScore> ratings;
    for (std::uint32_t subject = 0; subject < table.size(); ++subject)
        for (std::uint32_t rater = 0; rater < table[subject].size(); ++rater)
            if (table[subject][rater] != none)
                ratings.push_back({subject, rater, Points::whole(table[subject][rater])});
    return ratings;
}

double rounded(const std::optional<double>& value, int places)
{
    double scale = 1;
    for (int place = 0; place < places; ++place)
        scale *= 10;
    return std::round(value.value() * scale) / scale;
}

// Shrout and Fleiss, Intraclass correlations: uses in assessing rater reliability (1979), table 2 and table 4.
TEST(Agreement, HasTheIntraclassCorrelationsOfShroutAndFleiss)
{
    const Agreement made =
        agreement(rows({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}));
    EXPECT_EQ(rounded(made.icc1, 2), 0.17);
    EXPECT_EQ(rounded(made.icc2, 2), 0.29);
    EXPECT_EQ(rounded(made.icc3, 2), 0.71);
    EXPECT_EQ(rounded(made.icc1_mean, 2), 0.44);
    EXPECT_EQ(rounded(made.icc2_mean, 2), 0.62);
    EXPECT_EQ(rounded(made.icc3_mean, 2), 0.91);
    EXPECT_EQ(made.complete, 6U);
}

// Krippendorff, Computing Krippendorff's alpha-reliability (2011), section C: four observers, twelve units.
TEST(Agreement, HasTheAlphaOfKrippendorff)
{
    const int o = none;
    const Agreement made = agreement(rows({{1, 1, o, 1},
                                           {2, 2, 3, 2},
                                           {3, 3, 3, 3},
                                           {3, 3, 3, 3},
                                           {2, 2, 2, 2},
                                           {1, 2, 3, 4},
                                           {4, 4, 4, 4},
                                           {1, 1, 2, 1},
                                           {2, 2, 2, 2},
                                           {o, 5, 5, 5},
                                           {o, o, 1, 1},
                                           {o, 3, o, o}}));
    EXPECT_EQ(rounded(made.alpha_nominal, 3), 0.743);
    EXPECT_EQ(rounded(made.alpha_ordinal, 3), 0.815);
    EXPECT_EQ(rounded(made.alpha_interval, 3), 0.849);
    EXPECT_EQ(made.subjects, 12U);
    EXPECT_EQ(made.complete, 8U);
}

// Fleiss, Measuring nominal scale agreement among many raters (1971), as it is often shown: 14 raters, 10 subjects.
TEST(Agreement, HasTheKappaOfFleiss)
{
    const std::vector<std::vector<int>> counts{{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0},
                                               {2, 2, 8, 1, 1},  {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2},
                                               {6, 5, 2, 1, 0},  {0, 2, 2, 3, 7}};
    std::vector<std::vector<int>> table;
    for (const auto& row : counts) {
        table.emplace_back();
        for (int kind = 0; kind < 5; ++kind)
            table.back().insert(table.back().end(), static_cast<std::size_t>(row[static_cast<std::size_t>(kind)]),
                                kind);
    }
    EXPECT_EQ(rounded(agreement(rows(table)).fleiss_kappa, 3), 0.210);
}

TEST(Agreement, HasTheKappaOfCohen)
{
    std::vector<std::vector<int>> table;  // both say yes 20 times, no 15 times; the first alone yes 5, the second 10
    for (const auto& [times, first, second] : {std::tuple(20, 1, 1), {5, 1, 0}, {10, 0, 1}, {15, 0, 0}})
        table.insert(table.end(), static_cast<std::size_t>(times), {first, second});
    EXPECT_EQ(rounded(agreement(rows(table)).cohen_kappa, 9), 0.4);
}

TEST(Agreement, IsFullWhereAllSayTheSameOfEach)
{
    const Agreement made = agreement(rows({{1, 1, 1}, {2, 2, 2}, {5, 5, 5}}));
    for (const auto& measure : {made.alpha_nominal, made.alpha_ordinal, made.alpha_interval, made.icc1, made.icc2,
                                made.icc3, made.kendall_w, made.fleiss_kappa})
        EXPECT_EQ(measure, 1.0);
}

TEST(Agreement, IsNotKnownOfTooLittle)
{
    EXPECT_EQ(agreement({}), Agreement{});
    const Agreement one = agreement(rows({{3, 4}}));
    EXPECT_FALSE(one.icc1 || one.kendall_w);
    const Agreement same = agreement(rows({{3, 3}, {3, 3}}));
    EXPECT_FALSE(same.alpha_interval || same.icc2 || same.kendall_w || same.fleiss_kappa || same.cohen_kappa);
}

TEST(Agreement, RefusesTwoRatingsOfOneByOneAndWhatCannotBeSquared)
{
    EXPECT_THROW(
        static_cast<void>(agreement(std::vector<RaterScore>{{0, 0, Points::whole(1)}, {0, 0, Points::whole(1)}})),
        InvalidInput);
    EXPECT_THROW(static_cast<void>(agreement(
                     std::vector<RaterScore>{{0, 0, Points::whole(0)}, {0, 1, Points::whole(9'000'000'000'000)}})),
                 InvalidInput);
}

TEST(Agreement, IsTheSameInAnyOrderAndForAnyOriginOfTheScale)
{
    const unsigned seed = std::random_device{}();
    std::mt19937 chance(seed);
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<int>> table(2 + chance() % 6, std::vector<int>(2 + chance() % 3));
        for (auto& row : table)
            for (int& cell : row)
                cell = chance() % 5 == 0 ? none : static_cast<int>(chance() % 7);
        std::vector<RaterScore> ratings = rows(table);
        const Agreement made = agreement(ratings);
        std::ranges::shuffle(ratings, chance);
        EXPECT_EQ(agreement(ratings), made);
        for (RaterScore& rating : ratings)
            rating.value = rating.value + Points::whole(1000);
        EXPECT_EQ(agreement(ratings), made);
        for (const auto& measure : {made.alpha_nominal, made.icc1, made.icc2, made.icc3, made.fleiss_kappa})
            EXPECT_LE(measure.value_or(0), 1.0);
        EXPECT_GE(made.kendall_w.value_or(0), 0.0);
        EXPECT_LE(made.kendall_w.value_or(0), 1.0);
    }
}

}  // namespace
}  // namespace muster::evaluation::agreement_test
