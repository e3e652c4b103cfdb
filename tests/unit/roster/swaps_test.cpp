// Exchanges, explanations and the fairness report, against all there is and against hand-worked cases.
#include "muster/roster/swaps.hpp"

#include "small.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/explain.hpp"
#include "muster/roster/fairness_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace muster::inline v0_2::roster::swaps_test {
namespace {

Draft one_each_day()
{
    Draft draft = small_draft();
    for (int at = 0; at < 7; ++at)
        draft.cover.push_back({.shift = {day(at), late}, .minimum = 1, .wanted = 1});
    return draft;
}

TEST(Swaps, PutTheExchangeThatMeetsARequestFirst)
{
    Draft draft = one_each_day();
    draft.requests = {{ann, day(0), {}, Wish::off, 5}, {bob, day(3), {}, Wish::off, 2}};
    draft.unavailable = {{cai, day(0), {}, Bar::leave}};
    const Problem problem(draft);
    const Roster roster = roster_of(problem, {stands(ann, 0, late), stands(bob, 3, late), stands(cai, 1, late)});

    const std::vector<Exchange> found = swaps(problem, roster, stands(ann, 0, late));

    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().taker, bob);
    EXPECT_EQ(found.front().returned, (std::vector<Shift>{{day(3), late}}));
    EXPECT_EQ(found.front().cost_change, -7);
    EXPECT_TRUE(std::ranges::none_of(found, [](const Exchange& each) { return each.taker == cai; })) << "is on leave";
    EXPECT_EQ(exchanged(roster, found.front()),
              roster_of(problem, {stands(bob, 0, late), stands(ann, 3, late), stands(cai, 1, late)}));
}

TEST(Swaps, RefuseWhatIsPinnedOrNotThere)
{
    Draft draft = one_each_day();
    draft.pinned = {stands(ann, 0, late)};
    const Problem problem(draft);
    const Roster roster = roster_of(problem, {stands(ann, 0, late)});
    EXPECT_THROW((void)swaps(problem, roster, stands(ann, 0, late)), InvalidInput);
    EXPECT_THROW((void)swaps(problem, roster, stands(bob, 0, late)), InvalidInput);
}

/// How much a hard rule is bent for one member (at any time), or on one row or day if it names none.
std::int64_t bent_amount(const Report& report, const Violation& where)
{
    std::int64_t sum = 0;
    for (const Violation& each : report.violations)
        if (each.is_hard && each.rule == where.rule && each.member == where.member && each.row == where.row)
            sum += each.amount;
    return sum;
}

TEST(Swaps, DoNotPassABentRuleOn)
{
    Draft draft = one_each_day();
    for (Member& member : draft.members)
        member.limits.maximum_minutes = Minutes(480 * 2);
    const Problem problem(draft);
    const Roster roster = roster_of(problem, {stands(ann, 0, late), stands(ann, 2, late), stands(ann, 4, late),
                                              stands(bob, 1, late), stands(bob, 3, late), stands(cai, 5, late)});
    for (const Exchange& each : swaps(problem, roster, stands(ann, 0, late)))
        EXPECT_FALSE(each.taker == bob && each.given.size() > each.returned.size()) << "bob has enough, too";
}

TEST(Swaps, AreAllLegalExchangesAndNoOthers)
{
    std::size_t exchanges = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        Draft draft = small_draft();
        for (Member& member : draft.members)
            member.limits = {
                .maximum_minutes = Minutes(480 * 4), .maximum_consecutive = 3, .minimum_rest = Minutes(600)};
        draft.forbidden_successions = {{late, early}};
        draft.unavailable = {{MemberId(random.below(3)), day(2)}};
        draft.companies = {{.members = {ann, cai}, .keep = Keep::apart, .within = Within::day}};
        for (int at = 0; at < 7; ++at)
            draft.requests.push_back({MemberId(random.below(3)), day(at), {}, Wish::off, 1 + random.below(5)});
        const Problem problem(draft);
        std::vector<Assignment> stood;
        for (int at = 0; at < 7; ++at)
            for (const MemberId member : {ann, bob, cai})
                if (random.below(3) == 0)
                    stood.push_back(stands(member, at, ShiftTypeId(random.below(3))));
        const Roster roster = roster_of(problem, stood);
        const Report before = check(problem, roster);

        for (const Assignment& asked : roster.assignments()) {
            // Every set of shifts each way, judged on the whole roster.
            std::set<std::pair<std::vector<Assignment>, std::int64_t>> wanted;
            for (const MemberId taker : {ann, bob, cai}) {
                if (taker == asked.member)
                    continue;
                const auto gives = roster.of(asked.member);
                const auto takes = roster.of(taker);
                for (std::uint32_t given = 0; given < 1u << gives.size(); ++given)
                    for (std::uint32_t taken = 0; taken < 1u << takes.size(); ++taken) {
                        std::vector<Assignment> after;
                        bool has_asked = false;
                        for (const Assignment& each : roster.assignments()) {
                            Assignment moved = each;
                            if (each.member == asked.member && (given >> (&each - gives.data()) & 1) != 0) {
                                moved.member = taker;
                                has_asked = has_asked || each == asked;
                            } else if (each.member == taker && (taken >> (&each - takes.data()) & 1) != 0) {
                                moved.member = asked.member;
                            }
                            after.push_back(moved);
                        }
                        if (!has_asked || __builtin_popcount(given) > 2 || __builtin_popcount(taken) > 2)
                            continue;
                        std::ranges::sort(after, std::less<>{});
                        if (std::ranges::binary_search(after, asked, std::less<>{}))
                            continue;  // the taker gave the same shift back
                        if (std::ranges::adjacent_find(after) != after.end())
                            continue;
                        const Report report = check(problem, roster_of(problem, after));
                        const bool is_legal = std::ranges::none_of(report.violations, [&](const Violation& bent) {
                            return bent.is_hard && bent_amount(report, bent) > bent_amount(before, bent);
                        });
                        if (is_legal)
                            wanted.insert({after, report.score.cost - before.score.cost});
                    }
            }
            std::set<std::pair<std::vector<Assignment>, std::int64_t>> found;
            std::int64_t last = std::numeric_limits<std::int64_t>::min();
            std::int64_t last_hard = last;
            for (const Exchange& each : swaps(problem, roster, asked, {.at_most = 1'000'000})) {
                const Roster after = exchanged(roster, each);
                found.insert({{after.assignments().begin(), after.assignments().end()}, each.cost_change});
                EXPECT_TRUE(each.hard_change > last_hard ||
                            (each.hard_change == last_hard && each.cost_change >= last));
                last = each.cost_change;
                last_hard = each.hard_change;
            }
            if (before.score.of(Rule::availability).hard == 0) {
                EXPECT_TRUE(found == wanted) << found.size() << " found, " << wanted.size() << " there are";
                exchanges += wanted.size();
            }
        }
    }
    EXPECT_GT(exchanges, 100U);
}

TEST(Explain, SaysWhatEachOtherWouldHaveCost)
{
    Draft draft = one_each_day();
    draft.unavailable = {{cai, day(0), {}, Bar::timetable}};
    draft.requests = {{bob, day(0), {}, Wish::off, 5}};
    const Problem problem(draft);
    const Roster roster = roster_of(problem, {stands(ann, 0, late)});

    const Explanation told = explain(problem, roster, stands(ann, 0, late));

    EXPECT_EQ(told.hard_if_open, 1);
    ASSERT_EQ(told.others.size(), 2u);
    EXPECT_EQ(told.others[0].member, bob);
    EXPECT_EQ(told.others[0].cost_change, 5);
    ASSERT_EQ(told.others[0].gained.size(), 1u);
    EXPECT_EQ(told.others[0].gained[0].rule, Rule::request_off);
    EXPECT_EQ(told.others[1].bar, Bar::timetable);

    const std::vector<Label> lines = in_words(problem, told);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].en, "2026-09-07: ann stands \"L late\"; left open it would bend hard rules");
    EXPECT_EQ(lines[1].en, "bob: would change the cost by +5; 2026-09-07: bob asked for the day off and is on duty");
    EXPECT_EQ(lines[2].en, "cai: has a class or an examination");
    EXPECT_EQ(lines[2].zh, "cai：有课或考试");
    EXPECT_THROW((void)explain(problem, roster, stands(bob, 0, late)), InvalidInput);
}

TEST(FairnessReport, ShowsLoadShareAndWhatGoesOn)
{
    Draft draft = small_draft();
    draft.cover = {{.shift = {day(0), night}, .wanted = 1},
                   {.shift = {day(5), late}, .wanted = 1},
                   {.shift = {day(6), late}, .wanted = 1}};
    draft.members[1].history.carry_over[index(Measure::shifts)] = Surplus::whole(1);
    draft.members[2].history.carry_over[index(Measure::shifts)] = Surplus::whole(-1);
    draft.requests = {{ann, day(0), {}, Wish::off, 1}, {ann, day(1), {}, Wish::off, 1}};
    const Problem problem(draft);
    const FairnessReport report = fairness_report(
        problem, roster_of(problem, {stands(ann, 0, night), stands(cai, 5, late), stands(cai, 6, late)}));

    EXPECT_EQ(report.members[0].load, (Load{600, 1, 1, 0, 0}));
    EXPECT_EQ(report.members[2].load, (Load{960, 2, 0, 2, 0}));
    EXPECT_EQ(report.members[0].fair[index(Measure::shifts)], 1);
    EXPECT_EQ(report.members[1].fair[index(Measure::shifts)], 0);
    EXPECT_EQ(report.members[2].fair[index(Measure::shifts)], 2);
    EXPECT_EQ(report.members[1].carry_over[index(Measure::shifts)], Surplus{});  // 1 brought, 0 stood, 1 of 3 owed
    EXPECT_EQ(report.members[2].carry_over[index(Measure::shifts)], Surplus{});  // -1 brought, 2 stood, 1 owed
    EXPECT_EQ(report.members[0].requests, 2);
    EXPECT_EQ(report.members[0].requests_met, 1);
    EXPECT_EQ(report.members[0].cost, 1);
    EXPECT_EQ(report.spread[index(Measure::shifts)], (Spread{0, 2, 0}));
}

}  // namespace
}  // namespace muster::roster::swaps_test
