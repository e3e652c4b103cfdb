// Which of several records count: all but the lowest, those of a trusted source, under one indicator of several.
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::record_choice_test {
namespace {

Indicator marks(rule::AllBut rule, Combine combine = Combine::sum)
{
    return {.code = "work", .area = "top", .rule = rule, .combine = combine};
}

// `points (amount, records)`, and what became of each record.
std::string told(const Indicator& indicator, const std::vector<const char*>& quantities)
{
    Book book({"ann"});
    for (const char* const each : quantities)
        book.add("ann", "work", each, static_cast<int>(book.ledger.size()));
    const Evaluation made = evaluated(scheme_of({indicator}), book.ledger);
    std::string text = first_score(made) + ":";
    const Derivation derivation = made.explain(MemberId(0));
    for (const DerivedRecord& record : derivation.indicators[0].records)
        text += record.fate == RecordFate::counted ? " counts" : " dropped";
    return text;
}

TEST(AllBut, DropsTheLowestThenTheHighest)
{
    EXPECT_EQ(told(marks({.lowest = 1}), {"7", "3", "9"}), "16 (16, 2): counts dropped counts");
    EXPECT_EQ(told(marks({.lowest = 1, .highest = 1}), {"7", "3", "9"}), "7 (7, 1): counts dropped dropped");
    EXPECT_EQ(told(marks({.lowest = 0, .highest = 2}), {"7", "3", "9", "1"}),
              "4 (4, 2): dropped counts dropped counts");
    EXPECT_EQ(told(marks({.lowest = 2}, Combine::mean), {"60", "80", "70", "0"}),
              "75 (75, 2): dropped counts counts dropped");
}

TEST(AllBut, DropsTheLastOfEqualLowAndTheFirstOfEqualHighOnes)
{
    EXPECT_EQ(told(marks({.lowest = 1}), {"3", "3", "9"}), "12 (12, 2): counts dropped counts");
    EXPECT_EQ(told(marks({.lowest = 0, .highest = 1}), {"9", "3", "9"}), "12 (12, 2): dropped counts counts");
}

TEST(AllBut, KeepsAsManyAsItIsTold)
{
    EXPECT_EQ(told(marks({.lowest = 2}), {"7", "3"}), "7 (7, 1): counts dropped");
    EXPECT_EQ(told(marks({.lowest = 2}), {"7"}), "7 (7, 1): counts");
    EXPECT_EQ(told(marks({.lowest = 2, .keep = 0}), {"7", "3"}), "0 (0, 0): dropped dropped");
    EXPECT_EQ(told(marks({.lowest = 1, .highest = 1, .keep = 2}), {"7", "3", "5"}),
              "12 (12, 2): counts dropped counts");
    EXPECT_EQ(told(marks({.lowest = 1, .keep = 9}), {"7", "3"}), "10 (10, 2): counts counts");
}

TEST(AllBut, LeavesNothingWhereAllAreDropped)
{
    Indicator dropped = marks({.lowest = 2, .keep = 0});
    dropped.missing = Missing::stated;
    dropped.missing_points = points("4");
    EXPECT_EQ(told(dropped, {"7"}), "4 (0, 0): dropped");
}

// ---- sources

Indicator hours(std::vector<std::string> trusted, bool once)
{
    Indicator made{.code = "work", .area = "top", .rule = rule::Sum{}};
    made.once_per_event.applies = once;
    made.trusted = std::move(trusted);
    return made;
}

struct Said {
    const char* quantity;
    const char* event;
    const char* source;
};

std::string told(const Indicator& indicator, const std::vector<Said>& rows)
{
    Book book({"ann"});
    for (const Said& said : rows) {
        record::Evidence row = book.row("ann", "work", said.quantity, 0);
        if (*said.event != '\0')
            row.event = book.ledger.admit_event(said.event);
        if (*said.source != '\0')
            row.source = book.ledger.admit_source(said.source);
        book.ledger.append(row);
    }
    const Evaluation made = evaluated(scheme_of({indicator}), book.ledger);
    std::string text = first_score(made) + ":";
    const Derivation derivation = made.explain(MemberId(0));
    for (const DerivedRecord& record : derivation.indicators[0].records)
        text += record.fate == RecordFate::counted        ? " counts"
                : record.fate == RecordFate::less_trusted ? " less_trusted"
                                                          : " not_highest";
    return text;
}

TEST(Trusted, SourceIsTakenAtItsWordWhateverOthersSay)
{
    const std::vector<Said> rows{{"2", "e", "desk"}, {"5", "e", "form"}, {"4", "f", "form"}, {"1", "", "form"}};
    EXPECT_EQ(told(hours({"desk", "form"}, true), rows), "7 (7, 3): counts less_trusted counts counts");
    EXPECT_EQ(told(hours({"form", "desk"}, true), rows), "10 (10, 3): less_trusted counts counts counts");
    EXPECT_EQ(told(hours({}, true), rows), "10 (10, 3): not_highest counts counts counts");
}

TEST(Trusted, SourceMayWriteSeveralRecordsOfAnEvent)
{
    const std::vector<Said> rows{{"2", "e", "desk"}, {"3", "e", "desk"}, {"9", "e", "form"}};
    EXPECT_EQ(told(hours({"desk"}, false), rows), "5 (5, 2): counts counts less_trusted");
    EXPECT_EQ(told(hours({"desk"}, true), rows), "3 (3, 1): not_highest counts less_trusted");
}

TEST(Trusted, SourcesThatAreNotNamedComeLastTogether)
{
    const std::vector<Said> rows{{"2", "e", "app"}, {"3", "e", ""}, {"9", "f", "app"}, {"1", "f", "desk"}};
    EXPECT_EQ(told(hours({"desk"}, false), rows), "6 (6, 3): counts counts less_trusted counts");
}

// ---- one event under one of several indicators

using Codes = std::vector<std::string>;

Scheme shared_events(rule::ExclusiveBy by = rule::ExclusiveBy::most_points, const char* limit = nullptr,
                     const Codes& in_order = {"speech", "study"})
{
    SchemeParts parts = parts_of({{.code = "speech", .area = "top", .rule = rule::Sum{}},
                                  {.code = "study", .area = "top", .rule = rule::Sum{points("2")}}});
    if (limit != nullptr)
        parts.indicators[1].cap.total = points(limit);
    parts.exclusives = {{.code = "once", .indicators = in_order, .by = by}};
    return Scheme(parts);
}

std::string total_of(const Scheme& scheme, const std::vector<const char*>& study)
{
    Book book({"ann"}, {"speech", "study"});
    book.add_event("ann", "speech", "3", "e");
    for (const char* const quantity : study)
        book.add_event("ann", "study", quantity, std::string(quantity) == "3" ? "e" : "f");
    return to_string(evaluated(scheme, book.ledger).of(MemberId(0)).total);
}

TEST(Exclusive, GoesByPointsOrByTheOrderListed)
{
    EXPECT_EQ(total_of(shared_events(), {"3"}), "6");
    EXPECT_EQ(total_of(shared_events(rule::ExclusiveBy::listed), {"3"}), "3");
    EXPECT_EQ(total_of(shared_events(rule::ExclusiveBy::listed, nullptr, {"study", "speech"}), {"3"}), "6");
}

TEST(Exclusive, ByOrderTakesAnyRule)
{
    SchemeParts parts = parts_of({{.code = "a", .area = "top", .rule = rule::BestOf{.count = 1}},
                                  {.code = "b", .area = "top", .rule = rule::Count{}}});
    parts.exclusives = {{.code = "once", .indicators = {"a", "b"}, .by = rule::ExclusiveBy::listed}};
    Book book({"ann"}, {"a", "b"});
    book.add_event("ann", "b", "1", "e");
    book.add_event("ann", "a", "4", "e");
    book.add_event("ann", "b", "1", "f");
    EXPECT_EQ(to_string(evaluated(Scheme(parts), book.ledger).of(MemberId(0)).total), "5");
    parts.exclusives[0].by = rule::ExclusiveBy::most_points;
    EXPECT_THROW(Scheme{parts}, InvalidInput);
}

// What the header says: an indicator whose cap is reached may win an event.
TEST(Exclusive, LooksNeitherAtCapsNorAtShares)
{
    const Scheme scheme = shared_events(rule::ExclusiveBy::most_points, "4");
    EXPECT_EQ(total_of(scheme, {"2"}), "7");
    EXPECT_EQ(total_of(scheme, {"2", "3"}), "4");
}

TEST(Exclusive, IsNotMonotoneAndAWitnessSaysSo)
{
    const Monotonicity found = monotone(shared_events(rule::ExclusiveBy::most_points, "4"));
    ASSERT_EQ(found.findings.size(), 2u);
    const MonotoneFinding& study = found.findings[1];
    EXPECT_EQ(study.indicator, "study");
    ASSERT_TRUE(study.witness);
    EXPECT_EQ(study.witness->held.back().event, study.witness->added.event);
    EXPECT_LT(study.witness->after, study.witness->before);
}

TEST(Exclusive, IsMonotoneWhereAllAddUpInOneAreaWithoutLimits)
{
    SchemeParts parts = shared_events().parts();
    for (Indicator& indicator : parts.indicators)
        indicator.once_per_event.applies = true;
    EXPECT_TRUE(monotone(Scheme(parts)).holds());
    parts.indicators[1].rule = rule::Sum{points("0.5")};
    EXPECT_FALSE(monotone(Scheme(parts)).holds());
}

// The proof's claim tried: drawn ledgers, a record more of a drawn event.
TEST(Exclusive, NeverLosesByARecordMoreWhereThatIsProved)
{
    SchemeParts parts = shared_events().parts();
    parts.indicators.push_back({.code = "help", .area = "top", .rule = rule::Count{points("3")}});
    parts.exclusives[0].indicators.emplace_back("help");
    for (Indicator& indicator : parts.indicators)
        indicator.once_per_event.applies = true;
    const Scheme scheme(parts);
    ASSERT_TRUE(monotone(scheme).holds());
    Random random(Seed{11});
    for (int round = 0; round < 300; ++round) {
        Book book({"ann"}, {"speech", "study", "help"});
        Exact before;
        const auto rows = 2 + random.below(9);
        for (std::uint32_t row = 0; row < rows; ++row) {
            const char* const indicators[] = {"speech", "study", "help"};
            book.add_event("ann", indicators[random.below(3)], std::to_string(random.below(7)).c_str(),
                           ("e" + std::to_string(random.below(3))).c_str());
            const Exact after = evaluate(scheme, book.ledger).of(MemberId(0)).total;
            ASSERT_GE(after, before) << "round " << round;
            before = after;
        }
    }
}

TEST(Trusted, IsNotMonotoneAndAWitnessSaysSo)
{
    const Monotonicity found = monotone(scheme_of({hours({"desk"}, true)}));
    ASSERT_EQ(found.findings.size(), 1u);
    ASSERT_TRUE(found.findings[0].witness);
    EXPECT_EQ(found.findings[0].witness->added.source, "desk");
}

TEST(AllBut, IsMonotoneUnlessItDropsTheHighest)
{
    EXPECT_TRUE(monotone(scheme_of({marks({.lowest = 2})})).holds());
    EXPECT_TRUE(monotone(scheme_of({marks({.lowest = 2, .keep = 0}, Combine::mean)})).holds());
    const Monotonicity found = monotone(scheme_of({marks({.lowest = 0, .highest = 1})}));
    ASSERT_EQ(found.findings.size(), 1u);
    ASSERT_TRUE(found.findings[0].witness);
}

TEST(AllBut, NeverLosesByARecordMoreWhereThatIsProved)
{
    Random random(Seed{5});
    for (int round = 0; round < 400; ++round) {
        const rule::AllBut rule{.lowest = static_cast<int>(random.below(4)) + 1,
                                .keep = static_cast<int>(random.below(4))};
        const bool is_mean = random.below(2) == 0;
        const Scheme scheme = scheme_of({marks(rule, is_mean ? Combine::mean : Combine::sum)});
        ASSERT_TRUE(monotone(scheme).holds());
        Book book({"ann"});
        Exact before;
        Quantity amount;
        for (std::uint32_t row = 0; row < 7; ++row) {
            // Of a mean a good record is at least as high as what counts; a first one gives most.
            const Quantity quantity = is_mean && row > 0 ? amount + Quantity::whole(static_cast<int>(random.below(3)))
                                                         : Quantity::whole(static_cast<int>(random.below(6)));
            record::Evidence evidence = book.row("ann", "work", "1", static_cast<int>(row));
            evidence.quantity = quantity;
            book.ledger.append(evidence);
            const Evaluation made = evaluate(scheme, book.ledger);
            ASSERT_GE(made.of(MemberId(0)).total, before) << "round " << round;
            before = made.of(MemberId(0)).total;
            amount = std::max(amount, quantity);
        }
    }
}

}  // namespace
}  // namespace muster::evaluation::record_choice_test
