// What keeping together and apart costs at least: prices of companies prove no more than there is, and more than none.
#include "roster/engine/bound/lagrangian_dual.hpp"

#include "every_roster.hpp"
#include "small.hpp"
#include "watched.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/solve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::company_bound_test {
namespace {

using BoundCompany = engine::bound::Company;
using engine::bound::LagrangianDual;
using engine::bound::Sums;
using engine::model::Instance;

int some(Random& random, int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); }

/// Three people, two days, two shifts; some keep together or apart.
Problem drawn(Random& random)
{
    Draft draft = small_draft(2);
    draft.shift_types.resize(2);
    draft.members.resize(3);
    for (int at = 0; at < 2; ++at)
        for (const ShiftTypeId type : {early, late})
            draft.cover.push_back({.shift = {day(at), type},
                                   .wanted = some(random, 3),
                                   .under_weight = 1 + some(random, 30),
                                   .over_weight = 1 + some(random, 30)});
    for (int company = 1 + some(random, 2); company > 0; --company) {
        std::vector<MemberId> members{MemberId(0), MemberId(1), MemberId(2)};
        if (some(random, 3) > 0)
            members.erase(members.begin() + some(random, 3));
        draft.companies.push_back(
            {.members = std::move(members),
             .keep = some(random, 2) == 0 ? Keep::together : Keep::apart,
             .within = some(random, 2) == 0 ? Within::day : Within::shift,
             .penalty = some(random, 3) == 0 ? Penalty::hard() : Penalty::soft(1 + some(random, 20))});
    }
    return Problem(std::move(draft));
}

BoundCertificate with_any_prices(Random& random, const Problem& problem)
{
    BoundCertificate certificate{.denominator = 2};
    for (std::size_t row = 0; row < problem.cover().size(); ++row)
        certificate.prices.push_back(some(random, 80) - 20);
    for (std::uint32_t company = 0; company < problem.companies().size(); ++company)
        for (const MemberId member : problem.companies()[company].members)
            for (int day = 0; day < problem.day_count(); ++day) {
                const bool is_by_day = problem.companies()[company].within == Within::day;
                for (std::uint32_t type = 0; type < (is_by_day ? 1U : problem.shift_types().size()); ++type) {
                    CompanyPrice price{
                        .company = company, .day = day, .member = member, .price = some(random, 60) - 30};
                    if (!is_by_day)
                        price.type = ShiftTypeId(type);
                    if (some(random, 3) > 0)
                        certificate.companies.push_back(price);
                }
            }
    return certificate;
}

TEST(CompanyBound, whatever_the_prices_no_roster_costs_less)
{
    int proved = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(300U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const Problem problem = drawn(random);
        const auto best = best_of_all(problem);
        if (best.hard > 0)
            continue;
        const auto bound = proved_bound(problem, with_any_prices(random, problem));
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, best.soft);
        ++proved;
    }
    EXPECT_GT(proved, as_many_as(200));
}

TEST(CompanyBound, of_the_best_prices_is_the_same_in_the_checker_and_no_roster_costs_less)
{
    int better = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(200U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const Problem problem = drawn(random);
        const auto best = best_of_all(problem);
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{seed}, seed % 2 == 0 ? Sums::priced : Sums::counted,
                            BoundCompany::priced);
        const Budget budget;
        for (int round = 0; round < 400 && !dual.is_infeasible(); ++round)
            dual.step(std::nullopt, budget);
        if (best.hard > 0 || !dual.bound())
            continue;
        EXPECT_LE(*dual.bound(), best.soft);
        EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
        BoundCertificate without = dual.certificate();
        without.companies.clear();
        better += proved_bound(problem, without) < dual.bound() ? 1 : 0;
    }
    EXPECT_GT(better, as_many_as(20));
}

/// Certificates, of sums that are priced and that are counted, whose prices came to prove just so much.
std::vector<BoundCertificate> proving(const Problem& problem, std::int64_t bound)
{
    const Instance instance(problem);
    std::vector<BoundCertificate> made;
    for (const Sums sums : {Sums::priced, Sums::counted}) {
        LagrangianDual dual(instance, problem.cover().size(), Seed{1}, sums, BoundCompany::priced);
        const Budget budget;
        for (int round = 0; round < 2000 && dual.bound() != bound; ++round)
            dual.step(bound, budget);
        EXPECT_EQ(dual.bound(), bound);
        EXPECT_EQ(proved_bound(problem, dual.certificate()), bound);
        made.push_back(dual.certificate());
    }
    return made;
}

/// Somebody each day, and nobody but two who are to stand together and never can: every day costs.
TEST(CompanyBound, two_who_are_to_keep_together_and_cannot_pay_every_day)
{
    Draft draft = small_draft(9);
    draft.shift_types.resize(1);
    draft.members.resize(2);
    draft.companies.push_back({.members = {ann, bob}, .keep = Keep::together, .penalty = Penalty::soft(7)});
    for (int at = 0; at < 9; ++at) {
        draft.cover.push_back(
            {.shift = {day(at), early}, .minimum = 1, .wanted = 1, .under_weight = 90, .over_weight = 9});
        draft.unavailable.push_back({at % 2 == 0 ? bob : ann, day(at), {}, Bar::leave});
    }
    const Problem problem(std::move(draft));
    for (BoundCertificate without : proving(problem, 63)) {
        without.companies.clear();
        EXPECT_LE(proved_bound(problem, without), 0);
    }
}

/// Each evening takes one, so that each turn of two who are to keep together costs, whoever stands it.
TEST(CompanyBound, two_who_are_to_keep_together_where_one_is_wanted_pay_for_each_turn)
{
    Draft draft = small_draft(6);
    draft.shift_types.resize(1);
    draft.members.resize(2);
    draft.companies.push_back({.members = {ann, bob}, .keep = Keep::together, .penalty = Penalty::soft(7)});
    for (int at = 0; at < 6; ++at)
        draft.cover.push_back({.shift = {day(at), early}, .wanted = 1, .under_weight = 90, .over_weight = 50});
    const Problem problem(std::move(draft));
    EXPECT_EQ(best_of_all(problem).soft, 42);
    EXPECT_EQ(proving(problem, 42).size(), 2U);
    EXPECT_EQ(solve(problem, {.work_limit = 10'000}).lower_bound, 42);
}

/// Whether a second person is dear or cheap, many of the same day and shift: the cover is taken with one of them.
TEST(CompanyBound, of_several_companies_of_one_shift_is_no_more_than_the_best)
{
    int tight = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(200U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        Draft draft = small_draft(2);
        draft.shift_types.resize(1);
        draft.members.resize(3);
        for (int at = 0; at < 2; ++at)
            draft.cover.push_back({.shift = {day(at), early},
                                   .minimum = some(random, 2),
                                   .wanted = 1 + some(random, 2),
                                   .maximum = 2 + some(random, 3),
                                   .under_weight = 20 + some(random, 30),
                                   .over_weight = some(random, 50)});
        for (std::uint32_t first = 0; first < 3; first += 1 + random.below(2))
            draft.companies.push_back({.members = {MemberId(first), MemberId((first + 1) % 3)},
                                       .keep = some(random, 4) > 0 ? Keep::together : Keep::apart,
                                       .within = some(random, 4) > 0 ? Within::shift : Within::day,
                                       .penalty = Penalty::soft(1 + some(random, 20))});
        const Problem problem(std::move(draft));
        const auto best = best_of_all(problem);
        if (best.hard > 0)
            continue;
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{seed}, seed % 2 == 0 ? Sums::priced : Sums::counted,
                            BoundCompany::priced);
        const Budget budget;
        for (int round = 0; round < 300 && dual.bound() != best.soft; ++round)
            dual.step(best.soft, budget);
        ASSERT_TRUE(dual.bound());
        EXPECT_LE(*dual.bound(), best.soft);
        EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
        tight += dual.bound() == best.soft ? 1 : 0;
        const auto any = proved_bound(problem, with_any_prices(random, problem));
        ASSERT_TRUE(any);
        EXPECT_LE(*any, best.soft);
    }
    EXPECT_GT(tight, as_many_as(60));
}

TEST(CompanyBound, prices_that_are_not_of_this_problem_are_refused)
{
    Draft draft = small_draft(2);
    draft.companies = {{.members = {MemberId(0), MemberId(1)}, .within = Within::day},
                       {.members = {MemberId(0), MemberId(1)}, .within = Within::shift}};
    const Problem problem(std::move(draft));
    const auto fault_of = [&](std::vector<CompanyPrice> companies) -> std::string {
        try {
            static_cast<void>(proved_bound(problem, {.prices = std::vector<std::int64_t>(problem.cover().size(), 0),
                                                     .companies = std::move(companies)}));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "";
    };
    const auto has = [](const std::string& fault, const std::string& part) {
        return fault.find(part) != std::string::npos;
    };
    EXPECT_EQ(fault_of({{.company = 0, .day = 1, .member = MemberId(1), .price = 3}}), "");
    EXPECT_EQ(fault_of({{.company = 1, .day = 1, .type = late, .member = MemberId(1), .price = 3}}), "");
    EXPECT_TRUE(has(fault_of({{.company = 2, .member = MemberId(1)}}), "is of company 2 of 2"));
    EXPECT_TRUE(has(fault_of({{.company = 0, .day = 2, .member = MemberId(1)}}), "is of day 2 of 2"));
    EXPECT_TRUE(has(fault_of({{.company = 0, .type = late, .member = MemberId(1)}}), "is of no slot of its company"));
    EXPECT_TRUE(has(fault_of({{.company = 1, .member = MemberId(1)}}), "is of no slot of its company"));
    EXPECT_TRUE(has(fault_of({{.company = 0, .member = MemberId(2)}}), "is of nobody in its company"));
    EXPECT_TRUE(has(fault_of({{.company = 0, .member = MemberId(1)}, {.company = 0, .member = MemberId(1)}}),
                    "has two prices for one slot"));
}

}  // namespace
}  // namespace muster::roster::company_bound_test
