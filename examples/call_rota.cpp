// Ten doctors on call round the clock, a day and a night at a time, over Christmas: who was on call before is known,
// turns lie apart, nights, weekends and holidays are even over the periods, and the next one inherits what is left
// over.
#include "muster/roster.hpp"

#include <algorithm>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

const ShiftTypeId day_call(0);
const ShiftTypeId night_call(1);
const Period over_christmas(Day(2026, 12, 14), Day(2027, 1, 10));
const Period after_it(Day(2027, 1, 11), Day(2027, 2, 7));

// Who they are, and where the period before left them: the last turn, and by how many turns each had more or fewer than
// the share of nights and of weekends and holidays.
struct Doctor {
    const char* code;
    Day last;
    ShiftTypeId type;
    int nights;
    int weekends;
};
const std::vector<Doctor> doctors{
    {"Ahmed", Day(2026, 12, 12), night_call, 1, 0}, {"Brandt", Day(2026, 12, 10), day_call, -1, 0},
    {"Chen", Day(2026, 12, 13), night_call, 1, 1},  {"Diaz", Day(2026, 12, 11), night_call, 0, -1},
    {"Evans", Day(2026, 12, 9), day_call, -1, 0},   {"Fischer", Day(2026, 12, 9), night_call, 0, -1},
    {"Gupta", Day(2026, 12, 11), day_call, 0, -1},  {"Haas", Day(2026, 12, 13), day_call, 0, 1},
    {"Ito", Day(2026, 12, 12), day_call, 0, 1},     {"Jansen", Day(2026, 12, 10), night_call, 0, 0}};

struct Away {
    std::uint32_t doctor;
    Day from;
    Day until;
};

Draft call(const Period& period, std::span<const Away> away)
{
    Draft draft{.period = period};
    draft.shift_types = {
        {.code = "day", .start = ClockTime::parse("08:00", {"time"}), .length = Minutes(720)},
        {.code = "night", .start = ClockTime::parse("20:00", {"time"}), .length = Minutes(720), .is_night = true}};
    // A day between two turns; no weekend after a weekend. Ito works half.
    const Limits limits{.maximum_consecutive = 1, .maximum_consecutive_weekends = 1};
    for (const Doctor& doctor : doctors)
        draft.members.push_back({.code = doctor.code, .limits = limits});
    draft.members[8].share = Share::parse("0.5", {"share"});
    for (Day day = period.first(); day <= period.last(); day = day + Days(1))
        for (const ShiftTypeId type : {day_call, night_call})
            draft.cover.push_back({.shift = {day, type}, .minimum = 1, .wanted = 1, .maximum = 1});
    for (const Away& each : away)
        for (Day day = each.from; day <= each.until; day = day + Days(1))
            draft.unavailable.push_back({.member = MemberId(each.doctor), .day = day, .reason = Bar::leave});
    draft.calendar.holidays = {Day(2026, 12, 25), Day(2026, 12, 26), Day(2027, 1, 1)};
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 20, .below_weight = 20, .step = 1},
                      {.measure = Measure::nights, .above_weight = 20, .below_weight = 20, .step = 1},
                      {.measure = Measure::weekends, .above_weight = 20, .below_weight = 20, .step = 1}};
    draft.spacing = Spacing{.weight = 60};
    return draft;
}

std::vector<History> before()
{
    std::vector<History> made;
    for (const Doctor& doctor : doctors) {
        const Day eve = over_christmas.first() - Days(1);
        History history{.member = doctor.code, .until = eve};
        history.days_off = static_cast<std::int32_t>((eve - doctor.last).days());
        history.days_worked = history.days_off == 0 ? 1 : 0;
        history.last_shifts = {{.type = doctor.type == night_call ? "night" : "day",
                                .day = doctor.last,
                                .start = ClockTime::parse(doctor.type == night_call ? "20:00" : "08:00", {"time"}),
                                .length = Minutes(720)}};
        history.weekends_worked = iso_weekday(doctor.last) > 5 ? 1 : 0;
        history.carry_over[index(Measure::nights)] = Surplus::whole(doctor.nights);
        history.carry_over[index(Measure::weekends)] = Surplus::whole(doctor.weekends);
        made.push_back(std::move(history));
    }
    return made;
}

Solution solved(const Problem& problem, std::uint64_t work)
{
    return solve(problem, {.time_limit = std::nullopt, .work_limit = work, .seed = Seed{1}});
}

bool print(const Problem& problem, const Solution& found)
{
    const Report report = check(problem, found.roster);
    std::printf("%lld hard rules bent, cost %lld, and no roster costs less than %lld\n",
                static_cast<long long>(found.score.hard), static_cast<long long>(found.score.cost),
                static_cast<long long>(found.lower_bound.value_or(0)));
    const FairnessReport loads = fairness_report(problem, found.roster);
    const TurnReport turns = turn_report(problem, found.roster);
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const Load& load = loads.members[row].load;
        std::printf("  %-8s", problem.members()[MemberId(row)].code.c_str());
        for (int day = 0; day < problem.day_count(); ++day) {
            const auto stands = found.roster.on(MemberId(row), day);
            std::printf("%s%c", day % 7 == 0 ? " " : "", stands.empty() ? '.' : "dN"[stands.front().shift.type.row()]);
        }
        std::printf("  %lld turns, %lld nights, %lld at weekends, %d to %d days apart\n",
                    static_cast<long long>(load[index(Measure::shifts)]),
                    static_cast<long long>(load[index(Measure::nights)]),
                    static_cast<long long>(load[index(Measure::weekends)]), turns.members[row].shortest_pause,
                    turns.members[row].longest_pause);
    }
    return report.is_feasible() && verify(problem, found).holds();
}

// Days from the last turn before the border to the first after it, at least.
long closest(const Problem& next, const Roster& roster, std::span<const History> histories)
{
    long least = 1000;
    for (std::uint32_t row = 0; row < next.members().size(); ++row)
        if (const auto stands = roster.of(MemberId(row)); !stands.empty())
            least = std::min<long>(least, (stands.front().shift.day - histories[row].last_shifts.back().day).days());
    return least;
}

}  // namespace

int main()
{
    const std::vector<Away> at_christmas{{0, Day(2026, 12, 21), Day(2026, 12, 27)},
                                         {3, Day(2026, 12, 24), Day(2027, 1, 3)},
                                         {5, Day(2026, 12, 14), Day(2026, 12, 20)},
                                         {7, Day(2026, 12, 28), Day(2027, 1, 6)}};
    const Problem problem(with_histories(call(over_christmas, at_christmas), before()));
    const Solution found = solved(problem, 2'000'000);
    bool is_right = print(problem, found);

    std::printf("the next period inherits\n");
    const std::vector<History> left = histories_after(problem, found.roster);
    for (const History& each : left)
        std::printf("  %-8s last on %s, nights %s, weekends %s\n", each.member.c_str(),
                    to_string(each.last_shifts.back().day).c_str(),
                    to_string(each.carry_over[index(Measure::nights)].rounded(2)).c_str(),
                    to_string(each.carry_over[index(Measure::weekends)].rounded(2)).c_str());
    const std::vector<Away> in_winter{{1, Day(2027, 2, 1), Day(2027, 2, 7)}, {9, Day(2027, 1, 18), Day(2027, 1, 24)}};
    const Problem next(with_histories(call(after_it, in_winter), left));
    for (const bool knows : {true, false}) {
        const Problem planned = knows ? next : Problem(call(after_it, in_winter));
        const Solution after = solved(planned, 1'000'000);
        const Report report = check(next, after.roster);
        std::printf("%s: %lld hard rules bent, cost %lld, days over the border %ld and more\n",
                    knows ? "planned with that" : "planned without it", static_cast<long long>(report.score.hard),
                    static_cast<long long>(report.score.cost), closest(next, after.roster, left));
        is_right = is_right && verify(planned, after).holds() && (report.is_feasible() || !knows);
    }
    std::printf("%s\n", is_right ? "checked: no hard rule is bent" : "a rule is bent");
    return is_right ? 0 : 1;
}
