// The everyday case: a branch of 45, sixteen weeks, two posts every evening, three times a day or day and night, with
// leave, lectures, wishes and fair loads.
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/solve.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/bound/smoothing.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::everyday_test {
namespace {

constexpr int days = 112;

/// Begins at, and minutes.
using Slots = std::vector<std::pair<int, int>>;
const Slots evening{{1280, 40}};
const Slots thrice{{720, 90}, {960, 120}, {1140, 150}};

Problem everyday(std::uint64_t seed, const Slots& slots = evening)
{
    const std::int64_t missing = slots.size() == 1 ? 100 : 1500;  // more than an uneven load
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    Draft draft{.period = Period(monday, day(days - 1))};
    draft.posts = {{.code = "service"}, {.code = "supervision"}};
    for (const std::uint32_t post : {0U, 1U})
        for (const auto& [start, length] : slots)
            draft.shift_types.push_back({.code = (post == 0 ? "S" : "V") + std::to_string(start),
                                         .post = PostId(post),
                                         .start = ClockTime(Minutes{start}),
                                         .length = Minutes{length}});
    for (std::uint32_t row = 0; row < 45; ++row) {
        Member member{.code = "m" + std::to_string(row)};
        member.limits.maximum_consecutive = 2;
        member.limits.minimum_rest = Minutes(660);
        draft.members.push_back(std::move(member));
        const int lecture = some(5);
        const int leave = some(days - 5);
        for (int index = 0; index < days; ++index)
            if (index % 7 == lecture || (index >= leave && index < leave + 3))
                draft.unavailable.push_back(
                    {MemberId(row), day(index), {}, index % 7 == lecture ? Bar::timetable : Bar::leave});
            else if (some(25) == 0)
                draft.requests.push_back({MemberId(row), day(index), {}, Wish::off, 5 + some(20)});
    }
    for (int index = 0; index < days; ++index)
        for (std::uint32_t type = 0; type < 2 * slots.size(); ++type)
            draft.cover.push_back({.shift = {day(index), ShiftTypeId(type)},
                                   .wanted = (slots.size() == 1 ? 2 : 1) + some(3),
                                   .under_weight = missing,
                                   .over_weight = missing});
    draft.fairness.push_back({.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 60});
    draft.fairness.push_back({.measure = Measure::weekends, .above_weight = 20, .below_weight = 20, .step = 1});
    return Problem(std::move(draft));
}

/// Solves with so much work, and says that the checker finds the roster within one in a hundred of what prices prove.
void expect_near_the_best(const Problem& problem, std::uint64_t work)
{
    Options options;
    options.time_limit.reset();
    options.work_limit = work;
    options.threads = 2;
    options.target_gap = 0.01;
    const Solution found = solve(problem, options);
    ASSERT_TRUE(found.score.is_feasible() && found.lower_bound && found.gap());
    EXPECT_EQ(check(problem, found.roster).score, found.score);
    EXPECT_LE(*found.gap(), 0.01) << found.score.cost << " against " << *found.lower_bound;
    EXPECT_EQ(proved_bound(problem, found.certificate), found.lower_bound);
}

TEST(Everyday, is_within_one_in_a_hundred_of_the_best_and_says_so)
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_near_the_best(everyday(seed), 4'000'000);
    }
}

/// Day and night at both posts: more is wanted at weekends than anybody may stand.
Problem round_the_clock(std::uint64_t seed)
{
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    constexpr std::int64_t missing = 4800;
    Draft draft{.period = Period(monday, day(days - 1))};
    draft.posts = {{.code = "service"}, {.code = "supervision"}};
    for (const std::uint32_t post : {0U, 1U})
        for (const int start : {7, 15, 23})
            draft.shift_types.push_back({.code = (post == 0 ? "S" : "V") + std::to_string(start),
                                         .post = PostId(post),
                                         .start = at(start),
                                         .length = Minutes(480),
                                         .is_night = start == 23});
    for (std::uint32_t row = 0; row < 45; ++row) {
        Member member{.code = "m" + std::to_string(row)};
        member.limits.maximum_consecutive = 5;
        member.limits.minimum_consecutive = 2;
        member.limits.minimum_days_off = 2;
        member.limits.minimum_rest = Minutes(660);
        member.limits.maximum_weekends = 8;
        draft.members.push_back(std::move(member));
        const int leave = some(days - 4);
        for (int index = leave; index < leave + some(5); ++index)
            draft.unavailable.push_back({MemberId(row), day(index), {}, Bar::leave});
    }
    for (int index = 0; index < days; ++index)
        for (std::uint32_t type = 0; type < 6; ++type)
            draft.cover.push_back({.shift = {day(index), ShiftTypeId(type)},
                                   .wanted = 3 + some(3),
                                   .under_weight = missing,
                                   .over_weight = missing});
    for (const auto& [measure, weight] :
         {std::pair{Measure::shifts, 480}, {Measure::nights, 240}, {Measure::weekends, 240}})
        draft.fairness.push_back({.measure = measure, .above_weight = weight, .below_weight = weight, .step = 1});
    return Problem(std::move(draft));
}

TEST(Everyday, round_the_clock_prices_of_smooth_lines_prove_more_than_those_of_single_ones)
{
    const Budget never;
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = round_the_clock(seed);
        const engine::model::Instance instance(problem);
        const std::size_t rows = problem.cover().size();
        engine::bound::LagrangianDual dual(instance, rows, Seed{seed}, engine::bound::Sums::priced);
        while (!dual.is_settled())
            ASSERT_TRUE(dual.step({}, never));
        const std::int64_t before = dual.bound().value();
        engine::bound::Smoothing smoothing(instance, rows, dual);
        while (!smoothing.is_done())
            ASSERT_TRUE(smoothing.raise(dual, {}, never));
        EXPECT_GT(*dual.bound(), before);
        EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
    }
}

TEST(Everyday, smooth_lines_stay_sound_where_prices_led_far_beyond_what_helps)
{
    const Budget never;
    const Problem problem = round_the_clock(1);
    const engine::model::Instance instance(problem);
    const std::size_t rows = problem.cover().size();
    engine::bound::LagrangianDual dual(instance, rows, Seed{1}, engine::bound::Sums::priced);
    for (const double far : {1e7, -1e7}) {
        engine::model::List<double> prices(dual.best_prices().size(), 0.0);
        for (std::size_t at = 0; at < prices.size(); at += 3)
            prices[at] = far;
        ASSERT_TRUE(dual.try_prices(prices, never));
        engine::bound::Smoothing smoothing(instance, rows, dual);
        for (int round = 0; round < 20; ++round) {
            ASSERT_TRUE(smoothing.raise(dual, {}, never));
            EXPECT_TRUE(std::isfinite(dual.soft_value())) << "round " << round << " from " << far;
        }
    }
    EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
}

TEST(Everyday, round_the_clock_is_within_one_in_a_hundred_of_the_best_and_says_so)
{
    expect_near_the_best(round_the_clock(1), 20'000'000);
}

/// What is proved without prices, and after so many rounds of them, by whoever checks it.
std::pair<std::int64_t, std::int64_t> risen(const Problem& problem, Seed seed, int rounds)
{
    const engine::model::Instance instance(problem);
    engine::bound::LagrangianDual dual(instance, problem.cover().size(), seed, engine::bound::Sums::priced);
    const Budget never;
    EXPECT_TRUE(dual.step({}, never));
    const std::int64_t without = dual.bound().value();
    for (int round = 0; round < rounds; ++round)
        EXPECT_TRUE(dual.step({}, never));
    EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
    return {without, dual.bound().value()};
}

TEST(Everyday, what_minutes_are_worth_proves_more_where_shifts_are_of_unequal_length)
{
    int rises = 0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto [without, bound] = risen(everyday(seed, thrice), Seed{seed}, 400);
        EXPECT_GE(bound, without);
        rises += bound > without + without / 20 ? 1 : 0;
    }
    EXPECT_GT(rises, 1);
}

TEST(Everyday, shifts_of_unequal_length_are_shared_out_as_evenly_as_prices_prove)
{
    expect_near_the_best(everyday(1, thrice), 6'000'000);
}

TEST(Everyday, prices_that_rise_together_soon_prove_more_than_none)
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto [without, bound] = risen(everyday(seed), Seed{seed}, 80);
        EXPECT_GT(bound, without + without / 20);
    }
}

TEST(Everyday, the_bound_at_last_is_no_less_than_what_was_told_on_the_way)
{
    for (const std::uint64_t seed : {1u, 2u, 3u, 4u}) {
        const Problem problem = everyday(seed);
        std::int64_t told = 0;
        Options options;
        options.time_limit.reset();
        options.work_limit = 400'000;
        options.progress = [&](const ProgressReport& report) {
            told = std::max(told, static_cast<std::int64_t>(report.bound.value_or(0)));
            return true;
        };
        const Solution found = solve(problem, options);
        EXPECT_GE(found.lower_bound.value_or(0), told) << seed;
    }
}

TEST(Everyday, the_same_work_gives_the_same_roster_on_any_number_of_threads)
{
    const Problem problem = everyday(4);
    Options options;
    options.time_limit.reset();
    options.work_limit = 60'000;
    options.threads = 1;
    const Solution alone = solve(problem, options);
    options.threads = 2;
    const Solution together = solve(problem, options);
    EXPECT_EQ(alone, together);
}

}  // namespace
}  // namespace muster::roster::everyday_test
