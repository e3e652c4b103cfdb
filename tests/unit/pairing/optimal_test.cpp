// optimal: agrees with trying everything, proves itself, and says why where nothing can be.
#include "muster/pairing/optimal.hpp"

#include "every_way.hpp"

#include "muster/core/seed.hpp"
#include "muster/pairing/explain.hpp"
#include "muster/pairing/verify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::optimal_test {
namespace {

void expect_too_few(const Problem& problem, const HallWitness& witness)
{
    const auto in = [](const auto& list, auto id) { return std::ranges::find(list, id) != list.end(); };
    std::uint64_t places = 0;
    std::uint64_t wanted = 0;
    std::uint64_t elsewhere = 0;
    if (witness.required_only) {
        for (const auto& [row, at] : problem.required())
            wanted += at == witness.mentors.at(0) ? 1U : 0U;
        EXPECT_GT(wanted, problem.mentors()[witness.mentors.at(0).row()].maximum);
        return;
    }
    if (witness.kind == HallWitness::Kind::too_few_places) {
        for (const MentorId at : witness.mentors)
            places += problem.mentors()[at.row()].maximum;
        for (const auto& [row, at] : problem.required())
            places -= in(witness.mentors, at) && !in(witness.mentees, row) ? 1U : 0U;
        for (const MenteeId row : witness.mentees) {
            wanted += problem.wanted(row);
            for (const MentorId at : problem.candidates_of(row).mentors)
                elsewhere += !in(witness.mentors, at) && problem.mentors()[at.row()].maximum > 0 ? 1U : 0U;
            EXPECT_FALSE(problem.unmatched_price(row).has_value());
        }
        EXPECT_EQ(places, witness.places);
        EXPECT_EQ(wanted, witness.wanted);
        EXPECT_EQ(elsewhere, witness.elsewhere);
        EXPECT_GT(wanted, places + elsewhere);
        return;
    }
    for (const MentorId at : witness.mentors)
        places += problem.mentors()[at.row()].minimum;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        std::uint64_t here = 0;
        std::uint64_t seats = problem.wanted(mentee(row));
        for (const MentorId at : problem.candidates_of(mentee(row)).mentors) {
            here += in(witness.mentors, at) ? 1U : 0U;
            seats -= !in(witness.mentors, at) && problem.is_required(mentee(row), at) ? 1U : 0U;
        }
        wanted += std::min(here, seats);
        EXPECT_TRUE(in(witness.mentees, mentee(row)) || std::min(here, seats) == 0);
    }
    EXPECT_EQ(places, witness.places);
    EXPECT_EQ(wanted, witness.wanted);
    EXPECT_LT(wanted, places);
}

TEST(Optimal, AgreesWithTryingEveryWayAndProvesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int solved = 0;
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem = random_problem(random);
        const auto best = EveryWay(problem).best();
        try {
            const OptimalPairing result = optimal(problem);
            ASSERT_TRUE(best.has_value());
            EXPECT_EQ(result.pairing.total, *best);
            const Verdict verdict = verify(problem, result.pairing, result.certificate);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            ++solved;
        } catch (const Infeasible& infeasible) {
            EXPECT_FALSE(best.has_value());
            expect_too_few(problem, infeasible.witness());
            ++refused;
        }
    }
    EXPECT_GT(solved, 500);
    EXPECT_GT(refused, 100);
}

TEST(Optimal, ProvesLargeProblemsWithManyTies)
{
    Random random(Seed{7});
    for (const std::uint32_t values : {1u, 3u, 1000u}) {
        std::vector<Candidate> candidates;
        for (std::uint32_t row = 0; row < 2000; ++row)
            for (std::uint32_t step = 0; step < 12; ++step)
                candidates.push_back(
                    {mentee(row), mentor((row * 7 + step * step * 3 + step) % 211), random.below(values)});
        const Problem problem(std::vector<Capacity>(211, {3, 11}), 2000, candidates, {.unmatched_price = 50});
        const OptimalPairing result = optimal(problem);
        const Verdict verdict = verify(problem, result.pairing, result.certificate);
        EXPECT_TRUE(verdict.holds) << verdict.fault;
    }
}

// Worth rows times columns: everybody wants the same mentors, and prices have far to go in small steps.
TEST(Optimal, ProvesProblemsWhereEverybodyWantsTheSameMentors)
{
    Random random(Seed{5});
    for (const std::uint32_t places : {4u, 5u})
        for (const std::uint32_t wanted : {1u, 2u})
            for (const bool may_be_alone : {false, true}) {
                SCOPED_TRACE(std::to_string(places) + " places, " + std::to_string(wanted) + " wanted");
                std::vector<Candidate> candidates;
                for (std::uint32_t row = 0; row < 400; ++row)
                    for (std::uint32_t at = random.below(3); at < 100 * wanted; at += 1 + random.below(5))
                        candidates.push_back({mentee(row), mentor(at), Score{row + 1} * (at + 1)});
                ProblemOptions options;
                if (may_be_alone)
                    options.unmatched_price = -3000;
                if (wanted > 1)
                    options.wanted.assign(400, wanted);
                const Problem problem(std::vector<Capacity>(100 * wanted, {1, places}), 400, candidates, options);
                const OptimalPairing result = optimal(problem);
                const Verdict verdict = verify(problem, result.pairing, result.certificate);
                EXPECT_TRUE(verdict.holds) << verdict.fault;
            }
}

TEST(Optimal, StopsWhenAskedTo)
{
    const Problem problem({{0, 1}}, 1, std::vector<Candidate>{{mentee(0), mentor(0), 1}});
    EXPECT_THROW(static_cast<void>(optimal(problem, {.progress = [](const ProgressReport&) { return false; }})),
                 Stopped);
}

TEST(Optimal, SaysHowFarItIsAndStopsOnTheWay)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < 300; ++row)
        for (std::uint32_t at = 0; at < 60; ++at)
            candidates.push_back({mentee(row), mentor(at), Score{row + 1} * (at + 1)});
    const Problem problem(std::vector<Capacity>(60, {3, 5}), 300, candidates);
    std::vector<std::string> steps;
    static_cast<void>(optimal(problem, {.progress = [&](const ProgressReport& report) {
                                  EXPECT_GE(report.done, 0.0);
                                  EXPECT_LE(report.done, 1.0);
                                  steps.emplace_back(report.step);
                                  return true;
                              }}));
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps.front(), "bids");
    for (std::size_t last = 0; last < steps.size(); ++last) {
        std::size_t heard = 0;
        EXPECT_THROW(
            static_cast<void>(optimal(problem, {.progress = [&](const ProgressReport&) { return heard++ < last; }})),
            Stopped);
    }
}

TEST(Optimal, RefusesScoresThatManyMentorsWouldAddUpBeyond64Bits)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < 300; ++row)
        candidates.push_back({mentee(row), mentor(row), Problem::largest_score});
    const Problem problem(std::vector<Capacity>(300, {0, 1}), 300, candidates);
    try {
        static_cast<void>(optimal(problem));
        FAIL() << "accepted";
    } catch (const Overflow& error) {
        EXPECT_STREQ(error.what(), "pairing: scores times mentors leave 64 bits; use a larger unit for scores");
    }
}

// Two mentees want mentor 0, who takes one: the one who loses less by going elsewhere goes.
const Problem contested({{0, 1}, {0, 1}}, 2,
                        std::vector<Candidate>{{mentee(0), mentor(0), 10},
                                               {mentee(0), mentor(1), 8},
                                               {mentee(1), mentor(0), 9},
                                               {mentee(1), mentor(1), 1}});

TEST(Explain, NamesTheBetterMentorWhoHoldsThePlaceAndWhatItWouldCost)
{
    const OptimalPairing result = optimal(contested);
    ASSERT_EQ(result.pairing.total, 17);
    const Explanation told = explain(contested, result, mentee(0));

    EXPECT_EQ(told.mentor, mentor(1));
    EXPECT_EQ(told.worth, 8);
    ASSERT_EQ(told.better.size(), 1u);
    EXPECT_EQ(told.better[0].mentor, mentor(0));
    EXPECT_EQ(told.better[0].better_by, 2);
    EXPECT_GE(told.better[0].lost_elsewhere, 2);
    EXPECT_LE(told.better[0].lost_elsewhere, 8);  // the true loss: the other falls from 9 to 1
    EXPECT_EQ(told.better[0].held_by, std::vector{mentee(1)});
}

TEST(Verify, NamesWhatIsWrongWithADoctoredProof)
{
    const OptimalPairing result = optimal(contested);
    auto worse = with_total(contested, {mentor(0), mentor(1)});
    EXPECT_EQ(worse.total, 11);
    EXPECT_FALSE(verify(contested, worse, result.certificate));

    auto cheap = result.certificate;
    cheap.mentee_gain[0] -= 1;
    EXPECT_EQ(verify(contested, result.pairing, cheap).fault,
              "mentee 0 with mentor 1 scores more than gain and price allow");

    auto boast = result.pairing;
    boast.total += 1;
    EXPECT_EQ(verify(contested, boast, result.certificate).fault, "the total is said to be 18 and is not");

    auto crowded = result.pairing;
    crowded.mentor_of = {mentor(0), mentor(0)};
    crowded.total = 19;
    EXPECT_EQ(verify(contested, crowded, result.certificate).fault, "mentor 0 has 2 mentees, outside 0 to 1");
}

struct Bad {
    std::string name;
    std::vector<Capacity> mentors;
    std::vector<Candidate> candidates;
    ProblemOptions options;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class PairingProblemRefuses : public testing::TestWithParam<Bad> {};

TEST_P(PairingProblemRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        static_cast<void>(optimal(Problem(GetParam().mentors, 2, GetParam().candidates, GetParam().options)));
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

const Candidate first{mentee(0), mentor(0), 5};
const Candidate second{mentee(1), mentor(0), 6};

INSTANTIATE_TEST_SUITE_P(
    , PairingProblemRefuses,
    testing::Values(
        Bad{"CrossedCapacities",
            {{3, 2}},
            {},
            {},
            "mentor 0: its minimum 3 is above its maximum 2; exchange the two or correct one"},
        Bad{"UnknownMentor",
            {{0, 1}},
            {{mentee(0), mentor(4), 1}},
            {},
            "candidate 1: mentor 4 is not in the 1 mentors; add it there or correct the id"},
        Bad{"UnknownMentee",
            {{0, 1}},
            {first, {mentee(2), mentor(0), 1}},
            {},
            "candidate 2: mentee 2 is not in the 2 mentees; add it there or correct the id"},
        Bad{"APairTwice",
            {{0, 1}},
            {first, first},
            {},
            "candidate 2: mentee 0 with mentor 0 stands here twice; keep one of the rows"},
        Bad{"AScoreTooLarge",
            {{0, 1}},
            {{mentee(0), mentor(0), Problem::largest_score + 1}},
            {},
            "candidate 1: its score 1125899906842625 is beyond 2^50; use a larger unit for scores"},
        Bad{"RequiredNotACandidate",
            {{0, 2}},
            {second},
            {.required = {{mentee(0), mentor(0)}}},
            "required pair: mentee 0 with mentor 0 is not among the candidates; add the candidate with its score"},
        Bad{"RequiredAndForbidden",
            {{0, 2}},
            {first, second},
            {.required = {{mentee(0), mentor(0)}}, .forbidden = {{mentee(0), mentor(0)}}},
            "required pair 1: it is forbidden as well; take it from one of the lists"},
        Bad{"TwoRequiredMentors",
            {{0, 2}, {0, 1}},
            {first, second},
            {.required = {{mentee(0), mentor(0)}, {mentee(0), mentor(1)}}},
            "required pair 2: mentee 0 has a required mentor already; keep one of the pairs"},
        Bad{"TooFewPlaces",
            {{0, 1}},
            {first, second},
            {},
            "pairing: 2 mentees (the first is 0) have only 1 mentors with 1 places open to them; "
            "raise a maximum, add candidates, or allow unmatched mentees at a price"},
        Bad{"NobodyOpenToAMentee",
            {{0, 2}},
            {first},
            {},
            "pairing: 1 mentees (the first is 1) have only 0 mentors with 0 places open to them; "
            "raise a maximum, add candidates, or allow unmatched mentees at a price"},
        Bad{"TooFewMentees",
            {{3, 3}},
            {first, second},
            {.unmatched_price = 0},
            "pairing: 1 mentors (the first is 0) must take 3 mentees and only 2 mentees may go to them; "
            "lower a minimum or add candidates"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::pairing::optimal_test
