// Problem: what it lays out, and what it refuses and in which words.
#include "small.hpp"

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <type_traits>

namespace muster::inline v0_2::roster::problem_test {
namespace {

static_assert(!std::is_convertible_v<Draft, Problem>);
static_assert(std::is_nothrow_move_constructible_v<Roster>);

TEST(Problem, CountsWeekendsWhereverThePeriodStarts)
{
    const Problem week(small_draft(14));
    EXPECT_EQ(week.weekend_count(), 2);
    EXPECT_EQ(week.weekend_of(4), -1);
    EXPECT_EQ(week.weekend_of(5), 0);
    EXPECT_EQ(week.weekend_of(6), 0);
    EXPECT_EQ(week.weekend_of(7), -1);
    EXPECT_EQ(week.weekend_of(12), 1);

    Draft from_sunday = small_draft();
    from_sunday.period = Period(day(6), day(13));
    const Problem sunday(from_sunday);
    EXPECT_EQ(sunday.weekend_of(0), 0);
    EXPECT_EQ(sunday.weekend_of(6), 1);
    EXPECT_EQ(sunday.weekend_of(7), 1);
    EXPECT_EQ(sunday.weekend_count(), 2);
}

TEST(Problem, TakesDaysOfAWeekendFromItsCalendar)
{
    Draft draft = small_draft(14);
    draft.calendar = {.holidays = {day(3), day(4), day(40)}, .worked = {day(12)}};
    const Problem problem(draft);
    EXPECT_EQ(problem.weekend_of(2), -1);
    for (const int at : {3, 4, 5, 6})  // two holidays and the weekend after them are one
        EXPECT_EQ(problem.weekend_of(at), 0);
    EXPECT_EQ(problem.weekend_of(12), -1);
    EXPECT_EQ(problem.weekend_of(13), 1);
    EXPECT_EQ(problem.load_of(Measure::weekends, 4, late), 1);

    draft.calendar = {.weekend = {5}};
    EXPECT_EQ(Problem(draft).weekend_of(4), 0);
    EXPECT_EQ(Problem(draft).weekend_of(5), -1);
}

TEST(Problem, KnowsWhoMayNotStandWhatAndWhy)
{
    Draft draft = small_draft();
    draft.skills = {{.code = "full"}};
    draft.shift_types[2].required_skill = SkillId(0);
    draft.members[0].skills = {SkillId(0)};
    draft.unavailable = {{ann, day(1), {}, Bar::leave}, {bob, day(2), late, Bar::timetable}};
    const Problem problem(draft);

    EXPECT_EQ(problem.bar(ann, 0, night), Bar::none);
    EXPECT_EQ(problem.bar(bob, 0, night), Bar::skill);
    EXPECT_EQ(problem.bar(ann, 1, early), Bar::leave);
    EXPECT_EQ(problem.bar(ann, 1, night), Bar::leave);
    EXPECT_EQ(problem.bar(bob, 2, late), Bar::timetable);
    EXPECT_EQ(problem.bar(bob, 2, early), Bar::none);
    EXPECT_TRUE(problem.may_stand(cai, 6, early));
}

TEST(Problem, MeasuresRestAcrossMidnight)
{
    const Problem problem(small_draft());

    EXPECT_EQ(problem.rest_between(night, 1, early), -120);  // 22:00 + 10 h = 08:00, early starts at 06:00
    EXPECT_EQ(problem.rest_between(late, 1, early), 480);
    EXPECT_EQ(problem.rest_between(early, 0, late), 0);
    EXPECT_TRUE(problem.overlap(night, 1, early));
    EXPECT_FALSE(problem.overlap(early, 0, late));
    EXPECT_FALSE(problem.overlap(late, 0, early));
    EXPECT_TRUE(problem.overlap(late, 0, late));
}

TEST(Problem, FindsTheRowsOfASlotOrACellAndNoOthers)
{
    Draft draft = small_draft();
    draft.skills = {{.code = "full"}};
    draft.cover = {{.shift = {day(3), late}, .wanted = 2},
                   {.shift = {day(0), early}, .wanted = 1},
                   {.shift = {day(3), late}, .skill = SkillId(0), .wanted = 1}};
    draft.requests = {
        {bob, day(3), late, Wish::on, 4}, {ann, day(3), {}, Wish::off, 2}, {bob, day(3), {}, Wish::off, 1}};
    draft.pinned = {stands(cai, 2, night)};
    const Problem problem(draft);

    ASSERT_EQ(problem.cover_of(3, late).size(), 2u);
    EXPECT_EQ(problem.cover_of(3, late)[0].skill, SkillId(0));
    EXPECT_EQ(problem.cover_of(3, late)[1].wanted, 2);
    EXPECT_TRUE(problem.cover_of(3, early).empty());
    ASSERT_EQ(problem.requests_of(bob, 3).size(), 2u);
    EXPECT_EQ(problem.requests_of(bob, 3)[0].type, late);
    EXPECT_EQ(problem.requests_of(ann, 3).size(), 1u);
    EXPECT_TRUE(problem.requests_of(cai, 3).empty());
    EXPECT_EQ(problem.pinned_of(cai, 2).size(), 1u);
    EXPECT_TRUE(problem.published_of(cai, 2).empty());
    EXPECT_FALSE(problem.is_published(2));
}

TEST(Problem, SharesTheLoadByShareAndCarryOverToTheLastUnit)
{
    Draft draft = small_draft();
    // Ten shifts to share.
    draft.cover = {{.shift = {day(0), early}, .wanted = 7}, {.shift = {day(1), late}, .wanted = 3}};
    const Problem even(draft);
    EXPECT_EQ(even.fair_load(Measure::shifts, ann), 4);
    EXPECT_EQ(even.fair_load(Measure::shifts, bob), 3);
    EXPECT_EQ(even.fair_load(Measure::shifts, cai), 3);
    EXPECT_EQ(even.fair_load(Measure::minutes, ann), 1600);

    draft.members[0].share = Share::whole(2);
    draft.members[1].share = Share{};
    draft.members[2].history.carry_over[index(Measure::shifts)] = Surplus::whole(2);
    const Problem uneven(draft);
    EXPECT_EQ(uneven.fair_load(Measure::shifts, ann), 8);  // (10 + 2) x 2/3
    EXPECT_EQ(uneven.fair_load(Measure::shifts, bob), 0);
    EXPECT_EQ(uneven.fair_load(Measure::shifts, cai), 2);  // (10 + 2) x 1/3, less the 2 stood already
}

TEST(Problem, KeepsTurnsApartByThreeQuartersOfTheEvenDistanceToTheNearestDay)
{
    const auto distance = [](std::uint32_t members) {  // of whom one stands each day
        Draft draft{.period = Period(day(0), day(83))};
        draft.shift_types.push_back({.code = "E", .start = ClockTime(Minutes{1080}), .length = Minutes{120}});
        for (std::uint32_t row = 0; row < members; ++row)
            draft.members.push_back({.code = "m" + std::to_string(row)});
        for (int at = 0; at < 84; ++at)
            draft.cover.push_back({.shift = {day(at), ShiftTypeId(0)}, .wanted = 1});
        draft.fairness.push_back({.measure = Measure::shifts, .above_weight = 1, .below_weight = 1, .step = 1});
        draft.spacing = {.weight = 10};
        return Problem(draft).fair_distance(MemberId(0));
    };
    EXPECT_EQ(distance(1), 1);
    EXPECT_EQ(distance(2), 1);  // 1.5, and who stands so often is not kept apart
    EXPECT_EQ(distance(3), 2);  // 2.25
    EXPECT_EQ(distance(4), 3);
    EXPECT_EQ(distance(6), 5);  // 4.5
    EXPECT_EQ(distance(7), 5);  // 5.25
    EXPECT_EQ(distance(12), 9);
    EXPECT_EQ(distance(84), 63);
}

TEST(Fairness, CostsMoreWithEachStep)
{
    const Fairness fairness{.above_weight = 2, .below_weight = 1, .step = 3, .tolerance = 1};
    const std::vector<std::int64_t> costs{0, 0, 2, 4, 6, 12, 18, 24, 34};
    for (std::size_t deviation = 0; deviation < costs.size(); ++deviation) {
        EXPECT_EQ(fairness.cost(static_cast<std::int64_t>(deviation)), costs[deviation]);
        EXPECT_EQ(fairness.cost(-static_cast<std::int64_t>(deviation)), costs[deviation] / 2);
    }
    EXPECT_EQ((Fairness{.above_weight = 2, .below_weight = 1}.cost(5)), 10);
    EXPECT_EQ((Fairness{.above_weight = 2, .below_weight = 1}.cost(-5)), 5);
}

struct BadDraft {
    std::string name;
    std::function<void(Draft&)> spoil;
    std::string message;
};

void PrintTo(const BadDraft& bad, std::ostream* out) { *out << bad.name; }

class ProblemRefuses : public testing::TestWithParam<BadDraft> {};

TEST_P(ProblemRefuses, AndSaysWhereWhatAndTheRemedy)
{
    Draft draft = small_draft();
    GetParam().spoil(draft);
    try {
        Problem{draft};
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , ProblemRefuses,
    testing::Values(
        BadDraft{"TwoMembersOfOneCode", [](Draft& draft) { draft.members[2].code = "ann"; },
                 "member 3: member \"ann\" stands here twice; keep one of the rows"},
        BadDraft{"CrossedMinutes",
                 [](Draft& draft) {
                     draft.members[1].limits.minimum_minutes = Minutes(961);
                     draft.members[1].limits.maximum_minutes = Minutes(960);
                 },
                 "member \"bob\": minimum_minutes, 961, is more than maximum_minutes, 960; "
                 "lower the one or raise the other"},
        BadDraft{"CrossedRuns",
                 [](Draft& draft) {
                     draft.members[1].limits.minimum_consecutive = 4;
                     draft.members[1].limits.maximum_consecutive = 3;
                 },
                 "member \"bob\": minimum_consecutive, 4, is more than maximum_consecutive, 3; "
                 "lower the one or raise the other"},
        BadDraft{"ARunOfNoDays", [](Draft& draft) { draft.members[0].limits.minimum_days_off = 0; },
                 "member \"ann\": minimum_days_off is 0; give 1 or more"},
        BadDraft{"TwoMaximaOfAType",
                 [](Draft& draft) {
                     draft.members[0].limits.of_type = {{late, 2}, {late, 3}};
                 },
                 "member \"ann\": it has two maxima for shift \"L\"; keep one of the two"},
        BadDraft{"CrossedCover",
                 [](Draft& draft) {
                     draft.cover = {{.shift = {day(0), early}, .minimum = 2, .wanted = 1}};
                 },
                 "cover:1: minimum, 2, is more than wanted, 1; lower the one or raise the other"},
        BadDraft{"CoverOutsideThePeriod",
                 [](Draft& draft) {
                     draft.cover = {{.shift = {day(7), early}, .wanted = 1}};
                 },
                 "cover:1: 2026-09-14 lies outside the period 2026-09-07..2026-09-13; correct the day or the period"},
        BadDraft{"CoverTwice",
                 [](Draft& draft) {
                     draft.cover = {{.shift = {day(0), early}, .wanted = 1}, {.shift = {day(0), early}, .wanted = 2}};
                 },
                 "cover:2: the same shift and skill stand here twice; join the two rows"},
        BadDraft{"AnUnknownShiftTypeInASuccession",
                 [](Draft& draft) {
                     draft.forbidden_successions = {{night, early}, {night, ShiftTypeId(3)}};
                 },
                 "forbidden successions:2: it names a shift type number 4, and there are 3; "
                 "add the shift type to its list or correct the id"},
        BadDraft{"AShiftNobodyMayStand",
                 [](Draft& draft) {
                     draft.cover = {{.shift = {day(1), late}, .minimum = 1, .wanted = 1}};
                     for (const MemberId member : {ann, bob, cai})
                         draft.unavailable.push_back({member, day(1)});
                 },
                 "cover: 2026-09-08, shift \"L\" asks for 1, and nobody may stand it; "
                 "free somebody that day, or lower the minimum"},
        BadDraft{"NobodyWithTheSkill",
                 [](Draft& draft) {
                     draft.skills = {{.code = "full"}};
                     draft.cover = {{.shift = {day(1), late}, .skill = SkillId(0), .minimum = 1, .wanted = 1}};
                 },
                 "cover: 2026-09-08, shift \"L\" asks for 1 with skill \"full\", and nobody has it; "
                 "give the skill to a member, or lower the minimum"},
        BadDraft{"TooFewWhoMayStand",
                 [](Draft& draft) {
                     draft.cover = {{.shift = {day(1), late}, .minimum = 3, .wanted = 3}};
                     draft.unavailable = {{bob, day(1), late, Bar::leave}};
                 },
                 "cover: 2026-09-08, shift \"L\" asks for 3, and only 2 may stand it; "
                 "free somebody that day, or lower the minimum"},
        BadDraft{"AContradictoryHistory",
                 [](Draft& draft) {
                     draft.members[0].history.days_worked = 2;
                     draft.members[0].history.days_off = 1;
                 },
                 "member \"ann\": its history contradicts itself: 2 days on duty and 1 days off, both up to the day "
                 "before the roster; set the one that does not hold to 0"},
        BadDraft{"ALastShiftOnNoDay",
                 [](Draft& draft) {
                     draft.members[0].history.last_shifts = {{"N", day(-1)}};
                 },
                 "member \"ann\": its history contradicts itself: there is a last shift, and no day on which it was; "
                 "give days_worked or days_off, or leave the last shift out"},
        BadDraft{"AHistoryOfAnother", [](Draft& draft) { draft.members[0].history.member = "bob"; },
                 "member \"ann\": its history is that of member \"bob\"; give everybody the own history; "
                 "with_histories finds it by code"},
        BadDraft{"AHistoryThatGoesIntoTheRoster", [](Draft& draft) { draft.members[0].history.until = day(0); },
                 "member \"ann\": its history goes up to 2026-09-07, and the roster begins on 2026-09-07; give the "
                 "history of the rosters before it"},
        BadDraft{"ALastShiftOnAnotherDayThanTheCountsSay",
                 [](Draft& draft) {
                     draft.members[0].history = worked(1, draft.shift_types[0]);
                     draft.members[0].history.last_shifts[0].day = day(-2);
                 },
                 "member \"ann\": its history contradicts itself: its last shift, on 2026-09-05, was 1 days before it "
                 "ends, and it has 0 days off; correct the day or the days off"},
        BadDraft{"ALastShiftTwice",
                 [](Draft& draft) {
                     draft.members[0].history = worked(1, draft.shift_types[0]);
                     draft.members[0].history.last_shifts.push_back(draft.members[0].history.last_shifts[0]);
                 },
                 "member \"ann\": its history has the last shift \"E\" on 2026-09-06 twice; keep one of the two"},
        BadDraft{"AnEndlessLastShift",
                 [](Draft& draft) {
                     draft.members[0].history = worked(1, draft.shift_types[0]);
                     draft.members[0].history.last_shifts[0].length = Minutes(2881);
                 },
                 "member \"ann\": the last shift \"E\" of its history is 2881 minutes long; give 1 to 2880 minutes"},
        BadDraft{"ACarryOverBeyondAllReason",
                 [](Draft& draft) { draft.members[0].history.carry_over[0] = Surplus::whole(2'000'000'000); },
                 "member \"ann\": the carry-over of minutes is 2000000000; give a number from -1000000000 to "
                 "1000000000"},
        BadDraft{"ANegativeShare", [](Draft& draft) { draft.members[0].share = Share::parse("-0.5", {"test"}); },
                 "member \"ann\": share is -0.5; give a number from 0 to 1000000"},
        BadDraft{"AMemberWhoLeavesBeforeJoining",
                 [](Draft& draft) {
                     draft.members[0].from = day(3);
                     draft.members[0].until = day(2);
                 },
                 "member \"ann\": it leaves on 2026-09-09, before it joins on 2026-09-10; correct one of the two days"},
        BadDraft{"APinnedShiftBeforeJoining",
                 [](Draft& draft) {
                     draft.members[1].from = day(3);
                     draft.pinned = {stands(bob, 2, late)};
                 },
                 "pinned: 2026-09-09: bob stands \"L late\" but is barred: not a member then: the pinned shifts break "
                 "the hard rule \"availability\"; unpin one of them, or relax the rule"},
        BadDraft{"AWindowOfNoDays", [](Draft& draft) { draft.members[0].limits.windows = {{.days = 0, .most = 1}}; },
                 "member \"ann\": a window has 0 days; give 1 to 366 days"},
        BadDraft{
            "TwoWindowsOfTheSameDays",
            [](Draft& draft) {
                draft.members[0].limits.windows = {{.days = 7, .most = 1}, {.days = 7, .most = 2}};
            },
            "member \"ann\": it has two windows of 7 days for the same shifts; keep the one with the lower maximum"},
        BadDraft{
            "AContractAndLimitsOfItsOwn",
            [](Draft& draft) {
                draft.contracts = {{.code = "part"}};
                draft.members[0].contract = ContractId(0);
                draft.members[0].limits.maximum_weekends = 2;
            },
            "member \"ann\": it has a contract and limits of its own; give the limits to the contract, or drop it"},
        BadDraft{"AnUnknownContract", [](Draft& draft) { draft.members[1].contract = ContractId(0); },
                 "member \"bob\": it names a contract number 1, and there are 0; add the contract to its list or "
                 "correct the id"},
        BadDraft{"LimitsOfAContractThatCross",
                 [](Draft& draft) {
                     draft.contracts = {{.code = "part", .limits = {.minimum_shifts = 9, .maximum_shifts = 8}}};
                 },
                 "contract \"part\": minimum_shifts, 9, is more than maximum_shifts, 8; lower the one or raise the "
                 "other"},
        BadDraft{"APenaltyOfAContractBelowNought",
                 [](Draft& draft) {
                     draft.contracts = {{.code = "part"}};
                     draft.contracts[0].penalties.rest = Penalty::soft(-1);
                 },
                 "contract \"part\": rest is -1; give a whole number from 0 to 1000000"},
        BadDraft{"DaysOffThatCross",
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_days_off = 3;
                     draft.members[0].limits.maximum_days_off = 2;
                 },
                 "member \"ann\": minimum_days_off, 3, is more than maximum_days_off, 2; lower the one or raise the "
                 "other"},
        BadDraft{"WeekendsInARowThatCross",
                 [](Draft& draft) {
                     draft.members[0].limits.minimum_consecutive_weekends = 3;
                     draft.members[0].limits.maximum_consecutive_weekends = 2;
                 },
                 "member \"ann\": minimum_consecutive_weekends, 3, is more than maximum_consecutive_weekends, 2; lower "
                 "the one or raise the other"},
        BadDraft{"ARunOfAKindThatCrosses",
                 [](Draft& draft) {
                     draft.members[0].limits.kind_runs = {{"N", 3, 2}};
                 },
                 "member \"ann\": minimum of a run of one kind, 3, is more than maximum of a run of one kind, 2; lower "
                 "the one or raise the other"},
        BadDraft{"ARunOfOneKindOfNoDays",
                 [](Draft& draft) {
                     draft.members[0].limits.kind_runs = {{"N", 0}};
                 },
                 "member \"ann\": minimum of a run of one kind is 0; give 1 or more"},
        BadDraft{"ARunOfAnUnknownKind",
                 [](Draft& draft) {
                     draft.members[0].limits.kind_runs = {{"early", 2}};
                 },
                 "member \"ann\": it has a run of kind \"early\", and no shift type is of it; give the kind, or the "
                 "code, of a shift type"},
        BadDraft{"ACodeThatIsNoKind",
                 [](Draft& draft) {
                     draft.shift_types[0].kind = "early";
                     draft.members[0].limits.kind_runs = {{"E", 2}};
                 },
                 "member \"ann\": it has a run of kind \"E\", and no shift type is of it; give the kind, or the code, "
                 "of a shift type"},
        BadDraft{"TwoRunsOfAKind",
                 [](Draft& draft) {
                     draft.members[0].limits.kind_runs = {{"N", 2}, {"N", 1, 3}};
                 },
                 "member \"ann\": it has two runs of kind \"N\"; keep one of the two"},
        BadDraft{"RunsThatNobodyCanTellApart",
                 [](Draft& draft) {
                     draft.members[0].limits.kind_runs = {{"E", 2'000'000}, {"L", 2'000'000}, {"N", 2'000'000}};
                 },
                 "member \"ann\": its runs of one kind are too many and too long; give smaller minima and maxima, or "
                 "fewer kinds"},
        BadDraft{"AnUnknownPattern", [](Draft& draft) { draft.members[0].limits.patterns = {PatternId(0)}; },
                 "member \"ann\": it names a pattern number 1, and there are 0; add the pattern to its list or correct "
                 "the id"},
        BadDraft{"APatternNamedTwice",
                 [](Draft& draft) {
                     draft.patterns = {{.code = "p", .days = {{PatternStand::off}}}};
                     draft.members[0].limits.patterns = {PatternId(0), PatternId(0)};
                 },
                 "member \"ann\": it names pattern \"p\" twice; name it once"},
        BadDraft{"APatternOfNoDays", [](Draft& draft) { draft.patterns = {{.code = "p"}}; },
                 "pattern \"p\": it has 0 days; give 1 to 14 days"},
        BadDraft{"APatternOfManyDays",
                 [](Draft& draft) { draft.patterns = {{.code = "p", .days = std::vector<PatternDay>(15)}}; },
                 "pattern \"p\": it has 15 days; give 1 to 14 days"},
        BadDraft{"APatternOfAnUnknownKind",
                 [](Draft& draft) {
                     draft.patterns = {{.code = "p", .days = {{PatternStand::duty}, {PatternStand::kind, "X"}}}};
                 },
                 "pattern \"p\": day 2 of it is of kind \"X\", and no shift type is; give the kind, or the code, of a "
                 "shift type"},
        BadDraft{"APatternThatNamesAKindForNothing",
                 [](Draft& draft) {
                     draft.patterns = {{.code = "p", .days = {{PatternStand::off, "N"}}}};
                 },
                 "pattern \"p\": day 1 of it names kind \"N\" and does not ask for it; ask for the kind, or name none"},
        BadDraft{"APatternOfTheEighthDay",
                 [](Draft& draft) { draft.patterns = {{.code = "p", .days = {{PatternStand::off}}, .weekday = 8}}; },
                 "pattern \"p\": weekday is 8; give a whole number from 0 to 7"},
        BadDraft{"PatternsOfManyBeginnings",
                 [](Draft& draft) {
                     for (std::uint32_t row = 0; row < 8; ++row) {
                         std::vector<PatternDay> days(11);
                         for (std::size_t at = 0; at < 3; ++at)
                             days[at].stand = (row >> at & 1) != 0 ? PatternStand::off : PatternStand::duty;
                         days[3].stand = PatternStand::off;
                         draft.patterns.push_back({.code = "p" + std::to_string(row), .days = std::move(days)});
                         draft.members[0].limits.patterns.emplace_back(row);
                     }
                 },
                 "member \"ann\": its patterns have 70 beginnings; give patterns of no more than 63 beginnings"},
        BadDraft{"AWeekendOfItsOwnOnNoDay",
                 [](Draft& draft) {
                     draft.members[0].limits.weekend = {6, 8};
                 },
                 "member \"ann\": weekend has day 8 of the week; give 1 (Monday) to 7 (Sunday)"},
        BadDraft{"AWeekendOfItsOwnWithADayTwice",
                 [](Draft& draft) {
                     draft.members[0].limits.weekend = {6, 6};
                 },
                 "member \"ann\": weekend has day 6 of the week twice; give it once"},
        BadDraft{"ARosterThatStandsAloneAndANext",
                 [](Draft& draft) {
                     draft.stands_alone = true;
                     draft.next_begins = day(9);
                 },
                 "next roster: it begins on 2026-09-16, and this one stands alone; leave out the one or the other"},
        BadDraft{"ARosterThatStandsAloneAndAHistory",
                 [](Draft& draft) {
                     draft.stands_alone = true;
                     draft.members[2].history.days_off = 1;
                 },
                 "member \"cai\": its history tells of the days before the roster, which stands alone; leave out the "
                 "one or the other"},
        BadDraft{"MoreDaysOfAKindThanOnDuty",
                 [](Draft& draft) { draft.members[0].history = {.days_worked = 1, .kind_days = 2}; },
                 "member \"ann\": its history contradicts itself: 2 days with shifts of one kind, and 1 days on duty; "
                 "set the one that does not hold to 0"},
        BadDraft{"ADayOfTheWeekThatIsNone", [](Draft& draft) { draft.calendar.weekend = {0}; },
                 "calendar: weekend has day 0 of the week; give 1 (Monday) to 7 (Sunday)"},
        BadDraft{"ADayThatIsAHolidayAndWorked",
                 [](Draft& draft) { draft.calendar = {.holidays = {day(1)}, .worked = {day(1)}}; },
                 "calendar: 2026-09-08 is both a holiday and worked; keep one of the two"},
        BadDraft{"ASpacingOfNoDays", [](Draft& draft) { draft.spacing = {.weight = 5, .distance = 0}; },
                 "spacing: distance is 0; give 1 to 366 days, or none"},
        BadDraft{"ANegativeWeight",
                 [](Draft& draft) {
                     draft.requests = {{ann, day(0), early, Wish::on, -1}};
                 },
                 "requests:1: weight is -1; give a whole number from 0 to 1000000"},
        BadDraft{"AnUnknownMember",
                 [](Draft& draft) {
                     draft.requests = {{MemberId(3), day(0), early, Wish::on, 1}};
                 },
                 "requests:1: it names a member number 4, and there are 3; "
                 "add the member to its list or correct the id"},
        BadDraft{"CompanyOfOne", [](Draft& draft) { draft.companies = {{.members = {ann}}}; },
                 "companies:1: it has fewer than two members; name those who are to be together or apart"},
        BadDraft{"AMeasureTwice",
                 [](Draft& draft) {
                     draft.fairness = {{Measure::nights}, {Measure::nights}};
                 },
                 "fairness:2: the measure \"nights\" stands here twice; keep one of the rows"},
        BadDraft{"APinnedShiftThatBreaksAHardRule",
                 [](Draft& draft) {
                     draft.forbidden_successions = {{late, early}};
                     draft.pinned = {stands(bob, 2, late), stands(bob, 3, early)};
                 },
                 "pinned: 2026-09-10: bob stands \"E early\" the day after \"L late\", which must not follow: the "
                 "pinned shifts break the hard rule \"succession\"; unpin one of them, or relax the rule"},
        BadDraft{"APinnedShiftOnADayOfLeave",
                 [](Draft& draft) {
                     draft.unavailable = {{bob, day(2), {}, Bar::leave}};
                     draft.pinned = {stands(bob, 2, late)};
                 },
                 "pinned: 2026-09-09: bob stands \"L late\" but is barred: on leave: the pinned shifts break the hard "
                 "rule \"availability\"; unpin one of them, or relax the rule"},
        BadDraft{"APinnedShiftTwice",
                 [](Draft& draft) {
                     draft.pinned = {stands(bob, 2, late), stands(bob, 2, late)};
                 },
                 "pinned:2: the same assignment stands here twice; keep one of the rows"},
        BadDraft{"AnEndlessShift", [](Draft& draft) { draft.shift_types[0].length = Minutes(2881); },
                 "shift type \"E\": its length is 2881 minutes; give 1 to 2880 minutes"}),
    [](const auto& test) { return test.param.name; });

TEST(Problem, ReportsAllFaultsAtOnce)
{
    Draft draft = small_draft();
    draft.members[0].share = Share::whole(-1);
    draft.requests = {{MemberId(9), day(0)}};
    try {
        Problem{draft};
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        EXPECT_EQ(error.faults().size(), 2u);
    }
}

TEST(Roster, HoldsItsAssignmentsInOrderAndFindsThem)
{
    const Roster roster(Period(monday, day(6)), 3,
                        {stands(bob, 1, late), stands(ann, 6, early), stands(ann, 0, night)});

    ASSERT_EQ(roster.size(), 3u);
    EXPECT_EQ(roster.assignments()[0], stands(ann, 0, night));
    EXPECT_EQ(roster.of(ann).size(), 2u);
    EXPECT_EQ(roster.on(bob, 1).size(), 1u);
    EXPECT_TRUE(roster.on(cai, 1).empty());
    EXPECT_TRUE(roster.contains(stands(bob, 1, late)));
    EXPECT_FALSE(roster.contains(stands(bob, 1, early)));
    EXPECT_FALSE(roster.contains(stands(bob, 9, early)));
}

TEST(Roster, IsLeftAsItWasWhenAnotherIsMadeFromIt)
{
    const Roster roster(Period(monday, day(6)), 3, {stands(ann, 0, night)});
    const Assignment gone = stands(ann, 0, night);
    const Assignment come = stands(cai, 0, night);

    const Roster changed = roster.with({&gone, 1}, {&come, 1});

    EXPECT_TRUE(roster.contains(gone));
    EXPECT_EQ(changed, Roster(Period(monday, day(6)), 3, {come}));
    EXPECT_THROW((void)changed.with({&gone, 1}, {}), InvalidInput);
    EXPECT_THROW((void)roster.with({}, {&gone, 1}), InvalidInput);
    EXPECT_THROW(Roster(Period(monday, day(6)), 1, {come}), InvalidInput);
}

}  // namespace
}  // namespace muster::roster::problem_test
