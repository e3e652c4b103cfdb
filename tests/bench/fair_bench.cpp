// The fairest pairing, with all levels different and with few; problems are made before the clock starts.
#include "muster/core/seed.hpp"
#include "muster/pairing/fair.hpp"
#include "muster/pairing/fair_check.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

using namespace muster;
using namespace muster::pairing;

/// Ten mentees a mentor; each may go to `wanted` mentors, popular ones more often where `skew` is above 1.
Problem market(std::uint32_t mentees, std::uint32_t wanted, std::uint32_t places, double skew, std::uint32_t values)
{
    Random random(Seed{5});
    const std::uint32_t mentors = mentees / 10;
    std::vector<Candidate> candidates;
    std::vector<bool> is_listed(mentors, false);
    for (std::uint32_t mentee = 0; mentee < mentees; ++mentee) {
        std::vector<std::uint32_t> listed{mentee % mentors};  // so that everybody can be placed
        is_listed[listed.front()] = true;
        while (listed.size() < wanted) {
            const auto mentor = static_cast<std::uint32_t>(mentors * std::pow(random.unit(), skew));
            if (!is_listed[mentor]) {
                is_listed[mentor] = true;
                listed.push_back(mentor);
            }
        }
        for (const std::uint32_t mentor : listed) {
            is_listed[mentor] = false;
            candidates.push_back({MenteeId(mentee), MentorId(mentor), random.below(values)});
        }
    }
    return Problem(std::vector<Capacity>(mentors, {0, places}), mentees, candidates);
}

void solve(benchmark::State& state, const Problem& problem, Score step)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(fair(problem, {.step = step}));
    const FairPairing result = fair(problem, {.step = step});
    std::size_t prices = 0;
    for (const auto& of_mentor : result.proof.level_prices)
        prices += of_mentor.size();
    state.counters["worst"] = static_cast<double>(result.profile.front().level);
    state.counters["levels"] = static_cast<double>(result.profile.size());
    state.counters["prices"] = static_cast<double>(prices);
    if (const Verdict verdict = verify_fair(problem, result); !verdict)
        state.SkipWithError(verdict.fault.c_str());
}

constexpr std::uint32_t all_different = 1'000'000'000;

void Fair(benchmark::State& state)
{
    const auto mentees = static_cast<std::uint32_t>(state.range(0));
    const auto places = static_cast<std::uint32_t>(state.range(1));
    const auto skew = static_cast<double>(state.range(2));
    const auto values = static_cast<std::uint32_t>(state.range(3));
    solve(state, market(mentees, std::min(50u, mentees / 20), places, skew, values), 1);
}
BENCHMARK(Fair)
    ->ArgNames({"mentees", "places", "skew", "values"})
    ->ArgsProduct({{200, 2000, 20000}, {10, 12}, {1, 3}, {all_different, 10000, 100, 3}})
    ->Unit(benchmark::kMillisecond);

void FairInBands(benchmark::State& state) { solve(state, market(20000, 50, 12, 1.0, 1'000'000), state.range(0)); }
BENCHMARK(FairInBands)->ArgName("step")->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void OptimalForComparison(benchmark::State& state)
{
    const Problem problem = market(20000, 50, static_cast<std::uint32_t>(state.range(0)),
                                   static_cast<double>(state.range(1)), all_different);
    for (auto _ : state)
        benchmark::DoNotOptimize(optimal(problem));
}
BENCHMARK(OptimalForComparison)
    ->ArgNames({"places", "skew"})
    ->ArgsProduct({{10, 12}, {1, 3}})
    ->Unit(benchmark::kMillisecond);

void VerifyFair(benchmark::State& state)
{
    const Problem problem = market(20000, 50, 10, 3.0, all_different);
    const FairPairing result = fair(problem);
    for (auto _ : state)
        benchmark::DoNotOptimize(verify_fair(problem, result));
}
BENCHMARK(VerifyFair)->Unit(benchmark::kMillisecond);

}  // namespace
