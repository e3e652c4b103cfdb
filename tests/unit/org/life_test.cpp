// One person from the application to full membership, with every gate; and what is told of it.
#include "sample.hpp"

#include "muster/org/advance.hpp"
#include "muster/org/timeline.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace muster::inline v0_2::org::life_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> said(const std::vector<Condition>& conditions)
{
    std::vector<std::string> all;
    for (const Condition& each : conditions)
        all.push_back(each.text.en + " [" + each.source + "]");
    return all;
}

// A committee, a branch of three full members, and somebody who is 18 since 2024-02-01.
Organisation branch_with_newcomer()
{
    OrganisationParts parts;
    parts.units = {{.code = "C", .level = UnitLevel::committee},
                   {.code = "B", .level = UnitLevel::branch, .above = UnitId(0)}};
    for (const char* code : {"F1", "F2", "F3"})
        parts.members.push_back(
            {.code = code, .unit = UnitId(1), .stages = StageHistory({{Stage::full, day("2020-01-01")}})});
    parts.members.push_back({.code = "N", .unit = UnitId(1), .birth_day = day("2006-02-01")});
    return Organisation(std::move(parts));
}

constexpr MemberId newcomer(3);

// Makes the move with the records, after it was refused without them.
Organisation moved(const Organisation& organisation, const Move& move, const std::vector<std::string>& refused)
{
    const Advance without = advance(organisation, newcomer, {move.to, move.on, {}});
    EXPECT_FALSE(without.is_made() && !refused.empty());
    EXPECT_EQ(said(without.unmet), refused);
    const Advance with = advance(organisation, newcomer, move);
    EXPECT_THAT(said(with.unmet), IsEmpty());
    EXPECT_THAT(said(with.warnings), IsEmpty());
    return with.member ? organisation.with(newcomer, *with.member) : organisation;
}

std::vector<Day> days(std::initializer_list<const char*> texts)
{
    std::vector<Day> all;
    for (const char* text : texts)
        all.push_back(day(text));
    return all;
}

Organisation admitted()
{
    Organisation now = moved(branch_with_newcomer(), {Stage::applicant, day("2024-03-01")}, {});
    now = moved(now,
                {Stage::activist,
                 day("2024-06-03"),
                 {.conversations = days({"2024-03-20"}),
                  .contacts = {MemberId(0)},
                  .recommendations = {{day("2024-05-20"), true, UnitId(1)}},
                  .contacts_unrelated = day("2024-05-21")}},
                {"a recommendation by members or a mass organisation [细则 art. 8]",
                 "1 contact or more, full members [细则 art. 9]",
                 "the contacts' word that they are no close relatives [细则 art. 9]"});
    now = moved(now,
                {Stage::candidate,
                 day("2025-06-16"),
                 {.thought_reports = days({"2024-09-10", "2024-12-10", "2025-03-10"}),
                  .half_year_reviews = days({"2024-12-20"}),
                  .publicities = {{Stage::candidate, Period(day("2025-06-09"), day("2025-06-13"))}}}},
                {"a public notice of 5 working days [G 7]"});
    return moved(now,
                 {Stage::probationary,
                  day("2025-12-20"),
                  {.thought_reports = days({"2025-09-10"}),
                   .half_year_reviews = {},
                   .trainings = {{day("2025-10-20"), Minutes{24 * 60}, 3}},
                   .votes = {{Stage::probationary, day("2025-12-01"), 3, 3, 3}},
                   .approvals = {{Stage::probationary, day("2025-12-20"), UnitId(0)}},
                   .introducers = {MemberId(0), MemberId(1)},
                   .political_reviews = {{day("2025-09-20"), true, UnitId(1)}},
                   .pre_reviews = {{day("2025-11-20"), true, UnitId(0)}}}},
                 {"2 introducers, full members [细则 art. 14]", "a political review that was passed [细则 art. 16]",
                  "a course of training, its certificate still valid [细则 art. 17]",
                  "a pre-review by the committee that was passed [细则 art. 19]",
                  "a vote with more than 50 % of those entitled present [细则 art. 20]",
                  "more than 50 % of all entitled in favour [细则 art. 20-21]",
                  "a secret vote, one person at a time [细则 art. 20]",
                  "approval by the committee, 6 months after the vote at most [细则 art. 26]"});
}

Development conversion()
{
    return {.thought_reports = days({"2026-03-10", "2026-06-10", "2026-09-10"}),
            .half_year_reviews = days({"2026-06-20"}),
            .publicities = {{Stage::full, Period(day("2026-11-16"), day("2026-11-20"))}},
            .votes = {{Stage::full, day("2026-12-01"), 3, 3, 3}},
            .approvals = {{Stage::full, day("2026-12-15"), UnitId(0)}}};
}

TEST(Life, GoesFromApplicationToFullMembershipThroughEveryGate)
{
    const Organisation now = moved(admitted(), {Stage::full, day("2026-12-15"), conversion()},
                                   {"a vote with more than 50 % of those entitled present [细则 art. 20]",
                                    "more than 50 % of all entitled in favour [细则 art. 20-21]",
                                    "a secret vote, one person at a time [细则 art. 20]",
                                    "approval by the committee, 6 months after the vote at most [细则 art. 26]",
                                    "a public notice of 5 working days [G 23]"});
    EXPECT_EQ(now.stage_on(newcomer, day("2026-12-14")), Stage::probationary);
    EXPECT_EQ(now.stage_on(newcomer, day("2026-12-15")), Stage::full);
    EXPECT_EQ(branch_with_newcomer().members()[newcomer].stages, StageHistory());  // what was stays as it was
}

TEST(Life, IsNotMovedADayBeforeProbationRanOut)
{
    Development early = conversion();
    early.votes[0].held = day("2026-11-30");
    const Advance refused = advance(admitted(), newcomer, {Stage::full, day("2026-12-15"), early});
    ASSERT_FALSE(refused.is_made());
    EXPECT_EQ(refused.unmet[0].text.en,
              "12 months of probation from the branch's vote, on the day of the vote, 2026-11-30");
    EXPECT_EQ(refused.unmet[0].text.zh, "预备期满12个月（自支部大会通过之日起）（以2026-11-30表决之日为准）");
    EXPECT_EQ(refused.unmet[0].source, "细则 art. 32");
}

TEST(Life, OfARefusedMoveSaysWhyInBothLanguages)
{
    const Organisation organisation = branch_with_newcomer();
    const Advance young = advance(organisation, newcomer, {Stage::applicant, day("2024-01-31")});
    ASSERT_EQ(young.unmet.size(), 1u);
    EXPECT_EQ(young.unmet[0].text, (Label{"年满18周岁", "18 years of age"}));
    EXPECT_EQ(young.unmet[0].source, "细则 art. 5");
    EXPECT_THROW(static_cast<void>(advance(organisation, newcomer, {Stage::full, day("2026-01-01")})), InvalidInput);
    EXPECT_THROW(static_cast<void>(advance(admitted(), newcomer, {Stage::full, day("2025-12-20")})), InvalidInput);
    const auto with = [&](const Development& records) {
        static_cast<void>(advance(organisation, newcomer, {Stage::applicant, day("2024-03-01"), records}));
    };
    EXPECT_THROW(with({.contacts = {MemberId(9)}}), InvalidInput);
    EXPECT_THROW(with({.approvals = {{Stage::full, day("2024-03-01"), UnitId(9)}}}), InvalidInput);
    EXPECT_THROW(with({.recommendations = {{day("2024-03-01"), true, UnitId(9)}}}), InvalidInput);
}

TEST(Life, IsToldFromTheFirstDayToTheLast)
{
    Organisation now = admitted();
    OrganisationParts parts = now.parts();
    parts.units.push_back(
        {.code = "B2", .name = {"第二支部", "Branch 2"}, .level = UnitLevel::branch, .above = UnitId(0)});
    Member& row = parts.members[3];
    row = row.transferred(UnitId(2), day("2026-02-01"));
    row.titles = {{{"学习标兵", "study model"}, day("2026-03-01"), {}, day("2026-05-01")}};
    row.stages = row.stages.corrected(Stage::candidate, day("2025-06-17"),
                                      {day("2026-01-05"), "secretary", "read a day too early"});
    row.departure = Departure{day("2026-06-01"), DepartureKind::probation_cancelled, "of own will"};
    const auto told = timeline(Organisation(parts), newcomer);
    EXPECT_TRUE(std::ranges::is_sorted(told, {}, &LifeEvent::day));
    std::vector<std::string> lines;
    for (const LifeEvent& each : told)
        if (each.day >= day("2025-12-01"))
            lines.push_back(muster::to_string(each.day) + " " + each.text.en);
    EXPECT_THAT(lines, ElementsAre("2025-12-01 vote on probationary member (3/3)", "2025-12-20 probationary member",
                                   "2025-12-20 approval as probationary member",
                                   "2026-01-05 candidate: 2025-06-16 corrected to 2025-06-17 (read a day too early)",
                                   "2026-02-01 from B to Branch 2", "2026-03-01 study model",
                                   "2026-06-01 probation cancelled"));
    const auto title = std::ranges::find(told, EventKind::title, &LifeEvent::kind);
    EXPECT_EQ(title->until, day("2026-04-30"));
    EXPECT_EQ(told.front().text.zh, "入党申请人");
    EXPECT_EQ(label_of(EventKind::vote).zh, "表决");
    EXPECT_THROW(static_cast<void>(timeline(now, MemberId(9))), InvalidInput);
}

}  // namespace
}  // namespace muster::org::life_test
