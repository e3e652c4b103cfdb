// What an evaluation takes from a ledger: records that count, and no others; and the same in any order of the records
// and with any number of threads.
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::ledger_use_test {
namespace {

const Indicator work{.code = "work", .area = "top", .rule = rule::Sum{}};

record::CorrectionNote because(const char* reason) { return {.reason = reason, .day = day(0)}; }

std::vector<std::string> totals_in(const Evaluation& made)
{
    std::vector<std::string> texts;
    for (const MemberScore& score : made.members())
        texts.push_back(to_string(score.total));
    return texts;
}

TEST(Evaluation, CountsTheEndOfEveryChainOfCorrections)
{
    Book book;
    const EvidenceId first = book.add("ann", "work", "8");
    const EvidenceId second = book.ledger.replace(first, book.row("ann", "work", "6", 1), because("misread"));
    book.ledger.replace(second, book.row("bob", "work", "5", 2), because("it was bob"));
    book.ledger.void_record(book.add("cai", "work", "3"), because("twice"));
    const Evaluation made = evaluated(scheme_of({work}), book.ledger);
    EXPECT_EQ(totals_in(made), (std::vector<std::string>{"0", "5", "0"}));
    const std::vector<DerivedRecord> records = made.explain(MemberId(0)).indicators[0].records;
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0].fate, RecordFate::replaced);
    EXPECT_EQ(records[0].replacement, second);
    EXPECT_EQ(records[0].reason, "misread");
    EXPECT_EQ(made.explain(MemberId(2)).indicators[0].records[0].fate, RecordFate::void_record);
}

TEST(Evaluation, ChangesWithACorrectionAndNotWithAnAppeal)
{
    Book book;
    const EvidenceId record = book.add("ann", "work", "8");
    const Evaluation before = evaluated(scheme_of({work}), book.ledger);
    const auto appeal =
        book.ledger.appeal({.by = MemberId(0), .about = record, .reason = "it was nine", .day = day(1)});
    EXPECT_EQ(totals_in(evaluated(scheme_of({work}), book.ledger)), totals_in(before));
    book.ledger.answer(appeal, {.is_upheld = true, .note = because("the photo shows it")});
    book.ledger.replace(record, book.row("ann", "work", "9", 0), because("appeal upheld"));
    const Evaluation after = evaluated(scheme_of({work}), book.ledger);
    EXPECT_EQ(totals_in(after)[0], "9");
    EXPECT_EQ(totals_in(before)[0], "8") << "an evaluation keeps the ledger it was made from";
    EXPECT_FALSE(before == after);
}

TEST(Evaluation, ListsWhatWaitsForAReview)
{
    Book book;
    const ActivityId activity = book.ledger.add_activity(
        record::Activity::at({.code = "A", .days = Period(day(0), day(0))}, record::ActivityState::evidenced, day(1)));
    record::Evidence row = book.row("ann", "work", "5", 0);
    row.activity = activity;
    book.add("ann", "work", "2");
    const EvidenceId first = book.ledger.append(row);
    const EvidenceId second = book.ledger.append(row);
    book.ledger.void_record(book.ledger.append(row), because("twice"));
    const auto look = [&] { return evaluated(scheme_of({work}), book.ledger); };
    EXPECT_EQ(totals_in(look())[0], "2");
    EXPECT_EQ(look().of(MemberId(0), IndicatorId(0)).waiting, 2u);
    EXPECT_TRUE(std::ranges::equal(look().waiting(), std::vector{first, second}));
    EXPECT_EQ(look().explain(MemberId(0)).indicators[0].records[1].fate, RecordFate::waiting);
    book.ledger.move_activity(activity, {.to = record::ActivityState::reviewed, .day = day(2)});
    EXPECT_EQ(totals_in(look())[0], "12");
    EXPECT_TRUE(look().waiting().empty());
    book.ledger.move_activity(activity, {.to = record::ActivityState::evidenced, .day = day(3)});
    EXPECT_EQ(totals_in(look())[0], "2") << "its review was opened again";
}

TEST(Evaluation, CountsDaysOfItsPeriodOnly)
{
    Book book;
    for (int on = 0; on < 5; ++on)
        book.add("ann", "work", "1", on);
    const auto look = [&](int first, int last) {
        return evaluated(scheme_of({work}), book.ledger, {.period = Period(day(first), day(last))});
    };
    EXPECT_EQ(totals_in(look(1, 3))[0], "3");
    EXPECT_EQ(totals_in(look(4, 9))[0], "1");
    EXPECT_EQ(totals_in(look(-9, -1))[0], "0");
    EXPECT_EQ(look(1, 3).explain(MemberId(0)).indicators[0].records[0].fate, RecordFate::outside_period);
}

TEST(Evaluation, NamesStrangersOrSkipsThemWhereToldTo)
{
    Book book({"ann", "bob", "eve"}, {"work", "play"});
    book.add("ann", "work", "1");
    book.add("eve", "work", "1");
    book.add("eve", "play", "1");
    book.add("bob", "play", "1");
    const Roll roll({{.code = "bob"}, {.code = "ann"}, {.code = "new"}});
    try {
        static_cast<void>(evaluate(scheme_of({work}), book.ledger, {.roll = roll}));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(), "ledger: member \"eve\" has 2 records and is not on the roll; "
                                   "add it there, or set ignores_strangers\n"
                                   "ledger: indicator \"play\" has 2 records and is not in the scheme; "
                                   "add it there, or set ignores_strangers");
    }
    const Evaluation made = evaluated(scheme_of({work}), book.ledger, {.roll = roll, .ignores_strangers = true});
    EXPECT_EQ(totals_in(made), (std::vector<std::string>{"0", "1", "0"})) << "in the order of the roll";
}

TEST(Evaluation, StopsWhereItsProgressSaysSo)
{
    Book book;
    book.add("ann", "work");
    try {
        static_cast<void>(
            evaluate(scheme_of({work}), book.ledger, {.progress = [](const ProgressReport&) { return false; }}));
        FAIL();
    } catch (const Stopped& error) {
        EXPECT_STREQ(error.what(), "evaluate: it was asked to stop; let it run to its end for scores");
    }
}

TEST(Evaluation, OfNobodyIsEmpty)
{
    const Evaluation made = evaluated(scheme_of({work}), record::Ledger(), {.roll = Roll(), .is_ranked = true});
    EXPECT_TRUE(made.members().empty());
    EXPECT_TRUE(made.by_total().empty());
    EXPECT_THROW(static_cast<void>(made.explain(MemberId(0))), InvalidInput);
}

// Everything whose result is not about the order of writing.
std::vector<Indicator> unordered_indicators()
{
    return {{.code = "sum", .area = "top", .rule = rule::Sum{points("0.7")}},
            {.code = "count", .area = "top", .rule = rule::Count{}, .cap = {.total = points("3000")}},
            {.code = "mean", .area = "top", .rule = rule::Sum{}, .combine = Combine::mean},
            {.code = "best", .area = "top", .rule = rule::Sum{}, .combine = Combine::best},
            {.code = "worst",
             .area = "top",
             .rule = rule::Sum{},
             .combine = Combine::worst,
             .cap = {.per_item = quantity("40")}},
            {.code = "weekly",
             .area = "top",
             .rule = rule::Sum{},
             .cap = {.per_period = quantity("90"), .period = rule::CapPeriod::week}},
            {.code = "once", .area = "top", .rule = rule::Sum{}, .once_per_event = {.applies = true}},
            {.code = "rate", .area = "top", .rule = rule::Rate{"sum"}}};
}

struct Rows {
    std::vector<MemberId> members;
    std::vector<IndicatorId> indicators;
    std::vector<Quantity> quantities;
    std::vector<Day> days;
    std::vector<record::EventId> events;
    std::vector<ActivityId> activities;

    [[nodiscard]] record::Ledger ledger(const std::vector<Indicator>& scheme, std::uint32_t member_count) const
    {
        Book book({}, {});
        for (std::uint32_t i = 0; i < member_count; ++i)
            book.ledger.admit_member("m" + std::to_string(i));
        for (const Indicator& indicator : scheme)
            book.ledger.admit_indicator(indicator.code);
        for (int i = 0; i < 20; ++i)
            book.ledger.admit_event("e" + std::to_string(i));
        const auto state = [](bool is_done) {
            return is_done ? record::ActivityState::reviewed : record::ActivityState::running;
        };
        for (const bool is_done : {true, false})
            book.ledger.add_activity(record::Activity::at(
                {.code = is_done ? "done" : "open", .days = Period(day(0), day(0))}, state(is_done), day(1)));
        book.ledger.append({.members = members,
                            .indicators = indicators,
                            .quantities = quantities,
                            .days = days,
                            .activities = activities,
                            .events = events});
        return book.ledger;
    }

    void shuffle(Random& random)
    {
        for (std::size_t i = members.size(); i > 1; --i) {
            const std::size_t other = random.below(static_cast<std::uint32_t>(i));
            std::swap(members[i - 1], members[other]);
            std::swap(indicators[i - 1], indicators[other]);
            std::swap(quantities[i - 1], quantities[other]);
            std::swap(days[i - 1], days[other]);
            std::swap(events[i - 1], events[other]);
            std::swap(activities[i - 1], activities[other]);
        }
    }
};

Rows random_rows(Random& random, std::size_t count, std::uint32_t members, std::uint32_t indicators)
{
    Rows rows;
    for (std::size_t i = 0; i < count; ++i) {
        rows.members.emplace_back(random.below(members));
        rows.indicators.emplace_back(random.below(indicators));
        rows.quantities.push_back(
            Quantity::from_millionths(static_cast<std::int64_t>(random.below(60'000'000)) - 5'000'000));
        rows.days.push_back(day(static_cast<int>(random.below(100))));
        rows.events.push_back(random.below(3) == 0 ? record::EventId(random.below(20)) : record::EventId());
        rows.activities.push_back(random.below(3) == 0 ? ActivityId(random.below(2)) : ActivityId());
    }
    return rows;
}

bool same_scores(const Evaluation& one, const Evaluation& other)
{
    for (std::uint32_t member = 0; member < one.members().size(); ++member) {
        for (std::uint32_t i = 0; i < one.scheme().indicators().size(); ++i)
            if (!(one.of(MemberId(member), IndicatorId(i)) == other.of(MemberId(member), IndicatorId(i))))
                return false;
        if (!(one.of(MemberId(member)) == other.of(MemberId(member))))
            return false;
    }
    return one.waiting().size() == other.waiting().size();
}

TEST(Evaluation, IsTheSameInAnyOrderOfTheRecords)
{
    Random random(Seed{31});
    const std::vector<Indicator> indicators = unordered_indicators();
    const Scheme scheme = scheme_of(indicators);
    for (int round = 0; round < 10; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Rows rows = random_rows(random, 600, 5, static_cast<std::uint32_t>(indicators.size()));
        const Evaluation before = evaluated(scheme, rows.ledger(indicators, 5), {.is_ranked = true});
        rows.shuffle(random);
        EXPECT_TRUE(same_scores(before, evaluated(scheme, rows.ledger(indicators, 5), {.is_ranked = true})));
    }
}

TEST(Evaluation, IsTheSameWithAnyNumberOfThreads)
{
    Random random(Seed{32});
    std::vector<Indicator> indicators = unordered_indicators();
    indicators.push_back({.code = "latest", .area = "top", .rule = rule::Sum{}, .combine = Combine::latest});
    const Scheme scheme = scheme_of(indicators);
    const Rows rows = random_rows(random, 700'000, 1500, static_cast<std::uint32_t>(indicators.size()));
    const record::Ledger ledger = rows.ledger(indicators, 1500);
    const Evaluation alone = evaluate(scheme, ledger, {.is_ranked = true});
    for (const unsigned threads : {2u, 3u, 5u, 64u})
        EXPECT_EQ(alone, evaluate(scheme, ledger, {.is_ranked = true, .threads = threads})) << threads << " threads";
}

TEST(Evaluation, NamesTheSameFaultsWithAnyNumberOfThreads)
{
    Random random(Seed{33});
    const std::vector<Indicator> indicators = unordered_indicators();
    const Rows rows = random_rows(random, 300'000, 3, static_cast<std::uint32_t>(indicators.size()));
    record::Ledger ledger = rows.ledger(indicators, 3);
    const auto message = [&](unsigned threads) {
        try {
            static_cast<void>(evaluate(scheme_of({indicators[0], indicators[1]}), ledger,
                                       {.roll = Roll({{.code = "m0"}}), .threads = threads}));
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_NE(message(1), "");
    EXPECT_EQ(message(1), message(4));
}

}  // namespace
}  // namespace muster::evaluation::ledger_use_test
