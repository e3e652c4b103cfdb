// The ledger only grows, refuses what it cannot keep, and knows at any time what counts.
#include "muster/record/ledger.hpp"

#include "muster/core/faults.hpp"
#include "muster/core/seed.hpp"
#include "muster/record/attendance.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace muster::inline v0_2::record::ledger_test {
namespace {

const Day monday(2026, 9, 7);
const Day no_day(boost::gregorian::not_a_date_time);

Ledger small_ledger() { return Ledger({"S1", "S2", "S3"}, {"hours", "award"}); }

Evidence hours(std::uint32_t member, std::int64_t count)
{
    return {.member = MemberId(member), .indicator = IndicatorId(0), .quantity = Quantity::whole(count), .day = monday};
}

CorrectionNote because(const char* reason) { return {.reason = reason, .day = monday, .by = MemberId(0)}; }

TEST(Ledger, GivesBackWhatWasPutIn)
{
    Ledger ledger = small_ledger();
    const EvidenceId plain = ledger.append(hours(0, 2));
    Evidence award{.member = MemberId(2),
                   .indicator = IndicatorId(1),
                   .day = monday,
                   .source = ledger.admit_source("awards.csv"),
                   .event = ledger.admit_event("挑战杯"),
                   .level = ledger.admit_level("省级"),
                   .place = ledger.admit_place("一等奖")};
    EXPECT_TRUE(ledger.level_column().empty());
    const EvidenceId second = ledger.append(award);
    EXPECT_EQ(ledger[plain], hours(0, 2));
    EXPECT_EQ(ledger[second], award);
    EXPECT_EQ(ledger.levels()[ledger[second].level], "省级");
    EXPECT_EQ(ledger.event_column().size(), 2u);
    EXPECT_TRUE(ledger.activity_column().empty());
    EXPECT_EQ(ledger.largest_millionths(), 2'000'000u);
}

TEST(Ledger, IsLeftAsItWasInACopy)
{
    Ledger ledger = small_ledger();
    ledger.append(hours(0, 1));
    const Ledger before = ledger;
    ledger.append(hours(1, 1));
    EXPECT_EQ(before.size(), 1u);
    EXPECT_EQ(ledger.size(), 2u);
    EXPECT_FALSE(before == ledger);
}

TEST(Ledger, TakesColumnsAsItTakesRecordsOneByOne)
{
    Random random(Seed{7});
    Ledger by_row = small_ledger();
    by_row.add_activity(Activity::at({.code = "A", .days = Period(monday, monday)}, ActivityState::reviewed, monday));
    for (const char* word : {"a", "b", "c"})
        by_row.admit_event(word);
    Ledger by_column = by_row;
    for (int batch = 0; batch < 6; ++batch) {
        std::vector<MemberId> members;
        std::vector<IndicatorId> indicators;
        std::vector<Quantity> quantities;
        std::vector<Day> days;
        std::vector<ActivityId> activities;
        std::vector<EventId> events;
        for (std::uint32_t i = 0; i < 50; ++i) {
            members.emplace_back(random.below(3));
            indicators.emplace_back(random.below(2));
            quantities.push_back(Quantity::from_millionths(random.below(1'000'000)));
            days.push_back(monday + Days(random.below(100)));
            activities.push_back(batch > 1 && random.below(2) == 0 ? ActivityId(0) : ActivityId());
            events.push_back(batch > 2 && random.below(2) == 0 ? EventId(random.below(3)) : EventId());
        }
        const bool without = batch == 4;
        by_column.append({.members = members,
                          .indicators = indicators,
                          .quantities = quantities,
                          .days = days,
                          .activities = without ? std::span<const ActivityId>{} : activities,
                          .events = events});
        for (std::size_t i = 0; i < members.size(); ++i)
            by_row.append(Evidence{.member = members[i],
                                   .indicator = indicators[i],
                                   .quantity = quantities[i],
                                   .day = days[i],
                                   .activity = without ? ActivityId() : activities[i],
                                   .event = events[i]});
    }
    EXPECT_EQ(by_row, by_column);
    EXPECT_EQ(by_row.largest_millionths(), by_column.largest_millionths());
}

TEST(Ledger, NamesAllFaultsOfABatchAndTakesNoneOfIt)
{
    Ledger ledger = small_ledger();
    const std::vector<MemberId> members{MemberId(0), MemberId(7), MemberId()};
    const std::vector<IndicatorId> indicators{IndicatorId(0), IndicatorId(2), IndicatorId(1)};
    const std::vector<Day> days{monday, monday, no_day};
    const std::vector<EventId> events{EventId(), EventId(), EventId(4)};
    try {
        ledger.append({.members = members,
                       .indicators = indicators,
                       .quantities = {},
                       .days = days,
                       .events = events,
                       .from = "evidence.csv",
                       .first_line = 2});
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(),
                     "evidence.csv:3: member 7 is not in the ledger; admit it first or correct the id\n"
                     "evidence.csv:3: indicator 2 is not in the ledger; admit it first or correct the id\n"
                     "evidence.csv:4: it has no member; say which member it belongs to\n"
                     "evidence.csv:4: its day is not a calendar day; give a day such as 2026-09-07\n"
                     "evidence.csv:4: event 4 is not in the ledger; admit it first or correct the id");
    }
    EXPECT_TRUE(ledger.empty());
    try {
        ledger.append({.members = members, .indicators = indicators, .quantities = {}, .days = {}});
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "evidence: column days has 0 rows and members has 3; give columns of one length");
    }
}

TEST(Ledger, CountsARecordUntilItIsCorrected)
{
    Ledger ledger = small_ledger();
    const EvidenceId first = ledger.append(hours(0, 2));
    const EvidenceId second = ledger.append(hours(1, 3));
    const EvidenceId third = ledger.replace(first, hours(0, 4), because("misread"));
    ledger.void_record(second, because("twice"));
    EXPECT_FALSE(ledger.is_effective(first));
    EXPECT_FALSE(ledger.is_effective(second));
    EXPECT_TRUE(ledger.is_effective(third));
    EXPECT_EQ(ledger.effective_size(), 1u);
    EXPECT_EQ(ledger.correction_of(first)->replacement, third);
    EXPECT_TRUE(ledger.correction_of(second)->is_void());
    EXPECT_EQ(ledger.correction_of(third), nullptr);
    EXPECT_EQ(ledger.replaced_by(third)->corrected, first);
    EXPECT_EQ(ledger.size(), 3u) << "nothing is taken out";
}

TEST(Ledger, HoldsEvidenceBackUntilItsActivityIsReviewed)
{
    Ledger ledger = small_ledger();
    const ActivityId activity = ledger.add_activity(
        Activity::at({.code = "A", .days = Period(monday, monday)}, ActivityState::evidenced, monday));
    Evidence record = hours(0, 2);
    record.activity = activity;
    const EvidenceId id = ledger.append(record);
    EXPECT_TRUE(ledger.is_waiting(id));
    ledger.move_activity(activity, {.to = ActivityState::reviewed, .day = monday, .by = MemberId(1)});
    EXPECT_FALSE(ledger.is_waiting(id));
}

struct BadCorrection {
    std::string name;
    std::vector<Correction> corrections;
    std::string message;
};

void PrintTo(const BadCorrection& bad, std::ostream* out) { *out << bad.name; }

class LedgerRefusesToCorrect : public testing::TestWithParam<BadCorrection> {};

// Records 1 to 5; record 1 is replaced by record 2.
Ledger corrected_ledger()
{
    Ledger ledger = small_ledger();
    const EvidenceId first = ledger.append(hours(0, 1));
    ledger.replace(first, hours(0, 2), because("misread"));
    for (int i = 0; i < 3; ++i)
        ledger.append(hours(1, 1));
    return ledger;
}

TEST_P(LedgerRefusesToCorrect, AndSaysWhereWhatAndTheRemedy)
{
    Ledger ledger = corrected_ledger();
    const Ledger before = ledger;
    try {
        ledger.correct(GetParam().corrections);
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
    EXPECT_EQ(ledger, before);
}

INSTANTIATE_TEST_SUITE_P(
    , LedgerRefusesToCorrect,
    testing::Values(
        BadCorrection{"AnUnknownRecord",
                      {{EvidenceId(5), {}, because("x")}},
                      "correction:1: record 6 is not in the ledger; the ledger has 5 records"},
        BadCorrection{
            "NoRecord", {{{}, {}, because("x")}}, "correction:1: it names no record; the ledger has 5 records"},
        BadCorrection{"ACircleThatAnEarlierCorrectionBegan",
                      {{EvidenceId(1), EvidenceId(0), because("x")}},
                      "correction:1: record 2 is replaced in a circle; "
                      "leave out one of the corrections that lead round"},
        BadCorrection{"ItselfForItself",
                      {{EvidenceId(3), EvidenceId(3), because("x")}},
                      "correction:1: record 4 is replaced in a circle; "
                      "leave out one of the corrections that lead round"},
        BadCorrection{"ACircle",
                      {{EvidenceId(2), EvidenceId(3), because("x")}, {EvidenceId(3), EvidenceId(2), because("x")}},
                      "correction:1: record 3 is replaced in a circle; "
                      "leave out one of the corrections that lead round\n"
                      "correction:2: record 4 is replaced in a circle; "
                      "leave out one of the corrections that lead round"},
        BadCorrection{"ARecordReplacedAlready",
                      {{EvidenceId(0), {}, because("x")}},
                      "correction:1: record 1 is replaced by record 2 already; correct record 2 instead"},
        BadCorrection{"OneRecordTwice",
                      {{EvidenceId(2), {}, because("x")}, {EvidenceId(2), EvidenceId(4), because("x")}},
                      "correction:2: record 3 is corrected by correction 1 as well; keep one of the two"},
        BadCorrection{"OneReplacementForTwo",
                      {{EvidenceId(3), EvidenceId(4), because("x")}, {EvidenceId(2), EvidenceId(4), because("x")}},
                      "correction:2: record 5 replaces another record already; "
                      "append a record of its own for each that is replaced"},
        BadCorrection{"NoReasonAndNoDay",
                      {{EvidenceId(2), {}, {"", no_day, MemberId(9)}}},
                      "correction:1: it gives no reason; say why\n"
                      "correction:1: its day is not a calendar day; give a day such as 2026-09-07\n"
                      "correction:1: member 9 is not in the ledger; admit it first or correct the id"}),
    [](const auto& test) { return test.param.name; });

TEST(Ledger, AgreesWithFollowingEveryChainOfCorrections)
{
    Random random(Seed{11});
    for (int round = 0; round < 50; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Ledger ledger = small_ledger();
        std::map<std::uint32_t, std::uint32_t> replaced;  // by row
        std::set<std::uint32_t> voided;
        for (std::uint32_t step = 0; step < 200; ++step) {
            const std::uint32_t size = static_cast<std::uint32_t>(ledger.size());
            const std::uint32_t row = size == 0 ? 0 : random.below(size);
            const bool is_free = size > 0 && !replaced.contains(row) && !voided.contains(row);
            switch (random.below(4)) {
            case 0:
                if (is_free) {
                    replaced[row] = ledger.replace(EvidenceId(row), hours(random.below(3), 1), because("x")).row();
                    break;
                }
                [[fallthrough]];
            case 1:
                if (is_free) {
                    ledger.void_record(EvidenceId(row), because("x"));
                    voided.insert(row);
                    break;
                }
                [[fallthrough]];
            default:
                ledger.append(hours(random.below(3), 1));
            }
        }
        // Every record that nothing replaces ends a chain; what counts is the ends that are not void.
        std::size_t counting = 0;
        for (std::uint32_t row = 0; row < ledger.size(); ++row) {
            const bool counts = !replaced.contains(row) && !voided.contains(row);
            EXPECT_EQ(ledger.is_effective(EvidenceId(row)), counts);
            counting += counts ? 1 : 0;
        }
        EXPECT_EQ(ledger.effective_size(), counting);
    }
}

TEST(Ledger, KeepsAppealsAndTheirAnswers)
{
    Ledger ledger = corrected_ledger();
    const AppealId appeal =
        ledger.appeal({.by = MemberId(1), .about = EvidenceId(3), .reason = "it was two hours", .day = monday});
    ledger.answer(appeal, {.is_upheld = true, .note = because("photo shows it")});
    EXPECT_TRUE(ledger.appeals()[0].answer->is_upheld);
    try {
        ledger.answer(appeal, {.note = because("again")});
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "answer to an appeal: appeal 1 is answered already; make a new appeal");
    }
    EXPECT_THROW(ledger.appeal({.by = MemberId(8), .reason = "x", .day = monday}), InvalidInput);
}

TEST(Ledger, RefusesCodesThatAreEmptyOrStandTwice)
{
    EXPECT_THROW(Ledger({"S1", "S1"}, {}), InvalidInput);
    EXPECT_THROW(Ledger({}, {""}), InvalidInput);
    Ledger ledger = small_ledger();
    EXPECT_EQ(ledger.admit_member("S2"), MemberId(1));
    EXPECT_EQ(ledger.admit_member("S4"), MemberId(3));
    EXPECT_THROW(ledger.admit_source(""), InvalidInput);
    try {
        ledger.add_activity(Activity(
            {.code = "A", .indicators = {"ours"}, .days = Period(monday, monday), .responsible = MemberId(9)}));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(),
                     "activity \"A\": member 9 is not in the ledger; admit it first or correct the id\n"
                     "activity \"A\": indicator \"ours\" is not in the ledger; add it there or correct the id");
    }
}

TEST(Attendance, IsTalliedAndBecomesEvidence)
{
    const std::vector<Attendance> rows{{MemberId(0), ActivityId(0), monday, Presence::present},
                                       {MemberId(0), ActivityId(1), monday, Presence::late},
                                       {MemberId(1), ActivityId(0), monday, Presence::absent}};
    const auto tallies = tally(rows, 2);
    EXPECT_EQ(tallies[0].called(), 2u);
    EXPECT_EQ(tallies[0].of(Presence::late), 1u);
    EXPECT_EQ(tallies[1].of(Presence::absent), 1u);
    const auto evidence = evidence_of(rows, {.late = IndicatorId(3), .absent = IndicatorId(4)}, SourceId(0));
    ASSERT_EQ(evidence.size(), 2u);
    EXPECT_EQ(evidence[0].indicator, IndicatorId(3));
    EXPECT_EQ(evidence[1].member, MemberId(1));
    try {
        static_cast<void>(tally(std::vector{rows[0], rows[0], rows[2]}, 1));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(),
                     "attendance:2: its member stands twice for this activity and day; keep one of the rows\n"
                     "attendance:3: its member is not one of the 1; correct the member");
    }
}

TEST(Ledger, SnapshotsGoOnApart)
{
    Ledger first({"ann", "bob"}, {"x"});
    const auto record = [](std::uint32_t member, int hours) {
        return Evidence{.member = MemberId(member),
                        .indicator = IndicatorId(0),
                        .quantity = Quantity::whole(hours),
                        .day = Day(2026, 9, 7)};
    };
    for (int hours = 0; hours < 100; ++hours)
        first.append(record(static_cast<std::uint32_t>(hours % 2), hours));
    for (int asked = 0; asked < 8; ++asked)
        EXPECT_EQ(first.records_of(MemberId(1)).size(), 50);
    const Ledger snapshot = first;
    Ledger second = first;
    first.append(record(0, 1000));
    second.append(record(1, 2000));
    first.void_record(EvidenceId(0), {.reason = "x", .day = Day(2026, 9, 8)});
    second.admit_member("cai");
    Ledger third = second;
    third.append(record(2, 3000));
    second.append(record(0, 4000));

    EXPECT_EQ(snapshot.size(), 100);
    EXPECT_TRUE(snapshot.is_effective(EvidenceId(0)));
    EXPECT_FALSE(first.is_effective(EvidenceId(0)));
    EXPECT_EQ(snapshot.members().size(), 2);
    EXPECT_EQ(first[EvidenceId(100)].quantity, Quantity::whole(1000));
    EXPECT_EQ(second[EvidenceId(100)].quantity, Quantity::whole(2000));
    EXPECT_EQ(second[EvidenceId(101)].quantity, Quantity::whole(4000));
    EXPECT_EQ(third[EvidenceId(101)].quantity, Quantity::whole(3000));
    for (int asked = 0; asked < 8; ++asked) {
        EXPECT_EQ(snapshot.records_of(MemberId(1)).size(), 50);
        EXPECT_EQ(first.records_of(MemberId(1)).size(), 50);
        EXPECT_EQ(second.records_of(MemberId(1)).back(), EvidenceId(100));
        EXPECT_EQ(second.records_of(MemberId(0)).back(), EvidenceId(101));
        EXPECT_EQ(third.records_of(MemberId(2)), std::vector{EvidenceId(101)});
    }
}

}  // namespace
}  // namespace muster::record::ledger_test
