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

namespace muster::inline v0_2::roster::terms_test {
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
                                   .maximum = 1,
                                   .under_weight = 100'000});
    for (const Measure measure : measures)
        draft.fairness.push_back({.measure = measure,
                                  .above_weight = 10,
                                  .below_weight = 10,
                                  .step = measure == Measure::minutes ? 120 : 1});
    return draft;
}

/// Each shift to whoever is furthest below the fair load in this measure, then in all shifts.
Roster handed_out(const Problem& problem, Measure measure)
{
    std::vector<std::int64_t> owed;
    std::vector<std::int64_t> owed_shifts;
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        owed.push_back(problem.fair_load(measure, MemberId(row)));
        owed_shifts.push_back(problem.fair_load(Measure::shifts, MemberId(row)));
    }
    std::vector<Assignment> stood;
    for (const Cover& cover : problem.cover()) {
        const std::int64_t load = problem.load_of(measure, problem.index_of(cover.shift.day), cover.shift.type);
        const std::vector<std::int64_t>& by = load > 0 ? owed : owed_shifts;
        const auto row = static_cast<std::uint32_t>(std::ranges::max_element(by) - by.begin());
        owed[row] -= load;
        --owed_shifts[row];
        stood.push_back({MemberId(row), cover.shift});
    }
    return roster_of(problem, std::move(stood));
}

Roster planned(const Problem& problem)
{
    const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 60'000});
    EXPECT_EQ(solution.score.hard, 0);
    return solution.roster;
}

using Loads = std::map<std::string, std::vector<std::int64_t>>;  // by code, in the order of the measures

template <class Make>
Loads after_all_terms(const std::vector<Share>& shares, const std::vector<Measure>& measures, const Make& make)
{
    Loads loads;
    std::vector<History> histories;
    for (int number = 0; number < terms; ++number) {
        Draft draft = term(number, shares, measures);
        std::rotate(draft.members.begin(), draft.members.begin() + number,
                    draft.members.end());  // the order of the list is no matter
        const Problem problem(with_histories(std::move(draft), histories));
        const Roster roster = make(problem);
        const FairnessReport report = fairness_report(problem, roster);
        for (const MemberLoad& line : report.members) {
            std::vector<std::int64_t>& sum = loads[problem.members()[line.member].code];
            sum.resize(all_measures.size());
            for (const Measure measure : all_measures)
                sum[index(measure)] += line.load[index(measure)];
        }
        histories = histories_after(problem, roster);
        for (const Measure measure : all_measures) {
            Surplus sum;
            for (const History& history : histories)
                sum += history.carry_over[index(measure)];
            EXPECT_EQ(sum, Surplus{});
        }
    }
    for (const History& history : histories)
        for (const Measure measure : measures)
            EXPECT_EQ(history.carry_over[index(measure)], Surplus{}) << history.member;
    return loads;
}

std::vector<Share> twelve() { return std::vector(12, Share::whole(1)); }

std::vector<Share> ten_and_four_halves()
{
    std::vector<Share> shares(10, Share::whole(1));
    shares.resize(14, Share::parse("0.5", {"test"}));
    return shares;
}

/// `whole` is what a whole share comes to; a member from k on has half of one where there are such.
void expect_even(const Loads& loads, Measure measure, std::int64_t whole)
{
    for (const auto& [code, load] : loads)
        EXPECT_EQ(load[index(measure)], whole / (loads.size() == 12 || code < "k" ? 1 : 2)) << code;
}

struct Shared {
    Measure measure;
    std::int64_t whole;
};

class EveryMeasure : public testing::TestWithParam<Shared> {};

TEST_P(EveryMeasure, ComesOutEvenAfterSomeTermsAsFairLoadsAreStood)
{
    const auto [measure, whole] = GetParam();
    const auto make = [measure = measure](const Problem& problem) { return handed_out(problem, measure); };
    expect_even(after_all_terms(twelve(), {measure}, make), measure, whole);
    expect_even(after_all_terms(ten_and_four_halves(), {measure}, make), measure, whole);
}

INSTANTIATE_TEST_SUITE_P(Terms, EveryMeasure,
                         testing::Values(Shared{Measure::shifts, 28}, Shared{Measure::minutes, 28 * 120},
                                         Shared{Measure::nights, 14}, Shared{Measure::weekends, 8},
                                         Shared{Measure::disliked, 14}),
                         [](const auto& test) {
                             std::string name = label_of(test.param.measure).en;
                             std::erase(name, ' ');
                             return name;
                         });

TEST(Terms, PlannedOneAfterTheOtherComeOutEven)
{
    expect_even(after_all_terms(ten_and_four_halves(), {Measure::minutes}, planned), Measure::minutes, 28 * 120);
    for (const std::vector<Share>& shares : {twelve(), ten_and_four_halves()}) {
        const Loads loads = after_all_terms(shares, {Measure::shifts, Measure::weekends}, planned);
        expect_even(loads, Measure::shifts, 28);
        expect_even(loads, Measure::weekends, 8);
    }
}

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
}  // namespace muster::roster::terms_test
