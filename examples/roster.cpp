// Puts eight members on a dormitory's duty rota for two weeks, and shows what it costs and how good it can be at best.
#include "muster/roster.hpp"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

const ShiftTypeId service(0);
const ShiftTypeId night(1);
const SkillId full_member(0);

// Every evening two at the service post, one of them a full member; every night one on supervision.
Draft dormitory()
{
    const auto at = [](const char* text) { return ClockTime::parse(text, {"time"}); };
    const Day first(2026, 9, 7);
    Draft draft{.period = Period(first, first + Days(13))};
    draft.skills = {{.code = "full", .name = {"正式党员", "full member"}}};
    draft.shift_types = {
        {.code = "service", .name = {"服务岗", "service"}, .start = at("18:00"), .length = Minutes(180)},
        {.code = "night",
         .name = {"监督岗", "supervision"},
         .start = at("22:00"),
         .length = Minutes(120),
         .is_night = true}};
    for (const char* code : {"chen", "zhou", "li", "sun", "wu", "qian", "zhao", "wang"})
        draft.members.push_back(
            {.code = code, .limits = {.maximum_consecutive = 3, .maximum_weekends = 2, .minimum_rest = Minutes(600)}});
    for (const std::size_t full : {0u, 1u, 2u, 3u})
        draft.members[full].skills = {full_member};
    for (int day = 0; day < 14; ++day) {
        const Day date = first + Days(day);
        draft.cover.push_back({.shift = {date, service}, .minimum = 1, .wanted = 2, .maximum = 2, .under_weight = 100});
        draft.cover.push_back({.shift = {date, service}, .skill = full_member, .minimum = 1, .wanted = 1});
        draft.cover.push_back({.shift = {date, night}, .minimum = 1, .wanted = 1, .maximum = 1});
    }
    draft.unavailable = {{.member = MemberId(1), .day = first + Days(2)},
                         {.member = MemberId(6), .day = first + Days(5)}};
    draft.requests = {{.member = MemberId(0), .day = first + Days(5), .wish = Wish::off, .weight = 5},
                      {.member = MemberId(4), .day = first + Days(3), .type = night, .wish = Wish::on, .weight = 3}};
    draft.fairness = {{.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 60},
                      {.measure = Measure::nights, .above_weight = 10, .below_weight = 10, .step = 1}};
    return draft;
}

void print_grid(const Problem& problem, const Roster& roster)
{
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        std::string line(static_cast<std::size_t>(problem.day_count()), '.');
        for (const Assignment& stands : roster.of(MemberId(row)))
            line[static_cast<std::size_t>(problem.index_of(stands.shift.day))] = stands.shift.type == night ? 'N' : 's';
        std::printf("  %-5s %s\n", problem.members()[MemberId(row)].code.c_str(), line.c_str());
    }
}

}  // namespace

int main()
{
    const Problem problem(dormitory());
    const Solution found = solve(problem, {.time_limit = std::nullopt, .work_limit = 1'000'000, .seed = Seed{7}});
    print_grid(problem, found.roster);

    // The score again, from the problem and the assignments alone.
    const Report report = check(problem, found.roster);
    for (std::size_t rule = 0; rule < rule_count; ++rule)
        if (const RuleScore& score = report.score.by_rule[rule]; score.times > 0)
            std::printf("%s: %lld times, cost %lld\n", label_of(static_cast<Rule>(rule)).en.c_str(),
                        static_cast<long long>(score.times), static_cast<long long>(score.cost));
    for (const Violation& violation : report.violations)
        if (violation.rule != Rule::fairness)
            std::printf("  %s\n", in_words(problem, violation).en.c_str());
    const bool is_right = report.is_feasible() && report.score == found.score;
    std::printf("cost %lld, and no roster costs less than %lld\n", static_cast<long long>(found.score.cost),
                static_cast<long long>(found.lower_bound.value_or(0)));
    std::printf("%s\n", is_right ? "checked: no hard rule is bent" : "the roster does not hold what the solver says");
    return is_right ? 0 : 1;
}
