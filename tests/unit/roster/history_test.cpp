// History: what is carried over a border between two rosters, by codes, so that both are judged as one.
#include "muster/roster/history.hpp"

#include "muster/core/faults.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"
#include "small.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::history_test {
namespace {

TEST(History, CarriesRunsSharesAndTheLastShiftsIntoTheNextRoster)
{
    Draft draft = small_draft();
    draft.members[0].history = worked(3, draft.shift_types[late.row()]);
    draft.members[1].history.carry_over[index(Measure::shifts)] = Surplus::whole(1);
    const Problem problem(draft);
    std::vector<Assignment> stood;
    for (int at = 0; at < 7; ++at)
        stood.push_back(stands(ann, at, early));
    stood.push_back(stands(bob, 4, night));
    stood.push_back(stands(bob, 6, late));
    const std::vector<History> after = histories_after(problem, roster_of(problem, stood));

    EXPECT_EQ(after[0].member, "ann");
    EXPECT_EQ(after[0].until, day(6));
    EXPECT_EQ(after[0].days_worked, 10);
    EXPECT_EQ(after[0].days_off, 0);
    EXPECT_EQ(after[0].last_shifts, std::vector{LastShift::of(draft.shift_types[early.row()], day(6))});
    EXPECT_EQ(after[1].days_worked, 1);
    EXPECT_EQ(after[1].last_shifts, std::vector{LastShift::of(draft.shift_types[late.row()], day(6))});
    EXPECT_EQ(after[2].days_off, 7);
    EXPECT_TRUE(after[2].last_shifts.empty());
    EXPECT_EQ(after[0].carry_over[index(Measure::shifts)], surplus("4"));  // 7, less a third of 9
    EXPECT_EQ(after[1].carry_over[index(Measure::shifts)], surplus("0"));  // 1 before, 2 stood, less 3
    EXPECT_EQ(after[2].carry_over[index(Measure::shifts)], surplus("-3"));
}

TEST(History, CountsShiftsWeekendsAndDaysOfTheLastKindOn)
{
    Draft draft = small_draft(14);
    draft.shift_types[late.row()].kind = "late";
    draft.members[0].history = worked(3, draft.shift_types[late.row()]);
    draft.members[0].history.kind_days = 2;
    draft.members[0].history.shifts = 20;
    draft.members[0].history.weekends = 4;
    draft.members[1].history.shifts = 7;
    std::vector<Assignment> stood{stands(bob, 5, early), stands(bob, 6, early), stands(bob, 13, early),
                                  stands(bob, 13, night), stands(bob, 12, night)};
    for (int index = 0; index < 14; ++index)
        stood.push_back(stands(ann, index, late));
    const Problem problem(draft);
    const std::vector<History> after = histories_after(problem, roster_of(problem, stood));
    EXPECT_EQ(after[0].kind_days, 16);
    EXPECT_EQ(after[0].shifts, 34);
    EXPECT_EQ(after[0].weekends, 6);
    EXPECT_EQ(after[1].kind_days, 2);  // of nights, which begin later
    EXPECT_EQ(after[1].shifts, 12);
    EXPECT_EQ(after[1].weekends, 2);
    EXPECT_EQ(after[2].kind_days, 0);
    EXPECT_EQ(after[2].shifts, 0);
}

TEST(History, KeepsWhatIsOwedToTheLastMillionth)
{
    const Problem problem(small_draft());
    const std::vector<History> after =
        histories_after(problem, roster_of(problem, {stands(ann, 0, early), stands(cai, 2, early)}));
    EXPECT_EQ(after[0].carry_over[index(Measure::shifts)], surplus("0.333333"));
    EXPECT_EQ(after[1].carry_over[index(Measure::shifts)], surplus("-0.666667"));
    EXPECT_EQ(after[2].carry_over[index(Measure::shifts)], surplus("0.333334"));  // so that all is 0
}

TEST(History, ComesToTheMemberOfItsCode)
{
    Draft draft = small_draft();
    draft.members = {{.code = "dan"}, {.code = "cai"}, {.code = "bob"}};
    std::vector<History> histories(3);
    for (const auto& [at, code] : {std::pair{0, "ann"}, {1, "bob"}, {2, "cai"}}) {
        histories[static_cast<std::size_t>(at)].member = code;
        histories[static_cast<std::size_t>(at)].days_off = at + 1;
    }
    const Problem problem(with_histories(draft, histories));
    EXPECT_EQ(problem.history(MemberId(0)).days_off, 0);
    EXPECT_EQ(problem.history(MemberId(1)).days_off, 3);
    EXPECT_EQ(problem.history(MemberId(2)).days_off, 2);
}

TEST(History, IsRefusedWhereItIsNobodysOrSomebodyHasTwo)
{
    const std::vector<History> histories{{.member = "ann"}, {}, {.member = "ann"}};
    try {
        (void)with_histories(small_draft(), histories);
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        ASSERT_EQ(error.faults().size(), 2u);
        EXPECT_EQ(to_string(error.faults()[0]),
                  "histories:2: it does not say whose it is; give it the code of its member");
        EXPECT_EQ(to_string(error.faults()[1]),
                  "histories:3: member \"ann\" has one already, in row 1; keep one of the two");
    }
}

TEST(History, CountsDaysBetweenTwoRostersAsDaysOff)
{
    Draft draft = small_draft();
    draft.members[0].history = {.until = day(-4), .days_worked = 2};
    draft.members[1].history = {.until = day(-4), .days_off = 2};
    draft.members[2].history = {.until = day(-4)};
    const Problem problem(draft);
    EXPECT_EQ(problem.history(ann).days_worked, 0);
    EXPECT_EQ(problem.history(ann).days_off, 3);
    EXPECT_EQ(problem.history(bob).days_off, 5);
    EXPECT_EQ(problem.history(cai).days_off, 0);  // nothing is known of what was before
}

TEST(History, JudgesRestAfterAShiftWhoseTypeIsGone)
{
    Draft draft = small_draft();
    draft.members[0].limits.minimum_rest = Minutes(60);
    draft.members[0].history = {.days_worked = 1, .last_shifts = {{"gone", day(-1), at(18), Minutes(720)}}};
    const Problem problem(draft);
    const Report report = check(problem, roster_of(problem, {stands(ann, 0, early)}));
    ASSERT_EQ(report.violations.size(), 1u);
    EXPECT_EQ(in_words(problem, report.violations[0]).en,
              "2026-09-07: ann has 0 min between the last shift of the roster before and \"E early\", at least 1 h");
}

TEST(History, GoesByTheTimesThatWereStoodNotByThoseOfToday)
{
    Draft draft = small_draft();
    draft.members[0].history = worked(1, draft.shift_types[night.row()]);
    draft.shift_types[night.row()].start = at(20);  // until 06:00: the night that was stood ended at 08:00
    const Problem problem(draft);
    const Report report = check(problem, roster_of(problem, {stands(ann, 0, early)}));
    ASSERT_EQ(report.violations.size(), 1u);
    EXPECT_EQ(report.violations[0].rule, Rule::overlap);
    EXPECT_EQ(report.violations[0].other, night);
}

/// Days of a pattern, the last of them on duty: none lies on days that no roster plans.
std::vector<PatternDay> some_days_of(Random& random, std::size_t days)
{
    std::vector<PatternDay> made(days, {PatternStand::duty});
    for (std::size_t at = 0; at + 1 < days; ++at)
        made[at].stand = static_cast<PatternStand>(random.below(4));
    for (PatternDay& day : made)
        day.kind = day.stand == PatternStand::kind ? "one" : "";
    return made;
}

/// Three types with hours, one of 36 h, one of 30 h and one without hours; holidays here and there.
Draft bordered(std::uint64_t seed, Day first, int days)
{
    Draft draft = small_draft();
    draft.period = Period(first, first + Days(days - 1));
    draft.shift_types.push_back({.code = "W", .start = at(8), .length = Minutes(36 * 60)});
    draft.shift_types.push_back({.code = "V", .length = Minutes(30 * 60)});
    draft.shift_types.push_back({.code = "U"});
    draft.forbidden_successions = {{early, early}, {night, early}, {late, night}};
    Random random(Seed{seed});
    for (int at = -3; at < 20; ++at)
        if (random.below(6) == 0)
            draft.calendar.holidays.push_back(day(at));
    draft.spacing =
        Spacing{.weight = 2 + static_cast<int>(random.below(5)), .distance = 1 + static_cast<int>(random.below(5))};
    for (Member& member : draft.members) {
        member.limits = {.maximum_consecutive = 2 + static_cast<int>(random.below(2)),
                         .minimum_consecutive = 2,
                         .minimum_days_off = 2,
                         .minimum_rest = Minutes(60 * static_cast<int>(random.below(72))),
                         .maximum_a_day = 2,
                         .maximum_consecutive_weekends = 1 + static_cast<int>(random.below(2)),
                         .windows = {{.days = 2 + static_cast<int>(random.below(6)), .most = 3},
                                     {.days = 4, .most = 3000, .measure = Measure::minutes},
                                     {.days = 5, .most = 1, .measure = Measure::nights},
                                     {.days = 9, .most = 2, .measure = Measure::weekends},
                                     {.days = 3, .most = 1, .type = early}},
                         .complete_weekends = true,
                         .maximum_days_off = 2 + static_cast<int>(random.below(3)),
                         .kind_runs = {{"one", 2, 2 + static_cast<int>(random.below(2))}, {"N", 3, 3}},
                         .identical_weekends = true,
                         .no_night_before_free_weekend = true,
                         .days_off_after_nights = 1 + static_cast<int>(random.below(3)),
                         .patterns = {PatternId(0), PatternId(1), PatternId(2)}};
        member.limits.minimum_consecutive_weekends = member.limits.maximum_consecutive_weekends;
        member.history.days_off = 5;
    }
    for (const std::size_t type : {0U, 1U, 4U})
        draft.shift_types[type].kind = "one";
    draft.patterns = {{.code = "a", .days = some_days_of(random, 2), .penalty = Penalty::soft(1)},
                      {.code = "b", .days = some_days_of(random, 4), .penalty = Penalty::soft(100)},
                      {.code = "c", .days = some_days_of(random, 6), .penalty = Penalty::soft(10'000)}};
    draft.penalties = {.rest = Penalty::soft(10'000),
                       .succession = Penalty::soft(100),
                       .maximum_consecutive = Penalty::soft(7),
                       .minimum_consecutive = Penalty::soft(3),
                       .minimum_days_off = Penalty::soft(1),
                       .consecutive_weekends = Penalty::soft(11),
                       .windows = Penalty::soft(13),
                       .complete_weekends = Penalty::soft(17),
                       .maximum_days_off = Penalty::soft(2),
                       .minimum_kind_run = Penalty::soft(3),
                       .maximum_kind_run = Penalty::soft(5),
                       .identical_weekends = Penalty::soft(7),
                       .minimum_consecutive_weekends = Penalty::soft(11),
                       .night_before_free_weekend = Penalty::soft(13),
                       .days_off_after_nights = Penalty::soft(17)};
    return draft;
}

std::vector<Assignment> some_of(Random& random, const Draft& draft)
{
    std::vector<Assignment> stood;
    for (std::uint32_t member = 0; member < draft.members.size(); ++member)
        for (Day today = draft.period.first(); today <= draft.period.last(); today += Days(1))
            for (std::uint32_t type = 0; type < draft.shift_types.size(); ++type)
                if (random.below(7) == 0)
                    stood.push_back({MemberId(member), {today, ShiftTypeId(type)}});
    return stood;
}

TEST(History, TwoRostersAreJudgedAsOneOverBoth)
{
    std::map<std::string_view, int> bent;
    for (std::uint64_t seed = 0; seed < as_many_as(15000U); ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        const int begin = static_cast<int>(random.below(7));
        const int before = 1 + static_cast<int>(random.below(6));
        const int between = static_cast<int>(random.below(3)) * static_cast<int>(random.below(2));
        const int after = 1 + static_cast<int>(random.below(6));
        Draft first = bordered(seed, day(begin), before);
        if (between > 0 || random.below(2) == 0)
            first.next_begins = day(begin + before + between);
        const Draft next = bordered(seed, day(begin + before + between), after);
        const Draft both = bordered(seed, day(begin), before + between + after);

        std::vector<Assignment> stood = some_of(random, first);
        const Problem first_problem(first);
        const Report of_first = check(first_problem, roster_of(first_problem, stood));
        if (of_first.score.of(Rule::overlap).times > 0)
            continue;  // where rest begins is then another matter
        std::vector<History> histories = histories_after(first_problem, roster_of(first_problem, stood));
        std::ranges::reverse(histories);
        const Problem next_problem(with_histories(next, histories));
        const std::vector<Assignment> added = some_of(random, next);
        const Report of_next = check(next_problem, roster_of(next_problem, added));
        stood.insert(stood.end(), added.begin(), added.end());
        const Problem whole(both);
        const Report of_both = check(whole, roster_of(whole, stood));
        for (const Rule rule :
             {Rule::overlap, Rule::rest, Rule::succession, Rule::maximum_consecutive, Rule::minimum_consecutive,
              Rule::minimum_days_off, Rule::consecutive_weekends, Rule::windows, Rule::spacing, Rule::complete_weekends,
              Rule::maximum_days_off, Rule::minimum_kind_run, Rule::maximum_kind_run, Rule::identical_weekends,
              Rule::minimum_consecutive_weekends, Rule::night_before_free_weekend, Rule::days_off_after_nights,
              Rule::patterns}) {
            if (rule == Rule::windows && of_first.score.of(rule).times > 0)
                continue;  // what was too much before the border is not held against the second
            if ((rule == Rule::spacing || rule == Rule::maximum_days_off) && between > 0)
                continue;  // a pause that grows in the gap is no doing of either roster
            EXPECT_EQ(of_first.score.of(rule).hard + of_next.score.of(rule).hard, of_both.score.of(rule).hard)
                << name_of(rule);
            EXPECT_EQ(of_first.score.of(rule).cost + of_next.score.of(rule).cost, of_both.score.of(rule).cost)
                << name_of(rule);
            bent[name_of(rule)] += of_next.score.of(rule).times > 0 ? 1 : 0;
        }
    }
    EXPECT_EQ(bent.size(), 18U);
    for (const auto& [rule, times] : bent)
        EXPECT_GT(times, as_many_as(100)) << rule;
}

TEST(History, CountsOnWhereAPeriodIsPlannedPieceByPiece)
{
    std::map<std::string_view, int> bent;
    for (std::uint64_t seed = 0; seed < as_many_as(3000U); ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        const int before = 7 * (1 + static_cast<int>(random.below(2)));
        const int after = 1 + static_cast<int>(random.below(9));
        const auto limited = [&](int first, int days) {
            Draft draft = bordered(seed, day(first), days);
            draft.calendar.holidays.clear();  // a weekend that lies in both pieces is on duty in each
            for (Member& member : draft.members)
                member.limits = {.maximum_weekends = 1, .maximum_a_day = 3, .maximum_shifts = 5};
            draft.penalties.weekends = Penalty::soft(7);
            draft.penalties.maximum_shifts = Penalty::soft(3);
            return draft;
        };
        const Draft first = limited(0, before);
        const Draft next = limited(before, after);
        std::vector<Assignment> stood = some_of(random, first);
        const Problem first_problem(first);
        const Score of_first = check(first_problem, roster_of(first_problem, stood)).score;
        const std::vector<History> histories = histories_after(first_problem, roster_of(first_problem, stood));
        const std::vector<Assignment> added = some_of(random, next);
        const Problem on(with_histories(next, histories, Counts::go_on));
        const Problem anew(with_histories(next, histories));
        const Problem alone(next);
        const Score of_next = check(on, roster_of(on, added)).score;
        const Score of_anew = check(anew, roster_of(anew, added)).score;
        const Score of_alone = check(alone, roster_of(alone, added)).score;
        stood.insert(stood.end(), added.begin(), added.end());
        const Problem whole(limited(0, before + after));
        const Score of_both = check(whole, roster_of(whole, stood)).score;
        for (const Rule rule : {Rule::weekends, Rule::maximum_shifts}) {
            EXPECT_EQ(of_first.of(rule).cost + of_next.of(rule).cost, of_both.of(rule).cost) << name_of(rule);
            EXPECT_EQ(of_anew.of(rule).cost, of_alone.of(rule).cost) << name_of(rule);
            bent[name_of(rule)] += of_next.of(rule).cost > of_anew.of(rule).cost ? 1 : 0;
        }
    }
    EXPECT_EQ(bent.size(), 2U);
    for (const auto& [rule, times] : bent)
        EXPECT_GT(times, as_many_as(100)) << rule;
}

TEST(History, SaysTheSameOfEverybodyInWhateverOrderMembersAndShiftsStand)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        Draft draft = bordered(seed, day(0), 5);
        draft.cover = {{.shift = {day(1), early}, .wanted = 7}, {.shift = {day(2), night}, .wanted = 4}};
        for (Member& member : draft.members) {
            member.share = Share::from_millionths(1 + random.below(1'000'000));
            member.history.carry_over[index(Measure::shifts)] = Surplus::from_millionths(random.below(5'000'000));
        }
        const std::vector<Assignment> stood = some_of(random, draft);

        Draft turned = draft;
        std::ranges::reverse(turned.members);
        std::ranges::reverse(turned.shift_types);
        const auto turned_type = [&](ShiftTypeId type) {
            return ShiftTypeId(static_cast<std::uint32_t>(draft.shift_types.size()) - 1 - type.row());
        };
        for (Cover& cover : turned.cover)
            cover.shift.type = turned_type(cover.shift.type);
        turned.forbidden_successions.clear();
        std::vector<Assignment> stood_turned = stood;
        for (Assignment& assignment : stood_turned)
            assignment = {MemberId(2 - assignment.member.row()),
                          {assignment.shift.day, turned_type(assignment.shift.type)}};

        const Problem problem(draft);
        const Problem turned_problem(turned);
        std::vector<History> after = histories_after(problem, roster_of(problem, stood));
        std::vector<History> after_turned = histories_after(turned_problem, roster_of(turned_problem, stood_turned));
        std::ranges::reverse(after_turned);
        for (std::vector<History>* histories : {&after, &after_turned})
            for (History& history : *histories)
                std::ranges::sort(history.last_shifts, {}, &LastShift::type);
        EXPECT_EQ(after, after_turned);
        for (const Measure measure : all_measures)
            for (std::uint32_t row = 0; row < 3; ++row)
                EXPECT_EQ(problem.fair_load(measure, MemberId(row)),
                          turned_problem.fair_load(measure, MemberId(2 - row)));
    }
}

}  // namespace
}  // namespace muster::roster::history_test
