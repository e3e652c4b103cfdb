// How several records become one amount: caps of an item, a period and an indicator, once per event, once across
// indicators, the mean, the best, the worst, the latest.
#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::combine_test {
namespace {

Indicator hours(rule::Cap cap, Combine combine = Combine::sum)
{
    return {.code = "work", .area = "top", .rule = rule::Sum{}, .combine = combine, .cap = cap};
}

TEST(Cap, LimitsEveryItem)
{
    Book book;
    for (const char* amount : {"3", "5.000001", "5", "-2"})
        book.add("ann", "work", amount);
    EXPECT_EQ(first_score(evaluated(scheme_of({hours({.per_item = quantity("5")})}), book.ledger)), "11 (11, 4)");
}

TEST(Cap, OfPointsComesAfterRounding)
{
    Book book;
    book.add("ann", "work", "9.96");
    Indicator rounded = hours({.total = points("9.97")});
    rounded.round_to = 1;
    EXPECT_EQ(first_score(evaluated(scheme_of({rounded}), book.ledger)), "9.97 (9.96, 1)") << "10.0 is above the cap";
}

struct PeriodCase {
    rule::CapPeriod period;
    std::vector<Day> days;  // one record of 4 each; the cap is 6
    const char* counted;
};

TEST(Cap, LimitsAPeriodOfTheCalendar)
{
    using enum rule::CapPeriod;
    const auto on = [](unsigned short year, unsigned short month, unsigned short at) { return Day(year, month, at); };
    const std::vector<PeriodCase> cases{
        {rule::CapPeriod::day, {on(2026, 9, 7), on(2026, 9, 7), on(2026, 9, 8)}, "10"},
        {week, {on(2026, 9, 7), on(2026, 9, 13), on(2026, 9, 14)}, "10"},  // Monday, Sunday, Monday
        {week, {on(2026, 12, 31), on(2027, 1, 3), on(2027, 1, 4)}, "10"},  // one ISO week over New Year
        {month, {on(2026, 9, 1), on(2026, 9, 30), on(2026, 10, 1)}, "10"},
        {month, {on(2026, 9, 1), on(2027, 9, 1)}, "8"},
        {quarter, {on(2026, 7, 1), on(2026, 9, 30), on(2026, 10, 1)}, "10"},
        {year, {on(2026, 1, 1), on(2026, 12, 31), on(2027, 1, 1)}, "10"}};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        SCOPED_TRACE("case " + std::to_string(i));
        Book book;
        for (const Day at : cases[i].days) {
            record::Evidence row = book.row("ann", "work", "4", 0);
            row.day = at;
            book.ledger.append(row);
        }
        const rule::Cap cap{.per_period = quantity("6"), .period = cases[i].period};
        EXPECT_EQ(to_string(evaluated(scheme_of({hours(cap)}), book.ledger).of(MemberId(0)).total), cases[i].counted);
    }
}

TEST(Cap, OfAPeriodTakesFromTheLatestAndThenFromTheLeast)
{
    Book book;
    book.add("ann", "work", "3", 1);
    book.add("ann", "work", "4", 0);
    book.add("ann", "work", "5", 1);
    book.add("ann", "work", "-1", 2);
    const Evaluation made =
        evaluated(scheme_of({hours({.per_period = quantity("6"), .period = rule::CapPeriod::week})}), book.ledger);
    EXPECT_EQ(first_score(made), "6 (6, 4)");
    std::string counted;
    const Derivation derivation = made.explain(MemberId(0));
    for (const DerivedRecord& record : derivation.indicators[0].records)
        counted += to_string(record.counted) + (record.fate == RecordFate::capped ? " capped, " : ", ");
    EXPECT_EQ(counted, "0 capped, 4, 3 capped, -1, ") << "11 less 5: 3 and 2 from the later day, the least first";
}

TEST(Combine, TakesTheMeanExactly)
{
    Book book;
    for (const char* amount : {"1", "2", "2"})
        book.add("ann", "work", amount);
    Indicator mean = hours({}, Combine::mean);
    EXPECT_EQ(first_score(evaluated(scheme_of({mean}), book.ledger)), "1.666667 (1.666667, 3)");
    mean.rule = rule::Sum{points("3")};
    EXPECT_EQ(first_score(evaluated(scheme_of({mean}), book.ledger)), "5 (1.666667, 3)") << "not 3 x 1.666667";
    mean.rule = rule::Bands{{{quantity("1.666667"), points("9")}}};
    EXPECT_EQ(first_score(evaluated(scheme_of({mean}), book.ledger)), "0 (1.666667, 3)") << "5/3 is below the band";
}

TEST(Combine, TakesTheBestTheWorstOrTheLatest)
{
    Book book;
    book.add("ann", "work", "3", 2);
    book.add("ann", "work", "7", 1);
    book.add("ann", "work", "-4", 2);
    book.add("ann", "work", "5", 0);
    const auto score = [&](Combine combine) {
        return first_score(evaluated(scheme_of({hours({}, combine)}), book.ledger));
    };
    EXPECT_EQ(score(Combine::best), "7 (7, 1)");
    EXPECT_EQ(score(Combine::worst), "-4 (-4, 1)");
    EXPECT_EQ(score(Combine::latest), "3 (3, 1)") << "of one day the greatest";
}

TEST(Combine, FindsABestBelowZero)
{
    Book book;
    book.add("ann", "work", "-4");
    book.add("ann", "work", "-2");
    EXPECT_EQ(first_score(evaluated(scheme_of({hours({}, Combine::best)}), book.ledger)), "-2 (-2, 1)");
    EXPECT_EQ(first_score(evaluated(scheme_of({hours({}, Combine::worst)}), book.ledger)), "-4 (-4, 1)");
}

TEST(OncePerEvent, CountsTheHighestOfAnEvent)
{
    Indicator awards{.code = "work", .area = "top", .rule = rule::Sum{}, .once_per_event = {.applies = true}};
    Book book;
    book.add_event("ann", "work", "3", "contest");
    book.add_event("ann", "work", "8", "contest");
    book.add_event("ann", "work", "8", "contest");
    book.add_event("ann", "work", "2", "games");
    book.add("ann", "work", "1");
    book.add("ann", "work", "1");  // without an event: an event of its own
    book.add_event("bob", "work", "5", "contest");
    const Evaluation made = evaluated(scheme_of({awards}), book.ledger);
    EXPECT_EQ(first_score(made), "12 (12, 4)");
    EXPECT_EQ(made.of(MemberId(1)).total, Exact::whole(5));
    const Derivation derivation = made.explain(MemberId(0));
    EXPECT_EQ(derivation.indicators[0].records[1].fate, RecordFate::counted) << "of records that say the same, one";
    EXPECT_EQ(derivation.indicators[0].records[2].fate, RecordFate::not_highest);
    awards.once_per_event.applies = false;
    EXPECT_EQ(first_score(evaluated(scheme_of({awards}), book.ledger)), "23 (23, 6)");
}

// One talk may be evidence for teaching (2 points each) and for publicity (by the hour).
Scheme exclusive_scheme(std::vector<std::string> order)
{
    SchemeParts parts = parts_of({{.code = "teaching", .area = "top", .rule = rule::Count{points("2")}},
                                  {.code = "publicity", .area = "top", .rule = rule::Sum{points("1.5")}}});
    parts.exclusives = {{"no double counting", std::move(order)}};
    return Scheme(std::move(parts));
}

TEST(Exclusive, CountsAnEventWhereItIsWorthMost)
{
    Book book({"ann", "bob", "cai"}, {});
    book.add_event("ann", "teaching", "1", "talk");
    book.add_event("ann", "publicity", "2", "talk");  // 3 points against 2
    book.add_event("bob", "teaching", "1", "talk");
    book.add_event("bob", "publicity", "1", "talk");  // 1.5 against 2
    book.add_event("cai", "teaching", "1", "talk");
    book.add_event("cai", "publicity", "1", "walk");  // two events
    const Evaluation made = evaluated(exclusive_scheme({"teaching", "publicity"}), book.ledger);
    EXPECT_EQ(made.of(MemberId(0)).total, Exact::whole(3));
    EXPECT_EQ(made.of(MemberId(1)).total, Exact::whole(2));
    EXPECT_EQ(to_string(made.of(MemberId(2)).total), "3.5");
    EXPECT_EQ(made.explain(MemberId(0)).indicators[0].records[0].fate, RecordFate::counted_elsewhere);
}

TEST(Exclusive, CountsAnEventThatIsWorthTheSameInTheOneListedFirst)
{
    Book book({"ann"}, {});
    book.add_event("ann", "publicity", "2", "talk");
    book.add_event("ann", "teaching", "1", "talk");
    for (const bool teaching_first : {true, false}) {
        SchemeParts parts = parts_of({{.code = "teaching", .area = "top", .rule = rule::Count{points("3")}},
                                      {.code = "publicity", .area = "top", .rule = rule::Sum{points("1.5")}}});
        parts.exclusives = {{"one", teaching_first ? std::vector<std::string>{"teaching", "publicity"}
                                                   : std::vector<std::string>{"publicity", "teaching"}}};
        const Evaluation made = evaluated(Scheme(parts), book.ledger);
        EXPECT_EQ(made.of(MemberId(0)).total, Exact::whole(3));
        EXPECT_EQ(made.of(MemberId(0), IndicatorId(0)).records, teaching_first ? 1u : 0u);
        EXPECT_EQ(made.of(MemberId(0), IndicatorId(1)).records, teaching_first ? 0u : 1u);
    }
}

TEST(Missing, IsDecidedByTheIndicatorsPolicy)
{
    Book book;
    book.add("bob", "work", "8");
    const auto score_of = [&](Missing policy, Points stated = {}) {
        const Indicator work{.code = "work",
                             .area = "top",
                             .rule = rule::Bands{{{quantity("5"), points("100")}}, points("7")},
                             .missing = policy,
                             .missing_points = stated};
        SchemeParts parts = parts_of({work, {.code = "other", .area = "top", .rule = rule::Count{}}});
        parts.grades = {{.code = "good"}};
        const Evaluation made = evaluated(Scheme(parts), book.ledger);
        const IndicatorScore& score = made.of(MemberId(0), IndicatorId(0));
        const MemberScore& member = made.of(MemberId(0));
        return to_string(score.points) + " " + std::to_string(static_cast<int>(score.state)) +
               (member.grade.is_set() ? " graded" : " not graded");
    };
    EXPECT_EQ(score_of(Missing::as_zero), "7 1 graded") << "the rule's points for nothing";
    EXPECT_EQ(score_of(Missing::stated, points("50")), "50 1 graded");
    EXPECT_EQ(score_of(Missing::leave_out), "0 2 graded");
    EXPECT_EQ(score_of(Missing::incomplete), "0 3 not graded");
}

TEST(Missing, LeftOutPartsLeaveTheirWeightToTheOthers)
{
    Book book({"ann", "bob", "cai", "dan"}, {});
    book.add("ann", "one", "10");
    book.add("bob", "one", "10");
    book.add("bob", "two", "40");
    book.add("cai", "three", "7");
    SchemeParts parts = parts_of(
        {{.code = "one", .area = "top", .weight = weight("0.3"), .rule = rule::Sum{}, .missing = Missing::leave_out},
         {.code = "two", .area = "top", .weight = weight("0.6"), .rule = rule::Sum{}, .missing = Missing::leave_out},
         {.code = "three", .area = "top", .weight = weight("0.1"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    const Evaluation made = evaluated(Scheme(parts), book.ledger);
    EXPECT_EQ(to_string(made.of(MemberId(0)).total), "7.5") << "3 / 0.4";
    EXPECT_EQ(to_string(made.of(MemberId(1)).total), "27");
    EXPECT_EQ(to_string(made.of(MemberId(2)).total), "7") << "all weight is its own";
    EXPECT_EQ(to_string(made.of(MemberId(3)).total), "0");
}

}  // namespace
}  // namespace muster::evaluation::combine_test
