// Rank-maximal and popular pairings: agree with every pairing there is, and prove themselves.
#include "muster/pairing/one_sided.hpp"

#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::one_sided_test {
namespace {

using MentorsOf = std::vector<MentorId>;

template <class Id>
std::vector<std::vector<Id>> random_list(Random& random, std::uint32_t others)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t other = 0; other < others; ++other)
        if (random.below(4) != 0)
            rows.push_back(other);
    random.shuffle(std::span(rows));
    std::vector<std::vector<Id>> list;
    for (const std::uint32_t row : rows) {
        if (list.empty() || random.below(3) != 0)
            list.emplace_back();
        list.back().push_back(Id(row));
    }
    return list;
}

StableProblem random_lists(Random& random)
{
    const std::uint32_t mentees = 1 + random.below(5);
    const std::uint32_t mentors = 1 + random.below(4);
    std::vector<std::vector<std::vector<MentorId>>> theirs;
    std::vector<std::vector<std::vector<MenteeId>>> others;
    std::vector<std::int32_t> capacities;
    const bool same_for_all = random.below(3) == 0;  // where popular pairings are rare
    for (std::uint32_t mentee = 0; mentee < mentees; ++mentee)
        theirs.push_back(same_for_all && mentee > 0 ? theirs.front() : random_list<MentorId>(random, mentors));
    for (std::uint32_t mentor = 0; mentor < mentors; ++mentor) {
        auto list = random_list<MenteeId>(random, mentees);
        if (same_for_all || random.below(2) == 0) {
            list.assign(1, {});
            for (std::uint32_t mentee = 0; mentee < mentees; ++mentee)
                list.front().push_back(MenteeId(mentee));
        }
        others.push_back(std::move(list));
        capacities.push_back(static_cast<std::int32_t>(random.below(3)));
    }
    return {MenteePreferences::with_ties(mentors, theirs), MentorPreferences::with_ties(mentees, others), capacities};
}

// Which choice each acceptable mentor is to each mentee, looked up in the lists.
std::vector<std::map<std::uint32_t, int>> choices_in(const StableProblem& problem)
{
    std::vector<std::map<std::uint32_t, int>> made(problem.mentees());
    const auto& mentees = problem.mentee_preferences().rows();
    const auto& mentors = problem.mentor_preferences().rows();
    for (std::uint32_t mentee = 0; mentee < problem.mentees(); ++mentee) {
        int choice = -1;
        for (std::size_t at = 0; at < mentees.list(mentee).size(); ++at) {
            if (!mentees.is_tied(mentee, at))
                ++choice;
            const std::uint32_t mentor = mentees.list(mentee)[at];
            if (std::ranges::count(mentors.list(mentor), mentee) == 1)
                made[mentee][mentor] = choice;
        }
    }
    return made;
}

void every_pairing(const StableProblem& problem, const std::vector<std::map<std::uint32_t, int>>& choices,
                   std::vector<std::int32_t>& places, MentorsOf& now, std::vector<MentorsOf>& made)
{
    if (now.size() == problem.mentees()) {
        made.push_back(now);
        return;
    }
    const auto& mine = choices[now.size()];
    now.emplace_back();
    every_pairing(problem, choices, places, now, made);
    now.pop_back();
    for (const auto& [mentor, choice] : mine)
        if (places[mentor] > 0) {
            --places[mentor];
            now.push_back(MentorId(mentor));
            every_pairing(problem, choices, places, now, made);
            now.pop_back();
            ++places[mentor];
        }
}

constexpr int nobody = 1000;

std::vector<int> ranks_of(const std::vector<std::map<std::uint32_t, int>>& choices, const MentorsOf& pairing)
{
    std::vector<int> ranks;
    for (std::size_t mentee = 0; mentee < pairing.size(); ++mentee)
        ranks.push_back(pairing[mentee].is_set() ? choices[mentee].at(pairing[mentee].row()) : nobody);
    return ranks;
}

int votes_for(const std::vector<int>& left, const std::vector<int>& right)
{
    int votes = 0;
    for (std::size_t mentee = 0; mentee < left.size(); ++mentee)
        votes += (left[mentee] < right[mentee] ? 1 : 0) - (left[mentee] > right[mentee] ? 1 : 0);
    return votes;
}

TEST(OneSided, RankMaximalAndPopularAgreeWithEveryPairingThereIs)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int found = 0;
    int none = 0;
    for (int round = 0; round < 1500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const StableProblem problem = random_lists(random);
        const auto choices = choices_in(problem);
        std::vector<std::int32_t> places(problem.capacities().begin(), problem.capacities().end());
        MentorsOf now;
        std::vector<MentorsOf> all;
        every_pairing(problem, choices, places, now, all);
        std::vector<std::vector<int>> ranks;
        for (const MentorsOf& each : all)
            ranks.push_back(ranks_of(choices, each));

        const auto profile = [](const std::vector<int>& of) {
            std::vector<int> counts(8, 0);
            for (const int rank : of)
                if (rank != nobody)
                    ++counts[static_cast<std::size_t>(rank)];
            return counts;
        };
        const RankMaximal made = rank_maximal(problem);
        const auto best = profile(*std::ranges::max_element(ranks, {}, profile));
        EXPECT_EQ(profile(ranks_of(choices, made.mentor_of)), best);
        const Verdict verdict = verify_rank_maximal(problem, made);
        EXPECT_TRUE(verdict.holds) << verdict.fault;

        std::vector<int> lost;
        for (const auto& each : ranks) {
            int most = 0;
            for (const auto& other : ranks)
                most = std::max(most, votes_for(other, each));
            lost.push_back(most);
        }
        const auto at = random.below(static_cast<std::uint32_t>(all.size()));
        EXPECT_EQ(lost_votes(problem, all[at]), lost[at]);
        const auto liked = popular(problem);
        ASSERT_EQ(liked.has_value(), std::ranges::count(lost, 0) > 0);
        if (!liked) {
            ++none;
            continue;
        }
        ++found;
        EXPECT_EQ(lost[static_cast<std::size_t>(std::ranges::find(all, liked->mentor_of) - all.begin())], 0);
        const Verdict proof = verify_popular(problem, *liked);
        EXPECT_TRUE(proof.holds) << proof.fault;
    }
    EXPECT_GT(found, 300);
    EXPECT_GT(none, 20);
}

TEST(OneSided, ThreeWhoWantTheSameThreeInTheSameOrderHaveNoPopularPairing)
{
    const std::vector<MentorId> list{MentorId(0), MentorId(1), MentorId(2)};
    const std::vector<MenteeId> all{MenteeId(0), MenteeId(1), MenteeId(2)};
    const StableProblem problem(MenteePreferences(3, {list, list, list}), MentorPreferences(3, {all, all, all}),
                                {1, 1, 1});
    EXPECT_FALSE(popular(problem));
    EXPECT_EQ(lost_votes(problem, list), 1);
    EXPECT_EQ(rank_maximal(problem).mentees.counts, (std::vector<std::size_t>{1, 1, 1}));
}

TEST(OneSided, TheCheckersFindEveryLie)
{
    const std::vector<MentorId> both{MentorId(0), MentorId(1)};
    const StableProblem problem(MenteePreferences(2, {both, {MentorId(0)}}),
                                MentorPreferences(2, {{MenteeId(0), MenteeId(1)}, {MenteeId(0)}}), {1, 1});
    const RankMaximal best = rank_maximal(problem);
    ASSERT_TRUE(verify_rank_maximal(problem, best));
    EXPECT_EQ(best.mentor_of, (MentorsOf{MentorId(1), MentorId(0)}));
    const Popular liked = *popular(problem);
    ASSERT_TRUE(verify_popular(problem, liked));

    RankMaximal claim = best;
    claim.mentor_of = {MentorId(0), MentorId{}};
    EXPECT_EQ(verify_rank_maximal(problem, claim).fault, "the profile is not that of the pairing");
    claim.mentees = {{1}, 1};
    EXPECT_NE(verify_rank_maximal(problem, claim).fault, "");
    claim = best;
    claim.mentor_price.pop_back();
    EXPECT_EQ(verify_rank_maximal(problem, claim).fault, "the proof has not one row of prices per choice");
    claim = best;
    claim.mentor_of = {MentorId(0), MentorId(0)};
    EXPECT_EQ(verify_rank_maximal(problem, claim).fault, "mentor 0 has more mentees than places");
    claim.mentor_of = {MentorId(1), MentorId(1)};
    EXPECT_EQ(verify_rank_maximal(problem, claim).fault, "mentee 1 with mentor 1 is not acceptable to both");
    Popular lie = liked;
    lie.mentor_of = {MentorId{}, MentorId(0)};
    lie.mentees = {{1}, 1};
    EXPECT_NE(verify_popular(problem, lie).fault, "");
    EXPECT_EQ(lost_votes(problem, lie.mentor_of), 1);
}

// Many people: nobody could try every pairing, the proofs tell.
TEST(OneSided, ManyAreProven)
{
    Random random(Seed{4});
    std::vector<std::vector<MentorId>> lists;
    std::vector<std::vector<MenteeId>> takers(80);
    for (std::uint32_t mentee = 0; mentee < 700; ++mentee) {
        std::vector<MentorId> list;
        for (std::uint32_t at = 0; at < 9; ++at) {
            const MentorId mentor((mentee * 7 + at * (1 + mentee % 5)) % 80);
            if (std::ranges::find(list, mentor) == list.end()) {
                list.push_back(mentor);
                takers[mentor.row()].push_back(MenteeId(mentee));
            }
        }
        random.shuffle(std::span(list));
        lists.push_back(std::move(list));
    }
    const StableProblem problem(MenteePreferences(80, lists), MentorPreferences(700, takers),
                                std::vector<std::int32_t>(80, 9));
    const RankMaximal made = rank_maximal(problem);
    const Verdict verdict = verify_rank_maximal(problem, made);
    EXPECT_TRUE(verdict.holds) << verdict.fault;
    EXPECT_EQ(made, rank_maximal(problem));
    if (const auto liked = popular(problem)) {
        EXPECT_TRUE(verify_popular(problem, *liked));
    }
}

}  // namespace
}  // namespace muster::pairing::one_sided_test
