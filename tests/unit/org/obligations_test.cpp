// What falls due in a branch, and how a branch has to be made up.
#include "sample.hpp"

#include "muster/org/branch_rules.hpp"
#include "muster/org/obligations.hpp"

#include <gmock/gmock.h>

#include <map>
#include <tuple>

namespace muster::inline v0_2::org::obligations_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> listed(const std::vector<Obligation>& obligations, ObligationKind kind)
{
    std::vector<std::string> found;
    for (const Obligation& one : obligations)
        if (one.kind == kind)
            found.push_back(to_string(one.within) + (one.done ? " done " + muster::to_string(*one.done) : ""));
    return found;
}

// A branch with `full` full members and a group, founded on `founded`.
OrganisationParts branch(int full, const char* founded = "2020-01-01")
{
    OrganisationParts parts;
    parts.units = {{.code = "B", .level = UnitLevel::branch, .founded = day(founded)},
                   {.code = "G", .level = UnitLevel::group, .above = UnitId(0), .founded = day(founded)}};
    for (int i = 0; i < full; ++i)
        parts.members.push_back({.code = "F" + std::to_string(i),
                                 .unit = UnitId(1),
                                 .stages = StageHistory({{Stage::full, day("2020-01-01")}})});
    return parts;
}

TEST(Obligations, OfMeetingsGoByTheCalendar)
{
    const auto year = due(Organisation(branch(7)), UnitId(0), Period(day("2026-01-01"), day("2026-12-31")));
    std::map<ObligationKind, int> counts;
    for (const Obligation& one : year)
        ++counts[one.kind];
    EXPECT_EQ(counts, (std::map<ObligationKind, int>{{ObligationKind::members_meeting, 4},
                                                     {ObligationKind::committee_meeting, 12},
                                                     {ObligationKind::group_meeting, 12},
                                                     {ObligationKind::lecture, 4},
                                                     {ObligationKind::theme_day, 12},
                                                     {ObligationKind::organisational_life, 1},
                                                     {ObligationKind::democratic_review, 1},
                                                     {ObligationKind::talks, 1}}));
    EXPECT_THAT(listed(year, ObligationKind::members_meeting),
                ElementsAre("2026-01-01..2026-03-31", "2026-04-01..2026-06-30", "2026-07-01..2026-09-30",
                            "2026-10-01..2026-12-31"));
}

TEST(Obligations, FallDueOnTheLastDayOfTheirSpan)
{
    const Organisation organisation(branch(3));
    const auto in = [&](const char* first, const char* last) {
        return listed(due(organisation, UnitId(0), Period(day(first), day(last))), ObligationKind::theme_day);
    };
    EXPECT_THAT(in("2026-02-01", "2026-02-27"), IsEmpty());
    EXPECT_THAT(in("2026-02-28", "2026-02-28"), ElementsAre("2026-02-01..2026-02-28"));
    EXPECT_THAT(in("2026-12-31", "2027-01-31"), ElementsAre("2026-12-01..2026-12-31", "2027-01-01..2027-01-31"));
}

TEST(Obligations, BeginWithTheFirstWholeSpanAfterTheFounding)
{
    const Period quarter(day("2026-01-01"), day("2026-03-31"));
    const auto of = [&](const char* founded) {
        return listed(due(Organisation(branch(3, founded)), UnitId(0), quarter), ObligationKind::theme_day);
    };
    EXPECT_THAT(of("2026-02-01"), ElementsAre("2026-02-01..2026-02-28", "2026-03-01..2026-03-31"));
    EXPECT_THAT(of("2026-02-02"), ElementsAre("2026-03-01..2026-03-31"));
}

TEST(Obligations, OfACommitteeAreThoseOfABranchOfSeven)
{
    const Period month(day("2026-01-01"), day("2026-01-31"));
    EXPECT_THAT(listed(due(Organisation(branch(6)), UnitId(0), month), ObligationKind::committee_meeting), IsEmpty());
    EXPECT_THAT(listed(due(Organisation(branch(7)), UnitId(0), month), ObligationKind::committee_meeting),
                ElementsAre("2026-01-01..2026-01-31"));
}

TEST(Obligations, OfAPersonFollowTheFile)
{
    OrganisationParts parts = branch(3);
    parts.members.push_back(
        {.code = "A",
         .unit = UnitId(1),
         .stages = StageHistory({{Stage::applicant, day("2025-01-31")},
                                 {Stage::activist, day("2025-12-31")},
                                 {Stage::candidate, day("2026-08-01")}}),
         .development = {.conversations = {day("2025-02-10")},
                         .thought_reports = {day("2026-02-01"), day("2026-02-20"), day("2026-07-01")},
                         .half_year_reviews = {day("2026-07-02")}}});
    parts.members.push_back(
        {.code = "P",
         .unit = UnitId(1),
         .stages = StageHistory({{Stage::probationary, day("2025-03-10")}, {Stage::full, day("2026-03-12")}}),
         .development = {.votes = {{Stage::full, day("2026-03-12"), 9, 9, 9}},
                         .approvals = {{Stage::full, day("2026-06-12"), UnitId(0)}}}});
    const Organisation organisation(std::move(parts));
    const auto in_year = [&](int year, ObligationKind kind) {
        return listed(due(organisation, UnitId(0),
                          Period(day(std::to_string(year) + "-01-01"), day(std::to_string(year) + "-12-31"))),
                      kind);
    };
    EXPECT_THAT(in_year(2025, ObligationKind::first_talk), ElementsAre("2025-01-31..2025-02-28 done 2025-02-10"));
    EXPECT_THAT(in_year(2026, ObligationKind::thought_report),
                ElementsAre("2025-04-01..2025-06-30", "2025-07-01..2025-09-30",
                            "2025-10-01..2025-12-31",  // P's, overdue
                            "2026-01-01..2026-03-31 done 2026-02-01", "2026-04-01..2026-06-30",
                            "2026-07-01..2026-09-30 done 2026-07-01", "2026-10-01..2026-12-31"));
    EXPECT_THAT(
        in_year(2026, ObligationKind::half_year_review),
        ElementsAre("2025-07-01..2025-12-31", "2026-01-01..2026-06-30", "2026-07-01..2026-12-31 done 2026-07-02"));
    EXPECT_THAT(in_year(2026, ObligationKind::end_of_probation), ElementsAre("2025-03-10..2026-03-10 done 2026-03-12"));
    EXPECT_THAT(in_year(2026, ObligationKind::approval), ElementsAre("2026-03-12..2026-06-12 done 2026-06-12"));
    EXPECT_THAT(in_year(2027, ObligationKind::thought_report),  // what A did not give stays
                ElementsAre("2026-04-01..2026-06-30", "2026-10-01..2026-12-31", "2027-01-01..2027-03-31",
                            "2027-04-01..2027-06-30", "2027-07-01..2027-09-30", "2027-10-01..2027-12-31"));
    EXPECT_THAT(in_year(2025, ObligationKind::thought_report),  // P's, on probation since March
                ElementsAre("2025-04-01..2025-06-30", "2025-07-01..2025-09-30", "2025-10-01..2025-12-31"));
}

TEST(Obligations, RemindOfATermSixMonthsBeforeItEnds)
{
    OrganisationParts parts = branch(3);
    parts.offices = {{.code = "O",
                      .kind = OfficeKind::secretary,
                      .unit = UnitId(0),
                      .holder = MemberId(0),
                      .term = Period(day("2024-01-01"), day("2026-12-31"))}};
    const Organisation organisation(std::move(parts));
    const auto on = [&](const char* text) {
        return listed(due(organisation, UnitId(0), Period(day(text), day(text))), ObligationKind::end_of_term);
    };
    EXPECT_THAT(on("2026-06-29"), IsEmpty());
    EXPECT_THAT(on("2026-06-30"), ElementsAre("2026-06-30..2026-12-31"));
    EXPECT_THAT(on("2026-12-31"), ElementsAre("2026-06-30..2026-12-31"));
    EXPECT_THAT(on("2027-01-01"), ElementsAre("2026-06-30..2026-12-31"));  // overdue, as nobody was elected
    EXPECT_THAT(on("2030-01-01"), ElementsAre("2026-06-30..2026-12-31"));
}

TEST(Obligations, OfATermAreDoneByTheNextTermOfTheOffice)
{
    OrganisationParts parts = branch(3);
    const auto secretary = [&](const char* code, const char* first, const char* last) {
        return Office{.code = code,
                      .kind = OfficeKind::secretary,
                      .unit = UnitId(0),
                      .holder = MemberId(0),
                      .term = Period(day(first), day(last))};
    };
    parts.offices = {secretary("O1", "2020-01-01", "2025-12-31"), secretary("O2", "2023-03-01", "2026-02-28")};
    const auto listed_on = [&](const char* text) {
        return listed(due(Organisation(parts), UnitId(0), Period(day(text), day(text))), ObligationKind::end_of_term);
    };
    // The rules end the first term after three years, and the next began two months late.
    EXPECT_THAT(listed_on("2022-07-01"), ElementsAre("2022-06-30..2022-12-31 done 2023-03-01"));
    EXPECT_THAT(listed_on("2023-03-01"), ElementsAre("2022-06-30..2022-12-31 done 2023-03-01"));
    EXPECT_THAT(listed_on("2023-03-02"), IsEmpty());
    parts.units[0].level = UnitLevel::committee;  // five years
    parts.units[1].level = UnitLevel::branch;
    EXPECT_THAT(listed_on("2024-12-01"), ElementsAre("2024-06-30..2024-12-31 done 2023-03-01"));
}

TEST(Obligations, OfProbationRunFromTheBranchsVoteAndFailedVotesLeaveNothing)
{
    OrganisationParts parts = branch(3);
    parts.members.push_back(
        {.code = "P",
         .unit = UnitId(1),
         .stages = StageHistory({{Stage::candidate, day("2024-12-01")}, {Stage::probationary, day("2025-06-20")}}),
         .development = {.votes = {{Stage::probationary, day("2025-05-01"), 9, 9, 4},
                                   {Stage::probationary, day("2025-05-20"), 9, 9, 9}},
                         .approvals = {{Stage::probationary, day("2025-06-20"), UnitId(0)}}}});
    const auto in_2026 = [&](ObligationKind kind) {
        return listed(due(Organisation(parts), UnitId(0), Period(day("2026-01-01"), day("2026-12-31"))), kind);
    };
    const auto in_2025 = [&](ObligationKind kind) {
        return listed(due(Organisation(parts), UnitId(0), Period(day("2025-01-01"), day("2025-12-31"))), kind);
    };
    EXPECT_THAT(in_2026(ObligationKind::end_of_probation), ElementsAre("2025-05-20..2026-05-20"));
    EXPECT_THAT(in_2025(ObligationKind::approval), ElementsAre("2025-05-20..2025-08-20 done 2025-06-20"));
    parts.members.back().development.probation_extended_by = 6;
    EXPECT_THAT(in_2026(ObligationKind::end_of_probation), ElementsAre("2025-05-20..2026-11-20"));
    parts.members.back().departure = Departure{day("2026-02-01"), DepartureKind::probation_cancelled};
    EXPECT_THAT(in_2026(ObligationKind::end_of_probation), IsEmpty());
    EXPECT_THAT(listed(due(Organisation(parts), UnitId(0), Period(day("2026-02-01"), day("2026-12-31"))),
                       ObligationKind::thought_report),
                IsEmpty());
}

MeetingHeld held(const char* code, MeetingKind kind, const char* text, std::uint32_t unit = 0)
{
    return {.code = code, .kind = kind, .unit = UnitId(unit), .day = day(text)};
}

TEST(Obligations, OfMeetingsAreDoneByThoseHeldAndStayUntilThen)
{
    const Organisation organisation(branch(3));
    ObligationOptions options;
    options.meetings = {
        held("T1", MeetingKind::theme_day, "2026-01-20"), held("T3", MeetingKind::theme_day, "2026-03-10"),
        held("T3b", MeetingKind::theme_day, "2026-03-28"),  // makes up for February
        held("L", MeetingKind::lecture, "2026-03-31"), held("G", MeetingKind::group_meeting, "2026-01-05", 1)};
    const auto in = [&](const char* first, const char* last, ObligationKind kind) {
        return listed(due(organisation, UnitId(0), Period(day(first), day(last)), options), kind);
    };
    EXPECT_THAT(in("2026-01-01", "2026-04-30", ObligationKind::theme_day),
                ElementsAre("2026-01-01..2026-01-31 done 2026-01-20", "2026-02-01..2026-02-28 done 2026-03-28",
                            "2026-03-01..2026-03-31 done 2026-03-10", "2026-04-01..2026-04-30"));
    EXPECT_THAT(in("2026-03-28", "2026-03-31", ObligationKind::theme_day),  // overdue until the 28th
                ElementsAre("2026-02-01..2026-02-28 done 2026-03-28", "2026-03-01..2026-03-31 done 2026-03-10"));
    EXPECT_THAT(in("2026-03-29", "2026-03-31", ObligationKind::theme_day),
                ElementsAre("2026-03-01..2026-03-31 done 2026-03-10"));
    EXPECT_THAT(in("2026-01-01", "2026-03-31", ObligationKind::lecture),
                ElementsAre("2026-01-01..2026-03-31 done 2026-03-31"));
    EXPECT_THAT(in("2026-03-01", "2026-03-31", ObligationKind::group_meeting),
                ElementsAre("2026-02-01..2026-02-28", "2026-03-01..2026-03-31"));
    const auto march = due(organisation, UnitId(1), Period(day("2026-03-01"), day("2026-03-31")), options);
    EXPECT_TRUE(march[0].is_overdue_on(day("2026-03-01")));
    EXPECT_FALSE(march[0].is_overdue_on(day("2026-02-28")));
    options.meetings_from = day("2026-03-01");  // what was before is not known
    EXPECT_THAT(in("2026-04-01", "2026-04-30", ObligationKind::group_meeting),
                ElementsAre("2026-03-01..2026-03-31", "2026-04-01..2026-04-30"));
}

TEST(Obligations, OfGeneralBranchesAndCommitteesAreTheirOwnMeetings)
{
    const Organisation organisation(sample());
    const Period half(day("2026-01-01"), day("2026-06-30"));
    ObligationOptions options;
    options.meetings = {held("C1", MeetingKind::committee_meeting, "2026-03-01", 0),
                        held("G1", MeetingKind::committee_meeting, "2026-01-07", 1)};
    const auto of = [&](std::uint32_t unit) {
        std::vector<std::string> found;
        for (const Obligation& one : due(organisation, UnitId(0), half, options))
            if (one.unit == UnitId(unit) && one.kind == ObligationKind::committee_meeting)
                found.push_back(to_string(one.within) + (one.done ? " done" : ""));
        return found;
    };
    EXPECT_THAT(of(0), ElementsAre("2026-01-01..2026-06-30 done"));
    EXPECT_EQ(of(1).size(), 6u);
    EXPECT_EQ(of(1).front(), "2026-01-01..2026-01-31 done");
}

TEST(Obligations, AreOfTheUnitAndBelowItOnly)
{
    const Period month(day("2026-01-01"), day("2026-01-31"));
    const auto of_group = due(Organisation(branch(7)), UnitId(1), month);
    ASSERT_EQ(of_group.size(), 1u);
    EXPECT_EQ(of_group[0].kind, ObligationKind::group_meeting);
    EXPECT_EQ(of_group[0].source, "条例 art. 13");
    EXPECT_THROW(static_cast<void>(due(Organisation(branch(7)), UnitId(2), month)), InvalidInput);
}

TEST(MakeUp, IsJudgedAtTheEdgeOfEveryNumber)
{
    const Day on = day("2026-01-01");
    const auto not_met = [&](int full, int officers) {
        OrganisationParts parts = branch(full);
        for (int i = 0; i < officers; ++i)
            parts.offices.push_back({.code = "O" + std::to_string(i),
                                     .kind = i == 0 ? OfficeKind::secretary : OfficeKind::other,
                                     .unit = UnitId(0),
                                     .holder = MemberId(static_cast<std::uint32_t>(i)),
                                     .term = Period(day("2025-01-01"), day("2027-12-31"))});
        std::vector<std::string> found;
        for (const Condition& condition : make_up_of(Organisation(std::move(parts)), UnitId(0), on))
            if (!condition.is_met_on(on))
                found.push_back((condition.severity == Severity::warns ? "warning: " : "") + condition.text.en);
        return found;
    };
    EXPECT_THAT(not_met(3, 1), IsEmpty());
    EXPECT_THAT(not_met(2, 1), ElementsAre("at least 3 full members (2)"));
    EXPECT_THAT(not_met(50, 5), IsEmpty());
    EXPECT_THAT(not_met(51, 5), ElementsAre("warning: generally at most 50 full members (51)"));
    EXPECT_THAT(not_met(6, 1), IsEmpty());
    EXPECT_THAT(not_met(7, 2), ElementsAre("a committee of at least 3 (2)"));
    EXPECT_THAT(not_met(7, 6), ElementsAre("warning: a committee of usually at most 5 (6)"));
    EXPECT_THAT(not_met(8, 8),
                ElementsAre("warning: a committee of usually at most 5 (8)", "a committee of at most 7 (8)"));
    EXPECT_THAT(not_met(3, 0), ElementsAre("a secretary with 12 months as a full member"));
}

// 条例 art. 20 counts the persons of a committee, and full members who are still there.
TEST(MakeUp, CountsPersonsWhoAreStillThere)
{
    const Day on = day("2026-01-01");
    OrganisationParts parts = branch(8);
    for (const auto& [code, kind, holder] :
         {std::tuple("O1", OfficeKind::secretary, 0u), std::tuple("O2", OfficeKind::organisation, 0u),
          std::tuple("O3", OfficeKind::publicity, 1u), std::tuple("O4", OfficeKind::discipline, 2u)})
        parts.offices.push_back({.code = code,
                                 .kind = kind,
                                 .unit = UnitId(0),
                                 .holder = MemberId(holder),
                                 .term = Period(day("2025-01-01"), day("2027-12-31"))});
    const auto not_met = [&] {
        std::vector<std::string> found;
        for (const Condition& condition : make_up_of(Organisation(parts), UnitId(0), on))
            if (!condition.is_met_on(on))
                found.push_back(condition.text.en);
        return found;
    };
    EXPECT_THAT(not_met(), IsEmpty());  // three persons in four offices
    parts.members[2].departure = Departure{day("2026-01-01"), DepartureKind::graduated};
    EXPECT_THAT(not_met(), ElementsAre("a committee of at least 3 (2)"));
    parts.members[2].departure.reset();
    parts.members[2].stages = StageHistory({{Stage::probationary, day("2025-06-01")}});
    EXPECT_THAT(not_met(), ElementsAre("a committee of at least 3 (2)"));
    parts.members[2].stages = parts.members[3].stages;
    parts.units.push_back({.code = "B2", .level = UnitLevel::branch});
    parts.members[0] = parts.members[0].transferred(UnitId(2), day("2025-12-01"));
    EXPECT_THAT(not_met(), ElementsAre("a committee of at least 3 (2)", "a secretary with 12 months as a full member"));
}

TEST(MakeUp, AsksTheSecretaryForAYearAsAFullMember)
{
    OrganisationParts parts = branch(4);
    parts.members[0].stages = StageHistory({{Stage::full, day("2025-01-01")}});
    parts.offices = {{.code = "O",
                      .kind = OfficeKind::secretary,
                      .unit = UnitId(0),
                      .holder = MemberId(0),
                      .term = Period(day("2025-06-01"), day("2026-12-31"))}};
    const Organisation organisation(std::move(parts));
    EXPECT_FALSE(make_up_of(organisation, UnitId(0), day("2025-12-31")).back().from);
    EXPECT_TRUE(make_up_of(organisation, UnitId(0), day("2026-01-01")).back().from);
    EXPECT_THAT(make_up_of(organisation, UnitId(1), day("2026-01-01")), IsEmpty());
}

}  // namespace
}  // namespace muster::org::obligations_test
