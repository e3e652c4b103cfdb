// Weights by method, held to published values, and what becomes of them in a scheme.
#include "muster/evaluation/weights.hpp"

#include "evaluation/weight_shares.hpp"
#include "unit/evaluation/small.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::weights_test {
namespace {

/// A row a member, a column a part; codes a, b, c ...
std::vector<PartColumn> table(const std::vector<std::vector<double>>& rows, const std::vector<bool>& lower = {})
{
    std::vector<PartColumn> columns;
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
        columns.push_back({.code = std::string(1, static_cast<char>('a' + column)),
                           .lower_is_better = !lower.empty() && lower[column]});
        for (const std::vector<double>& row : rows)
            columns.back().values.emplace_back(row[column]);
    }
    return columns;
}

std::string weights_of(const Weighting& made)
{
    std::string text;
    Weight sum;
    for (const Weight each : made.weights) {
        text += (text.empty() ? "" : " ") + to_string(each);
        sum += each;
    }
    EXPECT_EQ(sum, Weight::whole(1));
    return text;
}

void expect_shares(const Weighting& made, const std::vector<double>& published, double tolerance)
{
    ASSERT_EQ(made.shares.size(), published.size());
    for (std::size_t part = 0; part < published.size(); ++part)
        EXPECT_NEAR(made.shares[part], published[part], tolerance) << "part " << part;
}

// Diakoulaki, Mavrotas and Papayannakis, Determining objective weights in multiple criteria problems (1995): eight
// firms by profitability, market share and productivity.
const std::vector<std::vector<double>> firms{{61, 1.08, 4.33},  {20.7, 0.26, 4.34}, {16.3, 1.98, 2.53},
                                             {9, 3.29, 1.65},   {5.4, 2.77, 2.33},  {4, 4.12, 1.21},
                                             {-6.1, 3.52, 2.1}, {-34.6, 3.31, 0.98}};

// As tests of scikit-criteria 0.9 have them, scaled or not, by either correlation.
TEST(Weights, AreThoseOfCriticAsPublished)
{
    const auto made = [&](bool is_scaled, Correlation correlation) {
        return weights_by(WeightMethod::critic, table(firms), {.is_scaled = is_scaled, .correlation = correlation});
    };
    expect_shares(weights_by(WeightMethod::critic, table(firms)), {0.20222554, 0.48090173, 0.31687273}, 1e-8);
    expect_shares(made(true, Correlation::pearson), {0.20222554, 0.48090173, 0.31687273}, 1e-8);
    expect_shares(made(false, Correlation::pearson), {0.86874234, 0.08341434, 0.04784331}, 1e-8);
    expect_shares(made(true, Correlation::spearman), {0.21454645, 0.4898563, 0.29559726}, 1e-8);
    expect_shares(made(false, Correlation::spearman), {0.87672195, 0.08082369, 0.04245436}, 1e-8);
}

TEST(Weights, AreThoseOfScikitCriteriaByEntropyDeviationAndGini)
{
    expect_shares(weights_by(WeightMethod::entropy, table({{1, 2}, {4, 16}})), {0.358889, 0.641111}, 1e-6);
    expect_shares(weights_by(WeightMethod::standard_deviation, table({{1, 2}, {4, 16}})), {0.176471, 0.82353}, 1e-5);
    expect_shares(weights_by(WeightMethod::gini, table({{5, 6, 7}, {5.5, 6.1, 8}, {4, 5, 9}})), {0.412, 0.2562, 0.3319},
                  1e-4);
}

// Keshavarz-Ghorabaee and others, Determination of objective weights using a new method based on the removal effects of
// criteria (2021), the illustrative example.
TEST(Weights, AreThoseOfMerecAsPublished)
{
    const Weighting made = weights_by(
        WeightMethod::merec,
        table({{450, 8000, 54, 145}, {10, 9100, 2, 160}, {100, 8200, 31, 153}, {220, 9300, 1, 162}, {5, 8400, 23, 158}},
              {false, false, true, true}));
    expect_shares(made, {0.5752, 0.0141, 0.4016, 0.0091}, 5e-5);
    EXPECT_EQ(weights_of(made), "0.575222 0.014097 0.401561 0.00912");
}

// Two columns: the component lies between them, whatever they are; three, two of which are one: these share it.
TEST(Weights, OfThePrincipalComponentAreSquaredLoadings)
{
    const Weighting two = weights_by(WeightMethod::pca, table({{1, 5}, {2, 9}, {3, 6}, {4, 1}}));
    EXPECT_EQ(weights_of(two), "0.5 0.5");
    EXPECT_LT(two.loadings[0] * two.loadings[1], 0);
    const Weighting three = weights_by(WeightMethod::pca, table({{1, 2, 1}, {2, 4, -1}, {3, 6, -1}, {4, 8, 1}}));
    expect_shares(three, {0.5, 0.5, 0}, 1e-12);
    EXPECT_NEAR(three.explained.value(), 2.0 / 3, 1e-12);
}

TEST(Weights, SumToOneWhateverIsCutOff)
{
    EXPECT_EQ(weights_of(weights_by(WeightMethod::equal, table({{1, 1, 1}}))), "0.333334 0.333333 0.333333");
    EXPECT_EQ(weights_of(weights_by(WeightMethod::equal, table({{1, 1, 1, 1, 1, 1}}))),
              "0.166667 0.166667 0.166667 0.166667 0.166666 0.166666");
    Random random(Seed{77});
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<double>> rows(5, std::vector<double>(2 + random.below(12)));
        for (std::vector<double>& row : rows)
            for (double& value : row)
                value = 1 + random.below(50);
        for (const WeightMethod method : {WeightMethod::entropy, WeightMethod::gini, WeightMethod::critic})
            static_cast<void>(weights_of(weights_by(method, table(rows))));
    }
}

TEST(Weights, OfAColumnThatTellsNobodyApartAreZero)
{
    for (const WeightMethod method : {WeightMethod::standard_deviation, WeightMethod::entropy, WeightMethod::critic,
                                      WeightMethod::gini, WeightMethod::merec, WeightMethod::pca}) {
        const Weighting made = weights_by(method, table({{1, 7, 3}, {2, 7, 1}, {4, 7, 2}}));
        EXPECT_EQ(made.weights[1], Weight{}) << static_cast<int>(method);
        EXPECT_GT(made.weights[0], Weight{}) << static_cast<int>(method);
    }
}

std::string refusal(WeightMethod method, const std::vector<PartColumn>& columns)
{
    try {
        static_cast<void>(weights_by(method, columns));
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "accepted";
}

TEST(Weights, NameWhatCannotBeWeighed)
{
    EXPECT_EQ(refusal(WeightMethod::entropy, {}), "weights: there are no columns; give one for each part");
    EXPECT_EQ(refusal(WeightMethod::ahp_eigenvector, table({{1, 2}})),
              "weights: ahp_eigenvector weighs comparisons and no values; give comparisons to weights_by_pairs");
    EXPECT_EQ(refusal(WeightMethod::critic, table({{1, 2}})),
              "weights: 1 members have a value in every column; give at least two, or weigh all parts the same");
    EXPECT_EQ(refusal(WeightMethod::critic, table({{1, 2}, {1, 2}})),
              "weights: no column tells members apart; weigh all parts the same, or compare them in pairs");
    EXPECT_EQ(refusal(WeightMethod::critic, table({{1, 2}, {2, 4}})),
              "weights: critic gives every column 0; take another method");
    EXPECT_EQ(
        refusal(WeightMethod::entropy, table({{1, -2}, {-2, 4}})),
        "column \"a\": its value in row 1 is below what entropy can weigh; give values of 0 or more, have columns "
        "scaled, or take another method\n"
        "column \"b\": its value in row 0 is below what entropy can weigh; give values of 0 or more, have columns "
        "scaled, or take another method");
    EXPECT_EQ(refusal(WeightMethod::merec, table({{1, 0}, {2, 4}})),
              "column \"b\": its value in row 0 is below what merec can weigh; give values above 0, or take another "
              "method");
    std::vector<PartColumn> wrong = table({{1, 2}, {2, std::numeric_limits<double>::quiet_NaN()}});
    wrong[0].code = "b";
    wrong[0].values.pop_back();
    EXPECT_EQ(refusal(WeightMethod::equal, wrong),
              "column \"b\": it has 2 rows and the first column 1; give a row a member in each\n"
              "column \"b\": its value in row 1 is not a number; give a finite number, or none\n"
              "column \"b\": its code stands twice; give each column a code of its own");
}

TEST(Weights, NameWhatIsTooLargeToWeigh)
{
    for (const WeightMethod method : {WeightMethod::equal, WeightMethod::standard_deviation, WeightMethod::entropy,
                                      WeightMethod::critic, WeightMethod::gini, WeightMethod::merec, WeightMethod::pca})
        EXPECT_EQ(refusal(method, table({{1e160, 1}, {2, 2}, {1, 1.1e100}})),
                  "column \"a\": its value in row 0 is too large; scale the column; values up to 1e100 can be weighed\n"
                  "column \"b\": its value in row 2 is too large; scale the column; values up to 1e100 can be weighed")
            << static_cast<int>(method);
    EXPECT_NE(refusal(WeightMethod::pca, table({{-1e308, 1}, {2, 2}})).find("too large"), std::string::npos);
}

// The unit of a column is nothing to these, nor are a hundred places more or less.
TEST(Weights, AreThoseOfTheSameColumnsInAnyUnit)
{
    const std::vector<std::vector<double>> rows{{1, 5, 2}, {3, 2, 9}, {4, 4, 1}, {2, 8, 7}};
    for (const double unit : {1e-200, 1e-150, 1e-100, 1e99}) {
        std::vector<std::vector<double>> other = rows;
        for (std::vector<double>& row : other)
            row[1] *= unit;
        for (const WeightMethod method :
             {WeightMethod::entropy, WeightMethod::critic, WeightMethod::gini, WeightMethod::merec, WeightMethod::pca})
            expect_shares(weights_by(method, table(other)), weights_by(method, table(rows)).shares, 1e-12);
        for (std::vector<double>& row : other)
            for (std::size_t column : {std::size_t{0}, std::size_t{2}})
                row[column] *= unit;
        expect_shares(weights_by(WeightMethod::standard_deviation, table(other)),
                      weights_by(WeightMethod::standard_deviation, table(rows)).shares, 1e-12);
    }
    const std::vector<std::vector<double>> wide{{1e-250, 1}, {1e100, 2}};  // their quotient is below every double
    expect_shares(weights_by(WeightMethod::merec, table(wide)), {1, 0}, 0.2);
}

TEST(Weights, AreNotMadeOfWhatAreNoShares)
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const double endless = std::numeric_limits<double>::infinity();
    for (const std::vector<double>& shares :
         {std::vector<double>{}, {0.5, nothing}, {endless, 0}, {endless, -endless}, {0, 0}, {1e300, 1}, {1.5, -0.5}})
        EXPECT_THROW(static_cast<void>(rounded_shares(shares, 6)), InvalidInput);
    EXPECT_EQ(rounded_shares(std::vector{0.25, 0.75}, 6)[1], weight("0.75"));
}

// ann has all parts, bob one less, which is left out; cai is incomplete in one, dan and eve have all.
SchemeParts study()
{
    SchemeParts parts = parts_of({{.code = "x", .area = "top", .rule = rule::Sum{}},
                                  {.code = "y", .area = "top", .rule = rule::Sum{}, .missing = Missing::leave_out},
                                  {.code = "z", .area = "low", .rule = rule::Sum{}, .missing = Missing::incomplete}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.areas[0].source = "the handbook";
    parts.areas.push_back({.code = "low", .parent = "top"});
    return parts;
}
record::Ledger study_ledger()
{
    Book book({"ann", "bob", "cai", "dan", "eve"}, {"x", "y", "z"});
    const char* const points[5][3] = {
        {"1", "9", "3"}, {"5", "", "4"}, {"2", "2", ""}, {"4", "1", "8"}, {"0", "3", "1"}};
    const char* const members[5] = {"ann", "bob", "cai", "dan", "eve"};
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 3; ++column)
            if (*points[row][column] != '\0')
                book.add(members[row], column == 0 ? "x" : column == 1 ? "y" : "z", points[row][column]);
    return book.ledger;
}

TEST(Weights, OfAnAreaLeaveAsideWhoHasNotAllItsParts)
{
    const Evaluation evaluation = evaluated(Scheme(study()), study_ledger());
    const Weighting made = weights_by(WeightMethod::entropy, evaluation, "top");
    EXPECT_EQ(made.parts, (std::vector<std::string>{"low", "x", "y"}));
    EXPECT_EQ(made.members, 3U);
    EXPECT_EQ(made.left_aside, 2U);
    const Weighting plain = weights_by(WeightMethod::entropy, table({{3, 1, 9}, {8, 4, 1}, {1, 0, 3}}));
    EXPECT_EQ(made.shares, plain.shares);
    EXPECT_EQ(made.weights, plain.weights);
    EXPECT_EQ(made.source,
              "entropy weights of 3 members, 2 left aside, scheme scheme " + evaluation.scheme_digest().substr(0, 12));
    EXPECT_THROW(static_cast<void>(weights_by(WeightMethod::entropy, evaluation, "none")), InvalidInput);
}

TEST(Weights, ComeIntoASchemeWithTheirSource)
{
    const Evaluation evaluation = evaluated(Scheme(study()), study_ledger());
    const Weighting made = weights_by(WeightMethod::entropy, evaluation, "top");
    const Scheme with = with_weights(evaluation.scheme(), "top", made);
    EXPECT_EQ(with.parts().areas[0].source, "the handbook; weights: " + made.source);
    EXPECT_EQ(with.parts().areas[1].weight, made.weights[0]);
    EXPECT_EQ(with.parts().indicators[0].weight, made.weights[1]);
    EXPECT_EQ(with.parts().indicators[1].weight, made.weights[2]);
    EXPECT_EQ(with.parts().indicators[2].weight, Weight::whole(1));
    static_cast<void>(evaluated(with, study_ledger()));
    const Scheme again = with_weights(with, "top", weights_by(WeightMethod::equal, evaluation, "top"));
    EXPECT_EQ(again.parts().areas[0].source.rfind("the handbook; weights: equal weights of 3 members", 0), 0U);
    EXPECT_EQ(again.parts().areas[0].source.find("entropy"), std::string::npos);
}

TEST(Weights, OfAGeometricMeanKeepTheirPlaces)
{
    SchemeParts parts = study();
    parts.areas[0].aggregation = Aggregation::geometric;
    const Weighting equal{.parts = {"x", "y", "low"},
                          .weights = {weight("0.333334"), weight("0.333333"), weight("0.333333")}};
    const Scheme with = with_weights(Scheme(parts), "top", equal);
    EXPECT_EQ(with.parts().indicators[0].weight, weight("0.333334"));
    EXPECT_EQ(with.parts().indicators[1].weight, weight("0.333333"));
}

TEST(Weights, AreRefusedByAnAreaTheyAreNotOf)
{
    SchemeParts parts = study();
    parts.areas[0].aggregation = Aggregation::sum;
    const Weighting wrong{.parts = {"x", "w"}, .weights = {weight("0.5"), weight("0.5")}};
    try {
        static_cast<void>(with_weights(Scheme(parts), "top", wrong));
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(),
                     "area \"top\": it does not use the weights of its parts; name an area that does\n"
                     "area \"top\": its part \"low\" has no weight given; give one for each of its parts\n"
                     "area \"top\": its part \"y\" has no weight given; give one for each of its parts\n"
                     "area \"top\": \"w\" is no part of it that has a weight; leave it out");
    }
}

}  // namespace
}  // namespace muster::evaluation::weights_test
