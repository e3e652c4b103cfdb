// Hard comes before soft, whatever the weights; small problems are proven, impossible ones are said to be; and what is
// told is what the certificate proves.
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/hard_cover.hpp"
#include "muster/roster/solve.hpp"

#include "small.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace muster::inline v0_2::roster::levels_of_score_test {
namespace {

Options work(std::uint64_t steps, unsigned threads = 1)
{
    return {.time_limit = {}, .work_limit = steps, .threads = threads};
}

/// A week of one shift that must be stood; ann is away, bob is free.
Draft only_bob_is_free()
{
    Draft draft{.period = Period(monday, day(6))};
    draft.shift_types = {{.code = "D", .start = at(8)}};
    draft.members = {{.code = "ann"}, {.code = "bob"}};
    for (int index = 0; index < 7; ++index) {
        draft.unavailable.push_back({ann, day(index), {}, Bar::leave});
        draft.cover.push_back({.shift = {day(index), early}, .minimum = 1, .wanted = 1});
    }
    return draft;
}

struct Outbid {
    const char* name;
    void (*ask)(Draft&);
};

class SoftCosts : public testing::TestWithParam<Outbid> {};

TEST_P(SoftCosts, do_not_outbid_a_hard_minimum)
{
    Draft draft = only_bob_is_free();
    GetParam().ask(draft);
    const Problem problem(draft);
    for (const unsigned threads : {1U, 2U}) {
        const Solution made = solve(problem, work(50'000, threads));
        EXPECT_EQ(made.score.hard, 0);
        EXPECT_EQ(made.status, Status::optimal);
        EXPECT_EQ(made.roster.size(), 7U);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Weights, SoftCosts,
    testing::Values(
        Outbid{"Minutes",
               [](Draft& draft) {
                   draft.members[1].limits.maximum_minutes = Minutes(1200);
                   draft.penalties.maximum_minutes = Penalty::soft(greatest_weight);
               }},
        Outbid{"Runs",
               [](Draft& draft) {
                   draft.members[1].limits.maximum_consecutive = 3;
                   draft.penalties.maximum_consecutive = Penalty::soft(greatest_weight);
               }},
        Outbid{"Weekends",
               [](Draft& draft) {
                   draft.members[1].limits.maximum_weekends = 0;
                   draft.penalties.weekends = Penalty::soft(greatest_weight);
               }},
        Outbid{"MaximaOfTypes",
               [](Draft& draft) {
                   draft.members[1].limits.of_type = {{early, 0}};
                   draft.penalties.shift_type_maximum = Penalty::soft(greatest_weight);
               }},
        Outbid{"FairLoads",
               [](Draft& draft) {
                   draft.fairness = {{.measure = Measure::minutes,
                                      .above_weight = greatest_weight,
                                      .below_weight = greatest_weight,
                                      .step = 1}};
               }},
        Outbid{"Spacing", [](Draft& draft) { draft.spacing = Spacing{.weight = greatest_weight, .distance = 366}; }},
        Outbid{"Company",
               [](Draft& draft) {
                   draft.companies = {{{ann, bob}, Keep::together, Within::day, Penalty::soft(greatest_weight)}};
               }},
        Outbid{"Wishes",
               [](Draft& draft) {
                   for (int index = 0; index < 7; ++index)
                       draft.requests.push_back({bob, day(index), {}, Wish::off, greatest_weight});
               }}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Solve, holds_hard_minima_of_a_term_against_dear_minutes)
{
    // Too many rosters to look through: 12 members, four weeks, at most 8 h each as a wish at a million a minute.
    Draft draft{.period = Period(monday, day(27))};
    draft.shift_types = {{.code = "D", .start = at(8)}, {.code = "E", .start = at(16)}};
    for (int row = 0; row < 12; ++row)
        draft.members.push_back({.code = "m" + std::to_string(row),
                                 .limits = {.maximum_minutes = Minutes(480), .minimum_rest = Minutes(660)}});
    draft.penalties.maximum_minutes = Penalty::soft(greatest_weight);
    for (int index = 0; index < 28; ++index)
        for (const ShiftTypeId type : {early, late})
            draft.cover.push_back({.shift = {day(index), type}, .minimum = 2, .wanted = 2});
    const Problem problem(draft);
    EXPECT_EQ(solve(problem, work(300'000)).score.hard, 0);
}

TEST(Solve, tells_a_bound_that_its_certificate_proves)
{
    Draft draft{.period = Period(Day(2026, 2, 5), Day(2026, 2, 8))};
    draft.shift_types = {{.code = "a", .start = at(0)},
                         {.code = "b", .start = at(20)},
                         {.code = "c", .start = at(6), .length = Minutes(1440), .is_night = true}};
    draft.members = {{.code = "ann",
                      .limits = {.maximum_minutes = Minutes(480),
                                 .maximum_a_day = 3,
                                 .of_type = {{ShiftTypeId(1), 2}, {ShiftTypeId(2), 2}}}}};
    const Day first(2026, 2, 5);
    draft.cover = {{.shift = {first + Days(2), late}, .wanted = 1, .under_weight = 100},
                   {.shift = {first + Days(2), night}, .wanted = 1, .under_weight = 1},
                   {.shift = {first + Days(3), early}, .wanted = 1, .under_weight = 100}};
    draft.fairness = {{.measure = Measure::nights, .above_weight = 1, .below_weight = 1, .step = 1},
                      {.measure = Measure::weekends, .above_weight = 1, .below_weight = 3},
                      {.measure = Measure::shifts, .above_weight = 5, .below_weight = 1, .step = 1}};
    draft.penalties.shift_type_maximum = Penalty::soft(20);
    for (const std::int64_t weight : {1, 0}) {
        draft.penalties.maximum_minutes = Penalty::soft(weight);
        const Problem problem(draft);
        for (const std::uint64_t seed : {1U, 2U}) {
            Options options = work(20'000);
            options.seed = Seed{seed};
            const Solution made = solve(problem, options);
            ASSERT_EQ(check(problem, made.roster).score, made.score);
            EXPECT_EQ(made.status, Status::optimal);
            EXPECT_EQ(made.lower_bound, made.score.cost);
            EXPECT_EQ(proved_bound(problem, made.certificate), made.lower_bound);
            EXPECT_EQ(made.gap(), 0.0);
        }
    }
}

TEST(Solve, says_at_once_that_a_week_of_everybody_cannot_be)
{
    Draft draft{.period = Period(monday, day(6))};
    draft.shift_types = {{.code = "D", .start = at(8)}};
    for (const char* code : {"ann", "bob"})
        draft.members.push_back({.code = code, .limits = {.maximum_consecutive = 5}});
    for (int index = 0; index < 7; ++index)
        draft.cover.push_back({.shift = {day(index), early}, .minimum = 2, .wanted = 2});
    const Problem problem(draft);
    const Solution made = solve(problem, work(5'000));
    EXPECT_EQ(made.status, Status::infeasible);
    EXPECT_EQ(proved_bound(problem, made.certificate), std::nullopt);
    EXPECT_EQ(made.score.hard, 2);  // one day too many for each, or two people short: no roster bends less
}

TEST(Solve, says_by_prices_of_hard_cover_that_there_are_too_few)
{
    // Ten members who work five days of seven give 200 days of duty in four weeks; 224 must be stood.
    Draft draft{.period = Period(monday, day(27))};
    draft.shift_types = {{.code = "D", .start = at(8)}, {.code = "E", .start = at(16)}};
    for (int row = 0; row < 10; ++row)
        draft.members.push_back(
            {.code = "m" + std::to_string(row),
             .limits = {.maximum_consecutive = 5, .minimum_days_off = 2, .minimum_rest = Minutes(660)},
             .history = {.days_off = 2}});
    for (int index = 0; index < 28; ++index)
        for (const ShiftTypeId type : {early, late})
            draft.cover.push_back({.shift = {day(index), type}, .minimum = 4, .wanted = 4, .under_weight = 1});
    const Problem problem(draft);
    const Solution made = solve(problem, work(400'000));
    EXPECT_EQ(made.status, Status::infeasible);
    EXPECT_TRUE(made.certificate.is_of_hard_cover);
    EXPECT_EQ(proved_bound(problem, made.certificate), std::nullopt);
    for (Cover& cover : draft.cover)
        cover.minimum = 3;  // 168 are to be had: the same prices prove nothing of that
    EXPECT_TRUE(proved_bound(Problem(draft), made.certificate).has_value());
}

TEST(Solve, begins_from_a_roster_without_what_may_not_be_stood)
{
    const Problem problem(only_bob_is_free());
    Options options = work(1'000);
    options.start = roster_of(problem, {stands(ann, 0, early), stands(ann, 3, early)});
    const Solution made = solve(problem, options);
    EXPECT_TRUE(made.roster.of(ann).empty());
    EXPECT_EQ(made.status, Status::optimal);
}

class Exhaustion : public testing::Test {
protected:
    Draft draft = [] {
        Draft asked = small_draft(4);
        for (int index = 0; index < 4; ++index)
            asked.cover.push_back({.shift = {day(index), early}, .wanted = 2, .under_weight = 3, .over_weight = 5});
        asked.companies = {{{ann, bob}, Keep::together, Within::shift, Penalty::soft(4)},
                           {{bob, cai}, Keep::apart, Within::day, Penalty::hard()}};
        asked.requests = {{ann, day(1), early, Wish::off, 2}, {bob, day(2), {}, Wish::off, 7}};
        return asked;
    }();
    Problem problem{draft};
    Solution made = solve(problem, work(20'000));
};

TEST_F(Exhaustion, is_repeated_by_who_checks_it)
{
    EXPECT_EQ(made.status, Status::optimal);
    ASSERT_TRUE(made.certificate.exhausted);
    EXPECT_EQ(made.certificate.exhausted->none_below, made.score.cost);
    EXPECT_EQ(proved_bound(problem, made.certificate), made.score.cost);
}

TEST_F(Exhaustion, is_not_believed_where_it_says_more_than_is_so)
{
    BoundCertificate false_one = made.certificate;
    false_one.exhausted->none_below = made.score.cost + 1;
    EXPECT_LE(proved_bound(problem, false_one).value_or(std::numeric_limits<std::int64_t>::max()), made.score.cost);
    false_one.exhausted->none_below.reset();  // that there is no roster at all
    EXPECT_LE(proved_bound(problem, false_one).value_or(std::numeric_limits<std::int64_t>::max()), made.score.cost);
}

TEST_F(Exhaustion, needs_no_good_prices)
{
    BoundCertificate poor = made.certificate;
    poor.exhausted->company_prices.clear();
    for (std::int64_t& price : poor.prices)
        price = 0;
    EXPECT_EQ(proved_bound(problem, poor), made.score.cost);
}

TEST(ProvedBound, gives_up_on_an_exhaustion_of_too_many_rosters)
{
    Draft draft = small_draft(60);
    for (int row = 0; row < 40; ++row)
        draft.members.push_back({.code = "m" + std::to_string(row)});
    for (int index = 0; index < 60; ++index)
        draft.cover.push_back({.shift = {day(index), early}, .wanted = 2, .under_weight = 3});
    BoundCertificate certificate{.exhausted = Exhausted{1'000'000}};
    certificate.prices.assign(draft.cover.size(), 0);
    EXPECT_EQ(proved_bound(Problem(draft), certificate), 0);
}

TEST(HardCoverOnly, costs_nothing_where_a_roster_bends_no_hard_rule)
{
    Draft draft = only_bob_is_free();
    draft.requests = {{bob, day(2), {}, Wish::off, 9}};
    draft.fairness = {{.measure = Measure::minutes}};
    const Problem only(hard_cover_only(Problem(draft)));
    std::vector<Assignment> bobs;
    EXPECT_EQ(check(only, roster_of(only, bobs)).score.cost, 7);
    for (int index = 0; index < 7; ++index)
        bobs.push_back(stands(bob, index, early));
    const Score score = check(only, roster_of(only, bobs)).score;
    EXPECT_EQ(score.hard, 0);
    EXPECT_EQ(score.cost, 0);
}

}  // namespace
}  // namespace muster::roster::levels_of_score_test
