// Repairs and clashes, against every roster there is.
#include "muster/roster/repair.hpp"

#include "tight.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/explain_infeasible.hpp"
#include "muster/roster/rotate.hpp"
#include "muster/roster/what_if.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace muster::inline v0_2::roster::repair_test {
namespace {

TEST(Repair, CompletesAWeekendOfWhichOneDayIsTaken)
{
    Draft draft = small_draft();
    draft.shift_types.resize(1);
    draft.members[0].limits.complete_weekends = draft.members[1].limits.complete_weekends = true;
    for (const int at : {5, 6})
        draft.cover.push_back({.shift = {day(at), early}, .minimum = 1, .wanted = 1, .maximum = 1});
    draft.unavailable = {{ann, day(6), {}, Bar::leave}, {cai, day(5), {}, Bar::leave}};
    const Problem problem(draft);
    const Roster published = roster_of(problem, {stands(ann, 5, early), stands(ann, 6, early)});
    const Repair repaired = repair(problem, published, {.aim = RepairAim::fewest_changes});
    EXPECT_TRUE(repaired.solution.score.is_feasible());
    EXPECT_EQ(repaired.solution.roster, roster_of(problem, {stands(bob, 5, early), stands(bob, 6, early)}));
}

TEST(Repair, ChangesAsFewShiftsAsAnyRosterCould)
{
    int possible = 0;
    int impossible = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        const int days = has_one_type ? 4 : 3;
        std::optional<Problem> problem;
        try {
            problem.emplace(tight_draft(random, days, has_one_type ? 1 : 2));
        } catch (const InvalidInput&) {
            continue;  // too few may stand
        }
        const Roster published = any_roster(*problem, random);

        std::optional<std::size_t> fewest;
        for_every_roster(*problem, [&](const Roster& roster) {
            if (check(*problem, roster).is_feasible())
                fewest = std::min(fewest.value_or(1000), told_of(*problem, published, roster).counted);
        });

        const Repair repaired =
            repair(*problem, published, {.aim = RepairAim::fewest_changes, .most_nodes = 1'000'000});
        const Infeasibility told = explain_infeasible(*problem, {.most_nodes = 1'000'000});
        if (fewest) {
            ++possible;
            EXPECT_EQ(repaired.counted_changes, *fewest);
            EXPECT_EQ(repaired.counted_changes, told_of(*problem, published, repaired.solution.roster).counted);
            EXPECT_EQ(repaired.left_open.size(), told_of(*problem, published, repaired.solution.roster).open);
            EXPECT_TRUE(repaired.is_fewest());
            EXPECT_EQ(repaired.solution.score, check(*problem, repaired.solution.roster).score);
            EXPECT_EQ(published.with(repaired.dropped, repaired.added), repaired.solution.roster);
            ASSERT_EQ(told.verdict, Verdict::feasible);
            EXPECT_TRUE(check(*problem, *told.roster).is_feasible());
        } else {
            ++impossible;
            EXPECT_EQ(repaired.solution.status, Status::infeasible);
            ASSERT_EQ(told.verdict, Verdict::infeasible);
            EXPECT_TRUE(told.is_smallest);
            // No roster meets all of the clash; each element left out, some roster meets the rest.
            const std::set<Element> clash(told.clash.begin(), told.clash.end());
            std::set<Element> needed;
            bool is_met = false;
            for_every_roster(*problem, [&](const Roster& roster) {
                const Report report = check(*problem, roster);
                if (report.score.of(Rule::overlap).times > 0)
                    return;  // that nobody is at two places goes without saying
                std::set<Element> bent;
                for (const Violation& violation : report.violations)
                    if (violation.is_hard && clash.contains(element_of(violation)))
                        bent.insert(element_of(violation));
                is_met = is_met || bent.empty();
                if (bent.size() == 1)
                    needed.insert(*bent.begin());
            });
            EXPECT_FALSE(is_met);
            EXPECT_TRUE(needed == clash);
        }
    }
    EXPECT_GT(possible, 8);
    EXPECT_GT(impossible, 8);
}

TEST(Repair, WeighsCostAndChangesAsTheBestOfAllRostersDoes)
{
    int compared = 0;
    int bounded = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        std::optional<Problem> problem;
        try {
            problem.emplace(priced_draft(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2));
        } catch (const InvalidInput&) {
            continue;
        }
        const Roster published = any_roster(*problem, random);
        const std::int64_t price = random.below(12);
        const Problem priced = with_move_price(*problem, published, price);

        std::optional<std::int64_t> least;
        std::int64_t hard = 1000;
        for_every_roster(*problem, [&](const Roster& roster) {
            const Score score = check(*problem, roster).score;
            if (score.of(Rule::availability).hard == 0)  // nobody is put where nobody may be
                hard = std::min(hard, score.hard);
            if (!score.is_feasible())
                return;
            const std::int64_t cost =
                score.cost + price * static_cast<std::int64_t>(told_of(*problem, published, roster).counted);
            EXPECT_LE(check(priced, roster).score.cost, cost) << "a bound on it would not hold";
            least = std::min(least.value_or(cost), cost);
        });

        const Repair repaired = repair(*problem, published, {.move_price = price});
        EXPECT_EQ(repaired.solution.score, check(*problem, repaired.solution.roster).score);
        EXPECT_FALSE(repaired.priced_bound) << "without a certificate";
        if (!least) {
            EXPECT_EQ(repaired.solution.status, Status::infeasible);
            EXPECT_EQ(repaired.solution.score.hard, hard) << "as few hard rules are bent as can be";
            continue;
        }
        ++compared;
        EXPECT_EQ(repaired.priced_cost(), *least);
        EXPECT_TRUE(repaired.is_least());
        if (seed % 8 == 0) {
            const Repair searched = repair(*problem, published, {.move_price = price, .work_limit = 3000});
            EXPECT_EQ(searched.priced_bound, proved_bound(priced, searched.certificate));
            EXPECT_LE(searched.priced_bound.value_or(0), *least);
            ++bounded;
        }
    }
    EXPECT_GT(compared, 20);
    EXPECT_GT(bounded, 2);
}

TEST(Repair, WithFewestChangesFillsWhatItCanAndThenCostsTheLeast)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        std::optional<Problem> problem;
        try {
            problem.emplace(priced_draft(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2));
        } catch (const InvalidInput&) {
            continue;
        }
        const Roster published = any_roster(*problem, random);

        using Value = std::tuple<std::size_t, std::size_t, std::int64_t>;
        std::optional<Value> least;
        for_every_roster(*problem, [&](const Roster& roster) {
            const Score score = check(*problem, roster).score;
            if (!score.is_feasible())
                return;
            const Told told = told_of(*problem, published, roster);
            const Value value(told.counted, told.open, score.cost);
            least = std::min(least.value_or(value), value);
        });
        const Repair repaired =
            repair(*problem, published, {.aim = RepairAim::fewest_changes, .most_nodes = 1'000'000});
        if (!least)
            continue;
        ++compared;
        EXPECT_EQ(Value(repaired.counted_changes, repaired.left_open.size(), repaired.solution.score.cost), *least);
        EXPECT_TRUE(repaired.is_fewest());
        EXPECT_FALSE(repaired.priced_bound);
    }
    EXPECT_GT(compared, 20);
}

TEST(Repair, FillsTheShiftsOfOneWhoFallsIllAndLeavesTheOthersAlone)
{
    const Problem problem(duty(20, 56));
    const Roster published = rotate(problem);
    ASSERT_TRUE(check(problem, published).is_feasible());
    const Problem ill = with_leave(problem, MemberId(3), Period(day(10), day(50)));
    std::size_t lost = 0;
    for (const Assignment& assignment : published.of(MemberId(3)))
        lost += ill.may_stand(MemberId(3), problem.index_of(assignment.shift.day), late) ? 0u : 1u;
    ASSERT_GT(lost, 2u);

    const Repair repaired = repair(ill, published);

    EXPECT_EQ(repaired.solution.status, Status::feasible);
    EXPECT_EQ(repaired.dropped.size(), lost);
    EXPECT_EQ(repaired.added.size(), lost);
    EXPECT_TRUE(repaired.is_fewest());
}

TEST(Repair, FillsAgainWhatNoHardRuleAsksFor)
{
    Draft wished = duty(20, 56);
    for (Cover& cover : wished.cover) {
        cover.minimum = 0;
        cover.under_weight = cover.over_weight = 600;
    }
    const Problem problem(wished);
    const Roster published = rotate(problem);
    const Problem ill = with_leave(problem, MemberId(3), Period(day(10), day(50)));
    for (const RepairAim aim : {RepairAim::least_cost, RepairAim::fewest_changes}) {
        const Repair repaired = repair(ill, published, {.aim = aim});
        EXPECT_EQ(repaired.added.size(), repaired.dropped.size());
        EXPECT_GT(repaired.dropped.size(), 2u);
        EXPECT_EQ(repaired.counted_changes, 0u);
        EXPECT_TRUE(repaired.left_open.empty());
        EXPECT_TRUE(repaired.is_fewest());
        EXPECT_EQ(repaired.solution.score.of(Rule::under_cover).cost, 0);
    }
    EXPECT_EQ(usual_move_price(problem), 300);
}

TEST(Repair, PutsAHardRuleBeforeAnyCostAndAnyNumberOfChanges)
{
    // Only ann may stand day 2, and she has stood up to her maximum: one of her two shifts must go to bob, whose wishes
    // against them are as dear as can be.
    Draft draft = small_draft(4);
    draft.members.resize(2);
    draft.members[0].limits.maximum_minutes = Minutes(2 * 480);
    for (const int at : {0, 1, 2})
        draft.cover.push_back({.shift = {day(at), early}, .minimum = 1, .wanted = 1});
    draft.unavailable = {{bob, day(2), {}, Bar::leave}};
    draft.requests = {{bob, day(0), {}, Wish::off, greatest_weight}, {bob, day(1), {}, Wish::off, greatest_weight - 1}};
    draft.fairness = {{.measure = Measure::minutes, .above_weight = greatest_weight, .step = 1}};
    const Problem problem(draft);
    const Roster published = roster_of(problem, {stands(ann, 0, early), stands(ann, 1, early)});
    for (const RepairAim aim : {RepairAim::least_cost, RepairAim::fewest_changes}) {
        const Repair repaired = repair(problem, published, {.aim = aim});
        EXPECT_EQ(repaired.solution.roster,
                  roster_of(problem, {stands(ann, 0, early), stands(bob, 1, early), stands(ann, 2, early)}));
        EXPECT_EQ(repaired.counted_changes, 1u);
        EXPECT_TRUE(repaired.is_fewest());
    }
}

TEST(Repair, RefusesAPriceThatIsNone)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const auto message = [&](const RepairOptions& options) {
        try {
            (void)repair(problem, published, options);
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(
        message({.move_price = greatest_weight + 1}),
        "repair: the move price is 1000001, and is to be 0 to 1000000; give a price in that range, or ask for the "
        "fewest changes");
    EXPECT_EQ(message({.aim = RepairAim::fewest_changes, .move_price = 3}),
              "repair: the fewest changes are asked for, and a move price is given; leave one of the two out");
}

TEST(Repair, LeavesThePastAsItWas)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const Problem now = frozen_before(problem, published, day(7));
    const Repair repaired = repair(with_leave(now, MemberId(1), Period(day(7), day(13))), published);
    EXPECT_TRUE(repaired.solution.score.is_feasible());
    for (const Assignment& each : repaired.dropped)
        EXPECT_GE(each.shift.day, day(7));
    for (const Assignment& each : repaired.added)
        EXPECT_GE(each.shift.day, day(7));
}

TEST(ExplainInfeasible, NamesTheFewRulesThatClashAndWhatToRelax)
{
    Draft draft = duty(6, 14);
    draft.forbidden_successions = {{night, late}};
    draft.skills = {{.code = "full", .name = {"正式党员", "full member"}}};
    draft.members[2].skills = {SkillId(0)};
    draft.members[2].limits.maximum_consecutive = 1;
    for (const int at : {4, 5})
        draft.cover.push_back({.shift = {day(at), late}, .skill = SkillId(0), .minimum = 1, .wanted = 1});
    const Problem problem(draft);

    const Infeasibility told = explain_infeasible(problem);

    ASSERT_EQ(told.verdict, Verdict::infeasible);
    EXPECT_TRUE(told.is_smallest);
    const std::vector<Label> lines = in_words(told);
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[0].en, "these cannot hold together:");
    EXPECT_EQ(lines[1].en, "m2 is on duty in a row at most 1 day (relax it for this member, or make the rule soft)");
    EXPECT_EQ(lines[2].en,
              "2026-09-11: \"L late\" needs at least 1 with \"full member\" (lower the minimum of that shift, or drop "
              "the shift)");
    EXPECT_EQ(lines[3].zh, "2026-09-12：“L 晚班”至少 1 名“正式党员”（可减少该班最少人数，或取消该班）");
}

TEST(ExplainInfeasible, SaysSoWhereARosterCanBeMade)
{
    const Problem problem(duty(8, 14));
    const Infeasibility told = explain_infeasible(problem);
    EXPECT_EQ(told.verdict, Verdict::feasible);
    EXPECT_EQ(in_words(told).front().en, "all hard rules can hold together");
}

}  // namespace
}  // namespace muster::roster::repair_test
