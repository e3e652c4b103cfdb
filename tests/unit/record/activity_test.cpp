// An activity takes its states in order, and counts only once it is reviewed.
#include "muster/record/activity.hpp"

#include "muster/core/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace muster::inline v0_2::record::activity_test {
namespace {

const Day monday(2026, 9, 7);
const Day tuesday(2026, 9, 8);

ActivityPlan plan() { return {.code = "A1", .label = {"读书会", "reading"}, .days = Period(monday, tuesday)}; }

TEST(ActivityState, HasTheseMovesAndNoOthers)
{
    using enum ActivityState;
    const std::set<std::pair<ActivityState, ActivityState>> legal{
        {planned, approved}, {approved, running},  {running, evidenced},  {evidenced, reviewed}, {reviewed, closed},
        {approved, planned}, {evidenced, running}, {reviewed, evidenced}, {planned, closed},     {approved, closed}};
    for (const auto from : {planned, approved, running, evidenced, reviewed, closed})
        for (const auto to : {planned, approved, running, evidenced, reviewed, closed})
            EXPECT_EQ(may_move(from, to), legal.contains({from, to})) << label_of(from).en << " to " << label_of(to).en;
}

TEST(Activity, CountsFromItsReviewOn)
{
    for (const auto state : {ActivityState::planned, ActivityState::approved, ActivityState::running,
                             ActivityState::evidenced, ActivityState::reviewed, ActivityState::closed}) {
        const Activity activity = Activity::at(plan(), state, monday);
        EXPECT_EQ(activity.state(), state);
        EXPECT_EQ(activity.is_reviewed(), state >= ActivityState::reviewed);
    }
}

TEST(Activity, ThatWasCalledOffDoesNotCount)
{
    const Activity off = Activity(plan()).with_move({.to = ActivityState::closed, .day = monday});
    EXPECT_EQ(off.state(), ActivityState::closed);
    EXPECT_FALSE(off.is_reviewed());
}

TEST(Activity, StopsCountingWhenItsReviewIsOpenedAgain)
{
    const Activity reviewed = Activity::at(plan(), ActivityState::reviewed, monday, MemberId(3));
    const Activity again = reviewed.with_move({.to = ActivityState::evidenced, .day = tuesday, .note = "appeal"});
    EXPECT_TRUE(reviewed.is_reviewed());
    EXPECT_FALSE(again.is_reviewed());
    EXPECT_TRUE(again.with_move({.to = ActivityState::reviewed, .day = tuesday}).is_reviewed());
    EXPECT_EQ(again.state_on(monday), ActivityState::reviewed);
    EXPECT_EQ(again.state_on(tuesday), ActivityState::evidenced);
    EXPECT_EQ(again.day_of(ActivityState::approved), monday);
    EXPECT_EQ(again.day_of(ActivityState::evidenced), tuesday);
    EXPECT_EQ(again.day_of(ActivityState::closed), std::nullopt);
}

struct BadActivity {
    std::string name;
    std::string code;
    std::vector<ActivityMove> moves;
    std::string message;
};

void PrintTo(const BadActivity& bad, std::ostream* out) { *out << bad.name; }

class ActivityRefuses : public testing::TestWithParam<BadActivity> {};

TEST_P(ActivityRefuses, AndSaysWhereWhatAndTheRemedy)
{
    ActivityPlan bad = plan();
    bad.code = GetParam().code;
    try {
        Activity(bad, GetParam().moves);
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , ActivityRefuses,
    testing::Values(
        BadActivity{"NoCode", "", {}, "activity: it has no code; give every activity a code of its own"},
        BadActivity{"AStateLeftOut",
                    "A1",
                    {{.to = ActivityState::running, .day = monday}},
                    "activity \"A1\", move 1: planned does not lead to running; take the states in their order"},
        BadActivity{"DaysThatGoBack",
                    "A1",
                    {{.to = ActivityState::approved, .day = tuesday}, {.to = ActivityState::running, .day = monday}},
                    "activity \"A1\", move 2: its day 2026-09-07 comes before the move before, 2026-09-08; "
                    "list moves oldest first"},
        BadActivity{"NoCalendarDay",
                    "A1",
                    {{.to = ActivityState::approved, .day = Day(boost::gregorian::pos_infin)}},
                    "activity \"A1\", move 1: its day is not a calendar day; give a day such as 2026-09-07"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::record::activity_test
