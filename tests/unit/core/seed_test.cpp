// The generator gives the numbers its authors publish.
#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace muster::inline v0_2::seed_test {
namespace {

// xoshiro256** written once more, with rotation as a product, so that the two cannot share a slip.
std::uint64_t reference_next(std::array<std::uint64_t, 4>& s)
{
    const auto rotated = [](std::uint64_t x, unsigned k) {
        return x * (std::uint64_t{1} << k) + x / (std::uint64_t{1} << (64 - k));
    };
    const std::uint64_t out = rotated(s[1] * 5, 7) * 9;
    const std::array<std::uint64_t, 4> t = s;
    s[0] = t[0] ^ t[1] ^ t[3];
    s[1] = t[0] ^ t[1] ^ t[2];
    s[2] = t[2] ^ t[0] ^ (t[1] << 17);
    s[3] = rotated(t[3] ^ t[1], 45);
    return out;
}

TEST(Random, GivesThePublishedSequence)
{
    // splitmix64 of seed 1234567, as published with the algorithm.
    std::array<std::uint64_t, 4> state{6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                       4593380528125082431u};
    Random random(Seed{1234567});
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(random(), reference_next(state)) << i;
}

TEST(Random, GivesTheFirstNumbersOfTheAuthorsExample)
{
    // Published test vector: state 1, 2, 3, 4.
    std::array<std::uint64_t, 4> state{1, 2, 3, 4};
    for (const std::uint64_t expected :
         {std::uint64_t{11520}, std::uint64_t{0}, std::uint64_t{1509978240}, std::uint64_t{1215971899390074240}})
        EXPECT_EQ(reference_next(state), expected);
}

TEST(Random, StaysBelowItsBoundAndReachesAllOfIt)
{
    Random random(Seed{7});
    std::array<int, 6> thrown{};
    for (int i = 0; i < 6000; ++i)
        ++thrown.at(random.below(6));
    for (const int times : thrown)  // six standard deviations of a fair die
        EXPECT_NEAR(times, 1000, 175);
    EXPECT_EQ(random.below(1), 0u);
    EXPECT_EQ(random.below(0), 0u);
    for (int i = 0; i < 1000; ++i) {
        const double unit = random.unit();
        EXPECT_GE(unit, 0.0);
        EXPECT_LT(unit, 1.0);
    }
}

TEST(Random, ShufflesToAPermutation)
{
    std::vector<int> values(100);
    std::iota(values.begin(), values.end(), 0);
    const std::vector<int> before = values;
    Random(Seed{3}).shuffle(std::span(values));
    EXPECT_NE(values, before);
    std::ranges::sort(values);
    EXPECT_EQ(values, before);
}

TEST(Seed, SplitsIntoSeedsThatDiffer)
{
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t value : {0u, 1u, 2u})
        for (std::uint64_t stream = 0; stream < 1000; ++stream)
            seeds.push_back(Seed{value}.split(stream).value);
    std::ranges::sort(seeds);
    EXPECT_EQ(std::ranges::adjacent_find(seeds), seeds.end());
    EXPECT_EQ(Seed{5}.split(2), Seed{5}.split(2));
}

}  // namespace
}  // namespace muster::seed_test
