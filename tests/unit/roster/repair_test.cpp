// Repairs and clashes, against every roster there is.
#include "muster/roster/repair.hpp"

#include "small.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/explain_infeasible.hpp"
#include "muster/roster/rotate.hpp"
#include "muster/roster/what_if.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace muster::roster {
namespace {

/// Calls `with` for each of the 2^cells rosters of a problem.
void for_every_roster(const Problem& problem, const std::function<void(const Roster&)>& with)
{
    std::vector<Assignment> cells;
    for (int row = 0; row < problem.member_count(); ++row)
        for (int at = 0; at < problem.day_count(); ++at)
            for (int type = 0; type < problem.shift_type_count(); ++type)
                cells.push_back({MemberId(static_cast<MemberId::Value>(row)),
                                 {problem.day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))}});
    for (std::uint32_t chosen = 0; chosen < 1u << cells.size(); ++chosen) {
        std::vector<Assignment> stood;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            if ((chosen >> cell & 1) != 0)
                stood.push_back(cells[cell]);
        with(Roster(problem.period(), problem.members().size(), stood));
    }
}

bool may_stand(const Problem& problem, const Assignment& one)
{
    return problem.may_stand(one.member, problem.index_of(one.shift.day), one.shift.type);
}

/// What repair.hpp says counts as a change, asked of two rosters alone, and the places that are left open.
struct Told {
    std::size_t counted = 0;
    std::size_t open = 0;
};

Told told_of(const Problem& problem, const Roster& published, const Roster& roster)
{
    Told told;
    for (int at = 0; at < problem.day_count(); ++at)
        for (int row = 0; row < problem.shift_type_count(); ++row) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row));
            int people = 0, kept = 0, lost = 0, emptied = 0, of_all = 0, of_skills = 0;
            for (int each = 0; each < problem.member_count(); ++each) {
                const Assignment one{MemberId(static_cast<MemberId::Value>(each)), {problem.day(at), type}};
                const bool was = published.contains(one), is = roster.contains(one);
                people += is ? 1 : 0;
                kept += was && is && may_stand(problem, one) ? 1 : 0;
                lost += was && !is && may_stand(problem, one) ? 1 : 0;
                emptied += was && !may_stand(problem, one) ? 1 : 0;
            }
            for (const Cover& cover : problem.cover_of(at, type))
                (cover.skill.is_set() ? of_skills : of_all) += cover.wanted;
            const int wanted = std::max(of_all, of_skills);
            told.counted += static_cast<std::size_t>(lost + std::max(0, people - std::max(wanted, kept)));
            told.open += static_cast<std::size_t>(std::min(emptied, std::max(0, wanted - people)));
        }
    return told;
}

/// Spacing, maxima within some days, weekends of their own in a row, shifts of a day and more, a gap behind.
void add_rules_of_many_days(Draft& draft, Random& random)
{
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    const auto penalty = [&] { return up_to(2) == 0 ? Penalty::hard() : Penalty::soft(up_to(30)); };
    if (up_to(2) == 0)
        draft.shift_types[early.row()] = {.code = "E", .start = at(8), .length = Minutes(1440), .is_night = true};
    draft.calendar.weekend = {1, 3};  // the first day of the draft, and the third
    if (up_to(1) == 0)
        draft.calendar.holidays = {day(1)};
    draft.spacing = Spacing{.weight = up_to(40)};
    if (up_to(1) == 0)
        draft.spacing->distance = 1 + up_to(3);
    draft.penalties.windows = penalty();
    draft.penalties.consecutive_weekends = penalty();
    draft.penalties.minimum_consecutive = penalty();
    for (Member& member : draft.members) {
        member.limits.windows = {{.days = 2 + up_to(1), .most = 1 + up_to(1)}};
        member.limits.maximum_consecutive_weekends = 1;
        if (member.history.days_worked > 0) {
            member.history.weekends_worked = up_to(2);
            member.history.days_touched = member.history.days_worked + up_to(1);
        }
    }
    if (up_to(1) == 0)
        draft.next_begins = draft.period.last() + Days(1 + up_to(2));
}

/// A draft of a few cells with many rules, from a seed. Its members may stand; its rules may clash.
Draft tight_draft(Random& random, int days, std::size_t types)
{
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    Draft draft = small_draft(days);
    draft.shift_types.resize(types);
    draft.members.resize(types == 1 ? 3 : 2);
    for (Member& member : draft.members) {
        member.limits = {.minimum_minutes = Minutes(480 * up_to(2)),
                         .maximum_minutes = Minutes(480 * (2 + up_to(2))),
                         .maximum_consecutive = 2 + up_to(1),
                         .minimum_consecutive = 1 + up_to(1),
                         .minimum_days_off = 1 + up_to(1),
                         .maximum_weekends = up_to(1),
                         .minimum_rest = Minutes(60 * up_to(20)),
                         .maximum_a_day = 1 + up_to(1),
                         .of_type = {{early, 1 + up_to(2)}}};
        if (up_to(1) == 0)
            member.history = worked(1 + up_to(1), draft.shift_types[early.row()]);
        else if (up_to(1) == 0)
            member.history = {.days_off = 1};
    }
    if (types > 1)
        draft.forbidden_successions = {{late, early}};
    draft.companies = {{.members = {ann, bob},
                        .keep = up_to(1) == 0 ? Keep::apart : Keep::together,
                        .within = up_to(1) == 0 ? Within::day : Within::shift,
                        .penalty = up_to(2) == 0 ? Penalty::hard() : Penalty::soft(3)}};
    for (int at = 0; at < days; ++at)
        for (std::size_t type = 0; type < types; ++type) {
            const std::int32_t least = up_to(1);
            if (up_to(2) > 0)
                draft.cover.push_back({.shift = {day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))},
                                       .minimum = least,
                                       .wanted = least,
                                       .maximum = least + up_to(1),
                                       .over_weight = 2});
            if (up_to(5) == 0)
                draft.unavailable.push_back({bob, day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))});
        }
    draft.requests = {{ann, day(1), {}, Wish::off, 4}};
    if (up_to(1) == 0)
        add_rules_of_many_days(draft, random);
    return draft;
}

/// Somebody on each day or not, on the first type.
Roster any_roster(const Problem& problem, Random& random)
{
    std::vector<Assignment> stood;
    for (int at = 0; at < problem.day_count(); ++at)
        for (const Member& member : problem.members().rows())
            if (random.below(2) == 0)
                stood.push_back({*problem.members().find(member.code), {day(at), early}});
    return roster_of(problem, stood);
}

TEST(Repair, ChangesAsFewShiftsAsAnyRosterCould)
{
    int possible = 0;
    int impossible = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        const int days = has_one_type ? 4 : 3;
        std::optional<Problem> problem;
        try {
            problem.emplace(tight_draft(random, days, has_one_type ? 1 : 2));
        } catch (const InvalidInput&) {
            continue;  // too few may stand
        }
        const Roster published = any_roster(*problem, random);

        std::optional<std::size_t> fewest;
        for_every_roster(*problem, [&](const Roster& roster) {
            if (check(*problem, roster).is_feasible())
                fewest = std::min(fewest.value_or(1000), told_of(*problem, published, roster).counted);
        });

        const Repair repaired =
            repair(*problem, published, {.aim = RepairAim::fewest_changes, .most_nodes = 1'000'000});
        const Infeasibility told = explain_infeasible(*problem, {.most_nodes = 1'000'000});
        if (fewest) {
            ++possible;
            EXPECT_EQ(repaired.counted_changes, *fewest);
            EXPECT_EQ(repaired.counted_changes, told_of(*problem, published, repaired.solution.roster).counted);
            EXPECT_EQ(repaired.left_open.size(), told_of(*problem, published, repaired.solution.roster).open);
            EXPECT_TRUE(repaired.is_fewest());
            EXPECT_EQ(repaired.solution.score, check(*problem, repaired.solution.roster).score);
            EXPECT_EQ(published.with(repaired.dropped, repaired.added), repaired.solution.roster);
            ASSERT_EQ(told.verdict, Verdict::feasible);
            EXPECT_TRUE(check(*problem, *told.roster).is_feasible());
        } else {
            ++impossible;
            EXPECT_EQ(repaired.solution.status, Status::infeasible);
            ASSERT_EQ(told.verdict, Verdict::infeasible);
            EXPECT_TRUE(told.is_smallest);
            // No roster meets all of the clash; each element left out, some roster meets the rest.
            const std::set<Element> clash(told.clash.begin(), told.clash.end());
            std::set<Element> needed;
            bool is_met = false;
            for_every_roster(*problem, [&](const Roster& roster) {
                const Report report = check(*problem, roster);
                if (report.score.of(Rule::overlap).times > 0)
                    return;  // that nobody is at two places goes without saying
                std::set<Element> bent;
                for (const Violation& violation : report.violations)
                    if (violation.is_hard && clash.contains(element_of(violation)))
                        bent.insert(element_of(violation));
                is_met = is_met || bent.empty();
                if (bent.size() == 1)
                    needed.insert(*bent.begin());
            });
            EXPECT_FALSE(is_met);
            EXPECT_TRUE(needed == clash);
        }
    }
    EXPECT_GT(possible, 8);
    EXPECT_GT(impossible, 8);
}

/// The same, with people wanted beyond the minimum, prices on all of it and loads that are to be fair.
Draft priced_draft(Random& random, int days, std::size_t types)
{
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    Draft draft = tight_draft(random, days, types);
    for (Cover& cover : draft.cover) {
        cover.minimum = up_to(3) == 0 ? cover.minimum : 0;
        cover.wanted += up_to(1);
        cover.maximum = cover.wanted + up_to(1);
        cover.under_weight = up_to(20);
        cover.over_weight = up_to(5);
    }
    for (Member& member : draft.members)
        member.limits.minimum_minutes = Minutes(0);
    draft.fairness = {{.measure = Measure::shifts, .above_weight = up_to(4), .below_weight = up_to(4), .step = 1}};
    return draft;
}

TEST(Repair, WeighsCostAndChangesAsTheBestOfAllRostersDoes)
{
    int compared = 0;
    int bounded = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        std::optional<Problem> problem;
        try {
            problem.emplace(priced_draft(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2));
        } catch (const InvalidInput&) {
            continue;
        }
        const Roster published = any_roster(*problem, random);
        const std::int64_t price = random.below(12);
        const Problem priced = with_move_price(*problem, published, price);

        std::optional<std::int64_t> least;
        std::int64_t hard = 1000;
        for_every_roster(*problem, [&](const Roster& roster) {
            const Score score = check(*problem, roster).score;
            if (score.of(Rule::availability).hard == 0)  // nobody is put where nobody may be
                hard = std::min(hard, score.hard);
            if (!score.is_feasible())
                return;
            const std::int64_t cost =
                score.cost + price * static_cast<std::int64_t>(told_of(*problem, published, roster).counted);
            EXPECT_LE(check(priced, roster).score.cost, cost) << "a bound on it would not hold";
            least = std::min(least.value_or(cost), cost);
        });

        const Repair repaired = repair(*problem, published, {.move_price = price});
        EXPECT_EQ(repaired.solution.score, check(*problem, repaired.solution.roster).score);
        EXPECT_FALSE(repaired.priced_bound) << "without a certificate";
        if (!least) {
            EXPECT_EQ(repaired.solution.status, Status::infeasible);
            EXPECT_EQ(repaired.solution.score.hard, hard) << "as few hard rules are bent as can be";
            continue;
        }
        ++compared;
        EXPECT_EQ(repaired.priced_cost(), *least);
        EXPECT_TRUE(repaired.is_least());
        if (seed % 8 == 0) {
            const Repair searched = repair(*problem, published, {.move_price = price, .work_limit = 3000});
            EXPECT_EQ(searched.priced_bound, proved_bound(priced, searched.certificate));
            EXPECT_LE(searched.priced_bound.value_or(0), *least);
            ++bounded;
        }
    }
    EXPECT_GT(compared, 20);
    EXPECT_GT(bounded, 2);
}

TEST(Repair, WithFewestChangesFillsWhatItCanAndThenCostsTheLeast)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        std::optional<Problem> problem;
        try {
            problem.emplace(priced_draft(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2));
        } catch (const InvalidInput&) {
            continue;
        }
        const Roster published = any_roster(*problem, random);

        using Value = std::tuple<std::size_t, std::size_t, std::int64_t>;
        std::optional<Value> least;
        for_every_roster(*problem, [&](const Roster& roster) {
            const Score score = check(*problem, roster).score;
            if (!score.is_feasible())
                return;
            const Told told = told_of(*problem, published, roster);
            const Value value(told.counted, told.open, score.cost);
            least = std::min(least.value_or(value), value);
        });
        const Repair repaired =
            repair(*problem, published, {.aim = RepairAim::fewest_changes, .most_nodes = 1'000'000});
        if (!least)
            continue;
        ++compared;
        EXPECT_EQ(Value(repaired.counted_changes, repaired.left_open.size(), repaired.solution.score.cost), *least);
        EXPECT_TRUE(repaired.is_fewest());
        EXPECT_FALSE(repaired.priced_bound);
    }
    EXPECT_GT(compared, 20);
}

Draft duty(int members, int days)
{
    Draft draft = small_draft(days);
    draft.members.clear();
    for (int at = 0; at < members; ++at)
        draft.members.push_back({.code = "m" + std::to_string(at), .limits = {.minimum_days_off = 2}});
    for (int at = 0; at < days; ++at)
        for (const ShiftTypeId type : {late, night})
            draft.cover.push_back({.shift = {day(at), type}, .minimum = 1, .wanted = 1, .maximum = 1});
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 5, .below_weight = 5, .step = 1}};
    return draft;
}

TEST(Repair, FillsTheShiftsOfOneWhoFallsIllAndLeavesTheOthersAlone)
{
    const Problem problem(duty(20, 56));
    const Roster published = rotate(problem);
    ASSERT_TRUE(check(problem, published).is_feasible());
    const Problem ill = with_leave(problem, MemberId(3), Period(day(10), day(50)));
    std::size_t lost = 0;
    for (const Assignment& assignment : published.of(MemberId(3)))
        lost += ill.may_stand(MemberId(3), problem.index_of(assignment.shift.day), late) ? 0u : 1u;
    ASSERT_GT(lost, 2u);

    const Repair repaired = repair(ill, published);

    EXPECT_EQ(repaired.solution.status, Status::feasible);
    EXPECT_EQ(repaired.dropped.size(), lost);
    EXPECT_EQ(repaired.added.size(), lost);
    EXPECT_TRUE(repaired.is_fewest());
}

TEST(Repair, FillsAgainWhatNoHardRuleAsksFor)
{
    Draft wished = duty(20, 56);
    for (Cover& cover : wished.cover) {
        cover.minimum = 0;
        cover.under_weight = cover.over_weight = 600;
    }
    const Problem problem(wished);
    const Roster published = rotate(problem);
    const Problem ill = with_leave(problem, MemberId(3), Period(day(10), day(50)));
    for (const RepairAim aim : {RepairAim::least_cost, RepairAim::fewest_changes}) {
        const Repair repaired = repair(ill, published, {.aim = aim});
        EXPECT_EQ(repaired.added.size(), repaired.dropped.size());
        EXPECT_GT(repaired.dropped.size(), 2u);
        EXPECT_EQ(repaired.counted_changes, 0u);
        EXPECT_TRUE(repaired.left_open.empty());
        EXPECT_TRUE(repaired.is_fewest());
        EXPECT_EQ(repaired.solution.score.of(Rule::under_cover).cost, 0);
    }
    EXPECT_EQ(usual_move_price(problem), 300);
}

TEST(Repair, PutsAHardRuleBeforeAnyCostAndAnyNumberOfChanges)
{
    // Only ann may stand day 2, and she has stood up to her maximum: one of her two shifts must go to bob, whose wishes
    // against them are as dear as can be.
    Draft draft = small_draft(4);
    draft.members.resize(2);
    draft.members[0].limits.maximum_minutes = Minutes(2 * 480);
    for (const int at : {0, 1, 2})
        draft.cover.push_back({.shift = {day(at), early}, .minimum = 1, .wanted = 1});
    draft.unavailable = {{bob, day(2), {}, Bar::leave}};
    draft.requests = {{bob, day(0), {}, Wish::off, greatest_weight}, {bob, day(1), {}, Wish::off, greatest_weight - 1}};
    draft.fairness = {{.measure = Measure::minutes, .above_weight = greatest_weight, .step = 1}};
    const Problem problem(draft);
    const Roster published = roster_of(problem, {stands(ann, 0, early), stands(ann, 1, early)});
    for (const RepairAim aim : {RepairAim::least_cost, RepairAim::fewest_changes}) {
        const Repair repaired = repair(problem, published, {.aim = aim});
        EXPECT_EQ(repaired.solution.roster,
                  roster_of(problem, {stands(ann, 0, early), stands(bob, 1, early), stands(ann, 2, early)}));
        EXPECT_EQ(repaired.counted_changes, 1u);
        EXPECT_TRUE(repaired.is_fewest());
    }
}

TEST(Repair, RefusesAPriceThatIsNone)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const auto message = [&](const RepairOptions& options) {
        try {
            (void)repair(problem, published, options);
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(
        message({.move_price = greatest_weight + 1}),
        "repair: the move price is 1000001, and is to be 0 to 1000000; give a price in that range, or ask for the "
        "fewest changes");
    EXPECT_EQ(message({.aim = RepairAim::fewest_changes, .move_price = 3}),
              "repair: the fewest changes are asked for, and a move price is given; leave one of the two out");
}

TEST(Repair, LeavesThePastAsItWas)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const Problem now = frozen_before(problem, published, day(7));
    const Repair repaired = repair(with_leave(now, MemberId(1), Period(day(7), day(13))), published);
    EXPECT_TRUE(repaired.solution.score.is_feasible());
    for (const Assignment& each : repaired.dropped)
        EXPECT_GE(each.shift.day, day(7));
    for (const Assignment& each : repaired.added)
        EXPECT_GE(each.shift.day, day(7));
}

TEST(WhatIf, TellsWhatAChangeWouldCost)
{
    const Problem problem(duty(8, 14));
    const Roster roster = rotate(problem);

    const WhatIf fewer = what_if(problem, roster, without_member(problem, MemberId(7)));
    EXPECT_TRUE(fewer.was_feasible);
    EXPECT_TRUE(fewer.repair.solution.score.is_feasible());
    EXPECT_EQ(fewer.repair.dropped.size(), roster.of(MemberId(7)).size());
    EXPECT_EQ(fewer.cost_before, check(problem, roster).score.cost);
    EXPECT_EQ(fewer.cost_rejudged, check(without_member(problem, MemberId(7)), roster).score.cost);
    EXPECT_EQ(fewer.cost_change, fewer.repair.solution.score.cost - fewer.cost_rejudged);

    const WhatIf more = what_if(
        problem, roster, with_cover(problem, {.shift = {day(3), late}, .minimum = 2, .wanted = 2, .maximum = 2}));
    EXPECT_EQ(more.repair.dropped.size(), 0u);
    EXPECT_EQ(more.repair.added.size(), 1u);
    EXPECT_THROW((void)without_member(problem, MemberId(8)), InvalidInput);
}

TEST(WhatIf, OneFewerIsJudgedAsIfThatMemberHadNeverBeenThere)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        Draft draft = priced_draft(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2);
        const MemberId last(static_cast<MemberId::Value>(draft.members.size() - 1));
        draft.requests.push_back({last, day(0), {}, Wish::on, 9});
        draft.requests.push_back({last, day(2), {}, Wish::off, 3});
        Draft never = draft;
        never.members.pop_back();
        const auto is_of_last = [&](const auto& row) { return row.member == last; };
        std::erase_if(never.unavailable, is_of_last);
        std::erase_if(never.requests, is_of_last);
        for (Company& company : never.companies)
            std::erase(company.members, last);
        std::erase_if(never.companies, [](const Company& company) { return company.members.size() < 2; });
        std::optional<Problem> fewer;
        std::optional<Problem> others;
        try {
            fewer.emplace(without_member(Problem(draft), last));
            others.emplace(never);
        } catch (const InvalidInput&) {
            EXPECT_TRUE(!fewer) << "refused one way only";
            continue;
        }
        ++compared;
        for_every_roster(*others, [&](const Roster& roster) {
            const Roster same(roster.period(), fewer->members().size(),
                              {roster.assignments().begin(), roster.assignments().end()});
            const Score told = check(*fewer, same).score;
            const Score truth = check(*others, roster).score;
            ASSERT_EQ(told.hard, truth.hard);
            ASSERT_EQ(told.cost, truth.cost);
        });
    }
    EXPECT_GT(compared, 60);
}

TEST(WhatIf, LeaveBarsItsDaysAndChangesNothingElse)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        std::optional<Problem> problem;
        std::optional<Problem> away;
        const Day first = day(static_cast<int>(random.below(4)));
        try {
            problem.emplace(priced_draft(random, 4, 1));
            away.emplace(with_leave(*problem, bob, Period(first, first + Days(1))));
        } catch (const InvalidInput&) {
            continue;
        }
        bool may_stand_any = false;
        for (int at = 0; at < 4; ++at)
            may_stand_any = may_stand_any || away->may_stand(bob, at, early);
        if (!may_stand_any)
            continue;  // then bob has no turns to be spaced
        ++compared;
        const Roster published = any_roster(*problem, random);
        const std::int64_t price = random.below(30);
        std::optional<std::int64_t> least;
        for_every_roster(*problem, [&](const Roster& roster) {
            const bool stands_away = std::ranges::any_of(roster.of(bob), [&](const Assignment& each) {
                return first <= each.shift.day && each.shift.day <= first + Days(1) && may_stand(*problem, each);
            });
            const Score before = check(*problem, roster).score;
            const Score after = check(*away, roster).score;
            EXPECT_EQ(after.cost, before.cost);
            EXPECT_EQ(after.hard > before.hard, stands_away);
            const std::int64_t cost =
                after.cost + price * static_cast<std::int64_t>(told_of(*away, published, roster).counted);
            if (after.is_feasible())
                least = std::min(least.value_or(cost), cost);
        });
        const WhatIf told = what_if(*problem, published, *away, {.move_price = price});
        EXPECT_EQ(told.repair, repair(*away, published, {.move_price = price}));
        EXPECT_EQ(told.cost_before, check(*problem, published).score.cost);
        EXPECT_EQ(told.was_feasible, check(*problem, published).is_feasible());
        EXPECT_EQ(told.cost_rejudged, check(*away, published).score.cost);
        EXPECT_EQ(told.repair.solution.status == Status::infeasible, !least);
        if (least)
            EXPECT_EQ(told.repair.priced_cost(), *least);
    }
    EXPECT_GT(compared, 20);
}

TEST(WhatIf, OneFewerInTheMiddleOfATermLeavesThePastAsItWas)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const MemberId gone(7);
    const Problem fewer = without_member(frozen_before(problem, published, day(7)), gone);
    const Repair repaired = repair(fewer, published);
    EXPECT_TRUE(repaired.solution.score.is_feasible());
    for (const Assignment& each : repaired.solution.roster.of(gone))
        EXPECT_LT(each.shift.day, day(7));
    for (const Assignment& each : published.of(gone))
        EXPECT_EQ(repaired.solution.roster.contains(each), each.shift.day < day(7));
}

TEST(WhatIf, LeaveDoesNotReachIntoDaysThatStayAsTheyAre)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const Problem now = frozen_before(problem, published, day(7));
    const Problem away = with_leave(now, MemberId(1), Period(day(0), day(13)));
    EXPECT_EQ(away, with_leave(now, MemberId(1), Period(day(7), day(13))));
    EXPECT_TRUE(repair(away, published).solution.score.is_feasible());
}

TEST(ExplainInfeasible, NamesTheFewRulesThatClashAndWhatToRelax)
{
    Draft draft = duty(6, 14);
    draft.forbidden_successions = {{night, late}};
    draft.skills = {{.code = "full", .name = {"正式党员", "full member"}}};
    draft.members[2].skills = {SkillId(0)};
    draft.members[2].limits.maximum_consecutive = 1;
    for (const int at : {4, 5})
        draft.cover.push_back({.shift = {day(at), late}, .skill = SkillId(0), .minimum = 1, .wanted = 1});
    const Problem problem(draft);

    const Infeasibility told = explain_infeasible(problem);

    ASSERT_EQ(told.verdict, Verdict::infeasible);
    EXPECT_TRUE(told.is_smallest);
    const std::vector<Label> lines = in_words(told);
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[0].en, "these cannot hold together:");
    EXPECT_EQ(lines[1].en, "m2 is on duty in a row at most 1 day (relax it for this member, or make the rule soft)");
    EXPECT_EQ(lines[2].en,
              "2026-09-11: \"L late\" needs at least 1 with \"full member\" (lower the minimum of that shift, or drop "
              "the shift)");
    EXPECT_EQ(lines[3].zh, "2026-09-12：“L 晚班”至少 1 名“正式党员”（可减少该班最少人数，或取消该班）");
}

TEST(ExplainInfeasible, SaysSoWhereARosterCanBeMade)
{
    const Problem problem(duty(8, 14));
    const Infeasibility told = explain_infeasible(problem);
    EXPECT_EQ(told.verdict, Verdict::feasible);
    EXPECT_EQ(in_words(told).front().en, "all hard rules can hold together");
}

}  // namespace
}  // namespace muster::roster
