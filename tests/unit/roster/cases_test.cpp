// Proofs by cases: they reach what prices over all rosters do not, any cases with any prices prove a bound, and trees
// that leave rosters out are refused.
#include "core/budget.hpp"
#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/solve.hpp"
#include "roster/engine/bound/lower_bound.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace muster::inline v0_2::roster::cases_test {
namespace {

/// One shift a day, long runs and few hours: prices alone have people in halves.
Draft draft_of_halves(std::uint64_t seed)
{
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    constexpr int days = 14;
    Draft draft = small_draft(days);
    draft.shift_types.resize(1);
    for (int more = 0; more < 3; ++more)
        draft.members.push_back({.code = "more" + std::to_string(more)});
    for (Member& member : draft.members) {
        member.limits.maximum_consecutive = 3 + some(3);
        member.limits.minimum_consecutive = 2;
        member.limits.minimum_days_off = 2;
        member.limits.minimum_minutes = Minutes(480 * 6);
        member.limits.maximum_minutes = Minutes(480 * (7 + some(2)));
        member.limits.maximum_weekends = 1;
    }
    for (int index = 0; index < days; ++index) {
        draft.cover.push_back(
            {.shift = {day(index), early}, .wanted = 2 + some(3), .under_weight = 100, .over_weight = 1});
        draft.requests.push_back({MemberId(random.below(6)), day(index), early, Wish::off, 1 + some(3)});
    }
    return draft;
}

Problem halves(std::uint64_t seed) { return Problem(draft_of_halves(seed)); }

/// Two of them side by side: the members of either have a skill of their own, which all cover asks for.
Problem side_by_side(std::uint64_t seed)
{
    Draft both = draft_of_halves(seed);
    Draft other = draft_of_halves(seed + 1000);
    const auto first = static_cast<MemberId::Value>(both.members.size());
    both.skills = {{.code = "a"}, {.code = "b"}};
    for (Member& member : both.members)
        member.skills = {SkillId(0)};
    for (Cover& cover : both.cover)
        cover.skill = SkillId(0);
    for (Member& member : other.members) {
        member.code += " too";
        member.skills = {SkillId(1)};
        both.members.push_back(member);
    }
    for (Cover& cover : other.cover) {
        cover.skill = SkillId(1);
        both.cover.push_back(cover);
    }
    for (Request& request : other.requests) {
        request.member = MemberId(first + request.member.row());
        both.requests.push_back(request);
    }
    return Problem(std::move(both));
}

TEST(Cases, reach_what_prices_over_all_do_not)
{
    int by_cases = 0;
    int narrowed = 0;
    // Most of these need no cases; some do.
    for (std::uint64_t seed = 1; seed <= 215; seed += seed == 25 ? 135 : 1) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = halves(seed);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 200'000});
        if (solution.score.hard > 0)
            continue;
        const auto proved = proved_bound(problem, solution.certificate);
        ASSERT_TRUE(proved);
        EXPECT_EQ(std::max(*proved, lower_bound(problem)), *solution.lower_bound);
        EXPECT_LE(*proved, solution.score.cost);
        if (solution.certificate.cases.empty())
            continue;
        BoundCertificate without = solution.certificate;
        without.cases.clear();
        EXPECT_LT(*proved_bound(problem, without), *proved);
        by_cases += solution.status == Status::optimal ? 1 : 0;
        BoundCertificate wide = solution.certificate;
        narrowed += std::erase_if(wide.cases, [](const BoundCase& one) { return one.below.has_value(); }) > 0 ? 1 : 0;
        EXPECT_LE(*proved_bound(problem, wide), *proved);
    }
    EXPECT_GE(by_cases, 3);
    EXPECT_GE(narrowed, 3);
}

/// Raises the bound by rounds of little work, alone or by two threads side by side.
BoundCertificate raised(const Problem& problem, std::int64_t cost, bool are_two, std::uint64_t& work_beside)
{
    const engine::model::Instance instance(problem);
    engine::bound::LowerBound bounding(instance, problem.cover().size(), Seed{1});
    const Budget all;
    for (int round = 0; round < 200 && !bounding.is_done(); ++round) {
        const bool is_beside = are_two && bounding.may_raise_beside();
        const Budget mine = all.of_work(300'000, [&] { return bounding.work(); });
        const Budget other = all.of_work(300'000, [&] { return bounding.work_beside(); });
        std::jthread second;
        if (is_beside)
            second = std::jthread([&] { bounding.raise_beside(cost, other); });
        bounding.raise(cost, mine);
        if (is_beside)
            second.join();
        bounding.meet(cost, are_two);
    }
    work_beside = bounding.work_beside();
    return bounding.certificate();
}

TEST(Cases, are_proved_by_two_side_by_side_as_by_one_and_the_same_each_time)
{
    int by_two = 0;
    for (std::uint64_t seed = 1; seed <= 215; seed += seed == 25 ? 135 : 1) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = halves(seed);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 200'000});
        if (solution.status != Status::optimal || solution.certificate.cases.empty())
            continue;
        std::uint64_t beside = 0;
        const std::int64_t cost = solution.score.cost;
        EXPECT_EQ(proved_bound(problem, raised(problem, cost, false, beside)), cost);
        EXPECT_EQ(beside, 0U);
        const BoundCertificate certificate = raised(problem, cost, true, beside);
        EXPECT_EQ(proved_bound(problem, certificate), cost);
        by_two += beside > 0 ? 1 : 0;
        EXPECT_EQ(raised(problem, cost, true, beside), certificate);
    }
    EXPECT_GE(by_two, 1);
}

TEST(Cases, any_that_take_all_rosters_in_prove_a_bound)
{
    int proved = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = halves(seed);
        const Solution best = solve(problem, {.time_limit = std::nullopt, .work_limit = 50'000});
        if (best.score.hard > 0)
            continue;
        Random random(Seed{seed});
        BoundCertificate certificate{.prices = std::vector<std::int64_t>(problem.cover().size(), 0)};
        const std::function<void(int)> grow = [&](int depth) {
            if (depth > 0 && random.below(3) > 0) {
                const auto row = random.below(static_cast<std::uint32_t>(problem.cover().size()));
                certificate.cases.push_back({.split = CoverSplit{row, random.below(8)}, .prices = {}});
                grow(depth - 1);
                grow(depth - 1);
                return;
            }
            BoundCase& leaf = certificate.cases.emplace_back();
            for (std::size_t row = 0; row < problem.cover().size(); ++row)
                leaf.prices.push_back(static_cast<std::int64_t>(random.below(120)) - 10);
        };
        grow(4);
        const auto bound = proved_bound(problem, certificate);
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, best.score.cost);
        ++proved;
    }
    EXPECT_GT(proved, 10);
}

/// Some groups of rows.
std::vector<CoverGroup> drawn_groups(Random& random, std::size_t rows)
{
    std::vector<CoverGroup> groups(1 + random.below(3));
    for (CoverGroup& group : groups)
        for (std::uint32_t row = 0; row < rows; ++row)
            if (random.below(3) == 0)
                group.rows.push_back(row);
    return groups;
}

/// A tree of splits by rows and groups, with any prices.
void grow(Random& random, int depth, std::size_t rows, std::size_t groups, std::vector<BoundCase>& cases)
{
    if (depth > 0 && random.below(3) > 0) {
        const auto row = random.below(static_cast<std::uint32_t>(rows + groups));
        cases.push_back({.split = CoverSplit{row, random.below(row < rows ? 6U : 20U)}, .prices = {}});
        grow(random, depth - 1, rows, groups, cases);
        grow(random, depth - 1, rows, groups, cases);
        return;
    }
    BoundCase& leaf = cases.emplace_back();
    for (std::size_t row = 0; row < rows + groups; ++row)
        leaf.prices.push_back(static_cast<std::int64_t>(random.below(row < rows ? 120 : 40)) - 10);
}

/// Rows at one price with drawn groups, and the cost of a roster, above which it must prove nothing.
struct Drawn {
    std::int64_t cost;
    Random random;
    BoundCertificate certificate{};
};

/// Nothing where the roster that is found bends a hard rule.
std::optional<Drawn> drawn(const Problem& problem, std::uint64_t seed, std::uint64_t work, std::int64_t price)
{
    const Solution best = solve(problem, {.time_limit = std::nullopt, .work_limit = work});
    if (best.score.hard > 0)
        return std::nullopt;
    Drawn made{.cost = best.score.cost, .random = Random(Seed{seed})};
    made.certificate.prices.assign(problem.cover().size(), price);
    made.certificate.groups = drawn_groups(made.random, problem.cover().size());
    return made;
}

TEST(Cases, of_rows_together_prove_a_bound_whatever_their_prices)
{
    int proved = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = halves(seed);
        auto made = drawn(problem, seed, 50'000, 0);
        if (!made)
            continue;
        BoundCertificate& certificate = made->certificate;
        grow(made->random, 4, problem.cover().size(), certificate.groups.size(), certificate.cases);
        const auto bound = proved_bound(problem, certificate);
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, made->cost);
        ++proved;
    }
    EXPECT_GT(proved, 20);
}

TEST(Cases, of_rows_together_prove_what_those_of_a_row_do_not)
{
    Draft draft = small_draft(2);
    draft.cover = {{.shift = {monday, early}, .wanted = 3, .under_weight = 50},
                   {.shift = {day(1), early}, .wanted = 3, .under_weight = 50}};
    for (Member& member : draft.members)
        member.limits.maximum_consecutive = 1;
    const Problem problem(std::move(draft));
    // Of two days each of three members stands one at most: three are missing.
    const BoundCase split{.split = CoverSplit{2, 3}, .prices = {}};
    const BoundCase three{.split = {}, .prices = {0, 0, -50}};
    const BoundCase more{.split = {}, .prices = {50, 50, 0}};
    BoundCertificate certificate{.prices = {0, 0}, .cases = {split, three, more}};
    certificate.groups = {{.rows = {0, 1}}};
    // With three at most and nothing paid, each costs 0 and each row costs nothing with all its people.
    EXPECT_EQ(proved_bound(problem, certificate), 0);
    certificate.cases[1].prices = {50, 50, -50};
    EXPECT_EQ(proved_bound(problem, certificate), 150);
    certificate.cases[2].prices = {0, 0, 100};
    EXPECT_EQ(proved_bound(problem, certificate), 100);
}

TEST(Cases, of_parts_are_proved_apart)
{
    int by_parts = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = side_by_side(seed);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 3'000'000});
        if (solution.score.hard > 0)
            continue;
        const auto proved = proved_bound(problem, solution.certificate);
        ASSERT_TRUE(proved);
        EXPECT_EQ(std::max(*proved, lower_bound(problem)), *solution.lower_bound);
        EXPECT_LE(*proved, solution.score.cost);
        EXPECT_TRUE(solution.certificate.cases.empty());
        if (solution.certificate.parts.empty())
            continue;
        ASSERT_EQ(solution.certificate.parts.size(), 2U);
        BoundCertificate without = solution.certificate;
        without.parts.clear();
        EXPECT_LT(*proved_bound(problem, without), *proved);
        by_parts += solution.status == Status::optimal ? 1 : 0;
    }
    EXPECT_GE(by_parts, 3);
}

TEST(Cases, of_parts_prove_a_bound_whatever_their_prices)
{
    int proved = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = side_by_side(seed);
        auto made = drawn(problem, seed, 200'000, 10);
        if (!made)
            continue;
        auto& [cost, random, certificate] = *made;
        // Of one part, of both, or of all as one.
        const auto half = static_cast<MemberId::Value>(problem.members().size() / 2);
        for (MemberId::Value part = 0; part < 2; ++part) {
            if (random.below(4) == 0)
                continue;
            BoundPart& one = certificate.parts.emplace_back();
            for (MemberId::Value member = 0; member < half; ++member)
                one.members.push_back(MemberId(part * half + member));
            grow(random, 3, problem.cover().size(), certificate.groups.size(), one.cases);
        }
        const auto bound = proved_bound(problem, certificate);
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, cost);
        if (!certificate.parts.empty()) {
            // A member of the other part couples both: only what prices over all prove is left.
            BoundCertificate mixed = certificate;
            mixed.parts.resize(1);
            mixed.parts.front().members.pop_back();
            BoundCertificate over_all = certificate;
            over_all.parts.clear();
            EXPECT_EQ(*proved_bound(problem, mixed), std::max<std::int64_t>(0, *proved_bound(problem, over_all)));
        }
        ++proved;
    }
    EXPECT_GT(proved, 15);
}

TEST(Cases, groups_and_parts_that_are_not_of_this_problem_are_refused)
{
    const Problem problem = side_by_side(1);
    const std::size_t rows = problem.cover().size();
    const BoundCase leaf{.split = {}, .prices = std::vector<std::int64_t>(rows, 0)};
    const auto fault_of = [&](std::vector<CoverGroup> groups, std::vector<BoundPart> parts) -> std::string {
        try {
            BoundCertificate certificate{.prices = leaf.prices};
            certificate.groups = std::move(groups);
            certificate.parts = std::move(parts);
            static_cast<void>(proved_bound(problem, certificate));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(fault_of({{.rows = {0, 27}}}, {{.members = {MemberId(0)}, .cases = {leaf}}}), "");
    EXPECT_NE(fault_of({{.rows = {0, 99}}}, {}).find("group 0 has row 99 of 28"), std::string::npos);
    EXPECT_NE(fault_of({{.rows = {1, 0, 1}}}, {}).find("group 0 has row 1 twice"), std::string::npos);
    EXPECT_NE(fault_of({}, {{.members = {MemberId(99)}, .cases = {leaf}}}).find("part 0 has member 99 of 12"),
              std::string::npos);
    EXPECT_NE(
        fault_of({}, {{.members = {MemberId(1), MemberId(1)}, .cases = {leaf}}}).find("part 0 has member 1 once more"),
        std::string::npos);
    std::vector<MemberId> first;
    for (MemberId::Value member = 0; member < 6; ++member)
        first.push_back(MemberId(member));
    EXPECT_NE(fault_of({}, {{.members = first, .cases = {}}}).find("of its cases 1 are neither split nor closed"),
              std::string::npos);
}

TEST(Cases, a_tree_that_leaves_rosters_out_or_is_not_of_this_problem_is_refused)
{
    const Problem problem = halves(1);
    const std::vector<std::int64_t> prices(problem.cover().size(), 0);
    const BoundCase leaf{.split = {}, .prices = prices};
    const BoundCase split{.split = CoverSplit{3, 2}, .prices = {}};
    const auto fault_of = [&](std::vector<BoundCase> cases) -> std::string {
        try {
            static_cast<void>(proved_bound(problem, {.prices = prices, .cases = std::move(cases)}));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(fault_of({split, leaf, leaf}), "");
    EXPECT_NE(fault_of({split, leaf}).find("of its cases 1 are neither split nor closed"), std::string::npos);
    EXPECT_NE(fault_of({leaf, leaf}).find("case 1 follows where all cases are closed"), std::string::npos);
    EXPECT_NE(fault_of({{.split = CoverSplit{99, 2}, .prices = {}}, leaf, leaf}).find("splits row 99 of 14"),
              std::string::npos);
    EXPECT_NE(fault_of({split, leaf, {.split = {}, .prices = {1, 2}}}).find("case 2 has 2 prices for 14 rows"),
              std::string::npos);
}

TEST(Cases, one_that_no_roster_is_in_holds_nothing_down)
{
    Draft draft = small_draft(2);
    draft.cover = {{.shift = {monday, early}, .wanted = 4, .under_weight = 50}};
    const Problem problem(std::move(draft));
    const BoundCase at_most_three{.split = {}, .prices = {0}};
    const BoundCase more{.split = {}, .prices = {500}};  // there are three members
    const BoundCase split{.split = CoverSplit{0, 3}, .prices = {}};
    EXPECT_EQ(proved_bound(problem, {.prices = {0}, .cases = {split, at_most_three, more}}), 50);
    EXPECT_EQ(proved_bound(problem, {.prices = {500}, .cases = {}}), 200 - 3 * 500);
}

}  // namespace
}  // namespace muster::roster::cases_test
