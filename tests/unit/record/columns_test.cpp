// Columns go in whole or not at all, and come out as they went in.
#include "muster/core/faults.hpp"
#include "muster/record/ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace muster::inline v0_2::record::columns_test {
namespace {

const Day monday(2026, 9, 7);
const Day no_day(boost::gregorian::not_a_date_time);

// Three records with a value in every column.
struct Columns {
    std::vector<MemberId> members{MemberId(0), MemberId(1), MemberId(0)};
    std::vector<IndicatorId> indicators{IndicatorId(0), IndicatorId(1), IndicatorId(1)};
    std::vector<Quantity> quantities{Quantity::whole(2), Quantity::from_millionths(-7), Quantity::whole(0)};
    std::vector<Day> days{monday, monday + Days(1), monday};
    std::vector<SourceId> sources{SourceId(0), SourceId(), SourceId(0)};
    std::vector<ActivityId> activities{ActivityId(0), ActivityId(), ActivityId()};
    std::vector<EventId> events{EventId(), EventId(0), EventId()};
    std::vector<AwardLevelId> levels{AwardLevelId(), AwardLevelId(), AwardLevelId(0)};
    std::vector<AwardPlaceId> places{AwardPlaceId(0), AwardPlaceId(), AwardPlaceId()};

    [[nodiscard]] EvidenceColumns spans() const
    {
        return {.members = members,
                .indicators = indicators,
                .quantities = quantities,
                .days = days,
                .sources = sources,
                .activities = activities,
                .events = events,
                .levels = levels,
                .places = places,
                .from = "evidence.csv",
                .first_line = 2};
    }
};

// Two members, two indicators, and one word of everything else.
Ledger ledger_with_words()
{
    Ledger ledger({"ann", "bob"}, {"hours", "award"});
    ledger.admit_source("s");
    ledger.admit_event("e");
    ledger.admit_level("l");
    ledger.admit_place("p");
    ledger.add_activity(Activity({.code = "A", .days = Period(monday, monday)}));
    return ledger;
}

TEST(EvidenceColumns, ComeOutAsTheyWentIn)
{
    Ledger ledger = ledger_with_words();
    const Columns columns;
    EXPECT_EQ(ledger.append(columns.spans()), EvidenceId(0));
    EXPECT_EQ(ledger.append(columns.spans()), EvidenceId(3));
    const auto twice = [](auto column) {
        column.insert(column.end(), column.begin(), column.begin() + 3);
        return column;
    };
    const auto same = [&](const auto& left, const auto& right) { return std::ranges::equal(left, twice(right)); };
    EXPECT_TRUE(same(ledger.member_column(), columns.members));
    EXPECT_TRUE(same(ledger.indicator_column(), columns.indicators));
    EXPECT_TRUE(same(ledger.quantity_column(), columns.quantities));
    EXPECT_TRUE(same(ledger.day_column(), columns.days));
    EXPECT_TRUE(same(ledger.source_column(), columns.sources));
    EXPECT_TRUE(same(ledger.activity_column(), columns.activities));
    EXPECT_TRUE(same(ledger.event_column(), columns.events));
    EXPECT_TRUE(same(ledger.level_column(), columns.levels));
    EXPECT_TRUE(same(ledger.place_column(), columns.places));
    EXPECT_EQ(ledger.largest_millionths(), 2'000'000u);
}

TEST(EvidenceColumns, ThatAreLeftOutAreUnsetAndQuantitiesAreOne)
{
    Ledger ledger = ledger_with_words();
    const Columns columns;
    ledger.append(
        {.members = columns.members, .indicators = columns.indicators, .quantities = {}, .days = columns.days});
    EXPECT_EQ(ledger[EvidenceId(1)],
              (Evidence{.member = MemberId(1), .indicator = IndicatorId(1), .day = monday + Days(1)}));
    EXPECT_TRUE(ledger.activity_column().empty());
    ledger.append(columns.spans());
    EXPECT_EQ(ledger.activity_column().size(), 6u) << "filled up from the first record on";
    EXPECT_FALSE(ledger[EvidenceId(0)].activity.is_set());
    EXPECT_EQ(ledger[EvidenceId(3)].activity, ActivityId(0));
    ledger.append(
        {.members = columns.members, .indicators = columns.indicators, .quantities = {}, .days = columns.days});
    EXPECT_EQ(ledger.activity_column().size(), 9u);
    EXPECT_FALSE(ledger[EvidenceId(8)].activity.is_set());
}

TEST(EvidenceColumns, MayHaveNoRows)
{
    Ledger ledger = ledger_with_words();
    const Ledger before = ledger;
    ledger.append(EvidenceColumns{.members = {}, .indicators = {}, .quantities = {}, .days = {}});
    ledger.reserve(1000);
    EXPECT_EQ(ledger, before);
}

TEST(Ledger, KnowsTheLargestQuantityWithoutItsSign)
{
    Ledger ledger = ledger_with_words();
    ledger.append({.member = MemberId(0), .indicator = IndicatorId(0), .quantity = Quantity::whole(-3), .day = monday});
    EXPECT_EQ(ledger.largest_millionths(), 3'000'000u);
    const auto least = Quantity::from_millionths(std::numeric_limits<std::int64_t>::min());
    ledger.append({.member = MemberId(0), .indicator = IndicatorId(0), .quantity = least, .day = monday});
    EXPECT_EQ(ledger.largest_millionths(), std::uint64_t{1} << 63);
}

TEST(Ledger, MarksCorrectedRecordsBitByBit)
{
    Ledger ledger = ledger_with_words();
    for (int i = 0; i < 130; ++i)
        ledger.append({.member = MemberId(0), .indicator = IndicatorId(0), .day = monday});
    EXPECT_TRUE(ledger.corrected_bits().empty());
    for (const std::uint32_t row : {0u, 63u, 64u, 129u})
        ledger.void_record(EvidenceId(row), {.reason = "x", .day = monday});
    EXPECT_EQ(ledger.corrected_bits()[0], (std::uint64_t{1} << 63) + 1);
    EXPECT_EQ(ledger.corrected_bits()[1], 1u);
    EXPECT_EQ(ledger.corrected_bits()[2], 2u);
    EXPECT_EQ(ledger.effective_size(), 126u);
}

TEST(Ledger, IsAnotherAfterAnyChange)
{
    const auto made = [] {
        Ledger ledger = ledger_with_words();
        ledger.append(Columns().spans());
        return ledger;
    };
    const std::vector<std::function<void(Ledger&)>> changes{
        [](Ledger& ledger) { ledger.admit_member("new"); },
        [](Ledger& ledger) { ledger.admit_indicator("new"); },
        [](Ledger& ledger) { ledger.admit_source("new"); },
        [](Ledger& ledger) { ledger.admit_event("new"); },
        [](Ledger& ledger) { ledger.admit_level("new"); },
        [](Ledger& ledger) { ledger.admit_place("new"); },
        [](Ledger& ledger) { ledger.add_activity(Activity({.code = "B", .days = Period(monday, monday)})); },
        [](Ledger& ledger) { ledger.move_activity(ActivityId(0), {.to = ActivityState::approved, .day = monday}); },
        [](Ledger& ledger) { ledger.append({.member = MemberId(0), .indicator = IndicatorId(0), .day = monday}); },
        [](Ledger& ledger) { ledger.void_record(EvidenceId(0), {.reason = "x", .day = monday}); },
        [](Ledger& ledger) { ledger.appeal({.by = MemberId(0), .reason = "x", .day = monday}); }};
    const Ledger before = made();
    EXPECT_EQ(before, made());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Ledger after = before;
        changes[i](after);
        EXPECT_FALSE(before == after) << "change " << i;
        EXPECT_EQ(before, made()) << "change " << i << " reached a copy made before it";
    }
}

struct Bad {
    std::string name;
    std::function<void(Columns&)> spoil;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class LedgerRefusesColumns : public testing::TestWithParam<Bad> {};

TEST_P(LedgerRefusesColumns, AndSaysWhereWhatAndTheRemedy)
{
    Ledger ledger = ledger_with_words();
    const Ledger before = ledger;
    Columns columns;
    GetParam().spoil(columns);
    try {
        ledger.append(columns.spans());
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
    EXPECT_EQ(ledger, before);
}

std::string length_message(const char* column, int rows)
{
    return "evidence.csv: column " + std::string(column) + " has " + std::to_string(rows) +
           " rows and members has 3; give columns of one length";
}
std::string id_message(int line, const char* thing, int row)
{
    return "evidence.csv:" + std::to_string(line) + ": " + thing + " " + std::to_string(row) +
           " is not in the ledger; admit it first or correct the id";
}

INSTANTIATE_TEST_SUITE_P(
    , LedgerRefusesColumns,
    testing::Values(
        Bad{"NoIndicators", [](Columns& columns) { columns.indicators.clear(); }, length_message("indicators", 0)},
        Bad{"AShortColumnOfQuantities", [](Columns& columns) { columns.quantities.pop_back(); },
            length_message("quantities", 2)},
        Bad{"NoDays", [](Columns& columns) { columns.days.clear(); }, length_message("days", 0)},
        Bad{"AShortColumnOfSources", [](Columns& columns) { columns.sources.pop_back(); },
            length_message("sources", 2)},
        Bad{"ALongColumnOfActivities", [](Columns& columns) { columns.activities.resize(4); },
            length_message("activities", 4)},
        Bad{"AShortColumnOfEvents", [](Columns& columns) { columns.events.pop_back(); }, length_message("events", 2)},
        Bad{"AShortColumnOfLevels", [](Columns& columns) { columns.levels.resize(1); }, length_message("levels", 1)},
        Bad{"AShortColumnOfPlaces", [](Columns& columns) { columns.places.resize(1); }, length_message("places", 1)},
        Bad{"AnUnknownMember", [](Columns& columns) { columns.members[2] = MemberId(2); }, id_message(4, "member", 2)},
        Bad{"NoIndicator", [](Columns& columns) { columns.indicators[0] = IndicatorId(); },
            "evidence.csv:2: it has no indicator; say which indicator it belongs to"},
        Bad{"AnInfiniteDay", [](Columns& columns) { columns.days[1] = Day(boost::gregorian::pos_infin); },
            "evidence.csv:3: its day is not a calendar day; give a day such as 2026-09-07"},
        Bad{"AnUnknownSource", [](Columns& columns) { columns.sources[0] = SourceId(1); }, id_message(2, "source", 1)},
        Bad{"AnUnknownActivity", [](Columns& columns) { columns.activities[1] = ActivityId(1); },
            id_message(3, "activity", 1)},
        Bad{"AnUnknownEvent", [](Columns& columns) { columns.events[1] = EventId(1); }, id_message(3, "event", 1)},
        Bad{"AnUnknownLevel", [](Columns& columns) { columns.levels[1] = AwardLevelId(9); },
            id_message(3, "award level", 9)},
        Bad{"AnUnknownPlace", [](Columns& columns) { columns.places[0] = AwardPlaceId(1); },
            id_message(2, "award place", 1)},
        Bad{"SeveralAtOnce",
            [](Columns& columns) {
                columns.members[0] = MemberId(5);
                columns.days[2] = no_day;
            },
            id_message(2, "member", 5) +
                "\nevidence.csv:4: its day is not a calendar day; give a day such as 2026-09-07"}),
    [](const auto& test) { return test.param.name; });

// ---- appeals, answers and moves

template <class Call>
std::string refusal(Call call)
{
    Ledger ledger = ledger_with_words();
    ledger.append(Columns().spans());
    const Ledger before = ledger;
    try {
        call(ledger);
    } catch (const InvalidInput& error) {
        EXPECT_EQ(ledger, before);
        return error.what();
    }
    return "accepted";
}

TEST(Ledger, RefusesAppealsThatAreNotWhole)
{
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  ledger.appeal({.by = MemberId(7), .about = EvidenceId(3), .reason = "", .day = no_day});
              }),
              "appeal: its member is not in the ledger; admit it first or correct the id\n"
              "appeal: record 4 is not in the ledger; the ledger has 3 records\n"
              "appeal: it gives no reason; say why\n"
              "appeal: its day is not a calendar day; give a day such as 2026-09-07");
    EXPECT_EQ(refusal([](Ledger& ledger) { ledger.answer(AppealId(0), {.note = {.reason = "x", .day = monday}}); }),
              "answer to an appeal: its appeal is not in the ledger; answer an appeal that was made");
}

TEST(Ledger, RefusesMovesOfActivitiesThatItDoesNotHaveOrThatAreNotLegal)
{
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  ledger.move_activity(ActivityId(1), {.to = ActivityState::approved, .day = monday});
              }),
              "move of an activity: activity 1 is not in the ledger; admit it first or correct the id");
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  ledger.move_activity(ActivityId(0),
                                       {.to = ActivityState::approved, .day = monday, .by = MemberId(2)});
              }),
              "move of an activity: member 2 is not in the ledger; admit it first or correct the id");
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  ledger.move_activity(ActivityId(0), {.to = ActivityState::reviewed, .day = monday});
              }),
              "activity \"A\", move 1: planned does not lead to reviewed; take the states in their order");
    EXPECT_EQ(
        refusal([](Ledger& ledger) { ledger.add_activity(Activity({.code = "A", .days = Period(monday, monday)})); }),
        "activity \"A\": it stands here twice; keep one of the rows");
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  static_cast<void>(ledger.activity_of("B", {"evidence.csv", 3}));
              }),
              "evidence.csv:3: activity \"B\" is not in the ledger; add it there or correct the id");
}

TEST(Ledger, RefusesToReplaceByARecordItWouldNotTake)
{
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  ledger.replace(EvidenceId(0), {.member = MemberId(9), .indicator = IndicatorId(0), .day = monday},
                                 {.reason = "x", .day = monday});
              }),
              "evidence: member 9 is not in the ledger; admit it first or correct the id");
    EXPECT_EQ(refusal([](Ledger& ledger) {
                  ledger.replace(EvidenceId(8), {.member = MemberId(0), .indicator = IndicatorId(0), .day = monday},
                                 {.reason = "", .day = monday});
              }),
              "correction:1: record 9 is not in the ledger; the ledger has 3 records\n"
              "correction:1: it gives no reason; say why");
}

}  // namespace
}  // namespace muster::record::columns_test
