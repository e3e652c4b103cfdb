// A derivation leads from the records to the total: what they count adds up to the amounts, parts add up to areas, and
// every record of the member is in it with what became of it.
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::explain_test {
namespace {

std::string lines(const std::vector<DerivationStep>& steps, Language language = Language::en)
{
    std::string text;
    for (const DerivationStep& step : steps)
        text += step.text.in(language) + " = " + to_string(step.value) + "\n";
    return text;
}

std::string fates(const IndicatorDerivation& derivation)
{
    std::string text;
    for (const DerivedRecord& record : derivation.records)
        text += std::to_string(record.id.row() + 1) + " " + label_of(record.fate).en + " " + to_string(record.counted) +
                "\n";
    return text;
}

TEST(Derivation, TellsAnAreaStepByStep)
{
    SchemeParts parts{
        .code = "scheme",
        .version = "3",
        .areas = {{.code = "top", .label = {"总分", "total"}, .round_to = 1},
                  {.code = "one",
                   .label = {"课堂", "classroom"},
                   .parent = "top",
                   .weight = weight("0.25"),
                   .base = points("2")},
                  {.code = "two", .parent = "top", .weight = weight("0.75")}},
        .indicators = {
            {.code = "hours", .label = {"时数", "hours"}, .area = "one", .rule = rule::Sum{}},
            {.code = "duty", .area = "two", .rule = rule::Sum{}},
            {.code = "missed", .label = {"缺勤", "missed"}, .area = "two", .rule = rule::Deduction{points("1.5")}}}};
    Book book;
    book.add("ann", "hours", "4");
    book.add("ann", "duty", "10");
    book.add("ann", "missed");
    const Evaluation made = evaluated(Scheme(parts), book.ledger);
    const Derivation derivation = made.explain(MemberId(0));
    EXPECT_EQ(lines(derivation.areas[0].steps),
              "0.25 × 6 classroom = 1.5\n0.75 × 8.5 two = 6.375\ntotal, rounded to 1 place = 7.9\n");
    EXPECT_EQ(lines(derivation.areas[1].steps), "base = 2\n1 × 4 hours = 4\ntotal = 6\n");
    EXPECT_EQ(lines(derivation.areas[2].steps, Language::zh), "1 × 10 duty = 10\n扣分：缺勤 = -1.5\n合计 = 8.5\n");
    EXPECT_EQ(lines(derivation.indicators[0].steps), "1 record counts, in all = 4\n1 points a unit = 4\n");
    EXPECT_EQ(derivation.code, "ann");
    EXPECT_EQ(derivation.version, "3");
    EXPECT_EQ(derivation.digest, made.scheme_digest());
    EXPECT_EQ(derivation.score, made.of(MemberId(0)));
}

TEST(Derivation, ShowsWhatEveryRecordCountsAndWhy)
{
    const Indicator hours{
        .code = "work",
        .area = "top",
        .rule = rule::Sum{},
        .cap = {.per_item = quantity("6"), .per_period = quantity("10"), .period = rule::CapPeriod::week},
        .once_per_event = {.applies = true}};
    Book book;
    book.add("ann", "work", "9");
    book.add_event("ann", "work", "3", "talk");
    book.add_event("ann", "work", "2", "talk");
    book.add("bob", "work", "5");
    book.add("ann", "work", "4");
    book.ledger.void_record(book.add("ann", "work", "1"), {.reason = "twice", .day = day(1)});
    const Derivation derivation = evaluated(scheme_of({hours}), book.ledger).explain(MemberId(0));
    EXPECT_EQ(fates(derivation.indicators[0]),
              "1 counts up to a cap 6\n2 counts up to a cap 0\n3 another record of the same event counts 0\n"
              "5 counts 4\n6 void 0\n");
}

TEST(Derivation, SaysThatAnAwardIsCapped)
{
    const Indicator awards{.code = "work",
                           .area = "top",
                           .rule = rule::AwardTable{{{"a", "1", points("30")}, {"b", "1", points("8")}}},
                           .cap = {.per_item = quantity("20")}};
    Book book;
    book.add_award("ann", "work", "a", "1");
    book.add_award("ann", "work", "b", "1");
    EXPECT_EQ(fates(evaluated(scheme_of({awards}), book.ledger).explain(MemberId(0)).indicators[0]),
              "1 counts up to a cap 20\n2 counts 8\n");
}

TEST(Derivation, IsThereForAMemberWithoutRecords)
{
    Book book;
    book.add("bob", "work", "5");
    const Evaluation made = evaluated(scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}}), book.ledger,
                                      {.roll = Roll({{.code = "bob"}, {.code = "new"}})});
    const Derivation derivation = made.explain(MemberId(1));
    EXPECT_TRUE(derivation.indicators[0].records.empty());
    EXPECT_EQ(lines(derivation.indicators[0].steps), "no data: counts as zero = 0\n1 points a unit = 0\n");
    try {
        static_cast<void>(made.explain(MemberId(2)));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "explain: the member is not in the roll; add it there or correct the id");
    }
}

TEST(Derivation, SpeaksBothLanguagesAboutEveryFate)
{
    for (int fate = 0; fate <= static_cast<int>(RecordFate::not_chosen); ++fate) {
        EXPECT_NE(label_of(static_cast<RecordFate>(fate)).zh, "");
        EXPECT_NE(label_of(static_cast<RecordFate>(fate)).en, "");
    }
}

// On random ledgers: amounts are what the records count, an area's last step is its total, and where it is a weighted
// sum without limits the steps add up to it.
TEST(Derivation, AddsUp)
{
    Random random(Seed{77});
    for (int round = 0; round < 30; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        SchemeParts parts{.code = "scheme",
                          .areas = {{.code = "top"},
                                    {.code = "a", .parent = "top", .weight = weight("0.35")},
                                    {.code = "b", .parent = "top", .weight = weight("0.65")}},
                          .indicators = {}};
        parts.indicators = {
            {.code = "sum",
             .area = "a",
             .weight = weight("0.5"),
             .rule = rule::Sum{points("0.7")},
             .cap = {.per_item = quantity("9"), .per_period = quantity("12"), .period = rule::CapPeriod::month}},
            {.code = "once",
             .area = "a",
             .weight = weight("0.5"),
             .rule = rule::Sum{},
             .once_per_event = {.applies = true}},
            {.code = "talk", .area = "b", .rule = rule::Sum{points("1.1")}},
            {.code = "missed", .area = "b", .rule = rule::Deduction{points("0.3")}}};
        parts.exclusives = {{"one", {"talk", "once"}}};
        Book book;
        for (int i = 0; i < 60; ++i) {
            const char* const indicator = std::array{"sum", "once", "talk", "missed"}[random.below(4)];
            record::Evidence row = book.row("ann", indicator, "1", static_cast<int>(random.below(60)));
            row.quantity = Quantity::from_millionths(random.below(12'000'000));
            if (random.below(2) == 0)
                row.event = book.ledger.admit_event("e" + std::to_string(random.below(12)));
            book.ledger.append(row);
        }
        const Evaluation made = evaluated(Scheme(parts), book.ledger);
        const Derivation derivation = made.explain(MemberId(0));
        std::size_t seen = 0;
        for (const IndicatorDerivation& indicator : derivation.indicators) {
            Quantity counted{};
            for (const DerivedRecord& record : indicator.records)
                counted += record.counted;
            EXPECT_EQ(counted, indicator.score.amount);
            EXPECT_EQ(indicator.steps.back().value, Exact(indicator.score.points));
            seen += indicator.records.size();
        }
        EXPECT_EQ(seen, book.ledger.size());
        for (const AreaDerivation& area : derivation.areas) {
            Exact sum;
            for (std::size_t i = 0; i + 1 < area.steps.size(); ++i)
                sum += area.steps[i].value;
            EXPECT_EQ(sum, area.total);
            EXPECT_EQ(area.steps.back().value, area.total);
        }
    }
}

}  // namespace
}  // namespace muster::evaluation::explain_test
