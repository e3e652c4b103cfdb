// The plain rota: everybody in turn, and what it keeps to.
#include "small.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rotate.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

namespace muster::inline v0_2::roster::rotate_test {
namespace {

Draft one_a_day(int days)
{
    Draft draft = small_draft(days);
    for (int at = 0; at < days; ++at)
        draft.cover.push_back({.shift = {day(at), late}, .wanted = 1, .under_weight = 100});
    return draft;
}

TEST(Rotate, GoesRoundInTheOrderOfTheMembers)
{
    const Problem problem(one_a_day(7));

    EXPECT_EQ(rotate(problem), roster_of(problem, {stands(ann, 0, late), stands(bob, 1, late), stands(cai, 2, late),
                                                   stands(ann, 3, late), stands(bob, 4, late), stands(cai, 5, late),
                                                   stands(ann, 6, late)}));
    EXPECT_EQ(rotate(problem, cai).on(cai, 0).size(), 1u);
    EXPECT_THROW((void)rotate(problem, MemberId(3)), InvalidInput);
}

TEST(Rotate, KeepsTheTurnOfWhoIsPassedOver)
{
    Draft draft = one_a_day(5);
    draft.unavailable = {{ann, day(0)}, {ann, day(1)}};
    const Problem problem(draft);

    EXPECT_EQ(rotate(problem), roster_of(problem, {stands(bob, 0, late), stands(cai, 1, late), stands(ann, 2, late),
                                                   stands(bob, 3, late), stands(cai, 4, late)}));
}

TEST(Rotate, PutsSomebodyWithTheSkillOnEachShift)
{
    Draft draft = one_a_day(4);
    draft.skills = {{.code = "full"}};
    draft.members[1].skills = {SkillId(0)};
    for (int at = 0; at < 4; ++at) {
        draft.cover[static_cast<std::size_t>(at)].wanted = 2;
        draft.cover.push_back({.shift = {day(at), late}, .skill = SkillId(0), .minimum = 1, .wanted = 1});
    }
    const Problem problem(draft);
    const Roster roster = rotate(problem);

    EXPECT_EQ(roster.of(bob).size(), 4u);
    EXPECT_EQ(roster.of(ann).size(), 2u);
    EXPECT_TRUE(check(problem, roster).is_feasible());
}

TEST(Rotate, KeepsPinnedShiftsAndBendsNoMaximumOnAnyProblem)
{
    constexpr Rule kept[] = {Rule::availability,
                             Rule::pinned,
                             Rule::overlap,
                             Rule::shifts_a_day,
                             Rule::rest,
                             Rule::succession,
                             Rule::maximum_minutes,
                             Rule::maximum_cover,
                             Rule::maximum_consecutive,
                             Rule::shift_type_maximum,
                             Rule::minimum_days_off,
                             Rule::weekends,
                             Rule::consecutive_weekends,
                             Rule::windows,
                             Rule::apart};
    for (std::uint64_t seed = 1; seed <= as_many_as(300U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
        const int days = 5 + up_to(16);
        Draft draft = small_draft(days);
        for (Member& member : draft.members) {
            member.limits.maximum_minutes = Minutes(480 * (1 + up_to(8)));
            member.limits.maximum_consecutive = 1 + up_to(4);
            member.limits.minimum_days_off = 1 + up_to(2);
            member.limits.maximum_weekends = up_to(3);
            member.limits.minimum_rest = Minutes(60 * up_to(40));
            member.limits.maximum_a_day = 1 + up_to(1);
            member.limits.of_type = {{late, up_to(4)}};
            member.limits.maximum_consecutive_weekends = 1 + up_to(1);
            member.limits.windows = {{.days = 2 + up_to(5), .most = 1 + up_to(3)}};
            if (up_to(1) == 0)
                member.history = rested(1 + up_to(2), draft.shift_types[night.row()]);
            else if (up_to(1) == 0)
                member.history = worked(1, draft.shift_types[early.row()]);
        }
        if (up_to(3) == 0)
            draft.shift_types[2].length = Minutes(1500);
        draft.forbidden_successions = {{late, early}};
        draft.companies = {
            {.members = {ann, bob}, .keep = Keep::apart, .within = up_to(1) == 0 ? Within::day : Within::shift}};
        for (int at = 0; at < days; ++at) {
            if (up_to(4) == 0)
                draft.unavailable.push_back({cai, day(at)});
            for (const ShiftTypeId type : {early, late, night})
                if (up_to(1) == 0)
                    draft.cover.push_back({.shift = {day(at), type}, .wanted = 1 + up_to(1), .maximum = 2});
        }
        const Problem problem(draft);
        const Report report = check(problem, rotate(problem));
        for (const Rule rule : kept)
            // Days off that the history cut short before the roster began are not the rota's doing.
            for (const Violation& violation : report.violations)
                EXPECT_FALSE(violation.rule == rule) << in_words(problem, violation).en;
    }
}

}  // namespace
}  // namespace muster::roster::rotate_test
