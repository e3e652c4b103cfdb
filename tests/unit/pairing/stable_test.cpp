// stable: stable for every kind of list, the asking side's best of all stable pairings, and checked by trying
// everything.
#include "muster/pairing/stable.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/pairing/stable_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::stable_test {
namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;  // one list: groups that rank alike, best first

struct Case {
    std::vector<Groups> mentees;
    std::vector<Groups> mentors;
    std::vector<std::int32_t> capacities;
};

template <class Other>
std::vector<std::vector<std::vector<Other>>> as_ids(const std::vector<Groups>& lists)
{
    std::vector<std::vector<std::vector<Other>>> ids;
    for (const Groups& groups : lists) {
        ids.emplace_back();
        for (const auto& group : groups) {
            ids.back().emplace_back();
            for (const std::uint32_t row : group)
                ids.back().back().emplace_back(row);
        }
    }
    return ids;
}

StableProblem problem_of(const Case& people)
{
    return StableProblem(MenteePreferences::with_ties(people.mentors.size(), as_ids<MentorId>(people.mentees)),
                         MentorPreferences::with_ties(people.mentees.size(), as_ids<MenteeId>(people.mentors)),
                         people.capacities);
}

constexpr int unlisted = 1000;

// Which choice `row` is in a list, from 0; `unlisted` where it is not in it.
int choice(const Groups& groups, std::uint32_t row)
{
    for (std::size_t at = 0; at < groups.size(); ++at)
        if (std::ranges::find(groups[at], row) != groups[at].end())
            return static_cast<int>(at);
    return unlisted;
}

// From the definition alone: acceptable, within capacity, and no two who would both rather have each other.
bool is_stable(const Case& people, const std::vector<int>& mentor_of)
{
    std::vector<std::vector<std::uint32_t>> held(people.mentors.size());
    for (std::uint32_t mentee = 0; mentee < mentor_of.size(); ++mentee)
        if (const int mentor = mentor_of[mentee]; mentor >= 0) {
            if (choice(people.mentees[mentee], static_cast<std::uint32_t>(mentor)) == unlisted ||
                choice(people.mentors[static_cast<std::size_t>(mentor)], mentee) == unlisted)
                return false;
            held[static_cast<std::size_t>(mentor)].push_back(mentee);
        }
    for (std::uint32_t mentor = 0; mentor < people.mentors.size(); ++mentor) {
        if (held[mentor].size() > static_cast<std::size_t>(people.capacities[mentor]))
            return false;
        for (std::uint32_t mentee = 0; mentee < mentor_of.size(); ++mentee) {
            const int would_be = choice(people.mentees[mentee], mentor);
            const int now = mentor_of[mentee] < 0
                                ? unlisted
                                : choice(people.mentees[mentee], static_cast<std::uint32_t>(mentor_of[mentee]));
            const int liked = choice(people.mentors[mentor], mentee);
            if (would_be >= now || liked == unlisted)
                continue;
            const bool has_room = held[mentor].size() < static_cast<std::size_t>(people.capacities[mentor]);
            const bool lets_go = std::ranges::any_of(
                held[mentor], [&](std::uint32_t other) { return choice(people.mentors[mentor], other) > liked; });
            if (has_room || (people.capacities[mentor] > 0 && lets_go))
                return false;
        }
    }
    return true;
}

std::vector<std::vector<int>> every_stable_pairing(const Case& people)
{
    std::vector<std::vector<int>> found;
    std::vector<int> mentor_of(people.mentees.size(), -1);
    const std::function<void(std::size_t)> from = [&](std::size_t mentee) {
        if (mentee == mentor_of.size()) {
            if (is_stable(people, mentor_of))
                found.push_back(mentor_of);
            return;
        }
        for (int mentor = -1; mentor < static_cast<int>(people.mentors.size()); ++mentor) {
            mentor_of[mentee] = mentor;
            from(mentee + 1);
        }
    };
    from(0);
    return found;
}

Groups random_list(Random& random, std::uint32_t others, bool ties)
{
    std::vector<std::uint32_t> rows(others);
    for (std::uint32_t row = 0; row < others; ++row)
        rows[row] = row;
    random.shuffle(std::span(rows));
    rows.resize(random.below(others + 1));
    Groups groups;
    for (const std::uint32_t row : rows) {
        if (groups.empty() || !ties || random.below(2) == 0)
            groups.emplace_back();
        groups.back().push_back(row);
    }
    return groups;
}

Case random_case(Random& random, bool ties)
{
    Case people;
    const std::uint32_t mentees = 1 + random.below(5);
    const std::uint32_t mentors = 1 + random.below(3);
    for (std::uint32_t row = 0; row < mentees; ++row)
        people.mentees.push_back(random_list(random, mentors, ties));
    for (std::uint32_t row = 0; row < mentors; ++row) {
        people.mentors.push_back(random_list(random, mentees, ties));
        people.capacities.push_back(static_cast<std::int32_t>(random.below(4)));
    }
    return people;
}

std::vector<int> rows_of(const std::vector<MentorId>& mentors)
{
    std::vector<int> rows;
    for (const MentorId mentor : mentors)
        rows.push_back(mentor.is_set() ? static_cast<int>(mentor.row()) : -1);
    return rows;
}

TEST(Stable, GivesTheAskingSideItsBestOfAllStablePairings)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Case people = random_case(random, false);
        const auto all = every_stable_pairing(people);
        ASSERT_FALSE(all.empty());
        const auto [best, worst] = stable_extremes(problem_of(people));
        const auto mentees_best = rows_of(best.mentor_of);
        const auto mentors_best = rows_of(worst.mentor_of);
        ASSERT_TRUE(std::ranges::find(all, mentees_best) != all.end());
        ASSERT_TRUE(std::ranges::find(all, mentors_best) != all.end());
        for (const auto& other : all)
            for (std::size_t mentee = 0; mentee < other.size(); ++mentee) {
                const auto rank = [&](int mentor) {
                    return mentor < 0 ? unlisted : choice(people.mentees[mentee], static_cast<std::uint32_t>(mentor));
                };
                EXPECT_LE(rank(mentees_best[mentee]), rank(other[mentee]));
                EXPECT_GE(rank(mentors_best[mentee]), rank(other[mentee]));
            }
    }
}

TEST(Stable, IsWeaklyStableUnderEveryWayToBreakTies)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 1500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Case people = random_case(random, true);
        const StableProblem problem = problem_of(people);
        for (const auto proposer : {Proposer::mentees, Proposer::mentors})
            for (const auto ties :
                 {TieBreaking::as_listed, TieBreaking::single_lottery, TieBreaking::lottery_per_list}) {
                StableOptions options;
                options.proposer = proposer;
                options.tie_breaking = ties;
                options.seed = Seed{seed};
                const auto result = stable(problem, options);
                EXPECT_TRUE(is_stable(people, rows_of(result.mentor_of)));
                EXPECT_TRUE(check_stability(problem, result.mentor_of).is_stable());
            }
    }
}

TEST(CheckStability, SeesExactlyWhatTheDefinitionSees)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int unstable = 0;
    for (int round = 0; round < 3000; ++round) {
        const Case people = random_case(random, round % 2 == 0);
        std::vector<MentorId> mentor_of;
        for (std::size_t mentee = 0; mentee < people.mentees.size(); ++mentee) {
            const auto drawn = random.below(static_cast<std::uint32_t>(people.mentors.size()) + 1);
            mentor_of.push_back(drawn == people.mentors.size() ? MentorId{} : MentorId(drawn));
        }
        const bool stable_by_definition = is_stable(people, rows_of(mentor_of));
        unstable += stable_by_definition ? 0 : 1;
        EXPECT_EQ(check_stability(problem_of(people), mentor_of).is_stable(), stable_by_definition)
            << "round " << round;
    }
    EXPECT_GT(unstable, 1000);
}

// Gale and Shapley's own example of three and three (1962): six pairings of which three are stable.
TEST(Stable, GivesGaleAndShapleysPublishedExtremes)
{
    const Case people{{{{0}, {1}, {2}}, {{1}, {2}, {0}}, {{2}, {0}, {1}}},
                      {{{1}, {2}, {0}}, {{2}, {0}, {1}}, {{0}, {1}, {2}}},
                      {1, 1, 1}};
    EXPECT_EQ(every_stable_pairing(people).size(), 3u);
    const auto [best, worst] = stable_extremes(problem_of(people));
    EXPECT_EQ(rows_of(best.mentor_of), (std::vector{0, 1, 2}));
    EXPECT_EQ(rows_of(worst.mentor_of), (std::vector{2, 0, 1}));
    EXPECT_EQ(best.mentees.counts.front(), 3u);
    EXPECT_EQ(worst.mentors.counts.front(), 3u);
}

TEST(StableProblem, RefusesListsThatDoNotFitTogether)
{
    const auto refuses = [](const auto& build, const std::string& message) {
        try {
            static_cast<void>(build());
            FAIL() << "accepted: " << message;
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), message);
        }
    };
    const std::vector<std::vector<MentorId>> twice{{MentorId(0), MentorId(0)}};
    refuses([&] { return MenteePreferences(1, twice); },
            "preferences of mentee 0: mentor 0 stands here twice; keep one of them");
    const std::vector<std::vector<MentorId>> unknown{{MentorId(3)}};
    refuses([&] { return MenteePreferences(1, unknown); },
            "preferences of mentee 0: mentor 3; give a row from 0 to 0, counted in the list of mentors");
    const std::vector<double> nan{std::numeric_limits<double>::quiet_NaN()};
    EXPECT_THROW(static_cast<void>(MenteePreferences::from_matrix(1, nan)), InvalidInput);
    const MenteePreferences one(1, {{MentorId(0)}});
    EXPECT_THROW(static_cast<void>(StableProblem(one, MentorPreferences(1, {{MenteeId(0)}}), {-1})), InvalidInput);
    EXPECT_THROW(static_cast<void>(StableProblem(one, MentorPreferences(1, {{MenteeId(0)}}), {1, 1})), InvalidInput);
}

}  // namespace
}  // namespace muster::pairing::stable_test
