// Records that count less the older they are.
#include "evaluation/age_shares.hpp"
#include "unit/evaluation/fractions.hpp"
#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::decay_test {
namespace {

using naive::Whole;

Indicator aging(rule::Decay decay)
{
    return {.code = "work", .area = "top", .rule = rule::Sum{}, .decay = std::move(decay)};
}

// What one record of 100, so many days before the day of ages, counts.
std::string counted(const rule::Decay& decay, int age)
{
    Book book({"ann"});
    book.add("ann", "work", "100", 400 - age);
    rule::Decay at = decay;
    at.on = day(400);
    return to_string(evaluated(scheme_of({aging(at)}), book.ledger).of(MemberId(0)).total);
}

TEST(Decay, GoesByATable)
{
    const rule::Decay years{
        .by = rule::Ageing::table,
        .shares = {{Days(90), weight("0.5")}, {Days(180), weight("0.25")}, {Days(365), weight("0")}}};
    EXPECT_EQ(counted(years, 0), "100");
    EXPECT_EQ(counted(years, 89), "100");
    EXPECT_EQ(counted(years, 90), "50");
    EXPECT_EQ(counted(years, 179), "50");
    EXPECT_EQ(counted(years, 180), "25");
    EXPECT_EQ(counted(years, 365), "0");
    EXPECT_EQ(counted(years, 380), "0");
    EXPECT_EQ(counted(years, -30), "100");
}

TEST(Decay, FallsByTheSameEachDay)
{
    const rule::Decay month{.by = rule::Ageing::linear, .days = 30};
    EXPECT_EQ(counted(month, 0), "100");
    EXPECT_EQ(counted(month, 1), "96.6667");  // 29/30 to six places
    EXPECT_EQ(counted(month, 15), "50");
    EXPECT_EQ(counted(month, 29), "3.3333");
    EXPECT_EQ(counted(month, 30), "0");
    EXPECT_EQ(counted(month, 99), "0");
    const rule::Decay later{.by = rule::Ageing::linear, .days = 30, .whole_for = 10, .least = weight("0.2")};
    EXPECT_EQ(counted(later, 10), "100");
    EXPECT_EQ(counted(later, 25), "50");
    EXPECT_EQ(counted(later, 39), "20");
}

TEST(Decay, HalvesInAHalfLife)
{
    const rule::Decay half{.by = rule::Ageing::half_life, .days = 30};
    EXPECT_EQ(counted(half, 0), "100");
    EXPECT_EQ(counted(half, 30), "50");
    EXPECT_EQ(counted(half, 60), "25");
    EXPECT_EQ(counted(half, 15), "70.7107");  // 1 over the root of 2 is 0.70710678
    EXPECT_EQ(counted(half, 10), "79.3701");  // 1 over the cube root of 2 is 0.79370053
    EXPECT_EQ(counted(half, 210), "0.7812");  // 1/128 = 0.0078125 goes to the even 0.007812
}

// 2^(-age/half) x 10^6 lies within half of the share: by whole numbers, every age and many half-lives.
TEST(Decay, SharesOfAHalfLifeAreRoundedCorrectly)
{
    int tried = 0;
    for (const int half : {1, 2, 3, 5, 7, 11, 14, 30, 45, 90, 180}) {
        const auto power = static_cast<unsigned>(half);
        const Whole whole = pow(Whole(2'000'000), power);
        for (int age = 0; age<22 * half; age += half> 30 ? 7 : 1) {
            const std::int64_t share = half_life_share(age, half);
            const Whole over = pow(Whole(2 * share + 1), power) << static_cast<unsigned>(age);
            ASSERT_GE(over, whole) << age << " days of " << half;
            if (share > 0) {
                ASSERT_LE(Whole(pow(Whole(2 * share - 1), power) << static_cast<unsigned>(age)), whole)
                    << age << " days of " << half;
            }
            if (over == whole) {
                ASSERT_EQ(share % 2, 0) << age << " days of " << half;
            }
            ++tried;
        }
    }
    EXPECT_GT(tried, 1500);
}

TEST(Decay, ComesBeforeCapsAndEvents)
{
    Indicator indicator = aging({.by = rule::Ageing::table, .shares = {{Days(1), weight("0.5")}}, .on = day(10)});
    indicator.cap.per_item = quantity("4");
    Book book({"ann"});
    book.add("ann", "work", "6", 0);   // 3
    book.add("ann", "work", "10", 0);  // 5, at most 4
    book.add("ann", "work", "2", 10);  // 2
    const Evaluation made = evaluated(scheme_of({indicator}), book.ledger);
    EXPECT_EQ(first_score(made), "9 (9, 3)");
    const Derivation derivation = made.explain(MemberId(0));
    const std::vector<DerivedRecord>& records = derivation.indicators[0].records;
    EXPECT_EQ(records[0].fate, RecordFate::aged);
    EXPECT_EQ(records[0].counted, quantity("3"));
    EXPECT_EQ(records[1].fate, RecordFate::capped);
    EXPECT_EQ(records[2].fate, RecordFate::counted);
}

TEST(Decay, TakesAgesAtTheEndOfThePeriodWhereNoDayIsSaid)
{
    Book book({"ann"});
    book.add("ann", "work", "100", 0);
    const Scheme scheme = scheme_of({aging({.by = rule::Ageing::half_life, .days = 10})});
    EXPECT_EQ(to_string(evaluated(scheme, book.ledger, {.period = Period(day(0), day(20))}).of(MemberId(0)).total),
              "25");
    try {
        static_cast<void>(evaluate(scheme, book.ledger));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "indicator \"work\": its records count by their age, at a day that nobody gives; give "
                     "its decay a day, or evaluate a period");
    }
}

TEST(Decay, StaysMonotone)
{
    EXPECT_TRUE(monotone(scheme_of({aging({.by = rule::Ageing::half_life, .days = 10})})).holds());
    Indicator first = aging({.by = rule::Ageing::half_life, .days = 10});
    first.rule = rule::Count{};
    first.missing = Missing::stated;
    first.missing_points = points("0.5");  // an old record gives less than none
    const Monotonicity found = monotone(scheme_of({first}));
    ASSERT_EQ(found.findings.size(), 1u);
    first.decay = {};
    EXPECT_TRUE(monotone(scheme_of({first})).holds());
}

struct Bad {
    const char* name;
    rule::Decay decay;
    const char* message;
};

TEST(Decay, IsRefusedWhereItSaysNothing)
{
    const std::vector<Bad> all{
        {"days without a kind",
         {.days = 3},
         "it says how records age, and they do not; say by what they do, or leave it out"},
        {"no table",
         {.by = rule::Ageing::table},
         "its table of ages is empty; give a table, or how long, one of the two"},
        {"two ways",
         {.by = rule::Ageing::linear, .shares = {{Days(1), weight("0.5")}}, .days = 3},
         "it has a table of ages, and ages otherwise; give a table, or how long, one of the two"},
        {"no days", {.by = rule::Ageing::half_life}, "its records age in 0 days; give 1 to 36525 days"},
        {"too many days",
         {.by = rule::Ageing::linear, .days = 40'000},
         "its records age in 40000 days; give 1 to 36525 days"},
        {"whole for less than nothing",
         {.by = rule::Ageing::linear, .days = 3, .whole_for = -1},
         "its records count whole for -1 days; give 0 to 36525 days"},
        {"a table and more",
         {.by = rule::Ageing::table, .shares = {{Days(1), weight("0.5")}}, .whole_for = 1},
         "it has a table of ages, and says more; leave the rest out"},
        {"more than all",
         {.by = rule::Ageing::linear, .days = 3, .least = weight("1.5")},
         "its least share is 1.5; give 0 to 1"},
        {"an age below 0",
         {.by = rule::Ageing::table, .shares = {{Days(-1), weight("0.5")}}},
         "step 1 of its table of ages does not begin at a number of days; give 0 days or more"},
        {"out of order",
         {.by = rule::Ageing::table, .shares = {{Days(5), weight("0.5")}, {Days(5), weight("0.2")}}},
         "step 2 of its table of ages does not begin above the one before; list steps from the youngest on"},
        {"a share that rises",
         {.by = rule::Ageing::table, .shares = {{Days(5), weight("0.5")}, {Days(6), weight("0.6")}}},
         "step 2 of its table of ages has a share of 0.6; give shares from 0 to 1, none above the one before"},
        {"no day",
         {.by = rule::Ageing::linear, .days = 3, .on = Day()},
         "its day is not a calendar day; give a day such as 2026-09-07"},
    };
    for (const Bad& bad : all) {
        SCOPED_TRACE(bad.name);
        try {
            static_cast<void>(scheme_of({aging(bad.decay)}));
            FAIL();
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), "indicator \"work\": " + std::string(bad.message));
        }
    }
}

}  // namespace
}  // namespace muster::evaluation::decay_test
