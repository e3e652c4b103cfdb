// Small problems of every sort, drawn from seeds and kept from earlier trials, against every roster there is.
#include "truth/draw.hpp"
#include "truth/exhaustive.hpp"
#include "truth/shrink.hpp"
#include "truth/text.hpp"
#include "truth/trial.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::truth::truth_test {
namespace {

constexpr std::uint64_t seeds_a_batch = 25;

std::string words(const std::vector<Fault>& faults)
{
    std::string all;
    for (const Fault& fault : faults)
        all += fault.kind + ": " + fault.words + "\n";
    return all;
}

std::vector<Named> kept(const std::string& file = "rosters.txt")
{
    std::ostringstream text;
    text << std::ifstream(std::string(MUSTER_TEST_DATA "/") + file).rdbuf();
    return drafts_from(text.str());
}

class DrawnProblems : public testing::TestWithParam<std::uint64_t> {};

TEST_P(DrawnProblems, are_answered_with_what_every_roster_says)
{
    std::size_t remarks = 0;
    for (std::uint64_t seed = GetParam(); seed < GetParam() + seeds_a_batch; ++seed) {
        const Draft draft = draw(seed);
        const Problem problem(draft);
        const Trial trial = put_to_trial(problem, for_seed(seed, problem, {}));
        EXPECT_TRUE(trial.truth.is_known) << "seed " << seed;
        EXPECT_TRUE(trial.faults.empty()) << "seed " << seed << "\n" << words(trial.faults) << to_text(draft);
        remarks += trial.remarks.size();
    }
    EXPECT_LE(remarks, 1U) << "rosters that bend more than need be, where every one bends";
}

INSTANTIATE_TEST_SUITE_P(Seeds, DrawnProblems, testing::Range<std::uint64_t>(1, 1 + as_many_as(400U), seeds_a_batch));

TEST(KeptProblems, that_were_once_answered_wrongly_are_answered_with_what_every_roster_says)
{
    ASSERT_FALSE(kept().empty());
    for (const auto& [name, draft] : kept()) {
        const Trial trial = put_to_trial(Problem(draft), {});
        EXPECT_TRUE(trial.faults.empty()) << name << "\n" << words(trial.faults) << to_text(draft);
    }
}

TEST(KeptProblems, that_take_longest_are_proven_all_the_same)
{
    ASSERT_FALSE(kept("slow_rosters.txt").empty());
    for (const auto& [name, draft] : kept("slow_rosters.txt")) {
        const Trial trial =
            put_to_trial(Problem(draft), {.solve = {.time_limit = std::nullopt, .work_limit = 1'000'000}});
        EXPECT_TRUE(trial.faults.empty()) << name << "\n" << words(trial.faults) << to_text(draft);
    }
}

TEST(Truth, by_lines_is_what_every_roster_says)
{
    int infeasible = 0;
    int compared = 0;
    for (std::uint64_t seed = 1000; seed < 1000 + as_many_as(400U); ++seed) {
        const Problem problem(draw(seed));
        const auto all = best_of_every_roster(problem, 5'000);
        if (!all)
            continue;
        const Truth truth = best_of_all_lines(problem);
        ASSERT_TRUE(truth.is_known) << "seed " << seed;
        EXPECT_EQ(truth.best, all->best) << "seed " << seed;
        const Score score = check(problem, *truth.roster).score;
        EXPECT_EQ((Cost{score.hard, score.cost}), truth.best) << "seed " << seed;
        ++compared;
        infeasible += all->is_feasible ? 0 : 1;
    }
    EXPECT_GT(compared, as_many_as(100));
    EXPECT_GT(infeasible, as_many_as(10));
}

TEST(ProblemAsText, comes_back_as_it_was)
{
    for (std::uint64_t seed = 1; seed < 500; ++seed) {
        const Draft draft = draw(seed);
        EXPECT_EQ(draft_from(to_text(draft)), draft) << "seed " << seed;
    }
}

TEST(ProblemMadeSmaller, keeps_only_what_it_needs_to_stay_infeasible)
{
    const Day saturday(2026, 9, 12);
    Draft draft{.period = Period(saturday - Days(3), saturday + Days(1))};
    draft.shift_types = {{.code = "early", .length = Minutes(300)}, {.code = "night", .is_night = true}};
    draft.members = {{.code = "a"}, {.code = "b"}, {.code = "c"}};
    for (Member& member : draft.members) {
        member.limits.maximum_weekends = 0;
        member.limits.minimum_rest = Minutes(600);
    }
    draft.cover = {{.shift = {saturday, ShiftTypeId(1)}, .minimum = 1, .wanted = 2, .under_weight = 40},
                   {.shift = {saturday - Days(1), ShiftTypeId(0)}, .wanted = 2, .under_weight = 7}};
    draft.requests = {{MemberId(2), saturday, ShiftTypeId(1)}};
    draft.fairness = {{.measure = Measure::nights}};
    const auto is_infeasible = [](const Draft& each) { return !best_of_all_lines(Problem(each)).is_feasible; };
    const Draft small = shrunk(draft, is_infeasible);
    EXPECT_EQ(to_text(small), "period 2026-09-12..2026-09-12\n"
                              "type code=night\n"
                              "member code=a maximum_weekends=0\n"
                              "member code=b maximum_weekends=0\n"
                              "cover day=2026-09-12 type=0 minimum=1 wanted=1\n");
}

}  // namespace
}  // namespace muster::roster::truth::truth_test
