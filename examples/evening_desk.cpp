// A neighbourhood association's evening desk, kept by its twelve members for six weeks; then one of them is ill for a
// fortnight, and people ask: why me, who would swap, what if one of us left, and what if Fridays asked for three.
#include "muster/roster.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

const Day monday(2026, 9, 7);
const int weeks = 6;
const int last_day = 7 * weeks - 1;  // a Saturday, counted from 1
const ShiftTypeId evening(0);
const ShiftTypeId saturday(1);
const SkillId adviser(0);
const std::vector<const char*> names{"Ada",  "Ben",  "Cem", "Dora", "Eli", "Fatma",
                                     "Gina", "Hugo", "Ida", "Joon", "Kai", "Lea"};

MemberId named(const std::string& name)
{
    for (std::uint32_t row = 0; row < names.size(); ++row)
        if (name == names[row])
            return MemberId(row);
    return {};
}

// Two on weekday evenings, three on Saturday mornings, one of them an adviser. Nobody on days running, nor three times
// in a fortnight.
Draft desk()
{
    Draft draft{.period = Period(monday, monday + Days(last_day - 1))};
    draft.skills = {{.code = "adviser"}};
    draft.shift_types = {{.code = "evening", .start = ClockTime::parse("18:30", {"time"}), .length = Minutes(150)},
                         {.code = "Saturday", .start = ClockTime::parse("10:00", {"time"}), .length = Minutes(180)}};
    for (const char* name : names)
        draft.members.push_back({.code = name,
                                 .limits = {.maximum_consecutive = 1,
                                            .maximum_consecutive_weekends = 1,
                                            .windows = {{.days = 14, .most = 3}}}});
    for (const char* each : {"Ada", "Dora", "Eli", "Gina", "Joon", "Lea"})
        draft.members[named(each).row()].skills = {adviser};
    for (int day = 0; day < last_day; ++day)
        for (const ShiftTypeId type : {evening, saturday}) {
            const Shift shift{monday + Days(day), type};
            const bool is_kept = (day % 7 < 5 && type == evening) || (day % 7 == 5 && type == saturday);
            const std::int32_t wanted = !is_kept ? 0 : type == saturday ? 3 : 2;
            draft.cover.push_back({.shift = shift,
                                   .minimum = is_kept ? 1 : 0,
                                   .wanted = wanted,
                                   .maximum = wanted,
                                   .under_weight = 1000});
            if (is_kept)
                draft.cover.push_back({.shift = shift, .skill = adviser, .minimum = 1, .wanted = 1});
        }
    for (int week = 0; week < weeks; ++week) {  // a choir, a course, a shop that closes late
        for (const auto& [name, day] :
             {std::pair{"Ben", 2}, std::pair{"Ida", 2}, std::pair{"Gina", 1}, std::pair{"Kai", 3}})
            draft.unavailable.push_back({.member = named(name), .day = monday + Days(7 * week + day)});
        draft.requests.push_back(
            {.member = named("Hugo"), .day = monday + Days(7 * week + 4), .wish = Wish::off, .weight = 40});
    }
    draft.companies = {{.members = {named("Cem"), named("Fatma")}, .keep = Keep::apart}};  // one minds the children
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 50, .below_weight = 50, .step = 1},
                      {.measure = Measure::weekends, .above_weight = 50, .below_weight = 50, .step = 1}};
    draft.spacing = Spacing{.weight = 60};
    return draft;
}

void print(const Problem& problem, const Roster& roster)
{
    const TurnReport turns = turn_report(problem, roster);
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        std::printf("  %-5s", names[row]);
        for (int day = 0; day < problem.day_count(); ++day) {
            std::printf("%s", day % 7 == 0 ? " " : "");
            if (day % 7 < 6)
                std::printf("%c", roster.on(MemberId(row), day).empty() ? '.' : day % 7 == 5 ? 'S' : 'e');
        }
        std::printf("  %d turns, %d to %d days apart\n", turns.members[row].turns, turns.members[row].shortest_pause,
                    turns.members[row].longest_pause);
    }
}

void print(const char* name, const Problem& problem, const Repair& repair)
{
    std::printf("  %s: shifts of others that move %zu, places left open %zu, cost %lld\n", name, repair.counted_changes,
                repair.left_open.size(), static_cast<long long>(repair.solution.score.cost));
    for (const auto& [what, some] : {std::pair{"gives up", &repair.dropped}, std::pair{"takes", &repair.added}})
        for (const Assignment& each : *some)
            std::printf("    %s %s %s\n", problem.members()[each.member].code.c_str(), what,
                        to_string(each.shift.day).c_str());
}

// From the fourth Monday on, Joon is ill for a fortnight.
bool repair_both_ways(const Problem& problem, const Roster& published)
{
    const Day today = monday + Days(21);
    const Problem now =
        with_leave(frozen_before(problem, published, today), named("Joon"), Period(today, today + Days(13)));
    const Repair least = repair(now, published);
    const Repair fewest = repair(now, published, {.aim = RepairAim::fewest_changes});
    std::printf("Joon is ill from %s for a fortnight\n", to_string(today).c_str());
    print("cost and moves weighed", now, least);
    print("fewest moves", now, fewest);
    return check(now, least.solution.roster).is_feasible() && check(now, fewest.solution.roster).is_feasible() &&
           fewest.is_fewest();
}

void answer_why(const Problem& problem, const Roster& roster)
{
    const Assignment asked = roster.of(named("Ben"))[1];
    std::printf("why does Ben stand on %s?\n", to_string(asked.shift.day).c_str());
    const std::vector<Label> lines = in_words(problem, explain(problem, roster, asked));
    for (std::size_t line = 0; line < 3; ++line)
        std::printf("  %s\n", lines[line].en.c_str());
    std::printf("who would swap with him?\n");
    for (const Exchange& each : swaps(problem, roster, asked, {.with_pairs = false, .at_most = 3}))
        std::printf("  %s, who gives him %s: cost %+lld\n", problem.members()[each.taker].code.c_str(),
                    each.returned.empty() ? "nothing" : to_string(each.returned.front().day).c_str(),
                    static_cast<long long>(each.cost_change));
}

void print(const char* name, const WhatIf& answer)
{
    std::printf("  %s: cost %lld as it stands; %zu changes make it %lld\n", name,
                static_cast<long long>(answer.cost_rejudged), answer.repair.changes(),
                static_cast<long long>(answer.repair.solution.score.cost));
}

void answer_what_if(const Problem& problem, const Roster& roster)
{
    const RepairOptions thorough{.work_limit = 200'000};
    Problem on_fridays = problem;
    for (int week = 0; week < weeks; ++week)
        on_fridays = with_cover(on_fridays, {.shift = {monday + Days(7 * week + 4), evening},
                                             .minimum = 1,
                                             .wanted = 3,
                                             .maximum = 3,
                                             .under_weight = 1000});
    std::printf("what if ...\n");
    print("Lea had moved away", what_if(problem, roster, without_member(problem, named("Lea")), thorough));
    print("Fridays asked for three", what_if(problem, roster, on_fridays, thorough));
}

}  // namespace

int main()
{
    const Problem problem(desk());
    const Solution found = solve(problem, {.time_limit = std::nullopt, .work_limit = 1'000'000, .seed = Seed{8}});
    print(problem, found.roster);
    std::printf("cost %lld, and no roster costs less than %lld\n", static_cast<long long>(found.score.cost),
                static_cast<long long>(found.lower_bound.value_or(0)));
    const bool is_repaired = repair_both_ways(problem, found.roster);
    answer_why(problem, found.roster);
    answer_what_if(problem, found.roster);
    const bool is_right = is_repaired && verify(problem, found).holds() && check(problem, found.roster).is_feasible();
    std::printf("%s\n", is_right ? "checked: no hard rule is bent, before or after" : "a rule is bent");
    return is_right ? 0 : 1;
}
