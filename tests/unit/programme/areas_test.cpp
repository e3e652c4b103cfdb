// Records of the areas pass the door of a term only with people, places and activities that are there.
#include "muster/core/faults.hpp"
#include "muster/programme/four_enters.hpp"
#include "muster/programme/named_programmes.hpp"
#include "muster/programme/term.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::programme::areas_test {
namespace {

using namespace record;

const Day monday(2026, 9, 7);

ClockTime clock(const char* text) { return ClockTime::parse(text, {"test"}); }

TermParts parts()
{
    TermParts made{.period = Period(monday, monday + Days(100))};
    made.branch = UnitId(0);
    made.organisation =
        org::Organisation({.units = {{.code = "branch"}},
                           .members = {{.code = "ann", .unit = UnitId(0)}, {.code = "bob", .unit = UnitId(0)}},
                           .places = {{.code = "A", .level = org::PlaceLevel::building},
                                      {.code = "A1", .level = org::PlaceLevel::floor, .within = PlaceId(0)}},
                           .classes = {{.code = "C"}},
                           .students = {{.code = "s"}},
                           .posts = {{.code = "P"}}});
    made.ledger = Ledger({"ann", "bob"}, {});
    made.ledger.add_activity(Activity({.code = "A1", .days = Period(monday, monday)}));
    made.ledger.add_activity(Activity({.code = "A2", .days = Period(monday, monday), .part_of = "A1"}));
    return made;
}

struct Fault {
    const char* name;
    std::function<void(AreaRecords&)> spoil;
    const char* message;
};

const std::vector<Fault> faults{
    {"a member who is not there",
     [](AreaRecords& areas) {
         areas.certificates = {{MemberId(2), {"证书", ""}, monday}};
     },
     "term certificates:1: its member is not in the term; add it there or correct the id"},
    {"an activity that is not there",
     [](AreaRecords& areas) {
         areas.outreach = {{ActivityId(2), 1, 0}};
     },
     "term outreach:1: its activity is not in the term; add it there or correct the id"},
    {"no day",
     [](AreaRecords& areas) {
         areas.certificates = {{MemberId(0), {"证书", ""}, Day()}};
     },
     "term certificates:1: its day is not a calendar day; give a day such as 2026-09-07"},
    {"people reached below none",
     [](AreaRecords& areas) {
         areas.outreach = {{ActivityId(0), -1, 0}};
     },
     "term outreach:1: reached is -1; give 0 or more"},
    {"hours below none",
     [](AreaRecords& areas) {
         areas.tutoring = {{MemberId(0), monday, -Quantity::whole(1), StudentId(0), {}, true}};
     },
     "term tutoring:1: hours is -1; give 0 or more"},
    {"a session of neither",
     [](AreaRecords& areas) {
         areas.tutoring = {{MemberId(0), monday, Quantity{}, {}, {}, true}};
     },
     "term tutoring:1: it is of a student and a group, or of neither; name one of the two"},
    {"a session of a group that is not there",
     [](AreaRecords& areas) {
         areas.tutoring = {{MemberId(0), monday, Quantity{}, {}, "G", true}};
     },
     "term tutoring:1: study group \"G\" is not in the term; add it there or correct the code"},
    {"an award that nobody won", [](AreaRecords& areas) { areas.awards = {{.code = "H", .day = monday}}; },
     "term awards:1: nobody won it; name its members"},
    {"a winner in a list who is not there",
     [](AreaRecords& areas) {
         areas.awards = {{.code = "H", .day = monday, .members = {MemberId(0), MemberId(7)}}};
     },
     "term awards:1: one of its members is not in the term; add it there or correct the id"},
    {"a floor that is a building",
     [](AreaRecords& areas) {
         areas.charges = {{.member = MemberId(0), .one = FiveOne::floor, .place = PlaceId(0), .since = monday}};
     },
     "term charges:1: \"A\" is a building; name a floor"},
    {"a class and a place",
     [](AreaRecords& areas) {
         areas.deeds = {{MemberId(0), FiveOne::study_class, PlaceId(1), ClassId(0), monday}};
     },
     "term deeds:1: it does not name what the member answers for; name the class and no place"},
    {"two turns at once",
     [](AreaRecords& areas) {
         const VenueTurn turn{.activity = ActivityId(0),
                              .member = MemberId(0),
                              .day = monday,
                              .from = clock("08:00"),
                              .to = clock("09:00")};
         areas.venue = {turn, turn};
     },
     "term venue:2: the member has another turn then, in row 1; give one of the turns to somebody else"},
    {"a breach of somebody who did not sit",
     [](AreaRecords& areas) { areas.exams = {{.code = "X", .day = monday, .violators = {MemberId(1)}}}; },
     "term exams:1: somebody broke its rules who did not sit it; add them to its members or take them out"},
    {"a code twice",
     [](AreaRecords& areas) {
         areas.exams = {{.code = "X", .day = monday}, {.code = "X", .day = monday}};
     },
     "term exams:2: \"X\" stands here twice; keep one of the rows"},
    {"who brings along themselves",
     [](AreaRecords& areas) {
         areas.brought_along = {{MemberId(1), MemberId(1), monday, {}}};
     },
     "term brought_along:1: a member brings along themselves; name the activist"},
    {"hours that are none", [](AreaRecords& areas) { areas.rules.in_time.report = -1; },
     "term areas: report is -1; give a whole number from 0 to 10000"},
    {"an answer of somebody who is not there",
     [](AreaRecords& areas) {
         areas.mobilisations = {{.code = "C", .called = {monday, {}}, .answers = {{.member = MemberId(9)}}}};
     },
     "term mobilisations:1: its member is not in the term; add it there or correct the id"},
};

TEST(TermAreas, EveryFaultIsNamedWithItsRow)
{
    EXPECT_NO_THROW(Term{parts()});
    for (const Fault& fault : faults) {
        SCOPED_TRACE(fault.name);
        TermParts spoiled = parts();
        fault.spoil(spoiled.areas);
        try {
            const Term term(spoiled);
            ADD_FAILURE() << "it is let in";
        } catch (const InvalidInput& error) {
            EXPECT_STREQ(error.what(), fault.message);
        }
    }
}

TEST(TermAreas, AnEventOfAFestivalNamesTheFestivalItself)
{
    TermParts spoiled = parts();
    spoiled.ledger.add_activity(Activity({.code = "A3", .days = Period(monday, monday), .part_of = "A2"}));
    spoiled.ledger.add_activity(Activity({.code = "A4", .days = Period(monday, monday), .part_of = "A9"}));
    try {
        const Term term(spoiled);
        ADD_FAILURE() << "it is let in";
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(
            error.what(),
            "term activity \"A3\": activity \"A2\", which it is part of, is an event of another; name the "
            "festival itself\nterm activity \"A4\": activity \"A9\", which it is part of, is not in the ledger; "
            "add it there or correct the code");
    }
}

TEST(NamedProgrammes, AreOfAPlatformThatThereIs)
{
    for (const NamedProgramme& named : named_programmes()) {
        SCOPED_TRACE(named.code);
        EXPECT_NE(std::ranges::find(platforms(), named.platform, &Platform::code), platforms().end());
        EXPECT_FALSE(named.label.zh.empty() || named.label.en.empty());
    }
}

}  // namespace
}  // namespace muster::programme::areas_test
