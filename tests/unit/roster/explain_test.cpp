// Explanations of drawn problems and rosters, held against the checker's word on whole rosters.
#include "muster/roster/explain.hpp"

#include "small.hpp"
#include "truth/draw.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::roster::explain_test {
namespace {

Roster some_roster(const Problem& problem, Random& random)
{
    std::vector<Assignment> stood(problem.pinned().begin(), problem.pinned().end());
    for (std::uint32_t member = 0; member < problem.members().size(); ++member)
        for (int day = 0; day < problem.day_count(); ++day)
            for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type) {
                const Assignment one{MemberId(member), {problem.day(day), ShiftTypeId(type)}};
                if (problem.may_stand(one.member, day, one.shift.type) && random.below(3) == 0 &&
                    std::ranges::find(stood, one) == stood.end())
                    stood.push_back(one);
            }
    return Roster(problem.period(), problem.members().size(), std::move(stood));
}

auto key(const Violation& one)
{
    return std::tuple(one.rule, one.member, one.day, one.type, one.other, one.row, one.found, one.limit, one.amount,
                      one.cost, one.is_hard);
}

/// Both say the same, in whatever order.
void expect_same(std::vector<Violation> found, std::vector<Violation> wanted)
{
    std::ranges::sort(found, {}, key);
    std::ranges::sort(wanted, {}, key);
    EXPECT_EQ(found, wanted);
}

/// Found in one report alone, or at the same place and rule by less in the other.
std::vector<Violation> only_in(const Report& one, const Report& other)
{
    std::vector<Violation> all;
    for (const Violation& violation : one.violations) {
        const auto is_no_less = [&](const Violation& each) {
            return each.rule == violation.rule && each.member == violation.member && each.day == violation.day &&
                   each.type == violation.type && each.other == violation.other && each.row == violation.row &&
                   each.amount >= violation.amount && each.cost >= violation.cost;
        };
        if (std::ranges::none_of(other.violations, is_no_less))
            all.push_back(violation);
    }
    return all;
}

TEST(Explain, says_what_the_checker_says_of_whole_rosters)
{
    std::set<Rule> told;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem(truth::draw(seed));
        Random random(Seed{seed});
        const Roster roster = some_roster(problem, random);
        const Report now = check(problem, roster);
        for (const Assignment& asked : roster.assignments()) {
            const Explanation explanation = explain(problem, roster, asked);
            const Roster open = roster.with({&asked, 1}, {});
            const Score left_open = check(problem, open).score;
            EXPECT_EQ(explanation.hard_if_open, left_open.hard - now.score.hard);
            EXPECT_EQ(explanation.cost_if_open, left_open.cost - now.score.cost);
            EXPECT_EQ(explanation.others.size() + 1, problem.members().size());
            for (const Alternative& other : explanation.others) {
                const Assignment instead{other.member, asked.shift};
                EXPECT_EQ(other.stands_already, roster.contains(instead));
                const int day = problem.index_of(asked.shift.day);
                ASSERT_EQ(other.bar == Bar::none, problem.may_stand(other.member, day, asked.shift.type));
                if (other.bar != Bar::none || other.stands_already)
                    continue;
                const Report then = check(problem, open.with({}, {&instead, 1}));
                EXPECT_EQ(other.hard_change, then.score.hard - now.score.hard);
                EXPECT_EQ(other.cost_change, then.score.cost - now.score.cost);
                expect_same(other.gained, only_in(then, now));
                expect_same(other.lost, only_in(now, then));
                for (const Violation& violation : other.gained)
                    told.insert(violation.rule);
            }
        }
    }
    for (const Rule rule : {Rule::patterns, Rule::maximum_kind_run, Rule::minimum_kind_run, Rule::maximum_shifts,
                            Rule::identical_weekends, Rule::days_off_after_nights, Rule::night_before_free_weekend})
        EXPECT_TRUE(told.contains(rule)) << name_of(rule);
}

TEST(Explain, names_the_pattern_the_kind_and_the_contract)
{
    Draft draft = small_draft();
    draft.shift_types[late.row()].kind = "evening";
    draft.patterns = {{.code = "two lates",
                       .days = {{PatternStand::kind, "evening"}, {PatternStand::kind, "evening"}},
                       .penalty = Penalty::soft(3)}};
    draft.contracts = {{.code = "half",
                        .name = {"半职", "half time"},
                        .limits = {.maximum_shifts = 1, .kind_runs = {{.kind = "evening", .maximum = 1}}},
                        .penalties = {.maximum_shifts = Penalty::soft(5), .maximum_kind_run = Penalty::soft(7)}}};
    draft.contracts[0].limits.patterns = {PatternId(0)};
    draft.members[bob.row()].limits = {};
    draft.members[bob.row()].contract = ContractId(0);
    const Problem problem(draft);
    const Roster roster = roster_of(problem, {stands(ann, 1, late), stands(bob, 0, late)});

    const std::vector<Label> lines = in_words(problem, explain(problem, roster, stands(ann, 1, late)));

    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[2].en,
              "bob: would change the cost by +15; bob stands 2 shifts, at most 1 (contract \"half time\"); "
              "2026-09-08: bob stands \"evening\" 2 days in a row, at most 1 (contract \"half time\"); "
              "2026-09-07: bob has the unwanted pattern \"two lates\" (contract \"half time\")");
    EXPECT_NE(lines[2].zh.find("（合同“半职”）"), std::string::npos);
}

}  // namespace
}  // namespace muster::roster::explain_test
