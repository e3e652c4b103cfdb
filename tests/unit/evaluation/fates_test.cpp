// What became of every record, in numbers and one by one, and the choice between an error and leaving aside.
#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::fates_test {
namespace {

// `fate indicator: records`, in a line.
std::string told(const std::vector<FateCount>& counts)
{
    std::string text;
    for (const FateCount& one : counts)
        text += (text.empty() ? "" : "; ") + label_of(one.fate).en + " " + one.indicator + ": " +
                std::to_string(one.records);
    return text;
}

Roll two() { return Roll({{.code = "ann"}, {.code = "bob"}}); }

Book some_records()
{
    Book book({"ann", "bob", "zoe"}, {"work", "old"});
    book.add("ann", "work", "2", 0);
    book.add("ann", "work", "3", 1);
    book.add("bob", "work", "4", 40);  // another term
    book.add("zoe", "work", "5", 2);   // not on the roll
    book.add("zoe", "old", "5", 2);
    book.add("bob", "old", "6", 3);  // an indicator of another scheme
    const EvidenceId wrong = book.add("ann", "work", "9", 2);
    book.ledger.void_record(wrong, {.reason = "twice", .day = day(5)});
    return book;
}

TEST(Fates, TellOfEveryRecordWhatBecameOfIt)
{
    Indicator work{.code = "work", .area = "top", .rule = rule::Sum{}, .combine = Combine::best};
    const Evaluation made = evaluated(scheme_of({work}), some_records().ledger,
                                      {.roll = two(), .period = Period(day(0), day(20)), .ignores_strangers = true});
    EXPECT_EQ(told(made.fates()),
              "counts work: 1; only the highest record counts work: 1; void work: 1; outside the period work: 1; its "
              "member is not on the roll old: 1; its member is not on the roll work: 1; its indicator is not in the "
              "scheme old: 1");
    EXPECT_EQ(
        told(made.misfits()),
        "outside the period work: 1; its member is not on the roll old: 1; its member is not on the roll work: 1; "
        "its indicator is not in the scheme old: 1");
    EXPECT_EQ(in_words(made.misfits()).en, "outside the period: 1; its member is not on the roll: 2; its indicator is "
                                           "not in the scheme: 1");
    EXPECT_EQ(made.left_aside().size() + 1, made.fates().size());
}

TEST(Fates, ListTheRecords)
{
    const Evaluation made =
        evaluated(scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}}), some_records().ledger,
                  {.roll = two(), .period = Period(day(0), day(20)), .ignores_strangers = true});
    const std::vector<RecordLeftAside> all = made.records_left_aside();
    ASSERT_EQ(all.size(), 5u);
    EXPECT_EQ(all[0], (RecordLeftAside{EvidenceId(2), RecordFate::outside_period}));
    const RecordFate asked[] = {RecordFate::unknown_member, RecordFate::counted};
    const std::vector<RecordLeftAside> some = made.records_left_aside(asked);
    ASSERT_EQ(some.size(), 4u);
    EXPECT_EQ(some[0], (RecordLeftAside{EvidenceId(0), RecordFate::counted}));
    EXPECT_EQ(some[3], (RecordLeftAside{EvidenceId(4), RecordFate::unknown_member}));
}

TEST(Fates, AreNoneWhereEverythingCounts)
{
    Book book;
    book.add("ann", "work");
    const Evaluation made = evaluated(scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}}), book.ledger);
    EXPECT_TRUE(made.left_aside().empty());
    EXPECT_TRUE(made.misfits().empty());
    EXPECT_TRUE(made.records_left_aside().empty());
    EXPECT_EQ(told(made.fates()), "counts work: 1");
}

std::string message_of(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options)
{
    try {
        static_cast<void>(evaluate(scheme, ledger, options));
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

TEST(Misfits, OfOtherDaysAreRefusedWhereOneAsksForIt)
{
    const Scheme scheme = scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}});
    Book book;
    book.add("ann", "work", "1", 0);
    book.add("bob", "work", "1", 40);
    book.add("cai", "work", "1", 50);
    const EvaluationOptions options{.period = Period(day(0), day(20)), .refuses_other_days = true};
    EXPECT_EQ(message_of(scheme, book.ledger, options),
              "ledger: 2 records are of days outside the period, as record 2 of 2026-10-17; correct the days or the "
              "period, or leave refuses_other_days out");
    book.ledger.void_record(EvidenceId(1), {.reason = "typo", .day = day(60)});
    EXPECT_EQ(message_of(scheme, book.ledger, options),
              "ledger: 1 record is of days outside the period, as record 3 of 2026-10-27; correct the days or the "
              "period, or leave refuses_other_days out");
    book.ledger.void_record(EvidenceId(2), {.reason = "typo", .day = day(60)});
    EXPECT_EQ(message_of(scheme, book.ledger, options), "accepted");
}

TEST(Misfits, OfOtherDaysAreToldWithStrangers)
{
    const Scheme scheme = scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}});
    const std::string message = message_of(
        scheme, some_records().ledger, {.roll = two(), .period = Period(day(0), day(20)), .refuses_other_days = true});
    EXPECT_NE(message.find("member \"zoe\" has 2 records"), std::string::npos) << message;
    EXPECT_NE(message.find("1 record is of days outside the period"), std::string::npos) << message;
}

TEST(Misfits, WithoutAnAnswerAreLeftAsideWhereOneAsksForIt)
{
    const Scheme scheme =
        scheme_of({{.code = "work", .area = "top", .rule = rule::AwardTable{{{"city", "first", points("5")}}}}});
    Book book;
    book.add_award("ann", "work", "city", "first");
    book.add_award("ann", "work", "city", "ninth");
    book.add("bob", "work");
    const std::string message = message_of(scheme, book.ledger, {});
    EXPECT_NE(message.find("record 2"), std::string::npos) << message;
    EXPECT_NE(message.find("record 3"), std::string::npos) << message;
    const Evaluation made = evaluated(scheme, book.ledger, {.ignores_unanswered = true});
    EXPECT_EQ(first_score(made), "5 (5, 1)");
    EXPECT_EQ(told(made.misfits()), "its rule has no answer for it work: 2");
    EXPECT_EQ(made.explain(MemberId(0)).indicators[0].records[1].fate, RecordFate::no_answer);
    EXPECT_EQ(made, made.with_ledger(book.ledger));
    book.add_award("bob", "work", "city", "tenth");
    EXPECT_EQ(told(made.with_ledger(book.ledger).misfits()), "its rule has no answer for it work: 3");
}

// Every rule and modifier on drawn ledgers: each record's fate is that of its derivation, and `evaluated` has the
// checker count them.
TEST(Fates, AreThoseOfTheDerivations)
{
    std::map<RecordFate, std::size_t> seen;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Scheme scheme(random_parts(dice));
        const record::Ledger ledger = random_ledger(dice, false);
        EvaluationOptions options{.roll = Roll({{.code = "m0"}, {.code = "m2"}, {.code = "m3"}}),
                                  .ignores_strangers = true};
        if (dice.heads())
            options.period = Period(day(5), day(25));
        if (message_of(scheme, ledger, options) != "accepted")
            continue;
        const Evaluation made = evaluated(scheme, ledger, options);
        std::map<EvidenceId, RecordFate> fates;
        for (const RecordLeftAside& one : made.records_left_aside())
            fates[one.record] = one.fate;
        std::size_t derived = 0;
        for (std::uint32_t member = 0; member < 3; ++member)
            for (const IndicatorDerivation& indicator : made.explain(MemberId(member)).indicators)
                for (const DerivedRecord& record : indicator.records) {
                    ++derived;
                    const auto known = fates.find(record.id);
                    const RecordFate fate = known == fates.end() ? RecordFate::counted : known->second;
                    ASSERT_EQ(label_of(fate).en, label_of(record.fate).en) << "record " << record.id.row();
                    ++seen[fate];
                }
        std::size_t strangers = 0;
        for (const auto& [record, fate] : fates)
            strangers += fate == RecordFate::unknown_member ? 1u : 0u;
        std::size_t of_others = 0;  // corrected, or of other days
        for (std::uint32_t row = 0; row < ledger.size(); ++row) {
            const std::string& code = ledger.members()[ledger[EvidenceId(row)].member];
            of_others += code == "m1" || code == "m4" ? 1u : 0u;
        }
        ASSERT_EQ(derived + of_others, ledger.size());
        ASSERT_LE(strangers, of_others);
    }
    EXPECT_GE(seen.size(), 11u);
}

}  // namespace
}  // namespace muster::evaluation::fates_test
