// Every rule on amounts worked out by hand: at each step of a table, one millionth to either side of it, and at
// nothing.
#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::rule_test {
namespace {

struct Case {
    std::string name;
    Indicator indicator;
    std::vector<const char*> quantities;
    std::string score;  // points (amount, records)
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class RuleGives : public testing::TestWithParam<Case> {};

TEST_P(RuleGives, ThesePoints)
{
    Book book;
    for (const char* amount : GetParam().quantities)
        book.add("ann", "work", amount);
    const Evaluation made = evaluated(scheme_of({GetParam().indicator}), book.ledger);
    EXPECT_EQ(first_score(made), GetParam().score);
    if (GetParam().indicator.is_weighted()) {
        EXPECT_EQ(to_string(made.of(MemberId(0)).total), GetParam().score.substr(0, GetParam().score.find(' ')));
    }
}

Indicator work(Rule rule, int round_to = 6)
{
    return {.code = "work", .area = "top", .rule = std::move(rule), .round_to = round_to};
}

Indicator mean(Indicator indicator)
{
    indicator.combine = Combine::mean;
    return indicator;
}

Indicator capped(Indicator indicator, const char* most)
{
    indicator.cap.per_item = quantity(most);
    return indicator;
}

const rule::Bands steps{
    {{quantity("2"), points("60")}, {quantity("4"), points("80")}, {quantity("4.5"), points("100")}}, points("10")};
const rule::Piecewise line{
    {{quantity("1"), points("10")}, {quantity("4"), points("70")}, {quantity("7"), points("60")}}};

INSTANTIATE_TEST_SUITE_P(
    , RuleGives,
    testing::Values(
        Case{"CountIgnoresQuantities", work(rule::Count{points("2.5")}), {"7", "0", "-3"}, "7.5 (3, 3)"},
        Case{"CountOfNothing", work(rule::Count{}), {}, "0 (0, 0)"},
        Case{"SumOfDecimals", work(rule::Sum{points("3")}), {"0.1", "0.2", "0.000001"}, "0.900003 (0.300001, 3)"},
        Case{"SumBelowZero", work(rule::Sum{}), {"1", "-3.5"}, "-2.5 (-2.5, 2)"},
        Case{"SumRoundedHalfToEvenDown", work(rule::Sum{points("0.5")}, 0), {"5"}, "2 (5, 1)"},
        Case{"SumRoundedHalfToEvenUp", work(rule::Sum{points("0.5")}, 0), {"7"}, "4 (7, 1)"},
        Case{"SumBelowZeroRoundedHalfToEven", work(rule::Sum{points("0.5")}, 0), {"-7"}, "-4 (-7, 1)"},
        Case{"SumOneMillionthAboveHalf", work(rule::Sum{}, 0), {"2.500001"}, "3 (2.500001, 1)"},
        Case{"SumOneMillionthBelowHalf", work(rule::Sum{}, 0), {"3.499999"}, "3 (3.499999, 1)"},
        Case{"SumWithAMillionthOfAMillionth", work(rule::Sum{points("0.000001")}), {"0.5"}, "0 (0.5, 1)"},
        Case{"SumWithAnOddTie", work(rule::Sum{points("0.000001")}), {"1.5"}, "0.000002 (1.5, 1)"},
        Case{"BandsOfNothing", work(steps), {}, "10 (0, 0)"},
        Case{"BandsJustBelow", work(steps), {"1.999999"}, "10 (1.999999, 1)"},
        Case{"BandsAtTheFirst", work(steps), {"1", "1"}, "60 (2, 2)"},
        Case{"BandsBelowTheSecond", work(steps), {"3.999999"}, "60 (3.999999, 1)"},
        Case{"BandsAtTheSecond", work(steps), {"4"}, "80 (4, 1)"},
        Case{"BandsAtTheLast", work(steps), {"4.5"}, "100 (4.5, 1)"},
        Case{"BandsFarAbove", work(steps), {"999"}, "100 (999, 1)"},
        Case{"LineBeforeTheFirstKnot", work(line), {"0"}, "10 (0, 1)"},
        Case{"LineAtTheFirstKnot", work(line), {"1"}, "10 (1, 1)"},
        Case{"LineBetween", work(line), {"2.5"}, "40 (2.5, 1)"}, Case{"LineAtACorner", work(line), {"4"}, "70 (4, 1)"},
        Case{"LineFalling", work(line), {"5"}, "66.666667 (5, 1)"},
        Case{"LineRoundedToATenth", work(line, 1), {"5"}, "66.7 (5, 1)"},
        Case{"LineAfterTheLastKnot", work(line), {"8"}, "60 (8, 1)"},
        Case{"BestTwoOfFour", work(rule::BestOf{2}), {"3", "0.5", "4.25", "1"}, "7.25 (7.25, 2)"},
        Case{"BestTwoOfFourPaid", work(rule::BestOf{2, points("0.5")}), {"3", "1", "4", "1"}, "3.5 (7, 2)"},
        Case{"BestTwoOfOne", work(rule::BestOf{2}), {"3"}, "3 (3, 1)"},
        Case{"BestTwoOfTwo", work(rule::BestOf{2}), {"3", "4"}, "7 (7, 2)"},
        Case{"BestTwoOfNone", work(rule::BestOf{2}), {}, "0 (0, 0)"},
        Case{"BestTwoOfLevelOnes", work(rule::BestOf{2}), {"3", "3", "3"}, "6 (6, 2)"},
        Case{"BestTwoBelowZero", work(rule::BestOf{2}), {"-3", "-1", "-2"}, "-3 (-3, 2)"},
        Case{"LeastTwoOfThree", work(rule::BestOf{2, points("1"), rule::BestIs::least}), {"3", "9", "-1"}, "2 (2, 2)"},
        Case{"MeanOfTheBestTwo", mean(work(rule::BestOf{2}, 2)), {"3", "9", "-1"}, "6 (6, 2)"},
        Case{"MeanOfTheBestThree", mean(work(rule::BestOf{3}, 2)), {"1", "2", "0", "2"}, "1.67 (1.666667, 3)"},
        Case{"MeanOfFewerThanThree", mean(work(rule::BestOf{3})), {"1", "2"}, "1.5 (1.5, 2)"},
        Case{"BestTwoCappedFirst", capped(work(rule::BestOf{2}), "3"), {"9", "8", "2"}, "6 (6, 2)"},
        Case{"DeductionByRecord", work(rule::Deduction{points("2")}), {"5", "1"}, "4 (2, 2)"},
        Case{"DeductionByQuantity", work(rule::Deduction{points("2"), true}), {"5", "1"}, "12 (6, 2)"},
        Case{"DeductionNeverAdds", work(rule::Deduction{points("2"), true}), {"-5"}, "0 (-5, 1)"}),
    [](const auto& test) { return test.param.name; });

TEST(Rate, IsAmountOverWhatAnotherIndicatorCounted)
{
    Book book({"ann", "bob", "cai"}, {});
    for (const char* hours : {"1", "2"})
        book.add("ann", "attended", hours);
    book.add("ann", "called", "7");
    book.add("bob", "attended", "4");
    book.add("cai", "called", "3");
    const Indicator called{.code = "called", .area = "top", .rule = rule::Sum{}};
    for (const auto& [places, expected] : {std::pair{6, "42.857143"}, std::pair{2, "42.86"}, std::pair{0, "43"}}) {
        const Indicator attended{.code = "attended", .area = "top", .rule = rule::Rate{"called"}, .round_to = places};
        const Evaluation made = evaluated(scheme_of({attended, called}), book.ledger);
        EXPECT_EQ(to_string(made.of(MemberId(0), IndicatorId(0)).points), expected);
        EXPECT_EQ(made.of(MemberId(1), IndicatorId(0)).state, ScoreState::missing) << "nothing to divide by";
        EXPECT_EQ(made.of(MemberId(1), IndicatorId(0)).points, Points());
        EXPECT_EQ(made.of(MemberId(2), IndicatorId(0)).state, ScoreState::counted) << "called, and never came";
        EXPECT_EQ(made.of(MemberId(2), IndicatorId(0)).points, Points());
    }
}

TEST(Rate, HalfWayRoundsToEven)
{
    Book book({"ann", "bob"}, {});
    book.add("ann", "done", "1");
    book.add("ann", "asked", "8");
    book.add("bob", "done", "3");
    book.add("bob", "asked", "8");
    const Evaluation made =
        evaluated(scheme_of({{.code = "done", .area = "top", .rule = rule::Rate{"asked", points("100")}, .round_to = 0},
                             {.code = "asked", .area = "top", .rule = rule::Sum{}}}),
                  book.ledger);
    EXPECT_EQ(made.of(MemberId(0), IndicatorId(0)).points, points("12")) << "12.5";
    EXPECT_EQ(made.of(MemberId(1), IndicatorId(0)).points, points("38")) << "37.5";
}

TEST(AwardTable, GivesThePointsOfLevelAndPlace)
{
    const Indicator awards{
        .code = "work",
        .area = "top",
        .rule = rule::AwardTable{
            {{"省级", "一等奖", points("30")}, {"省级", "二等奖", points("20.5")}, {"校级", "一等奖", points("8")}}}};
    Book book;
    book.add_award("ann", "work", "省级", "一等奖");
    book.add_award("ann", "work", "校级", "一等奖");
    book.add_award("bob", "work", "省级", "二等奖");
    const Evaluation made = evaluated(scheme_of({awards}), book.ledger);
    EXPECT_EQ(first_score(made), "38 (38, 2)");
    EXPECT_EQ(made.of(MemberId(1), IndicatorId(0)).points, points("20.5"));
    EXPECT_EQ(made.of(MemberId(2), IndicatorId(0)).state, ScoreState::missing);
}

TEST(AwardTable, NamesEveryRecordThatIsNotInTheTable)
{
    const Indicator awards{.code = "work", .area = "top", .rule = rule::AwardTable{{{"省级", "一等奖", points("30")}}}};
    Book book;
    book.add_award("ann", "work", "省级", "一等奖");
    book.add_award("ann", "work", "国家级", "一等奖");
    book.add("bob", "work");
    try {
        static_cast<void>(evaluate(scheme_of({awards}), book.ledger));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(), "record 2: its award level and place are not in the table (indicator \"work\"); "
                                   "correct the record, or the indicator's rule\n"
                                   "record 3: it has no award level or no place (indicator \"work\"); "
                                   "correct the record, or the indicator's rule");
    }
}

TEST(BestOf, TellsWhichRecordsCounted)
{
    Book book({"ann", "bob"}, {"work"});
    for (const char* marks : {"71", "85", "60", "85", "90"})
        book.add("ann", "work", marks);
    const Evaluation made = evaluated(scheme_of({work(rule::BestOf{3, points("0.1")})}), book.ledger);
    const IndicatorDerivation derived = made.explain(MemberId(0)).indicators[0];
    std::string told;
    for (const DerivedRecord& record : derived.records)
        told += to_string(record.counted) + (record.fate == RecordFate::not_chosen ? "! " : " ");
    EXPECT_EQ(told, "0! 85 0! 85 90 ");
    ASSERT_EQ(derived.steps.size(), 2u);
    EXPECT_EQ(derived.steps[0].text.en, "3 records count, in all");
    EXPECT_EQ(to_string(derived.steps[0].value), "260");
    EXPECT_EQ(derived.steps[1].text.en, "0.1 points a unit of the highest 3 records");
    EXPECT_EQ(derived.steps[1].text.zh, "只计最高 3 条，每单位 0.1 分");
    EXPECT_EQ(to_string(derived.steps[1].value), "26");
}

TEST(BestOf, TakesOfLevelRecordsThoseOfTheFirstDays)
{
    for (const auto best : {rule::BestIs::greatest, rule::BestIs::least}) {
        Book book;
        for (int record = 0; record < 5; ++record)
            book.add("ann", "work", "7", 5 - record);
        const Evaluation made = evaluated(scheme_of({work(rule::BestOf{2, points("1"), best})}), book.ledger);
        const auto records = made.explain(MemberId(0)).indicators[0].records;
        ASSERT_EQ(records.size(), 5u);
        for (const DerivedRecord& record : records)
            EXPECT_EQ(record.fate, record.id.row() > 2 ? RecordFate::counted : RecordFate::not_chosen);
    }
}

TEST(BestOf, TakesOneRecordOfAnEventThatCountsOnce)
{
    Indicator tests = work(rule::BestOf{2});
    tests.once_per_event.applies = true;
    Book book;
    book.add_event("ann", "work", "9", "first");
    book.add_event("ann", "work", "8", "first");
    book.add_event("ann", "work", "5", "second");
    book.add_event("ann", "work", "4", "third");
    EXPECT_EQ(first_score(evaluated(scheme_of({tests}), book.ledger)), "14 (14, 2)");
}

TEST(BestOf, CountsWhatACorrectionLeaves)
{
    Book book;
    const EvidenceId best = book.add("ann", "work", "9");
    for (const char* marks : {"5", "4", "3"})
        book.add("ann", "work", marks);
    const Scheme scheme = scheme_of({work(rule::BestOf{2})});
    EXPECT_EQ(first_score(evaluated(scheme, book.ledger)), "14 (14, 2)");
    book.ledger.void_record(best, {.reason = "copied", .day = day(9)});
    EXPECT_EQ(first_score(evaluated(scheme, book.ledger)), "9 (9, 2)");
}

TEST(BestOf, IsTheSameWithAnyNumberOfThreads)
{
    Random random(Seed{11});
    Book book({"ann", "bob", "cai"}, {"work"});
    for (int record = 0; record < 150'000; ++record)
        book.ledger.append({.member = MemberId(random.below(3)),
                            .indicator = IndicatorId(0),
                            .quantity = Quantity::from_millionths(random.below(1000)),
                            .day = day(0)});
    const Scheme scheme = scheme_of({work(rule::BestOf{1000})});
    EXPECT_EQ(evaluate(scheme, book.ledger, {.threads = 1}), evaluate(scheme, book.ledger, {.threads = 3}));
}

std::string lag_points(const rule::Lag& rule, int on)
{
    Book book;
    book.add("ann", "work", "1", on);
    return to_string(
        evaluated(scheme_of({{.code = "work", .area = "top", .rule = rule}}), book.ledger).of(MemberId(0)).total);
}

TEST(Lag, CountsDaysFromAFixedDay)
{
    const rule::Lag rule{.from = rule::LagFrom::fixed_day,
                         .day = day(0),
                         .within = Days(2),
                         .on_time = points("10"),
                         .per_day_late = points("4"),
                         .least = points("1")};
    EXPECT_EQ(lag_points(rule, -30), "10");
    EXPECT_EQ(lag_points(rule, 2), "10");
    EXPECT_EQ(lag_points(rule, 3), "6");
    EXPECT_EQ(lag_points(rule, 4), "2");
    EXPECT_EQ(lag_points(rule, 5), "1");
    EXPECT_EQ(lag_points(rule, 500), "1");
}

TEST(Lag, TakesTheQuantityAsDaysOfWhichOneBegunIsOne)
{
    const Indicator reports{
        .code = "work",
        .area = "top",
        .rule = rule::Lag{.from = rule::LagFrom::quantity, .on_time = points("10"), .per_day_late = points("4")}};
    for (const auto& [days, expected] :
         {std::pair{"0", "10"}, {"-3", "10"}, {"0.000001", "6"}, {"1", "6"}, {"1.5", "2"}, {"2.000001", "0"}}) {
        Book book;
        book.add("ann", "work", days);
        EXPECT_EQ(to_string(evaluated(scheme_of({reports}), book.ledger).of(MemberId(0)).total), expected) << days;
    }
}

TEST(Lag, CountsFromTheLastDayOfTheActivity)
{
    const Indicator reports{.code = "work",
                            .area = "top",
                            .rule = rule::Lag{.within = Days(1), .on_time = points("5"), .per_day_late = points("2")}};
    Book book;
    const ActivityId activity = book.ledger.add_activity(
        record::Activity::at({.code = "A", .days = Period(day(0), day(3))}, record::ActivityState::closed, day(9)));
    for (const int on : {4, 5}) {
        record::Evidence report = book.row("ann", "work", "1", on);
        report.activity = activity;
        book.ledger.append(report);
    }
    EXPECT_EQ(first_score(evaluated(scheme_of({reports}), book.ledger)), "8 (8, 2)") << "5 in time, 3 a day late";
    book.add("bob", "work");
    try {
        static_cast<void>(evaluate(scheme_of({reports}), book.ledger));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "record 3: it belongs to no activity, from whose end days are counted "
                                   "(indicator \"work\"); correct the record, or the indicator's rule");
    }
}

}  // namespace
}  // namespace muster::evaluation::rule_test
