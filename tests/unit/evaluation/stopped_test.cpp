// Scoring and its what-ifs stopped at moments drawn from a seed: a checked answer or `Stopped`, whatever the threads.
#include "unit/core/stopping.hpp"
#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include "muster/evaluation/check.hpp"
#include "muster/evaluation/robustness.hpp"
#include "muster/evaluation/sensitivity.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::stopped_test {
namespace {

TEST(StoppedScoring, GivesCheckedScoresOrStops)
{
    StopTally tally;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        Dice dice(seed);
        const Scheme scheme(random_parts(dice));
        const record::Ledger ledger = random_ledger(dice, true);
        const auto threads = static_cast<unsigned>(1 + seed % 3);
        const auto work = [&](const Progress& progress) {
            const Evaluation made =
                evaluate(scheme, ledger,
                         {.is_ranked = true, .ignores_strangers = true, .threads = threads, .progress = progress});
            EXPECT_EQ(findings(made), "");
            EXPECT_EQ(made, evaluate(scheme, ledger, {.is_ranked = true, .ignores_strangers = true}));
        };
        stop_at_any_question(random, Stops::exactly, 3, work, tally);
        stop_at_any_time(random, std::chrono::microseconds(300), work, tally);
    }
    EXPECT_GE(tally.questions, 60U);
    EXPECT_GT(tally.stops, 60);
}

TEST(StoppedScoring, GivesWholeWhatIfsOrStops)
{
    StopTally tally;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        Book book({"ann", "bob", "cai", "dan", "eve"}, {"work", "play"});
        for (const char* member : {"ann", "bob", "cai", "dan", "eve"})
            for (const char* indicator : {"work", "play"})
                book.add(member, indicator, std::to_string(random.below(9)).c_str());
        SchemeParts parts = parts_of({{.code = "work", .area = "top", .weight = weight("0.6"), .rule = rule::Sum{}},
                                      {.code = "play", .area = "top", .weight = weight("0.4"), .rule = rule::Sum{}}});
        parts.areas[0].aggregation = Aggregation::arithmetic;
        const Evaluation made = evaluate(Scheme(parts), book.ledger);
        const auto threads = static_cast<unsigned>(1 + seed % 4);
        const auto ranges = [&](const Progress& progress) {
            const auto found =
                rank_ranges(made, {.samples = 200, .seed = {seed}, .threads = threads, .progress = progress});
            EXPECT_EQ(found, rank_ranges(made, {.samples = 200, .seed = {seed}}));
        };
        const auto weights = [&](const Progress& progress) {
            const auto found =
                weight_sensitivity(made, {.samples = 64, .seed = {seed}, .threads = threads, .progress = progress});
            EXPECT_EQ(found, weight_sensitivity(made, {.samples = 64, .seed = {seed}}));
        };
        const auto indices = [&](const Progress& progress) {
            const std::vector<std::string> inputs{"a", "b"};
            const Model model = [](std::span<const double> each) { return each[0] + 2 * each[1]; };
            EXPECT_EQ(sobol_indices(inputs, model, {.samples = 64, .seed = {seed}, .progress = progress}).size(), 2U);
        };
        stop_at_any_question(random, Stops::anytime, 4, ranges, tally);
        stop_at_any_question(random, Stops::exactly, 4, weights, tally);
        stop_at_any_question(random, Stops::exactly, 4, indices, tally);
    }
    EXPECT_GT(tally.stops, 100);
}

}  // namespace
}  // namespace muster::evaluation::stopped_test
