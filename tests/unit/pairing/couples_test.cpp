// stable_with_couples: held against every pairing there is, by the definition in its own words; proofs that none is
// are read by the checker, and refused once anything in them is changed.
#include "muster/pairing/couples.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::couples_test {
namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;  // one list: groups that rank alike, best first

template <class Other>
std::vector<std::vector<std::vector<Other>>> as_ids(const std::vector<Groups>& lists)
{
    std::vector<std::vector<std::vector<Other>>> ids;
    for (const Groups& groups : lists) {
        ids.emplace_back();
        for (const auto& group : groups)
            ids.back().emplace_back(group.begin(), group.end());
    }
    return ids;
}

struct People {
    std::vector<Groups> mentees;
    std::vector<Groups> mentors;
    std::vector<std::int32_t> capacities;
    std::vector<Couple> couples;

    [[nodiscard]] CouplesProblem problem() const
    {
        return {StableProblem(MenteePreferences::with_ties(mentors.size(), as_ids<MentorId>(mentees)),
                              MentorPreferences::with_ties(mentees.size(), as_ids<MenteeId>(mentors)), capacities),
                couples};
    }
};

constexpr int unlisted = 1000;

int choice(const Groups& groups, int row)
{
    for (std::size_t at = 0; at < groups.size(); ++at)
        if (std::ranges::find(groups[at], static_cast<std::uint32_t>(row)) != groups[at].end())
            return static_cast<int>(at);
    return unlisted;
}

int row_of(MentorId mentor) { return mentor.is_set() ? static_cast<int>(mentor.row()) : -1; }

class Definition {
public:
    Definition(const People& people, const std::vector<int>& mentor_of) : people_(people), mentor_of_(mentor_of) {}

    [[nodiscard]] bool is_stable() const
    {
        std::vector<bool> is_of_couple(mentor_of_.size(), false);
        for (std::size_t mentor = 0; mentor < people_.mentors.size(); ++mentor)
            if (members(static_cast<int>(mentor)).size() > static_cast<std::size_t>(people_.capacities[mentor]))
                return false;
        for (const Couple& couple : people_.couples) {
            const int first = static_cast<int>(couple.first.row());
            const int second = static_cast<int>(couple.second.row());
            is_of_couple[couple.first.row()] = is_of_couple[couple.second.row()] = true;
            const bool is_placed = now(first) >= 0 || now(second) >= 0;
            bool is_listed = !is_placed;
            for (const TwoPlaces& wish : couple.choices) {
                if (is_placed && row_of(wish.first) == now(first) && row_of(wish.second) == now(second)) {
                    is_listed = listed({{first, now(first)}, {second, now(second)}});
                    break;
                }
                if (come({{first, row_of(wish.first)}, {second, row_of(wish.second)}}))
                    return false;
            }
            if (!is_listed)
                return false;
        }
        for (int mentee = 0; mentee < std::ssize(mentor_of_); ++mentee) {
            const auto at = static_cast<std::size_t>(mentee);
            if (is_of_couple[at])
                continue;
            const int had = now(mentee) < 0 ? unlisted : choice(people_.mentees[at], now(mentee));
            if (now(mentee) >= 0 && (had == unlisted || !listed({{mentee, now(mentee)}})))
                return false;
            for (int mentor = 0; mentor < std::ssize(people_.mentors); ++mentor)
                if (choice(people_.mentees[at], mentor) < had && come({{mentee, mentor}}))
                    return false;
        }
        return true;
    }

private:
    struct Move {
        int mentee;
        int mentor;
    };

    [[nodiscard]] int now(int mentee) const { return mentor_of_[static_cast<std::size_t>(mentee)]; }

    [[nodiscard]] std::vector<int> members(int mentor) const
    {
        std::vector<int> found;
        for (int mentee = 0; mentee < std::ssize(mentor_of_); ++mentee)
            if (now(mentee) == mentor)
                found.push_back(mentee);
        return found;
    }

    [[nodiscard]] int liked(int mentor, int mentee) const
    {
        return choice(people_.mentors[static_cast<std::size_t>(mentor)], mentee);
    }

    [[nodiscard]] bool listed(const std::vector<Move>& moves) const
    {
        return std::ranges::all_of(
            moves, [&](const Move& move) { return move.mentor < 0 || liked(move.mentor, move.mentee) != unlisted; });
    }

    // Whether each mentor has a place for each who newly comes: a free one, or that of somebody worse.
    [[nodiscard]] bool come(const std::vector<Move>& moves) const
    {
        if (!listed(moves))
            return false;
        for (int mentor = 0; mentor < std::ssize(people_.mentors); ++mentor) {
            std::vector<int> coming;
            std::vector<int> there = members(mentor);
            const std::ptrdiff_t free = people_.capacities[static_cast<std::size_t>(mentor)] - std::ssize(there);
            for (const Move& move : moves) {
                if (move.mentor != mentor)
                    continue;
                if (now(move.mentee) == mentor)
                    std::erase(there, move.mentee);  // stays, and is not sent away
                else
                    coming.push_back(move.mentee);
            }
            for (std::ptrdiff_t at = 0; at < free; ++at)
                there.push_back(-1);
            if (!each_has_a_place(mentor, coming, there))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool each_has_a_place(int mentor, std::vector<int> coming, const std::vector<int>& there) const
    {
        if (coming.empty())
            return true;
        const int one = coming.back();
        coming.pop_back();
        for (std::size_t at = 0; at < there.size(); ++at) {
            if (there[at] >= 0 && liked(mentor, there[at]) <= liked(mentor, one))
                continue;
            std::vector<int> left = there;
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
            if (each_has_a_place(mentor, coming, left))
                return true;
        }
        return false;
    }

    const People& people_;
    const std::vector<int>& mentor_of_;
};

bool is_any_stable(const People& people)
{
    std::vector<int> mentor_of(people.mentees.size(), -1);
    const std::function<bool(std::size_t)> from = [&](std::size_t mentee) {
        if (mentee == mentor_of.size())
            return Definition(people, mentor_of).is_stable();
        for (int mentor = -1; mentor < std::ssize(people.mentors); ++mentor) {
            mentor_of[mentee] = mentor;
            if (from(mentee + 1))
                return true;
        }
        return false;
    };
    return from(0);
}

Groups random_list(Random& random, std::uint32_t others, std::uint32_t least)
{
    std::vector<std::uint32_t> rows(others);
    for (std::uint32_t row = 0; row < others; ++row)
        rows[row] = row;
    random.shuffle(std::span(rows));
    rows.resize(least + random.below(others - least + 1));
    Groups groups;
    for (const std::uint32_t row : rows) {
        if (groups.empty() || random.below(6) != 0)
            groups.emplace_back();
        groups.back().push_back(row);
    }
    return groups;
}

// Mentors rank nearly everybody, so that couples and others are in each other's way.
People random_people(Random& random, std::uint32_t mentees, std::uint32_t mentors)
{
    People people;
    for (std::uint32_t row = 0; row < mentees; ++row)
        people.mentees.push_back(random_list(random, mentors, 1));
    for (std::uint32_t row = 0; row < mentors; ++row) {
        people.mentors.push_back(random_list(random, mentees, mentees - 1));
        people.capacities.push_back(static_cast<std::int32_t>(random.below(8) == 0 ? 0 : 1 + random.below(2)));
    }
    const std::uint32_t couples = 1 + random.below(mentees / 2);
    for (std::uint32_t at = 0; at < couples; ++at) {
        Couple couple{MenteeId(2 * at), MenteeId(2 * at + 1), {}};
        for (std::uint32_t want = 1 + random.below(4); want > 0; --want) {
            const auto any = [&] {
                const std::uint32_t mentor = random.below(mentors + 1);
                return mentor < mentors ? MentorId(mentor) : MentorId{};
            };
            const TwoPlaces places{any(), any()};
            if ((places.first.is_set() || places.second.is_set()) && std::ranges::count(couple.choices, places) == 0)
                couple.choices.push_back(places);
        }
        people.couples.push_back(std::move(couple));
    }
    return people;
}

TEST(StableWithCouples, finds_one_just_where_one_of_all_pairings_is_stable)
{
    int found = 0;
    int none = 0;
    for (std::uint64_t seed = 1; seed <= 10000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const People people = random_people(random, 3 + random.below(4), 2 + random.below(2));
        const CouplesProblem problem = people.problem();
        const CouplesMatching made = stable_with_couples(problem);
        const Verdict verdict = verify_couples(problem, made);
        ASSERT_TRUE(verdict) << verdict.fault;
        ASSERT_EQ(made.is_found, is_any_stable(people));
        (made.is_found ? found : none) += 1;
        if (!made.is_found)
            continue;
        std::vector<int> mentor_of;
        for (const MentorId mentor : made.mentor_of)
            mentor_of.push_back(row_of(mentor));
        ASSERT_TRUE(Definition(people, mentor_of).is_stable());
    }
    EXPECT_GT(found, 5000);
    EXPECT_GT(none, 150);
}

TEST(StableWithCouples, of_many_people_are_found_or_shown_not_to_be)
{
    int found = 0;
    int none = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        People people = random_people(random, 30, 10);
        const CouplesProblem problem = people.problem();
        const CouplesMatching made = stable_with_couples(problem);
        const Verdict verdict = verify_couples(problem, made);
        ASSERT_TRUE(verdict) << verdict.fault;
        (made.is_found ? found : none) += 1;
    }
    EXPECT_GT(found, 0);
    EXPECT_GT(none, 0);
}

// The couple wants both mentors, and one alone wants either: whoever is placed, somebody moves on.
People round_and_round()
{
    return {{{{0}, {1}}, {{0}, {1}}, {{0}, {1}}},
            {{{0}, {2}, {1}}, {{2}, {1}, {0}}},
            {1, 1},
            {{MenteeId(0), MenteeId(1), {{MentorId(0), MentorId(1)}}}}};
}

TEST(StableWithCouples, may_not_be_and_the_proof_says_why)
{
    const CouplesProblem problem = round_and_round().problem();
    const CouplesMatching made = stable_with_couples(problem);
    EXPECT_FALSE(made.is_found);
    EXPECT_TRUE(made.mentor_of.empty());
    EXPECT_TRUE(verify_couples(problem, made));
    EXPECT_LE(made.none.size(), 9U);

    CouplesMatching changed = made;
    changed.none.pop_back();
    EXPECT_EQ(verify_couples(problem, changed).fault, "the proof ends before its last case");
    changed = made;
    changed.none.push_back(made.none.back());
    EXPECT_EQ(verify_couples(problem, changed).fault, "the proof has steps behind its last case");
    changed = made;
    changed.is_found = true;
    EXPECT_EQ(verify_couples(problem, changed).fault, "the pairing has 0 rows for 3 mentees");
    changed.mentor_of = {MentorId(0), MentorId(1), {}};
    EXPECT_EQ(verify_couples(problem, changed).fault, "mentee 2 would rather be elsewhere, and would be taken there");
    changed.mentor_of = {{}, {}, MentorId(0)};
    EXPECT_EQ(verify_couples(problem, changed).fault,
              "mentees 0, 1 would rather be elsewhere, and would be taken there");
    changed.mentor_of = {MentorId(0), {}, MentorId(1)};
    EXPECT_EQ(verify_couples(problem, changed).fault, "mentees 0, 1 are where not all of them want to be");
    changed.mentor_of = {MentorId(0), MentorId(1), MentorId(0)};
    EXPECT_EQ(verify_couples(problem, changed).fault, "mentor 0 has more mentees than places");
}

// A proof of one problem proves nothing of another in which a stable pairing is.
TEST(StableWithCouples, proofs_are_refused_where_there_is_a_stable_pairing)
{
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        People people = random_people(random, 5, 3);
        const CouplesMatching none = stable_with_couples(people.problem());
        if (none.is_found)
            continue;
        std::swap(people.mentors[random.below(3)], people.mentors[random.below(3)]);
        ++people.capacities[random.below(3)];
        if (!is_any_stable(people))
            continue;
        EXPECT_FALSE(verify_couples(people.problem(), none));
        ++refused;
    }
    EXPECT_GT(refused, 40);
}

TEST(Friends, want_the_mentor_whom_the_less_happy_of_them_ranks_higher)
{
    const People people{{{{0}, {1}, {2}, {3}}, {{3}, {2}, {1, 0}}}, {{}, {}, {}, {}}, {1, 1, 1, 1}, {}};
    const StableProblem lists = people.problem().people();
    const auto same = [](std::uint32_t row) { return TwoPlaces{MentorId(row), MentorId(row)}; };
    EXPECT_EQ(friends(lists, MenteeId(0), MenteeId(1)),  // ranks 0 and 2, 1 and 2, 2 and 1, 3 and 0
              (Couple{MenteeId(0), MenteeId(1), {same(0), same(1), same(2), same(3)}}));
    EXPECT_EQ(friends(lists, MenteeId(1), MenteeId(0)).choices, (std::vector{same(0), same(2), same(1), same(3)}));
}

TEST(CouplesProblem, refuses_couples_that_cannot_be_and_says_why)
{
    const MentorId kim(0);
    const MentorId gone(9);
    struct Bad {
        std::vector<Couple> couples;
        std::string message;
    };
    const std::vector<Bad> table{
        {{{MenteeId(0), MenteeId(0), {}}}, "couple 1: mentee 0 stands here twice; keep one of the rows"},
        {{{MenteeId(0), MenteeId(7), {}}}, "couple 1: mentee 7 is not in the problem; add it there or correct the id"},
        {{{MenteeId(0), MenteeId(1), {}}, {MenteeId(2), MenteeId(1), {}}},
         "couple 2: mentee 1 is of another couple, too; let each be of one"},
        {{{MenteeId(0), MenteeId(1), {{kim, gone}}}},
         "couple 1: mentor 9 is not in the problem; add it there or correct the id"},
        {{{MenteeId(0), MenteeId(1), {{kim, {}}, {{}, {}}}}},
         "couple 1: choice 2 names no mentor; leave it out: having none comes after all choices"},
        {{{MenteeId(0), MenteeId(1), {{kim, {}}, {kim, {}}}}},
         "couple 1: choice 2 stands here twice; keep one of the rows"},
    };
    for (const auto& [couples, message] : table) {
        SCOPED_TRACE(message);
        try {
            CouplesProblem(round_and_round().problem().people(), couples);
            FAIL() << "taken";
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), message);
        }
    }
}

TEST(StableWithCouples, stops_when_asked_and_says_when_the_work_was_too_little)
{
    const CouplesProblem problem = round_and_round().problem();
    EXPECT_THROW(
        static_cast<void>(stable_with_couples(problem, {.progress = [](const ProgressReport&) { return false; }})),
        Stopped);
    try {
        static_cast<void>(stable_with_couples(problem, {.work = 3}));
        FAIL() << "answered";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(std::string(error.what()), "stable pairing: the work did not suffice to find a pairing, nor to show "
                                             "that none is; give more work, or ask less");
    }
}

}  // namespace
}  // namespace muster::pairing::couples_test
