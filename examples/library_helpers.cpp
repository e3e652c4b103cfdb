// A library's student helpers: short shifts that overlap for the handing over, contracts of twelve and of eight hours a
// week, classes, and two weeks of exams, when each helper is away on two days and would like the days before off.
#include "muster/roster.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

// How many are wanted on a weekday, on a Saturday, and on one in the two weeks of exams.
struct Slot {
    const char* code;
    const char* begins;
    int minutes;
    std::int32_t weekday;
    std::int32_t saturday;
    std::int32_t at_exams;
};
const std::array slots{Slot{"open", "08:00", 180, 1, 0, 0}, Slot{"morning", "10:30", 180, 1, 0, 0},
                       Slot{"noon", "13:00", 180, 2, 1, 2}, Slot{"afternoon", "15:30", 180, 1, 1, 1},
                       Slot{"evening", "18:00", 240, 2, 0, 0}};
const std::size_t evening = 4;
const Day monday(2026, 6, 8);
const int weeks = 4;
const int exams_begin = 14;
const SkillId key(0);

ShiftTypeId type(std::size_t slot) { return ShiftTypeId(static_cast<std::uint32_t>(slot)); }

// Hours are limited in any seven days and in all; nobody closes at ten and opens at eight.
void add_contracts(Draft& draft)
{
    for (const auto& [code, hours] : {std::pair{"12 hours", 12}, std::pair{"8 hours", 8}})
        draft.contracts.push_back(
            {.code = code,
             .limits = {.maximum_minutes = Minutes(60 * (weeks * hours + 2)),
                        .maximum_consecutive = 4,
                        .maximum_weekends = 2,
                        .maximum_a_day = 2,
                        .windows = {{.days = 1, .most = 420, .measure = Measure::minutes},
                                    {.days = 7, .most = 60 * (hours + 4), .measure = Measure::minutes}}}});
}

// Every other one has a key. A class takes two mornings and two afternoons of a week, other ones for each.
void add_helpers(Draft& draft)
{
    for (std::uint32_t row = 0; row < 12; ++row) {
        Member member{.code = "H" + std::to_string(101 + row).substr(1)};
        member.contract = ContractId(row / 6);
        member.share = Share::whole(row < 6 ? 12 : 8);
        if (row % 2 == 0)
            member.skills = {key};
        draft.members.push_back(std::move(member));
        for (int day = 0; day < exams_begin; ++day)
            if (const std::size_t turn = (static_cast<std::size_t>(day % 7) + row) % 5; day % 7 < 5 && turn < 4)
                for (const std::size_t slot : {turn / 2 * 2, turn / 2 * 2 + 1})
                    draft.unavailable.push_back({.member = MemberId(row),
                                                 .day = monday + Days(day),
                                                 .type = type(slot),
                                                 .reason = Bar::timetable});
        for (const std::uint32_t exam : {row % 5, 7 + (row + 2) % 5}) {
            const Day on = monday + Days(exams_begin + static_cast<int>(exam));
            draft.unavailable.push_back({.member = MemberId(row), .day = on, .reason = Bar::timetable});
            draft.requests.push_back({.member = MemberId(row), .day = on - Days(1), .wish = Wish::off, .weight = 200});
        }
    }
}

Draft library()
{
    Draft draft{.period = Period(monday, monday + Days(7 * weeks - 1))};
    draft.posts = {{.code = "desk"}, {.code = "late desk", .is_disliked = true}};
    draft.skills = {{.code = "key"}};
    for (const Slot& slot : slots)
        draft.shift_types.push_back({.code = slot.code,
                                     .post = PostId(slot.minutes == 240 ? 1 : 0),
                                     .start = ClockTime::parse(slot.begins, {"time"}),
                                     .length = Minutes(slot.minutes)});
    add_contracts(draft);
    add_helpers(draft);
    for (int day = 0; day < 7 * weeks; ++day)
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            const int of_week = day % 7;
            const std::int32_t wanted = of_week < 5         ? slots[slot].weekday
                                        : of_week == 6      ? 0
                                        : day < exams_begin ? slots[slot].saturday
                                                            : slots[slot].at_exams;
            const Shift shift{monday + Days(day), type(slot)};
            draft.cover.push_back({.shift = shift,
                                   .minimum = std::min(wanted, slot == evening ? 2 : 1),  // nobody closes alone
                                   .wanted = wanted,
                                   .maximum = wanted,
                                   .under_weight = 2000});
            if (wanted > 0 && (slot == 0 || slot == evening || (slot == 2 && of_week == 5)))  // opens or closes
                draft.cover.push_back({.shift = shift, .skill = key, .minimum = 1, .wanted = 1});
        }
    draft.forbidden_successions = {{.before = type(evening), .after = type(0)}};
    draft.spacing = Spacing{.weight = 20};
    draft.fairness = {{.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 60, .tolerance = 60},
                      {.measure = Measure::disliked, .above_weight = 100, .below_weight = 100, .step = 1},
                      {.measure = Measure::weekends, .above_weight = 100, .below_weight = 100, .step = 1}};
    return draft;
}

// A row a slot, a column a day, from Monday to Saturday.
void print_week(const Problem& problem, const Roster& roster, int first)
{
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        std::string line = slots[slot].code;
        for (int day = first; day < first + 6; ++day) {
            line.resize(static_cast<std::size_t>(10 + 9 * (day - first)), ' ');
            for (std::uint32_t row = 0; row < problem.members().size(); ++row)
                if (roster.contains({MemberId(row), {problem.day(day), type(slot)}}))
                    line += problem.members()[MemberId(row)].code + " ";
        }
        std::printf("  %s\n", line.erase(line.find_last_not_of(' ') + 1).c_str());
    }
}

void print_loads(const Problem& problem, const Roster& roster)
{
    const FairnessReport loads = fairness_report(problem, roster);
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const MemberLoad& load = loads.members[row];
        std::array<std::int64_t, weeks> hours{};
        for (const Assignment& each : roster.of(MemberId(row)))
            hours[static_cast<std::size_t>(problem.index_of(each.shift.day) / 7)] +=
                problem.shift_types()[each.shift.type].length.count() / 60;
        std::printf("  %s %2d hours a week:", problem.members()[MemberId(row)].code.c_str(), row < 6 ? 12 : 8);
        for (const std::int64_t each : hours)
            std::printf(" %2lld", static_cast<long long>(each));
        std::printf(", in all %lld, fair %.1f; evenings %lld, Saturdays %lld, days off before exams %lld of %lld\n",
                    static_cast<long long>(load.load[index(Measure::minutes)] / 60),
                    static_cast<double>(load.fair[index(Measure::minutes)]) / 60,
                    static_cast<long long>(load.load[index(Measure::disliked)]),
                    static_cast<long long>(load.load[index(Measure::weekends)]),
                    static_cast<long long>(load.requests_met), static_cast<long long>(load.requests));
    }
}

}  // namespace

int main()
{
    const Problem problem(library());
    const Solution found = solve(problem, {.time_limit = std::nullopt, .work_limit = 2'000'000, .seed = Seed{4}});
    std::printf("the first week of exams\n");
    print_week(problem, found.roster, exams_begin);
    std::printf("hours by week\n");
    print_loads(problem, found.roster);
    std::printf("cost %lld, and no roster costs less than %lld\n", static_cast<long long>(found.score.cost),
                static_cast<long long>(found.lower_bound.value_or(0)));
    const bool is_right = check(problem, found.roster).is_feasible() && verify(problem, found).holds();
    std::printf("%s\n", is_right ? "checked: no hard rule is bent" : "a rule is bent");
    return is_right ? 0 : 1;
}
