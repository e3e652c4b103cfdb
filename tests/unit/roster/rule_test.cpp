// Every rule at its boundaries: what it finds, where, how much of it, at which cost, and in which words. The
// expectations are worked by hand from the definitions in rule/.
#include "small.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::rule_test {
namespace {

/// A violation as one would note it by hand.
struct Found {
    MemberId member{};
    int day = -1;
    ShiftTypeId type{};
    std::int64_t amount = 1;
    std::int64_t cost = 0;
    std::string words{};
};

struct RuleCase {
    std::string name;
    Rule rule;
    std::function<void(Draft&)> ask;
    std::vector<Assignment> roster;
    std::vector<Found> found;
};

void PrintTo(const RuleCase& one, std::ostream* out) { *out << one.name; }

class RuleFinds : public testing::TestWithParam<RuleCase> {};

TEST_P(RuleFinds, ExactlyWhatBendsIt)
{
    const RuleCase& expected = GetParam();
    Draft draft = small_draft(14);
    expected.ask(draft);
    const Problem problem(draft);
    const Report report = check(problem, roster_of(problem, expected.roster));

    std::vector<Violation> of_rule;
    for (const Violation& violation : report.violations)
        if (violation.rule == expected.rule)
            of_rule.push_back(violation);
    ASSERT_EQ(of_rule.size(), expected.found.size());
    std::int64_t hard = 0;
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < of_rule.size(); ++i) {
        const Found& found = expected.found[i];
        EXPECT_EQ(of_rule[i].member, found.member);
        EXPECT_EQ(of_rule[i].day, found.day);
        EXPECT_EQ(of_rule[i].type, found.type);
        EXPECT_EQ(of_rule[i].amount, found.amount);
        EXPECT_EQ(of_rule[i].cost, found.cost);
        if (!found.words.empty()) {
            EXPECT_EQ(in_words(problem, of_rule[i]).en, found.words);
        }
        EXPECT_FALSE(in_words(problem, of_rule[i]).zh.empty());
        hard += of_rule[i].is_hard ? found.amount : 0;
        cost += found.cost;
    }
    EXPECT_EQ(report.score.of(expected.rule).hard, hard);
    EXPECT_EQ(report.score.of(expected.rule).cost, cost);
    EXPECT_EQ(report.score.of(expected.rule).times, static_cast<std::int64_t>(expected.found.size()));
}

std::vector<Assignment> line(MemberId member, const std::string& days)
{
    std::vector<Assignment> stood;
    for (std::size_t at = 0; at < days.size(); ++at)
        if (days[at] != '.')
            stood.push_back(stands(member, static_cast<int>(at),
                                   days[at] == 'E'   ? early
                                   : days[at] == 'L' ? late
                                                     : night));
    return stood;
}

const auto nothing = [](Draft&) {};
const ShiftTypeId any{};

INSTANTIATE_TEST_SUITE_P(
    Single, RuleFinds,
    testing::Values(
        RuleCase{"AvailabilityOnADayOfLeave", Rule::availability,
                 [](Draft& draft) {
                     draft.unavailable = {{ann, day(2), {}, Bar::leave}, {bob, day(2), late, Bar::timetable}};
                 },
                 {stands(ann, 2, night), stands(bob, 2, early), stands(bob, 3, late)},
                 {{ann, 2, night, 1, 0, "2026-09-09: ann stands \"N night\" but is barred: on leave"}}},
        RuleCase{"PinnedMissing", Rule::pinned, [](Draft& draft) { draft.pinned = {stands(cai, 4, late), stands(cai, 5, late)}; },
                 {stands(cai, 5, late), stands(cai, 4, early)},
                 {{cai, 4, late, 1, 0, "2026-09-11: cai is pinned to \"L late\" and does not stand it"}}},
        RuleCase{"OverlapOverMidnight", Rule::overlap, nothing,
                 {stands(ann, 0, night), stands(ann, 1, early), stands(bob, 0, night), stands(bob, 1, late)},
                 {{ann, 1, early, 1, 0, "2026-09-08: ann stands \"E early\" while still at \"N night\""}}},
        RuleCase{"OverlapOnADayOnlyWhereTimesMeet", Rule::overlap,
                 [](Draft& draft) { draft.shift_types[1].start = ClockTime(Minutes(13 * 60 + 59)); },
                 {stands(ann, 0, early), stands(ann, 0, late), stands(bob, 0, early), stands(bob, 0, night)},
                 {{ann, 0, late}}},
        RuleCase{"OverlapOfTypesWithoutATime", Rule::overlap, [](Draft& draft) { draft.shift_types[1].start = std::nullopt; },
                 {stands(ann, 0, early), stands(ann, 0, late), stands(ann, 1, late)}, {{ann, 0, late}}},
        RuleCase{"OverlapWithTheHistory", Rule::overlap,
                 [](Draft& draft) {
                     draft.members[0].history = worked(1, draft.shift_types[night.row()]);
                     draft.members[1].history = rested(1, draft.shift_types[night.row()]);
                 },
                 {stands(ann, 0, early), stands(bob, 0, early)}, {{ann, 0, early}}},
        RuleCase{"ShiftsADay", Rule::shifts_a_day,
                 [](Draft& draft) {
                     draft.members[1].limits.maximum_a_day = 2;
                     draft.penalties.shifts_a_day = Penalty::soft(7);
                 },
                 {stands(ann, 0, early), stands(ann, 0, late), stands(ann, 0, night), stands(bob, 1, early), stands(bob, 1, late)},
                 {{ann, 0, any, 2, 14, "2026-09-07: ann stands 3 shifts, at most 1 a day"}}},
        RuleCase{"RestOneMinuteShort", Rule::rest,
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_rest = Minutes(481);
                     draft.members[1].limits.minimum_rest = Minutes(480);
                 },
                 {stands(ann, 0, late), stands(ann, 1, early), stands(bob, 0, late), stands(bob, 1, early)},
                 {{ann, 1, early, 1, 0, "2026-09-08: ann has 8 h between \"L late\" and \"E early\", at least 8 h 1 min"}}},
        RuleCase{"RestOverSeveralDays", Rule::rest,
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_rest = Minutes(3 * 1440 - 480 + 1);
                     draft.members[1].limits.minimum_rest = Minutes(3 * 1440 - 480);
                     draft.penalties.rest = Penalty::soft(5);
                 },
                 {stands(ann, 0, early), stands(ann, 3, early), stands(bob, 0, early), stands(bob, 3, early)},
                 {{ann, 3, early, 1, 5}}},
        RuleCase{"RestOnlyBetweenNeighboursInTime", Rule::rest,
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_rest = Minutes(1440);
                     draft.members[0].limits.maximum_a_day = 3;
                 },
                 {stands(ann, 0, early), stands(ann, 0, late), stands(ann, 1, late)}, {{ann, 0, late}, {ann, 1, late}}},
        RuleCase{"RestAfterTheHistory", Rule::rest,
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_rest = Minutes(1440 + 481);
                     draft.members[0].history = rested(1, draft.shift_types[late.row()]);
                     draft.members[1].limits.minimum_rest = Minutes(1440 + 480);
                     draft.members[1].history = rested(1, draft.shift_types[late.row()]);
                 },
                 {stands(ann, 0, early), stands(bob, 0, early)}, {{ann, 0, early}}},
        RuleCase{"Succession", Rule::succession,
                 [](Draft& draft) {
                     draft.forbidden_successions = {{night, early}, {night, night}};
                     draft.penalties.succession = Penalty::soft(3);
                     draft.members[2].history = worked(1, draft.shift_types[night.row()]);
                     draft.members[1].history = rested(1, draft.shift_types[night.row()]);
                 },
                 {stands(ann, 3, night), stands(ann, 4, night), stands(ann, 5, late), stands(bob, 0, early),
                  stands(bob, 1, night), stands(bob, 3, early), stands(cai, 0, early)},
                 {{ann, 4, night, 1, 3, "2026-09-11: ann stands \"N night\" the day after \"N night\", which must not follow"},
                  {cai, 0, early, 1, 3}}},
        RuleCase{"MinimumMinutes", Rule::minimum_minutes,
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_minutes = Minutes(481);
                     draft.members[1].limits.minimum_minutes = Minutes(480);
                     draft.penalties.minimum_minutes = Penalty::soft(2);
                 },
                 {stands(ann, 0, early), stands(bob, 0, early)},
                 {{ann, -1, any, 1, 2, "ann stands 8 h in all, at least 8 h 1 min"}}},
        RuleCase{"MaximumMinutes", Rule::maximum_minutes,
                 [](Draft& draft) {
                     draft.members[0].limits.maximum_minutes = Minutes(959);
                     draft.members[1].limits.maximum_minutes = Minutes(960);
                 },
                 {stands(ann, 0, early), stands(ann, 2, early), stands(bob, 0, early), stands(bob, 2, early)},
                 {{ann, -1, any, 1, 0, "ann stands 16 h in all, at most 15 h 59 min"}}},
        RuleCase{"ShiftTypeMaximum", Rule::shift_type_maximum,
                 [](Draft& draft) {
                     for (Member& member : draft.members)
                         member.limits.of_type = {{late, 1}};
                     draft.penalties.shift_type_maximum = Penalty::soft(10);
                 },
                 {stands(ann, 0, late), stands(ann, 1, late), stands(ann, 2, late), stands(bob, 0, late), stands(bob, 1, early)},
                 {{ann, -1, late, 2, 20, "ann stands \"L late\" 3 times, at most 1"}}},
        RuleCase{"Weekends", Rule::weekends,
                 [](Draft& draft) {
                     for (Member& member : draft.members)
                         member.limits.maximum_weekends = 1;
                 },
                 {stands(ann, 5, late), stands(ann, 13, late), stands(bob, 5, late), stands(bob, 6, late), stands(cai, 4, night),
                  stands(cai, 12, early)},
                 {{ann, -1, any, 1, 0, "ann is on duty on 2 weekends, at most 1"}}},
        RuleCase{"WeekendsOfWhichAHolidayIsOne", Rule::weekends,
                 [](Draft& draft) {
                     draft.members[0].limits.maximum_weekends = 1;
                     draft.members[1].limits.maximum_weekends = 1;
                     draft.calendar = {.holidays = {day(3), day(4)}, .worked = {day(12)}};
                 },
                 {stands(ann, 3, late), stands(ann, 6, late), stands(ann, 12, late), stands(bob, 4, late),
                  stands(bob, 13, late)},
                 {{bob, -1, any, 1}}},
        RuleCase{"WeekendsInARow", Rule::consecutive_weekends,
                 [](Draft& draft) {
                     for (Member& member : draft.members)
                         member.limits.maximum_consecutive_weekends = 1;
                     draft.members[1].history = {.days_off = 1, .weekends_worked = 4};
                 },
                 {stands(ann, 5, late), stands(ann, 13, late), stands(bob, 6, late), stands(cai, 12, late)},
                 {{ann, 12, any, 1, 0, "2026-09-19: ann is on duty on 2 weekends in a row, at most 1"},
                  {bob, 5, any, 1}}},
        RuleCase{"WeekendsInARowWhereOneGoesOnFromTheHistory", Rule::consecutive_weekends,
                 [](Draft& draft) {
                     draft.period = Period(day(6), day(19));  // from a Sunday; the history ends on its Saturday
                     draft.members[0].limits.maximum_consecutive_weekends = 1;
                     draft.members[0].history = {.days_worked = 1, .weekends_worked = 1};
                     draft.members[1].limits.maximum_consecutive_weekends = 1;
                     draft.members[1].history = {.days_off = 3, .weekends_worked = 1};
                 },
                 {stands(ann, 6, late), stands(ann, 12, late), stands(bob, 6, late)},
                 {{ann, 6, any, 1}, {bob, 0, any, 1}}},
        RuleCase{"CompleteWeekends", Rule::complete_weekends,
                 [](Draft& draft) {
                     draft.members[0].limits.complete_weekends = true;
                     draft.members[1].limits.complete_weekends = true;
                 },
                 {stands(ann, 5, late), stands(ann, 12, late), stands(ann, 13, night), stands(bob, 13, night),
                  stands(cai, 5, late)},
                 {{ann, 5, any, 1, 0,
                   "on the weekend from 2026-09-12 ann is on duty on 1 of 2 days, all or none are asked for"},
                  {bob, 12, any, 1}}},
        RuleCase{"CompleteWeekendsOnTheDaysOfMembershipAndOfTheCalendar", Rule::complete_weekends,
                 [](Draft& draft) {
                     draft.calendar = {.holidays = {day(4), day(14)}, .worked = {day(12)}};
                     for (Member& member : draft.members)
                         member.limits.complete_weekends = true;
                     draft.members[0].from = day(6);
                     draft.members[1].until = day(13);
                 },
                 {stands(ann, 6, late), stands(bob, 13, late), stands(cai, 4, late), stands(cai, 5, late)},
                 {{cai, 4, any, 1}}},
        RuleCase{"CompleteWeekendsThatGoOnFromTheHistory", Rule::complete_weekends,
                 [](Draft& draft) {
                     draft.period = Period(day(6), day(12));  // from a Sunday to a Saturday
                     for (Member& member : draft.members)
                         member.limits.complete_weekends = true;
                     draft.members[0].history.days_worked = 1;
                     draft.members[1].history.days_off = 1;
                     draft.calendar.holidays = {day(4)};
                     draft.members[2].history = {.days_off = 1, .last_shifts = {LastShift::of(draft.shift_types[0], day(4))}};
                     draft.next_begins = day(14);
                 },
                 {stands(bob, 6, late), stands(cai, 6, late), stands(ann, 12, late)},
                 {{ann, 6, any, 1}, {bob, 0, any, 1}}},
        RuleCase{"WindowsOfAnyThreeDays", Rule::windows,
                 [](Draft& draft) { draft.members[0].limits.windows = {{.days = 3, .most = 1}}; },
                 {stands(ann, 0, late), stands(ann, 2, late), stands(ann, 3, night)},
                 {{ann, 2, any, 1, 0, "in the 3 days up to 2026-09-09 ann has 2 shifts, at most 1 shift"},
                  {ann, 3, any, 1},
                  {ann, 4, any, 1}}},
        RuleCase{"WindowsOfATypeAndOfMinutes", Rule::windows,
                 [](Draft& draft) {
                     draft.members[0].limits.windows = {{.days = 4, .most = 1, .type = night},
                                                        {.days = 2, .most = 600, .measure = Measure::minutes}};
                     draft.penalties.windows = Penalty::soft(2);
                 },
                 {stands(ann, 0, night), stands(ann, 1, early), stands(ann, 3, night)},
                 {{ann, 3, night, 1, 2, "in the 4 days up to 2026-09-10 ann has 2 \"N night\", at most 1 \"N night\""},
                  {ann, 1, any, 480, 960, "in the 2 days up to 2026-09-08 ann has 18 h, at most 10 h"}}},
        RuleCase{"WindowsCountWhatTheHistoryKnows", Rule::windows,
                 [](Draft& draft) {
                     draft.members[0].limits.windows = {{.days = 3, .most = 2}};
                     draft.members[0].history.days_worked = 5;
                     draft.members[1].limits.windows = {{.days = 4, .most = 1, .type = late}};
                     draft.members[1].history = rested(2, draft.shift_types[late.row()]);
                 },
                 {stands(ann, 0, late), stands(bob, 0, late)},
                 {{ann, 0, any, 1}, {bob, 0, late, 1}}}),
    [](const auto& test) { return test.param.name; });

std::function<void(Draft&)> limits(std::function<void(Limits&)> set, History history = {})
{
    return [=](Draft& draft) {
        set(draft.members[0].limits);
        draft.members[0].history = history;
    };
}

const auto at_most_two = [](Limits& limits) { limits.maximum_consecutive = 2; };
const auto at_least_three = [](Limits& limits) { limits.minimum_consecutive = 3; };
const auto three_off = [](Limits& limits) { limits.minimum_days_off = 3; };

INSTANTIATE_TEST_SUITE_P(
    Runs, RuleFinds,
    testing::Values(
        RuleCase{"MaximumAtTheLimit", Rule::maximum_consecutive, limits(at_most_two), line(ann, "EE.EE.......EE"), {}},
        RuleCase{"MaximumBeyond",
                 Rule::maximum_consecutive,
                 limits(at_most_two),
                 line(ann, "EEE.EEEE....EE"),
                 {{ann, 2, any, 1, 0, "2026-09-09: ann is on duty 3 days in a row, at most 2"}, {ann, 6, any, 2}}},
        RuleCase{"MaximumBeyondAtTheEnd",
                 Rule::maximum_consecutive,
                 limits(at_most_two),
                 line(ann, "...........EEE"),
                 {{ann, 13, any, 1}}},
        RuleCase{"MaximumGoesOnFromTheHistory",
                 Rule::maximum_consecutive,
                 limits(at_most_two, {.days_worked = 1}),
                 line(ann, "EE............"),
                 {{ann, 1, any, 1}}},
        RuleCase{"MaximumForgivesWhatWasTooLongBefore",
                 Rule::maximum_consecutive,
                 limits(at_most_two, {.days_worked = 5}),
                 line(ann, "E............."),
                 {{ann, 0, any, 1}}},
        RuleCase{"MaximumForgetsARunThatEnded",
                 Rule::maximum_consecutive,
                 limits(at_most_two, {.days_worked = 5}),
                 line(ann, ".EE..........."),
                 {}},
        RuleCase{"MaximumCountsEveryDayThatALongShiftTouches",
                 Rule::maximum_consecutive,
                 [](Draft& draft) {
                     draft.members[0].limits.maximum_consecutive = 2;
                     draft.shift_types[2].length = Minutes(1440);  // from 22:00 to 22:00
                 },
                 line(ann, "N.N..........."),
                 {{ann, 2, any, 2, 0, "2026-09-09: ann is on duty 4 days in a row, at most 2"}}},
        RuleCase{"MaximumCountsOneDayOfALongShiftFromMidnight",
                 Rule::maximum_consecutive,
                 [](Draft& draft) {
                     draft.members[0].limits.maximum_consecutive = 2;
                     draft.shift_types[2].start = at(0);
                     draft.shift_types[2].length = Minutes(1440);
                 },
                 line(ann, "NN.NN........."),
                 {}},
        RuleCase{"MaximumCountsWhatALongShiftOfTheHistoryReachesInto",
                 Rule::maximum_consecutive,
                 [](Draft& draft) {
                     draft.members[0].limits.maximum_consecutive = 2;
                     draft.shift_types[2].length = Minutes(1440);
                     draft.members[0].history = worked(1, draft.shift_types[2]);
                 },
                 line(ann, ".E............"),
                 {{ann, 1, any, 1}}},
        RuleCase{"MinimumWaivedAtBothEdges",
                 Rule::minimum_consecutive,
                 limits(at_least_three),
                 line(ann, "E............E"),
                 {}},
        RuleCase{"MinimumWithin",
                 Rule::minimum_consecutive,
                 limits(at_least_three),
                 line(ann, ".E..EE..EEE..."),
                 {{ann, 1, any, 2, 0, "2026-09-08: ann is on duty only 1 day in a row, at least 3"}, {ann, 4, any, 1}}},
        RuleCase{"MinimumAfterKnownDaysOff",
                 Rule::minimum_consecutive,
                 limits(at_least_three, {.days_off = 4}),
                 line(ann, "EE............"),
                 {{ann, 0, any, 1}}},
        RuleCase{"MinimumGoesOnFromTheHistory",
                 Rule::minimum_consecutive,
                 limits(at_least_three, {.days_worked = 2}),
                 line(ann, "E............."),
                 {}},
        RuleCase{"MinimumOfARunThatTheHistoryBegan",
                 Rule::minimum_consecutive,
                 limits(at_least_three, {.days_worked = 2}),
                 line(ann, ".............."),
                 {{ann, 0, any, 1}}},
        RuleCase{
            "DaysOffWaivedAtBothEdges", Rule::minimum_days_off, limits(three_off), line(ann, ".EEEEEEEEEEEE."), {}},
        RuleCase{"DaysOffWithin",
                 Rule::minimum_days_off,
                 limits(three_off),
                 line(ann, "E.E..E...EEEEE"),
                 {{ann, 1, any, 2, 0, "2026-09-08: ann is off only 1 day in a row, at least 3"}, {ann, 3, any, 1}}},
        RuleCase{"DaysOffGoOnFromTheHistory",
                 Rule::minimum_days_off,
                 limits(three_off, {.days_off = 2}),
                 line(ann, ".EEEEEEEEEEEEE"),
                 {}},
        RuleCase{"DaysOffThatTheHistoryBegan",
                 Rule::minimum_days_off,
                 limits(three_off, {.days_off = 1}),
                 line(ann, "EEEEEEEEEEEEEE"),
                 {{ann, 0, any, 2}}},
        RuleCase{"DaysOffAfterKnownWork",
                 Rule::minimum_days_off,
                 limits(three_off, {.days_worked = 1}),
                 line(ann, "..EEEEEEEEEEEE"),
                 {{ann, 0, any, 1}}}),
    [](const auto& test) { return test.param.name; });

std::function<void(Draft&)> cover(Cover row, Penalties penalties = {})
{
    return [=](Draft& draft) {
        draft.skills = {{.code = "full", .name = {"正式党员", "full member"}}};
        draft.members[1].skills = {SkillId(0)};
        draft.cover = {row};
        draft.penalties = penalties;
    };
}

std::function<void(Draft&)> asks(Request request)
{
    return [=](Draft& draft) { draft.requests = {request}; };
}

std::function<void(Draft&)> keeps(Company company)
{
    return [=](Draft& draft) { draft.companies = {company}; };
}

INSTANTIATE_TEST_SUITE_P(
    Shared, RuleFinds,
    testing::Values(
        RuleCase{"MinimumCover", Rule::minimum_cover, cover({.shift = {day(1), late}, .minimum = 2, .wanted = 2}),
                 {stands(ann, 1, late), stands(bob, 1, early)},
                 {{{}, 1, late, 1, 0, "2026-09-08: 1 person stands \"L late\", at least 2"}}},
        RuleCase{"MinimumCoverOfASkill", Rule::minimum_cover,
                 cover({.shift = {day(1), late}, .skill = SkillId(0), .minimum = 1, .wanted = 1}),
                 {stands(ann, 1, late), stands(cai, 1, late)},
                 {{{}, 1, late, 1, 0, "2026-09-08: 0 people with \"full member\" stand \"L late\", at least 1"}}},
        RuleCase{"MinimumCoverOfASkillMet", Rule::minimum_cover,
                 cover({.shift = {day(1), late}, .skill = SkillId(0), .minimum = 1, .wanted = 1}), {stands(bob, 1, late)}, {}},
        RuleCase{"SoftMinimumCover", Rule::minimum_cover,
                 cover({.shift = {day(1), late}, .minimum = 2, .wanted = 2}, {.minimum_cover = Penalty::soft(50)}), {},
                 {{{}, 1, late, 2, 100}}},
        RuleCase{"UnderCover", Rule::under_cover, cover({.shift = {day(1), late}, .wanted = 3, .under_weight = 100}),
                 {stands(ann, 1, late)}, {{{}, 1, late, 2, 200, "2026-09-08: 1 person stands \"L late\", 3 wanted"}}},
        RuleCase{"OverCover", Rule::over_cover, cover({.shift = {day(1), late}, .wanted = 1, .over_weight = 4}),
                 {stands(ann, 1, late), stands(bob, 1, late), stands(cai, 1, late)}, {{{}, 1, late, 2, 8}}},
        RuleCase{"CoverThatCostsNothingIsNotMentioned", Rule::over_cover, cover({.shift = {day(1), late}}),
                 {stands(ann, 1, late)}, {}},
        RuleCase{"MaximumCover", Rule::maximum_cover, cover({.shift = {day(1), late}, .maximum = 1}),
                 {stands(ann, 1, late), stands(bob, 1, late)},
                 {{{}, 1, late, 1, 0, "2026-09-08: 2 people stand \"L late\", at most 1"}}},
        RuleCase{"RequestForAShift", Rule::request_on, asks({ann, day(1), late, Wish::on, 4}), {stands(ann, 1, early)},
                 {{ann, 1, late, 1, 4, "2026-09-08: ann asked for \"L late\" and is not there"}}},
        RuleCase{"RequestForAShiftMet", Rule::request_on, asks({ann, day(1), late, Wish::on, 4}), {stands(ann, 1, late)}, {}},
        RuleCase{"RequestForAnyShift", Rule::request_on, asks({ann, day(1), {}, Wish::on, 4}), {stands(ann, 0, late)},
                 {{ann, 1, any, 1, 4, "2026-09-08: ann asked to be on duty and is not there"}}},
        RuleCase{"RequestForAnyShiftMet", Rule::request_on, asks({ann, day(1), {}, Wish::on, 4}), {stands(ann, 1, early)}, {}},
        RuleCase{"RequestAgainstAShift", Rule::request_off, asks({ann, day(1), late, Wish::off, 4}), {stands(ann, 1, late)},
                 {{ann, 1, late, 1, 4, "2026-09-08: ann asked not to stand \"L late\" and does"}}},
        RuleCase{"RequestAgainstAShiftMet", Rule::request_off, asks({ann, day(1), late, Wish::off, 4}), {stands(ann, 1, early)}, {}},
        RuleCase{"RequestForADayOffCostsOnce", Rule::request_off, asks({ann, day(1), {}, Wish::off, 4}),
                 {stands(ann, 1, early), stands(ann, 1, late)},
                 {{ann, 1, any, 1, 4, "2026-09-08: ann asked for the day off and is on duty"}}},
        RuleCase{"TogetherWithinAShift", Rule::together, keeps({.members = {ann, bob, cai}}),
                 {stands(ann, 0, late), stands(bob, 0, late), stands(cai, 0, early), stands(ann, 1, late),
                  stands(bob, 1, late), stands(cai, 1, late)},
                 {{{}, 0, early, 2, 0, "2026-09-07: ann, bob, cai serve together, and 1 of them stands \"E early\""},
                  {{}, 0, late, 1}}},
        RuleCase{"TogetherWithinADay", Rule::together,
                 keeps({.members = {ann, bob}, .within = Within::day, .penalty = Penalty::soft(6)}),
                 {stands(ann, 0, late), stands(bob, 0, early), stands(bob, 1, early)}, {{{}, 1, any, 1, 6}}},
        RuleCase{"ApartWithinAShift", Rule::apart, keeps({.members = {ann, bob, cai}, .keep = Keep::apart}),
                 {stands(ann, 0, late), stands(bob, 0, late), stands(cai, 0, late), stands(ann, 1, late), stands(bob, 1, early)},
                 {{{}, 0, late, 2, 0, "2026-09-07: ann, bob, cai serve apart, and 3 of them stand \"L late\""}}},
        RuleCase{"ApartWithinADay", Rule::apart,
                 keeps({.members = {ann, bob}, .keep = Keep::apart, .within = Within::day, .penalty = Penalty::soft(6)}),
                 {stands(ann, 1, late), stands(bob, 1, early)}, {{{}, 1, any, 1, 6}}},
        RuleCase{"PublishedDroppedAndAdded", Rule::published,
                 [](Draft& draft) {
                     draft.published = {.assignments = {stands(ann, 1, late), stands(bob, 2, late)},
                                        .period = Period(monday, day(6)),
                                        .change = Penalty::soft(9)};
                 },
                 {stands(cai, 1, late), stands(bob, 2, late), stands(cai, 9, late)},
                 {{ann, 1, late, 1, 9, "2026-09-08: ann no longer stands \"L late\", as published"},
                  {cai, 1, late, 1, 9, "2026-09-08: cai stands \"L late\", which was not published"}}},
        RuleCase{"Fairness", Rule::fairness,
                 [](Draft& draft) {
                     for (int at = 0; at < 6; ++at)
                         draft.cover.push_back({.shift = {day(at), night}, .wanted = 1});
                     draft.fairness = {{.measure = Measure::nights, .above_weight = 5, .below_weight = 3, .step = 1}};
                     draft.members[2].history.carry_over[index(Measure::nights)] = Surplus::whole(-3);  // fair: 1, 1, 4
                 },
                 {stands(ann, 0, night), stands(ann, 2, night), stands(ann, 4, night), stands(bob, 1, night)},
                 {{ann, -1, any, 2, 20, "ann: nights 3, fair share 1"}, {cai, -1, any, 4, 48, "cai: nights 0, fair share 4"}}},
        RuleCase{"SpacingGrowsWithTheSquareOfWhatIsMissing", Rule::spacing,
                 [](Draft& draft) {
                     draft.spacing = {.weight = 100, .distance = 5};
                     draft.members.resize(1);
                 },
                 {stands(ann, 0, late), stands(ann, 1, late), stands(ann, 4, late), stands(ann, 9, late)},
                 {{ann, 1, any, 4, 64, "2026-09-08: ann is on duty 1 day after the turn before, 5 would be fair"},
                  {ann, 4, any, 2, 16}}},
        RuleCase{"SpacingTellsNothingOfWhatCostsNothing", Rule::spacing,
                 [](Draft& draft) {
                     draft.spacing = {.weight = 12, .distance = 5};
                     draft.members.resize(1);
                 },
                 {stands(ann, 0, late), stands(ann, 4, late), stands(ann, 7, late), stands(ann, 12, late)},
                 {{ann, 7, any, 2, 2}}},
        RuleCase{"SpacingCountsADayWithSeveralShiftsOnce", Rule::spacing,
                 [](Draft& draft) {
                     draft.spacing = {.weight = 100, .distance = 5};
                     draft.members.resize(1);
                 },
                 {stands(ann, 0, early), stands(ann, 0, night), stands(ann, 5, late)}, {}},
        RuleCase{"SpacingFromTheLastTurnOfTheHistory", Rule::spacing,
                 [](Draft& draft) {
                     draft.spacing = {.weight = 100, .distance = 4};
                     draft.members[0].history.days_worked = 2;
                     draft.members[1].history.days_off = 2;
                 },
                 {stands(ann, 0, late), stands(ann, 7, late), stands(bob, 0, late), stands(bob, 7, late),
                  stands(cai, 0, late), stands(cai, 7, late)},
                 {{ann, 0, any, 3, 56}, {bob, 0, any, 1, 6}}},
        RuleCase{"SpacingFindsAPauseTooLongWithinThePeriodAndAtItsEnd", Rule::spacing,
                 [](Draft& draft) {
                     draft.spacing = {.weight = 100, .distance = 3};
                     draft.members[1].history.days_off = 6;  // what was too long before is not paid here
                 },
                 {stands(ann, 2, late), stands(ann, 10, late), stands(bob, 1, late), stands(bob, 6, late),
                  stands(cai, 4, late)},
                 {{ann, 10, any, 2, 44, "2026-09-17: ann has a pause of 8 days, fair are at most 6"},
                  {bob, 1, any, 1, 33},
                  {bob, 13, any, 2, 44},
                  {cai, 4, any, 1, 11},
                  {cai, 13, any, 4, 100}}},
        RuleCase{"SpacingByTheFairNumberOfTurns", Rule::spacing,
                 [](Draft& draft) {
                     for (int at = 0; at < 14; at += 2)
                         draft.cover.push_back({.shift = {day(at), night}, .wanted = at == 0 ? 2 : 1});
                     draft.members[0].share = Share::whole(2);  // 4 of 8 turns in 14 days, the others 2 each
                     draft.spacing = {.weight = 100};  // from 3 days on are far enough for ann, from 5 on for the others
                 },
                 {stands(ann, 0, night), stands(ann, 1, night), stands(ann, 5, night), stands(ann, 10, night),
                  stands(bob, 4, night), stands(bob, 10, night), stands(cai, 6, night), stands(cai, 8, night)},
                 {{ann, 1, any, 2, 44}, {cai, 6, any, 1, 4}, {cai, 8, any, 3, 36}}}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::roster::rule_test
