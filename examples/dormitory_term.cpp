// A dormitory's term: sixteen weeks of two posts every evening for twenty-four members, beside the plain cyclic rota.
// Evening classes are kept free, the exam weeks take one person less, turns lie apart, and nobody carries more than
// others.
#include "muster/roster.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

const Day monday(2026, 9, 7);
const int weeks = 16;
const ShiftTypeId service(0);
const ShiftTypeId supervision(1);
const SkillId trained(0);

// Half of the members are trained for the supervision post; each has a class on one evening of the week, and goes home
// on one weekend of the term.
void add_members(Draft& draft)
{
    draft.skills = {{.code = "trained", .name = {"受过培训", "trained"}}};
    for (std::uint32_t row = 0; row < 24; ++row) {
        Member member{.code = "M" + std::to_string(101 + row).substr(1)};
        member.limits = {.maximum_consecutive = 2, .maximum_weekends = 6};
        if (row % 2 == 0)
            member.skills = {trained};
        draft.members.push_back(std::move(member));
        for (int week = 0; week < weeks; ++week)
            draft.unavailable.push_back({.member = MemberId(row),
                                         .day = monday + Days(7 * week + static_cast<int>(row) % 5),
                                         .reason = Bar::timetable});
        for (const int day : {5, 6})
            draft.unavailable.push_back({.member = MemberId(row),
                                         .day = monday + Days(7 * (static_cast<int>(row) % weeks) + day),
                                         .reason = Bar::leave});
    }
}

Draft term()
{
    Draft draft{.period = Period(monday, monday + Days(7 * weeks - 1))};
    add_members(draft);
    draft.shift_types = {{.code = "service",
                          .name = {"服务岗", "service"},
                          .start = ClockTime::parse("21:20", {"time"}),
                          .length = Minutes(40)},
                         {.code = "supervision",
                          .name = {"监督岗", "supervision"},
                          .start = ClockTime::parse("22:00", {"time"}),
                          .length = Minutes(60)}};
    for (int day = 0; day < 7 * weeks; ++day) {
        const std::int32_t wanted = day / 7 < weeks - 2 ? 2 : 1;  // exams in the last two weeks
        const Shift at_service{monday + Days(day), service};
        const Shift at_supervision{monday + Days(day), supervision};
        draft.cover.push_back(
            {.shift = at_service, .minimum = 1, .wanted = wanted, .maximum = wanted, .under_weight = 1000});
        draft.cover.push_back({.shift = at_supervision, .minimum = 1, .wanted = 1, .maximum = 1});
        draft.cover.push_back({.shift = at_supervision, .skill = trained, .minimum = 1, .wanted = 1});
    }
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 20, .below_weight = 20, .step = 1},
                      {.measure = Measure::weekends, .above_weight = 10, .below_weight = 10, .step = 1}};
    return draft;
}

struct Told {
    std::size_t fewest = 0;
    std::size_t most = 0;
    int closest = 0;  // days between two turns of one member, at least
};

Told told(const Problem& problem, const Roster& roster)
{
    Told all{.fewest = 1000, .closest = 1000};
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const auto stands = roster.of(MemberId(row));
        all.fewest = std::min(all.fewest, stands.size());
        all.most = std::max(all.most, stands.size());
        for (std::size_t turn = 1; turn < stands.size(); ++turn)
            all.closest = std::min(all.closest, problem.index_of(stands[turn].shift.day) -
                                                    problem.index_of(stands[turn - 1].shift.day));
    }
    return all;
}

bool print(const char* name, const Problem& problem, const Roster& roster)
{
    const Report report = check(problem, roster);
    const Told all = told(problem, roster);
    std::printf("%-8s %lld hard rules bent, cost %lld; %zu to %zu turns each, at least %d days apart\n", name,
                static_cast<long long>(report.score.hard), static_cast<long long>(report.score.cost), all.fewest,
                all.most, all.closest);
    return report.is_feasible();
}

}  // namespace

int main()
{
    Draft draft = term();
    draft.spacing = Spacing{.weight = 30};
    const Problem problem(draft);
    print("rota", problem, rotate(problem));
    const Solution found = solve(problem, {.time_limit = std::nullopt, .work_limit = 2'000'000, .seed = Seed{1}});
    const bool is_right = print("planned", problem, found.roster) && check(problem, found.roster).score == found.score;
    std::printf("no roster costs less than %lld\n", static_cast<long long>(found.lower_bound.value_or(0)));
    return is_right ? 0 : 1;
}
