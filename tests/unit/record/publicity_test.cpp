// A case waits for consent, has a deadline, is told and expires; and goes to others without a code.
#include "muster/record/publicity.hpp"

#include <gtest/gtest.h>

namespace muster::inline v0_2::record::publicity_test {
namespace {

const Day deadline(2026, 12, 1);

Case person()
{
    Case made{.code = "K", .kind = CaseKind::person, .name = {"标兵", "model"}, .about = "ann"};
    made.nominated = Day(2026, 11, 1);
    made.deadline = deadline;
    return made;
}

TEST(Publicity, APersonIsNotReadyBeforeConsentAndOthersAreAtOnce)
{
    Case one = person();
    EXPECT_EQ(one.state_on(deadline), CaseState::awaiting_consent);
    one.consented = Day(2026, 11, 20);
    EXPECT_EQ(one.state_on(Day(2026, 11, 19)), CaseState::awaiting_consent);
    EXPECT_EQ(one.state_on(Day(2026, 11, 20)), CaseState::ready);
    one.about.clear();
    one.consented.reset();
    EXPECT_EQ(one.state_on(Day(2026, 11, 2)), CaseState::ready);
}

TEST(Publicity, IsOverdueTheDayAfterItsDeadlineUntilItIsToldLate)
{
    Case one = person();
    EXPECT_EQ(one.state_on(deadline + Days(1)), CaseState::overdue);
    one.consented = deadline;
    one.published = deadline + Days(2);
    EXPECT_EQ(one.state_on(deadline + Days(1)), CaseState::overdue);
    EXPECT_EQ(one.state_on(deadline + Days(2)), CaseState::published);
    EXPECT_TRUE(one.is_late());
    one.published = deadline;
    EXPECT_FALSE(one.is_late());
}

TEST(Publicity, ExpiresAfterItsLastDayAndIsThenNotShared)
{
    Case one = person();
    one.published = one.consented = Day(2026, 11, 20);
    one.expires = Day(2027, 1, 31);
    const CaseBook shared = shared_cases({one, person()}, Day(2027, 1, 31));
    ASSERT_EQ(shared.cases.size(), 1u);
    EXPECT_EQ(shared.cases[0].about, "");
    EXPECT_EQ(shared.cases[0].name, one.name);
    EXPECT_EQ(one.state_on(Day(2027, 2, 1)), CaseState::expired);
    EXPECT_TRUE(shared_cases({one}, Day(2027, 2, 1)).cases.empty());
}

}  // namespace
}  // namespace muster::record::publicity_test
