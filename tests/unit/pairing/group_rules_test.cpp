// Study groups: what the door refuses, what the checker refuses, and what a group costs, worked out by hand.
#include "muster/core/error.hpp"
#include "muster/pairing/group_check.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/optimal.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::group_rules_test {
namespace {

ClockTime hour(int hours) { return ClockTime(Minutes(hours * 60)); }

// Four mentees who may go to either of two mentors, all for 10 points; two to a group.
Problem four_and_two(const ProblemOptions& options = {})
{
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < 4; ++mentee)
        for (std::uint32_t mentor = 0; mentor < 2; ++mentor)
            candidates.push_back({MenteeId(mentee), MentorId(mentor), 10});
    return Problem({{2, 2}, {2, 2}}, 4, candidates, options);
}

struct BadRules {
    std::string name;
    GroupRules rules;
    std::string message;
};

TEST(GroupProblem, refuses_pairs_that_groups_cannot_count)
{
    const auto message_of = [](const ProblemOptions& options) -> std::string {
        try {
            static_cast<void>(GroupProblem(four_and_two(options), {}));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_EQ(message_of({.wanted = {1, 1, 1, 2}}),
              "groups: not every mentee wants one mentor; let each mentee here want one");
    EXPECT_EQ(message_of({.load_prices = {{1, 1}, {1, 1}}}),
              "groups: its pairs have load prices; take them off, or pair by the greatest total");
}

TEST(GroupProblem, refuses_rules_that_cannot_be_and_says_why)
{
    const std::vector<std::int64_t> levels{1, 2, 3, 4};
    const std::vector<std::uint32_t> kinds{0, 0, 1, 1};
    const std::vector<FreeTime> four(4);
    const std::vector<FreeTime> two(2);
    const std::vector<BadRules> table{
        {"levels for others",
         {.balances = {{.name = "grade", .levels = {1, 2}}}},
         "balance 1 \"grade\": 2 levels for 4 mentees; give one for each of the mentees"},
        {"a level beyond all measure",
         {.balances = {{.name = "", .levels = {1, 2, 3, std::int64_t{1} << 41}}}},
         "balance 1: level 2199023255552 of mentee 3 is beyond 2^40; use a larger unit for levels"},
        {"a target beyond all measure",
         {.balances = {{.name = "grade", .levels = levels, .target = -(std::int64_t{1} << 41)}}},
         "balance 1 \"grade\": target -2199023255552 is beyond 2^40; use a larger unit for levels"},
        {"a reward for being off",
         {.balances = {{.name = "grade", .levels = levels, .steps = {{0, -1}}}}},
         "balance 1 \"grade\": the price of a step -1 is not a price; give one from 0 to 2^50"},
        {"a step that begins below nothing",
         {.balances = {{.name = "grade", .levels = levels, .steps = {{-5, 1}}}}},
         "balance 1 \"grade\": a step begins at -5; begin it at 0 or more"},
        {"kinds for others",
         {.kinds = {{.name = "major", .kind_of = {1}}}},
         "kinds 1 \"major\": 1 kinds for 4 mentees; give one for each of the mentees"},
        {"a price and nothing asked",
         {.kinds = {{.name = "major", .kind_of = kinds, .pair_price = 3}}},
         "kinds 1 \"major\": it has a price for pairs and asks neither for mixed groups nor for alike ones; "
         "say which, or leave the price out"},
        {"a price for what may never be",
         {.kinds = {{.name = "major", .kind_of = kinds, .alone = Alone::never, .alone_price = 3}}},
         "kinds 1 \"major\": it has a price for being alone, which is not priced; say that it is priced, or leave the "
         "price out"},
        {"a negative price of being alone",
         {.kinds = {{.name = "major", .kind_of = kinds, .alone = Alone::priced, .alone_price = -3}}},
         "kinds 1 \"major\": the price of being alone -3 is not a price; give one from 0 to 2^50"},
        {"a watched kind that nobody is of",
         {.kinds = {{.name = "major", .kind_of = kinds, .alone = Alone::never, .watched = {7}}}},
         "kinds 1 \"major\": no mentee is of the watched kind 7; take it from the list or correct it"},
        {"times for others",
         {.time = TimeTogether{.mentors = two, .mentees = two}},
         "time together: 2 times for 4 mentees; give one for each of the mentees"},
        {"times of other mentors",
         {.time = TimeTogether{.mentors = four, .mentees = four}},
         "time together: 4 times for 2 mentors; give one for each of the mentors"},
        {"more than a week",
         {.time = TimeTogether{.mentors = two, .mentees = four, .least = Minutes(10081)}},
         "time together: 10081 minutes are not a part of a week; give 0 to 10080"},
        {"together alone",
         {.together = {{"twins", {MenteeId(1)}}}},
         "together \"twins\": it has fewer than two mentees; name all of them, or take it out"},
        {"somebody twice",
         {.apart = {{"", {MenteeId(1), MenteeId(2)}}, {"", {MenteeId(3), MenteeId(3)}}}},
         "apart 2: mentee 3 stands here twice; keep one of the rows"},
        {"somebody who is not there",
         {.apart = {{"", {MenteeId(1), MenteeId(4)}}}},
         "apart 1: mentee 4 is not in the problem; add it there or correct the id"},
    };
    for (const auto& [name, rules, message] : table) {
        SCOPED_TRACE(name);
        try {
            GroupProblem(four_and_two(), rules);
            FAIL() << "taken";
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), message);
        }
    }
    try {
        GroupProblem(four_and_two(), {.balances = {{.name = "", .levels = levels, .steps = {{0, Score{1} << 50}}}}});
        FAIL() << "taken";
    } catch (const Overflow& error) {
        EXPECT_EQ(std::string(error.what()), "groups: scores and costs could add up to more than 2^52; use larger "
                                             "units for scores, prices or levels");
    }
}

TEST(Groups, that_cannot_be_are_refused_with_what_stands_in_the_way)
{
    const FreeTime monday = FreeTime{}.with(1, hour(19), hour(21));
    const FreeTime tuesday = FreeTime{}.with(2, hour(19), hour(21));
    const std::vector<BadRules> table{
        {"three kinds, nobody alone, two to a group",
         {.kinds = {{.name = "major", .kind_of = {0, 0, 1, 2}, .alone = Alone::never}}},
         "groups: no grouping keeps every rule; the nearest has mentor 0 with 2 alone of a kind; give what stands in "
         "the way a "
         "price, widen the sizes, or add candidates"},
        {"two evenings, split one to three",
         {.time = TimeTogether{.mentors = {monday.with(2, hour(19), hour(21)), tuesday},
                               .mentees = {monday.with(2, hour(19), hour(20)), tuesday, tuesday, tuesday},
                               .least = Minutes(120)}},
         "groups: no grouping keeps every rule; the nearest has mentor 0 with 4 quarters of an hour together missing; "
         "give what "
         "stands in the way a price, widen the sizes, or add candidates"},
        {"three together, two to a group",
         {.together = {{"", {MenteeId(0), MenteeId(1)}}, {"", {MenteeId(3), MenteeId(1)}}}},
         "kept together, mentees 0, 1, 3: no mentor is open to all of them; add candidates, raise a maximum, or keep "
         "fewer "
         "together"},
        {"together and apart",
         {.together = {{"", {MenteeId(0), MenteeId(1)}}}, .apart = {{"", {MenteeId(2), MenteeId(1), MenteeId(0)}}}},
         "kept together, mentees 0, 1: some of them are kept apart as well; take them from one of the lists"},
        {"three apart, two mentors",
         {.apart = {{"rivals", {MenteeId(0), MenteeId(2), MenteeId(3)}}}},
         "apart \"rivals\": mentees 0, 2, 3 have only mentors 0, 1 open to them; add candidates, or keep fewer apart"},
        {"two twos apart, who all want to be with each other",
         {.kinds = {{.name = "major", .kind_of = {0, 0, 1, 1}, .alone = Alone::never}},
          .apart = {{"", {MenteeId(0), MenteeId(1)}}}},
         "groups: no grouping keeps every rule; the nearest has mentor 1 with 1 who are kept apart from others; give "
         "what "
         "stands in the way a price, widen the sizes, or add candidates"},
        {"one who is never free when a mentor is",
         {.time = TimeTogether{.mentors = {monday, monday}, .mentees = {monday, monday, tuesday, monday}}},
         "time together, mentee 2: none of its 2 mentors is free at the same time for 60 minutes a week; ask for less "
         "time, give missing time a price, or add candidates"},
    };
    for (const auto& [name, rules, message] : table) {
        SCOPED_TRACE(name);
        try {
            static_cast<void>(groups(GroupProblem(four_and_two(), rules)));
            FAIL() << "answered";
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), message);
        }
    }
    const Problem too_few_places({{0, 1}}, 2,
                                 std::vector<Candidate>{{MenteeId(0), MentorId(0)}, {MenteeId(1), MentorId(0)}});
    EXPECT_THROW(static_cast<void>(groups(GroupProblem(too_few_places, {}))), Infeasible);
    const Problem one_required({{0, 1}, {0, 1}}, 1,
                               std::vector<Candidate>{{MenteeId(0), MentorId(0)}, {MenteeId(0), MentorId(1)}},
                               {.required = {{MenteeId(0), MentorId(1)}}});
    try {
        static_cast<void>(groups(
            GroupProblem(one_required, {.time = TimeTogether{.mentors = {monday, tuesday}, .mentees = {monday}}})));
        FAIL() << "answered";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(
            std::string(error.what()),
            "time together, mentee 0: mentor 1, its only candidate, is not free at the same time for 60 minutes a "
            "week; ask for less time, give missing time a price, or add candidates");
    }
}

// Levels 1 and 9 in one group, 5 and 5 in the other, mean 5; then 1 and 5 against 9 and 5.
TEST(StudyGroups, cost_what_was_worked_out_by_hand)
{
    const FreeTime evening = FreeTime::daily(hour(19), hour(20));
    GroupRules rules;
    rules.balances = {{.name = "grade", .levels = {1, 9, 5, 5}, .steps = {{0, 2}, {1, 10}}},
                      {.name = "load", .levels = {1, 9, 5, 5}, .measure = LevelMeasure::sum, .steps = {{3, 1}}}};
    rules.kinds = {{.name = "major", .kind_of = {0, 0, 1, unknown_kind}, .mixture = Mixture::mixed, .pair_price = 7},
                   {.name = "class",
                    .kind_of = {0, 0, 0, 1},
                    .mixture = Mixture::alike,
                    .pair_price = 4,
                    .alone = Alone::priced,
                    .alone_price = 100,
                    .watched = {1}}};
    rules.time = TimeTogether{.mentors = {evening, evening},
                              .mentees = {evening, evening, evening, FreeTime{}.with(1, hour(19), hour(20))},
                              .least = Minutes(130),
                              .short_price = 3};
    const GroupProblem problem(four_and_two(), rules);
    EXPECT_EQ(problem.rules().balances[0].target, 5);   // 20 over 4 mentees
    EXPECT_EQ(problem.rules().balances[1].target, 10);  // 20 over 2 mentors
    const MentorId first(0);
    const MentorId second(1);

    const auto even = study_groups_of(problem, std::vector{first, first, second, second});
    ASSERT_EQ(even.size(), 2U);
    EXPECT_EQ(even[0].parts, (GroupParts{.scores = 20, .balance = 0, .mixture = 7, .alone = 0, .time = 0}));
    EXPECT_EQ(even[0].together, Minutes(7 * 60));
    EXPECT_EQ(even[1].parts, (GroupParts{.scores = 20, .balance = 0, .mixture = 4, .alone = 100, .time = 15}));
    EXPECT_EQ(even[1].together, Minutes(60));  // 70 minutes short: five quarters begun

    // 1 and 5: off by 4 in all, 2 a head; 4 * 2 + (4 - 2 * 1) * 10, and the load is 4 below 10, 1 beyond 3.
    const auto uneven = study_groups_of(problem, std::vector{first, second, first, second});
    EXPECT_EQ(uneven[0].parts, (GroupParts{.scores = 20, .balance = 29, .mixture = 0, .alone = 0, .time = 0}));
    EXPECT_EQ(uneven[1].parts, (GroupParts{.scores = 20, .balance = 29, .mixture = 4, .alone = 100, .time = 15}));

    const Grouping best = groups(problem);
    EXPECT_EQ(best.total, 40 - 7 - 4 - 100 - 15);
    EXPECT_TRUE(best.is_optimal());
    EXPECT_TRUE(verify_groups(problem, best)) << verify_groups(problem, best).fault;
}

TEST(StudyGroups, of_pairs_that_may_not_be_are_refused)
{
    const GroupProblem problem(four_and_two({.forbidden = {{MenteeId(0), MentorId(0)}}}), {});
    const auto message_of = [&](const std::vector<MentorId>& mentor_of) -> std::string {
        try {
            static_cast<void>(study_groups_of(problem, mentor_of));
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "taken";
    };
    EXPECT_EQ(message_of({MentorId(0)}), "groups: 1 mentors for 4 mentees; give one, or none, for each mentee");
    EXPECT_EQ(message_of({MentorId(0), {}, {}, {}}),
              "groups, mentee 0: mentor 0 is not a candidate; give one of its candidates");
    EXPECT_EQ(message_of({MentorId(5), {}, {}, {}}),
              "groups, mentee 0: mentor 5 is not a candidate; give one of its candidates");
}

}  // namespace
}  // namespace muster::pairing::group_rules_test
