// Which record of an event counts where periods have caps, held against every choice there is.
#include "evaluation/event_choice.hpp"
#include "unit/evaluation/dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation::event_choice_test {
namespace {

using Choice = std::vector<std::uint32_t>;

WideInteger counted(const CappedEvents& problem, const Choice& choice)
{
    std::vector<WideInteger> loads = problem.loads;
    for (std::size_t event = 0; event < choice.size(); ++event) {
        const auto [period, amount] = problem.events[event][choice[event]];
        loads[period] += amount;
    }
    WideInteger sum = 0;
    for (const WideInteger load : loads)
        sum += std::min<WideInteger>(load, problem.most);
    return sum;
}

// The first of the choices that count most, in the order of their numbers.
Choice best_of_all(const CappedEvents& problem)
{
    Choice choice(problem.events.size());
    Choice best = choice;
    while (true) {
        std::size_t event = choice.size();
        while (event > 0 && choice[event - 1] + 1 == problem.events[event - 1].size())
            choice[--event] = 0;
        if (event == 0)
            return best;
        ++choice[event - 1];
        if (counted(problem, choice) > counted(problem, best))
            best = choice;
    }
}

// As choose_events() asks for them.
void put_in_order(CappedEvents& problem)
{
    for (auto& event : problem.events)
        std::ranges::stable_sort(event, std::ranges::greater{}, &EventRecord::amount);
}

CappedEvents drawn(Dice& dice, bool has_negatives)
{
    const auto periods = static_cast<std::uint32_t>(1 + dice.below(5));
    const int range = dice.heads() ? 4 : 40;
    CappedEvents problem{.most = dice.below(static_cast<std::uint32_t>(2 * range))};
    for (std::uint32_t period = 0; period < periods; ++period)
        problem.loads.emplace_back(dice.heads() ? 0 : dice.below(static_cast<std::uint32_t>(range)) - has_negatives);
    const int events = dice.below(7);
    for (int event = 0; event < events; ++event) {
        auto& records = problem.events.emplace_back();
        for (std::uint32_t period = 0; period < periods; ++period)
            if (dice.heads() || (records.empty() && period + 1 == periods))
                records.push_back({period, dice.below(static_cast<std::uint32_t>(range)) -
                                               (has_negatives && dice.one_in(3) ? range / 2 : 0)});
    }
    put_in_order(problem);
    return problem;
}

TEST(EventChoice, IsTheFirstOfAllThatCountMost)
{
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const CappedEvents problem = drawn(dice, seed % 3 == 0);
        const auto chosen = choose_events(problem);
        ASSERT_TRUE(chosen);
        const Choice expected = best_of_all(problem);
        EXPECT_EQ(counted(problem, *chosen), counted(problem, expected));
        EXPECT_EQ(*chosen, expected);
        if (HasFailure())
            return;
    }
}

// Caps one below, at and one above what two events come to, so that each step of the room is met.
TEST(EventChoice, HoldsAroundEveryCap)
{
    for (int most = 0; most <= 24; ++most)
        for (int load = 0; load <= 6; ++load) {
            CappedEvents problem{.most = most, .loads = {load, 0, 3}};
            problem.events = {{{0, 7}, {1, 5}}, {{1, 7}, {0, 6}}, {{2, 5}, {0, 5}, {1, 5}}, {{0, 4}, {2, 4}}};
            const auto chosen = choose_events(problem);
            ASSERT_TRUE(chosen);
            EXPECT_EQ(*chosen, best_of_all(problem)) << "cap " << most << ", load " << load;
        }
}

TEST(EventChoice, OfManyEventsThatCountTheSameIsFound)
{
    CappedEvents problem{.most = 5, .loads = std::vector<WideInteger>(12)};
    Dice dice(1);
    for (int event = 0; event < 300; ++event) {
        auto& records = problem.events.emplace_back();
        for (std::uint32_t period = 0; period < 12; ++period)
            if (period == static_cast<std::uint32_t>(event % 12) || dice.one_in(4))
                records.push_back({period, 1});
    }
    const auto chosen = choose_events(problem);
    ASSERT_TRUE(chosen);
    EXPECT_EQ(counted(problem, *chosen), 60);
}

TEST(EventChoice, OfALongChainIsFound)
{
    CappedEvents problem{.most = 4, .loads = std::vector<WideInteger>(365)};
    Dice dice(2);
    for (std::uint32_t day = 0; day + 2 < 365; ++day)
        problem.events.push_back({{day, 3 + dice.below(2)}, {day + 1, 3}, {day + 2, 2}});
    ASSERT_TRUE(choose_events(problem));
}

// Powers of two make every sum another one, and no bound is met.
TEST(EventChoice, WithFewChoicesIsFoundWhateverTheAmounts)
{
    CappedEvents problem{.most = 0, .loads = {0, 0}};
    for (std::uint32_t event = 0; event < 16; ++event) {
        const std::int64_t amount = (std::int64_t{3} << 40) + (std::int64_t{7} << event);
        problem.events.push_back({{0, amount}, {1, amount}});
        problem.most += amount / 2;
    }
    problem.most -= 5;
    const auto chosen = choose_events(problem);
    ASSERT_TRUE(chosen);
    EXPECT_EQ(counted(problem, *chosen), counted(problem, best_of_all(problem)));
}

TEST(EventChoice, ThatTakesTooLongIsLeftAlone)
{
    CappedEvents problem{.most = 0, .loads = std::vector<WideInteger>(3)};
    Dice dice(3);
    for (int event = 0; event < 60; ++event) {
        const std::int64_t amount = 1'000'000'000'000'000 + std::int64_t{2'000'000} * dice.below(1'000'000'000);
        problem.events.push_back({{0, amount}, {1, amount}, {2, amount}});
        problem.most += amount / 3;
    }
    EXPECT_FALSE(choose_events(problem));
}

}  // namespace
}  // namespace muster::evaluation::event_choice_test
