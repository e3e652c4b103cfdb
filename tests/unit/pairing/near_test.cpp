// People who live near or far: bids lead nowhere there, and paths go from mentor to mentor over the cheapest ways.
#include "pairing/market/market.hpp"

#include "random_problem.hpp"

#include "muster/core/seed.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace muster::inline v0_2::pairing::near_test {
namespace {

struct Shape {
    std::uint32_t mentees = 240;
    std::uint32_t mentors = 24;
    std::uint32_t places = 10;
    std::uint32_t each = 10;  // candidates: the nearest
    std::uint32_t steps = 1;  // that a score is rounded to
};

// Mentees round three points of a line, mentors evenly along it.
Problem on_a_line(Random& random, const Shape& shape, ProblemOptions options)
{
    constexpr std::uint32_t apart = 10'000;
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < shape.mentees; ++row) {
        const std::uint32_t middle = (1 + random.below(3)) * shape.mentors * apart / 4;
        const std::uint32_t at = middle + random.below(4 * apart) - random.below(4 * apart);
        const std::uint32_t first =
            std::min(at / apart > shape.each / 2 ? at / apart - shape.each / 2 : 0, shape.mentors - shape.each);
        for (std::uint32_t other = first; other < first + shape.each; ++other) {
            const Score far = Score{at} - Score{other} * apart;
            candidates.push_back(
                {mentee(row), mentor(other), (1'000'000 - (far < 0 ? -far : far)) / shape.steps * shape.steps});
        }
    }
    if (random.below(2) == 0)
        for (std::uint32_t row = 0; row < shape.mentors; ++row)
            options.load_prices.push_back({4 + static_cast<std::int32_t>(random.below(8)), Score{random.below(9000)}});
    if (random.below(2) == 0)
        for (std::uint32_t at = 0; at < 5; ++at)
            options.required.emplace_back(candidates[std::size_t{at} * 7 * shape.each].mentee,
                                          candidates[std::size_t{at} * 7 * shape.each + 3].mentor);
    return Problem(std::vector<Capacity>(shape.mentors, Capacity{0, shape.places}), shape.mentees, candidates, options);
}

// They may go nowhere else, and are more than there are places.
void expect_too_short(const Problem& problem, const HallWitness& witness)
{
    std::uint64_t places = 0;
    for (const MentorId at : witness.mentors)
        places += problem.mentors()[at.row()].maximum;
    for (const auto& [row, at] : problem.required())
        places -= std::ranges::binary_search(witness.mentors, at) && !std::ranges::binary_search(witness.mentees, row);
    EXPECT_GT(witness.mentees.size(), places);
    for (const MenteeId row : witness.mentees) {
        if (problem.is_required(row))
            continue;
        for (const MentorId at : problem.candidates_of(row).mentors)
            EXPECT_TRUE(std::ranges::binary_search(witness.mentors, at));
    }
}

void expect_best(const Problem& problem, std::uint64_t seed)
{
    market::Market market(problem);
    std::optional<Score> total;
    try {
        ASSERT_TRUE(market.open_in_scales({}));
        market.bring_all_in({});
        total = with_total(problem, market.mentors_of_seats()).total;
    } catch (const Infeasible&) {
        EXPECT_THROW(static_cast<void>(optimal(problem)), Infeasible) << "seed " << seed;
        return;
    }
    const OptimalPairing found = optimal(problem);
    ASSERT_EQ(found.pairing.total, *total) << "seed " << seed;
    const Verdict verdict = verify(problem, found.pairing, found.certificate);
    ASSERT_TRUE(verdict) << "seed " << seed << ": " << verdict.fault;
}

TEST(Near, PeopleOnALineOfWhomEveryPlaceIsNeededArePairedBest)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random{Seed{seed}};
        Shape shape{.places = 8 + random.below(5)};
        shape.steps = random.below(2) == 0 ? 1 : 2500;
        ProblemOptions options;
        options.unmatched_price = Score{random.below(200'000)} - 1'000'000;
        if (shape.places >= 10 && random.below(3) == 0)
            options.unmatched_price = 2'000'000;
        expect_best(on_a_line(random, shape, options), seed);
    }
}

TEST(Near, WhereNobodyMayBeAloneTheLineIsPairedBestOrShownToBeTooShort)
{
    int short_ones = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Random random{Seed{seed}};
        const Problem problem = on_a_line(random, {.places = 9 + random.below(6)}, {});
        expect_best(problem, seed);
        try {
            static_cast<void>(optimal(problem));
        } catch (const Infeasible& error) {
            ++short_ones;
            expect_too_short(problem, error.witness());
        }
    }
    EXPECT_GT(short_ones, 0);
}

TEST(Near, TheSameProblemIsPairedTheSameWay)
{
    Random random{Seed{7}};
    ProblemOptions options;
    options.unmatched_price = 2'000'000;
    const Problem problem = on_a_line(random, {.steps = 2500}, options);
    EXPECT_EQ(optimal(problem).pairing, optimal(problem).pairing);
}

}  // namespace
}  // namespace muster::pairing::near_test
