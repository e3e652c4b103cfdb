// Bids that are coarse at first, taken from the start: the same totals and proofs as trying every way.
#include "pairing/market/market.hpp"

#include "every_way.hpp"

#include "muster/core/seed.hpp"
#include "muster/pairing/verify.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace muster::inline v0_2::pairing::scaled_bids_test {
namespace {

std::optional<OptimalPairing> in_scales(const Problem& problem)
{
    try {
        std::optional<market::Market> market(std::in_place, problem);
        if (!market->open_in_scales({}))
            market.emplace(problem);
        market->bring_all_in({});
        market->fill_minima({});
        return OptimalPairing{with_total(problem, market->mentors_of_seats()), market->certificate()};
    } catch (const Infeasible&) {
        return std::nullopt;
    }
}

TEST(ScaledBids, AgreeWithTryingEveryWayAndProveIt)
{
    int solved = 0;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Random random{Seed{seed}};
        const Problem problem = random_problem(random);
        const auto best = EveryWay(problem).best();
        const auto found = in_scales(problem);
        ASSERT_EQ(found.has_value(), best.has_value()) << "seed " << seed;
        if (!found)
            continue;
        ++solved;
        ASSERT_EQ(found->pairing.total, *best) << "seed " << seed;
        const Verdict verdict = verify(problem, found->pairing, found->certificate);
        ASSERT_TRUE(verdict) << "seed " << seed << ": " << verdict.fault;
    }
    EXPECT_GT(solved, 1000);
}

// Mentees and mentors on a line: everybody wants the same few, and whoever is far has places left.
Problem on_a_line(Random& random, std::optional<Score> unmatched_price)
{
    constexpr std::uint32_t mentees = 120;
    constexpr std::uint32_t mentors = 30;
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row) {
        const Score at = random.below(20'000) + random.below(20'000);
        for (std::uint32_t other = 0; other < mentors; ++other) {
            const Score far = at - Score{other} * 2000;
            if (far > -16'000 && far < 16'000)
                candidates.push_back({mentee(row), mentor(other), 100'000 - (far < 0 ? -far : far)});
        }
    }
    ProblemOptions options;
    options.unmatched_price = unmatched_price;
    return Problem(std::vector<Capacity>(mentors, Capacity{0, 6}), mentees, candidates, options);
}

TEST(ScaledBids, LeaveNoPriceOnFreePlacesWherePeopleLiveNear)
{
    int solved = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Random random{Seed{seed}};
        const std::optional<Score> alone = seed % 2 == 0 ? std::optional<Score>(seed * 1000) : std::nullopt;
        const Problem problem = on_a_line(random, alone);
        const auto found = in_scales(problem);
        if (!found) {
            EXPECT_THROW(static_cast<void>(optimal(problem)), Infeasible) << "seed " << seed;
            continue;
        }
        ++solved;
        const OptimalPairing other = optimal(problem);
        ASSERT_EQ(found->pairing.total, other.pairing.total) << "seed " << seed;
        const Verdict verdict = verify(problem, found->pairing, found->certificate);
        ASSERT_TRUE(verdict) << "seed " << seed << ": " << verdict.fault;
    }
    EXPECT_GT(solved, 30);
}

}  // namespace
}  // namespace muster::pairing::scaled_bids_test
