// Proofs by how often rules are bent: any splits with any prices prove a bound, costs are odd as bends are, and trees
// that leave rosters out are refused.
#include "core/budget.hpp"
#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/reweighted.hpp"
#include "muster/roster/solve.hpp"
#include "roster/engine/bound/lower_bound.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::bends_test {
namespace {

constexpr std::uint32_t minimum_run = 7;  // of working days: its place among all rules
constexpr std::uint32_t weekends = 9;

std::size_t rule_count() { return Penalties().all().size(); }

/// Soft rules of odd weight about runs, all else even; with four members over ten days.
Draft draft_of(std::uint64_t seed, int days = 10, std::size_t people = 4)
{
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    Draft draft = small_draft(days);
    draft.shift_types.resize(1);
    while (draft.members.size() < people)
        draft.members.push_back({.code = "more" + std::to_string(draft.members.size())});
    draft.members.resize(people);
    draft.penalties.minimum_consecutive = Penalty::soft(15);
    draft.penalties.minimum_days_off = Penalty::soft(20);
    draft.penalties.maximum_consecutive = Penalty::soft(30);
    draft.penalties.weekends = Penalty::soft(30);
    for (Member& member : draft.members) {
        member.limits.maximum_consecutive = 3 + some(2);
        member.limits.minimum_consecutive = 2 + some(2);
        member.limits.minimum_days_off = 2;
        member.limits.maximum_weekends = some(2);
    }
    for (int index = 0; index < days; ++index) {
        draft.cover.push_back({.shift = {day(index), early}, .wanted = 1 + some(3), .under_weight = 30});
        draft.requests.push_back(
            {MemberId(random.below(static_cast<std::uint32_t>(people))), day(index), early, Wish::off, 10});
    }
    return draft;
}

Problem problem_of(std::uint64_t seed) { return Problem(draft_of(seed)); }

Roster drawn_roster(const Problem& problem, Random& random)
{
    std::vector<Assignment> assignments;
    for (std::uint32_t member = 0; member < problem.members().size(); ++member)
        for (int index = 0; index < problem.day_count(); ++index)
            if (random.below(2) == 0)
                assignments.push_back(stands(MemberId(member), index, early));
    return roster_of(problem, std::move(assignments));
}

std::int64_t bends_of(const Problem& problem, const Roster& roster, std::uint32_t rule)
{
    std::vector<std::int64_t> prices(rule_count(), 0);
    prices[rule] = 1;
    return check(problem, roster).score.cost - check(*reweighted(problem, 1, prices), roster).score.cost;
}

TEST(Bends, are_paid_for_on_the_other_problem)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = problem_of(seed);
        Random random(Seed{seed});
        const Roster roster = drawn_roster(problem, random);
        std::vector<std::int64_t> prices(rule_count(), 0);
        std::int64_t paid = 0;
        const auto scale = static_cast<std::int64_t>(1 + random.below(9));
        for (const std::uint32_t rule : {minimum_run, weekends}) {
            prices[rule] = static_cast<std::int64_t>(random.below(40)) - 25;
            prices[rule] = std::min(prices[rule], 15 * scale);
            paid += prices[rule] * bends_of(problem, roster, rule);
        }
        const auto other = reweighted(problem, scale, prices);
        ASSERT_TRUE(other);
        EXPECT_EQ(check(*other, roster).score.cost, scale * check(problem, roster).score.cost - paid);
        EXPECT_EQ(check(*other, roster).score.hard, check(problem, roster).score.hard);
    }
}

TEST(Bends, are_paid_for_where_weights_stay_within_their_range_and_nothing_is_to_be_fair)
{
    const Problem problem = problem_of(1);
    std::vector<std::int64_t> prices(rule_count(), 0);
    EXPECT_EQ(*reweighted(problem, 1, prices), problem);
    prices[minimum_run] = 16;
    EXPECT_FALSE(reweighted(problem, 1, prices));
    EXPECT_TRUE(reweighted(problem, 2, prices));
    EXPECT_FALSE(reweighted(problem, 1'000'000, prices));
    EXPECT_THROW(static_cast<void>(reweighted(problem, 0, prices)), InvalidInput);
    prices.pop_back();
    EXPECT_THROW(static_cast<void>(reweighted(problem, 1, prices)), InvalidInput);
    prices.push_back(0);
    Draft fair = draft_of(1);
    fair.fairness.push_back({});
    EXPECT_FALSE(reweighted(Problem(std::move(fair)), 1, std::vector<std::int64_t>(rule_count(), 0)));
}

/// The bound of bends with prices of cover of their own.
struct Tree {
    const Problem& problem;
    Random& random;
    std::vector<BendCase> bends{};

    [[nodiscard]] std::vector<BoundCase> cases(std::int64_t scale)
    {
        BoundCase one;
        for (std::size_t row = 0; row < problem.cover().size(); ++row)
            one.prices.push_back(static_cast<std::int64_t>(random.below(4)) * scale);
        return {one};
    }
    void grow(std::vector<bool>& way, int depth)
    {
        if (depth > 0) {
            const std::vector<std::vector<std::uint32_t>> sets{{minimum_run}, {weekends}, {minimum_run, weekends}};
            bends.push_back({.split = BendSplit{sets[random.below(3)], random.below(5)}});
            for (const bool has_more : {false, true}) {
                way.push_back(has_more);
                grow(way, depth - 1 - static_cast<int>(random.below(2)));
                way.pop_back();
            }
            return;
        }
        BendCase& leaf = bends.emplace_back(BendCase{.scale = 4});
        for (const bool has_more : way)
            leaf.prices.push_back((has_more ? 1 : -1) * static_cast<std::int64_t>(random.below(16)));
        leaf.cases = cases(leaf.scale);
    }
    [[nodiscard]] BoundCertificate certificate() const
    {
        BoundCertificate certificate;
        certificate.prices.assign(problem.cover().size(), 0);
        BoundPart& part = certificate.parts.emplace_back();
        for (std::uint32_t member = 0; member < problem.members().size(); ++member)
            part.members.push_back(MemberId(member));
        part.bends = bends;
        return certificate;
    }
};

TEST(Bends, prove_a_bound_with_any_splits_and_prices)
{
    int tight = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = problem_of(seed);
        const Solution best = solve(problem, {.time_limit = std::nullopt, .work_limit = 300'000});
        if (best.status != Status::optimal)
            continue;
        Random random(Seed{seed});
        for (int times = 0; times < 5; ++times) {
            Tree tree{problem, random};
            std::vector<bool> way;
            tree.grow(way, 3);
            const auto bound = proved_bound(problem, tree.certificate());
            ASSERT_TRUE(bound);
            EXPECT_LE(*bound, best.score.cost);
            tight += *bound > 0 ? 1 : 0;
        }
    }
    EXPECT_GE(tight, 15);  // most drawn prices prove nothing
}

TEST(Bends, tell_whether_costs_are_odd)
{
    // One person, wanted on one day of ten: to stand it alone bends a run once, 15; another day more costs 20, and to
    // stay away 30.
    Draft draft = draft_of(1, 10, 1);
    draft.requests.clear();
    draft.members[0].limits.minimum_consecutive = 2;
    for (Cover& cover : draft.cover) {
        cover.wanted = cover.shift.day == day(4) ? 1 : 0;
        cover.over_weight = 20;
    }
    const Problem problem(std::move(draft));
    ASSERT_EQ(solve(problem).score.cost, 15);
    const auto priced = [&](std::int64_t price) {
        BoundCase one;
        one.prices.assign(problem.cover().size(), -20);
        one.prices[4] = price;
        return std::vector<BoundCase>{one};
    };
    Random random(Seed{1});
    Tree tree{problem, random};
    const BendCase never{.prices = {-15}, .cases = priced(20)};
    tree.bends = {{.split = BendSplit{{minimum_run}, 0}}, never, {.prices = {0}, .cases = priced(8)}};
    EXPECT_EQ(*proved_bound(problem, tree.certificate()), 10);  // 8, in fives
    tree.bends.back() = {.split = BendSplit{{minimum_run}, 1}};
    tree.bends.push_back({.prices = {0, 0}, .cases = priced(8)});  // once: odd
    tree.bends.push_back({.prices = {0, 7}, .cases = priced(8)});
    EXPECT_EQ(*proved_bound(problem, tree.certificate()), 15);
}

TEST(Bends, refuse_what_leaves_rosters_out)
{
    const Problem problem = problem_of(1);
    Random random(Seed{1});
    Tree tree{problem, random};
    const std::vector<BoundCase> cases = tree.cases(1);
    const std::vector<BendCase> good{
        {.split = BendSplit{{minimum_run}, 1}}, {.prices = {-1}, .cases = cases}, {.prices = {1}, .cases = cases}};
    const auto refused = [&](const std::function<void(std::vector<BendCase>&)>& spoil, const std::string& fault) {
        tree.bends = good;
        spoil(tree.bends);
        try {
            static_cast<void>(proved_bound(problem, tree.certificate()));
            ADD_FAILURE() << "taken, though " << fault;
        } catch (const InvalidInput& error) {
            EXPECT_NE(std::string(error.what()).find(fault), std::string::npos) << error.what();
        }
    };
    refused([](auto& bends) { bends.pop_back(); }, "not all closed");
    refused([](auto& bends) { bends.push_back(bends.back()); }, "follows where all cases are closed");
    refused([](auto& bends) { bends[1].prices[0] = 1; }, "is paid 1 by split 0");
    refused([](auto& bends) { bends[2].prices[0] = -1; }, "is paid -1 by split 0");
    refused([](auto& bends) { bends[2].prices.clear(); }, "has 0 prices of bends for 1 splits");
    refused([](auto& bends) { bends[2].prices[0] = 16; }, "makes a weight that is below 0");
    refused([](auto& bends) { bends[2].scale = 0; }, "has a scale of 0");
    refused([](auto& bends) { bends[0].split->rules.clear(); }, "is split by no rule");
    refused([](auto& bends) { bends[0].split->rules = {99}; }, "is split by rule 99");
    refused([](auto& bends) { bends[0].split->rules = {minimum_run, minimum_run}; }, "by a rule twice");
    refused([](auto& bends) { bends[0].split->times = -1; }, "is split at -1 times");
    refused([](auto& bends) { bends[2].cases.clear(); }, "neither split nor closed");
}

TEST(Bends, are_split_where_cases_of_cover_are_not_enough)
{
    int by_bends = 0;
    for (const std::uint64_t seed : {4U, 9U, 10U, 20U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draft draft = draft_of(seed, 28, 9);
        Random random(Seed{seed});
        draft.penalties.complete_weekends = Penalty::soft(30);
        draft.penalties.minimum_shifts = draft.penalties.maximum_shifts = Penalty::soft(20);
        for (Member& member : draft.members) {
            member.limits.minimum_shifts = 5 + static_cast<int>(random.below(4));
            member.limits.maximum_shifts = member.limits.minimum_shifts + 3;
        }
        for (Cover& cover : draft.cover)
            cover.wanted += cover.minimum = 1 + static_cast<int>(random.below(2));
        for (int index = 0; index < 28; ++index)
            for (int times = 0; times < 3; ++times)
                draft.requests.push_back({MemberId(random.below(9)), day(index), early, Wish::off, 10});
        const Problem problem(std::move(draft));
        const Solution best = solve(problem, {.time_limit = std::nullopt, .work_limit = 3'000'000});
        ASSERT_EQ(best.score.hard, 0);
        const engine::model::Instance instance(problem);
        engine::bound::LowerBound bounding(instance, problem.cover().size(), Seed{seed},
                                           {.problem = &problem, .after_work = 0});
        const Budget all;
        for (int round = 0; round < 60 && !bounding.is_done() && bounding.bound() < best.score.cost; ++round) {
            bounding.raise(best.score.cost, all.of_work(20'000'000, [&] { return bounding.work(); }));
            bounding.meet(best.score.cost, false);
        }
        ASSERT_TRUE(bounding.bound());
        const BoundCertificate certificate = bounding.certificate();
        const auto proved = proved_bound(problem, certificate);
        ASSERT_TRUE(proved);
        EXPECT_EQ(*proved, *bounding.bound());
        EXPECT_LE(*proved, best.score.cost);
        const bool has_bends =
            std::ranges::any_of(certificate.parts, [](const BoundPart& part) { return !part.bends.empty(); });
        by_bends += has_bends ? 1 : 0;
    }
    EXPECT_GE(by_bends, 2);
}

}  // namespace
}  // namespace muster::roster::bends_test
