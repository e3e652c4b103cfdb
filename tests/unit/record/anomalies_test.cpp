// What is unusual in a ledger: each kind alone, at its edge, and nothing of what is usual.
#include "muster/core/faults.hpp"
#include "muster/core/seed.hpp"
#include "muster/record.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace muster::inline v0_2::record::anomalies_test {
namespace {

const Day monday(2026, 9, 7);

class Written {
public:
    EvidenceId add(const char* member, int on, const char* quantity = "1", const char* source = "",
                   const char* event = "")
    {
        Evidence row{.member = ledger.admit_member(member),
                     .indicator = ledger.admit_indicator("work"),
                     .quantity = Quantity::parse(quantity, {"quantity"}),
                     .day = monday + Days(on)};
        if (*source != '\0')
            row.source = ledger.admit_source(source);
        if (*event != '\0')
            row.event = ledger.admit_event(event);
        return ledger.append(row);
    }
    Ledger ledger;
};

std::vector<Anomaly> of_kind(const Ledger& ledger, AnomalyKind kind, const AnomalyOptions& options = {})
{
    std::vector<Anomaly> made = anomalies(ledger, options);
    std::erase_if(made, [&](const Anomaly& one) { return one.kind != kind; });
    return made;
}

TEST(Anomalies, ABurstIsManyAgainstAMembersOwnHabit)
{
    Written book;
    for (int on = 0; on < 40; on += 4)
        book.add("ann", on, "1", on % 8 == 0 ? "a" : "b");
    for (int i = 0; i < 4; ++i)
        book.add("ann", 20, std::to_string(i + 2).c_str());
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::burst_day);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].member, "ann");
    EXPECT_EQ(found[0].records.size(), 5u);
    EXPECT_EQ(found[0].reason.en, "5 records on 2026-09-27, where the median of the member's days with any is 1");
    EXPECT_EQ(found[0].reason.zh, "2026-09-27 有 5 条记录，该成员有记录的日子中位数为 1 条");
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::burst_day, {.burst_least = 6}).empty());
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::burst_day, {.burst_times = 5}).empty());
    EXPECT_TRUE(
        of_kind(book.ledger, AnomalyKind::burst_week).empty());  // weeks have one or two, and this one six or less
}

TEST(Anomalies, WeeksGoFromMonday)
{
    Written book;
    for (int week = 0; week < 6; ++week)
        book.add("ann", 7 * week + 6);
    for (int on = 14; on < 20; ++on)
        book.add("ann", on, "2");
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::burst_week);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].records.size(), 7u);
    EXPECT_EQ(found[0].reason.en,
              "7 records in the week from 2026-09-21, where the median of the member's weeks with any is 1");
}

TEST(Anomalies, ManyRecordsEveryDayAreAHabit)
{
    Written book;
    for (int on = 0; on < 20; ++on)
        for (int i = 0; i < 9; ++i)
            book.add("ann", on, std::to_string(i + 1).c_str());
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::burst_day).empty());
}

TEST(Anomalies, RepeatedRecordsSayTheSameInAll)
{
    Written book;
    const EvidenceId first = book.add("ann", 1, "2", "form");
    book.add("ann", 1, "2", "desk");
    book.add("ann", 2, "2", "form");
    book.add("bob", 1, "2", "form");
    const EvidenceId again = book.add("ann", 1, "2", "form");
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::repeated);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].records, (std::vector{first, again}));
    EXPECT_EQ(found[0].indicator, "work");
    EXPECT_EQ(found[0].reason.en, "2 records say the same in all");
    book.ledger.void_record(again, {.reason = "twice", .day = monday});
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::repeated).empty());
}

TEST(Anomalies, OneDeedInTwoSourcesIsOneEventOrTheSameOfOneDay)
{
    Written book;
    const EvidenceId event = book.add("ann", 1, "2", "form", "e");
    const EvidenceId later = book.add("ann", 3, "3", "desk", "e");
    const EvidenceId same = book.add("bob", 1, "2", "form");
    const EvidenceId too = book.add("bob", 1, "2", "desk");
    book.add("bob", 1, "3", "desk");
    book.add("cai", 1, "2", "form", "e");
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::two_sources);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].records, (std::vector{event, later}));
    EXPECT_EQ(found[0].reason.en, "one event, written by form, desk");
    EXPECT_EQ(found[1].records, (std::vector{same, too}));
    EXPECT_EQ(found[1].reason.zh, "同日同数量有多个来源：form、desk");
}

TEST(Anomalies, TheSameQuantityForManyIsCopiedDown)
{
    Written book;
    for (int i = 0; i < 8; ++i) {
        book.add(("m" + std::to_string(i)).c_str(), 1, "2.5", "form");
        book.add(("m" + std::to_string(i)).c_str(), 2, "1", "form");             // one each is usual
        book.add(("m" + std::to_string(i)).c_str(), 3, "2.5", "form", "visit");  // so is one event
    }
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::copied_down);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].member, "");
    EXPECT_EQ(found[0].records.size(), 8u);
    EXPECT_EQ(found[0].reason.en, "source \"form\" gives 8 members the same 2.5");
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::copied_down, {.copied_least = 9}).empty());
}

TEST(Anomalies, MostOfItInTheLastDays)
{
    Written book;
    for (const int on : {3, 10, 57, 58, 58, 59, 59})
        book.add("ann", on, std::to_string(on).c_str());
    for (const int on : {1, 2, 3, 4, 5, 57, 58, 58, 59, 59})
        book.add("bob", on, std::to_string(on).c_str());
    const AnomalyOptions term{.period = Period(monday, monday + Days(59))};
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::last_days, term);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].member, "ann");
    EXPECT_EQ(found[0].reason.en, "5 of 7 records are of 2026-11-03 or later");
    EXPECT_EQ(of_kind(book.ledger, AnomalyKind::last_days), found);  // from the first to the last record
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::last_days, {.last_days = 20}).empty());  // of 59 days
}

TEST(Anomalies, AnOutlierIsFarByMedians)
{
    Written book;
    for (int i = 1; i <= 11; ++i)  // median 6, distances 0 1 1 2 2 3 3 4 4 5 5
        book.add("ann", i, std::to_string(i).c_str());
    book.add("bob", 1, "21");
    // With 21: median 6.5, of distances 3; 0.6745 x 14.5 / 3 = 3.26.
    EXPECT_TRUE(of_kind(book.ledger, AnomalyKind::outlier).empty());
    const EvidenceId far = book.add("bob", 1, "23");
    // With both: median 7, of distances 3; 0.6745 x 16 / 3 = 3.597, and x 14 / 3 = 3.148.
    const std::vector<Anomaly> found = of_kind(book.ledger, AnomalyKind::outlier);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].records, std::vector{far});
    EXPECT_EQ(found[0].reason.en, "quantity 23, where the median of 13 records of the indicator is 7");
}

TEST(Anomalies, AnOutlierAmongEqualOnesIsFarByTheirMean)
{
    Written book;
    for (int i = 0; i < 40; ++i)
        book.add("ann", i, "1");
    book.add("ann", 50, "1000");
    ASSERT_EQ(of_kind(book.ledger, AnomalyKind::outlier).size(), 1u);
    Written alike;
    for (int i = 0; i < 40; ++i)
        alike.add("ann", i, "3");
    EXPECT_TRUE(of_kind(alike.ledger, AnomalyKind::outlier).empty());
}

TEST(Anomalies, LookAtThePeriodOnly)
{
    Written book;
    book.add("ann", 1, "2");
    book.add("ann", 1, "2");
    EXPECT_EQ(anomalies(book.ledger).size(), 1u);
    EXPECT_TRUE(anomalies(book.ledger, {.period = Period(monday + Days(2), monday + Days(9))}).empty());
}

TEST(Anomalies, AreNoneOfNothing) { EXPECT_TRUE(anomalies(Ledger()).empty()); }

TEST(Anomalies, RefuseNumbersThatMeanNothing)
{
    try {
        static_cast<void>(anomalies(Ledger(), {.burst_least = 0, .outlier_tenths = -1}));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(), "anomalies: burst_least is 0; give 1 to 1000000\n"
                                   "anomalies: outlier_tenths is -1; give 1 to 1000000");
    }
}

// The rule of outliers and of bursts by all pairs and fractions of doubles that are exact, on drawn ledgers.
TEST(Anomalies, AreThoseOfThePlainRulesOnDrawnLedgers)
{
    Random random(Seed{3});
    std::size_t outliers = 0;
    for (int round = 0; round < 200; ++round) {
        Written book;
        const auto rows = random.below(40);
        for (std::uint32_t row = 0; row < rows; ++row)
            book.add("ann", static_cast<int>(random.below(30)),
                     std::to_string(random.below(10) == 0 ? random.below(60) : random.below(6)).c_str());
        std::vector<double> quantities;
        for (const Quantity quantity : book.ledger.quantity_column())
            quantities.push_back(static_cast<double>(quantity.millionths() / 1'000'000));
        const auto median = [](std::vector<double> of) {
            std::ranges::sort(of);
            return of.size() % 2 == 1 ? of[of.size() / 2] : (of[of.size() / 2 - 1] + of[of.size() / 2]) / 2;
        };
        std::vector<EvidenceId> expected;
        if (quantities.size() >= 12) {
            std::vector<double> distances;
            double sum = 0;
            for (const double quantity : quantities) {
                distances.push_back(std::abs(quantity - median(quantities)));
                sum += distances.back();
            }
            const double spread = median(distances);
            for (std::uint32_t row = 0; row < rows; ++row) {
                const double mean = sum / static_cast<double>(rows);
                const bool is_far = spread > 0 ? 0.6745 * distances[row] / spread > 3.5
                                               : mean > 0 && distances[row] / (1.253314 * mean) > 3.5;
                if (is_far)
                    expected.emplace_back(row);
            }
        }
        std::vector<EvidenceId> found;
        for (const Anomaly& one : of_kind(book.ledger, AnomalyKind::outlier))
            found.push_back(one.records[0]);
        ASSERT_EQ(found, expected) << "round " << round;
        outliers += found.size();
    }
    EXPECT_GT(outliers, 100u);
}

}  // namespace
}  // namespace muster::record::anomalies_test
