// Sobol indices of functions that are known in closed form, and of small schemes by looking at every pair of weights.
#include "muster/evaluation/sensitivity.hpp"

#include "unit/evaluation/small.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::sensitivity_test {
namespace {

void expect_near(const std::vector<SobolIndex>& made, const std::vector<double>& first,
                 const std::vector<double>& total)
{
    for (std::size_t input = 0; input < made.size(); ++input) {
        const SobolIndex& each = made[input];
        EXPECT_LT(each.first_error.value(), 0.05) << each.input;
        EXPECT_LT(each.total_error.value(), 0.05) << each.input;
        EXPECT_NEAR(each.first.value(), first[input], 4 * *each.first_error + 1e-3) << each.input;
        EXPECT_NEAR(each.total.value(), total[input], 4 * *each.total_error + 1e-3) << each.input;
    }
}

// Ishigami and Homma (1990): sin x + 7 sin^2 y + 0.1 z^4 sin x, each within -pi to pi.
TEST(SobolIndices, AreThoseOfIshigamisFunction)
{
    const std::vector<std::string> inputs{"x", "y", "z"};
    const Model model = [](std::span<const double> point) {
        const auto at = [&](int input) { return (2 * point[static_cast<std::size_t>(input)] - 1) * std::numbers::pi; };
        return std::sin(at(0)) + 7 * std::pow(std::sin(at(1)), 2) + 0.1 * std::pow(at(2), 4) * std::sin(at(0));
    };
    const double fourth = std::pow(std::numbers::pi, 4);
    const double variance = 49.0 / 8 + 0.1 * fourth / 5 + 0.01 * fourth * fourth / 18 + 0.5;
    const double of_x = 0.5 * std::pow(1 + 0.1 * fourth / 5, 2) / variance;
    const double of_y = 49.0 / 8 / variance;
    const double of_both = 0.01 * fourth * fourth * (1.0 / 18 - 1.0 / 50) / variance;
    expect_near(sobol_indices(inputs, model, {.samples = 8192, .seed = Seed{5}}), {of_x, of_y, 0},
                {of_x + of_both, of_y, of_both});
}

// Saltelli and Sobol (1995): product of (|4 x - 2| + a) / (1 + a).
TEST(SobolIndices, AreThoseOfTheGFunction)
{
    const std::vector<double> a{0, 1, 4.5, 9, 99};
    const std::vector<std::string> inputs{"0", "1", "4.5", "9", "99"};
    const Model model = [&](std::span<const double> point) {
        double product = 1;
        for (std::size_t input = 0; input < a.size(); ++input)
            product *= (std::abs(4 * point[input] - 2) + a[input]) / (1 + a[input]);
        return product;
    };
    double variance = 1;
    for (const double each : a)
        variance *= 1 + 1.0 / 3 / std::pow(1 + each, 2);
    variance -= 1;
    std::vector<double> first;
    std::vector<double> total;
    for (const double each : a) {
        const double own = 1.0 / 3 / std::pow(1 + each, 2);
        first.push_back(own / variance);
        total.push_back(own * (variance + 1) / (1 + own) / variance);
    }
    expect_near(sobol_indices(inputs, model, {.samples = 8192, .seed = Seed{6}}), first, total);
}

// Errors are honest: of many runs about two in three lie within one of them.
TEST(SobolIndices, ErrAsOftenAsTheySay)
{
    int within = 0;
    const std::vector<std::string> inputs{"x", "y"};
    const Model model = [](std::span<const double> point) { return 3 * point[0] + point[1]; };
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto made = sobol_indices(inputs, model, {.samples = 256, .seed = Seed{seed}});
        within += std::abs(*made[0].total - 0.9) < *made[0].total_error ? 1 : 0;
    }
    EXPECT_GT(within, 110);
    EXPECT_LT(within, 160);
}

TEST(SobolIndices, AreNotSetWhereNothingVaries)
{
    const std::vector<std::string> inputs{"x"};
    const auto made = sobol_indices(inputs, [](std::span<const double>) { return 1e9 / 3; });
    EXPECT_EQ(made, (std::vector<SobolIndex>{{.input = "x"}}));
    EXPECT_THROW(static_cast<void>(sobol_indices(inputs, [](std::span<const double>) { return NAN; })), InvalidInput);
    EXPECT_THROW(
        static_cast<void>(sobol_indices(inputs, [](std::span<const double> x) { return x[0]; }, {.samples = 31})),
        InvalidInput);
}

// "x" weighs 1 to "y" 2; "z" alone in its area cannot move.
SchemeParts two_weights()
{
    SchemeParts parts = parts_of({{.code = "x", .area = "top", .weight = weight("1"), .rule = rule::Sum{}},
                                  {.code = "y", .area = "top", .weight = weight("2"), .rule = rule::Sum{}},
                                  {.code = "z", .area = "low", .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.areas.push_back({.code = "low", .parent = "top", .weight = weight("0")});
    return parts;
}
record::Ledger seven_members(Random& random)
{
    Book book({}, {"x", "y", "z"});
    for (int member = 0; member < 7; ++member)
        for (const char* const indicator : {"x", "y", "z"}) {
            record::Evidence row = book.row(("m" + std::to_string(member)).c_str(), indicator, "1", 0);
            row.quantity = Quantity::whole(random.below(20));
            book.ledger.append(row);
        }
    return book.ledger;
}

struct Shares {
    double first = 0;
    double total = 0;
};
// Of output by two inputs, each one of `values.size()` equally likely values.
std::vector<Shares> by_looking_at_all(const std::vector<std::vector<double>>& values)
{
    const auto size = static_cast<double>(values.size());
    double mean = 0;
    double square = 0;
    std::vector<double> rows(values.size());
    std::vector<double> columns(values.size());
    for (std::size_t row = 0; row < values.size(); ++row)
        for (std::size_t column = 0; column < values.size(); ++column) {
            mean += values[row][column] / (size * size);
            square += values[row][column] * values[row][column] / (size * size);
            rows[row] += values[row][column] / size;
            columns[column] += values[row][column] / size;
        }
    const double variance = square - mean * mean;
    if (variance < 1e-12)
        return {};
    const auto share = [&](const std::vector<double>& means) {
        double sum = 0;
        for (const double each : means)
            sum += (each - mean) * (each - mean) / size;
        return sum / variance;
    };
    return {{share(rows), 1 - share(columns)}, {share(columns), 1 - share(rows)}};
}

TEST(WeightSensitivity, IsWhatLookingAtEveryPairOfWeightsGives)
{
    Random random(Seed{11});
    int compared = 0;
    for (int round = 0; round < 6; ++round) {
        const record::Ledger ledger = seven_members(random);
        const Evaluation evaluation = evaluate(Scheme(two_weights()), ledger, {.is_ranked = true});
        const WeightSensitivity made = weight_sensitivity(
            evaluation, {.samples = 1500, .spread = weight("0.6"), .seed = Seed{random()}, .threads = 2});
        ASSERT_EQ(made.of_shift.size(), 2U);
        EXPECT_EQ(made.of_shift[0].input, "x");
        EXPECT_EQ(made.of_shift[1].input, "y");
        EXPECT_EQ(made.evaluations, 6000U);
        constexpr std::size_t steps = 60;
        std::vector<std::vector<double>> shifts(steps, std::vector<double>(steps));
        std::vector<std::vector<std::vector<double>>> ranks(7, shifts);
        double mean_shift = 0;
        for (std::size_t row = 0; row < steps; ++row)
            for (std::size_t column = 0; column < steps; ++column) {
                SchemeParts parts = two_weights();
                const auto factor = [](std::size_t step) {  // the middle of each of 60 even parts, in hundredths
                    return 41 + 2 * static_cast<std::int64_t>(step);
                };
                parts.indicators[0].weight = Weight::whole(1 * factor(row));
                parts.indicators[1].weight = Weight::whole(2 * factor(column));
                const Evaluation moved = evaluate(Scheme(parts), ledger, {.is_ranked = true});
                for (std::uint32_t member = 0; member < 7; ++member) {
                    ranks[member][row][column] = moved.of(MemberId(member)).rank;
                    shifts[row][column] += std::abs(static_cast<double>(moved.of(MemberId(member)).rank) -
                                                    evaluation.of(MemberId(member)).rank);
                }
                mean_shift += shifts[row][column] / 7 / (steps * steps);
            }
        EXPECT_NEAR(made.mean_shift, mean_shift, 0.06);
        const auto compare = [&](const std::vector<SobolIndex>& found, const std::vector<Shares>& wanted) {
            if (wanted.empty() || !found[0].first)
                return;
            for (std::size_t input = 0; input < 2; ++input) {
                EXPECT_NEAR(*found[input].first, wanted[input].first, 4 * *found[input].first_error + 0.08);
                EXPECT_NEAR(*found[input].total, wanted[input].total, 4 * *found[input].total_error + 0.08);
                ++compared;
            }
        };
        compare(made.of_shift, by_looking_at_all(shifts));
        for (std::size_t member = 0; member < 7; ++member)
            compare(made.of_members[member], by_looking_at_all(ranks[member]));
    }
    EXPECT_GT(compared, 20);
}

TEST(WeightSensitivity, DoesNotHangOnThreads)
{
    Random random(Seed{12});
    const Evaluation evaluation = evaluate(Scheme(two_weights()), seven_members(random));
    const auto made = [&](unsigned threads) {
        return weight_sensitivity(evaluation, {.samples = 101, .seed = Seed{3}, .threads = threads});
    };
    EXPECT_EQ(made(1), made(3));
    EXPECT_EQ(made(1), made(200));
    EXPECT_NE(made(1), weight_sensitivity(evaluation, {.samples = 101, .seed = Seed{4}}));
    EXPECT_TRUE(weight_sensitivity(evaluation, {.samples = 32, .of_members = false}).of_members.empty());
}

std::string refusal(const SchemeParts& parts, const WeightSensitivityOptions& options)
{
    Random random(Seed{13});
    try {
        static_cast<void>(weight_sensitivity(evaluate(Scheme(parts), seven_members(random)), options));
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

TEST(WeightSensitivity, NamesWhatCannotBeDrawn)
{
    EXPECT_EQ(refusal(two_weights(), {.spread = weight("1.1")}),
              "sampling of weights: its spread is 1.1; give a spread from 0 to 1");
    EXPECT_EQ(refusal(two_weights(), {.samples = 8}), "sampling of weights: it has 8 samples; draw at least 32");
    SchemeParts sums = two_weights();
    sums.areas[0].aggregation = Aggregation::sum;
    sums.areas[1].weight = sums.indicators[1].weight = weight("1");
    EXPECT_EQ(refusal(sums, {}),
              "sampling of weights: no weight has another beside it; evaluate by a scheme that weighs its parts");
    EXPECT_EQ(refusal(two_weights(), {.progress = [](const ProgressReport&) { return false; }}),
              "sampling of weights: it was asked to stop; let it run to its end, or draw fewer");
}

TEST(WeightSensitivity, NamesPositionsOfAnOrderedArea)
{
    SchemeParts parts = two_weights();
    parts.areas.pop_back();
    parts.indicators.pop_back();
    parts.areas[0].aggregation = Aggregation::ordered;
    parts.indicators[1].weight = weight("1");
    parts.areas[0].position_weights = {weight("0.7"), weight("0.3")};
    Random random(Seed{14});
    const auto made = weight_sensitivity(evaluate(Scheme(parts), seven_members(random), {.ignores_strangers = true}),
                                         {.samples = 64});
    EXPECT_EQ(made.of_shift[0].input, "top, position 1");
    EXPECT_EQ(made.of_shift[1].input, "top, position 2");
}

}  // namespace
}  // namespace muster::evaluation::sensitivity_test
