// Repairs and live changes under shared capacities: most pairs kept, then the best, held against trying every way.
#include "muster/pairing/shared_repair.hpp"

#include "random_family.hpp"

#include "muster/pairing/shared_live.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::shared_repair_test {
namespace {

std::vector<std::uint32_t> loads_under(const SharedProblem& problem, std::span<const std::uint32_t> loads)
{
    std::vector<std::uint32_t> sums;
    for (const SharedCapacity& each : problem.shared()) {
        sums.push_back(0);
        for (const MentorId at : each.mentors)
            sums.back() += loads[at.row()];
    }
    return sums;
}

// What a way is worth, best first: mentors not missing, pairs kept, the total.
struct Worth {
    std::int64_t made = 0;
    std::int64_t kept = 0;
    Score total = 0;

    friend auto operator<=>(const Worth&, const Worth&) = default;
};

std::int64_t kept_of(const Pairing& before, std::span<const std::pair<MenteeId, MentorId>> made)
{
    return std::ranges::count_if(made, [&](const std::pair<MenteeId, MentorId>& pair) {
        return pair.first.row() < before.mentee_count() &&
               std::ranges::count(before.mentors_of(pair.first), pair.second) > 0;
    });
}

std::vector<std::pair<MenteeId, MentorId>> pairs_of(const Pairing& pairing)
{
    std::vector<std::pair<MenteeId, MentorId>> made;
    for (std::uint32_t row = 0; row < pairing.mentee_count(); ++row)
        for (const MentorId each : pairing.mentors_of(mentee(row)))
            if (each.is_set())
                made.emplace_back(mentee(row), each);
    return made;
}

// The best by trying every way: with `may_miss` the most pairs first, then the most kept, then the greatest total.
std::optional<Worth> best_worth(const SharedProblem& problem, const Pairing& before, bool may_miss)
{
    std::optional<Worth> best;
    std::vector<std::uint32_t> loads;
    const EveryWay every(
        problem.pairs(),
        [&](EveryWay::Loads of) {
            const auto sums = loads_under(problem, of);
            for (std::size_t at = 0; at < sums.size(); ++at)
                if (const Capacity& limits = problem.shared()[at].capacity;
                    sums[at] < limits.minimum || sums[at] > limits.maximum)
                    return false;
            return true;
        },
        [&](std::span<const std::pair<MenteeId, MentorId>> made, Score total) {
            const Worth worth{may_miss ? static_cast<std::int64_t>(made.size()) : 0, kept_of(before, made), total};
            best = std::max(best.value_or(worth), worth);
        });
    return best;
}

Problem without_price(const Problem& problem, std::optional<Score> price)
{
    std::vector<Candidate> candidates;
    ProblemOptions options{.unmatched_price = price,
                           .load_prices = {problem.load_prices().begin(), problem.load_prices().end()}};
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const auto of = problem.candidates_of(mentee(row));
        for (std::size_t at = 0; at < of.mentors.size(); ++at)
            candidates.push_back({mentee(row), of.mentors[at], of.scores[at]});
        options.wanted.push_back(problem.wanted(mentee(row)));
    }
    return {{problem.mentors().begin(), problem.mentors().end()}, problem.mentee_count(), candidates, options};
}

// Other limits here and there.
SharedProblem changed(const SharedProblem& problem, Random& random)
{
    std::vector<SharedCapacity> shared(problem.shared().begin(), problem.shared().end());
    for (SharedCapacity& each : shared)
        if (random.below(2) == 0) {
            each.capacity.maximum = random.below(6);
            each.capacity.minimum = random.below(3) == 0 ? random.below(each.capacity.maximum + 1) : 0;
        }
    return {problem.pairs(), shared};
}

TEST(SharedRepair, KeepsMostPairsThenScoresBestAsTryingEveryWaySays)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int repaired_count = 0;
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Problem pairs = random_problem(random);
        auto family = random_family(random, pairs.mentors().size());
        const SharedProblem first(std::move(pairs), std::move(family));
        Pairing before;
        try {
            before = optimal(first).pairing;
        } catch (const InvalidInput&) {
            continue;
        }
        const SharedProblem now = changed(first, random);
        RepairOptions options;
        if (random.below(3) == 0)
            options.move_price = random.below(4);
        try {
            const RepairedSharedPairing result = repair(now, before, options);
            const Verdict verdict = verify_repair(now, before, result);
            ASSERT_TRUE(verdict.holds) << verdict.fault;
            if (options.move_price) {
                const SharedProblem kept = keeping(now, before, *options.move_price);
                EXPECT_EQ(with_total(kept.pairs(), result.pairing.mentor_of).total, best_of(kept));
            } else {
                const Worth worth{0, kept_of(before, pairs_of(result.pairing)), result.pairing.total};
                EXPECT_EQ(worth, best_worth(now, before, false));
            }
            ++repaired_count;
        } catch (const InvalidInput&) {
            EXPECT_FALSE(best_of(now).has_value());
            ++refused;
        }
    }
    EXPECT_GT(repaired_count, 400);
    EXPECT_GT(refused, 100);
}

TEST(SharedRepair, WhatCanBeMissesFewestThenKeepsMostThenIsBest)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int looked = 0;
    int short_of = 0;
    for (int round = 0; round < 3000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem pairs = random_problem(random);
        const SharedProblem first(pairs, random_family(random, pairs.mentors().size()));
        Pairing before;
        try {
            before = optimal(first).pairing;
        } catch (const InvalidInput&) {
            continue;
        }
        const SharedProblem now =
            changed(SharedProblem(without_price(pairs, {}), {first.shared().begin(), first.shared().end()}), random);
        const auto best =
            best_worth({without_price(pairs, 0), {now.shared().begin(), now.shared().end()}}, before, true);
        try {
            const PartialSharedRepair made = repair_what_can_be(now, before);
            const Verdict verdict = verify_repair(made.problem, before, made.repaired);
            ASSERT_TRUE(verdict.holds) << verdict.fault;
            const auto list = pairs_of(made.repaired.pairing);
            const auto missing = static_cast<std::int64_t>(now.pairs().seat_count() - list.size());
            const Score total =
                made.repaired.pairing.total + missing * made.problem.pairs().unmatched_price().value_or(0);
            EXPECT_EQ((Worth{static_cast<std::int64_t>(list.size()), kept_of(before, list), total}), best);
            EXPECT_EQ(made.missing, made.repaired.pairing.unmatched());
            short_of += missing > 0 ? 1 : 0;
            ++looked;
        } catch (const InvalidInput&) {
            EXPECT_FALSE(best.has_value());
        }
    }
    EXPECT_GT(looked, 300);
    EXPECT_GT(short_of, 100);
}

TEST(SharedRepair, SaysWhichSharedCapacityCannotBeKept)
{
    const std::vector<Candidate> all{{mentee(0), mentor(0), 1}, {mentee(1), mentor(1), 1}, {mentee(1), mentor(0), 1}};
    const Problem pairs({{0, 2}, {0, 2}}, 2, all);
    const SharedProblem before(pairs, {{"floor", {mentor(0), mentor(1)}, {0, 2}}});
    const Pairing had = optimal(before).pairing;
    const auto refusal = [&](Capacity capacity) {
        try {
            static_cast<void>(repair({pairs, {{"floor", {mentor(0), mentor(1)}, capacity}}}, had));
        } catch (const InvalidInput& refused) {
            return std::string(refused.what());
        }
        return std::string("nothing is refused");
    };
    EXPECT_EQ(refusal({0, 1}),
              "pairing: mentees 0, 1 want 2 mentors in all and can have no more than 1, for shared "
              "capacity \"floor\" takes 1; raise a maximum, add candidates, or allow unmatched mentees "
              "at a price");
    EXPECT_EQ(refusal({3, 4}), "pairing: shared capacity \"floor\" must take 3 mentees and gets no more than 2 where "
                               "all other limits are kept; lower a minimum, raise a maximum, or add candidates");
    const PartialSharedRepair partial = repair_what_can_be({pairs, {{"floor", {mentor(0), mentor(1)}, {0, 1}}}}, had);
    EXPECT_EQ(partial.missing.size(), 1U);
}

TEST(SharedRepair, TheProofOfAnotherRepairIsRefused)
{
    const std::vector<Candidate> all{{mentee(0), mentor(0), 9}, {mentee(0), mentor(1), 8}, {mentee(1), mentor(0), 9}};
    const SharedProblem problem(Problem({{0, 1}, {0, 1}}, 2, all), {{"floor", {mentor(0), mentor(1)}, {0, 2}}});
    const Pairing before = optimal(problem).pairing;
    RepairedSharedPairing result = repair(problem, before);
    ASSERT_TRUE(verify_repair(problem, before, result));
    EXPECT_EQ(result.pairing, before);
    EXPECT_TRUE(result.changed.empty());
    RepairedSharedPairing changed_more = result;
    changed_more.changed = {mentee(1)};
    EXPECT_EQ(verify_repair(problem, before, changed_more).fault,
              "1 mentees are said to have changed, and 0 have, or others");
    const SharedProblem narrower(problem.pairs(), {{"floor", {mentor(0), mentor(1)}, {0, 1}}});
    EXPECT_EQ(verify_repair(narrower, before, result).fault, "shared capacity \"floor\" has 2 mentees, outside 0 to 1");
    result.keep_worth = 0;
    EXPECT_FALSE(verify_repair(problem, before, result));
}

// What `live` says, held against every way there is.
void expect_best(const LiveSharedPairing& live)
{
    const SharedProblem now = live.problem();
    const RepairedSharedPairing result = live.repaired();
    const Verdict verdict = verify_repair(now, live.published(), result);
    ASSERT_TRUE(verdict.holds) << verdict.fault;
    const Worth worth{0, kept_of(live.published(), pairs_of(result.pairing)), result.pairing.total};
    EXPECT_EQ(worth, best_worth(now, live.published(), false));
}

void follow(std::vector<std::vector<MentorId>>& shadow, const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        if (change.from.is_set()) {
            EXPECT_EQ(std::erase(shadow[change.mentee.row()], change.from), 1U);
        }
        if (change.to.is_set())
            shadow[change.mentee.row()].push_back(change.to);
    }
    for (auto& mentors : shadow)
        std::ranges::sort(mentors);
}

TEST(LiveSharedPairing, IsTheBestRepairAfterEveryEvent)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int events = 0;
    int refused = 0;
    for (int round = 0; round < 500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Problem pairs = random_problem(random);
        auto family = random_family(random, pairs.mentors().size());
        const SharedProblem problem(std::move(pairs), std::move(family));
        Pairing published;
        try {
            published = optimal(problem).pairing;
        } catch (const InvalidInput&) {
            continue;
        }
        LiveSharedPairing live(problem, published);
        std::vector<std::vector<MentorId>> shadow(published.mentee_count());
        for (const auto& [who, whom] : pairs_of(published))
            shadow[who.row()].push_back(whom);
        follow(shadow, {});
        expect_best(live);
        for (int event = 0; event < 10; ++event) {
            SCOPED_TRACE("event " + std::to_string(event));
            const MentorId at = mentor(random.below(static_cast<std::uint32_t>(problem.pairs().mentors().size())));
            const MenteeId row = mentee(random.below(static_cast<std::uint32_t>(problem.pairs().mentee_count())));
            const std::uint32_t maximum = random.below(5);
            const Capacity capacity{random.below(3) == 0 ? random.below(maximum + 1) : 0, maximum};
            const SharedProblem before = live.problem();
            try {
                const std::uint32_t kind = random.below(5);
                if (kind == 0 && !problem.shared().empty())
                    follow(shadow, live.set_shared_capacity(
                                       random.below(static_cast<std::uint32_t>(problem.shared().size())), capacity));
                else if (kind <= 1)
                    follow(shadow, live.set_capacity(at, capacity));
                else if (kind == 2)
                    follow(shadow, live.leave(at));
                else if (kind == 3)
                    follow(shadow, live.leave(row));
                else
                    follow(shadow, live.join(row));
                for (std::uint32_t each = 0; each < shadow.size(); ++each) {
                    auto mentors = live.mentors_of(mentee(each));
                    std::erase(mentors, MentorId{});
                    EXPECT_EQ(mentors, shadow[each]);
                }
                ++events;
            } catch (const InvalidInput&) {
                EXPECT_EQ(live.problem(), before);
                ++refused;
            }
            expect_best(live);
        }
    }
    EXPECT_GT(events, 300);
    EXPECT_GT(refused, 50);
}

TEST(LiveSharedPairing, RefusesInWordsAndStaysAsItWas)
{
    const std::vector<Candidate> all{{mentee(0), mentor(0), 1}, {mentee(1), mentor(1), 1}, {mentee(1), mentor(0), 1}};
    const SharedProblem problem(Problem({{0, 2}, {0, 2}}, 2, all), {{"floor", {mentor(0), mentor(1)}, {0, 2}}});
    LiveSharedPairing live(problem, optimal(problem).pairing);
    const auto refusal = [](auto&& event) {
        try {
            event();
        } catch (const InvalidInput& refused) {
            return std::string(refused.what());
        }
        return std::string("nothing is refused");
    };
    EXPECT_EQ(refusal([&] {
                  live.set_shared_capacity(0, {0, 1});
              }),
              "pairing: mentees 0, 1 want 2 mentors in all and can have no more than 1, for shared capacity \"floor\" "
              "takes 1; raise a maximum, add candidates, or allow unmatched mentees at a price");
    EXPECT_EQ(refusal([&] {
                  live.set_shared_capacity(0, {2, 1});
              }),
              "shared capacity \"floor\": its minimum 2 is above its maximum 1; exchange the two or correct one");
    EXPECT_EQ(refusal([&] {
                  live.set_shared_capacity(1, {0, 1});
              }).substr(0, 50),
              "capacity: shared capacity 2 is not in the problem;");
    EXPECT_EQ(refusal([&] {
                  live.set_capacity(mentor(2), {0, 1});
              }).substr(0, 41),
              "capacity: mentor 2 is not in the problem;");
    EXPECT_EQ(live.problem(), problem);
    EXPECT_EQ(live.leave(mentee(0)).size(), 1U);
    EXPECT_TRUE(live.set_shared_capacity(0, {1, 1}).empty());
    EXPECT_TRUE(verify_repair(live.problem(), live.published(), live.repaired()));
}

}  // namespace
}  // namespace muster::pairing::shared_repair_test
