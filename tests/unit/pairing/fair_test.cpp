// fair: agrees with trying every way, proves itself, and a proof that was tampered with is refused.
#include "muster/pairing/fair.hpp"

#include "random_problem.hpp"

#include "muster/core/seed.hpp"
#include "muster/pairing/fair_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::fair_test {
namespace {

Score band(Score score, Score step)
{
    return static_cast<Score>(std::floor(static_cast<double>(score) / static_cast<double>(step))) * step;
}

// Best sorted levels, and then total, over every way to give each mentee a candidate or nobody.
class EveryWay {
public:
    struct Answer {
        std::vector<Score> levels;
        Score total = 0;
        friend auto operator<=>(const Answer&, const Answer&) = default;
    };

    EveryWay(const Problem& problem, Score step) : problem_(problem), step_(step), loads_(problem.mentors().size(), 0)
    {
        try_from(0);
    }

    [[nodiscard]] const std::optional<Answer>& best() const { return best_; }

private:
    void try_from(std::uint32_t row)
    {
        if (row == problem_.mentee_count()) {
            for (std::size_t at = 0; at < loads_.size(); ++at)
                if (loads_[at] < problem_.mentors()[at].minimum || loads_[at] > problem_.mentors()[at].maximum)
                    return;
            Answer answer;
            for (const Score score : scores_) {
                answer.levels.push_back(band(score, step_));
                answer.total += score;
            }
            std::ranges::sort(answer.levels);
            if (!best_ || answer > *best_)
                best_ = answer;
            return;
        }
        const auto try_score = [&](Score score) {
            scores_.push_back(score);
            try_from(row + 1);
            scores_.pop_back();
        };
        if (const auto price = problem_.unmatched_price(mentee(row)))
            try_score(-*price);
        for (std::uint32_t at = 0; at < loads_.size(); ++at)
            if (const auto score = problem_.score_of(mentee(row), mentor(at))) {
                ++loads_[at];
                try_score(*score);
                --loads_[at];
            }
    }

    const Problem& problem_;
    Score step_;
    std::vector<std::uint32_t> loads_;
    std::vector<Score> scores_;
    std::optional<Answer> best_;
};

EveryWay::Answer answer_of(const Problem& problem, const Pairing& pairing, Score step)
{
    EveryWay::Answer answer;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const MentorId chosen = pairing.mentor_of[row];
        const Score score = chosen.is_set() ? problem.score_of(mentee(row), chosen).value()
                                            : -problem.unmatched_price(mentee(row)).value();
        answer.levels.push_back(band(score, step));
        answer.total += score;
    }
    std::ranges::sort(answer.levels);
    return answer;
}

TEST(Fair, AgreesWithTryingEveryWayAndProvesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int solved = 0;
    int refused = 0;
    int cuts_of_mentors = 0;
    for (int round = 0; round < 8000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem = random_problem(random, Extras::none);
        const Score step = 1 + random.below(4);
        const auto best = EveryWay(problem, step).best();
        try {
            const FairPairing result = fair(problem, {.step = step});
            ASSERT_TRUE(best.has_value());
            const auto answer = answer_of(problem, result.pairing, step);
            EXPECT_EQ(answer.levels, best->levels);
            EXPECT_EQ(answer.total, best->total);
            EXPECT_EQ(result.pairing.total, best->total);
            const Verdict verdict = verify_fair(problem, result);
            EXPECT_TRUE(verdict.holds) << verdict.fault;
            ++solved;
            cuts_of_mentors += result.proof.cut.kind == HallWitness::Kind::too_few_mentees ? 1 : 0;
        } catch (const Infeasible& infeasible) {
            EXPECT_FALSE(best.has_value());
            EXPECT_FALSE(infeasible.witness().mentees.empty() && infeasible.witness().mentors.empty());
            ++refused;
        }
        ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(solved, 1500);
    EXPECT_GT(refused, 300);
    EXPECT_GT(cuts_of_mentors, 30);
}

enum class Tastes { own, alike, by_mentee };

// Large enough that pieces fall apart in many ways; `values` scores, popular mentors, some with minima.
Problem large_problem(std::uint32_t mentees, std::uint32_t values, Seed seed, Tastes tastes = Tastes::own)
{
    Random random(seed);
    const std::uint32_t mentors = mentees / 10;
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row) {
        std::vector<std::uint32_t> seen{row % mentors};  // so that everybody can be placed
        while (seen.size() < 12) {
            const auto at = static_cast<std::uint32_t>(mentors * std::pow(random.unit(), 2.0));
            if (std::ranges::find(seen, at) == seen.end())
                seen.push_back(at);
        }
        for (const std::uint32_t at : seen)
            candidates.push_back({mentee(row), mentor(at),
                                  tastes == Tastes::own     ? random.below(values)
                                  : tastes == Tastes::alike ? (at * 7919u) % values
                                                            : (row * 7919u) % values});
    }
    std::vector<Capacity> capacities(mentors, {2, 11});
    for (std::uint32_t at = 0; at < mentors; at += 3)
        capacities[at] = {10, 10};
    ProblemOptions options;
    if (seed.value % 2 == 0)
        options.unmatched_price = values / 4;
    return Problem(std::move(capacities), mentees, candidates, options);
}

TEST(Fair, ProvesLargeProblemsOfManyAndFewLevels)
{
    for (const std::uint32_t values : {1u, 2u, 3u, 10u, 100u, 1000u, 10000u, 1000000000u})
        for (std::uint64_t seed = 1; seed <= 4; ++seed)
            for (const Score step : {1, 7}) {
                SCOPED_TRACE(std::to_string(values) + " values, step " + std::to_string(step) + ", seed " +
                             std::to_string(seed));
                const Problem problem = large_problem(600, values, Seed{seed});
                const FairPairing result = fair(problem, {.step = step});
                const Verdict verdict = verify_fair(problem, result);
                ASSERT_TRUE(verdict.holds) << verdict.fault;
            }
}

TEST(Fair, ProvesProblemsWhereAllThinkAlikeOrNobodyMinds)
{
    for (const Tastes tastes : {Tastes::alike, Tastes::by_mentee})
        for (const std::uint32_t values : {2u, 10u, 50u, 1000u})
            for (std::uint64_t seed = 1; seed <= 4; ++seed)
                for (const Score step : {1, 3}) {
                    SCOPED_TRACE(std::to_string(values) + " values, step " + std::to_string(step) + ", seed " +
                                 std::to_string(seed) + (tastes == Tastes::alike ? ", alike" : ", by mentee"));
                    const Problem problem = large_problem(400, values, Seed{seed}, tastes);
                    const FairPairing result = fair(problem, {.step = step});
                    const Verdict verdict = verify_fair(problem, result);
                    ASSERT_TRUE(verdict.holds) << verdict.fault;
                }
}

TEST(Fair, StopsWhenAskedTo)
{
    const Problem problem({{0, 1}}, 1, std::vector<Candidate>{{mentee(0), mentor(0), 1}});
    EXPECT_THROW(static_cast<void>(fair(problem, {.progress = [](const ProgressReport&) { return false; }})), Stopped);
}

TEST(Fair, ReportsItsOwnStepAndStopsThere)
{
    const Problem problem = large_problem(600, 1000, Seed{1});
    bool was_asked = false;
    const auto stop_later = [&](const ProgressReport& report) {
        EXPECT_GE(report.done, 0.0);
        EXPECT_LE(report.done, 1.0);
        was_asked = was_asked || report.step == "pairing fairly";
        return report.step != "pairing fairly";
    };
    EXPECT_THROW(static_cast<void>(fair(problem, {.progress = stop_later})), Stopped);
    EXPECT_TRUE(was_asked);
}

TEST(Fair, RefusesAStepThatIsNoWidth)
{
    const Problem problem({{0, 1}}, 1, std::vector<Candidate>{{mentee(0), mentor(0), 1}});
    for (const Score step : {Score{0}, Score{-3}, Problem::largest_score + 1})
        try {
            static_cast<void>(fair(problem, {.step = step}));
            FAIL() << "accepted";
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), "step: it is " + std::to_string(step) +
                                        "; give the width of a level, from 1 (every score a level of its own) to 2^50");
        }
}

TEST(Fair, LevelsBelowNothingAreBandsToo)
{
    EXPECT_EQ(fair_level(7, 5), 5);
    EXPECT_EQ(fair_level(5, 5), 5);
    EXPECT_EQ(fair_level(0, 5), 0);
    EXPECT_EQ(fair_level(-1, 5), -5);
    EXPECT_EQ(fair_level(-5, 5), -5);
    EXPECT_EQ(fair_level(-6, 5), -10);
}

TEST(Fair, NobodyHasNoLevels)
{
    const Problem problem({{0, 1}}, 0, {});
    const FairPairing result = fair(problem);
    EXPECT_TRUE(result.profile.empty());
    EXPECT_TRUE(verify_fair(problem, result));
}

// The total is greatest with (0,0), (1,1): 10 + 1. Nobody is served worse than 5 with (0,1), (1,0).
const Problem contested({{0, 1}, {0, 1}, {0, 1}}, 3,
                        std::vector<Candidate>{{mentee(0), mentor(0), 10},
                                               {mentee(0), mentor(1), 5},
                                               {mentee(1), mentor(0), 5},
                                               {mentee(1), mentor(1), 1},
                                               {mentee(2), mentor(2), 8}});

TEST(Fair, ServesTheWorstServedFirst)
{
    const FairPairing result = fair(contested);
    EXPECT_EQ(result.pairing.mentor_of, (std::vector{mentor(1), mentor(0), mentor(2)}));
    EXPECT_EQ(result.profile, (std::vector<FairLevel>{{5, 2}, {8, 1}}));
    EXPECT_EQ(result.proof.cut.kind, HallWitness::Kind::too_few_places);
    EXPECT_TRUE(verify_cut(contested, result.proof.cut, 5));
    EXPECT_FALSE(verify_cut(contested, result.proof.cut, 4));
}

TEST(Fair, AWiderStepLeavesRoomForTheTotal)
{
    const FairPairing result = fair(contested, {.step = 20});
    EXPECT_EQ(result.profile, (std::vector<FairLevel>{{0, 3}}));
    EXPECT_EQ(result.pairing.total, 10 + 1 + 8);
    EXPECT_TRUE(verify_fair(contested, result));
}

struct Tampering {
    std::string name;
    std::function<void(FairPairing&)> with;
    std::string fault;
};

void PrintTo(const Tampering& tampering, std::ostream* out) { *out << tampering.name; }

class VerifyFair : public testing::TestWithParam<Tampering> {};

TEST_P(VerifyFair, NamesWhatIsWrong)
{
    FairPairing result = fair(contested);
    ASSERT_TRUE(verify_fair(contested, result));
    GetParam().with(result);
    EXPECT_EQ(verify_fair(contested, result).fault, GetParam().fault);
}

INSTANTIATE_TEST_SUITE_P(
    , VerifyFair,
    testing::Values(
        Tampering{"AnotherPairing",
                  [](FairPairing& result) {
                      result.pairing = with_total(contested, {mentor(0), mentor(1), mentor(2)});
                      result.profile = {{1, 1}, {8, 1}, {10, 1}};
                  },
                  "mentee 0 with mentor 1 leads out of the cut"},
        Tampering{"TheProfile", [](FairPairing& result) { result.profile.front().mentees = 1; },
                  "the profile is not that of the pairing"},
        Tampering{"TheTotal", [](FairPairing& result) { ++result.pairing.total; },
                  "the total is said to be 19 and is not"},
        Tampering{"NoCut", [](FairPairing& result) { result.proof.cut = {}; },
                  "the cut has 0 mentees and 0 places, which proves nothing"},
        Tampering{"TheCutsPlaces", [](FairPairing& result) { ++result.proof.cut.places; },
                  "the cut is said to have 2 places and has 1"},
        Tampering{"TheCutsMentees",
                  [](FairPairing& result) { result.proof.cut.mentees.push_back(result.proof.cut.mentees.front()); },
                  "the cut names a mentee or a mentor who is not there, or one of them twice"},
        Tampering{"NoPrices", [](FairPairing& result) { result.proof.level_prices.assign(3, {}); },
                  "mentee 0 with mentor 0 would cost less at the prices than with mentor 1"},
        Tampering{"PricesOutOfOrder",
                  [](FairPairing& result) {
                      result.proof.level_prices[2] = {{9, 1}, {8, 1}};
                  },
                  "the prices of mentor 2 are not by rising level"},
        Tampering{"APriceTooMany",
                  [](FairPairing& result) {
                      result.proof.level_prices[1] = {{-4, -1}};
                  },
                  "mentor 1 has more than its minimum, yet its price is below nothing"},
        Tampering{"AListTooFew", [](FairPairing& result) { result.proof.level_prices.pop_back(); },
                  "the proof has not one list of prices per mentor"},
        Tampering{"NoUnit", [](FairPairing& result) { result.proof.unit = 0; }, "the unit 0 is not above 0"},
        Tampering{"NoStep", [](FairPairing& result) { result.step = 0; }, "the step 0 is no width of a level"}),
    [](const auto& test) { return test.param.name; });

TEST(Fair, RefusesProblemsItDoesNotKnow)
{
    const std::vector<Candidate> pairs{{MenteeId(0), MentorId(0), 1}, {MenteeId(0), MentorId(1), 2}};
    const auto message_of = [&](const ProblemOptions& options) -> std::string {
        try {
            static_cast<void>(fair(Problem({{0, 1}, {0, 1}}, 1, pairs, options)));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_EQ(message_of({.wanted = {2}}), "fair: not every mentee wants one mentor; let each mentee here want one");
    EXPECT_EQ(message_of({.load_prices = {{0, 1}, {0, 1}}}),
              "fair: its pairs have load prices; take them off, or pair by the greatest total");
}

TEST(VerifyFairOnRandomProblems, RefusesEveryOtherPairingThatIsLessFair)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int refused = 0;
    for (int round = 0; round < 10000; ++round) {
        const Problem problem = random_problem(random, Extras::none);
        const Score step = 1 + random.below(3);
        std::optional<FairPairing> result;
        std::optional<OptimalPairing> other;
        try {
            result = fair(problem, {.step = step});
            other = optimal(problem);
        } catch (const Infeasible&) {
            continue;
        }
        const auto ours = answer_of(problem, result->pairing, step);
        const auto theirs = answer_of(problem, other->pairing, step);
        result->pairing = other->pairing;
        result->profile.clear();
        for (const Score level : theirs.levels) {
            if (result->profile.empty() || result->profile.back().level != level)
                result->profile.push_back({level, 0});
            ++result->profile.back().mentees;
        }
        EXPECT_EQ(verify_fair(problem, *result).holds, ours == theirs);
        refused += ours == theirs ? 0 : 1;
    }
    EXPECT_GT(refused, 50);
}

}  // namespace
}  // namespace muster::pairing::fair_test
