// Every way of pairing, stopped at moments drawn from a seed: a checked answer or `Stopped`, nothing else; and what
// runs on afterwards answers as if nobody had been stopped.
#include "random_problem.hpp"

#include "unit/core/stopping.hpp"

#include "muster/pairing/assignment.hpp"
#include "muster/pairing/assignment_check.hpp"
#include "muster/pairing/fair.hpp"
#include "muster/pairing/fair_check.hpp"
#include "muster/pairing/group_check.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/one_sided.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/repair.hpp"
#include "muster/pairing/shared.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/stable_check.hpp"
#include "muster/pairing/verify.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::stopped_test {
namespace {

constexpr std::uint64_t seeds = 40;
constexpr int times = 4;  // of each problem

/// Small with all that may be asked, and every fourth of some hundred people with limits that pull at one another.
Problem drawn(Random& random, std::uint64_t seed, Extras extras = Extras::several_mentors_and_load_prices)
{
    if (seed % 4 != 0)
        return random_problem(random, extras);
    const std::uint32_t mentors = 20 + random.below(40);
    const std::uint32_t mentees = 3 * mentors + random.below(mentors);
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row)
        for (std::uint32_t at = 0; at < mentors; ++at)
            if (random.below(3) != 0)
                candidates.push_back({mentee(row), mentor(at), Score{row + 1} * (at + 1) + random.below(50)});
    return Problem(std::vector<Capacity>(mentors, {2, 4}), mentees, candidates, {.unmatched_price = 10});
}

/// Stops it at many moments, over all seeds. Says how often what came of it.
StopTally over_all_seeds(Stops kind,
                         const std::function<std::function<void(const Progress&)>(Random&, std::uint64_t)>& work_of)
{
    StopTally tally;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const auto work = work_of(random, seed);
        stop_at_any_question(random, kind, times, work, tally);
        stop_at_any_time(random, std::chrono::microseconds(2000), work, tally);
    }
    EXPECT_GT(tally.questions, seeds / 2);
    EXPECT_GT(tally.stops + tally.answers, static_cast<int>(seeds));
    return tally;
}

TEST(StoppedPairing, OptimalGivesItsProofOrStops)
{
    const auto tally = over_all_seeds(Stops::exactly, [](Random& random, std::uint64_t seed) {
        return [problem = drawn(random, seed)](const Progress& progress) {
            const OptimalPairing made = optimal(problem, {.progress = progress});
            const Verdict verdict = verify(problem, made.pairing, made.certificate);
            EXPECT_TRUE(verdict) << verdict.fault;
            EXPECT_EQ(made, optimal(problem));
        };
    });
    EXPECT_GT(tally.stops, 50);
}

TEST(StoppedPairing, FairGivesItsProofOrStops)
{
    const auto tally = over_all_seeds(Stops::exactly, [](Random& random, std::uint64_t seed) {
        const Score step = 1 + random.below(3);
        return [problem = drawn(random, seed, Extras::none), step](const Progress& progress) {
            const FairPairing made = fair(problem, {.step = step, .progress = progress});
            const Verdict verdict = verify_fair(problem, made);
            EXPECT_TRUE(verdict) << verdict.fault;
            EXPECT_EQ(made, fair(problem, {.step = step}));
        };
    });
    EXPECT_GT(tally.stops, 50);
}

TEST(StoppedPairing, RepairGivesItsProofOrStops)
{
    const auto tally = over_all_seeds(Stops::exactly, [](Random& random, std::uint64_t seed) {
        const Problem problem = drawn(random, seed, Extras::none);
        OptimalPairing before;
        try {
            before = optimal(problem);
        } catch (const Infeasible&) {
        }
        std::vector<Capacity> fewer(problem.mentors().begin(), problem.mentors().end());
        for (Capacity& capacity : fewer)
            if (random.below(3) == 0)
                capacity = {0, capacity.maximum / 2};
        std::vector<Candidate> candidates;
        for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
            for (std::uint32_t at = 0; at < fewer.size(); ++at)
                if (const auto score = problem.score_of(mentee(row), mentor(at)))
                    candidates.push_back({mentee(row), mentor(at), *score});
        const Problem now(fewer, problem.mentee_count(), candidates, {.unmatched_price = 3});
        return [now, before](const Progress& progress) {
            const RepairedPairing made = repair(now, before, {.progress = progress});
            const Verdict verdict = verify_repair(now, before.pairing, made);
            EXPECT_TRUE(verdict) << verdict.fault;
            const PartialRepair partial = repair_what_can_be(now, before, {.progress = progress});
            const Verdict other = verify_repair(partial.problem, before.pairing, partial.repaired);
            EXPECT_TRUE(other) << other.fault;
        };
    });
    EXPECT_GT(tally.stops, 30);
}

TEST(StoppedPairing, SharedPlacesGiveTheirProofOrStop)
{
    const auto tally = over_all_seeds(Stops::exactly, [](Random& random, std::uint64_t seed) {
        Problem pairs = drawn(random, seed, Extras::none);
        std::vector<MentorId> some;
        for (std::uint32_t at = 0; at < pairs.mentors().size(); at += 2)
            some.push_back(mentor(at));
        const auto places = static_cast<std::uint32_t>(some.size() * 2);
        const SharedProblem problem(std::move(pairs), {{"floor", some, Capacity{0, places}}});
        return [problem](const Progress& progress) {
            const SharedPairing made = optimal(problem, {.progress = progress});
            const Verdict verdict = verify(problem, made.pairing, made.certificate);
            EXPECT_TRUE(verdict) << verdict.fault;
        };
    });
    EXPECT_GT(tally.stops, 30);
}

/// Everybody ranks everybody, with ties.
StableProblem lists(Random& random, std::uint64_t seed)
{
    const std::uint32_t mentees = seed % 8 == 0 ? 400 : 1 + random.below(7);
    const std::uint32_t mentors = seed % 8 == 0 ? 300 : 1 + random.below(5);
    const std::uint32_t values = seed % 8 == 0 ? 100'000 : 3;
    const auto opinions = [&](std::size_t count) {
        std::vector<double> made(count);
        for (double& each : made)
            each = random.below(values);
        return made;
    };
    const std::size_t cells = std::size_t{mentees} * mentors;
    std::vector<std::int32_t> capacities(mentors);
    for (std::int32_t& each : capacities)
        each = static_cast<std::int32_t>(random.below(3));
    return {MenteePreferences::from_matrix(mentors, opinions(cells)),
            MentorPreferences::from_matrix(mentees, opinions(cells)), std::move(capacities)};
}

TEST(StoppedPairing, StableGivesNoBlockingPairOrStops)
{
    const auto tally = over_all_seeds(Stops::exactly, [](Random& random, std::uint64_t seed) {
        const auto proposer = random.below(2) == 0 ? Proposer::mentees : Proposer::mentors;
        const auto ties = random.below(2) == 0 ? TieBreaking::single_lottery : TieBreaking::as_listed;
        return [problem = lists(random, seed), proposer, ties, seed](const Progress& progress) {
            const StableMatching made =
                stable(problem, {.proposer = proposer, .tie_breaking = ties, .seed = {seed}, .progress = progress});
            EXPECT_TRUE(check_stability(problem, made.mentor_of).is_stable());
            EXPECT_EQ(rank_profiles(problem, made.mentor_of).mentees, made.mentees);
            const StableExtremes both =
                stable_extremes(problem, {.tie_breaking = ties, .seed = {seed}, .progress = progress});
            EXPECT_TRUE(check_stability(problem, both.mentors_best.mentor_of).is_stable());
        };
    });
    EXPECT_GT(tally.stops, 50);
}

TEST(StoppedPairing, OneSidedGiveTheirProofsOrStop)
{
    const auto tally = over_all_seeds(Stops::exactly, [](Random& random, std::uint64_t seed) {
        return [problem = lists(random, seed % 8 == 0 ? seed + 1 : seed)](const Progress& progress) {
            const RankMaximal ranked = rank_maximal(problem, {.progress = progress});
            const Verdict verdict = verify_rank_maximal(problem, ranked);
            EXPECT_TRUE(verdict) << verdict.fault;
            if (const auto made = popular(problem, {.progress = progress})) {
                const Verdict votes = verify_popular(problem, *made);
                EXPECT_TRUE(votes) << votes.fault;
                EXPECT_EQ(lost_votes(problem, made->mentor_of, {.progress = progress}), 0);
            }
        };
    });
    EXPECT_GT(tally.stops, 50);
}

TEST(StoppedPairing, GroupsAreTheBestSoFarOrThereWereNone)
{
    const auto tally = over_all_seeds(Stops::anytime, [](Random& random, std::uint64_t seed) {
        GroupRules rules{.mentors_may_rest = true};
        Problem pairs = [&] {
            for (;;)  // those who want several mentors at once are in no group
                if (Problem each = drawn(random, seed, Extras::none); each.mentee_count() <= 120)
                    return each;
        }();
        LevelBalance balance{.name = "level", .levels = {}};
        KindRule kind{.name = "major", .kind_of = {}, .mixture = Mixture::mixed, .pair_price = 2};
        for (std::size_t row = 0; row < pairs.mentee_count(); ++row) {
            balance.levels.push_back(random.below(9));
            kind.kind_of.push_back(random.below(3));
        }
        rules.balances = {balance};
        rules.kinds = {kind};
        return [problem = GroupProblem(std::move(pairs), std::move(rules)), seed](const Progress& progress) {
            for (const bool has_limit : {false, true}) {
                GroupOptions options{.seed = {seed}, .work = 20'000, .progress = progress};
                if (has_limit)
                    options.time_limit = std::chrono::milliseconds(seed % 3);
                try {
                    const Grouping made = groups(problem, options);
                    const Verdict verdict = verify_groups(problem, made);
                    EXPECT_TRUE(verdict) << verdict.fault;
                    EXPECT_GE(made.gap(), 0);
                } catch (const Stopped&) {
                    if (!has_limit)
                        throw;
                }
            }
        };
    });
    EXPECT_GT(tally.stops, 10);
    EXPECT_GT(tally.answers, 10);
}

TEST(StoppedPairing, AMatrixGivesItsProofOrStops)
{
    StopTally tally;
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const std::size_t size = 2200 + random.below(300);  // it asks after every few million cells
        std::vector<std::int32_t> cells(size * size);
        for (std::int32_t& cell : cells)
            cell = static_cast<std::int32_t>(random.below(1'000'000));
        const ScoreMatrix<std::int32_t> scores{cells.data(), size, size};
        const auto work = [&](const Progress& progress) {
            const auto made = assign(scores, {.threads = 1 + static_cast<unsigned>(seed % 2), .progress = progress});
            const AssignmentVerdict verdict = verify_assignment(scores, made);
            EXPECT_TRUE(verdict) << verdict.fault;
        };
        stop_at_any_question(random, Stops::exactly, times, work, tally);
        stop_at_any_time(random, std::chrono::microseconds(20'000), work, tally);
    }
    EXPECT_GT(tally.questions, 0U);
    EXPECT_GT(tally.stops, 0);
}

}  // namespace
}  // namespace muster::pairing::stopped_test
