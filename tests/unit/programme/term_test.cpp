// A term is let in only if its parts fit together, and leads from every row of a part to the person.
#include "muster/programme/term.hpp"

#include "muster/core/faults.hpp"
#include "muster/roster/rotate.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::programme::term_test {
namespace {

const Day monday(2026, 9, 7);
const Period week(monday, monday + Days(6));

org::Organisation organisation()
{
    return org::Organisation({.units = {{.code = "branch"}},
                              .members = {{.code = "ann", .unit = UnitId(0)},
                                          {.code = "bob", .unit = UnitId(0)},
                                          {.code = "cai", .unit = UnitId(0)}},
                              .places = {{.code = "hall", .level = org::PlaceLevel::building}},
                              .students = {{.code = "s1"}, {.code = "s2"}}});
}

TermPairing pairing_of(std::vector<std::string> mentors, std::vector<std::string> mentees)
{
    std::vector<pairing::MentorProfile> givers;
    std::vector<pairing::MenteeProfile> takers;
    std::vector<pairing::Candidate> candidates;
    for (std::uint32_t i = 0; i < mentors.size(); ++i)
        givers.push_back({.code = mentors[i], .year = 3});
    for (std::uint32_t i = 0; i < mentees.size(); ++i) {
        takers.push_back({.code = mentees[i], .year = 1});
        candidates.push_back({MenteeId(i), MentorId(0), 5});
    }
    pairing::Problem problem(std::vector<pairing::Capacity>(mentors.size(), {.minimum = 0, .maximum = 2}),
                             mentees.size(), candidates);
    return {pairing::Fit(givers, takers), problem, pairing::optimal(problem)};
}

TermRoster roster_of(std::vector<std::string> members, int types = 1)
{
    roster::Draft draft{.period = week};
    for (int type = 0; type < types; ++type)
        draft.shift_types.push_back({.code = "t" + std::to_string(type)});
    for (const std::string& member : members)
        draft.members.push_back({.code = member});
    for (int day = 0; day < 7; ++day)
        draft.cover.push_back({.shift = {monday + Days(day), ShiftTypeId(static_cast<std::uint32_t>(types - 1))},
                               .minimum = 1,
                               .wanted = 1});
    roster::Problem problem(draft);
    roster::Roster made = rotate(problem);
    return {problem, {.roster = made, .score = {}}};
}

evaluation::Evaluation evaluation_of(std::vector<evaluation::RollMember> members)
{
    const evaluation::Scheme scheme({.code = "s",
                                     .areas = {{.code = "top"}},
                                     .indicators = {{.code = "i", .area = "top", .rule = evaluation::rule::Count{}}}});
    return evaluate(scheme, record::Ledger(), {.roll = evaluation::Roll(std::move(members))});
}

record::Incident incident(const char* code, PlaceId place = {}, MemberId handler = {})
{
    return record::Incident({.code = code, .place = place}, {{record::IncidentState::discovered, monday},
                                                             {record::IncidentState::reported, monday},
                                                             {record::IncidentState::handled, monday, handler}});
}

// Parts in other orders than the organisation.
TermParts sound()
{
    return {.name = {"秋季学期", "autumn"},
            .period = week,
            .branch = UnitId(0),
            .organisation = organisation(),
            .pairing = pairing_of({"cai", "ann"}, {"s2", "s1"}),
            .roster = roster_of({"bob", "cai"}),
            .ledger = record::Ledger({"cai"}, {"i"}),
            .incidents = {incident("I1", PlaceId(0), MemberId(2)), incident("I2")},
            .evaluation = evaluation_of({{.code = "bob"}, {.code = "ann"}})};
}

TEST(Term, LeadsFromRowsOfItsPartsToPeople)
{
    const Term term(sound());
    EXPECT_EQ(term.mentor(MentorId(0)), MemberId(2));
    EXPECT_EQ(term.mentor(MentorId(1)), MemberId(0));
    EXPECT_EQ(term.mentee(MenteeId(0)), StudentId(1));
    EXPECT_EQ(term.on_roster(MemberId(0)), MemberId(1));
    EXPECT_EQ(term.on_roster(MemberId(1)), MemberId(2));
    EXPECT_EQ(term.evaluated(MemberId(0)), MemberId(1));
    EXPECT_EQ(term.organisation(), organisation());
    EXPECT_EQ(term, Term(sound()));
}

TEST(Term, MayHaveOnlyItsOrganisation)
{
    const Term term({.period = week, .branch = UnitId(0), .organisation = organisation()});
    EXPECT_FALSE(term.parts().pairing || term.parts().roster || term.parts().evaluation);
    EXPECT_FALSE(term == Term(sound()));
}

struct Bad {
    std::string name;
    std::function<void(TermParts&)> spoil;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class TermRefuses : public testing::TestWithParam<Bad> {};

TEST_P(TermRefuses, AndSaysWhereWhatAndTheRemedy)
{
    TermParts parts = sound();
    GetParam().spoil(parts);
    try {
        Term{parts};
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

std::string not_there(const char* part, const char* code)
{
    return "term " + std::string(part) + ": \"" + code +
           "\" is not in the organisation; add it there or correct the id";
}

INSTANTIATE_TEST_SUITE_P(
    , TermRefuses,
    testing::Values(
        Bad{"NoBranch", [](TermParts& parts) { parts.branch = UnitId(); },
            "term: its branch is not in the organisation; name one of the organisation's units"},
        Bad{"AnUnknownBranch", [](TermParts& parts) { parts.branch = UnitId(4); },
            "term: its branch is not in the organisation; name one of the organisation's units"},
        Bad{"AMeetingOfAnUnknownUnit",
            [](TermParts& parts) { parts.meetings = {{.code = "H", .unit = UnitId(9), .day = monday}}; },
            "meeting \"H\": its unit is not in the organisation; add it there or correct the id"},
        Bad{"AnUnknownMentor", [](TermParts& parts) { parts.pairing = pairing_of({"eve"}, {"s1"}); },
            not_there("mentors", "eve")},
        Bad{"AMemberAsMentee", [](TermParts& parts) { parts.pairing = pairing_of({"ann"}, {"bob"}); },
            not_there("mentees", "bob")},
        Bad{"AFitOfOtherPeople", [](TermParts& parts) { parts.pairing->fit = pairing_of({"ann"}, {"s1"}).fit; },
            "term pairing: the fit is of other people than the problem; build the problem from this fit"},
        Bad{"AResultOfAnotherProblem", [](TermParts& parts) { parts.pairing->result.pairing.mentor_of.pop_back(); },
            "term pairing: the result is of another problem; solve this problem"},
        Bad{"AResultWithAMentorTooMany",
            [](TermParts& parts) { parts.pairing->result.pairing.mentor_of[0] = MentorId(2); },
            "term pairing: the result names mentor 2; solve this problem"},
        Bad{"ASharedCapacityWithoutAPrice",
            [](TermParts& parts) {
                parts.pairing->shared = {{"floor", {MentorId(0)}, {}}};
            },
            "term pairing: the result has not one price per shared capacity; solve this problem"},
        Bad{"ASharedCapacityOfNobody",
            [](TermParts& parts) {
                parts.pairing->shared = {{"floor", {}, {}}};
                parts.pairing->shared_price = {0};
            },
            "shared capacity \"floor\": it has no mentors; name who shares it, or take it out"},
        Bad{"AnUnknownMemberOnTheRoster",
            [](TermParts& parts) {
                parts.roster = roster_of({"ann", "eve"});
            },
            not_there("roster", "eve")},
        Bad{"ARosterOfAnotherProblem", [](TermParts& parts) { parts.roster->solution = roster_of({"ann"}).solution; },
            "term roster: the roster is of other days or members than its problem; solve this problem"},
        Bad{"ARosterOfOtherShifts",
            [](TermParts& parts) {
                parts.roster->solution = roster_of({"ann", "bob"}, 2).solution;
            },
            "term roster: the roster has shifts of a type that its problem does not have; solve this problem"},
        Bad{"AnUnknownMemberInTheLedger", [](TermParts& parts) { parts.ledger.admit_member("eve"); },
            not_there("ledger", "eve")},
        Bad{"AnUnknownMemberEvaluated", [](TermParts& parts) { parts.evaluation = evaluation_of({{.code = "eve"}}); },
            not_there("evaluation", "eve")},
        Bad{"OneIncidentTwice", [](TermParts& parts) { parts.incidents.push_back(incident("I1")); },
            "term incident \"I1\": it stands here twice; keep one of the two"},
        Bad{"AnIncidentNowhere", [](TermParts& parts) { parts.incidents = {incident("I3", PlaceId(1))}; },
            "term incident \"I3\": its place is not in the organisation; add it there or correct the id"},
        Bad{"AnIncidentHandledByNobodyKnown",
            [](TermParts& parts) { parts.incidents = {incident("I3", {}, MemberId(3))}; },
            "term incident \"I3\": who handled it is not in the organisation; add them there or correct the id"},
        Bad{"SeveralFaultsAtOnce",
            [](TermParts& parts) {
                parts.branch = UnitId(9);
                parts.ledger.admit_member("eve");
                parts.ledger.admit_member("fay");
            },
            "term: its branch is not in the organisation; name one of the organisation's units\n" +
                not_there("ledger", "eve") + "\n" + not_there("ledger", "fay")}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::programme::term_test
