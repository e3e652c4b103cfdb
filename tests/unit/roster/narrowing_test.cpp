// Cases that are narrowed by their prices: whatever these are, and whatever is claimed, no roster costs less than what
// is proved; and more is proved than without.
#include "every_roster.hpp"
#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/solve.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::narrowing_test {
namespace {

/// Two people, three days and two shift types: few enough to try every roster.
Problem drawn_problem(Random& random)
{
    const auto some = [&](std::uint32_t most) { return static_cast<int>(random.below(most)); };
    constexpr int days = 3;
    Draft draft = small_draft(days);
    draft.members.resize(2);
    draft.shift_types.resize(2);
    for (Member& member : draft.members) {
        member.limits.minimum_consecutive = 1 + some(2);
        member.limits.maximum_consecutive = member.limits.minimum_consecutive + some(2);
        member.limits.maximum_shifts = 1 + some(3);
    }
    if (some(2) == 0)
        draft.forbidden_successions = {{late, early}};
    draft.penalties.maximum_consecutive = some(2) == 0 ? Penalty::soft(5 * (1 + some(3))) : Penalty::hard();
    draft.penalties.minimum_consecutive = Penalty::soft(5);
    for (int index = 0; index < days; ++index)
        for (const ShiftTypeId type : {early, late}) {
            draft.cover.push_back(
                {.shift = {day(index), type}, .wanted = some(3), .under_weight = 10, .over_weight = 5});
            if (some(2) == 0)
                draft.requests.push_back({some(2) == 0 ? ann : bob, day(index), type, Wish::off, 5 * (1 + some(3))});
        }
    return Problem(std::move(draft));
}

/// A tree that is split and narrowed towards a cost near `about`, by prices near those of `over_all`, or any.
void grow(Random& random, const BoundCertificate& over_all, std::int64_t about, int depth,
          std::vector<BoundCase>& cases)
{
    const auto some = [&](std::uint32_t most) { return static_cast<int>(random.below(most)); };
    const auto put_prices = [&](BoundCase& one) {
        one.prices = over_all.prices;
        const bool are_any = some(6) == 0;
        for (std::int64_t& price : one.prices)
            if (are_any || some(4) == 0)
                price += are_any ? some(14) - 4 : -some(4);
    };
    if (some(2) == 0) {
        BoundCase& narrowed = cases.emplace_back();
        narrowed.below = about + 5 * some(5) - 10;
        put_prices(narrowed);
    }
    if (depth == 0 || some(3) == 0) {
        put_prices(cases.emplace_back());
        return;
    }
    if (some(2) == 0)
        cases.push_back(
            {.split = CoverSplit{random.below(static_cast<std::uint32_t>(over_all.prices.size())), random.below(2)}});
    else
        cases.push_back({.duty = DutySplit{MemberId(random.below(2)), some(3), ShiftTypeId(random.below(2))}});
    grow(random, over_all, about, depth - 1, cases);
    grow(random, over_all, about, depth - 1, cases);
}

TEST(Narrowing, proves_no_more_than_the_best_of_every_roster_whatever_is_claimed)
{
    int proved = 0;
    int tight = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(Seed{seed});
        const Problem problem = drawn_problem(random);
        const auto best = best_of_all(problem);
        if (best.hard > 0)
            continue;
        BoundCertificate over_all;
        for (const Cover& cover : problem.cover())
            over_all.prices.push_back(cover.wanted > 0 ? 10 : 0);
        for (int time = 0; time < 25; ++time) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", tree " + std::to_string(time));
            BoundCertificate certificate = over_all;
            certificate.cases.clear();
            grow(random, over_all, best.soft, 3, certificate.cases);
            const auto bound = proved_bound(problem, certificate);
            ASSERT_TRUE(bound);
            EXPECT_LE(*bound, best.soft);
            ++proved;
            tight += *bound == best.soft ? 1 : 0;
        }
    }
    EXPECT_GT(proved, 500);
    EXPECT_GT(tight, 50);
}

/// What is proved where narrowed cases are not.
std::optional<std::int64_t> without_narrowing(const Problem& problem, BoundCertificate certificate)
{
    std::erase_if(certificate.cases, [](const BoundCase& one) { return one.below.has_value(); });
    return proved_bound(problem, certificate);
}

TEST(Narrowing, leaves_out_people_on_rows_and_duties_of_members)
{
    Draft draft = small_draft(2);
    draft.shift_types.resize(1);
    draft.cover = {{.shift = {monday, early}, .wanted = 1, .under_weight = 30}};
    draft.requests = {
        {ann, monday, early, Wish::off, 20}, {bob, monday, early, Wish::off, 20}, {cai, monday, early, Wish::off, 60}};
    const Problem problem(std::move(draft));
    // At a price of 20 every roster costs 20. With nobody on Monday, or two, or with cai, it costs 30 and more: what is
    // left is one person there, who is not cai.
    const BoundCase narrowed{.prices = {20}, .below = 25};
    // One person is paid 70, and ann and bob are 50 better off each.
    const BoundCase leaf{.prices = {70}};
    const BoundCertificate certificate{.prices = {100}, .cases = {narrowed, leaf}};
    EXPECT_EQ(proved_bound(problem, certificate), 70 - 2 * 50);
    // With all of them nobody comes, and cai is better off, too.
    EXPECT_EQ(without_narrowing(problem, certificate), 30 - 2 * 50 - 10);
    // What was left out costs that much, and no more is proved of all.
    const BoundCertificate towards{.prices = {100}, .cases = {{.prices = {20}, .below = 15}, {.prices = {20}}}};
    EXPECT_EQ(proved_bound(problem, towards), 15);
}

TEST(Narrowing, of_a_case_that_is_split_as_well_is_refused)
{
    const Problem problem(small_draft(2));
    const BoundCase both{.duty = DutySplit{ann, 0, early}, .below = 5};
    try {
        static_cast<void>(proved_bound(problem, {.cases = {both, {}, {}}}));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("case 0 is split and narrowed"), std::string::npos);
    }
}

}  // namespace
}  // namespace muster::roster::narrowing_test
