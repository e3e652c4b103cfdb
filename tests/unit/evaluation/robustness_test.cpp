// Ranks over one weight agree with evaluating at that weight, at both ends of every interval; ranges over all weights
// hold what the drawn schemes give.
#include "muster/evaluation/robustness.hpp"

#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::robustness_test {
namespace {

// Points of "a", "b" and "c", which weigh 0.2, 0.4 and 0.4 in an area that is half of the total; "d" is the other half.
SchemeParts weighed()
{
    SchemeParts parts{.code = "scheme",
                      .areas = {{.code = "top"},
                                {.code = "abc", .parent = "top", .weight = weight("0.5")},
                                {.code = "rest", .parent = "top", .weight = weight("0.5")}},
                      .indicators = {}};
    for (const auto& [code, share] : {std::pair{"a", "0.2"}, {"b", "0.4"}, {"c", "0.4"}})
        parts.indicators.push_back({.code = code, .area = "abc", .weight = weight(share), .rule = rule::Sum{}});
    parts.indicators.push_back({.code = "d", .area = "rest", .rule = rule::Sum{}});
    return parts;
}

record::Ledger random_points(Random& random, int members)
{
    Book book({}, {"a", "b", "c", "d"});
    for (int member = 0; member < members; ++member)
        for (const char* indicator : {"a", "b", "c", "d"}) {
            record::Evidence row = book.row(("m" + std::to_string(member)).c_str(), indicator, "1", 0);
            row.quantity = Quantity::whole(random.below(9));
            book.ledger.append(row);
        }
    return book.ledger;
}

TEST(RankCourses, AgreeWithEvaluatingAtEveryEnd)
{
    Random random(Seed{91});
    for (int round = 0; round < 25; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const record::Ledger ledger = random_points(random, 7);
        const Scheme scheme(weighed());
        const std::vector<RankCourse> courses = rank_courses(evaluate(scheme, ledger), "a");
        std::set<std::int64_t> asked{0, 2, 500'000, 999'998, 1'000'000};
        for (const RankCourse& course : courses)
            for (const RankInterval& interval : course)
                for (const std::int64_t end : {interval.from.millionths(), interval.to.millionths()})
                    for (const std::int64_t near : {end - 2, end - end % 2, end + 2})  // even: the others scale exactly
                        if (near >= 0 && near <= 1'000'000 && near % 2 == 0)
                            asked.insert(near);
        for (const std::int64_t at : asked) {
            const Weight weight = Weight::from_millionths(at);
            const Evaluation made = evaluate(scheme.with_weight("a", weight), ledger, {.is_ranked = true});
            for (std::uint32_t row = 0; row < courses.size(); ++row) {
                const auto interval = std::ranges::find_if(
                    courses[row], [&](const RankInterval& each) { return each.from <= weight && weight <= each.to; });
                ASSERT_NE(interval, courses[row].end());
                EXPECT_EQ(interval->rank, made.of(MemberId(row)).rank)
                    << "member " << row << " at " << to_string(weight);
            }
        }
    }
}

TEST(RankCourses, CoverAllWeightsWithoutGaps)
{
    Random random(Seed{92});
    const std::vector<RankCourse> courses = rank_courses(evaluate(Scheme(weighed()), random_points(random, 30)), "abc");
    for (const RankCourse& course : courses) {
        EXPECT_EQ(course.front().from, weight("0"));
        EXPECT_EQ(course.back().to, weight("1"));
        for (std::size_t i = 1; i < course.size(); ++i) {
            EXPECT_EQ(course[i].from.millionths(), course[i - 1].to.millionths() + 1);
            EXPECT_NE(course[i].rank, course[i - 1].rank);
        }
    }
}

// ann 8 and 2, bob 2 and 4: equal where 8w + 2(1 - w) = 2w + 4(1 - w), at w = 1/4.
TEST(RankCourses, MeetExactlyWhereTotalsAreEqual)
{
    SchemeParts parts = parts_of({{.code = "x", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "y", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.areas[0].round_to = 0;
    Book book({"ann", "bob"}, {});
    for (const auto& [member, x, y] : {std::tuple{"ann", "8", "2"}, {"bob", "2", "4"}}) {
        book.add(member, "x", x);
        book.add(member, "y", y);
    }
    const std::vector<RankCourse> courses = rank_courses(evaluate(Scheme(parts), book.ledger), "x");
    EXPECT_EQ(courses[0], (RankCourse{{weight("0"), weight("0.249999"), 2}, {weight("0.25"), weight("1"), 1}}));
    EXPECT_EQ(courses[1], (RankCourse{{weight("0"), weight("0.25"), 1}, {weight("0.250001"), weight("1"), 2}}));
}

std::string refusal(const SchemeParts& parts, const record::Ledger& ledger, const char* code)
{
    try {
        static_cast<void>(rank_courses(evaluate(Scheme(parts), ledger), code));
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "accepted";
}

TEST(RankCourses, AreRefusedWhereAnAreaTakesNoWeightedMean)
{
    Random random(Seed{93});
    const record::Ledger ledger = random_points(random, 3);
    const std::string wrong = "weight of \"a\": ranks cannot be told exactly for every share of it: ";
    const std::string remedy = "; draw weights by chance with rank_ranges";
    EXPECT_EQ(refusal(weighed(), ledger, "e"),
              "weight of \"e\": no area weighs it; name an area or an indicator that has a weight");
    EXPECT_EQ(refusal(weighed(), ledger, "d"),
              "weight of \"d\": the other parts have no weight to scale; give them weights first");
    for (const Aggregation aggregation : {Aggregation::geometric, Aggregation::harmonic}) {
        SchemeParts parts = weighed();
        parts.areas[1].aggregation = aggregation;
        EXPECT_EQ(refusal(parts, ledger, "a"),
                  wrong + "area \"abc\" does not take the weighted mean of its parts" + remedy);
    }
}

// ann 8 and 2 under a limit of 5, bob 4 and 4: she is cut where 2 + 6w is above 5, which is above his 4.
TEST(RankCourses, FollowLimitsThatCut)
{
    SchemeParts parts = parts_of({{.code = "x", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "y", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.areas[0].most = points("5");
    Book book({"ann", "bob", "cai"}, {});
    for (const auto& [member, x, y] : {std::tuple{"ann", "8", "2"}, {"bob", "4", "4"}, {"cai", "6", "5"}}) {
        book.add(member, "x", x);
        book.add(member, "y", y);
    }
    const std::vector<RankCourse> courses = rank_courses(evaluate(Scheme(parts), book.ledger), "x");
    EXPECT_EQ(courses[0], (RankCourse{{weight("0"), weight("0.333333"), 3},
                                      {weight("0.333334"), weight("0.499999"), 2},
                                      {weight("0.5"), weight("1"), 1}}));
    EXPECT_EQ(courses[2], (RankCourse{{weight("0"), weight("1"), 1}}));
}

// ann has 6 and is not read in y; bob 3 and 9: ann's 6 is above 9 - 6w where w is above a half. At w = 0 she has
// nothing that weighs.
TEST(RankCourses, FollowPartsThatAreLeftOut)
{
    SchemeParts parts = parts_of({{.code = "x", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "y", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.indicators[1].missing = Missing::leave_out;
    Book book({"ann", "bob"}, {});
    book.add("ann", "x", "6");
    book.add("bob", "x", "3");
    book.add("bob", "y", "9");
    const std::vector<RankCourse> courses = rank_courses(evaluate(Scheme(parts), book.ledger), "x");
    EXPECT_EQ(courses[0], (RankCourse{{weight("0"), weight("0"), 0},
                                      {weight("0.000001"), weight("0.499999"), 2},
                                      {weight("0.5"), weight("1"), 1}}));
    EXPECT_EQ(courses[1], (RankCourse{{weight("0"), weight("0.5"), 1}, {weight("0.500001"), weight("1"), 2}}));
}

TEST(RankRanges, HoldTheRankOfTheSchemeItselfAndAreTheSameForASeed)
{
    Random random(Seed{94});
    const Evaluation made = evaluate(Scheme(weighed()), random_points(random, 12), {.is_ranked = true});
    const auto ranges = rank_ranges(made, {.samples = 200, .seed = Seed{5}});
    EXPECT_EQ(ranges, rank_ranges(made, {.samples = 200, .seed = Seed{5}}));
    EXPECT_EQ(ranges, rank_ranges(made, {.samples = 200, .seed = Seed{5}, .threads = 3}));
    EXPECT_NE(ranges, rank_ranges(made, {.samples = 200, .spread = weight("0.9"), .seed = Seed{5}}));
    for (std::uint32_t row = 0; row < ranges.size(); ++row) {
        EXPECT_LE(ranges[row].best, ranges[row].middle);
        EXPECT_LE(ranges[row].middle, ranges[row].worst);
        EXPECT_LE(ranges[row].unchanged, 200u);
    }
    for (const RankRange& range : rank_ranges(made, {.samples = 20, .spread = weight("0")}))
        EXPECT_EQ(range.unchanged, 20u) << "no spread changes nothing";
}

TEST(RankRanges, DoNotMoveWhoIsAheadInEverything)
{
    Book book({"ann", "bob", "cai"}, {});
    for (const char* indicator : {"a", "b", "c", "d"}) {
        book.add("ann", indicator, "5");
        book.add("bob", indicator, "9");
        book.add("cai", indicator, "1");
    }
    const auto ranges = rank_ranges(evaluate(Scheme(weighed()), book.ledger), {.samples = 100, .spread = weight("1")});
    EXPECT_EQ(ranges[0], (RankRange{2, 2, 2, 100}));
    EXPECT_EQ(ranges[1], (RankRange{1, 1, 1, 100}));
    EXPECT_EQ(ranges[2], (RankRange{3, 3, 3, 100}));
}

// Two weights only: the range must lie within the exact course, and reach its ends where samples are many.
TEST(RankRanges, LieWithinTheExactCourse)
{
    Random random(Seed{95});
    SchemeParts parts = parts_of({{.code = "a", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "b", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    const Evaluation made = evaluate(Scheme(parts), random_points(random, 8), {.ignores_strangers = true});
    const auto courses = rank_courses(made, "a");
    const auto ranges = rank_ranges(made, {.samples = 3000, .spread = weight("0.999")});
    for (std::size_t row = 0; row < ranges.size(); ++row) {
        const auto [least, most] = std::ranges::minmax(courses[row], {}, &RankInterval::rank);
        EXPECT_GE(ranges[row].best, least.rank);
        EXPECT_LE(ranges[row].worst, most.rank);
    }
}

TEST(RankRanges, RefuseWhatCannotBeDrawn)
{
    const Evaluation made = evaluate(Scheme(weighed()), record::Ledger({"ann"}, {}));
    const auto message = [&](const WeightSampling& sampling) {
        try {
            static_cast<void>(rank_ranges(made, sampling));
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_EQ(message({.samples = 0}), "sampling of weights: it has no samples; draw at least one");
    EXPECT_EQ(message({.spread = weight("1.5")}), "sampling of weights: its spread is 1.5; give a spread from 0 to 1");
    EXPECT_EQ(message({.progress = [](const ProgressReport&) { return false; }}),
              "sampling of weights: it was asked to stop; let it run to its end, or draw fewer");
}

}  // namespace
}  // namespace muster::evaluation::robustness_test
