// Deferred acceptance on full and on short lists; lists are made before the clock starts.
#include "muster/core/seed.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/stable_check.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace {

using namespace muster;
using namespace muster::pairing;

/// Full lists of `count` people over `count` others: by a value all agree on and one's own, `agreement` parts to one.
template <class Lists>
Lists full_lists(std::uint32_t count, double agreement, Seed seed)
{
    Random random(seed);
    std::vector<double> common(count);
    for (double& value : common)
        value = random.unit();
    std::vector<std::size_t> starts(count + 1, 0);
    std::vector<std::uint32_t> entries(std::size_t{count} * count);
    std::vector<double> value(count);
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t i = 0; i < count; ++i)
            value[i] = agreement * common[i] + random.unit();
        const auto list = std::span(entries).subspan(row * count, count);
        std::iota(list.begin(), list.end(), std::uint32_t{0});
        std::ranges::sort(list, std::ranges::greater{}, [&](std::uint32_t i) { return value[i]; });
        starts[row + 1] = (row + 1) * count;
    }
    return Lists::from_columns(count, std::move(starts), std::move(entries));
}

StableProblem full_market(std::uint32_t count, double agreement)
{
    return StableProblem(full_lists<MenteePreferences>(count, agreement, Seed{1}),
                         full_lists<MentorPreferences>(count, agreement, Seed{2}), std::vector<std::int32_t>(count, 1));
}

/// Every mentee lists `wanted` of the mentors, popular ones more often; mentors list who lists them, in random order.
StableProblem short_market(std::uint32_t mentees, std::uint32_t mentors, std::uint32_t wanted, double skew)
{
    Random random(Seed{3});
    std::vector<std::size_t> starts{0};
    std::vector<std::uint32_t> entries;
    std::vector<std::vector<MenteeId>> lists(mentors);
    for (std::uint32_t mentee = 0; mentee < mentees; ++mentee) {
        const std::size_t first = entries.size();
        while (entries.size() < first + wanted) {
            const auto mentor = static_cast<std::uint32_t>(mentors * std::pow(random.unit(), skew));
            if (std::find(entries.begin() + static_cast<std::ptrdiff_t>(first), entries.end(), mentor) ==
                entries.end()) {
                entries.push_back(mentor);
                lists[mentor].push_back(MenteeId(mentee));
            }
        }
        starts.push_back(entries.size());
    }
    for (auto& list : lists)
        random.shuffle(std::span(list));
    return StableProblem(MenteePreferences::from_columns(mentors, std::move(starts), std::move(entries)),
                         MentorPreferences(mentees, lists),
                         std::vector<std::int32_t>(mentors, static_cast<std::int32_t>(mentees / mentors)));
}

void solve(benchmark::State& state, const StableProblem& problem, Proposer proposer)
{
    std::uint64_t proposals = 0;
    for (auto _ : state) {
        const StableMatching matching = stable(problem, {.proposer = proposer});
        proposals = matching.proposals;
        benchmark::DoNotOptimize(proposals);
    }
    if (!check_stability(problem, stable(problem, {.proposer = proposer}).mentor_of).is_stable())
        state.SkipWithError("not stable");
    state.counters["proposals"] = static_cast<double>(proposals);
    state.counters["entries"] = static_cast<double>(problem.mentee_preferences().rows().length() +
                                                    problem.mentor_preferences().rows().length());
}

void full_random(benchmark::State& state)
{
    solve(state, full_market(static_cast<std::uint32_t>(state.range(0)), 0.0), Proposer::mentees);
}
void full_correlated(benchmark::State& state)
{
    solve(state, full_market(static_cast<std::uint32_t>(state.range(0)), 5.0), Proposer::mentees);
}
void full_all_agree(benchmark::State& state)
{
    solve(state, full_market(static_cast<std::uint32_t>(state.range(0)), 1e6), Proposer::mentees);
}
void short_even(benchmark::State& state)
{
    const auto mentees = static_cast<std::uint32_t>(state.range(0));
    solve(state, short_market(mentees, mentees / 10, 20, 1.0), Proposer::mentees);
}
void short_skewed(benchmark::State& state)
{
    const auto mentees = static_cast<std::uint32_t>(state.range(0));
    solve(state, short_market(mentees, mentees / 10, 20, 3.0), Proposer::mentees);
}
void short_skewed_mentors_ask(benchmark::State& state)
{
    const auto mentees = static_cast<std::uint32_t>(state.range(0));
    solve(state, short_market(mentees, mentees / 10, 20, 3.0), Proposer::mentors);
}

BENCHMARK(full_random)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(full_correlated)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(full_all_agree)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(short_even)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(short_skewed)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(short_skewed_mentors_ask)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
