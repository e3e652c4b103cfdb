// Rosters looked for and stopped at moments drawn from a seed: what comes out is what the checkers and every roster
// say, or an error of the library's own; and what runs on afterwards answers as if nobody had been stopped.
#include "truth/draw.hpp"
#include "truth/exhaustive.hpp"
#include "truth/trial.hpp"

#include "small.hpp"
#include "unit/core/stopping.hpp"

#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/explain_infeasible.hpp"
#include "muster/roster/improver.hpp"
#include "muster/roster/repair.hpp"
#include "muster/roster/solve.hpp"
#include "muster/roster/verify.hpp"
#include "muster/roster/what_if.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::stopped_test {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// Ten people for four weeks with wishes, loads to be shared and rules of many days: more than can be proven at once.
Problem month(Random& random)
{
    Draft draft = small_draft(28);
    for (const char* code : {"dan", "eve", "fay", "gil", "hal", "ivy", "jon"})
        draft.members.push_back({.code = code});
    for (Member& member : draft.members)
        member.limits = {.maximum_consecutive = 4, .minimum_consecutive = 2, .minimum_days_off = 2};
    for (int at = 0; at < 28; ++at)
        for (const ShiftTypeId type : {early, late})
            draft.cover.push_back({.shift = {day(at), type}, .minimum = 1, .wanted = 2, .under_weight = 50});
    for (std::uint32_t member = 0; member < 10; ++member)
        for (int wish = 0; wish < 5; ++wish)
            draft.requests.push_back({MemberId(member), day(static_cast<int>(random.below(28))), {}, Wish::off, 3});
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 4, .below_weight = 4, .step = 1}};
    return Problem(std::move(draft));
}

void expect_true(const Problem& problem, const Solution& made)
{
    const Verification verification = verify(problem, made);
    EXPECT_TRUE(verification.holds()) << (verification.faults.empty() ? "" : verification.faults[0].en);
    EXPECT_EQ(check(problem, made.roster).score, made.score);
}

TEST(StoppedRosters, OfSmallProblemsSayNothingThatEveryRosterDeniesWhereverTheWorkEnds)
{
    int hasty = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(Seed{seed}.split(2));
        const Problem problem(truth::draw(seed));
        for (const std::uint64_t work :
             {std::uint64_t{1}, std::uint64_t{1} + random.below(50), std::uint64_t{1} + random.below(2'000)}) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", work " + std::to_string(work));
            truth::TrialOptions options{.most_rosters = 2'000, .explains = false};
            options.solve = {.time_limit = std::nullopt, .work_limit = work, .seed = {seed}, .threads = 1};
            for (const truth::Fault& fault : truth::put_to_trial(problem, options).faults) {
                EXPECT_TRUE(truth::is_of_haste(fault)) << fault.kind << ": " << fault.words;
                ++hasty;
            }
        }
    }
    EXPECT_GT(hasty, 0) << "no search was cut short";
}

TEST(StoppedRosters, OfAMonthAreCheckedAndBoundedAtEveryMoment)
{
    StopTally tally;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed}.split(3));
        const Problem problem = month(random);
        const auto threads = static_cast<unsigned>(1 + seed % 2);
        const auto work = [&](const Progress& progress) {
            const Solution made = solve(problem, {.time_limit = std::nullopt,
                                                  .work_limit = 20'000,
                                                  .seed = {seed},
                                                  .threads = threads,
                                                  .progress = progress});
            expect_true(problem, made);
        };
        stop_at_any_question(random, Stops::anytime, 4, work, tally);
        for (int time = 0; time < 4; ++time)
            stop_at_any_time(random, microseconds(60'000), work, tally);
        const Options whole{.time_limit = std::nullopt, .work_limit = 2'000, .seed = {seed}, .threads = threads};
        EXPECT_EQ(solve(problem, whole), solve(problem, whole));
    }
    EXPECT_GT(tally.questions, 8U);
    EXPECT_GT(tally.answers, 20);
}

TEST(StoppedRosters, AreCheckedWhereverTheClockEndsThem)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed}.split(4));
        const Problem problem = seed % 3 == 0 ? month(random) : Problem(truth::draw(seed));
        for (const int limit : {0, 1, 5, static_cast<int>(random.below(60))})
            expect_true(problem, solve(problem, {.time_limit = milliseconds(limit), .seed = {seed}, .threads = 2}));
    }
}

/// The same problem where somebody is ill on two days.
Problem with_illness(Random& random, const Problem& problem)
{
    const MemberId ill(random.below(static_cast<std::uint32_t>(problem.members().size())));
    const Day first = problem.day(static_cast<int>(random.below(static_cast<std::uint32_t>(problem.day_count()))));
    return with_leave(problem, ill, Period(first, std::min(first + Days(1), problem.period().last())));
}

TEST(StoppedRosters, OfARepairAreCheckedAndProven)
{
    StopTally tally;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed}.split(5));
        const Problem before = seed % 3 == 0 ? month(random) : Problem(truth::draw(seed));
        const Roster published = solve(before, {.time_limit = std::nullopt, .work_limit = 2'000, .threads = 1}).roster;
        const Problem problem = with_illness(random, before);
        const auto aim = random.below(2) == 0 ? RepairAim::least_cost : RepairAim::fewest_changes;
        const auto work = [&](const Progress& progress) {
            const Repair made =
                repair(problem, published, {.aim = aim, .most_nodes = 300, .work_limit = 5'000, .progress = progress});
            EXPECT_EQ(check(problem, made.solution.roster).score, made.solution.score);
            EXPECT_TRUE(!made.solution.score.is_feasible() || made.least_changes <= made.counted_changes);
            if (made.priced_bound) {
                const Problem priced = with_move_price(problem, published, *made.move_price);
                EXPECT_LE(*made.priced_bound, proved_bound(priced, made.certificate).value());
                EXPECT_TRUE(!made.solution.score.is_feasible() || *made.priced_bound <= made.priced_cost());
            }
        };
        stop_at_any_question(random, Stops::anytime, 4, work, tally);
        stop_at_any_time(random, microseconds(5000), work, tally);
    }
    EXPECT_GT(tally.answers, 12);
}

TEST(StoppedRosters, OfAnExplanationClaimNoClashThatIsNone)
{
    StopTally tally;
    int infeasible = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed}.split(6));
        const Problem problem(truth::draw(seed));
        const truth::Truth truth = truth::best_of_all_lines(problem);
        ASSERT_TRUE(truth.is_known);
        infeasible += !truth.is_feasible;
        const auto work = [&](const Progress& progress) {
            const Infeasibility made =
                explain_infeasible(problem, {.most_nodes = std::size_t{1} + random.below(200), .progress = progress});
            EXPECT_FALSE(made.verdict == Verdict::infeasible && truth.is_feasible);
            EXPECT_FALSE(made.verdict == Verdict::feasible && !truth.is_feasible);
            EXPECT_TRUE(!made.roster || check(problem, *made.roster).is_feasible());
            EXPECT_EQ(made.verdict == Verdict::infeasible, !made.clash.empty());
        };
        stop_at_any_question(random, Stops::anytime, 4, work, tally);
        stop_at_any_time(random, microseconds(1000), work, tally);
    }
    EXPECT_GT(infeasible, 3);
    EXPECT_GE(tally.answers, 60);
}

TEST(StoppedRosters, OfAnImproverAreCheckedWhereverItIsStopped)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed}.split(7));
        const Problem problem = seed % 2 == 0 ? month(random) : Problem(truth::draw(seed));
        const Roster start = Roster(problem.period(), problem.members().size(), {});
        std::atomic<int> told = 0;
        Improver improver(problem, start, {.seed = {seed}, .threads = 2, .better = [&](const Improved&) { ++told; }});
        std::this_thread::sleep_for(microseconds(random.below(20'000)));
        if (random.below(2) == 0)
            improver.add_leave(MemberId(0), Period(problem.day(0), problem.day(0)));
        improver.stop();
        const int at_the_stop = told;
        const Improved best = improver.best();
        // What was just put in is told before anything is proved of it: it may say less than it could, and not more.
        const Problem now = improver.problem();
        const Solution proven = verify(now, best.solution).proven;
        EXPECT_EQ(best.solution.score, proven.score);
        EXPECT_TRUE(best.solution.status == proven.status || best.solution.status == Status::feasible ||
                    best.solution.status == Status::incomplete);
        EXPECT_LE(best.solution.lower_bound.value_or(0), proven.lower_bound.value_or(0));
        EXPECT_TRUE(improver.is_resting());
        std::this_thread::sleep_for(milliseconds(2));
        EXPECT_EQ(told, at_the_stop) << "it told of a roster after it was stopped";
    }
}

}  // namespace
}  // namespace muster::roster::stopped_test
