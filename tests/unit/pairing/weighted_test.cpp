// Weights, hours, together and apart: agree with trying everything, prove themselves, and name who is in conflict.
#include "muster/pairing/weighted.hpp"

#include "every_way.hpp"

#include "muster/pairing/optimal.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::weighted_test {
namespace {

using Made = std::vector<std::uint32_t>;  // by mentee, a bit for each mentor

bool keeps(const WeightedProblem& problem, const Made& made)
{
    const WeightedRules& rules = problem.rules();
    for (std::uint32_t at = 0; at < rules.hours.size(); ++at) {
        std::int64_t weight = 0;
        for (std::uint32_t row = 0; row < made.size(); ++row)
            if ((made[row] >> at & 1U) != 0)
                weight += rules.weights.empty() ? 1 : rules.weights[row];
        if (weight < rules.hours[at].minimum || weight > rules.hours[at].maximum)
            return false;
    }
    const auto is_there = [&](MenteeId each) { return problem.pairs().wanted(each) > 0; };
    for (const MenteeSet& set : rules.together)
        for (const MenteeId left : set.mentees)
            for (const MenteeId right : set.mentees)
                if (is_there(left) && is_there(right) && made[left.row()] != made[right.row()])
                    return false;
    for (const MenteeSet& set : rules.apart)
        for (const MenteeId left : set.mentees)
            for (const MenteeId right : set.mentees)
                if (left != right && (made[left.row()] & made[right.row()]) != 0)
                    return false;
    return true;
}

std::optional<Score> best_of(const WeightedProblem& problem)
{
    std::optional<Score> best;
    Made made(problem.pairs().mentee_count());
    const EveryWay all(problem.pairs(), {}, [&](std::span<const std::pair<MenteeId, MentorId>> pairs, Score total) {
        if (best && total <= *best)
            return;
        std::ranges::fill(made, 0);
        for (const auto& [mentee, mentor] : pairs)
            made[mentee.row()] |= 1U << mentor.row();
        if (keeps(problem, made))
            best = total;
    });
    return best;
}

std::vector<MenteeSet> random_sets(Random& random, std::uint32_t mentees, std::uint32_t most)
{
    std::vector<MenteeSet> sets;
    for (std::uint32_t left = random.below(most + 1); left > 0 && mentees > 1; --left) {
        std::set<MenteeId> chosen;
        for (std::uint32_t size = 2 + random.below(2); size > 0; --size)
            chosen.insert(mentee(random.below(mentees)));
        if (chosen.size() > 1)
            sets.push_back({"", {chosen.begin(), chosen.end()}});
    }
    return sets;
}

WeightedProblem random_weighted(Random& random)
{
    Problem pairs = random_problem(random, random.below(2) == 0 ? Extras::none : Extras::several_mentors);
    const auto mentees = static_cast<std::uint32_t>(pairs.mentee_count());
    WeightedRules rules{.together = random_sets(random, mentees, 1), .apart = random_sets(random, mentees, 2)};
    for (MenteeSet& set : rules.together)  // of those who want as many mentors
        std::erase_if(set.mentees, [&, first = set.mentees.front()](MenteeId each) {
            return pairs.wanted(each) != pairs.wanted(first);
        });
    std::erase_if(rules.together, [](const MenteeSet& set) { return set.mentees.size() < 2; });
    if (random.below(2) == 0) {
        const std::int64_t fine = random.below(4) == 0 ? 997 : 1;  // weights that no cell divides
        for (std::uint32_t row = 0; row < mentees; ++row)
            rules.weights.push_back((1 + random.below(4)) * (fine + (fine > 1 ? random.below(50) : 0)));
        for (std::size_t at = 0; at < pairs.mentors().size(); ++at) {
            const std::int64_t most = random.below(10) * fine;
            rules.hours.push_back({random.below(4) == 0 ? random.below(4) * most / 4 : 0, most});
        }
    }
    return {std::move(pairs), std::move(rules)};
}

TEST(Weighted, AgreesWithTryingEveryWayAndProvesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int solved = 0;
    int refused = 0;
    int least = 0;
    for (int round = 0; round < as_many_as(1500); ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const WeightedProblem problem = random_weighted(random);
        const auto best = best_of(problem);
        try {
            const WeightedPairing made = pair_weighted(problem);
            ASSERT_TRUE(best);
            const Verdict verdict = verify_weighted(problem, made);
            ASSERT_TRUE(verdict.holds) << verdict.fault;
            EXPECT_EQ(made.pairing.total, *best);
            EXPECT_TRUE(made.is_best()) << made.gap();
            ++solved;
        } catch (const NoWeightedPairing& error) {
            ASSERT_FALSE(best);
            const Verdict verdict = verify_clash(problem, error.clash());
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            least += error.clash().is_least ? 1 : 0;
            EXPECT_FALSE(best_of(only(problem, error.clash())));
            ++refused;
        }
    }
    EXPECT_GT(solved, as_many_as(200));
    EXPECT_GT(refused, as_many_as(200));
    EXPECT_GT(least * 10, refused * 9);  // of fine weights a look may not be decided
}

// Whatever is taken out of a least clash, what remains can be kept.
TEST(Weighted, EverythingInAClashIsNeeded)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int looked = 0;
    for (int round = 0; round < 300; ++round) {
        const WeightedProblem problem = random_weighted(random);
        try {
            (void)pair_weighted(problem);
        } catch (const NoWeightedPairing& error) {
            if (!error.clash().is_least)
                continue;
            const auto without_one = [&](auto WeightedClash::*list) {
                for (std::size_t at = 0; at < (error.clash().*list).size(); ++at) {
                    WeightedClash less = error.clash();
                    (less.*list).erase((less.*list).begin() + static_cast<std::ptrdiff_t>(at));
                    EXPECT_TRUE(best_of(only(problem, less))) << "round " << round;
                    ++looked;
                }
            };
            without_one(&WeightedClash::mentees);
            without_one(&WeightedClash::mentors);
            without_one(&WeightedClash::together);
            without_one(&WeightedClash::apart);
        }
    }
    EXPECT_GT(looked, 50);
}

WeightedProblem club(std::uint32_t mentees, std::uint32_t mentors, Seed seed)
{
    Random random(seed);
    std::vector<Candidate> candidates;
    WeightedRules rules;
    for (std::uint32_t row = 0; row < mentees; ++row) {
        rules.weights.push_back(1 + random.below(2));
        for (std::uint32_t at = 0; at < mentors; ++at)
            if (random.below(3) != 0 || at == row % mentors)
                candidates.push_back({mentee(row), mentor(at), 1'000'000 * Score{random.below(101)}});
    }
    for (std::uint32_t at = 0; at < mentors; ++at)
        rules.hours.push_back({2, 2 * std::int64_t{mentees} / mentors});
    for (std::uint32_t at = 0; at + 6 < mentees; at += 7) {
        rules.apart.push_back({"", {mentee(at), mentee(at + 1), mentee(at + 2)}});
        if (at % 2 == 0)
            rules.together.push_back({"", {mentee(at + 3), mentee(at + 4)}});
    }
    return {Problem(std::vector<Capacity>(mentors, {0, mentees}), mentees, candidates), std::move(rules)};
}

TEST(Weighted, OfFiftyPeopleAreProvenOrToldTheirGap)
{
    for (const auto& [mentees, mentors] : {std::pair{30u, 8u}, std::pair{50u, 12u}}) {
        const WeightedProblem problem = club(mentees, mentors, Seed{mentees});
        const WeightedPairing made = pair_weighted(problem);
        const Verdict verdict = verify_weighted(problem, made);
        EXPECT_TRUE(verdict.holds) << verdict.fault;
        EXPECT_LT(made.gap(), made.pairing.total / 50);
        EXPECT_EQ(pair_weighted(problem), made);
    }
}

// Without rules it is the same problem, for an engine that shares nothing with the other.
TEST(Weighted, WithoutRulesTheTotalIsThatOfOptimal)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 300; ++round) {
        const Problem pairs = random_problem(random, Extras::several_mentors);
        try {
            const WeightedPairing made = pair_weighted(WeightedProblem(pairs, {}));
            EXPECT_EQ(made.pairing.total, optimal(pairs).pairing.total);
        } catch (const NoWeightedPairing&) {
            EXPECT_THROW((void)optimal(pairs), Infeasible);
        }
    }
}

// Half of them want two mentors, each at a half of the hours.
TEST(Weighted, ManyWhoWantTwoMentorsAreProvenOrToldTheirGap)
{
    Random random(Seed{8});
    std::vector<Candidate> candidates;
    ProblemOptions options{.unmatched_price = 20'000'000};
    WeightedRules rules;
    for (std::uint32_t row = 0; row < 40; ++row) {
        options.wanted.push_back(1 + row % 2);
        rules.weights.push_back(row % 2 == 0 ? 2 : 1);
        for (std::uint32_t at = 0; at < 10; ++at)
            candidates.push_back({mentee(row), mentor(at), 1'000'000 * Score{random.below(101)}});
    }
    rules.hours.assign(10, {4, 9});
    rules.together = {{"", {mentee(1), mentee(3)}}};
    rules.apart = {{"", {mentee(5), mentee(7), mentee(8)}}};
    const WeightedProblem problem(Problem(std::vector<Capacity>(10, {0, 40}), 40, candidates, options), rules);
    const WeightedPairing made = pair_weighted(problem);
    const Verdict verdict = verify_weighted(problem, made);
    EXPECT_TRUE(verdict.holds) << verdict.fault;
    EXPECT_LT(made.gap(), made.pairing.total / 100);
    EXPECT_EQ(pair_weighted(problem), made);
}

TEST(Weighted, AConflictNamesWhoIsInIt)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < 6; ++row)
        for (std::uint32_t at = 0; at < 2; ++at)
            candidates.push_back({mentee(row), mentor(at), 1});
    const Problem pairs(std::vector<Capacity>(2, {0, 6}), 6, candidates);
    const auto told = [&](WeightedRules rules) -> std::string {
        const WeightedProblem problem(pairs, std::move(rules));
        try {
            (void)pair_weighted(problem);
        } catch (const NoWeightedPairing& error) {
            EXPECT_TRUE(verify_clash(problem, error.clash()));
            return error.fault();
        }
        return "";
    };
    EXPECT_EQ(told({.apart = {{"loud", {mentee(1), mentee(3), mentee(4)}}}}),
              "mentees 1, 3, 4 cannot be paired under apart \"loud\"");
    EXPECT_EQ(told({.together = {{"twins", {mentee(1), mentee(3)}}},
                    .apart = {{"", {mentee(0), mentee(5)}}, {"loud", {mentee(1), mentee(3)}}}}),
              "mentees 1, 3 cannot be paired under together \"twins\", apart \"loud\"");
    EXPECT_EQ(told({.weights = {1, 1, 5, 1, 1, 1}, .hours = {{0, 4}, {0, 4}}}),
              "mentee 2 cannot be paired under the limits of mentors 0, 1");
    EXPECT_EQ(told({.hours = {{7, 8}, {0, 4}}}), "the limits of mentor 0 cannot be kept");
}

TEST(Weighted, WhatIsPassedOffAsBetterIsRefused)
{
    const WeightedProblem problem = club(14, 4, Seed{3});
    const WeightedPairing made = pair_weighted(problem);
    ASSERT_TRUE(verify_weighted(problem, made));
    const auto fault_of = [&](auto&& change) {
        WeightedPairing changed = made;
        change(changed);
        return verify_weighted(problem, changed).fault;
    };
    EXPECT_EQ(fault_of([](WeightedPairing& changed) { changed.bound -= 1; }),
              "its cases do not prove the bound " + std::to_string(made.bound - 1));
    EXPECT_EQ(fault_of([](WeightedPairing& changed) { changed.proof.prices[0].cell = 0; }),
              "prices have not a unit of 1 to 2^20, a cell of 1 or more and one price per mentee");
    EXPECT_EQ(fault_of([](WeightedPairing& changed) { changed.proof.steps.push_back({}); }),
              "the proof has steps behind its last case");
    EXPECT_EQ(fault_of([](WeightedPairing& changed) { changed.proof.steps.back().is_impossible = true; }),
              "the prices do not show that a case has no pairing");
    const auto other = [&](WeightedRules rules) {
        return verify_weighted(WeightedProblem(problem.pairs(), std::move(rules)), made).fault;
    };
    EXPECT_NE(other({.hours = std::vector<Hours>(4, {0, 1})}).find("weigh"), std::string::npos);
    MenteeSet all{"", {}};
    for (std::uint32_t row = 0; row < 14; ++row)
        all.mentees.push_back(mentee(row));
    EXPECT_NE(other({.together = {all}}).find("is not with those it is kept together with"), std::string::npos);
    EXPECT_NE(other({.apart = {all}}).find("has the mentor of one it is kept apart from"), std::string::npos);
}

TEST(Weighted, WhatMakesNoSenseIsRefused)
{
    const Problem pairs({{0, 1}}, 2, std::vector<Candidate>{{mentee(0), mentor(0), 1}});
    const auto fault_of = [&](WeightedRules rules) -> std::string {
        try {
            (void)WeightedProblem(pairs, std::move(rules));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(fault_of({.weights = {1}}), "weights: 1 rows for 2 mentees; give one for each, or none");
    EXPECT_EQ(fault_of({.hours = {{3, 2}}}),
              "hours of mentor 0: 3 to 2 do not rise from 0 or more to 2^62 or less; give the least and the most that "
              "its mentees may weigh together");
    EXPECT_EQ(fault_of({.together = {{"twins", {mentee(0)}}}}),
              "together \"twins\": it has fewer than two mentees; name all of them, or take it out");
    EXPECT_NE(fault_of({.apart = {{"", {mentee(0), mentee(7)}}}}).find("mentee 7"), std::string::npos);
    const Problem several({{0, 9}, {0, 9}}, 2,
                          std::vector<Candidate>{{mentee(0), mentor(0), 1}, {mentee(1), mentor(0), 1}},
                          {.wanted = {2, 1}});
    try {
        (void)WeightedProblem(several, {.together = {{"twins", {mentee(0), mentee(1)}}}});
        ADD_FAILURE();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "together \"twins\": mentee 0 wants 2 and mentee 1 wants 1 mentors; let all of the set "
                     "want as many");
    }
}

}  // namespace
}  // namespace muster::pairing::weighted_test
