// What a solution says of itself is held against what its roster and its certificate show.
#include "muster/roster/verify.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/solve.hpp"
#include "roster/proof/effort.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <sys/resource.h>

namespace muster::inline v0_2::roster::verify_test {
namespace {

/// Each of seven days wants two of three members; the price of 100 for a missing one is never worth paying.
Problem week()
{
    Draft draft = small_draft();
    for (int at = 0; at < 7; ++at)
        draft.cover.push_back(
            {.shift = {day(at), early}, .minimum = 1, .wanted = 2, .under_weight = 100, .over_weight = 100});
    draft.requests = {{ann, day(2), early, Wish::off, 30}, {bob, day(2), early, Wish::off, 40}};
    return Problem(draft);
}

Solution solved(const Problem& problem) { return solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000}); }

TEST(Verify, HoldsOfWhatASolverFound)
{
    const Problem problem = week();
    const Solution solution = solved(problem);
    const Verification verified = verify(problem, solution);
    EXPECT_TRUE(verified.holds());
    EXPECT_EQ(verified.proven, solution);
    EXPECT_EQ(solution.status, Status::optimal);
    EXPECT_EQ(solution.score.cost, 30);
}

TEST(Proof, IsTheSameOnAnyNumberOfThreads)
{
    Draft draft = week().draft();
    for (int more = 0; more < 30; ++more)
        draft.members.push_back({.code = "more " + std::to_string(more)});
    const Problem problem(draft);
    const Solution solution = solved(problem);
    BoundCertificate dear = solution.certificate;  // members stand wherever they may
    for (std::int64_t& price : dear.prices)
        price = -7 * dear.denominator;
    for (const BoundCertificate& certificate : {solution.certificate, dear})
        for (const std::size_t states : {std::size_t{1}, std::size_t{1} << 22}) {
            const auto alone = proved_bound_by({.most_states = states}, problem, certificate);
            EXPECT_EQ(alone, proved_bound(problem, certificate, states));
            for (const unsigned threads : {0U, 2U, 3U, 40U})
                EXPECT_EQ(proved_bound_by({.most_states = states, .threads = threads}, problem, certificate), alone);
        }
    EXPECT_EQ(judged_by({.threads = 3}, problem, solution.roster, solution.certificate), solution);
}

TEST(Proof, KeepsStandsThatAreAlikeAsOne)
{
    // Up to two a day of eight shifts at three hours: 30 stands of each member, of which few differ in what they add up
    // to.
    Draft draft{.period = Period(monday, day(6))};
    for (int type = 0; type < 8; ++type)
        draft.shift_types.push_back({.code = "shift " + std::to_string(type),
                                     .start = at(8 + 4 * (type % 3)),
                                     .length = Minutes(180 - 5 * (type % 2))});
    for (int member = 0; member < 2; ++member)
        draft.members.push_back({.code = "member " + std::to_string(member),
                                 .limits = {.maximum_minutes = Minutes(900), .maximum_a_day = 2}});
    draft.penalties.maximum_minutes = Penalty::soft(1);
    for (int on = 0; on < 7; ++on)
        for (std::uint32_t type = 0; type < 8; ++type)
            draft.cover.push_back({.shift = {day(on), ShiftTypeId(type)},
                                   .wanted = 1,
                                   .maximum = 1,
                                   .under_weight = 10 + (static_cast<int>(type) + on) % 5});
    const Problem problem(draft);
    const Solution solution = solved(problem);
    ASSERT_TRUE(solution.lower_bound);
    EXPECT_GT(*solution.lower_bound, 300);
    EXPECT_EQ(proved_bound(problem, solution.certificate), solution.lower_bound);
    EXPECT_EQ(proved_bound(problem, solution.certificate, 2'000), solution.lower_bound);
}

struct Tampered {
    std::string name;
    std::function<void(Solution&)> tamper;
    std::vector<std::string> en;
    std::string zh{};  ///< of the first
};

void PrintTo(const Tampered& tampered, std::ostream* out) { *out << tampered.name; }

class VerifyRefuses : public testing::TestWithParam<Tampered> {};

TEST_P(VerifyRefuses, WhatIsNotSoAndSaysWhatIs)
{
    const Problem problem = week();
    Solution solution = solved(problem);
    GetParam().tamper(solution);
    const Verification verified = verify(problem, solution);
    ASSERT_EQ(verified.faults.size(), GetParam().en.size()) << verified.faults.front().en;
    for (std::size_t at = 0; at < verified.faults.size(); ++at)
        EXPECT_EQ(verified.faults[at].en, GetParam().en[at]);
    if (!GetParam().zh.empty()) {
        EXPECT_EQ(verified.faults.front().zh, GetParam().zh);
    }
}

/// Prices that prove nothing but that costs are no less than 0.
BoundCertificate without_prices(std::size_t rows) { return {.prices = std::vector<std::int64_t>(rows, 0)}; }

INSTANTIATE_TEST_SUITE_P(
    , VerifyRefuses,
    testing::Values(
        Tampered{"ABoundBeyondTheProof",
                 [](Solution& solution) {
                     solution.certificate = without_prices(7);
                     solution.status = Status::feasible;
                 },
                 {"it says that no roster costs less than 30, and its certificate proves 0"},
                 "称任何值班表代价不低于 30，其证书只证明 0"},
        Tampered{"ABoundBeyondTheCost",
                 [](Solution& solution) { solution.lower_bound = 31; },
                 {"it says that no roster costs less than 31, and its certificate proves 30",
                  "it says that no roster costs less than 31, and this one costs 30"}},
        Tampered{"ABoundWithoutACertificate",
                 [](Solution& solution) {
                     solution.certificate = {};
                     solution.status = Status::feasible;
                 },
                 {"it says that no roster costs less than 30, and its certificate proves no bound"}},
        Tampered{"ProvenBestWithoutACertificate",
                 [](Solution& solution) {
                     solution.certificate = {};
                     solution.lower_bound.reset();
                 },
                 {"it says \"proven best\", and is \"no hard rule is bent\""},
                 "称“已证明最优”，实为“满足全部硬性规则”"},
        Tampered{"ImpossibleThoughItIsThere",
                 [](Solution& solution) { solution.status = Status::infeasible; },
                 {"it says \"proven to be impossible\", and is \"proven best\""}},
        Tampered{"ACertificateOfAnotherProblem",
                 [](Solution& solution) { solution.certificate.prices.pop_back(); },
                 {"bound certificate: it has 6 prices for 7 rows of cover; give one price for each row, in the "
                  "problem's order",
                  "it says that no roster costs less than 30, and its certificate proves no bound",
                  "it says \"proven best\", and is \"no hard rule is bent\""}},
        Tampered{"ALowerCost",
                 [](Solution& solution) { solution.score.cost = 20; },
                 {"it says that it costs 20, and it costs 30"},
                 "称代价为 20，复核为 30"},
        Tampered{"AHardRuleThatIsNotBent",
                 [](Solution& solution) { solution.score.hard = 2; },
                 {"it says that hard rules are bent by 2, and they are by 0"}},
        Tampered{"TheScoreOfARule",
                 [](Solution& solution) {
                     solution.score.by_rule[static_cast<std::size_t>(Rule::request_off)] = {};
                     solution.score.by_rule[static_cast<std::size_t>(Rule::request_on)] = {0, 30, 1};
                 },
                 {"it says of \"requests on\": 1 times, hard 0, cost 30; it is 0 times, hard 0, cost 0",
                  "it says of \"requests off\": 0 times, hard 0, cost 0; it is 1 times, hard 0, cost 30"}},
        Tampered{"ARosterThatBendsAHardRule",
                 [](Solution& solution) { solution.roster = Roster(solution.roster.period(), 3, {}); },
                 {"it says that hard rules are bent by 0, and they are by 7",
                  "it says that it costs 30, and it costs 1400",
                  "it says of \"minimum cover\": 0 times, hard 0, cost 0; it is 7 times, hard 7, cost 0",
                  "it says of \"under cover\": 0 times, hard 0, cost 0; it is 7 times, hard 0, cost 1400",
                  "it says of \"requests off\": 1 times, hard 0, cost 30; it is 0 times, hard 0, cost 0",
                  "it says \"proven best\", and is \"hard rules are bent\""}},
        Tampered{"ARosterOfOtherDays",
                 [](Solution& solution) { solution.roster = Roster(Period(monday, day(1)), 3, {}); },
                 {"roster: it covers 2026-09-07..2026-09-08 and the problem 2026-09-07..2026-09-13; check a roster "
                  "against the problem it was made for"}}),
    [](const auto& test) { return test.param.name; });

/// Processor time, so that other work on the machine does not count.
double seconds_of(const std::function<void()>& work)
{
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Three people on each of `days`, `types` shifts a day.
Draft long_draft(int members, int days, int types, int a_day = 1)
{
    Draft draft{.period = Period(monday, day(days - 1))};
    for (int type = 0; type < types; ++type)
        draft.shift_types.push_back({.code = "t" + std::to_string(type), .length = Minutes(10)});
    for (int member = 0; member < members; ++member)
        draft.members.push_back({.code = "m" + std::to_string(member), .limits = {.maximum_a_day = a_day}});
    for (int at = 0; at < days; ++at)
        draft.cover.push_back({.shift = {day(at), early}, .minimum = 1, .wanted = 3, .under_weight = 2});
    return draft;
}

struct Hostile {
    std::string name;
    std::function<Draft()> draft;
    std::function<void(BoundCertificate&)> spoil;
};

void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

class ProvedBoundGivesUp : public testing::TestWithParam<Hostile> {};

/// Nothing false is proven, in little time and memory.
TEST_P(ProvedBoundGivesUp, OnACertificateThatAsksTooMuch)
{
    const Problem problem(GetParam().draft());
    BoundCertificate certificate = without_prices(problem.cover().size());
    GetParam().spoil(certificate);
    std::optional<std::int64_t> proved;
    const double seconds = seconds_of([&] { proved = proved_bound(problem, certificate); });
    ASSERT_TRUE(proved.has_value());
    EXPECT_LE(*proved, 0);
    EXPECT_LT(seconds, 10.0);
}

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int32_t longest = std::numeric_limits<std::int32_t>::max();

Draft everyday() { return long_draft(20, 28, 2); }

INSTANTIATE_TEST_SUITE_P(
    , ProvedBoundGivesUp,
    testing::Values(
        Hostile{"AllRostersOfALargeProblem", everyday,
                [](BoundCertificate& certificate) { certificate.exhausted = Exhausted{.none_below = 1'000'000}; }},
        Hostile{"NoRosterOfALargeProblem", everyday,
                [](BoundCertificate& certificate) { certificate.exhausted = Exhausted{}; }},
        Hostile{"AllRostersOfAYear", [] { return long_draft(3, 365, 1); },
                [](BoundCertificate& certificate) { certificate.exhausted = Exhausted{.none_below = 1'000'000}; }},
        Hostile{"PricesThatWrap", everyday,
                [](BoundCertificate& certificate) {
                    for (std::int64_t& price : certificate.prices)
                        price = greatest;
                }},
        Hostile{"PricesThatWrapBelow", everyday,
                [](BoundCertificate& certificate) {
                    certificate.prices.front() = std::numeric_limits<std::int64_t>::min();
                }},
        Hostile{"PricesOfSumsThatWrap", everyday,
                [](BoundCertificate& certificate) { certificate.sums = {{.member = ann, .price = greatest}}; }},
        Hostile{"PricesOfACaseThatWrap", everyday,
                [](BoundCertificate& certificate) {
                    certificate.cases = {{.prices = std::vector<std::int64_t>(certificate.prices.size(), greatest)}};
                }},
        Hostile{"PartsThatWrap", everyday, [](BoundCertificate& certificate) { certificate.denominator = greatest; }},
        Hostile{"ShiftsOfADayInEveryCombination", [] { return long_draft(5, 7, 40, 20); }, [](BoundCertificate&) {}},
        Hostile{"CostsThatWrap",
                [] {
                    Draft draft = everyday();
                    draft.members.front().limits.minimum_consecutive = longest;
                    draft.penalties.minimum_consecutive = Penalty::soft(greatest_weight);
                    return draft;
                },
                [](BoundCertificate& certificate) { certificate.denominator = 1'000'000; }},
        Hostile{"RestOfYears",
                [] {
                    Draft draft = long_draft(3, 366, 36);
                    for (ShiftType& type : draft.shift_types)
                        type.start = at(8);
                    draft.members.front().limits.minimum_rest = Minutes(longest);
                    draft.penalties.rest = Penalty::soft(1);
                    return draft;
                },
                [](BoundCertificate&) {}}),
    [](const auto& test) { return test.param.name; });

long peak_megabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

TEST(ProvedBound, KeepsNoMoreThanTheWayToACaseInMemory)
{
    const Problem problem(long_draft(3, 366, 1));
    BoundCertificate certificate = without_prices(problem.cover().size());
    constexpr std::size_t splits = 60'000;
    for (std::size_t at = 0; at < splits; ++at)
        certificate.cases.push_back({.split = CoverSplit{.row = static_cast<std::uint32_t>(at % 366), .people = 1}});
    const long before = peak_megabytes();
    EXPECT_THROW(static_cast<void>(proved_bound(problem, certificate)), InvalidInput);  // no case is closed
    EXPECT_LT(peak_megabytes() - before, 50);
}

}  // namespace
}  // namespace muster::roster::verify_test
