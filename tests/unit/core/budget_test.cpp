// A budget ends with its work, its time, at a word, and with what it is a part of.
#include "core/budget.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace muster::inline v0_2::budget_test {
namespace {

TEST(Budget, without_an_end_is_never_spent)
{
    const Budget budget;
    EXPECT_FALSE(budget.is_spent());
    EXPECT_EQ(budget.spent_part(), 0.0);
    EXPECT_EQ(&budget.whole(), &budget);
}

TEST(Budget, of_work_is_spent_by_what_was_done_since_it_was_given)
{
    std::uint64_t work = 1000;
    const Budget whole;
    const Budget part = whole.of_work(8, [&] { return work; });
    EXPECT_FALSE(part.is_spent());
    work += 6;
    EXPECT_EQ(part.spent_part(), 0.75);
    ++work;
    EXPECT_FALSE(part.is_spent());
    ++work;
    EXPECT_TRUE(part.is_spent());
    EXPECT_FALSE(part.whole().is_spent());
}

TEST(Budget, of_time_is_spent_from_its_end_on)
{
    const Budget whole;
    const auto now = Budget::Clock::now();
    const Budget over = whole.of_time(now - std::chrono::hours(2), now - std::chrono::hours(1));
    EXPECT_TRUE(over.is_spent());
    EXPECT_GT(over.spent_part(), 1.0);
    const Budget ahead = whole.of_time(now - std::chrono::hours(100), now + std::chrono::hours(100));
    EXPECT_FALSE(ahead.is_spent());
    EXPECT_NEAR(ahead.spent_part(), 0.5, 0.2);
}

TEST(Budget, ends_with_what_it_is_a_part_of)
{
    bool is_stopped = false;
    bool is_found = false;
    const Budget whole([&] { return is_stopped; });
    const Budget part = whole.unless([&] { return is_found; });
    const Budget smaller = part.of_work(5, [] { return std::uint64_t{0}; });
    EXPECT_FALSE(smaller.is_spent());
    is_found = true;
    EXPECT_TRUE(smaller.is_spent());
    EXPECT_FALSE(part.whole().is_spent());
    is_found = false;
    is_stopped = true;
    EXPECT_TRUE(smaller.is_spent());
    EXPECT_TRUE(whole.is_spent());
}

}  // namespace
}  // namespace muster::budget_test
