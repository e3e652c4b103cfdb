// Open days shared out by a flow: the best there is, by brute force; a roster is never worse for it.
#include "roster/engine/search/cyclic_exchange.hpp"

#include "muster/roster/check.hpp"
#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::search::exchange_test {
namespace {

const Budget never;

/// The day shifts alone, of one length: every counter fits.
Problem even_problem(std::uint64_t seed, int days)
{
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    Draft draft = small_draft(days);
    draft.shift_types.pop_back();
    for (Member& member : draft.members) {
        member.limits.maximum_consecutive = 2 + some(3);
        member.limits.minimum_rest = Minutes(660);
        member.limits.maximum_weekends = 1 + some(3);
    }
    for (int index = 0; index < days; ++index)
        for (const ShiftTypeId type : {early, late})
            draft.cover.push_back({.shift = {day(index), type},
                                   .wanted = some(3),
                                   .under_weight = 10 + some(30),
                                   .over_weight = 1 + some(20)});
    draft.fairness.push_back({.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 480});
    draft.fairness.push_back({.measure = Measure::weekends, .above_weight = 20, .below_weight = 5, .step = 1});
    for (int request = 0; request < 8; ++request)
        draft.requests.push_back({MemberId(random.below(3)), day(request), {}, Wish::off, 1 + some(40)});
    return Problem(std::move(draft));
}

/// How many of so many steps better the roster. None makes it worse, and its cost is told.
int gains_in(int steps, const Problem& problem, std::uint64_t seed)
{
    const Instance instance(problem);
    Incumbent incumbent(instance, Seed{seed});
    incumbent.begin();
    CyclicExchange exchange(instance, problem.cover().size(), Seed{seed});
    EXPECT_TRUE(CyclicExchange::is_of_use(instance));
    int gains = 0;
    for (int step = 0; step < steps; ++step) {
        const HardSoftCost before = incumbent.best();
        exchange.step(incumbent, never);
        EXPECT_FALSE(before < incumbent.best());
        gains += incumbent.best() < before ? 1 : 0;
        const auto score = check(problem, instance.roster_of(problem, incumbent.best_lines())).score;
        EXPECT_EQ(score.cost, incumbent.best().soft);
        EXPECT_EQ(score.hard, incumbent.best().hard);
    }
    return gains;
}

TEST(CyclicExchange, never_makes_a_roster_worse_and_tells_its_cost)
{
    int gains = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = even_problem(seed, 21);
        gains += gains_in(12, problem, seed);
    }
    EXPECT_GT(gains, 10);
}

TEST(CyclicExchange, deals_turns_out_anew_that_are_to_lie_apart)
{
    int gains = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draft draft = even_problem(seed, 28).draft();
        draft.spacing = {.weight = 30};
        if (seed % 3 == 0)
            draft.companies.push_back({.members = {ann, bob}, .keep = Keep::apart, .within = Within::day});
        const Problem problem(std::move(draft));
        gains += gains_in(20, problem, seed);
    }
    EXPECT_GT(gains, 30);
}

TEST(CyclicExchange, deals_turns_of_several_lengths_out_anew)
{
    int gains = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draft draft = even_problem(seed, 28).draft();
        draft.spacing = {.weight = 30};
        for (std::size_t row = 0; row < draft.cover.size(); ++row)
            draft.cover[row].wanted = row % 3 == 0 ? 1 : 0;
        draft.shift_types[0].length = Minutes{90};
        draft.shift_types[1].length = Minutes{150};
        draft.fairness = {{.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 90}};
        const Problem problem(std::move(draft));
        gains += gains_in(20, problem, seed);
    }
    EXPECT_GT(gains, 18);
}

/// The least toll over all duties on the open days of these lines.
HardSoftCost least_by_brute_force(const Instance& instance, std::vector<Line>& lines,
                                  const std::vector<std::pair<int, int>>& open, std::size_t at, State& state)
{
    if (at == open.size()) {
        state.set(lines);
        return state.toll();
    }
    const auto [member, day] = open[at];
    std::optional<HardSoftCost> least;
    for (int duty = 0; duty < instance.duty_count; ++duty) {
        if (instance.linear_of(member, day, duty) == barred)
            continue;
        lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)] = static_cast<DutyIndex>(duty);
        const HardSoftCost toll = least_by_brute_force(instance, lines, open, at + 1, state);
        if (!least || toll < *least)
            least = toll;
    }
    lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)] = 0;
    return *least;
}

TEST(OpenFlowPlan, is_the_best_for_the_days_that_are_open)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = even_problem(seed, 14);
        const Instance instance(problem);
        Incumbent incumbent(instance, Seed{seed});
        incumbent.begin();
        std::vector<Line> lines = incumbent.best_lines();
        // Two days of each member, far apart; everybody rests around them.
        std::vector<std::pair<int, int>> open;
        FlowTask task{.offers = {},
                      .rest = std::vector<Cost>(static_cast<std::size_t>(instance.members) * 14, 0),
                      .held = {},
                      .people = std::vector<int>(instance.rows.size(), 0),
                      .knows_weekends = true,
                      .opens_weekend = std::vector<std::uint8_t>(static_cast<std::size_t>(instance.members) * 14, 0)};
        for (int member = 0; member < instance.members; ++member) {
            Line& line = lines[static_cast<std::size_t>(member)];
            for (const int first : {1 + member, 8 + member}) {
                for (int other = first - 1; other <= first + 1; ++other)
                    line[static_cast<std::size_t>(other)] = 0;
                open.emplace_back(member, first);
                const auto cell = static_cast<std::size_t>(member * 14 + first);
                task.opens_weekend[cell] = instance.is_weekend(first) ? 1 : 0;
                task.rest[cell] = instance.linear_of(member, first, 0);
                for (int duty = 1; duty < instance.duty_count; ++duty)
                    task.offers.push_back({member, first, duty, instance.linear_of(member, first, duty)});
            }
            Tally tally;
            instance.tally(line, 0, 14, tally);
            auto& held = task.held.emplace_back();
            for (const Counter& counter : instance.rules[static_cast<std::size_t>(member)].counters)
                held.push_back(instance.counted(counter, tally));
            for (int day = 0; day < 14; ++day)
                instance.each_row(member, day, line[static_cast<std::size_t>(day)],
                                  [&](int row) { ++task.people[static_cast<std::size_t>(row)]; });
        }
        State state(instance);
        const Cost least = least_by_brute_force(instance, lines, open, 0, state).value(instance.hard_weight);
        const auto planned_for = [&](const FlowTask& asked) {
            const auto plan = open_flow_plan(instance, problem.cover().size(), asked, never);
            std::vector<Line> planned = lines;
            for (const auto& [member, day] : open)
                planned[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)] =
                    plan.value().lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)];
            state.set(planned);
            return state.toll().value(instance.hard_weight);
        };
        EXPECT_EQ(planned_for(task), least);

        // From whatever stands there, in parts.
        Random random(Seed{seed});
        task.scale = 1024;
        for (Offer& offer : task.offers)
            offer.toll *= task.scale;
        for (Cost& rest : task.rest)
            rest *= rest == FlowTask::no_rest ? 1 : task.scale;
        for (int round = 0; round < 5; ++round) {
            task.now.assign(task.rest.size(), 0);
            for (const Offer& offer : task.offers)
                if (random.below(2) == 0)
                    task.now[static_cast<std::size_t>(offer.member * 14 + offer.day)] =
                        static_cast<DutyIndex>(offer.duty);
            EXPECT_EQ(planned_for(task), least);
        }
    }
}

}  // namespace
}  // namespace muster::roster::engine::search::exchange_test
