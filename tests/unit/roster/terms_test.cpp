// Several terms, one after the other: who did more than the share does less in the next, to the last shift.
#include "muster/roster/fairness_report.hpp"
#include "muster/roster/history.hpp"
#include "muster/roster/solve.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace muster::roster {
namespace {

constexpr int days = 28;
constexpr int terms = 6;

/// Four weeks with two shifts a day, one by day and one by night at a post nobody likes.
Draft term(int number, const std::vector<Share>& shares, std::vector<Measure> measures)
{
    Draft draft{.period = Period(day(days * number), day(days * (number + 1) - 1))};
    draft.posts = {{.code = "P", .is_disliked = true}};
    draft.shift_types = {{.code = "D", .start = at(12), .length = Minutes(120)},
                         {.code = "N", .post = PostId(0), .start = at(22), .length = Minutes(120), .is_night = true}};
    for (std::size_t row = 0; row < shares.size(); ++row)
        draft.members.push_back({.code = std::string(1, static_cast<char>('a' + row)), .share = shares[row]});
    for (int at = 0; at < days; ++at)
        for (const std::uint32_t type : {0U, 1U})
            draft.cover.push_back({.shift = {draft.period.first() + Days(at), ShiftTypeId(type)},
                                   .minimum = 1,
                                   .wanted = 1,
                                   .maximum = 1});
    for (const Measure measure : measures)
        draft.fairness.push_back({.measure = measure,
                                  .above_weight = 10,
                                  .below_weight = 10,
                                  .step = measure == Measure::minutes ? 120 : 1});
    return draft;
}

using Loads = std::map<std::string, std::vector<std::int64_t>>;  // by code, in the order of the measures

Loads after_all_terms(const std::vector<Share>& shares, const std::vector<Measure>& measures)
{
    Loads loads;
    std::vector<History> histories;
    for (int number = 0; number < terms; ++number) {
        Draft draft = term(number, shares, measures);
        std::ranges::rotate(draft.members, draft.members.begin() + number);  // the order of the list is no matter
        const Problem problem(with_histories(std::move(draft), histories));
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 200'000});
        EXPECT_EQ(solution.score.hard, 0);
        const FairnessReport report = fairness_report(problem, solution.roster);
        for (const MemberLoad& line : report.members) {
            std::vector<std::int64_t>& sum = loads[problem.members()[line.member].code];
            sum.resize(all_measures.size());
            for (const Measure measure : all_measures)
                sum[index(measure)] += line.load[index(measure)];
        }
        histories = histories_after(problem, solution.roster);
        for (const Measure measure : all_measures) {
            Surplus sum;
            for (const History& history : histories)
                sum += history.carry_over[index(measure)];
            EXPECT_EQ(sum, Surplus{});
        }
    }
    return loads;
}

struct Shared {
    std::string name;
    std::vector<Measure> measures;
    std::vector<std::int64_t> whole;  ///< of each measure, what a whole share is after all terms
};

class EveryMeasure : public testing::TestWithParam<Shared> {};

TEST_P(EveryMeasure, IsEvenAfterSomeTermsAmongTwelve)
{
    const Shared& asked = GetParam();
    const Loads loads = after_all_terms(std::vector(12, Share::whole(1)), asked.measures);
    for (const auto& [code, load] : loads)
        for (std::size_t at = 0; at < asked.measures.size(); ++at)
            EXPECT_EQ(load[index(asked.measures[at])], asked.whole[at]) << code;
}

TEST_P(EveryMeasure, GivesHalfAShareHalfOfIt)
{
    const Shared& asked = GetParam();
    std::vector<Share> shares(10, Share::whole(1));
    shares.resize(14, Share::parse("0.5", {"test"}));
    const Loads loads = after_all_terms(shares, asked.measures);
    for (const auto& [code, load] : loads)
        for (std::size_t at = 0; at < asked.measures.size(); ++at)
            EXPECT_EQ(load[index(asked.measures[at])], asked.whole[at] / (code < "k" ? 1 : 2)) << code;
}

INSTANTIATE_TEST_SUITE_P(Terms, EveryMeasure,
                         testing::Values(Shared{"Shifts", {Measure::shifts}, {28}},
                                         Shared{"Minutes", {Measure::minutes}, {28 * 120}},
                                         Shared{"Nights", {Measure::nights}, {14}},
                                         Shared{"Weekends", {Measure::weekends}, {8}},
                                         Shared{"Disliked", {Measure::disliked}, {14}},
                                         Shared{"ShiftsAndWeekends", {Measure::shifts, Measure::weekends}, {28, 8}}),
                         [](const auto& test) { return test.param.name; });

/// Ten duties on ten days.
Draft ten_days()
{
    Draft draft = small_draft(10);
    draft.shift_types.resize(1);
    for (int at = 0; at < 10; ++at)
        draft.cover.push_back({.shift = {day(at), early}, .minimum = 1, .wanted = 1, .maximum = 1});
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 1, .below_weight = 1, .step = 1}};
    return draft;
}

std::vector<std::int64_t> fair_shifts(const Problem& problem)
{
    std::vector<std::int64_t> fair;
    for (std::uint32_t row = 0; row < problem.members().size(); ++row)
        fair.push_back(problem.fair_load(Measure::shifts, MemberId(row)));
    return fair;
}

TEST(Membership, GivesTheShareOfItsDays)
{
    Draft draft = ten_days();
    draft.members[2].from = day(5);
    const Problem joined(draft);
    EXPECT_EQ(fair_shifts(joined), (std::vector<std::int64_t>{4, 4, 2}));
    EXPECT_EQ(joined.bar(cai, 4, early), Bar::not_a_member);
    EXPECT_EQ(joined.bar(cai, 5, early), Bar::none);

    draft.members[2].from = {};
    draft.members[2].until = day(4);
    const Problem left(draft);
    EXPECT_EQ(fair_shifts(left), (std::vector<std::int64_t>{4, 4, 2}));
    EXPECT_EQ(left.bar(cai, 4, early), Bar::none);
    EXPECT_EQ(left.bar(cai, 5, early), Bar::not_a_member);

    draft.members[2].until = day(-1);
    const Problem gone(draft);
    EXPECT_EQ(fair_shifts(gone), (std::vector<std::int64_t>{5, 5, 0}));
    EXPECT_FALSE(gone.has_share(cai));
}

TEST(Membership, OfHalfTheDaysIsLikeHalfAShare)
{
    Draft halved = ten_days();
    halved.members[2].share = Share::parse("0.5", {"test"});
    Draft joined = ten_days();
    joined.members[2].from = day(5);
    const std::vector<Assignment> stood{stands(ann, 0, early), stands(bob, 1, early), stands(cai, 7, early)};
    const Problem one(halved);
    const Problem other(joined);
    const std::vector<History> after_one = histories_after(one, roster_of(one, stood));
    const std::vector<History> after_other = histories_after(other, roster_of(other, stood));
    for (std::size_t row = 0; row < 3; ++row)
        EXPECT_EQ(after_one[row].carry_over, after_other[row].carry_over);
    EXPECT_EQ(after_one[2].carry_over[index(Measure::shifts)], surplus("0.4"));  // 1, less a fifth of 3
}

TEST(Membership, IsKeptByPlansAndOwedAShareOfItByTheNextTerm)
{
    Draft draft = ten_days();
    draft.members[2].from = day(5);
    const Problem problem(draft);
    const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 10'000});
    EXPECT_EQ(solution.score.cost, 0);
    EXPECT_EQ(solution.roster.of(cai).size(), 2u);
    EXPECT_GE(solution.roster.of(cai).front().shift.day, day(5));
    for (const History& history : histories_after(problem, solution.roster))
        EXPECT_EQ(history.carry_over[index(Measure::shifts)], Surplus{});
}

TEST(Membership, WithoutAShareIsOwedNothingAndKeepsWhatWasCarried)
{
    Draft draft = ten_days();
    draft.members[2].share = Share{};
    draft.members[2].history.carry_over[index(Measure::shifts)] = surplus("1.5");
    const Problem problem(draft);
    EXPECT_EQ(fair_shifts(problem), (std::vector<std::int64_t>{5, 5, 0}));
    const auto after = histories_after(problem, roster_of(problem, {stands(ann, 0, early), stands(bob, 1, early)}));
    EXPECT_EQ(after[2].carry_over[index(Measure::shifts)], surplus("1.5"));
}

}  // namespace
}  // namespace muster::roster
