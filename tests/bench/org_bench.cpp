// A committee of 2,000 units and 20,000 members: what falls due in a year, and everybody's next move.
#include "muster/org/eligibility.hpp"
#include "muster/org/obligations.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::inline v0_2::org {
namespace {

constexpr std::uint32_t unit_count = 2000;
constexpr std::uint32_t member_count = 20'000;
const Period year(Day(2026, 1, 1), Day(2026, 12, 31));

// One committee, 20 general branches, 400 branches, groups below them.
std::vector<Unit> units()
{
    std::vector<Unit> all(unit_count);
    for (std::uint32_t row = 0; row < unit_count; ++row) {
        all[row].code = "U" + std::to_string(row);
        all[row].founded = Day(2015, 1, 1);
        all[row].level = row == 0     ? UnitLevel::committee
                         : row <= 20  ? UnitLevel::general_branch
                         : row <= 420 ? UnitLevel::branch
                                      : UnitLevel::group;
        if (row > 0)
            all[row].above = UnitId(row <= 20 ? 0 : row <= 420 ? 1 + row % 20 : 21 + row % 400);
    }
    return all;
}

// Half of them full members; the others at all stages, each with two contacts and a file of two years.
Organisation committee()
{
    OrganisationParts parts;
    parts.units = units();
    for (std::uint32_t row = 0; row < member_count; ++row) {
        Member member{.code = "M" + std::to_string(row), .unit = UnitId(421 + row % (unit_count - 421))};
        const std::size_t stage = row % 2 == 0 ? 4 : row / 2 % 4;
        for (std::size_t reached = row % 2 == 0 ? 4 : 0; reached <= stage; ++reached)
            member.stages =
                member.stages.with(all_stages[reached], Day(2023, 3, 1) + Days(200 * static_cast<long>(reached)));
        if (stage < 4) {
            auto& file = member.development;
            file.contacts = {MemberId(row / 10 * 2), MemberId(row / 10 * 2 + 2)};
            file.conversations = {Day(2023, 3, 20)};
            for (Day day(2024, 1, 15); day < Day(2026, 7, 1); day = months_later(day, 3))
                file.thought_reports.push_back(day);
            file.trainings = {{Day(2025, 5, 1), Minutes{24 * 60}, 3}};
            file.publicities = {{Stage::candidate, Period(Day(2025, 3, 3), Day(2025, 3, 10))}};
        }
        parts.members.push_back(std::move(member));
    }
    for (std::uint32_t unit = 21; unit <= 420; ++unit)
        parts.offices.push_back({.code = "O" + std::to_string(unit),
                                 .kind = OfficeKind::secretary,
                                 .unit = UnitId(unit),
                                 .holder = MemberId(unit / 2 * 2),
                                 .term = Period(Day(2024, 1, 1), Day(2026, 12, 31))});
    return Organisation(std::move(parts));
}

void due_in_a_year(benchmark::State& state)
{
    const Organisation organisation = committee();
    for (auto _ : state)
        benchmark::DoNotOptimize(due(organisation, UnitId(0), year));
}
BENCHMARK(due_in_a_year)->Unit(benchmark::kMillisecond);

void eligible_one_by_one(benchmark::State& state)
{
    const Organisation organisation = committee();
    const EligibilityOptions options;
    for (auto _ : state)
        for (std::uint32_t row = 0; row < member_count; ++row) {
            const auto stage = organisation.members().rows()[row].stages.steps().back().stage;
            if (stage != Stage::full)
                benchmark::DoNotOptimize(
                    eligible_on(organisation, MemberId(row), all_stages[static_cast<std::size_t>(stage) + 1], options));
        }
}
BENCHMARK(eligible_one_by_one)->Unit(benchmark::kMillisecond);

void next_moves_of_all(benchmark::State& state)
{
    const Organisation organisation = committee();
    for (auto _ : state)
        benchmark::DoNotOptimize(next_moves(organisation, UnitId(0)));
}
BENCHMARK(next_moves_of_all)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace muster::org
