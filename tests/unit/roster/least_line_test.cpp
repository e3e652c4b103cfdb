// What the checker of bounds reckons of one member's line is what the rules themselves say of all lines there are.
#include "drawn_member.hpp"
#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "roster/proof/every_line.hpp"
#include "roster/proof/line_bound.hpp"
#include "roster/proof/line_facts.hpp"
#include "roster/proof/line_ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::least_line_test {
namespace {

constexpr std::uint64_t seeds = 1000;
constexpr double most_lines = 5000;
constexpr std::size_t plenty = std::size_t{1} << 22;

/// A line, by day the number of what is stood.
using DrawnStands = std::vector<std::uint16_t>;

/// A problem of one member, and what can be stood on a day.
struct Drawn {
    Problem problem;
    std::vector<Stand> stands;
    std::vector<std::int64_t> rewards{};  ///< by day and type: what shifts are paid

    [[nodiscard]] std::int64_t paid_for(const DrawnStands& line) const
    {
        std::int64_t paid = 0;
        for (std::size_t at = 0; at < line.size(); ++at)
            for (const ShiftTypeId type : stands[line[at]])
                paid += rewards[at * problem.shift_types().size() + type.row()];
        return paid;
    }

    /// Nothing where a hard rule is bent.
    [[nodiscard]] std::optional<std::int64_t> cost_of(const DrawnStands& line) const
    {
        std::vector<Assignment> stood;
        for (std::size_t at = 0; at < line.size(); ++at)
            for (const ShiftTypeId type : stands[line[at]])
                stood.push_back({ann, {problem.day(static_cast<int>(at)), type}});
        const Score score = check(problem, roster_of(problem, std::move(stood))).score;
        return score.hard == 0 ? std::optional(score.cost) : std::nullopt;
    }

    void each_line(const std::function<void(const DrawnStands&)>& visit) const
    {
        DrawnStands line(static_cast<std::size_t>(problem.day_count()), 0);
        for (;;) {
            visit(line);
            std::size_t day = 0;
            while (day < line.size() && ++line[day] == stands.size())
                line[day++] = 0;
            if (day == line.size())
                return;
        }
    }

    [[nodiscard]] std::int64_t least_of_all() const
    {
        std::int64_t best = never;
        each_line([&](const DrawnStands& line) {
            if (const auto cost = cost_of(line))
                best = std::min(best, *cost - paid_for(line));
        });
        return best;
    }

    [[nodiscard]] LinePrices prices() const
    {
        LinePrices prices{.reward = rewards};
        for (const ShiftTypeMaximum& maximum : problem.limits(ann).of_type)
            prices.counted.push_back(maximum.type);  // others may be alike
        return prices;
    }

    [[nodiscard]] std::optional<std::int64_t> reckoned(const LinePrices& prices, std::size_t most_states = plenty) const
    {
        Reckoning reckoning{.most_states = most_states};
        return least_of_line(problem, ann, stands, prices, reckoning);
    }
};

/// Nothing where what was drawn clashes, or where there is too much of it.
std::optional<Drawn> drawn_of(const Draft& draft, std::uint64_t seed)
{
    std::optional<Problem> problem;
    try {
        problem.emplace(draft);
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
    std::vector<Stand> stands = all_stands(*problem, most_a_day(*problem), most_stands);
    double lines = 1;
    for (int at = 0; at < problem->day_count(); ++at)
        lines *= static_cast<double>(stands.size());
    if (lines > most_lines)
        return std::nullopt;
    Drawn drawn{std::move(*problem), std::move(stands)};
    Random random(Seed{seed});
    for (int at = 0; at < drawn.problem.day_count() * drawn.problem.shift_type_count(); ++at)
        drawn.rewards.push_back(static_cast<std::int64_t>(random.below(61)) - 20);
    return drawn;
}

TEST(SeedsOfLines, the_least_line_is_the_least_of_all_whatever_is_asked)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto one = drawn_of(DrawnMember(seed).draft(), seed);
        if (!one)
            continue;
        const auto least = one->reckoned(one->prices());
        ASSERT_TRUE(least);
        const std::int64_t truth = one->least_of_all();
        EXPECT_LE(*least, truth);
        if (!is_told_by_facts(one->problem, ann))
            continue;  // some shifts without hours, or of many days, are left out there
        EXPECT_EQ(*least, truth);
        ++compared;
    }
    EXPECT_GT(compared, 600);
}

TEST(SeedsOfLines, with_each_stand_the_least_is_that_of_the_lines_that_have_it)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= seeds / 2; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto one = drawn_of(DrawnMember(seed).draft(), seed);
        if (!one)
            continue;
        Reckoning reckoning{.most_states = plenty};
        const auto least = least_of_lines_with(one->problem, ann, one->stands, one->prices(), reckoning);
        if (least.empty())
            continue;
        std::vector<std::int64_t> truth(least.size(), never);
        one->each_line([&](const DrawnStands& line) {
            if (const auto cost = one->cost_of(line))
                for (std::size_t at = 0; at < line.size(); ++at) {
                    std::int64_t& with = truth[at * one->stands.size() + line[at]];
                    with = std::min(with, *cost - one->paid_for(line));
                }
        });
        for (std::size_t at = 0; at < least.size(); ++at)
            EXPECT_LE(least[at], truth[at]) << at;
        if (!is_told_by_facts(one->problem, ann))
            continue;
        EXPECT_EQ(least, truth);
        ++compared;
    }
    EXPECT_GT(compared, 300);
}

TEST(SeedsOfLines, no_line_costs_less_however_little_may_be_reckoned_and_whatever_is_left_out)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= seeds / 4; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto one = drawn_of(DrawnMember(seed).draft(true), seed);
        if (!one)
            continue;
        const std::int64_t truth = one->least_of_all();
        LinePrices prices = one->prices();
        for (const std::size_t most_states : {1U, 30U, 100U, 300U, 1000U, 3000U})
            if (const auto least = one->reckoned(prices, most_states)) {
                EXPECT_LE(*least, truth) << most_states;
                ++compared;
            }
        prices.counted.clear();
        EXPECT_LE(*one->reckoned(prices), truth);
    }
    EXPECT_GT(compared, 600);
}

/// What is summed up where it is paid for.
struct Units {
    std::int64_t shifts = 0;
    std::int64_t weekends = 0;
};

Units units_of(const Drawn& one, const DrawnStands& line)
{
    Units units;
    int last_weekend = -1;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto shifts = static_cast<std::int64_t>(one.stands[line[at]].size());
        const int weekend = one.problem.weekend_of(ann, static_cast<int>(at));
        units.shifts += shifts;
        units.weekends += shifts > 0 && weekend > last_weekend ? 1 : 0;
        last_weekend = shifts > 0 ? std::max(last_weekend, weekend) : last_weekend;
    }
    return units;
}

/// What limits cost that are paid so much for each unit, where they have the amount they like best.
std::int64_t least_of_limits(std::int64_t price, std::int64_t possible,
                             const std::function<void(std::int64_t, Toll&)>& judge)
{
    std::int64_t best = never;
    for (std::int64_t units = 0; units <= possible; ++units) {
        Toll toll(1);
        judge(units, toll);
        if (!toll.is_barred())
            best = std::min(best, price * units + toll.cost());
    }
    return best;
}

TEST(SeedsOfLines, what_is_paid_for_is_taken_off_and_limits_take_what_suits_them)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= seeds / 2; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draft draft = DrawnMember(seed).draft();
        draft.fairness.clear();
        const auto one = drawn_of(draft, seed);
        Limits& limits = draft.contracts.empty() ? draft.members[0].limits : draft.contracts[0].limits;
        limits.minimum_shifts = 0;
        limits.maximum_shifts = limits.maximum_weekends = no_limit;
        const auto free = drawn_of(draft, seed);
        if (!one || !free || !is_told_by_facts(free->problem, ann))
            continue;
        Random random(Seed{seed});
        const auto of_shift = static_cast<std::int64_t>(random.below(60)) - 30;
        const auto of_weekend = static_cast<std::int64_t>(random.below(60)) - 30;
        std::int64_t truth = never;
        free->each_line([&](const DrawnStands& line) {
            const Units units = units_of(*free, line);
            if (const auto cost = free->cost_of(line))
                truth = std::min(truth,
                                 *cost - free->paid_for(line) - of_shift * units.shifts - of_weekend * units.weekends);
        });
        const Limits& asked = one->problem.limits(ann);
        const Penalties& penalties = one->problem.penalties(ann);
        const History& history = one->problem.history(ann);
        const auto beyond = [](std::int64_t units, std::int64_t before, std::int64_t most) {
            return std::min(units, units + before - most);
        };
        std::size_t most_a_day = 0;
        for (const Stand& stand : one->stands)
            most_a_day = std::max(most_a_day, stand.size());
        const std::int64_t of_limits[] = {
            least_of_limits(of_shift, static_cast<std::int64_t>(most_a_day) * one->problem.day_count(),
                            [&](std::int64_t shifts, Toll& toll) {
                                toll.pay(penalties.minimum_shifts, asked.minimum_shifts - history.shifts - shifts);
                                toll.pay(penalties.maximum_shifts,
                                         beyond(shifts, history.shifts, asked.maximum_shifts));
                            }),
            least_of_limits(of_weekend, one->problem.weekend_count(ann), [&](std::int64_t weekends, Toll& toll) {
                toll.pay(penalties.weekends, beyond(weekends, history.weekends, asked.maximum_weekends));
            })};
        for (const std::int64_t each : of_limits)
            truth = truth >= never || each >= never ? never : truth + each;
        LinePrices prices = one->prices();
        prices.sums = {{.member = ann, .measure = Measure::shifts, .price = of_shift},
                       {.member = ann, .sum = SumKind::weekends, .price = of_weekend}};
        EXPECT_EQ(one->reckoned(prices), truth);
        EXPECT_LE(truth, one->least_of_all());
        ++compared;
    }
    EXPECT_GT(compared, 200);
}

TEST(SeedsOfLines, where_all_are_listed_each_costs_what_the_rules_say)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= seeds / 2; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto one = drawn_of(DrawnMember(seed).draft(true), seed);
        if (!one)
            continue;
        std::map<DrawnStands, std::int64_t> truth;
        one->each_line([&](const DrawnStands& line) {
            if (const auto cost = one->cost_of(line))
                truth.emplace(line, *cost);
        });
        std::size_t steps = plenty;
        std::map<DrawnStands, std::int64_t> listed;
        for (const PricedLine& line : every_line(one->problem, ann, one->stands, steps))
            listed.emplace(line.stands, line.cost);
        EXPECT_EQ(listed, truth);
        ++compared;
    }
    EXPECT_GT(compared, 300);
}

TEST(LineWays, are_few_where_much_is_asked_and_types_of_one_kind_are_one)
{
    std::size_t ways_of_one_skill = 0;
    for (const std::uint32_t skills : {1U, 4U}) {
        Draft draft{.period = Period(monday, day(27))};
        draft.members = {{.code = "ann"}};
        Limits& limits = draft.members[0].limits;
        for (std::uint32_t skill = 0; skill < skills; ++skill) {
            draft.skills.push_back({.code = "s" + std::to_string(skill)});
            draft.members[0].skills.push_back(SkillId(skill));
            for (const std::string kind : {"E", "D", "L", "N"})
                draft.shift_types.push_back({.code = kind + std::to_string(skill),
                                             .is_night = kind == "N",
                                             .required_skill = SkillId(skill),
                                             .kind = kind});
        }
        for (std::uint32_t before = 0; before < draft.shift_types.size(); ++before)
            for (std::uint32_t after = 0; after < draft.shift_types.size(); ++after)
                if (before % 4 > 1 && after % 4 < before % 4)
                    draft.forbidden_successions.push_back({ShiftTypeId(before), ShiftTypeId(after)});
        for (const std::string kind : {"E", "D", "L", "N"})
            limits.kind_runs.push_back({.kind = kind, .minimum = 2, .maximum = 5});
        limits.minimum_consecutive = 3;
        limits.maximum_consecutive = 5;
        limits.minimum_days_off = 2;
        limits.maximum_days_off = 3;
        limits.complete_weekends = true;
        limits.maximum_weekends = 2;
        const Problem problem(draft);
        const auto stands = all_stands(problem, 1, most_stands);
        const auto ways = LineWays::of(problem, ann, stands, {}, {.most = plenty});
        ASSERT_TRUE(ways);
        EXPECT_LT(ways->heads(), 80);
        EXPECT_LT(ways->count(), 10'000);
        ways_of_one_skill = skills == 1 ? ways->count() : ways_of_one_skill;
        EXPECT_EQ(ways->count(), ways_of_one_skill);
    }
}

}  // namespace
}  // namespace muster::roster::least_line_test
