// Volunteers of a three-day contest: posts with several short shifts a day, skills, newcomers beside somebody who knows
// the post, friends together; then somebody is ill on the second morning.
#include "muster/roster.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

const SkillId knows_it(0);
const SkillId english(1);
const SkillId first_aid(2);

struct Post {
    const char* code;
    std::int32_t minimum;
    std::int32_t wanted;
    SkillId asked;  // one of them at least
};
struct Slot {
    char letter;
    const char* begins;
    int minutes;
};
const std::array posts{Post{"desk", 2, 3, english}, Post{"hall", 3, 5, knows_it}, Post{"aid", 1, 1, first_aid}};
const std::array slots{Slot{'m', "08:00", 240}, Slot{'a', "13:00", 240}, Slot{'e', "18:30", 150}};
const Day friday(2026, 11, 20);

ShiftTypeId type_of(std::size_t post, std::size_t slot)
{
    return ShiftTypeId(static_cast<std::uint32_t>(post * slots.size() + slot));
}

// Thirty volunteers, of whom every third was there last year, every fifth speaks English and every sixth has a course
// in first aid. Two shifts a day at most, three on no two days, and eleven hours between the last and the next day's
// first.
std::vector<Member> volunteers()
{
    std::vector<Member> members;
    for (int row = 0; row < 30; ++row) {
        Member member{.code = "v" + std::to_string(101 + row).substr(1)};
        for (const auto& [each, skill] : {std::pair{3, knows_it}, std::pair{5, english}, std::pair{6, first_aid}})
            if (row % each == 0)
                member.skills.push_back(skill);
        member.limits = {.maximum_minutes = Minutes(24 * 60), .minimum_rest = Minutes(60), .maximum_a_day = 2};
        members.push_back(std::move(member));
    }
    return members;
}

Draft contest()
{
    Draft draft{.period = Period(friday, friday + Days(2)), .members = volunteers(), .stands_alone = true};
    draft.skills = {{.code = "knows it"}, {.code = "english"}, {.code = "first aid"}};
    for (const Post& post : posts)
        for (const Slot& slot : slots)
            draft.shift_types.push_back({.code = std::string(post.code) + " " + slot.letter,
                                         .start = ClockTime::parse(slot.begins, {"time"}),
                                         .length = Minutes(slot.minutes)});
    for (int day = 0; day < 3; ++day)
        for (std::size_t post = 0; post < posts.size(); ++post)
            for (std::size_t slot = 0; slot < slots.size(); ++slot) {
                const Shift shift{friday + Days(day), type_of(post, slot)};
                draft.cover.push_back({.shift = shift,
                                       .minimum = posts[post].minimum,
                                       .wanted = posts[post].wanted,
                                       .maximum = posts[post].wanted,
                                       .under_weight = 500});
                draft.cover.push_back({.shift = shift, .skill = posts[post].asked, .minimum = 1, .wanted = 1});
            }
    // Nobody who closes the hall at nine opens it at eight.
    for (std::size_t before = 0; before < posts.size(); ++before)
        for (std::size_t after = 0; after < posts.size(); ++after)
            draft.forbidden_successions.push_back({.before = type_of(before, 2), .after = type_of(after, 0)});
    for (const std::uint32_t row : {4u, 7u, 13u})  // have a train to catch
        for (std::size_t post = 0; post < posts.size(); ++post)
            for (const std::size_t slot : {1u, 2u})
                draft.unavailable.push_back(
                    {.member = MemberId(row), .day = friday + Days(2), .type = type_of(post, slot)});
    draft.companies = {{.members = {MemberId(1), MemberId(2)}, .keep = Keep::together},
                       {.members = {MemberId(8), MemberId(16)}, .keep = Keep::apart}};
    draft.fairness = {{.measure = Measure::minutes, .above_weight = 5, .below_weight = 5, .step = 60}};
    return draft;
}

void print(const Problem& problem, const Roster& roster)
{
    for (int day = 0; day < 3; ++day) {
        std::printf("%s\n", to_string(friday + Days(day)).c_str());
        for (std::size_t type = 0; type < posts.size() * slots.size(); ++type) {
            const ShiftTypeId each(static_cast<std::uint32_t>(type));
            std::printf("  %-7s", problem.shift_types()[each].code.c_str());
            for (std::uint32_t row = 0; row < problem.members().size(); ++row)
                if (roster.contains({MemberId(row), {friday + Days(day), each}}))
                    std::printf(" %s", problem.members()[MemberId(row)].code.c_str());
            std::printf("\n");
        }
    }
}

}  // namespace

int main()
{
    const Problem problem(contest());
    const Solution found = solve(problem, {.time_limit = std::nullopt, .work_limit = 1'000'000, .seed = Seed{1}});
    print(problem, found.roster);
    const Report report = check(problem, found.roster);
    std::printf("cost %lld, and no roster costs less than %lld\n", static_cast<long long>(found.score.cost),
                static_cast<long long>(found.lower_bound.value_or(0)));

    // Who opens the hall on Saturday is ill from then on.
    const Shift opening{friday + Days(1), type_of(1, 0)};
    std::uint32_t ill = 0;
    while (!found.roster.contains({MemberId(ill), opening}))
        ++ill;
    Draft changed = contest();
    for (const int day : {1, 2})
        changed.unavailable.push_back({.member = MemberId(ill), .day = friday + Days(day)});
    const Problem now(changed);
    const Repair repaired = repair(now, found.roster, {.aim = RepairAim::fewest_changes});
    std::printf("%s is ill: %zu shifts of hers are stood by others, %zu of others move, %zu stay open\n",
                now.members()[MemberId(ill)].code.c_str(), repaired.dropped.size() - repaired.counted_changes,
                repaired.counted_changes, repaired.left_open.size());
    const bool is_right =
        report.is_feasible() && report.score == found.score && check(now, repaired.solution.roster).is_feasible();
    std::printf("%s\n", is_right ? "checked: no hard rule is bent, before or after" : "a rule is bent");
    return is_right ? 0 : 1;
}
