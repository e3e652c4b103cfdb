// Eight threads at once at the main doors: pairing, rosters, scores, archives. Each gets what one thread alone gets,
// from values of its own and from values that all of them share. The thread sanitizer's build runs it as any other.
#include "samples.hpp"

#include "unit/core/stopping.hpp"

#include "muster/archive.hpp"
#include "muster/core/seed.hpp"
#include "muster/evaluation/check.hpp"
#include "muster/evaluation/robustness.hpp"
#include "muster/pairing/assignment.hpp"
#include "muster/pairing/fair.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/verify.hpp"
#include "muster/programme/verify.hpp"
#include "muster/report.hpp"
#include "muster/roster/improver.hpp"
#include "muster/roster/solve.hpp"
#include "muster/roster/verify.hpp"

#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace muster::inline v0_2::archive::threads_test {
namespace {

constexpr std::uint32_t at_once = 8;

/// Does the work in eight threads that begin together; each is given its number. What one throws is thrown on.
void all_at_once(const std::function<void(std::uint32_t)>& work)
{
    std::barrier begin(at_once);
    std::array<std::exception_ptr, at_once> thrown;
    std::vector<std::thread> threads;
    for (std::uint32_t number = 0; number < at_once; ++number)
        threads.emplace_back([&, number] {
            begin.arrive_and_wait();
            try {
                work(number);
            } catch (...) {
                thrown[number] = std::current_exception();
            }
        });
    for (std::thread& each : threads)
        each.join();
    for (const std::exception_ptr& each : thrown)
        if (each)
            std::rethrow_exception(each);
}

/// All eight make what one makes alone.
void expect_the_same_alone_and_at_once(const std::function<std::string(std::uint32_t)>& made)
{
    std::array<std::string, at_once> alone;
    for (std::uint32_t number = 0; number < at_once; ++number)
        alone[number] = made(number);
    std::array<std::string, at_once> together;
    all_at_once([&](std::uint32_t number) { together[number] = made(number); });
    for (std::uint32_t number = 0; number < at_once; ++number) {
        EXPECT_FALSE(alone[number].empty());
        EXPECT_TRUE(together[number] == alone[number]) << "thread " << number;
    }
}

pairing::Problem pairs(std::uint64_t seed)
{
    Random random(Seed{seed});
    std::vector<pairing::Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < 60; ++mentee)
        for (std::uint32_t mentor = 0; mentor < 25; ++mentor)
            if (random.below(3) != 0)
                candidates.push_back({MenteeId(mentee), MentorId(mentor), random.below(100)});
    return {std::vector<pairing::Capacity>(25, {1, 4}), 60, candidates, {.unmatched_price = 50}};
}

roster::Problem fortnight(std::uint64_t seed)
{
    Random random(Seed{seed});
    const Day first(2026, 9, 7);
    roster::Draft draft{.period = Period(first, first + Days(13))};
    draft.shift_types = {{.code = "D"}, {.code = "N", .is_night = true}};
    for (const char* code : {"ann", "bob", "cai", "dan", "eve", "fay"})
        draft.members.push_back({.code = code});
    for (int at = 0; at < 14; ++at)
        for (const ShiftTypeId type : {ShiftTypeId(0), ShiftTypeId(1)})
            draft.cover.push_back({.shift = {first + Days(at), type}, .minimum = 1, .wanted = 2, .under_weight = 40});
    for (std::uint32_t member = 0; member < 6; ++member)
        draft.requests.push_back(
            {MemberId(member), first + Days(static_cast<int>(random.below(14))), {}, roster::Wish::off, 3});
    return roster::Problem(std::move(draft));
}

roster::Options quick(std::uint64_t seed, unsigned threads)
{
    return {.time_limit = std::nullopt, .work_limit = 4'000, .seed = {seed}, .threads = threads};
}

TEST(Threads, PairAtOnceAsAlone)
{
    expect_the_same_alone_and_at_once([](std::uint32_t number) {
        const pairing::Problem problem = pairs(number);
        const pairing::OptimalPairing made = pairing::optimal(problem);
        EXPECT_TRUE(pairing::verify(problem, made.pairing, made.certificate));
        static_cast<void>(pairing::fair(problem));
        std::vector<std::int32_t> cells(200 * 200);
        Random random(Seed{number});
        for (std::int32_t& cell : cells)
            cell = static_cast<std::int32_t>(random.below(1000));
        const auto whole = pairing::assign(pairing::ScoreMatrix<std::int32_t>{cells.data(), 200, 200}, {.threads = 2});
        return to_bytes(made, Format::binary) + std::to_string(whole.total);
    });
}

TEST(Threads, PlanAtOnceAsAlone)
{
    const roster::Problem shared = fortnight(99);
    expect_the_same_alone_and_at_once([&](std::uint32_t number) {
        const roster::Problem problem = fortnight(number);
        const roster::Solution made = roster::solve(problem, quick(number, 1 + number % 2));
        EXPECT_TRUE(roster::verify(problem, made).holds());
        return to_bytes(made, Format::json) + to_bytes(roster::solve(shared, quick(number, 2)), Format::binary);
    });
}

TEST(Threads, AreStoppedAtOnceAndGiveCheckedRosters)
{
    const roster::Problem shared = fortnight(7);
    all_at_once([&](std::uint32_t number) {
        Random random(Seed{number});
        StopTally tally;
        const auto work = [&](const Progress& progress) {
            roster::Options options = quick(number, 2);
            options.progress = progress;
            EXPECT_TRUE(roster::verify(shared, roster::solve(shared, options)).holds());
        };
        for (int time = 0; time < 3; ++time)
            stop_at_any_time(random, std::chrono::microseconds(20'000), work, tally);
        EXPECT_EQ(tally.answers, 3);
    });
}

TEST(Threads, AskAndChangeOneImprover)
{
    const roster::Problem problem = fortnight(3);
    const roster::Roster empty(problem.period(), problem.members().size(), {});
    roster::Improver improver(problem, empty, {.work_limit = 2'000, .threads = 2});
    all_at_once([&](std::uint32_t number) {
        if (number == 0)
            improver.add_leave(MemberId(1), Period(problem.day(2), problem.day(3)));
        if (number == 1)
            improver.put(empty);
        EXPECT_GE(improver.best().edition, 0U);
        static_cast<void>(improver.wait(std::chrono::milliseconds(50)));
        EXPECT_EQ(improver.problem().members().size(), 6U);
    });
    improver.wait_until_it_rests();
    EXPECT_EQ(improver.edition(), 2U);
    EXPECT_TRUE(roster::verify(improver.problem(), improver.best().solution).holds());
}

TEST(Threads, ScoreOneLedgerAtOnceAsAlone)
{
    const auto scheme = sample<evaluation::Scheme>();
    const auto ledger = sample<record::Ledger>();
    const auto given = sample<evaluation::Evaluation>();
    expect_the_same_alone_and_at_once([&](std::uint32_t number) {
        const evaluation::Evaluation made =
            evaluation::evaluate(scheme, ledger, {.roll = given.roll(), .is_ranked = true, .threads = 1 + number % 3});
        EXPECT_TRUE(evaluation::check(given).empty());
        static_cast<void>(given.explain(MemberId(0)));
        const auto ranges =
            evaluation::rank_ranges(given, {.samples = 200, .seed = {number}, .threads = 1 + number % 3});
        return to_bytes(made, Format::binary) + std::to_string(ranges.front().middle);
    });
}

TEST(Threads, ReadAndWriteOneTermAtOnceAsAlone)
{
    const auto term = sample<programme::Term>();
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("muster-threads-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directories(folder);
    const std::string expected = to_bytes(term, Format::binary);
    expect_the_same_alone_and_at_once([&](std::uint32_t number) {
        const Format format = std::array{Format::json, Format::xml, Format::binary}[number % 3];
        const std::string bytes = to_bytes(term, format);
        EXPECT_TRUE(from_bytes<programme::Term>(bytes, {"here"}) == term);
        // All replace one file and look at it: whoever looks finds it whole.
        save(folder / "term.muster", term, {.sync = false});
        EXPECT_EQ(to_bytes(load<programme::Term>(folder / "term.muster"), Format::binary), expected);
        static_cast<void>(programme::verify(term));
        const Pseudonymised other = pseudonymised(term, "a key of sixteen bytes");
        return bytes + to_bytes(other.term, format) + report::html(term, {.language = Language::en});
    });
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder))
        ++files;
    EXPECT_EQ(files, 1U) << "parts of files were left";
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace muster::archive::threads_test
