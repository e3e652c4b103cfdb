// Pairwise comparison, held to Saaty's published examples.
#include "muster/evaluation/pairwise.hpp"

#include "muster/core/faults.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::pairwise_test {
namespace {

/// Numbers by row, as texts.
std::vector<std::vector<Exact>> square(const std::vector<std::string>& rows)
{
    std::vector<std::vector<Exact>> made;
    for (const std::string& row : rows) {
        made.emplace_back();
        std::istringstream words(row);
        for (std::string word; words >> word;)
            made.back().push_back(parse_exact(word, {"number"}));
    }
    return made;
}

std::vector<double> rounded(const std::vector<double>& values, double scale)
{
    std::vector<double> made;
    for (const double value : values)
        made.push_back(std::round(value * scale) / scale);
    return made;
}

// Saaty, A scaling method for priorities in hierarchical structures (1977): wealth of seven nations.
const std::vector<std::string> nations{"US", "USSR", "China", "France", "UK", "Japan", "Germany"};
const std::vector<std::string> wealth{"1 4 9 6 6 5 5",         "1/4 1 7 5 5 3 4",       "1/9 1/7 1 1/5 1/5 1/7 1/5",
                                      "1/6 1/5 5 1 1 1/3 1/3", "1/6 1/5 5 1 1 1/3 1/3", "1/5 1/3 7 3 3 1 2",
                                      "1/5 1/4 5 3 3 1/2 1"};

TEST(Pairwise, GivesTheWealthOfNationsOfSaaty)
{
    const PairwiseWeighting made = weights_by_pairs(nations, square(wealth));
    EXPECT_EQ(rounded(made.weighting.shares, 1000), (std::vector{0.427, 0.23, 0.021, 0.052, 0.052, 0.123, 0.094}));
    EXPECT_NEAR(made.greatest_eigenvalue, 7.608, 5e-4);
    EXPECT_NEAR(made.consistency_index, 0.10, 5e-3);
    EXPECT_EQ(made.random_index, 1.32);
}

// Saaty, The Analytic Hierarchy Process (1980): choosing a school by learning, friends, school life, vocational
// training, college preparation and music classes.
TEST(Pairwise, GivesTheWeightsOfTheSchoolOfSaaty)
{
    const PairwiseWeighting made =
        weights_by_pairs(std::vector<std::string>{"learning", "friends", "life", "training", "college", "music"},
                         square({"1 4 3 1 3 4", "1/4 1 7 3 1/5 1", "1/3 1/7 1 1/5 1/5 1/6", "1 1/3 5 1 1 1/3",
                                 "1/3 5 5 1 1 3", "1/4 1 6 3 1/3 1"}));
    EXPECT_EQ(rounded(made.weighting.shares, 100), (std::vector{0.32, 0.14, 0.03, 0.13, 0.24, 0.14}));
    EXPECT_GT(made.consistency_ratio, 0.1);
}

// Saaty, How to make a decision (1990): a house by size, transportation, neighbourhood, age, yard, modern facilities,
// condition and financing. Saaty, Decision-making with the AHP: why is the principal eigenvector necessary (2003): the
// comparison of neighbourhood and condition spoils it most; 1/2 in place of 6 gives an eigenvalue of 8.811, a ratio of
// 0.083.
TEST(Pairwise, FindsTheComparisonThatSpoilsTheHouseOfSaaty)
{
    const PairwiseWeighting made = weights_by_pairs(
        std::vector<std::string>{"size", "transport", "neighbourhood", "age", "yard", "modern", "condition", "finance"},
        square({"1 5 3 7 6 6 1/3 1/4", "1/5 1 1/3 5 3 3 1/5 1/7", "1/3 3 1 6 3 4 6 1/5",
                "1/7 1/5 1/6 1 1/3 1/4 1/7 1/8", "1/6 1/3 1/3 3 1 1/2 1/5 1/6", "1/6 1/3 1/4 4 2 1 1/5 1/6",
                "3 5 1/6 7 5 5 1 1/2", "4 7 5 8 6 6 2 1"}));
    EXPECT_EQ(rounded(made.weighting.shares, 1000),
              (std::vector{0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333}));
    EXPECT_NEAR(made.greatest_eigenvalue, 9.669, 5e-4);
    EXPECT_NEAR(made.consistency_index, 0.238, 5e-4);
    EXPECT_NEAR(made.consistency_ratio, 0.169, 5e-4);
    ASSERT_FALSE(made.remedies.empty());
    EXPECT_EQ(made.remedies[0].one, "neighbourhood");
    EXPECT_EQ(made.remedies[0].other, "condition");
    EXPECT_EQ(made.remedies[0].given, "6");
    EXPECT_EQ(made.remedies[0].suggested, "1/2");
    EXPECT_NEAR(made.remedies[0].ratio * 1.41 * 7 + 8, 8.812, 5e-4);
    for (std::size_t each = 1; each < made.remedies.size(); ++each)
        EXPECT_LE(made.remedies[each - 1].ratio, made.remedies[each].ratio);
}

TEST(Pairwise, OfComparisonsThatAgreeGivesTheirRatio)
{
    const std::vector<std::string> parts{"a", "b", "c"};
    const auto agreed = square({"1 2 6", "1/2 1 3", "1/6 1/3 1"});
    for (const WeightMethod method : {WeightMethod::ahp_eigenvector, WeightMethod::ahp_geometric}) {
        const PairwiseWeighting made = weights_by_pairs(parts, agreed, method);
        EXPECT_EQ(made.weighting.weights[0].millionths(), 600'000);
        EXPECT_EQ(made.weighting.weights[1].millionths(), 300'000);
        EXPECT_EQ(made.weighting.weights[2].millionths(), 100'000);
        EXPECT_LT(made.consistency_ratio, 1e-9);
        EXPECT_TRUE(made.remedies.empty());
        EXPECT_EQ(made.weighting.source.substr(made.weighting.source.size() - 19), "consistency ratio 0");
    }
}

// Of three parts both methods give the same (Crawford and Williams, A note on the analysis of subjective judgment
// matrices, 1985); of more they differ.
TEST(Pairwise, ByGeometricMeansIsThatOfTheEigenvectorForThreeParts)
{
    const std::vector<std::string> three{"a", "b", "c"};
    const auto odd = square({"1 5 1/4", "1/5 1 3", "4 1/3 1"});
    const PairwiseWeighting one = weights_by_pairs(three, odd, WeightMethod::ahp_eigenvector);
    const PairwiseWeighting other = weights_by_pairs(three, odd, WeightMethod::ahp_geometric);
    for (std::size_t part = 0; part < 3; ++part)
        EXPECT_NEAR(one.weighting.shares[part], other.weighting.shares[part], 1e-12);
    EXPECT_EQ(one.greatest_eigenvalue, other.greatest_eigenvalue);
    const PairwiseWeighting seven = weights_by_pairs(nations, square(wealth), WeightMethod::ahp_geometric);
    EXPECT_NE(rounded(seven.weighting.shares, 1000)[0], 0.427);
}

std::string refusal(const std::vector<std::string>& parts, const std::vector<std::string>& rows,
                    WeightMethod method = WeightMethod::ahp_eigenvector)
{
    try {
        static_cast<void>(weights_by_pairs(parts, square(rows), method));
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "accepted";
}

TEST(Pairwise, NamesWhatIsNoComparison)
{
    EXPECT_EQ(refusal({"a", "b"}, {"1 2", "1/2 1"}), "accepted");
    EXPECT_EQ(refusal({"a"}, {"1"}),
              "comparisons: 1 parts are compared; compare 2 to 15, in groups where there are more");
    EXPECT_EQ(
        refusal({"a", "b"}, {"1 3", "0.333333 1"}),
        "\"a\" against \"b\": it is 3 one way and 0.333333 the other; write the second as 1 over the first, as in 3 "
        "and 1/3");
    EXPECT_EQ(refusal({"a", "a", "c"}, {"2 0 1", "1 1 1", "1 1"}, WeightMethod::entropy),
              "comparisons: the method asked for compares nothing; take ahp_eigenvector or ahp_geometric\n"
              "comparisons: part \"a\" stands twice; compare each part once\n"
              "comparisons: they are no square of 3 rows and columns; give a row and a column for each part");
    EXPECT_EQ(refusal({"a", "b"}, {"2 0", "1 1"}),
              "\"a\" against \"a\": a part is 2 times as important as itself; write 1\n"
              "\"a\" against \"b\": it is 0; give a number above 0");
}

}  // namespace
}  // namespace muster::evaluation::pairwise_test
