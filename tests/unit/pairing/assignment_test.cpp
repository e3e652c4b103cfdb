// assign: agrees with trying everything and with a plain method, proves itself, and is the same in vectors of any
// width.
#include "muster/pairing/assignment.hpp"

#include "muster/core/seed.hpp"
#include "muster/pairing/assignment_check.hpp"
#include "muster/pairing/optimal.hpp"
#include "pairing/dense/assign.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::assignment_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Value>
struct Table {
    std::size_t rows;
    std::size_t columns;
    std::vector<Value> scores;

    [[nodiscard]] ScoreMatrix<Value> view() const { return {scores.data(), rows, columns}; }
};

template <class Value>
Table<Value> table(std::size_t rows, std::size_t columns, const std::function<double(std::size_t, std::size_t)>& score)
{
    Table<Value> made{rows, columns, {}};
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            made.scores.push_back(static_cast<Value>(score(row, column)));
    return made;
}

// Greatest total over every way to give all of the smaller side a partner; nothing where there is no way.
template <class Value>
class EveryWay {
public:
    explicit EveryWay(const ScoreMatrix<Value>& scores, double sign)
        : scores_(scores), sign_(sign), taken_(scores.columns)
    {
        try_from(0, 0, scores.rows > scores.columns ? scores.rows - scores.columns : 0);
    }

    [[nodiscard]] std::optional<double> best() const { return best_; }

private:
    void try_from(std::size_t row, double total, std::size_t may_be_left)
    {
        if (row == scores_.rows) {
            best_ = std::max(best_.value_or(total), total);
            return;
        }
        if (may_be_left > 0)
            try_from(row + 1, total, may_be_left - 1);
        for (std::size_t column = 0; column < scores_.columns; ++column) {
            const auto score = static_cast<double>(scores_.at(row, column));
            if (taken_[column] || std::isinf(score))
                continue;
            taken_[column] = true;
            try_from(row + 1, total + sign_ * score, may_be_left);
            taken_[column] = false;
        }
    }

    const ScoreMatrix<Value>& scores_;
    double sign_;
    std::vector<bool> taken_;
    std::optional<double> best_;
};

// Least total by the textbook: rows one at a time, no cleverness. No more rows than columns.
double plain_least(const std::function<double(std::size_t, std::size_t)>& cost, std::size_t rows, std::size_t columns)
{
    std::vector<double> of_row(rows + 1, 0);
    std::vector<double> of_column(columns + 1, 0);
    std::vector<std::size_t> row_of(columns + 1, 0);
    for (std::size_t row = 1; row <= rows; ++row) {
        std::vector<double> least(columns + 1, infinity);
        std::vector<std::size_t> before(columns + 1, 0);
        std::vector<bool> used(columns + 1, false);
        row_of[0] = row;
        std::size_t here = 0;
        while (row_of[here] != 0) {
            used[here] = true;
            double step = infinity;
            std::size_t next = 0;
            for (std::size_t column = 1; column <= columns; ++column) {
                if (used[column])
                    continue;
                const double reduced = cost(row_of[here] - 1, column - 1) - of_row[row_of[here]] - of_column[column];
                if (reduced < least[column]) {
                    least[column] = reduced;
                    before[column] = here;
                }
                if (least[column] < step) {
                    step = least[column];
                    next = column;
                }
            }
            for (std::size_t column = 0; column <= columns; ++column)
                if (used[column]) {
                    of_row[row_of[column]] += step;
                    of_column[column] -= step;
                } else {
                    least[column] -= step;
                }
            here = next;
        }
        for (; here != 0; here = before[here])
            row_of[here] = row_of[before[here]];
    }
    double total = 0;
    for (std::size_t column = 1; column <= columns; ++column)
        if (row_of[column] != 0)
            total += cost(row_of[column] - 1, column - 1);
    return total;
}

template <class Value>
double plain_best(const ScoreMatrix<Value>& scores, Sense sense)
{
    const double sign = sense == Sense::greatest ? -1 : 1;
    const bool turn = scores.rows > scores.columns;
    const auto cost = [&](std::size_t row, std::size_t column) {
        return sign * static_cast<double>(turn ? scores.at(column, row) : scores.at(row, column));
    };
    return sign * plain_least(cost, std::min(scores.rows, scores.columns), std::max(scores.rows, scores.columns));
}

template <class Value>
class AssignmentOf : public testing::Test {
};
using Values = testing::Types<std::int32_t, std::int64_t, float, double>;
TYPED_TEST_SUITE(AssignmentOf, Values, );

TYPED_TEST(AssignmentOf, AgreesWithTryingEveryWayAndProvesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int infeasible = 0;
    for (int round = 0; round < 1500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const std::size_t rows = 1 + random.below(6);
        const std::size_t columns = 1 + random.below(6);
        const std::uint32_t spread = 1 + random.below(12);
        const Sense sense = random.below(2) == 0 ? Sense::greatest : Sense::least;
        const bool some_may_not = std::is_floating_point_v<TypeParam> && random.below(2) == 0;
        const double never = sense == Sense::greatest ? -infinity : infinity;
        const auto scores = table<TypeParam>(rows, columns, [&](std::size_t, std::size_t) {
            return some_may_not && random.below(2) == 0 ? never : static_cast<double>(random.below(spread)) - 3;
        });
        const double sign = sense == Sense::greatest ? 1 : -1;
        const auto best = EveryWay<TypeParam>(scores.view(), sign).best();
        try {
            const auto result = assign(scores.view(), {.sense = sense});
            ASSERT_TRUE(best.has_value());
            EXPECT_EQ(static_cast<double>(result.total), sign * *best);
            const auto verdict = verify_assignment(scores.view(), result);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            EXPECT_LE(verdict.gap, 1e-12);
        } catch (const Infeasible&) {
            EXPECT_FALSE(best.has_value());
            ++infeasible;
        }
    }
    if (std::is_floating_point_v<TypeParam>) {
        EXPECT_GT(infeasible, 50);
    }
}

struct Shape {
    const char* name;
    std::function<double(std::size_t, std::size_t)> score;
};

std::vector<Shape> shapes(Random& random)
{
    return {
        {"many values", [&](std::size_t, std::size_t) { return random.below(1'000'000); }},
        {"few values", [&](std::size_t, std::size_t) { return random.below(4); }},
        {"all equal", [](std::size_t, std::size_t) { return 7; }},
        {"products", [](std::size_t row, std::size_t column) { return static_cast<double>((row + 1) * (column + 1)); }},
        {"sums", [](std::size_t row, std::size_t column) { return static_cast<double>(1000 * row + 77 * column); }},
        {"sums and a little",
         [&](std::size_t row, std::size_t column) {
             return static_cast<double>((row * 7919) % 1009 + (column * 104729) % 997 + random.below(20));
         }},
        {"sorted rows",
         [&](std::size_t, std::size_t column) { return static_cast<double>(column * 10 + random.below(12)); }},
        {"blocks", [](std::size_t row, std::size_t column) { return row % 5 == column % 3 ? 100 : 1; }},
        {"kinds of rows",
         [](std::size_t row, std::size_t column) {
             return static_cast<double>((row * 7919 % 6) * 613 + column * 104729 % 997 * (row * 7919 % 6 + 3) % 1009);
         }},
        {"kinds of columns",
         [](std::size_t row, std::size_t column) {
             return static_cast<double>((column % 5) * 613 + row * 104729 % 997 * (column % 5 + 3) % 1009);
         }},
        {"distances on a line",
         [](std::size_t row, std::size_t column) {
             const auto here = static_cast<double>(row * 7919 % 1009);
             const auto there = static_cast<double>(column * 104729 % 997);
             return std::abs(here - there);
         }},
        {"products out of order",
         [](std::size_t row, std::size_t column) {
             return static_cast<double>((row * 7919 % 1009) * (column * 104729 % 997));
         }},
        {"a favourite", [&](std::size_t, std::size_t column) { return column == 3 ? 5000 : random.below(50); }},
    };
}

TYPED_TEST(AssignmentOf, AgreesWithAPlainMethodOnEveryShape)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    const std::pair<std::size_t, std::size_t> sizes[] = {{33, 33},  {64, 64},   {100, 100}, {150, 97}, {30, 1100},
                                                         {700, 60}, {130, 131}, {90, 600},  {260, 260}};
    for (const auto& shape : shapes(random))
        for (const auto& [rows, columns] : sizes)
            for (const Sense sense : {Sense::greatest, Sense::least}) {
                SCOPED_TRACE(std::string(shape.name) + ", " + std::to_string(rows) + " x " + std::to_string(columns));
                const auto scores = table<TypeParam>(rows, columns, shape.score);
                const auto result = assign(scores.view(), {.sense = sense});
                EXPECT_EQ(static_cast<double>(result.total), plain_best(scores.view(), sense));
                const auto verdict = verify_assignment(scores.view(), result);
                EXPECT_TRUE(verdict.holds) << verdict.fault;
            }
}

TYPED_TEST(AssignmentOf, IsTheSameInVectorsOfAnyWidthAndWithAnyNumberOfThreads)
{
    Random random(Seed{11});
    for (const auto& shape : shapes(random))
        for (const auto& [rows, columns] :
             {std::pair{47, 47}, {540, 540}, {70, 1500}, {1300, 45}, {520, 521}, {60, 800}}) {
            SCOPED_TRACE(std::string(shape.name) + ", " + std::to_string(rows) + " x " + std::to_string(columns));
            const auto scores =
                table<TypeParam>(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns), shape.score);
            const auto portable = dense::assign_in(dense::Width::portable, scores.view(), {});
            const auto verdict = verify_assignment(scores.view(), portable);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            for (const auto width : {dense::Width::avx2, dense::Width::avx512})
                if (width <= dense::widest()) {
                    EXPECT_EQ(dense::assign_in(width, scores.view(), {}), portable);
                }
            EXPECT_EQ(assign(scores.view(), {.threads = 3}), portable);
        }
}

TYPED_TEST(AssignmentOf, ProvesPatternsWithPairsThatMayNotBeAndAFewThatBreakThem)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (const auto& shape : shapes(random))
        for (const auto& [size, rarity] : {std::pair{300U, 50U}, {300U, 100'000U}, {90U, 50U}, {110U, 2'000U}}) {
            const unsigned one_in = rarity;  // clang 14 lets no lambda take a part of a pair
            SCOPED_TRACE(std::string(shape.name) + ", " + std::to_string(size) + ", one in " + std::to_string(one_in));
            const auto scores = table<TypeParam>(size, size, [&](std::size_t row, std::size_t column) {
                if (row == column || random.below(one_in) > 0)
                    return shape.score(row, column);
                return std::is_floating_point_v<TypeParam> ? -infinity : -12'345.0;
            });
            const auto result = assign(scores.view());
            const auto verdict = verify_assignment(scores.view(), result);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            EXPECT_EQ(static_cast<double>(result.total), plain_best(scores.view(), Sense::greatest));
        }
}

// Rows and columns are in their order already: the pair that may not be lies on it or beside it.
TEST(Assignment, OnePairThatMayNotBeLeavesAPatternFeasible)
{
    const std::function<double(std::size_t, std::size_t)> patterns[] = {
        [](std::size_t row, std::size_t column) { return static_cast<double>((row + 1) * (column + 1)); },
        [](std::size_t row, std::size_t column) {
            return -std::abs(10.0 * static_cast<double>(row) - 10.0 * static_cast<double>(column));
        }};
    for (std::size_t pattern = 0; pattern < 2; ++pattern)
        for (const std::size_t size : {130U, 200U, 520U})
            for (std::size_t at = 0; at + 1 < size; at += size / 13)
                for (const auto& [row, column] : {std::pair{at, at}, {at, at + 1}, {at + 1, at}, {at + 1, at + 1}}) {
                    SCOPED_TRACE("pattern " + std::to_string(pattern) + ", " + std::to_string(size) + ", pair " +
                                 std::to_string(row) + " " + std::to_string(column));
                    auto scores = table<double>(size, size, patterns[pattern]);
                    scores.scores[row * size + column] = -infinity;
                    const auto result = assign(scores.view());
                    const auto verdict = verify_assignment(scores.view(), result);
                    EXPECT_TRUE(verdict.holds) << verdict.fault;
                    EXPECT_NE(result.mentor_of[row], MentorId{static_cast<MentorId::Value>(column)});
                }
}

TEST(Assignment, PatternsBeyondNarrowIntegersAreExact)
{
    for (const std::size_t size : {300U, 600U}) {
        const auto scores = table<std::int32_t>(size, size, [&](std::size_t row, std::size_t column) {
            return static_cast<double>((row + 1) * (column + 1)) * (2e9 / static_cast<double>(size * size)) - 1e9;
        });
        for (const Sense sense : {Sense::greatest, Sense::least})
            EXPECT_TRUE(verify_assignment(scores.view(), assign(scores.view(), {.sense = sense})).holds);
    }
}

TYPED_TEST(AssignmentOf, ReadsRowsThatLieApartOrBackwards)
{
    Random random(Seed{5});
    const auto whole = table<TypeParam>(40, 90, [&](std::size_t, std::size_t) { return random.below(1000); });
    auto part = whole;
    std::erase_if(part.scores, [at = 0](TypeParam) mutable {
        const int column = at++ % 90;
        return column < 20 || column >= 75;
    });
    part.columns = 55;
    const auto straight = assign(part.view());
    EXPECT_EQ(assign(ScoreMatrix<TypeParam>{whole.scores.data() + 20, 40, 55, 90}), straight);
    const ScoreMatrix<TypeParam> backwards{whole.scores.data() + 20 + 39 * 90, 40, 55, -90};
    EXPECT_EQ(assign(backwards).total, straight.total);
    EXPECT_TRUE(verify_assignment(backwards, assign(backwards)).holds);
}

TYPED_TEST(AssignmentOf, TakesEmptySides)
{
    for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{0, 0}, {0, 3}, {3, 0}}) {
        const ScoreMatrix<TypeParam> none{nullptr, rows, columns};
        const auto result = assign(none);
        EXPECT_EQ(result.mentor_of, std::vector<MentorId>(rows));
        EXPECT_EQ(result.total, 0);
        EXPECT_TRUE(verify_assignment(none, result).holds);
    }
}

TYPED_TEST(AssignmentOf, CheckerNamesWhatWasTamperedWith)
{
    Random random(Seed{3});
    for (const auto& [rows, columns] : {std::pair{20, 20}, {20, 30}, {30, 20}}) {
        const auto scores = table<TypeParam>(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns),
                                             [&](std::size_t, std::size_t) { return 100 + random.below(1000); });
        const auto good = assign(scores.view());
        ASSERT_TRUE(verify_assignment(scores.view(), good).holds);
        const auto fault = [&](auto tamper) {
            auto bad = good;
            tamper(bad);
            const auto verdict = verify_assignment(scores.view(), bad);
            EXPECT_FALSE(verdict.holds);
            return verdict.fault;
        };
        const auto paired = static_cast<std::size_t>(
            std::ranges::find_if(good.mentor_of, [](MentorId id) { return id.is_set(); }) - good.mentor_of.begin());
        const std::string name =
            "mentee " + std::to_string(paired) + " with mentor " + std::to_string(good.mentor_of[paired].row());
        EXPECT_EQ(fault([](auto& bad) { bad.mentor_of.pop_back(); }),
                  "the assignment has " + std::to_string(rows - 1) + " rows for " + std::to_string(rows) + " mentees");
        EXPECT_EQ(fault([](auto& bad) { bad.column_price.pop_back(); }),
                  "there is not one gain per mentee and one price per mentor");
        EXPECT_EQ(fault([&](auto& bad) { bad.mentor_of[paired] = MentorId(500); }),
                  "mentee " + std::to_string(paired) + " has mentor 500, who is not there");
        EXPECT_EQ(fault([&](auto& bad) { bad.mentor_of[paired] = MentorId(); }), "there are 19 pairs where 20 can be");
        EXPECT_THAT(fault([](auto& bad) { bad.total += 1; }), testing::StartsWith("the total is said to be "));
        EXPECT_EQ(fault([&](auto& bad) { bad.row_gain[paired] += 1; }),
                  name + " is paired, yet scores worse than gain and price");
        EXPECT_THAT(
            fault([&](auto& bad) { bad.row_gain[paired] -= 1; }),
            testing::AnyOf(testing::AllOf(testing::StartsWith("mentee " + std::to_string(paired) + " with mentor "),
                                          testing::EndsWith(" scores better than gain and price allow")),
                           "the gain of mentee " + std::to_string(paired) + " is on the wrong side of 0"));
        fault([&](auto& bad) { std::swap(bad.mentor_of[paired], bad.mentor_of[paired + 1 < 20 ? paired + 1 : 0]); });
        fault([&](auto& bad) { bad.sense = Sense::least; });
    }
}

TEST(Assignment, CheckerBoundsHowFarAWorseOneIsFromTheBest)
{
    Random random(Seed{17});
    const auto scores = table<double>(60, 80, [&](std::size_t, std::size_t) { return random.unit(); });
    const auto best = assign(scores.view());
    for (std::size_t row = 0; row + 1 < 60; ++row) {
        auto worse = best;
        std::swap(worse.mentor_of[row], worse.mentor_of[row + 1]);
        worse.total = 0;
        for (std::size_t at = 0; at < 60; ++at)
            worse.total += scores.view().at(at, worse.mentor_of[at].row());
        const auto verdict = verify_assignment(scores.view(), worse);
        EXPECT_FALSE(verdict.holds);
        EXPECT_GE(verdict.gap, best.total - worse.total - 1e-13);
        EXPECT_LE(verdict.gap, best.total - worse.total + 1e-11);
    }
}

TEST(Assignment, IntegersAtTheEndsOfTheirRangeAreExact)
{
    Random random(Seed{23});
    constexpr auto low = std::numeric_limits<std::int32_t>::min();
    constexpr auto high = std::numeric_limits<std::int32_t>::max();
    Table<std::int32_t> scores{40, 40, {}};
    for (int at = 0; at < 1600; ++at)
        scores.scores.push_back(random.below(2) == 0 ? low + static_cast<std::int32_t>(random.below(5))
                                                     : high - static_cast<std::int32_t>(random.below(5)));
    for (const Sense sense : {Sense::greatest, Sense::least}) {
        const auto result = assign(scores.view(), {.sense = sense});
        EXPECT_TRUE(verify_assignment(scores.view(), result).holds);
        EXPECT_EQ(static_cast<double>(result.total), plain_best(scores.view(), sense));
    }
}

TEST(Assignment, FloatsOfVeryDifferentSizesAreProvenWithinRounding)
{
    Random random(Seed{29});
    for (const int spread : {1, 20, 300}) {
        const auto scores = table<double>(300, 300, [&](std::size_t, std::size_t) {
            return std::ldexp(random.unit() - 0.5, static_cast<int>(random.below(static_cast<std::uint32_t>(spread))));
        });
        const auto verdict = verify_assignment(scores.view(), assign(scores.view()));
        EXPECT_TRUE(verdict.holds) << verdict.fault;
    }
}

// Ties of numbers that are not whole come apart by rounding, and then a shorter way may seem to lead over a longer one.
TEST(Assignment, SmallOnesOfFewFloatsAreProvenThoughRounded)
{
    for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
        Random random(Seed{seed});
        std::vector<double> few;
        for (int at = 0; at < 3; ++at)
            few.push_back((random.unit() - 0.5) * std::pow(10.0, random.below(7)));
        const auto scores = table<double>(1 + random.below(12), 1 + random.below(12), [&](std::size_t, std::size_t) {
            return few[random.below(10) < 8 ? 0 : 1 + random.below(2)];
        });
        for (const Sense sense : {Sense::greatest, Sense::least}) {
            const auto verdict = verify_assignment(scores.view(), assign(scores.view(), {.sense = sense}));
            EXPECT_TRUE(verdict.holds) << "seed " << seed << ": " << verdict.fault;
        }
    }
}

TEST(Assignment, ForbiddenPairsAreKeptOutOfALargeOne)
{
    Random random(Seed{31});
    const auto scores = table<double>(700, 700, [&](std::size_t row, std::size_t column) {
        return row == column || random.below(100) < 3 ? random.unit() : -infinity;
    });
    const auto result = assign(scores.view());
    const auto verdict = verify_assignment(scores.view(), result);
    EXPECT_TRUE(verdict.holds) << verdict.fault;
}

TEST(Assignment, TooManyForbiddenPairsGiveAHallWitness)
{
    // Mentees 0 to 4 may go to mentors 0 to 3 only.
    const auto may_be = [](std::size_t row, std::size_t column) { return row > 4 || column < 4; };
    const auto scores = table<double>(40, 50, [&](std::size_t row, std::size_t column) {
        return may_be(row, column) ? static_cast<double>((row * 31 + column * 17) % 23) : -infinity;
    });
    try {
        static_cast<void>(assign(scores.view()));
        FAIL();
    } catch (const Infeasible& infeasible) {
        EXPECT_EQ(infeasible.witness().kind, HallWitness::Kind::too_few_places);
        EXPECT_EQ(infeasible.witness().mentees.size(), 5U);
        EXPECT_EQ(infeasible.witness().mentors.size(), 4U);
        EXPECT_EQ(infeasible.witness().places, 4U);
        EXPECT_STREQ(infeasible.what(),
                     "pairing: 5 mentees (the first is 0) have only 4 mentors with 4 places open to them; raise a "
                     "maximum, add candidates, or allow unmatched mentees at a price");
    }
    const auto turned = table<float>(
        50, 40, [&](std::size_t row, std::size_t column) { return may_be(column, row) ? 1.0 : -infinity; });
    try {
        static_cast<void>(assign(turned.view()));
        FAIL();
    } catch (const Infeasible& infeasible) {
        EXPECT_EQ(infeasible.witness().kind, HallWitness::Kind::too_few_mentees);
        EXPECT_EQ(infeasible.witness().mentors.size(), 5U);
        EXPECT_EQ(infeasible.witness().mentees.size(), 4U);
    }
}

template <class Value>
std::string refusal(std::size_t rows, std::size_t columns, std::size_t at, Value score,
                    const AssignOptions& options = {})
{
    Table<Value> scores{rows, columns, std::vector<Value>(rows * columns, Value{1})};
    scores.scores[at] = score;
    try {
        static_cast<void>(assign(scores.view(), options));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(Assignment, BadScoresAreNamedByRowAndColumn)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(
        refusal<double>(4, 5, 13, nan),
        "scores: the score of row 2, column 3 is not a number; give it a number, or minus infinity if the pair may "
        "not be");
    EXPECT_EQ(refusal<float>(40, 500, 20'499 - 1000, std::numeric_limits<float>::quiet_NaN(), {.sense = Sense::least}),
              "scores: the score of row 38, column 499 is not a number; give it a number, or plus infinity if the pair "
              "may not be");
    EXPECT_EQ(
        refusal<double>(50, 4, 7, infinity),
        "scores: the score of row 1, column 3 is infinite; give it a number; only minus infinity has a meaning, that "
        "the pair may not be");
    EXPECT_EQ(
        refusal<double>(50, 4, 7, -infinity, {.sense = Sense::least}),
        "scores: the score of row 1, column 3 is infinite; give it a number; only plus infinity has a meaning, that "
        "the pair may not be");
    EXPECT_EQ(refusal<double>(3, 3, 0, -1e300),
              "scores: the score of row 0, column 0 is above 2^960 in size; scale the "
              "scores down");
    EXPECT_EQ(refusal<std::int64_t>(3, 3, 8, std::numeric_limits<std::int64_t>::min()),
              "scores: the score of row 2, column 2 is above 2^57 in size; scale the scores down");
    EXPECT_EQ(refusal<double>(3, 3, 8, 2.0, {.threads = 0}), "threads: no thread to work with; give 1 or more");
}

TEST(Assignment, ATotalBeyond64BitsIsRefused)
{
    const auto scores = table<std::int64_t>(200, 200, [](std::size_t, std::size_t) { return 0x1p56; });
    EXPECT_THROW(static_cast<void>(assign(scores.view())), Overflow);
}

TEST(Assignment, ShapesThatCannotBeAreRefused)
{
    const double score = 1;
    EXPECT_THROW(static_cast<void>(assign(ScoreMatrix<double>{&score, std::size_t{1} << 32, 1, 0})), InvalidInput);
    EXPECT_THROW(static_cast<void>(assign(ScoreMatrix<double>{nullptr, 2, 2})), InvalidInput);
}

TEST(Assignment, CanBeStoppedAndSaysHowFarItIs)
{
    Random random(Seed{41});
    const auto scores = table<double>(2500, 2500, [&](std::size_t, std::size_t) { return random.unit(); });
    int calls = 0;
    double last = 0;
    static_cast<void>(assign(scores.view(), {.threads = 2, .progress = [&](const ProgressReport& report) {
                                                 ++calls;
                                                 EXPECT_GE(report.done, 0.0);
                                                 EXPECT_LE(report.done, 1.0);
                                                 last = report.done;
                                                 return true;
                                             }}));
    EXPECT_GE(calls, 1);
    EXPECT_THROW(static_cast<void>(
                     assign(scores.view(), {.threads = 2, .progress = [](const ProgressReport&) { return false; }})),
                 Stopped);
}

}  // namespace
}  // namespace muster::pairing::assignment_test
