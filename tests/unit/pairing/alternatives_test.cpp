// Alternatives: agree with trying everything, prove themselves, and tell honestly what the work left open.
#include "muster/pairing/alternatives.hpp"

#include "every_way.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::alternatives_test {
namespace {

using Pairs = std::vector<std::pair<MenteeId, MentorId>>;

Pairs pairs_of(const Pairing& pairing)
{
    Pairs pairs;
    for (std::uint32_t row = 0; row < pairing.mentee_count(); ++row)
        for (const MentorId mentor : pairing.mentors_of(mentee(row)))
            if (mentor.is_set())
                pairs.emplace_back(mentee(row), mentor);
    std::ranges::sort(pairs);
    return pairs;
}

// The greatest total of all pairings there are that give up so many pairs of each of these.
std::optional<Score> best_apart(const Problem& problem, const std::vector<Pairs>& earlier, std::size_t apart)
{
    std::optional<Score> best;
    const EveryWay all(problem, {}, [&](std::span<const std::pair<MenteeId, MentorId>> made, Score total) {
        for (const Pairs& each : earlier) {
            std::size_t given_up = 0;
            for (const auto& pair : each)
                given_up += std::ranges::find(made, pair) == made.end() ? 1U : 0U;
            if (given_up < apart)
                return;
        }
        best = std::max(best.value_or(total), total);
    });
    return best;
}

struct Seen {
    int answers = 0;
    int no_more = 0;
    int with_three = 0;
};

void compare(const Problem& problem, std::uint32_t apart, Seen& seen)
{
    Alternatives made;
    try {
        made = alternatives(problem, {.count = 4, .apart = apart});
    } catch (const Infeasible&) {
        EXPECT_FALSE(EveryWay(problem).best());
        return;
    }
    const Verdict verdict = verify_alternatives(problem, made);
    ASSERT_TRUE(verdict.holds) << verdict.fault;
    std::vector<Pairs> earlier;
    for (const Alternative& answer : made.answers) {
        EXPECT_TRUE(answer.is_best());
        ASSERT_EQ(answer.pairing.total, best_apart(problem, earlier, apart));
        earlier.push_back(pairs_of(answer.pairing));
        ++seen.answers;
    }
    EXPECT_EQ(made.answers.size() < 4, made.no_more.has_value());
    if (made.no_more) {
        EXPECT_FALSE(best_apart(problem, earlier, apart));
        ++seen.no_more;
    }
    seen.with_three += made.answers.size() > 2 ? 1 : 0;
}

TEST(Alternatives, AgreeWithTryingEveryWayAndProveIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    Seen seen;
    for (int round = 0; round < 1500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem = random_problem(random);
        compare(problem, 1 + random.below(3), seen);
    }
    EXPECT_GT(seen.answers, 1000);
    EXPECT_GT(seen.no_more, 200);
    EXPECT_GT(seen.with_three, 80);
}

// Of six each, where every mentor has one place: the k best assignments.
TEST(Alternatives, OfFullMatricesAreThoseOfAllPermutations)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    Seen seen;
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        std::vector<Candidate> candidates;
        for (std::uint32_t row = 0; row < 6; ++row)
            for (std::uint32_t at = 0; at < 6; ++at)
                candidates.push_back({mentee(row), mentor(at), random.below(1000)});
        compare(Problem(std::vector<Capacity>(6), 6, candidates), 1 + random.below(6), seen);
    }
    EXPECT_GT(seen.with_three, 20);
}

Problem crowd(std::uint32_t mentees, std::uint32_t mentors, Seed seed)
{
    Random random(seed);
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row)
        for (std::uint32_t at = 0; at < mentors; ++at)
            if (random.below(2) == 0 || at == row % mentors)
                candidates.push_back({mentee(row), mentor(at), 1'000'000 * Score{random.below(101)}});
    return {std::vector<Capacity>(mentors, {1, mentees / mentors + 1}), mentees, candidates};
}

TEST(Alternatives, OfAHundredPeopleAreProvenBest)
{
    const Problem problem = crowd(100, 20, Seed{5});
    for (const std::uint32_t apart : {1u, 10u}) {
        const Alternatives made = alternatives(problem, {.count = 3, .apart = apart});
        ASSERT_EQ(made.answers.size(), 3);
        const Verdict verdict = verify_alternatives(problem, made);
        EXPECT_TRUE(verdict.holds) << verdict.fault;
        for (const Alternative& answer : made.answers)
            EXPECT_TRUE(answer.is_best()) << apart << ": " << answer.gap();
        EXPECT_EQ(alternatives(problem, {.count = 3, .apart = apart}), made);
    }
}

TEST(Alternatives, OfLittleWorkTellTheirGap)
{
    const Problem problem = crowd(60, 12, Seed{9});
    const Alternatives made = alternatives(problem, {.count = 4, .apart = 12, .work = 12});
    const Verdict verdict = verify_alternatives(problem, made);
    EXPECT_TRUE(verdict.holds) << verdict.fault;
    EXPECT_FALSE(made.no_more);
    ASSERT_GE(made.answers.size(), 2);
    const Alternatives all = alternatives(problem, {.count = 2, .apart = 12});
    EXPECT_TRUE(all.answers[1].is_best());
    EXPECT_LE(made.answers[1].pairing.total, all.answers[1].bound);
    EXPECT_GE(made.answers[1].bound, all.answers[1].bound);
}

TEST(Alternatives, AreStoppedWithWhatThereIs)
{
    const Problem problem = crowd(60, 12, Seed{9});
    int stopped_midway = 0;
    for (int most = 1; most < 60; ++most) {
        int calls = 0;
        try {
            const Alternatives made = alternatives(
                problem, {.count = 5, .apart = 9, .progress = [&](const ProgressReport&) { return ++calls < most; }});
            const Verdict verdict = verify_alternatives(problem, made);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            stopped_midway += made.answers.size() < 5 && !made.no_more ? 1 : 0;
        } catch (const Stopped&) {
            EXPECT_LT(most, 10);  // before there was an answer
        }
    }
    EXPECT_GT(stopped_midway, 0);
}

TEST(Alternatives, ThatArePassedOffAsBetterAreRefused)
{
    const Problem problem = crowd(12, 4, Seed{2});
    const Alternatives made = alternatives(problem, {.count = 3, .apart = 2});
    ASSERT_TRUE(verify_alternatives(problem, made));
    ASSERT_EQ(made.answers.size(), 3);
    const auto fault_of = [&](auto&& change) {
        Alternatives changed = made;
        change(changed);
        return verify_alternatives(problem, changed).fault;
    };
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[2] = changed.answers[1]; }),
              "answer 3: it gives up 0 pairs of answer 2, and 2 are asked");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[1].bound -= 1; }),
              "answer 2: its cases do not prove the bound " + std::to_string(made.answers[1].bound - 1));
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[1].proof.prices[0].kept_price = {-1}; }),
              "answer 2: a case has not a unit of 1 to 2^40, one price per mentor and one of 0 or more per earlier "
              "answer");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[2].proof.steps.pop_back(); }),
              "answer 3: the proof ends before its last case");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[2].proof.steps.push_back({}); }),
              "answer 3: the proof has steps behind its last case");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[1].proof.steps.back().prices = 1000; }),
              "answer 2: a case ends with prices that are not there");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers[1].proof.steps.back().is_impossible = true; }),
              "answer 2: the prices do not show that a case has no answer");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.no_more = changed.answers[2].proof; }),
              "no further answer: a case has not a unit of 1 to 2^40, one price per mentor and one of 0 or more per "
              "earlier answer");
    EXPECT_EQ(fault_of([](Alternatives& changed) { changed.answers.clear(); }),
              "there is no answer, or none is to be apart");
}

TEST(Alternatives, HaveAGapWhateverTheyClaim)
{
    using Limits = std::numeric_limits<Score>;
    static_assert(difference(Limits::max(), -1) == Limits::max());
    static_assert(difference(Limits::min(), 1) == Limits::min());
    static_assert(difference(0, Limits::min()) == Limits::max());
    static_assert(difference(-1, Limits::min()) == Limits::max());
    static_assert(difference(5, 7) == -2);
    Alternative claim;
    claim.bound = Limits::min();
    claim.pairing.total = 1;
    EXPECT_EQ(claim.gap(), Limits::min());
    EXPECT_FALSE(claim.is_best());
}

TEST(Alternatives, AskedForNoneOrNoneApartAreRefused)
{
    const Problem problem = crowd(4, 2, Seed{1});
    EXPECT_THROW((void)alternatives(problem, {.count = 0}), InvalidInput);
    EXPECT_THROW((void)alternatives(problem, {.apart = 0}), InvalidInput);
}

}  // namespace
}  // namespace muster::pairing::alternatives_test
