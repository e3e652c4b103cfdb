// Duty by duty: orphans, doubles, what nobody said yes to, what is overdue.
#include "sample.hpp"

#include "muster/org/responsibility_matrix.hpp"

#include <gmock/gmock.h>

namespace muster::inline v0_2::org::responsibility_matrix_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<DutyFinding> findings_of(const Duty& duty, const std::string& on)
{
    return responsibility_matrix(Organisation(sample()), std::vector{duty}, day(on)).front().findings;
}

Duty sound()
{
    return {.code = "D",
            .unit = UnitId(2),
            .post = PostId(0),
            .accountable = MemberId(3),
            .acknowledged = day("2026-01-05"),
            .due = day("2026-03-01")};
}

TEST(Matrix, ASoundDutyWantsNothingUntilItIsOverdue)
{
    EXPECT_THAT(findings_of(sound(), "2026-03-01"), IsEmpty());
    EXPECT_THAT(findings_of(sound(), "2026-03-02"), ElementsAre(DutyFinding::overdue));
    Duty done = sound();
    done.done = day("2026-03-05");
    EXPECT_THAT(findings_of(done, "2026-03-04"), ElementsAre(DutyFinding::overdue));
    EXPECT_THAT(findings_of(done, "2026-03-05"), IsEmpty());
}

TEST(Matrix, AnAcknowledgementCountsFromItsDayOn)
{
    EXPECT_THAT(findings_of(sound(), "2026-01-04"), ElementsAre(DutyFinding::unacknowledged));
    EXPECT_THAT(findings_of(sound(), "2026-01-05"), IsEmpty());
}

TEST(Matrix, WithoutUnitPostOrPersonADutyIsAnOrphan)
{
    for (const auto& take_away : {+[](Duty& duty) { duty.unit = {}; }, +[](Duty& duty) { duty.post = {}; },
                                  +[](Duty& duty) { duty.accountable = {}; }}) {
        Duty duty = sound();
        take_away(duty);
        EXPECT_THAT(findings_of(duty, "2026-02-01"), ElementsAre(DutyFinding::orphan));
    }
}

TEST(Matrix, OneDutyWithTwoPersonsIsDoubleOnBothRows)
{
    Duty other = sound();
    other.accountable = MemberId(4);
    Duty apart = other;
    apart.code = "E";
    const auto rows =
        responsibility_matrix(Organisation(sample()), std::vector{sound(), other, apart, sound()}, day("2026-02-01"));
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_THAT(rows[0].findings, ElementsAre(DutyFinding::double_held));
    EXPECT_THAT(rows[1].findings, ElementsAre(DutyFinding::double_held));
    EXPECT_THAT(rows[2].findings, IsEmpty());
}

}  // namespace
}  // namespace muster::org::responsibility_matrix_test
