#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/improver.hpp"
#include "muster/roster/rotate.hpp"
#include "muster/roster/verify.hpp"
#include "small.hpp"
#include "truth/draw.hpp"
#include "truth/exhaustive.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace muster::inline v0_2::roster::improver_test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint64_t little = 20'000;  // steps

/// Eight for two weeks, two a day, with wishes.
Problem fortnight()
{
    Draft draft = small_draft(14);
    for (const char* code : {"dan", "eve", "fay", "gil", "hal"})
        draft.members.push_back({.code = code});
    for (Member& member : draft.members)
        member.limits = {.maximum_consecutive = 4, .minimum_consecutive = 2, .minimum_days_off = 2};
    for (int at = 0; at < 14; ++at)
        for (const ShiftTypeId type : {early, late})
            draft.cover.push_back({.shift = {day(at), type}, .minimum = 1, .wanted = 2, .under_weight = 50});
    Random random(Seed{7});
    for (std::uint32_t member = 0; member < 8; ++member)
        for (int wish = 0; wish < 4; ++wish)
            draft.requests.push_back({MemberId(member), day(static_cast<int>(random.below(14))), {}, Wish::off, 3});
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 4, .below_weight = 4, .step = 1},
                      {.measure = Measure::weekends, .above_weight = 7, .below_weight = 5, .step = 1}};
    return Problem(std::move(draft));
}

Roster empty_of(const Problem& problem) { return Roster(problem.period(), problem.members().size(), {}); }

TEST(Improver, BringsTheRosterToItsBestAndRests)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem(truth::draw(seed));
        const auto truth = truth::best_of_all_lines(problem);
        Improver improver(problem, empty_of(problem), {.work_limit = 400'000, .seed = {seed}});
        improver.wait_until_it_rests();
        EXPECT_TRUE(improver.is_resting());
        const Improved best = improver.best();
        EXPECT_TRUE(verify(problem, best.solution).faults.empty());
        if (truth.is_known && truth.is_feasible) {
            EXPECT_EQ(best.solution.status, Status::optimal);
            EXPECT_EQ(best.solution.score.cost, truth.best->soft);
        }
    }
}

TEST(Improver, TellsBetterAndBetterRostersAsTheCheckerFindsThem)
{
    const Problem problem = fortnight();
    std::vector<Improved> told;
    Improver improver(problem, empty_of(problem),
                      {.work_limit = 300'000, .better = [&](const Improved& better) { told.push_back(better); }});
    improver.wait_until_it_rests();
    improver.stop();
    ASSERT_GE(told.size(), 2U);
    for (std::size_t at = 0; at < told.size(); ++at) {
        EXPECT_EQ(told[at].number, at + 1);
        EXPECT_EQ(told[at].edition, 0U);
        EXPECT_EQ(told[at].solution.score, check(problem, told[at].solution.roster).score);
        EXPECT_TRUE(verify(problem, told[at].solution).faults.empty());
        if (at > 0) {
            const Score& before = told[at - 1].solution.score;
            const Score& now = told[at].solution.score;
            EXPECT_TRUE(now.hard < before.hard || (now.hard == before.hard && now.cost < before.cost));
        }
    }
    EXPECT_EQ(told.back().solution.roster, improver.best().solution.roster);
}

TEST(Improver, DoesTheSameForTheSameWork)
{
    const auto told_of = [](unsigned threads) {
        const Problem problem = fortnight();
        std::vector<Improved> told;
        Improver improver(
            problem, empty_of(problem),
            {.work_limit = 150'000, .seed = {5}, .threads = threads, .better = [&](const Improved& better) {
                 told.push_back(better);
             }});
        improver.wait_until_it_rests();
        (void)improver.add_leave(ann, Period(day(2), day(6)));
        improver.wait_until_it_rests();
        (void)improver.put(empty_of(problem));
        improver.wait_until_it_rests();
        improver.stop();
        return told;
    };
    const auto once = told_of(1);
    EXPECT_FALSE(once.empty());
    EXPECT_EQ(once, told_of(1));
    EXPECT_EQ(once, told_of(2));
}

TEST(Improver, GoesByWhatIsChangedWhileItSearches)
{
    const Problem problem = fortnight();
    Improver improver(problem, empty_of(problem));  // without a limit
    ASSERT_TRUE(improver.wait(seconds(60)));

    EXPECT_EQ(improver.pin(stands(bob, 3, late)), 1U);
    EXPECT_TRUE(improver.best().solution.roster.contains(stands(bob, 3, late)));
    EXPECT_EQ(improver.edition(), 1U);
    EXPECT_EQ(improver.add_leave(ann, Period(day(0), day(13))), 2U);
    EXPECT_TRUE(improver.best().solution.roster.of(ann).empty());
    const Improved told = improver.best();
    EXPECT_EQ(told.edition, 2U);
    EXPECT_EQ(told.solution.score, check(improver.problem(), told.solution.roster).score);

    EXPECT_EQ(improver.set_cover({.shift = {day(5), night}, .minimum = 1, .wanted = 1}), 3U);
    while (!improver.best().solution.score.is_feasible())
        ASSERT_TRUE(improver.wait(seconds(60)));
    EXPECT_EQ(check(improver.problem(), improver.best().solution.roster).score.hard, 0);

    EXPECT_EQ(improver.unpin(stands(bob, 3, late)), 4U);
    EXPECT_EQ(improver.remove_leave(ann, Period(day(0), day(13))), 5U);
    EXPECT_TRUE(improver.problem().pinned().empty());
    EXPECT_TRUE(improver.problem().draft().unavailable.empty());
    EXPECT_EQ(improver.put(empty_of(problem)), 6U);
    EXPECT_EQ(improver.best().edition, 6U);
    improver.stop();
    EXPECT_TRUE(improver.is_resting());
}

TEST(Improver, ChangesNothingWhereAChangeCannotBe)
{
    const Problem problem = fortnight();
    Improver improver(problem, empty_of(problem), {.work_limit = little});
    improver.wait_until_it_rests();
    const Improved before = improver.best();
    EXPECT_THROW((void)improver.unpin(stands(ann, 0, early)), InvalidInput);
    EXPECT_THROW((void)improver.remove_leave(ann, Period(day(0), day(3))), InvalidInput);
    EXPECT_THROW((void)improver.pin(stands(MemberId(99), 0, early)), InvalidInput);
    EXPECT_THROW((void)improver.put(Roster(Period(day(0), day(2)), 8, {})), InvalidInput);
    EXPECT_THROW((void)improver.change([](const Problem&) { return Problem(small_draft(3)); }), InvalidInput);
    EXPECT_THROW(
        (void)improver.change([](const Problem& now) -> Problem { throw std::runtime_error(now.members()[ann].code); }),
        std::runtime_error);
    EXPECT_EQ(improver.edition(), 0U);
    EXPECT_EQ(improver.best(), before);
    EXPECT_THROW(Improver(problem, Roster(Period(day(0), day(2)), 8, {})), InvalidInput);
}

TEST(Improver, IsStoppedByWhatIsThrownWhereItTells)
{
    const Problem problem = fortnight();
    Improver improver(problem, empty_of(problem),
                      {.better = [](const Improved&) { throw std::runtime_error("enough"); }});
    EXPECT_THROW(improver.wait_until_it_rests(), std::runtime_error);
    EXPECT_THROW((void)improver.best(), std::runtime_error);
    EXPECT_TRUE(improver.is_resting());
}

TEST(Improver, MayBeChangedAndStoppedWhereItTells)
{
    const Problem problem = fortnight();
    Improver* at_hand = nullptr;
    std::mutex made;
    std::vector<std::uint64_t> editions;
    std::string refused;
    std::unique_lock lock(made);
    Improver improver(problem, empty_of(problem), {.better = [&](const Improved& better) {
                          const std::lock_guard until_made(made);
                          editions.push_back(better.edition);
                          try {
                              (void)at_hand->wait();
                          } catch (const InvalidInput& error) {
                              refused = error.what();
                          }
                          if (better.edition == 0)
                              (void)at_hand->add_leave(bob, Period(day(0), day(3)));
                          else
                              at_hand->stop();
                      }});
    at_hand = &improver;
    lock.unlock();
    improver.wait_until_it_rests();
    EXPECT_EQ(editions, (std::vector<std::uint64_t>{0, 1}));
    EXPECT_EQ(refused, "improver: it is waited for where it tells of a better roster; wait on another thread");
}

TEST(Improver, NeverTellsOfAnOlderEdition)
{
    const Problem problem = fortnight();
    std::atomic<std::uint64_t> returned = 0;
    std::atomic<int> older = 0;
    std::atomic<int> told = 0;
    Improver improver(problem, empty_of(problem), {.better = [&](const Improved& better) {
                          ++told;
                          older += better.edition < returned ? 1 : 0;
                      }});
    std::atomic<bool> is_over = false;
    std::jthread listener([&] {
        while (!is_over) {
            const std::uint64_t least = returned;
            if (const auto better = improver.wait(milliseconds(5)))
                older += better->edition < least ? 1 : 0;
        }
    });
    std::jthread reader([&] {
        while (!is_over) {
            const std::uint64_t least = returned;
            const Improved best = improver.best();
            older += best.edition < least ? 1 : 0;
            const Problem now = improver.problem();
            older += now.members().size() == best.solution.roster.member_count() ? 0 : 1;
        }
    });
    Random random(Seed{3});
    for (int change = 0; change < 60; ++change) {
        const MemberId member(static_cast<MemberId::Value>(random.below(8)));
        const int first = static_cast<int>(random.below(12));
        switch (change % 3) {
        case 0:
            returned = improver.add_leave(member, Period(day(first), day(first + 1)));
            break;
        case 1:
            returned = improver.put(rotate(improver.problem()));
            break;
        default:
            returned = improver.change([&](const Problem& now) {
                Draft draft = now.draft();
                draft.unavailable.clear();
                return Problem(std::move(draft));
            });
        }
        if (change % 7 == 0)
            std::this_thread::sleep_for(milliseconds(20));
    }
    is_over = true;
    EXPECT_EQ(older, 0);
    EXPECT_EQ(improver.edition(), 60U);
    improver.stop();
}

TEST(Improver, EndsSoonWhereItIsLetGo)
{
    const Problem problem = fortnight();
    const auto began = std::chrono::steady_clock::now();
    for (int at = 0; at < 5; ++at)
        Improver improver(problem, empty_of(problem));
    EXPECT_LT(std::chrono::steady_clock::now() - began, seconds(60));
}

}  // namespace
}  // namespace muster::roster::improver_test
