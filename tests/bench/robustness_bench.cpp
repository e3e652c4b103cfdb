// How far a ranking hangs on weights: one draw of all weights over many members, and every share of one weight.
//
//     build/bench/tests/bench/robustness_bench
//
// Counters: `ms_a_draw` of rank_ranges; `rank_changes` of rank_courses.
#include "muster/core/seed.hpp"
#include "muster/evaluation.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace muster;

enum Shape : std::int64_t { round_points, six_places, some_left_out };

// Sixteen indicators in four areas. Points are whole numbers, or have six places; where some are left out, a tenth of
// the members lack a reading.
evaluation::Evaluation evaluated(std::uint32_t members, std::int64_t shape)
{
    using namespace evaluation;
    SchemeParts parts{.code = "bench", .areas = {{.code = "top"}}, .indicators = {}};
    for (int area = 0; area < 4; ++area) {
        parts.areas.push_back({.code = "a" + std::to_string(area), .parent = "top", .weight = Weight::whole(area + 1)});
        for (int i = 0; i < 4; ++i)
            parts.indicators.push_back({.code = "i" + std::to_string(area * 4 + i),
                                        .area = "a" + std::to_string(area),
                                        .weight = Weight::whole(i + 1),
                                        .rule = rule::Sum{},
                                        .missing = shape == some_left_out ? Missing::leave_out : Missing::as_zero});
    }
    Random random(Seed{3});
    record::Ledger ledger;
    for (std::uint32_t i = 0; i < members; ++i)
        ledger.admit_member("m" + std::to_string(i));
    for (int i = 0; i < 16; ++i)
        ledger.admit_indicator("i" + std::to_string(i));
    for (std::uint32_t member = 0; member < members; ++member)
        for (std::uint32_t i = 0; i < 16; ++i)
            if (shape != some_left_out || i > 0 || random.below(10) > 0)
                ledger.append({.member = MemberId(member),
                               .indicator = IndicatorId(i),
                               .quantity = shape == six_places ? Quantity::from_millionths(random.below(100'000'000))
                                                               : Quantity::whole(random.below(101)),
                               .day = Day(2026, 9, 1)});
    return evaluate(Scheme(parts), ledger, {.is_ranked = true});
}

void draws(benchmark::State& state)
{
    const evaluation::Evaluation done = evaluated(static_cast<std::uint32_t>(state.range(0)), state.range(1));
    constexpr std::uint32_t samples = 100;
    double best = 1e9;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(
            rank_ranges(done, {.samples = samples, .threads = static_cast<unsigned>(state.range(2))}));
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    state.counters["ms_a_draw"] = best / samples * 1e3;
}

void courses(benchmark::State& state)
{
    const evaluation::Evaluation done = evaluated(static_cast<std::uint32_t>(state.range(0)), state.range(1));
    double changes = 0;
    for (auto _ : state) {
        const auto made = rank_courses(done, "a0", static_cast<unsigned>(state.range(2)));
        changes = 0;
        for (const evaluation::RankCourse& course : made)
            changes += static_cast<double>(course.size()) - 1;
    }
    state.counters["rank_changes"] = changes;
}

BENCHMARK(draws)
    ->ArgsProduct({{10'000}, {round_points, six_places, some_left_out}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(courses)
    ->ArgsProduct({{1'000, 5'000}, {round_points, six_places, some_left_out}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
