// Ranks over one share against evaluating at that share: every kind of scheme, parts left out, roles that are not
// assigned, limits, vetoes; at shares drawn, and at and beside both ends of every interval.
#include "evaluation/share_sweeps.hpp"
#include "muster/evaluation/robustness.hpp"
#include "muster/programme/schemes.hpp"

#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::courses_test {
namespace {

const RankInterval* interval_of(const RankCourse& course, Weight share)
{
    for (const RankInterval& each : course)
        if (each.from <= share && share <= each.to)
            return &each;
    return nullptr;
}

// Ends of intervals and the steps beside them, at most so many, and both ends of all.
std::set<std::int64_t> shares_to_ask(const std::vector<RankCourse>& courses, Dice& dice, std::size_t most)
{
    std::vector<std::int64_t> near;
    for (const RankCourse& course : courses)
        for (const RankInterval& each : course)
            for (const std::int64_t end : {each.from.millionths(), each.to.millionths()})
                for (const std::int64_t at : {end - 1, end, end + 1})
                    if (at >= 0 && at <= 1'000'000)
                        near.push_back(at);
    std::set<std::int64_t> asked{0, 1, 999'999, 1'000'000};
    for (std::size_t i = 0; i < most && !near.empty(); ++i)
        asked.insert(near[static_cast<std::size_t>(dice.below(static_cast<std::uint32_t>(near.size())))]);
    for (int i = 0; i < 4; ++i)
        asked.insert(dice.below(1'000'001));
    return asked;
}

// How many shares were held against evaluating there.
int hold_against_evaluating(const Evaluation& made, const std::string& code, Dice& dice, std::size_t most)
{
    const std::vector<RankCourse> courses = rank_courses(made, code);
    EXPECT_EQ(courses, rank_courses(made, code, 3));
    int held = 0;
    for (const std::int64_t at : shares_to_ask(courses, dice, most)) {
        const Weight share = Weight::from_millionths(at);
        const auto there = [&]() -> std::optional<Evaluation> {
            try {
                return evaluate(made.scheme().with_weight(code, share), made.ledger(),
                                {.roll = made.roll(), .is_ranked = true, .ignores_strangers = true});
            } catch (const Overflow&) {
                return std::nullopt;
            }
        }();
        if (!there)
            continue;
        ++held;
        for (std::uint32_t row = 0; row < courses.size(); ++row) {
            const RankInterval* const found = interval_of(courses[row], share);
            EXPECT_EQ(found == nullptr ? 0 : found->rank, there->of(MemberId(row)).rank)
                << "member " << row << ", share " << to_string(share) << " of " << code;
        }
        if (testing::Test::HasFailure())
            return held;
    }
    return held;
}

// Areas from each part to the top are sums and means that nothing rounds.
SchemeParts with_plain_areas(Dice& dice)
{
    SchemeParts parts = random_parts(dice);
    for (Area& area : parts.areas) {
        area.position_weights.clear();
        area.aggregation = dice.one_in(5) ? Aggregation::sum : Aggregation::arithmetic;
        area.round_to.reset();
        for (Indicator& indicator : parts.indicators)
            if (indicator.area == area.code && indicator.is_weighted() && indicator.weight > Weight::whole(1))
                indicator.weight = Weight::whole(dice.below(4));
        weigh(dice, parts, area);
    }
    for (Indicator& indicator : parts.indicators)
        if (indicator.is_weighted() && !indicator.is_bonus && dice.heads()) {
            if (dice.heads())
                indicator.missing = Missing::leave_out;
            else
                indicator.assigned = dice.heads() ? "mentor" : "guide";
        }
    return parts;
}

class RandomCourses : public testing::TestWithParam<int> {};

TEST_P(RandomCourses, AreWhatEvaluatingAtEachShareGives)
{
    int schemes = 0;
    int held = 0;
    int refused = 0;
    for (int seed = GetParam(); seed < GetParam() + 250; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 400'000);
        std::optional<Evaluation> made;
        try {
            made = evaluate(Scheme(with_plain_areas(dice)), random_ledger(dice, dice.one_in(3)),
                            {.roll = random_roll(dice), .is_ranked = true});
        } catch (const Error&) {
            continue;
        }
        ++schemes;
        std::vector<std::string> names = codes;
        names.insert(names.end(), {"a", "b", "c"});
        for (const std::string& code : names) {
            try {
                held += hold_against_evaluating(*made, code, dice, 24);
            } catch (const InvalidInput&) {  // it has no weight that counts
                ++refused;
            }
            if (HasFailure())
                return;
        }
    }
    EXPECT_GT(schemes, 50);
    EXPECT_GT(held, 1000);
    EXPECT_LT(refused, schemes * 8);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCourses, testing::Values(1, 251, 501));

TEST(RankCourses, AreToldOfEveryPartOfTheProgrammesOwnScheme)
{
    SchemeParts parts = programme::built_in_scheme("four_enters");
    for (Area& area : parts.areas)
        area.round_to.reset();
    const Scheme scheme(parts);
    Dice dice(77);
    std::vector<std::string> indicators;
    for (const Indicator& indicator : parts.indicators)
        indicators.push_back(indicator.code);
    Book book({}, indicators);
    std::vector<RollMember> members;
    for (int member = 0; member < 12; ++member) {
        const std::string code = "m" + std::to_string(member);
        members.push_back({.code = code});
        for (const Indicator& indicator : parts.indicators) {
            if (!indicator.assigned.empty() && members.back().roles.empty() && dice.heads())
                members.back().roles.push_back(indicator.assigned);
            if (name_of(indicator.rule) != "award_table" && !sanction_of(indicator.rule) && dice.heads())
                book.add(code.c_str(), indicator.code.c_str(), std::to_string(dice.below(9)).c_str(), dice.below(60));
        }
    }
    const Evaluation made = evaluate(scheme, book.ledger, {.roll = Roll(members), .is_ranked = true});
    int told = 0;
    for (const Area& area : parts.areas)
        if (!area.parent.empty()) {
            EXPECT_GT(hold_against_evaluating(made, area.code, dice, 40), 4);
            ++told;
        }
    EXPECT_GE(told, 5) << "areas";
}

// The merge of straight lines and the sweep of whatever functions, of the same.
TEST(RankCourses, AreTheSameByMergingAndBySweeping)
{
    Dice dice(5);
    for (int round = 0; round < 40; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        std::vector<ShareFunction> functions;
        const int most = round % 2 == 0 ? 6 : 1'000'000;  // many that are level, or none
        for (int i = 0; i < 30; ++i) {
            SharePiece piece;
            piece.over[0] = WideInteger{dice.below(static_cast<std::uint32_t>(most))} * 1'000'000;
            piece.over[1] = dice.below(static_cast<std::uint32_t>(most)) - most / 2;
            piece.under[0] = 7;
            functions.push_back({.between = {piece}});
        }
        const auto merged = sweep_straight_ranks(functions, 1);
        ASSERT_TRUE(merged);
        EXPECT_EQ(*merged, sweep_bent_ranks(functions, 1));
        EXPECT_EQ(*merged, *sweep_straight_ranks(functions, 2));
        EXPECT_EQ(*merged, sweep_bent_ranks(functions, 2));
        for (ShareFunction& function : functions)  // of so many digits that they are not within 64 bits
            for (WideInteger& each : function.between[0].over)
                each *= 1'000'003 * WideInteger{1'000'033};
        EXPECT_EQ(*merged, *sweep_straight_ranks(functions, 1));
    }
}

TEST(WeightStability, IsTheLongestRangeInWhichEvaluatingGivesTheSame)
{
    int held = 0;
    for (int seed = 1; seed < 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 500'000);
        SchemeParts parts = parts_of({{.code = "a", .area = "top", .weight = weight("0.25"), .rule = rule::Sum{}},
                                      {.code = "b", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                      {.code = "c", .area = "top", .weight = weight("0.25"), .rule = rule::Sum{}}});
        parts.areas[0].aggregation = Aggregation::arithmetic;
        Book book({}, {"a", "b", "c"});
        for (const char* const member : {"m0", "m1", "m2", "m3", "m4"})
            for (const char* const indicator : {"a", "b", "c"})
                book.add(member, indicator, std::to_string(dice.below(9)).c_str());
        const Evaluation made = evaluate(Scheme(parts), book.ledger, {.is_ranked = true});
        std::vector<std::string> first;  // whoever is among the first two
        for (std::uint32_t row = 0; row < 5; ++row)
            if (made.of(MemberId(row)).rank <= 2)
                first.push_back(made.roll().members()[MemberId(row)].code);
        const WeightStability found = weight_stability(made, "a", first);
        EXPECT_EQ(found.share, weight("0.25"));
        const auto at = [&](std::int64_t share) {
            return evaluate(made.scheme().with_weight("a", Weight::from_millionths(share)), book.ledger,
                            {.is_ranked = true});
        };
        const auto is_same = [&](std::int64_t share, auto same) {
            const Evaluation there = at(share);
            for (std::uint32_t row = 0; row < 5; ++row)
                if (!same(made.of(MemberId(row)).rank, there.of(MemberId(row)).rank))
                    return false;
            return true;
        };
        const auto hold = [&](const ShareRange& range, auto same) {
            ++held;
            EXPECT_TRUE(is_same(range.from.millionths(), same) && is_same(range.to.millionths(), same));
            if (range.from > Weight{}) {
                EXPECT_FALSE(is_same(range.from.millionths() - 1, same));
            }
            if (range.to < Weight::whole(1)) {
                EXPECT_FALSE(is_same(range.to.millionths() + 1, same));
            }
        };
        hold(found.ranking, [](std::uint32_t one, std::uint32_t other) { return one == other; });
        hold(found.leading, [](std::uint32_t one, std::uint32_t other) { return (one == 1) == (other == 1); });
        EXPECT_TRUE(found.selection);
        if (found.selection)
            hold(*found.selection, [&](std::uint32_t one, std::uint32_t other) {
                return (one <= first.size()) == (other <= first.size());
            });
    }
    EXPECT_GT(held, 80);
}

TEST(WeightStability, TakesTheBestGradeAndRefusesStrangers)
{
    SchemeParts parts = parts_of({{.code = "a", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "b", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.grades = {{.code = "A", .from = points("5")}, {.code = "B"}};
    Book book({"ann", "bob"}, {"a", "b"});
    book.add("ann", "a", "8");
    book.add("ann", "b", "2");
    book.add("bob", "b", "6");
    const Evaluation made = evaluate(Scheme(parts), book.ledger);
    const WeightStability found = weight_stability(made, "a");
    EXPECT_EQ(found.selected, (std::vector<std::string>{"ann"}));
    ASSERT_TRUE(found.selection);  // 8w + 2(1 - w) is above 6(1 - w) where w is above 1/3
    EXPECT_EQ(*found.selection, (ShareRange{weight("0.333334"), weight("1")}));
    try {
        static_cast<void>(weight_stability(made, "a", {"eve"}));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "member \"eve\": nobody of this code is on the roll; name members who are");
    }
}

}  // namespace
}  // namespace muster::evaluation::courses_test
