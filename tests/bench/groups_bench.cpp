// Study groups of a department: what is left between answer and bound, and how long that takes.
#include "muster/core/seed.hpp"
#include "muster/pairing/group_check.hpp"
#include "muster/pairing/groups.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

namespace {

using namespace muster;
using namespace muster::pairing;

/// Groups of 4 to 6: 12 mentors to choose from for each mentee, scores of 0 to 100, grades, majors, a third of the
/// mentees women, three free evenings in five.
GroupProblem department(std::uint32_t mentees)
{
    Random random(Seed{7});
    const std::uint32_t mentors = mentees / 5;
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < mentees; ++mentee) {
        std::vector<std::uint32_t> open(mentors);
        for (std::uint32_t mentor = 0; mentor < mentors; ++mentor)
            open[mentor] = mentor;
        random.shuffle(std::span(open));
        for (std::uint32_t at = 0; at < std::min<std::uint32_t>(12, mentors); ++at)
            candidates.push_back({MenteeId(mentee), MentorId(open[at]), random.below(101)});
    }
    const auto evenings = [&] {
        FreeTime time;
        for (int day = 1; day <= 5; ++day)
            if (random.below(5) < 3)
                time = time.with(day, ClockTime(Minutes(19 * 60)), ClockTime(Minutes(21 * 60)));
        return time;
    };
    GroupRules rules;
    LevelBalance grades{.name = "grade", .levels = {}, .steps = {{3, 2}, {10, 5}}};
    KindRule majors{.name = "major", .kind_of = {}, .mixture = Mixture::mixed, .pair_price = 10};
    KindRule women{.name = "gender", .kind_of = {}, .alone = Alone::never, .watched = {1}};
    TimeTogether time{.mentors = {}, .mentees = {}, .least = Minutes(60), .short_price = 15};
    for (std::uint32_t mentee = 0; mentee < mentees; ++mentee) {
        grades.levels.push_back(50 + random.below(25) + random.below(25));
        majors.kind_of.push_back(random.below(4));
        women.kind_of.push_back(random.below(3) == 0 ? 1 : 0);
        time.mentees.push_back(evenings());
    }
    for (std::uint32_t mentor = 0; mentor < mentors; ++mentor)
        time.mentors.push_back(evenings());
    rules.balances = {grades};
    rules.kinds = {majors, women};
    rules.time = time;
    return GroupProblem(Problem(std::vector<Capacity>(mentors, {4, 6}), mentees, candidates), rules);
}

void department_groups(benchmark::State& state)
{
    const GroupProblem problem = department(static_cast<std::uint32_t>(state.range(0)));
    Grouping found;
    for (auto _ : state)
        found = groups(problem, {.work = static_cast<std::uint64_t>(state.range(1))});
    if (const Verdict verdict = verify_groups(problem, found); !verdict)
        state.SkipWithError(verdict.fault.c_str());
    state.counters["total"] = static_cast<double>(found.total);
    state.counters["bound"] = static_cast<double>(found.bound);
    state.counters["gap_percent"] = 100.0 * static_cast<double>(found.gap()) / static_cast<double>(found.total);
    state.counters["work"] = static_cast<double>(found.work);
}

BENCHMARK(department_groups)
    ->ArgNames({"mentees", "work"})
    ->Args({20, 3'000'000})
    ->Args({40, 3'000'000})
    ->Args({60, 3'000'000})
    ->Args({120, 3'000'000})
    ->Args({240, 3'000'000})
    ->Args({240, 30'000'000})
    ->Args({2000, 10'000'000})
    ->Args({2000, 100'000'000})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

}  // namespace
