// How turns lie, by hand.
#include "muster/roster/turn_report.hpp"

#include "small.hpp"

#include <gtest/gtest.h>

namespace muster::inline v0_2::roster::turn_report_test {
namespace {

TEST(TurnReport, TellsPausesTurnsOfAWeekAndDaysRunning)
{
    Draft draft = small_draft(21);
    draft.period = Period(day(5), day(25));  // from a Saturday
    const Problem problem(draft);
    const TurnReport report =
        turn_report(problem, roster_of(problem, {stands(ann, 6, early), stands(ann, 6, night), stands(ann, 7, late),
                                                 stands(ann, 9, late), stands(ann, 13, late), stands(ann, 22, late),
                                                 stands(bob, 10, late), stands(bob, 20, late)}));

    ASSERT_EQ(report.members.size(), 3u);
    EXPECT_EQ(report.members[0], (MemberTurns{.member = ann,
                                              .turns = 5,
                                              .on_days_running = 1,
                                              .most_in_a_week = 3,
                                              .shortest_pause = 1,
                                              .longest_pause = 9,
                                              .mean_pause = 4.0}));
    EXPECT_EQ(report.members[1], (MemberTurns{.member = bob,
                                              .turns = 2,
                                              .most_in_a_week = 1,
                                              .shortest_pause = 10,
                                              .longest_pause = 10,
                                              .mean_pause = 10.0}));
    EXPECT_EQ(report.members[2], (MemberTurns{.member = cai}));
    EXPECT_EQ(report.on_days_running, 1);
    EXPECT_EQ(report.most_in_a_week, 3);
    EXPECT_EQ(report.longest_pause, 10);
    EXPECT_DOUBLE_EQ(report.longest_by_mean, 2.25);
}

}  // namespace
}  // namespace muster::roster::turn_report_test
