// Prices that rise together, against the prices they make.
#include "roster/engine/bound/levels.hpp"

#include "muster/roster/bound.hpp"
#include "muster/roster/solve.hpp"
#include "random_lines.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound::levels_test {
namespace {

TEST(Levels, slopes_of_groups_are_those_of_the_prices_they_make)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, true);
        const Instance instance(problem);
        const auto sums = resources_of_lines(instance);
        const Levels levels(instance, problem.cover().size(), sums, 0);
        Random random(Seed{seed});
        List<double> coordinates(levels.coordinates());
        for (double& coordinate : coordinates)
            coordinate = random.unit() - 0.5;
        List<double> slopes(levels.couplings());
        for (double& slope : slopes)
            slope = random.unit() - 0.5;
        List<double> prices;
        levels.compose(coordinates, prices);
        ASSERT_EQ(prices.size(), slopes.size());
        const double along = std::inner_product(prices.begin(), prices.end(), slopes.begin(), 0.0);
        levels.add_groups(slopes);
        EXPECT_NEAR(std::inner_product(coordinates.begin(), coordinates.end(), slopes.begin(), 0.0), along, 1e-9);
    }
}

TEST(Levels, what_a_unit_is_worth_is_nothing_to_a_line)
{
    int lines = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 21, true);
        const Instance instance(problem);
        const std::size_t rows = problem.cover().size();
        const auto sums = resources_of_lines(instance);
        const Levels levels(instance, rows, sums, 0);
        Random random(Seed{seed});
        for (std::size_t sum = 0; sum < sums.size(); ++sum) {
            if (sums[sum].is_weekends() || instance.has_skills())
                continue;
            // The group in which this sum and rows are together.
            for (std::size_t group = 0; group < levels.coarse_groups(); ++group) {
                List<double> coordinates(levels.coordinates(), 0.0);
                coordinates[levels.couplings() + group] = 1.0;
                List<double> prices;
                levels.compose(coordinates, prices);
                if (prices[rows + sum] >= 0.0)
                    continue;
                const int member = sums[sum].member();
                Line line;
                for (int day = 0; day < instance.days; ++day)
                    line.push_back(
                        static_cast<DutyIndex>(random.below(static_cast<std::uint32_t>(instance.duty_count))));
                double paid = prices[rows + sum] * sums[sum].amount_of(instance, line);
                bool has_rows = true;
                for (int day = 0; day < instance.days; ++day)
                    for (const std::uint16_t type : instance.duties[line[static_cast<std::size_t>(day)]].types) {
                        bool has_row = false;
                        instance.each_row_of_type(member, day, type, [&](int row) {
                            if (static_cast<std::size_t>(row) < rows) {
                                paid += prices[static_cast<std::size_t>(row)];
                                has_row = true;
                            }
                        });
                        has_rows = has_rows && has_row;
                    }
                if (!has_rows)
                    continue;
                EXPECT_NEAR(paid, 0.0, 1e-9);
                ++lines;
            }
        }
    }
    EXPECT_GT(lines, 20);
}

/// Eight weeks of a day and a night; of eight people the first three may lead, and one leads each day.
Problem few_may_lead()
{
    Draft draft{.period = Period(monday, day(55))};
    draft.shift_types = {{.code = "D", .start = at(7), .length = Minutes(720)},
                         {.code = "N", .start = at(19), .length = Minutes(720), .is_night = true}};
    draft.skills = {{.code = "lead"}};
    for (std::uint32_t row = 0; row < 8; ++row) {
        draft.members.push_back({.code = "m" + std::to_string(row)});
        if (row < 3)
            draft.members.back().skills = {SkillId(0)};
    }
    for (int index = 0; index < 56; ++index) {
        draft.cover.push_back({.shift = {day(index), early}, .wanted = 2, .under_weight = 7200, .over_weight = 7200});
        draft.cover.push_back({.shift = {day(index), early}, .skill = SkillId(0), .minimum = 1, .wanted = 1});
        draft.cover.push_back({.shift = {day(index), late}, .wanted = 1, .under_weight = 7200, .over_weight = 7200});
    }
    for (const Measure measure : {Measure::shifts, Measure::nights})
        draft.fairness.push_back({.measure = measure, .above_weight = 360, .below_weight = 360, .step = 1});
    return Problem(std::move(draft));
}

TEST(Levels, a_skill_s_rows_have_a_price_of_their_own_and_so_have_the_sums_of_those_with_it)
{
    const Problem problem = few_may_lead();
    const Instance instance(problem);
    const std::size_t rows = problem.cover().size();
    const auto sums = resources_of_lines(instance);
    const Levels levels(instance, rows, sums, 0);
    int of_rows = 0;
    int of_leads = 0;
    int of_others = 0;
    for (std::size_t group = 0; group < levels.coarse_groups(); ++group) {
        List<double> coordinates(levels.coordinates(), 0.0);
        coordinates[levels.couplings() + group] = 1.0;
        List<double> prices;
        levels.compose(coordinates, prices);
        bool is_of_rows = true;
        bool is_of_leads = true;
        bool is_of_others = true;
        for (std::size_t at = 0; at < prices.size(); ++at) {
            const bool is_sum = at >= rows;
            const bool is_paid = prices[at] != 0.0;
            const bool is_lead = is_sum && sums[at - rows].member() < 3;
            is_of_rows = is_of_rows && is_paid == (!is_sum && problem.cover()[at].skill.is_set());
            is_of_leads = is_of_leads && (!is_paid || is_lead);
            is_of_others = is_of_others && (!is_paid || (is_sum && !is_lead));
        }
        of_rows += is_of_rows ? 1 : 0;
        of_leads += is_of_leads ? 1 : 0;
        of_others += is_of_others ? 1 : 0;
    }
    EXPECT_EQ(of_rows, 1);
    EXPECT_EQ(of_leads, 2);  // shifts and nights
    EXPECT_EQ(of_others, 2);
}

// Leads stand some 19 of the days each and others a night in two: nobody can have a fair part of both.
TEST(Levels, what_a_scarce_skill_costs_the_fair_shares_is_proved)
{
    const Problem problem = few_may_lead();
    const Instance instance(problem);
    LagrangianDual dual(instance, problem.cover().size(), Seed{1}, Sums::priced);
    while (!dual.is_settled())
        ASSERT_TRUE(dual.step({}, Budget()));
    const Solution found = solve(problem, {.time_limit = {}, .work_limit = 3'000'000, .threads = 1});
    ASSERT_TRUE(found.score.is_feasible());
    EXPECT_LE(*dual.bound(), found.score.cost);
    EXPECT_GE(static_cast<double>(*dual.bound()), 0.9 * static_cast<double>(found.score.cost));
    EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
}

}  // namespace
}  // namespace muster::roster::engine::bound::levels_test
