// Rules of a line that count runs of kinds, patterns, weekends and nights: cases worked out by hand.
#include "small.hpp"

#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::roster::line_rules_test {
namespace {

/// Two weeks from a Monday; a middle shift is of the kind of early ones.
Draft two_weeks()
{
    Draft draft = small_draft(14);
    draft.shift_types[early.row()].kind = "day";
    draft.shift_types.push_back({.code = "M", .start = at(9), .kind = "day"});
    draft.shift_types.push_back({.code = "R", .start = at(20), .length = Minutes(120), .is_night = true});
    return draft;
}

/// Ann's line, a letter a day: E, L, N, M, R; `+` is E and N, `=` is E and M; anything else is a day off.
std::vector<Assignment> line_of(const Problem& problem, std::string_view letters, MemberId member = ann)
{
    std::vector<Assignment> line;
    const std::string_view codes = "ELNMR";
    for (std::size_t index = 0; index < letters.size(); ++index) {
        const Day today = problem.day(static_cast<int>(index));
        const auto add = [&](std::uint32_t type) { line.push_back({member, {today, ShiftTypeId(type)}}); };
        if (const auto code = codes.find(letters[index]); code != std::string_view::npos)
            add(static_cast<std::uint32_t>(code));
        else if (letters[index] == '+' || letters[index] == '=')
            add(0), add(letters[index] == '+' ? 2 : 3);
    }
    return line;
}

struct Bend {
    int day = 0;
    std::int64_t found = 0;
    std::int64_t amount = 0;

    friend bool operator==(const Bend&, const Bend&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Bend& bend)
    {
        return out << "day " << bend.day << ": " << bend.found << " (" << bend.amount << ")";
    }
};
using Bends = std::vector<Bend>;

Bends bends(const Draft& draft, Rule rule, std::string_view letters)
{
    const Problem problem(draft);
    Bends found;
    for (const Violation& violation : check(problem, roster_of(problem, line_of(problem, letters))).violations)
        if (violation.rule == rule && violation.member == ann)
            found.push_back({violation.day, violation.found, violation.amount});
    return found;
}

std::string said(const Draft& draft, Rule rule, std::string_view letters)
{
    const Problem problem(draft);
    for (const Violation& violation : check(problem, roster_of(problem, line_of(problem, letters))).violations)
        if (violation.rule == rule)
            return rule::entry_of(rule).words(problem, violation).en;
    return "";
}

History rested_unknown(int days) { return {.days_off = days}; }

TEST(Shifts, AreCountedWithEarlierOnes)
{
    Draft draft = two_weeks();
    Limits& limits = draft.members[0].limits;
    limits.minimum_shifts = 3;
    limits.maximum_shifts = 4;
    limits.maximum_a_day = 2;
    EXPECT_EQ(bends(draft, Rule::minimum_shifts, "E..L"), (Bends{{-1, 2, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_shifts, "=..L"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::maximum_shifts, "ELELE"), (Bends{{-1, 5, 1}}));
    draft.members[0].history.shifts = 2;
    EXPECT_EQ(bends(draft, Rule::minimum_shifts, ""), (Bends{{-1, 2, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_shifts, "E"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::maximum_shifts, "E=L"), (Bends{{-1, 6, 2}}));
    draft.members[0].history.shifts = 9;  // what was too much before is not held against this roster
    EXPECT_EQ(bends(draft, Rule::maximum_shifts, ""), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::maximum_shifts, "E"), (Bends{{-1, 10, 1}}));
    EXPECT_EQ(said(draft, Rule::maximum_shifts, "E"), "ann stands 10 shifts, at most 4");
}

TEST(MaximumDaysOff, CountsThoseOfTheHistoryAndOnlyThoseOfMembership)
{
    Draft draft = two_weeks();
    draft.members[0].limits.maximum_days_off = 3;
    EXPECT_EQ(bends(draft, Rule::maximum_days_off, "E...E....E...."), (Bends{{8, 4, 1}, {13, 4, 1}}));
    draft.members[0].history = rested_unknown(2);
    EXPECT_EQ(bends(draft, Rule::maximum_days_off, "..E..E..E..E.."), (Bends{{1, 4, 1}}));
    draft.members[0].history = rested_unknown(9);
    EXPECT_EQ(bends(draft, Rule::maximum_days_off, "..E..E..E..E.."), (Bends{{0, 11, 2}}));
    EXPECT_EQ(said(draft, Rule::maximum_days_off, "..E..E..E..E.."),
              "2026-09-07: ann is off 11 days in a row, at most 3");
    draft.members[0].history = {};
    draft.members[0].from = day(6);
    draft.members[0].until = day(11);
    EXPECT_EQ(bends(draft, Rule::maximum_days_off, "........E....."), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::maximum_days_off, ""), (Bends{{9, 6, 3}}));
}

TEST(KindRun, IsOfTypesOfOneKindAndMayBeOfSeveralAtOnce)
{
    Draft draft = two_weeks();
    draft.members[0].limits.kind_runs = {{"day", 2, 3}, {"N", 2}};
    draft.members[0].history = rested_unknown(1);
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "EM.E.N+NE.LLL."), (Bends{{3, 1, 1}, {6, 1, 1}, {8, 1, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "EM.MN+...L+E.N"), (Bends{{3, 1, 1}, {5, 1, 1}, {10, 1, 1}}));
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "EMEME.===+NNNN"), (Bends{{3, 5, 2}, {9, 4, 1}}));
    EXPECT_EQ(said(draft, Rule::minimum_kind_run, "E"),
              "2026-09-07: ann stands \"day\" only 1 day in a row, at least 2");
    EXPECT_EQ(said(draft, Rule::maximum_kind_run, "EMEM"), "2026-09-10: ann stands \"day\" 4 days in a row, at most 3");
}

TEST(KindRun, GoesOnFromTheHistoryOrEndsOne)
{
    Draft draft = two_weeks();
    draft.members[0].limits.kind_runs = {{"day", 3, 4}, {"N", 2, 2}};
    const auto run = [&](int days_worked, int kind_days, ShiftTypeId last) {
        draft.members[0].history = worked(days_worked, draft.shift_types[last.row()]);
        draft.members[0].history.kind_days = kind_days;
    };
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "E.EE"), (Bends{{2, 2, 1}}));  // of the first nothing is known
    run(5, 2, early);
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "NN"), (Bends{{0, 2, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "M"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "MEMNNN"), (Bends{{2, 5, 1}, {5, 3, 1}}));
    run(1, 0, early);  // a shift is a day
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, ""), (Bends{{0, 1, 2}}));
    run(9, 9, night);
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "NN"), (Bends{{0, 11, 2}}));
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "E"), (Bends{}));
    draft.members[0].history = {.days_worked = 4};  // with what is not known
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "E."), (Bends{}));
    draft.members[0].history = rested(2, draft.shift_types[early.row()]);
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "E."), (Bends{{0, 1, 2}}));
}

TEST(KindRun, OfSeveralKindsOnTheLastDayIsCountedByTheShiftsKnown)
{
    Draft draft = two_weeks();
    draft.members[0].limits.kind_runs = {{"day", 1, 2}, {"N", 1, 2}};
    History& history = draft.members[0].history;
    history = worked(3, draft.shift_types[night.row()]);
    history.kind_days = 1;  // of the night, which begins last
    for (int back = 1; back <= 2; ++back)
        history.last_shifts.push_back(LastShift::of(draft.shift_types[early.row()], monday - Days(back)));
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "E"), (Bends{{0, 3, 1}}));
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "N"), (Bends{}));
    history.kind_days = 3;
    EXPECT_EQ(bends(draft, Rule::maximum_kind_run, "N"), (Bends{{0, 4, 1}}));
}

TEST(KindRun, IsWaivedAtTheEndUnlessDaysFollowThatNoRosterPlans)
{
    Draft draft = two_weeks();
    draft.members[0].limits.kind_runs = {{"N", 3}};
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "N.N..........N"), (Bends{{2, 1, 2}}));
    draft.next_begins = day(15);
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "N.N..........N"), (Bends{{2, 1, 2}, {13, 1, 2}}));
    draft.next_begins.reset();
    draft.stands_alone = true;
    EXPECT_EQ(bends(draft, Rule::minimum_kind_run, "N.N..........N"), (Bends{{0, 1, 2}, {2, 1, 2}, {13, 1, 2}}));
}

TEST(Runs, BeginAndEndWithARosterThatStandsAlone)
{
    Draft draft = two_weeks();
    draft.members[0].limits.minimum_consecutive = 2;
    draft.members[0].limits.minimum_days_off = 2;
    const std::string_view at_work = "E..EE..EE..EE.";
    EXPECT_EQ(bends(draft, Rule::minimum_consecutive, at_work), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::minimum_days_off, at_work), (Bends{}));
    draft.stands_alone = true;
    EXPECT_EQ(bends(draft, Rule::minimum_consecutive, at_work), (Bends{{0, 1, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_days_off, at_work), (Bends{{13, 1, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_consecutive, ".EE..EE..EE..E"), (Bends{{13, 1, 1}}));
    EXPECT_EQ(bends(draft, Rule::minimum_days_off, ".EE..EE..EE..E"), (Bends{{0, 1, 1}}));
    draft.members[0].limits.complete_weekends = true;
    EXPECT_EQ(bends(draft, Rule::complete_weekends, "......E.....EE"), (Bends{{5, 1, 1}}));
}

TEST(IdenticalWeekends, CountEachWeekendOnce)
{
    Draft draft = two_weeks();
    draft.members[0].limits.identical_weekends = true;
    EXPECT_EQ(bends(draft, Rule::identical_weekends, "ELELELN....EEM"), (Bends{{5, 2, 1}}));
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".....+......NE"), (Bends{{5, 2, 1}, {12, 2, 1}}));
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".....=......N."), (Bends{}));
    EXPECT_EQ(said(draft, Rule::identical_weekends, ".....LN"),
              "on the weekend from 2026-09-12 ann stands shifts of 2 kinds, one is asked for");
    draft.members[0].limits.weekend = {5, 6, 7};
    EXPECT_EQ(bends(draft, Rule::identical_weekends, "....N.E"), (Bends{{4, 2, 1}}));
    draft.calendar.worked = {day(4)};
    EXPECT_EQ(bends(draft, Rule::identical_weekends, "....N.E"), (Bends{}));
}

TEST(IdenticalWeekends, GoOnFromTheHistory)
{
    Draft draft = two_weeks();
    draft.members[0].limits.identical_weekends = true;
    draft.calendar.holidays = {monday, day(1)};
    draft.members[0].history = worked(1, draft.shift_types[early.row()]);
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".M.L"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".L.E"), (Bends{{0, 2, 1}}));
    draft.members[0].history.last_shifts.push_back(
        LastShift::of(draft.shift_types[night.row()], monday - Days(2)));  // two kinds already
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".E.L"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".L.E"), (Bends{{0, 3, 1}}));
    draft.members[0].history.last_shifts.pop_back();
    draft.members[0].history.last_shifts.push_back(
        LastShift::of(draft.shift_types[night.row()], monday - Days(3)));  // on Friday
    EXPECT_EQ(bends(draft, Rule::identical_weekends, ".E.L"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::identical_weekends, "NE.L"), (Bends{{0, 2, 1}}));
}

TEST(MinimumConsecutiveWeekends, AreWaivedWhereTheyMayGoOn)
{
    Draft draft = two_weeks();
    draft.period = Period(monday, day(27));  // four weekends, the last day is a Sunday
    draft.members[0].limits.minimum_consecutive_weekends = 2;
    draft.members[0].history = rested_unknown(1);
    const Rule rule = Rule::minimum_consecutive_weekends;
    const std::string first = ".....E........", second = "............E.";
    EXPECT_EQ(bends(draft, rule, first), (Bends{{5, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, first + first), (Bends{{5, 1, 1}, {19, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, second + first), (Bends{}));
    EXPECT_EQ(bends(draft, rule, first + second), (Bends{{5, 1, 1}}));
    draft.next_begins = day(33);  // the Saturday after
    EXPECT_EQ(bends(draft, rule, first + second), (Bends{{5, 1, 1}}));
    draft.next_begins = day(35);  // a whole weekend later
    EXPECT_EQ(bends(draft, rule, first + second), (Bends{{5, 1, 1}, {26, 1, 1}}));
    draft.next_begins.reset();
    draft.members[0].history = {};
    EXPECT_EQ(bends(draft, rule, first), (Bends{}));
    draft.stands_alone = true;
    EXPECT_EQ(bends(draft, rule, first + second), (Bends{{5, 1, 1}, {26, 1, 1}}));
    EXPECT_EQ(said(draft, rule, first), "2026-09-12: ann is on duty on only 1 weekend in a row, at least 2");
}

TEST(MinimumConsecutiveWeekends, OfTheHistoryGoOnOrEndHere)
{
    Draft draft = two_weeks();
    draft.members[0].limits.minimum_consecutive_weekends = 3;
    History& history = draft.members[0].history;
    history = worked(1, draft.shift_types[early.row()]);
    history.weekends_worked = 2;
    const Rule rule = Rule::minimum_consecutive_weekends;
    EXPECT_EQ(bends(draft, rule, ""), (Bends{{0, 2, 1}}));
    EXPECT_EQ(bends(draft, rule, ".....E"), (Bends{}));
    history = rested(1, draft.shift_types[early.row()]);
    history.weekends_worked = 1;
    draft.calendar.holidays = {monday};  // one weekend with the Saturday before, which was worked
    EXPECT_EQ(bends(draft, rule, "E"), (Bends{{0, 1, 2}}));
    EXPECT_EQ(bends(draft, rule, ".....E"), (Bends{{0, 2, 1}}));
    EXPECT_EQ(bends(draft, rule, ".....E......E"), (Bends{}));
    draft.period = Period(monday, day(12));  // up to a Saturday: the weekend goes on
    EXPECT_EQ(bends(draft, rule, ".....E"), (Bends{}));
}

TEST(NightBeforeFreeWeekend, IsOneOfTheDayBeforeAndOfAWholeWeekend)
{
    Draft draft = two_weeks();
    draft.members[0].limits.no_night_before_free_weekend = true;
    const Rule rule = Rule::night_before_free_weekend;
    EXPECT_EQ(bends(draft, rule, "....N......N.."), (Bends{{4, 1, 1}, {11, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, "....N.E....R.."), (Bends{{11, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, "...N.......E.."), (Bends{}));
    EXPECT_EQ(said(draft, rule, "....N"), "2026-09-11: ann stands a night shift on the day before a weekend off duty");
    draft.period = Period(monday, day(12));  // the last weekend goes on
    EXPECT_EQ(bends(draft, rule, "....NE.....N."), (Bends{}));
    draft.stands_alone = true;
    EXPECT_EQ(bends(draft, rule, "....NE.....N."), (Bends{{11, 1, 1}}));
    draft.period = Period(monday, day(11));  // up to a Friday: no weekend comes after
    EXPECT_EQ(bends(draft, rule, "....NE.....N"), (Bends{}));
    draft.stands_alone = false;
    EXPECT_EQ(bends(draft, rule, "....NE.....N"), (Bends{}));
    draft.next_begins = day(13);
    EXPECT_EQ(bends(draft, rule, "....NE.....N"), (Bends{}));
    draft.next_begins = day(14);
    EXPECT_EQ(bends(draft, rule, "....NE.....N"), (Bends{{11, 1, 1}}));
    draft.members[0].until = day(11);  // nobody is off on a weekend after leaving
    EXPECT_EQ(bends(draft, rule, "....NE.....N"), (Bends{}));
}

TEST(NightBeforeFreeWeekend, LooksBackAtTheHistory)
{
    Draft draft = two_weeks();
    draft.members[0].limits.no_night_before_free_weekend = true;
    draft.calendar.holidays = {monday};
    const Rule rule = Rule::night_before_free_weekend;
    draft.members[0].history = rested(2, draft.shift_types[night.row()]);  // on Friday
    EXPECT_EQ(bends(draft, rule, ""), (Bends{{0, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, "E"), (Bends{}));
    draft.members[0].history = rested(1, draft.shift_types[night.row()]);  // on Saturday
    EXPECT_EQ(bends(draft, rule, ""), (Bends{}));
    draft.calendar.worked = {day(-2), day(-1)};
    EXPECT_EQ(bends(draft, rule, ""), (Bends{}));
    draft.members[0].history = worked(1, draft.shift_types[night.row()]);
    EXPECT_EQ(bends(draft, rule, ""), (Bends{{0, 1, 1}}));
    draft.members[0].history = worked(1, draft.shift_types[late.row()]);
    EXPECT_EQ(bends(draft, rule, ""), (Bends{}));
}

TEST(DaysOffAfterNights, AreCountedToTheNextShift)
{
    Draft draft = two_weeks();
    draft.members[0].limits.days_off_after_nights = 2;
    const Rule rule = Rule::days_off_after_nights;
    EXPECT_EQ(bends(draft, rule, "NN..E.N.NE.N.."), (Bends{{8, 1, 1}, {9, 0, 2}}));
    EXPECT_EQ(bends(draft, rule, "N+R.L...N..EN."), (Bends{{4, 1, 1}}));
    EXPECT_EQ(said(draft, rule, "NE"), "2026-09-08: ann was off only 0 days after night shifts, at least 2");
    draft.stands_alone = true;
    EXPECT_EQ(bends(draft, rule, ".............N"), (Bends{}));
    draft.stands_alone = false;
    draft.members[0].history = rested(1, draft.shift_types[night.row()]);
    EXPECT_EQ(bends(draft, rule, "E"), (Bends{{0, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, ".E"), (Bends{}));
    draft.members[0].history = worked(3, draft.shift_types[night.row()]);
    EXPECT_EQ(bends(draft, rule, "N.E"), (Bends{{2, 1, 1}}));
    EXPECT_EQ(bends(draft, rule, ".N"), (Bends{{1, 1, 1}}));
}

Pattern pattern(std::vector<PatternDay> days, int weekday = 0)
{
    return {.code = "p", .days = std::move(days), .weekday = weekday, .penalty = Penalty::soft(3)};
}
const PatternDay off{PatternStand::off};
const PatternDay duty{PatternStand::duty};
const PatternDay any{PatternStand::anything};
PatternDay of_kind(const char* kind) { return {PatternStand::kind, kind}; }

TEST(Patterns, CountEachTimeTheyAreFound)
{
    Draft draft = two_weeks();
    draft.patterns = {pattern({of_kind("L"), of_kind("day")})};
    draft.members[0].limits.patterns = {PatternId(0)};
    EXPECT_EQ(bends(draft, Rule::patterns, "LELM.L=LLE.L.E"), (Bends{{0, 1, 1}, {2, 1, 1}, {5, 1, 1}, {8, 1, 1}}));
    draft.patterns = {pattern({off, duty, duty}, 5)};
    EXPECT_EQ(bends(draft, Rule::patterns, "..EE..EE...NLE"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::patterns, ".....EN.....LL"), (Bends{{4, 1, 1}, {11, 1, 1}}));
    draft.patterns = {pattern({duty, any, duty})};
    EXPECT_EQ(bends(draft, Rule::patterns, "E.EEE"), (Bends{{0, 1, 1}, {2, 1, 1}}));
    draft.patterns[0].name = {"一隔一", "on and off"};
    EXPECT_EQ(said(draft, Rule::patterns, "E.E"), "2026-09-07: ann has the unwanted pattern \"on and off\"");
    const Problem problem(draft);
    EXPECT_EQ(check(problem, roster_of(problem, line_of(problem, "E.EEE"))).score.of(Rule::patterns).cost, 6);
    EXPECT_EQ(check(problem, roster_of(problem, line_of(problem, "E.EEE", bob))).score.of(Rule::patterns).cost, 0);
}

TEST(Patterns, AreFoundOnDaysThatTheHistoryKnows)
{
    Draft draft = two_weeks();
    draft.members[0].limits.patterns = {PatternId(0)};
    draft.patterns = {pattern({off, off, duty})};
    EXPECT_EQ(bends(draft, Rule::patterns, "E"), (Bends{}));
    draft.members[0].history = rested(1, draft.shift_types[late.row()]);
    EXPECT_EQ(bends(draft, Rule::patterns, "E"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::patterns, ".E"), (Bends{{0, 1, 1}}));
    draft.members[0].history = rested(2, draft.shift_types[late.row()]);
    EXPECT_EQ(bends(draft, Rule::patterns, "E"), (Bends{{0, 1, 1}}));
    EXPECT_EQ(bends(draft, Rule::patterns, ".E"), (Bends{{0, 1, 1}}));
    draft.patterns = {pattern({off, of_kind("L"), of_kind("L"), any})};
    draft.members[0].history = worked(1, draft.shift_types[late.row()]);
    EXPECT_EQ(bends(draft, Rule::patterns, "LE"), (Bends{{0, 1, 1}}));
    draft.members[0].history = worked(2, draft.shift_types[late.row()]);  // what was before that one is not known
    EXPECT_EQ(bends(draft, Rule::patterns, "LE"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::patterns, "E"), (Bends{}));
    draft.members[0].history.last_shifts.push_back(LastShift::of(draft.shift_types[late.row()], monday - Days(2)));
    EXPECT_EQ(bends(draft, Rule::patterns, "E"), (Bends{{0, 1, 1}}));
    draft.patterns = {pattern({duty, duty}, 7)};
    EXPECT_EQ(bends(draft, Rule::patterns, "E"), (Bends{{0, 1, 1}}));
}

TEST(Patterns, EndOnDaysThatNoRosterPlans)
{
    Draft draft = two_weeks();
    draft.members[0].limits.patterns = {PatternId(0)};
    draft.patterns = {pattern({of_kind("N"), off, off})};
    const std::string_view line = ".............N";
    EXPECT_EQ(bends(draft, Rule::patterns, line), (Bends{}));
    draft.next_begins = day(15);
    EXPECT_EQ(bends(draft, Rule::patterns, line), (Bends{}));
    draft.next_begins = day(16);
    EXPECT_EQ(bends(draft, Rule::patterns, line), (Bends{{13, 1, 1}}));
    draft.next_begins.reset();
    draft.stands_alone = true;
    EXPECT_EQ(bends(draft, Rule::patterns, line), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::patterns, "...........N.."), (Bends{{11, 1, 1}}));
}

TEST(AlternativeSkill, IsWhatAShiftIsStoodWithout)
{
    Draft draft = two_weeks();
    draft.skills = {{.code = "head"}};
    draft.shift_types[night.row()].required_skill = SkillId(0);
    draft.penalties.alternative_skill = Penalty::soft(7);
    EXPECT_EQ(bends(draft, Rule::alternative_skill, "EN.N"), (Bends{{1, 0, 1}, {3, 0, 1}}));
    EXPECT_EQ(bends(draft, Rule::availability, "EN.N"), (Bends{}));
    EXPECT_EQ(said(draft, Rule::alternative_skill, "N"),
              "2026-09-07: ann stands \"N night\" without its skill \"head\"");
    draft.members[0].skills = {SkillId(0)};
    EXPECT_EQ(bends(draft, Rule::alternative_skill, "EN.N"), (Bends{}));
    draft.members[0].skills = {};
    draft.penalties.alternative_skill = Penalty::hard();
    EXPECT_EQ(bends(draft, Rule::alternative_skill, "EN.N"), (Bends{}));
    EXPECT_EQ(bends(draft, Rule::availability, "EN.N").size(), 2U);
}

TEST(Contract, SaysLimitsAndPenaltiesOfItsMembers)
{
    Draft draft = two_weeks();
    draft.contracts = {{.code = "part", .limits = {.maximum_days_off = 2}}};
    draft.contracts[0].penalties.maximum_days_off = Penalty::soft(5);
    draft.members[1].contract = ContractId(0);
    const Problem problem(draft);
    const Report report = check(problem, roster_of(problem, line_of(problem, "E...E..E..E..E", bob)));
    EXPECT_EQ(report.score.of(Rule::maximum_days_off).cost, 5);
    EXPECT_EQ(report.violations.size(), 1U);
}

}  // namespace
}  // namespace muster::roster::line_rules_test
