// Shared capacities: agree with trying everything, prove themselves, and say why where nothing can be.
#include "muster/pairing/shared.hpp"

#include "random_family.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::shared_test {
namespace {

TEST(Shared, AgreesWithTryingEveryWayAndProvesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int solved = 0;
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Problem pairs = random_problem(random);
        auto family = random_family(random, pairs.mentors().size());
        const SharedProblem problem(std::move(pairs), std::move(family));
        const auto best = best_of(problem);
        try {
            const SharedPairing result = optimal(problem);
            ASSERT_TRUE(best.has_value());
            EXPECT_EQ(result.pairing.total, *best);
            const Verdict verdict = verify(problem, result.pairing, result.certificate);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            ++solved;
        } catch (const InvalidInput&) {
            EXPECT_FALSE(best.has_value());
            ++refused;
        }
    }
    EXPECT_GT(solved, 500);
    EXPECT_GT(refused, 500);
}

// Without shared capacities it is the same problem, for an engine that shares nothing with the other.
TEST(Shared, WithoutSharedCapacitiesTheTotalIsThatOfOptimal)
{
    Random random(Seed{11});
    for (const std::uint32_t values : {2u, 50u, 1'000'000u}) {
        std::vector<Candidate> candidates;
        for (std::uint32_t row = 0; row < 600; ++row)
            for (std::uint32_t step = 0; step < 12; ++step)
                candidates.push_back({mentee(row), mentor((row * 7 + step * 5) % 61), random.below(values)});
        const Problem problem(std::vector<Capacity>(61, {3, 11}), 600, candidates, {.unmatched_price = 50});
        const SharedPairing result = optimal(SharedProblem(problem, {}));
        EXPECT_EQ(result.pairing.total, optimal(problem).pairing.total);
        EXPECT_TRUE(verify(problem, result.pairing, result.certificate.pairs));
    }
}

TEST(Shared, TwoLevelsOfManyPeopleAreProven)
{
    Random random(Seed{3});
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < 1500; ++row)
        for (std::uint32_t step = 0; step < 15; ++step)
            candidates.push_back({mentee(row), mentor((row * 11 + step * 7) % 120), random.below(1000)});
    std::vector<SharedCapacity> shared;
    for (std::uint32_t floor = 0; floor < 24; ++floor)
        shared.push_back({"floor " + std::to_string(floor), {}, {40, 65}});
    for (std::uint32_t building = 0; building < 4; ++building)
        shared.push_back({"building " + std::to_string(building), {}, {300, 380}});
    for (std::uint32_t at = 0; at < 120; ++at) {
        shared[at / 5].mentors.push_back(mentor(at));
        shared[24 + at / 30].mentors.push_back(mentor(at));
    }
    const SharedProblem problem(Problem(std::vector<Capacity>(120, {2, 20}), 1500, candidates), shared);
    const SharedPairing result = optimal(problem);
    const Verdict verdict = verify(problem, result.pairing, result.certificate);
    EXPECT_TRUE(verdict.holds) << verdict.fault;
    const auto prices = prices_in_all(problem, result.certificate);
    for (std::size_t at = 0; at < prices.size(); ++at)
        EXPECT_EQ(prices[at], result.certificate.pairs.mentor_price[at] + result.certificate.shared_price[at / 5] +
                                  result.certificate.shared_price[24 + at / 30]);
    EXPECT_EQ(optimal(problem), result);
}

// What a price says: one place more in a full capacity adds no more than it, and a capacity that is not full costs
// nothing.
TEST(Shared, APriceIsWhatOnePlaceMoreAddsAtMost)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int looked = 0;
    for (int round = 0; round < 1500; ++round) {
        Problem pairs = random_problem(random);
        const auto family = random_family(random, pairs.mentors().size());
        const SharedProblem problem(pairs, family);
        const auto best = best_of(problem);
        if (!best)
            continue;
        const SharedPairing result = optimal(problem);
        const auto loads = shared_loads(problem, result.pairing);
        for (std::size_t at = 0; at < family.size(); ++at) {
            const Score price = result.certificate.shared_price[at];
            if (loads[at] > family[at].capacity.minimum && loads[at] < family[at].capacity.maximum) {
                EXPECT_EQ(price, 0);
            }
            auto wider = family;
            ++wider[at].capacity.maximum;
            EXPECT_LE(*best_of(SharedProblem(pairs, wider)), *best + std::max<Score>(0, price));
            ++looked;
        }
    }
    EXPECT_GT(looked, 300);
}

TEST(Shared, TheCheckerFindsEveryLie)
{
    const Problem pairs(
        {{0, 2}, {0, 2}}, 3,
        std::vector<Candidate>{
            {mentee(0), mentor(0), 9}, {mentee(1), mentor(0), 8}, {mentee(1), mentor(1), 3}, {mentee(2), mentor(1), 7}},
        {.unmatched_price = 0});
    const SharedProblem problem(pairs, {{"floor", {mentor(0), mentor(1)}, {0, 2}}});
    const SharedPairing result = optimal(problem);
    EXPECT_EQ(result.pairing.total, 17);
    ASSERT_TRUE(verify(problem, result.pairing, result.certificate));
    EXPECT_EQ(result.certificate.shared_price, std::vector<Score>{7});

    const auto fault = [&](const SharedPairing& claim) {
        return verify(problem, claim.pairing, claim.certificate).fault;
    };
    SharedPairing changed = result;
    changed.pairing = with_total(pairs, {mentor(0), mentor(0), mentor(1)});
    EXPECT_EQ(fault(changed), "shared capacity \"floor\" has 3 mentees, outside 0 to 2");
    changed = result;
    changed.certificate.shared_price = {};
    EXPECT_EQ(fault(changed), "the certificate has not one price per mentee, mentor and shared capacity");
    changed = result;
    changed.certificate.shared_price = {-1};
    EXPECT_EQ(fault(changed), "shared capacity \"floor\" has more than its minimum, yet its price is -1");
    changed.certificate.shared_price = {0};
    EXPECT_NE(fault(changed), "");
    changed = result;
    changed.pairing = with_total(pairs, {mentor(0), MentorId{}, MentorId{}});
    EXPECT_EQ(fault(changed), "shared capacity \"floor\" has a free place, yet its price is 7");
}

TEST(Shared, WhatCannotBeIsRefusedInWords)
{
    const std::vector<Candidate> all{{mentee(0), mentor(0), 1},
                                     {mentee(0), mentor(1), 1},
                                     {mentee(1), mentor(0), 1},
                                     {mentee(1), mentor(1), 1},
                                     {mentee(2), mentor(2), 1}};
    struct Bad {
        std::vector<SharedCapacity> shared;
        const char* message;
    };
    const std::vector<Capacity> capacities(3, {0, 2});
    const Bad table[] = {
        {{{"a", {mentor(0), mentor(1)}, {0, 1}}},
         "pairing: mentees 0, 1 want 2 mentors in all and can have no more than 1, for shared capacity \"a\" takes 1; "
         "raise a maximum, add candidates, or allow unmatched mentees at a price"},
        {{{"", {mentor(1), mentor(2)}, {4, 4}}},
         "pairing: shared capacity 1 must take 4 mentees and gets no more than 3 where all other limits are kept; "
         "lower a minimum, raise a maximum, or add candidates"},
        {{{"a", {mentor(0), mentor(1)}, {0, 1}}, {"b", {mentor(1), mentor(2)}, {0, 3}}},
         "shared capacity \"b\": it has mentor 1 and shared capacity \"a\" has it too, but neither has all of the "
         "other's; let one hold all mentors of the other, or share out who is in both"},
        {{{"a", {mentor(0), mentor(3)}, {0, 1}}}, "shared capacity \"a\": mentor 3 is not in the problem; "},
        {{{"a", {mentor(0), mentor(0)}, {0, 1}}}, "shared capacity \"a\": "},
        {{{"a", {}, {0, 1}}}, "shared capacity \"a\": it has no mentors; name who shares it, or take it out"},
        {{{"a", {mentor(0)}, {2, 1}}},
         "shared capacity \"a\": its minimum 2 is above its maximum 1; exchange the two or correct one"}};
    for (const Bad& bad : table) {
        SCOPED_TRACE(bad.message);
        try {
            (void)optimal(SharedProblem(Problem(capacities, 3, all), bad.shared));
            ADD_FAILURE();
        } catch (const InvalidInput& refused) {
            EXPECT_EQ(std::string(refused.what()).substr(0, std::string(bad.message).size()), bad.message)
                << refused.what();
        }
    }
}

}  // namespace
}  // namespace muster::pairing::shared_test
