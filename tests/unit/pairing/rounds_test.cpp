// Terms after terms: policies change what they should and nothing else, hold over simulated terms, and spread the load.
#include "muster/pairing/rounds.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/pairing/optimal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::rounds_test {
namespace {

MenteeId mentee(std::uint32_t row) { return MenteeId(row); }
MentorId mentor(std::uint32_t row) { return MentorId(row); }

const std::vector<Candidate> four{
    {mentee(0), mentor(0), 10}, {mentee(0), mentor(1), 8}, {mentee(1), mentor(0), 9}, {mentee(1), mentor(1), 1}};

std::vector<Score> scores_of(const RoundInput& input)
{
    std::vector<Score> scores;
    for (const Candidate& candidate : input.candidates)
        scores.push_back(candidate.score);
    return scores;
}

TEST(Rounds, KeepingAddsToPairsThatWereAndToNoOthers)
{
    const std::vector<EarlierPair> earlier{{mentee(1), mentor(1), 1}, {mentee(0), mentor(7), 1}};
    const RoundInput input = with_repeats({four}, earlier, {.repeat = Repeat::keep, .amount = 20});
    EXPECT_EQ(scores_of(input), (std::vector<Score>{10, 8, 9, 21}));
    EXPECT_EQ(input.options.forbidden.size(), 0u);
}

TEST(Rounds, AvoidingFadesWithTheTermsPassed)
{
    const RepeatPolicy policy{.repeat = Repeat::avoid, .amount = 10, .terms = 3, .fades = true};
    EXPECT_EQ(policy.amount_after(1), 10);
    EXPECT_EQ(policy.amount_after(2), 6);  // two thirds, rounded down
    EXPECT_EQ(policy.amount_after(3), 3);
    EXPECT_EQ(policy.amount_after(4), 0);
    // The last term a pair stood in counts, whatever the order of the list.
    const std::vector<EarlierPair> earlier{
        {mentee(0), mentor(0), 3}, {mentee(0), mentor(0), 2}, {mentee(0), mentor(1), 4}, {mentee(1), mentor(1), 1}};
    EXPECT_EQ(scores_of(with_repeats({four}, earlier, policy)), (std::vector<Score>{4, 8, 9, -9}));
}

TEST(Rounds, AnAmountThatDoesNotFadeEndsAtOnce)
{
    const RepeatPolicy policy{.repeat = Repeat::keep, .amount = 10, .terms = 2};
    EXPECT_EQ(policy.amount_after(1), 10);
    EXPECT_EQ(policy.amount_after(2), 10);
    EXPECT_EQ(policy.amount_after(3), 0);
}

TEST(Rounds, NeverForbidsCandidatesOfTheTermsThatCount)
{
    const std::vector<EarlierPair> earlier{
        {mentee(0), mentor(0), 2}, {mentee(1), mentor(0), 3}, {mentee(1), mentor(1), 1}, {mentee(40), mentor(0), 1}};
    RoundInput given{four};
    given.options.forbidden = {{mentee(0), mentor(1)}};
    const RoundInput input = with_repeats(given, earlier, {.repeat = Repeat::never, .terms = 2});
    EXPECT_EQ(input.options.forbidden, (std::vector<std::pair<MenteeId, MentorId>>{
                                           {mentee(0), mentor(1)}, {mentee(0), mentor(0)}, {mentee(1), mentor(1)}}));
    EXPECT_EQ(input.candidates, four);
}

TEST(Rounds, PoliciesAreAppliedOneAfterAnother)
{
    const std::vector<EarlierPair> earlier{{mentee(0), mentor(0), 1}, {mentee(1), mentor(0), 2}};
    const RoundInput input = with_repeats(with_repeats({four}, earlier, {.repeat = Repeat::never}), earlier,
                                          {.repeat = Repeat::avoid, .amount = 4, .terms = 2});
    EXPECT_EQ(scores_of(input), (std::vector<Score>{6, 8, 5, 1}));
    EXPECT_EQ(input.options.forbidden.size(), 1u);
}

TEST(Spread, WhoCarriedMoreHasALowerShare)
{
    // Last term: 6, 2, 1 of 9, mean 3. Coming: 12 mentees of 4 mentors, mean 3; mentor 3 is new.
    const std::vector<EarlierLoad> earlier{{mentor(0), 1, 6}, {mentor(1), 1, 2}, {mentor(2), 1, 1}};
    const std::vector<Capacity> mentors(4, {0, 9});
    EXPECT_EQ(spread_load(mentors, 12, earlier, {.step = 5, .terms = 1}),
              (std::vector<LoadPrice>{{0, 5}, {4, 5}, {5, 5}, {3, 5}}));
    EXPECT_EQ(spread_load(mentors, 12, earlier, {.step = 5}), std::vector<LoadPrice>(4, {3, 5}));
}

TEST(Spread, AShareMayFallBelowNothingAndCarriedLoadFades)
{
    const std::vector<EarlierLoad> earlier{
        {mentor(0), 1, 8}, {MentorId{}, 1, 0}, {mentor(0), 2, 8}, {mentor(1), 2, 0}, {MentorId{}, 2, 1}};
    const std::vector<Capacity> mentors{{0, 9}, {0, 9}, {0, 0}};
    // Term 1: mean 4. Term 2: mean 3; half of what is above or below it counts. Mean of the coming term: 2 of 2.
    EXPECT_EQ(spread_load(mentors, 2, earlier, {.step = 1, .terms = 2, .fades = true}),
              (std::vector<LoadPrice>{{-6, 1}, {2, 1}, {1, 1}}));  // 1 - 4 - 2.5 and 1 + 1.5, half to even
}

TEST(Spread, NobodyToTakeAnybodyIsNoError)
{
    EXPECT_EQ(spread_load(std::vector<Capacity>{{0, 0}}, 3, {}, {.step = 2}), (std::vector<LoadPrice>{{0, 2}}));
    EXPECT_TRUE(spread_load({}, 0, {}, {}).empty());
}

// A school of terms: everybody finds the first two mentors best.
class Terms {
public:
    Terms(std::uint32_t mentees, std::uint32_t mentors, Seed seed) : mentees_(mentees), mentors_(mentors)
    {
        Random random(seed);
        for (std::uint32_t row = 0; row < mentees; ++row)
            for (std::uint32_t at = 0; at < mentors; ++at)
                candidates.push_back({mentee(row), mentor(at), Score{random.below(50)} + (at < 2 ? 100 : 0)});
    }

    // The best pairing at these load prices: a mentor is as many as there are places, each at what it costs.
    std::vector<std::uint32_t> pair(const RoundInput& input, const std::vector<LoadPrice>& prices)
    {
        const auto places = mentees_;
        std::vector<Candidate> split;
        for (const Candidate& candidate : input.candidates)
            for (std::uint32_t place = 0; place < places; ++place) {
                const LoadPrice& price = prices[candidate.mentor.row()];
                const auto above = std::max<std::int64_t>(0, std::int64_t{place} + 1 - price.even);
                split.push_back({candidate.mentee, mentor(candidate.mentor.row() * places + place),
                                 candidate.score - price.step * above});
            }
        ProblemOptions options;
        for (const auto& [who, whom] : input.options.forbidden)
            for (std::uint32_t place = 0; place < places; ++place)
                options.forbidden.emplace_back(who, mentor(whom.row() * places + place));
        const Problem problem(std::vector<Capacity>(mentors_ * places, {0, 1}), mentees_, split, options);
        std::vector<std::uint32_t> made;
        for (const MentorId chosen : optimal(problem).pairing.mentor_of)
            made.push_back(chosen.row() / places);
        return made;
    }

    // What was, seen from the term after.
    void pass(const std::vector<std::uint32_t>& made)
    {
        for (EarlierPair& was : pairs)
            ++was.terms_ago;
        for (EarlierLoad& was : loads)
            ++was.terms_ago;
        std::vector<std::uint32_t> load(mentors_, 0);
        for (std::uint32_t row = 0; row < mentees_; ++row) {
            pairs.push_back({mentee(row), mentor(made[row]), 1});
            ++load[made[row]];
        }
        for (std::uint32_t at = 0; at < mentors_; ++at)
            loads.push_back({mentor(at), 1, load[at]});
    }

    [[nodiscard]] std::vector<std::uint32_t> total_loads() const
    {
        std::vector<std::uint32_t> total(mentors_, 0);
        for (const EarlierLoad& was : loads)
            total[was.mentor.row()] += was.mentees;
        return total;
    }

    [[nodiscard]] std::vector<Capacity> capacities() const { return std::vector<Capacity>(mentors_, {0, mentees_}); }

    std::vector<Candidate> candidates;
    std::vector<EarlierPair> pairs;
    std::vector<EarlierLoad> loads;

private:
    std::uint32_t mentees_;
    std::uint32_t mentors_;
};

const std::vector<LoadPrice> free_of_charge(6);

TEST(RoundsOverTerms, NeverHoldsForAsLongAsItSays)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Terms terms(8, 6, Seed{seed});
    std::vector<std::vector<std::uint32_t>> made;
    for (int term = 0; term < 8; ++term) {
        made.push_back(terms.pair(with_repeats({terms.candidates}, terms.pairs, {.repeat = Repeat::never, .terms = 4}),
                                  free_of_charge));
        terms.pass(made.back());
    }
    for (std::size_t row = 0; row < 8; ++row)
        for (std::size_t term = 0; term + 5 <= made.size(); ++term) {
            std::set<std::uint32_t> met;
            for (std::size_t at = term; at < term + 5; ++at)
                met.insert(made[at][row]);
            EXPECT_EQ(met.size(), 5u);
        }
    // Without the policy, every term is like the first.
    EXPECT_EQ(terms.pair({terms.candidates}, free_of_charge), made.front());
}

TEST(RoundsOverTerms, ADearRepeatIsAvoidedAndACheapOneIsNot)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (const Score amount : {Score{0}, Score{1000}}) {
        Terms terms(8, 6, Seed{seed});
        const auto first = terms.pair({terms.candidates}, free_of_charge);
        terms.pass(first);
        const auto second = terms.pair(
            with_repeats({terms.candidates}, terms.pairs, {.repeat = Repeat::avoid, .amount = amount}), free_of_charge);
        for (std::size_t row = 0; row < first.size(); ++row)
            EXPECT_EQ(second[row] == first[row], amount == 0);
    }
}

TEST(RoundsOverTerms, WhatWasIsKeptAlthoughTastesChange)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Terms terms(8, 6, Seed{seed});
    const auto first = terms.pair({terms.candidates}, free_of_charge);
    terms.pass(first);
    terms.candidates = Terms(8, 6, Seed{seed + 1}).candidates;
    const auto second = terms.pair(
        with_repeats({terms.candidates}, terms.pairs, {.repeat = Repeat::keep, .amount = 1000}), free_of_charge);
    EXPECT_EQ(second, first);
}

TEST(RoundsOverTerms, ThePopularDoNotCarryAll)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto play = [&](const SpreadPolicy& policy) {
        Terms terms(12, 6, Seed{seed});
        for (int term = 0; term < 6; ++term)
            terms.pass(terms.pair({terms.candidates}, spread_load(terms.capacities(), 12, terms.loads, policy)));
        return terms.total_loads();
    };
    // With no price the two popular ones take everybody.
    const auto unspread = play({});
    EXPECT_EQ(unspread[0] + unspread[1], 72u);
    // At a price they still take more each term, for they are wanted; carried over, that evens out.
    const auto mild = play({.step = 60});
    const auto carried = play({.step = 60, .terms = 5});
    const auto spread = [](const std::vector<std::uint32_t>& loads) {
        const auto [least, most] = std::ranges::minmax(loads);
        return most - least;
    };
    EXPECT_LT(spread(mild), spread(unspread));
    EXPECT_LT(spread(carried), spread(mild));
    EXPECT_LE(spread(carried), 6u);
    EXPECT_EQ(std::accumulate(carried.begin(), carried.end(), 0u), 72u);
}

struct Bad {
    std::string name;
    std::function<void()> call;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class RoundsRefuse : public testing::TestWithParam<Bad> {};

TEST_P(RoundsRefuse, AndSayWhereWhatAndTheRemedy)
{
    try {
        GetParam().call();
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

std::function<void()> repeats(std::vector<EarlierPair> earlier, RepeatPolicy policy, RoundInput input = {four})
{
    return [=] { static_cast<void>(with_repeats(input, earlier, policy)); };
}

std::function<void()> spread(std::vector<EarlierLoad> earlier, SpreadPolicy policy)
{
    return [=] { static_cast<void>(spread_load(std::vector<Capacity>(2, {0, 3}), 4, earlier, policy)); };
}

INSTANTIATE_TEST_SUITE_P(
    , RoundsRefuse,
    testing::Values(
        Bad{"AnAmountBelowNothing", repeats({}, {.amount = -1}), "repeat policy, amount: it is -1; give 0 to 2^50"},
        Bad{"AnAmountTooLarge", repeats({}, {.amount = Problem::largest_score + 1}),
            "repeat policy, amount: it is 1125899906842625; give 0 to 2^50"},
        Bad{"NoTerms", repeats({}, {.terms = 0}),
            "repeat policy, terms: it is 0; give how many terms back count, 1 to 1000"},
        Bad{"TooManyTerms", repeats({}, {.terms = 1001}),
            "repeat policy, terms: it is 1001; give how many terms back count, 1 to 1000"},
        Bad{"NeverAtAPrice", repeats({}, {.repeat = Repeat::never, .amount = 3}),
            "repeat policy, amount: it is 3 with never; leave it 0, or avoid repeats at that price"},
        Bad{"NeverThatFades", repeats({}, {.repeat = Repeat::never, .fades = true}),
            "repeat policy, fades: never does not fade; say in how many terms a pair may not be again, or avoid "
            "repeats at a price"},
        Bad{"APairNotSet", repeats({{mentee(0), mentor(0), 1}, {MenteeId{}, mentor(0), 1}}, {}),
            "earlier pair 2: its mentee or its mentor is not set; leave out pairs of people who are not here any "
            "more"},
        Bad{"ThisTerm", repeats({{mentee(0), mentor(0), 0}}, {}),
            "earlier pair 1: it is of 0 terms ago; count from 1, the term before the coming one"},
        Bad{"APairTwice", repeats({{mentee(0), mentor(0), 2}, {mentee(0), mentor(0), 2}}, {}),
            "earlier pair 2: mentee 0 with mentor 0 stands here twice; keep one of the rows"},
        Bad{"ARequiredPairThatMayNeverBe",
            repeats({{mentee(0), mentor(1), 1}}, {.repeat = Repeat::never},
                    {four, {.required = {{mentee(0), mentor(1)}}}}),
            "required pair 1: mentee 0 with mentor 1 was in an earlier term and may never be again; take it from the "
            "required pairs, or avoid repeats in place of never"},
        Bad{"AScoreTooLarge",
            repeats({{mentee(0), mentor(0), 1}}, {.repeat = Repeat::keep, .amount = Problem::largest_score}),
            "candidate 1: its score 10 and the amount of the repeat policy 1125899906842624 together are beyond 2^50; "
            "use a larger unit for scores"},
        Bad{"AStepBelowNothing", spread({}, {.step = -2}), "spread policy, step: it is -2; give 0 to 2^50"},
        Bad{"TooManyTermsCarriedOver", spread({}, {.terms = 1001}),
            "spread policy, terms: it is 1001; give how many terms back are carried over, 0 to 1000"},
        Bad{"AnUnknownMentor", spread({{mentor(2), 1, 3}}, {}),
            "earlier load 1: mentor 2 is not in the 2 mentors; add it there or correct the id"},
        Bad{"ALoadOfThisTerm", spread({{mentor(0), 0, 3}}, {}),
            "earlier load 1: it is of 0 terms ago; count from 1, the term before the coming one"},
        Bad{"AMentorTwiceInATerm", spread({{mentor(1), 1, 3}, {mentor(0), 1, 1}, {mentor(1), 1, 2}}, {}),
            "earlier load 3: mentor 1 stands here twice; keep one of the rows"},
        Bad{"AShareBeyondThirtyTwoBits",
            spread({{mentor(0), 1, std::numeric_limits<std::uint32_t>::max()},
                    {mentor(1), 1, 0},
                    {mentor(0), 2, std::numeric_limits<std::uint32_t>::max()},
                    {mentor(1), 2, 0}},
                   {.terms = 2}),
            "mentor 0: its even share leaves 32 bits; correct the earlier loads"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::pairing::rounds_test
