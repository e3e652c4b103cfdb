// Samples of results with their problems and the codes of their people: see samples.hpp.
#pragma once

#include "work_samples.hpp"

#include "muster/archive/answer.hpp"

#include <limits>
#include <vector>

namespace muster::inline v0_2::archive {

inline People three_with_two() { return {{"张三", std::int64_t{-7}, "7"}, {std::int64_t{20'240'117}, ""}}; }

template <>
inline OptimalAnswer sample<OptimalAnswer>()
{
    const auto fit = sample<pairing::Fit>();
    const pairing::Problem problem({{0, 1}, {0, 1}}, 1, std::vector<pairing::Candidate>{{MenteeId(0), MentorId(1), 5}});
    return {{{"S"}, {"M1", "M2"}}, {problem, pairing::optimal(problem)}, fit};
}

template <>
inline FairAnswer sample<FairAnswer>()
{
    const auto problem = sample<pairing::Problem>();
    return {three_with_two(), {problem, pairing::fair(problem, {.step = 2})}};
}

template <>
inline RepairAnswer sample<RepairAnswer>()
{
    const auto problem = sample<pairing::Problem>();
    const auto before = pairing::optimal(problem);
    return {three_with_two(), {problem, {before.pairing, pairing::repair(problem, before, {.move_price = 3}), true}}};
}

template <>
inline GroupsAnswer sample<GroupsAnswer>()
{
    return {three_with_two(), {sample<pairing::GroupProblem>(), sample<pairing::Grouping>()}};
}

template <>
inline StableAnswer sample<StableAnswer>()
{
    using namespace pairing;
    const StableProblem problem(
        MenteePreferences::with_ties(2, {{{MentorId(1), MentorId(0)}}, {{MentorId(1)}, {MentorId(0)}}, {}}),
        MentorPreferences(3, {{MenteeId(1), MenteeId(0)}, {MenteeId(0), MenteeId(1)}}), {2, 1});
    const StableOptions options{Proposer::mentors, TieBreaking::lottery_per_list, Seed{9}, {}};
    return {three_with_two(),
            {problem, {stable(problem, options), options.proposer, options.tie_breaking, options.seed}}};
}

// Two who want both places, whom one mentor likes best and the other one least: nobody can be placed for good.
template <>
inline CouplesAnswer sample<CouplesAnswer>()
{
    using namespace pairing;
    const StableProblem people(MenteePreferences(2, {{}, {}, {MentorId(0), MentorId(1)}}),
                               MentorPreferences(3, {{MenteeId(0), MenteeId(2)}, {MenteeId(2), MenteeId(1)}}), {1, 1});
    const CouplesProblem problem(people, {{MenteeId(0), MenteeId(1), {{MentorId(0), MentorId(1)}}}});
    return {three_with_two(), {problem, stable_with_couples(problem)}};
}

template <>
inline SharedAnswer sample<SharedAnswer>()
{
    using namespace pairing;
    const SharedProblem problem(sample<Problem>(),
                                {{"一层", {MentorId(0), MentorId(1)}, {1, 2}}, {"", {MentorId(1)}, {0, 2}}});
    return {three_with_two(), {problem, optimal(problem)}};
}

template <>
inline SharedRepairAnswer sample<SharedRepairAnswer>()
{
    const auto answer = sample<SharedAnswer>();
    const pairing::Pairing& before = answer.result().pairing;
    return {three_with_two(),
            {answer.problem(), {before, pairing::repair(answer.problem(), before, {.move_price = 3}), true}}};
}

template <>
inline RankMaximalAnswer sample<RankMaximalAnswer>()
{
    const auto problem = sample<StableAnswer>().problem();
    return {three_with_two(), {problem, pairing::rank_maximal(problem)}};
}

template <>
inline PopularAnswer sample<PopularAnswer>()
{
    const auto problem = sample<StableAnswer>().problem();
    return {three_with_two(), {problem, pairing::popular(problem).value()}};
}

template <>
inline AlternativesAnswer sample<AlternativesAnswer>()
{
    const auto problem = sample<pairing::Problem>();
    return {three_with_two(), {problem, pairing::alternatives(problem, {.count = 9, .apart = 1})}};
}

template <>
inline WeightedAnswer sample<WeightedAnswer>()
{
    using namespace pairing;
    const Problem pairs({{0, 2}, {0, 2}}, 3,
                        std::vector<Candidate>{{MenteeId(0), MentorId(0), 5},
                                               {MenteeId(0), MentorId(1), 4},
                                               {MenteeId(1), MentorId(0), 7},
                                               {MenteeId(1), MentorId(1), 2},
                                               {MenteeId(2), MentorId(0), 3},
                                               {MenteeId(2), MentorId(1), 1}},
                        {.unmatched_price = 9});
    const WeightedProblem problem(pairs, {.weights = {500, 1000, 500},
                                          .hours = {{0, 1500}, {500, 1000}},
                                          .together = {{"室友", {MenteeId(0), MenteeId(2)}}},
                                          .apart = {{"", {MenteeId(0), MenteeId(1)}}}});
    return {three_with_two(), {problem, pair_weighted(problem)}};
}

template <>
inline FullAnswer sample<FullAnswer>()
{
    using namespace pairing;
    const std::vector<double> cells{0.1, -std::numeric_limits<double>::infinity(), 1e-300, 3.25, 2.5, -7.0};
    const ScoreMatrix<double> matrix{cells.data(), 3, 2};
    return {three_with_two(), {{cells, 3, 2}, {assign(matrix)}}};
}

template <>
inline RosterAnswer sample<RosterAnswer>()
{
    return {sample<roster::Problem>(), sample<roster::Solution>()};
}

template <>
inline RosterRepairAnswer sample<RosterRepairAnswer>()
{
    const auto solution = sample<roster::Solution>();
    const auto stood = solution.roster.assignments();
    return {sample<roster::Problem>(),
            {.solution = solution, .dropped = {stood[0]}, .added = {stood[1]}, .least_changes = 2}};
}

}  // namespace muster::archive
