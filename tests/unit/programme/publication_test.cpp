// What people were told: versions rise where a turn is changed, and only there; nothing told is ever lost.
#include "muster/programme/publication.hpp"

#include "muster/core/error.hpp"
#include "muster/programme/term.hpp"
#include "muster/report/duty_calendar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::programme::publication_test {
namespace {

const Day monday(2026, 9, 7);
const Period week(monday, monday + Days(6));

struct Turn {
    int member;
    int day;
    int type;
};

std::optional<TermRoster> roster_of(const std::vector<Turn>& turns, const std::string& noon = "12:00")
{
    roster::Draft draft{.period = week};
    draft.posts = {{.code = "desk"}};
    for (const std::string& start : {std::string("08:00"), noon})
        draft.shift_types.push_back({.code = "desk " + start,
                                     .post = PostId(0),
                                     .start = ClockTime::parse(start, {"test"}),
                                     .length = Minutes{120}});
    for (const char* member : {"ann", "bob", "cai"})
        draft.members.push_back({.code = member});
    std::vector<roster::Assignment> assignments;
    for (const auto& [member, day, type] : turns)
        assignments.push_back({MemberId(static_cast<std::uint32_t>(member)),
                               {monday + Days(day), ShiftTypeId(static_cast<std::uint32_t>(type))}});
    return TermRoster{roster::Problem(draft), {.roster = roster::Roster(week, 3, assignments), .score = {}}};
}

Term term_of(const std::optional<TermRoster>& roster, const Publication& published)
{
    return Term({.period = week,
                 .branch = UnitId(0),
                 .organisation = org::Organisation({.units = {{.code = "branch"}},
                                                    .members = {{.code = "ann", .unit = UnitId(0)},
                                                                {.code = "bob", .unit = UnitId(0)},
                                                                {.code = "cai", .unit = UnitId(0)}}}),
                 .roster = roster,
                 .published = published});
}

const ToldTurn& turn_of(const Publication& made, const std::string& member, int day)
{
    for (const ToldTurn& turn : made.turns)
        if (turn.member == member && turn.day == monday + Days(day))
            return turn;
    throw std::out_of_range(member);
}

TEST(Publication, IsVersionOneAtFirstAndStaysWhereNothingIsChanged)
{
    const auto roster = roster_of({{0, 0, 0}, {1, 1, 1}});
    const Publication first = publish(roster, {}, monday);
    EXPECT_EQ(Publication{}.version(), 0);
    EXPECT_EQ(first.version(), 1);
    EXPECT_EQ(first.told(), monday);
    EXPECT_EQ(first.turns.size(), 2U);
    EXPECT_EQ(publish(roster, {}, monday + Days(3), first), first);
}

TEST(Publication, RaisesWhatIsDroppedAddedAndMovedAlone)
{
    const Publication first = publish(roster_of({{0, 0, 0}, {1, 1, 1}, {2, 4, 0}}), {}, monday);
    const Publication next =
        publish(roster_of({{2, 0, 0}, {1, 1, 1}, {2, 4, 0}}, "13:00"), {}, monday + Days(1), first);
    EXPECT_EQ(next.version(), 2);
    EXPECT_TRUE(turn_of(next, "ann", 0).is_cancelled);
    EXPECT_EQ(turn_of(next, "ann", 0).version, 2);
    EXPECT_EQ(turn_of(next, "cai", 0).version, 2);
    EXPECT_EQ(turn_of(next, "bob", 1).start, ClockTime::parse("13:00", {"test"}));
    EXPECT_EQ(turn_of(next, "bob", 1).version, 2);
    EXPECT_EQ(turn_of(next, "cai", 4).version, 1);
    EXPECT_EQ(turn_of(next, "cai", 4).told, monday);

    const Publication back = publish(roster_of({{0, 0, 0}, {1, 1, 1}, {2, 4, 0}}, "13:00"), {}, monday + Days(2), next);
    EXPECT_FALSE(turn_of(back, "ann", 0).is_cancelled);
    EXPECT_EQ(turn_of(back, "ann", 0).version, 3);
    EXPECT_TRUE(turn_of(back, "cai", 0).is_cancelled);
}

TEST(Publication, RaisesATurnBesideWhichSomebodyElseStands)
{
    const Publication first = publish(roster_of({{0, 0, 0}, {1, 0, 0}}), {}, monday);
    const Publication next = publish(roster_of({{0, 0, 0}, {2, 0, 0}}), {}, monday, first);
    EXPECT_EQ(turn_of(next, "ann", 0).version, 2);
}

TEST(Publication, KnowsTwoTurnsOfADayByTheirBegin)
{
    const Publication first = publish(roster_of({{0, 0, 0}, {0, 0, 1}}), {}, monday);
    ASSERT_EQ(first.turns.size(), 2U);
    EXPECT_EQ(first.turns[0].number, 1);
    EXPECT_EQ(first.turns[1].number, 2);
    const Publication next = publish(roster_of({{0, 0, 1}}), {}, monday, first);
    EXPECT_EQ(next.turns.size(), 2U);
    EXPECT_FALSE(next.turns[1].is_cancelled && next.turns[0].is_cancelled);
}

TEST(Publication, RefusesADayBeforeTheLast)
{
    const auto roster = roster_of({{0, 0, 0}});
    const Publication first = publish(roster, {}, monday);
    EXPECT_THROW(static_cast<void>(publish(roster, {}, monday - Days(1), first)), InvalidInput);
}

TEST(Publication, StandsOnceInATerm)
{
    const auto roster = roster_of({{0, 0, 0}});
    Publication twice = publish(roster, {}, monday);
    twice.turns.push_back(twice.turns[0]);
    EXPECT_THROW(static_cast<void>(term_of(roster, twice)), InvalidInput);
}

TEST(DutyEvents, KeepTheirNamesAndRaiseTheirVersions)
{
    const auto before = roster_of({{0, 0, 0}, {1, 1, 1}});
    const auto after = roster_of({{0, 0, 0}, {2, 1, 1}}, "13:00");
    const Publication first = publish(before, {}, monday);
    const Publication next = publish(after, {}, monday + Days(1), first);
    const auto old = report::duty_events(term_of(before, first), Language::en);
    const auto now = report::duty_events(term_of(after, next), Language::en);
    ASSERT_EQ(old.size(), 2U);
    ASSERT_EQ(now.size(), 3U);
    EXPECT_EQ(now[0].key, old[0].key);
    EXPECT_EQ(now[0].version, 1);
    EXPECT_EQ(now[1].version, 2);
    EXPECT_EQ(now[1].published, monday + Days(1));
    EXPECT_TRUE(now[2].is_cancelled);
    EXPECT_EQ(now[2].key, old[1].key);
    EXPECT_EQ(now[2].version, 2);

    const auto of_bob = report::duty_events(term_of(after, next), Language::en, MemberId(1));
    ASSERT_EQ(of_bob.size(), 1U);
    EXPECT_TRUE(of_bob[0].is_cancelled);
}

TEST(DutyEvents, OfWhoLeftAreCancelled)
{
    const Publication first = publish(roster_of({{0, 0, 0}, {1, 1, 1}}), {}, monday);
    Publication next = publish(roster_of({{0, 0, 0}}), {}, monday, first);
    next.turns.push_back(
        {.member = "dan", .post = "desk", .day = monday, .version = 2, .told = monday, .is_cancelled = true});
    const Term term = term_of(roster_of({{0, 0, 0}}), next);
    const auto events = report::duty_events(term, Language::en, std::string("dan"));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_TRUE(events[0].is_cancelled);
    EXPECT_EQ(report::duty_events(term, Language::en, std::string("ann")),
              report::duty_events(term, Language::en, MemberId(0)));
    EXPECT_TRUE(report::duty_events(term, Language::en, std::string("cai")).empty());
}

TEST(DutyEvents, AreHadFromAnyRoster)
{
    const auto roster = roster_of({{0, 0, 0}, {0, 0, 1}});
    const auto events = report::duty_events(roster->problem, roster->solution.roster, Language::en);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_NE(events[0].key, events[1].key);
    EXPECT_EQ(events[0].location, "desk");
    try {
        static_cast<void>(report::duty_events(roster->problem, roster->solution.roster, Language::en, MemberId(3)));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "calendar: it has no member in row 3; give a row below 3");
    }
}

}  // namespace
}  // namespace muster::programme::publication_test
