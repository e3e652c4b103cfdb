// Every rule and every pair of rules, on problems small enough to try all rosters: the engine comes to the best of
// them, and what it claims to prove the checker proves, too.
#include "every_roster.hpp"
#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/solve.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::rule_pairs_test {
namespace {

const Day friday(2026, 9, 11);
constexpr int days = 3;
constexpr std::uint32_t members = 2;
const ShiftTypeId early(0);
const ShiftTypeId night(1);

int some(Random& random, int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); }

Penalty any_penalty(Random& random)
{
    return random.below(2) == 0 ? Penalty::hard() : Penalty::soft(1 + random.below(15));
}

Shift any_shift(Random& random) { return {friday + Days(some(random, days)), ShiftTypeId(random.below(2))}; }

/// Up to two shifts of the last day and a long one of the day before; some of types that are gone by now.
History any_history(Random& random)
{
    const bool works = random.below(2) == 0;
    History history{.days_worked = works ? 1 + some(random, 2) : 0, .days_off = works ? 0 : 1 + some(random, 2)};
    const Day last = friday - Days(1 + history.days_off);
    const auto stood = [&](const char* code, Day day, int length) {
        history.last_shifts.push_back(
            {.type = code, .day = day, .start = ClockTime(Minutes(60 * some(random, 24))), .length = Minutes(length)});
    };
    stood(random.below(2) == 0 ? "N" : "gone", last, 60 * (1 + some(random, 48)));
    if (random.below(2) == 0)
        stood("E", last, 60 * (1 + some(random, 12)));
    if (random.below(2) == 0)
        stood("gone", last - Days(1), 2880);
    return history;
}

MemberId any_member(Random& random) { return MemberId(random.below(members)); }

/// A rule and what makes it count.
struct Asked {
    std::string name;
    std::function<void(Draft&, Random&)> ask;
};

template <class Change>
Asked of_each(std::string name, Penalty Penalties::*penalty, Change change)
{
    return {std::move(name), [penalty, change](Draft& draft, Random& random) {
                for (Member& member : draft.members)
                    change(member, random);
                draft.penalties.*penalty = any_penalty(random);
            }};
}

Asked company(std::string name, Keep keep, Within within)
{
    return {std::move(name), [keep, within](Draft& draft, Random& random) {
                draft.companies.push_back({.members = {MemberId(0), MemberId(1)},
                                           .keep = keep,
                                           .within = within,
                                           .penalty = any_penalty(random)});
            }};
}

Asked fair(std::string name, Measure measure, int step)
{
    return {std::move(name), [measure, step](Draft& draft, Random& random) {
                draft.fairness.push_back({.measure = measure,
                                          .above_weight = 1 + some(random, 9),
                                          .below_weight = some(random, 9),
                                          .step = step});
            }};
}

const std::vector<Asked>& rules()
{
    static const std::vector<Asked> all{
        {"availability",
         [](Draft& draft, Random& random) {
             draft.unavailable.push_back({any_member(random), friday + Days(some(random, days)), {}, Bar::leave});
         }},
        {"pinned",
         [](Draft& draft, Random& random) {
             draft.pinned.push_back({MemberId(0), any_shift(random)});
         }},
        of_each("shifts_a_day", &Penalties::shifts_a_day,
                [](Member& member, Random& random) { member.limits.maximum_a_day = 1 + some(random, 2); }),
        of_each("rest", &Penalties::rest,
                [](Member& member, Random& random) {
                    member.limits.minimum_rest = Minutes(60 * some(random, 36));
                    if (random.below(2) == 0)
                        member.history = any_history(random);
                }),
        {"succession",
         [](Draft& draft, Random& random) {
             draft.forbidden_successions.push_back({night, early});
             draft.penalties.succession = any_penalty(random);
         }},
        of_each("minimum_minutes", &Penalties::minimum_minutes,
                [](Member& member, Random& random) { member.limits.minimum_minutes = Minutes(some(random, 1200)); }),
        of_each(
            "maximum_minutes", &Penalties::maximum_minutes,
            [](Member& member, Random& random) { member.limits.maximum_minutes = Minutes(400 + some(random, 900)); }),
        of_each("shift_type_maximum", &Penalties::shift_type_maximum,
                [](Member& member, Random& random) {
                    member.limits.of_type.push_back({ShiftTypeId(random.below(2)), some(random, 2)});
                }),
        of_each("maximum_consecutive", &Penalties::maximum_consecutive,
                [](Member& member, Random& random) {
                    member.limits.maximum_consecutive = 2;
                    if (member.history == History{})
                        member.history.days_worked = some(random, 3);
                }),
        of_each("minimum_consecutive", &Penalties::minimum_consecutive,
                [](Member& member, Random&) { member.limits.minimum_consecutive = 2; }),
        of_each("minimum_days_off", &Penalties::minimum_days_off,
                [](Member& member, Random& random) { member.limits.minimum_days_off = 2 + some(random, 2); }),
        of_each("weekends", &Penalties::weekends,
                [](Member& member, Random& random) { member.limits.maximum_weekends = some(random, 2); }),
        of_each("consecutive_weekends", &Penalties::consecutive_weekends,
                [](Member& member, Random& random) {
                    member.limits.maximum_consecutive_weekends = some(random, 2);
                    if (member.history == History{} && random.below(2) == 0)
                        member.history = {.days_off = 1 + some(random, 5), .weekends_worked = some(random, 3)};
                }),
        of_each("complete_weekends", &Penalties::complete_weekends,
                [](Member& member, Random& random) {
                    member.limits.complete_weekends = random.below(3) > 0;
                    if (member.history == History{} && random.below(2) == 0)
                        member.history = any_history(random);
                }),
        of_each("windows", &Penalties::windows,
                [](Member& member, Random& random) {
                    member.limits.windows.push_back({.days = 2 + some(random, 2),
                                                     .most = some(random, 3),
                                                     .type = random.below(2) == 0 ? ShiftTypeId() : night});
                    member.limits.windows.push_back(
                        {.days = 2, .most = 400 + some(random, 800), .measure = Measure::minutes});
                    if (member.history == History{} && random.below(2) == 0)
                        member.history = any_history(random);
                }),
        {"long_shifts_in_a_row",
         [](Draft& draft, Random& random) {
             draft.shift_types[0].start = ClockTime(Minutes{random.below(2) == 0 ? 0 : 480});
             draft.shift_types[0].length = Minutes(1440 + 720 * some(random, 3));
             draft.penalties.maximum_consecutive = any_penalty(random);
             for (Member& member : draft.members) {
                 member.limits.maximum_consecutive = 1 + some(random, 2);
                 if (member.history == History{} && random.below(2) == 0) {
                     const int days_off = 1 + some(random, 2);
                     member.history = {
                         .days_off = days_off,
                         .last_shifts = {LastShift::of(draft.shift_types[0], friday - Days(1 + days_off))}};
                 }
             }
         }},
        {"long_weekends",
         [](Draft& draft, Random& random) {
             draft.calendar.holidays = {friday};  // one weekend with the two days after it
             for (Member& member : draft.members)
                 member.limits.maximum_weekends = 0;
             draft.penalties.weekends = Penalty::soft(1 + some(random, 15));
         }},
        {"minimum_cover",
         [](Draft& draft, Random& random) {
             Cover& cover = draft.cover[random.below(static_cast<std::uint32_t>(draft.cover.size()))];
             cover.minimum = 1;
             cover.wanted = std::max(cover.wanted, 1);
             draft.penalties.minimum_cover = any_penalty(random);
         }},
        {"maximum_cover",
         [](Draft& draft, Random& random) {
             for (Cover& cover : draft.cover)
                 cover.maximum = std::max(cover.wanted, 1);
             draft.penalties.maximum_cover = any_penalty(random);
         }},
        {"skilled_cover",
         [](Draft& draft, Random& random) {
             draft.cover.push_back(
                 {.shift = any_shift(random), .skill = SkillId(0), .wanted = 1, .under_weight = 1 + some(random, 30)});
         }},
        {"request_on",
         [](Draft& draft, Random& random) {
             const Shift shift = any_shift(random);
             draft.requests.push_back({any_member(random), shift.day, shift.type, Wish::on, 1 + some(random, 30)});
         }},
        {"request_off",
         [](Draft& draft, Random& random) {
             draft.requests.push_back(
                 {any_member(random), friday + Days(some(random, days)), {}, Wish::off, 1 + some(random, 30)});
         }},
        company("together_on_a_shift", Keep::together, Within::shift),
        company("together_on_a_day", Keep::together, Within::day),
        company("apart_on_a_shift", Keep::apart, Within::shift),
        company("apart_on_a_day", Keep::apart, Within::day),
        {"published",
         [](Draft& draft, Random& random) {
             draft.published.assignments.push_back({any_member(random), any_shift(random)});
             draft.published.change = Penalty::soft(1 + some(random, 30));
         }},
        fair("fair_minutes", Measure::minutes, 240),
        fair("fair_shifts", Measure::shifts, 1),
        fair("fair_nights", Measure::nights, 1),
        fair("fair_weekends", Measure::weekends, 1),
        of_each("history", &Penalties::succession,
                [](Member& member, Random& random) { member.history = any_history(random); }),
        {"spacing",
         [](Draft& draft, Random& random) {
             draft.spacing = {.weight = 1 + some(random, 40)};
             if (random.below(2) == 0)
                 draft.spacing->distance = 2 + some(random, 4);
             for (Member& member : draft.members)
                 if (member.history == History{} && random.below(2) == 0)
                     member.history = any_history(random);
         }},
        {"long_shifts",
         [](Draft& draft, Random& random) { draft.shift_types[1].length = Minutes(600 + some(random, 2200)); }},
    };
    return all;
}

Draft draft_with(const Asked& one, const Asked& other, Random& random)
{
    Draft draft{.period = Period(friday, friday + Days(days - 1))};
    draft.skills.push_back({.code = "senior"});
    draft.shift_types = {{.code = "E", .start = ClockTime(Minutes{480}), .length = Minutes{480}},
                         {.code = "N", .start = ClockTime(Minutes{1320}), .length = Minutes{600}, .is_night = true}};
    draft.members = {{.code = "ann", .skills = {SkillId(0)}}, {.code = "bob"}};
    for (int day = 0; day < days; ++day)
        for (const ShiftTypeId type : {early, night})
            draft.cover.push_back({.shift = {friday + Days(day), type},
                                   .wanted = some(random, 3),
                                   .under_weight = 5 + some(random, 20),
                                   .over_weight = 1 + some(random, 5)});
    one.ask(draft, random);
    if (&one != &other)
        other.ask(draft, random);
    return draft;
}

/// The first that is a problem: a pinned shift may meet a history that it overlaps.
Problem problem_with(const Asked& one, const Asked& other, Random& random)
{
    for (;;)
        try {
            return Problem(draft_with(one, other, random));
        } catch (const InvalidInput&) {
        }
}

class EveryRule : public testing::TestWithParam<std::size_t> {};

TEST_P(EveryRule, alone_and_beside_each_other_costs_what_all_rosters_say)
{
    const Asked& one = rules()[GetParam()];
    for (std::size_t at = GetParam(); at < rules().size(); ++at) {
        const Asked& other = rules()[at];
        const std::uint64_t seed = 1000 * GetParam() + at;
        SCOPED_TRACE(one.name + " and " + other.name + ", seed " + std::to_string(seed));
        Random random(Seed{seed});
        const Problem problem = problem_with(one, other, random);
        const engine::model::HardSoftCost best = best_of_all(problem);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000});
        const engine::model::HardSoftCost found{solution.score.cost, solution.score.hard};
        EXPECT_EQ(found, best);
        if (best.hard == 0) {
            EXPECT_LE(*solution.lower_bound, best.soft);
            const auto proved = proved_bound(problem, solution.certificate);
            ASSERT_TRUE(proved);
            EXPECT_EQ(proved, solution.lower_bound);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, EveryRule, testing::Range<std::size_t>(0, rules().size()),
                         [](const testing::TestParamInfo<std::size_t>& rule) { return rules()[rule.param].name; });

}  // namespace
}  // namespace muster::roster::rule_pairs_test
