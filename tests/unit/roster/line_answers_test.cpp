// What rules about a line say beside what they find: whether a shift fits, whether it can mend, and what can.
#include "drawn_lines.hpp"

#include "muster/roster/rule/list.hpp"
#include "roster/line_so_far.hpp"
#include "roster/rule/mending.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::rule::line_answers_test {
namespace {

constexpr std::array tried{Rule::minimum_shifts,
                           Rule::maximum_shifts,
                           Rule::maximum_days_off,
                           Rule::minimum_kind_run,
                           Rule::maximum_kind_run,
                           Rule::identical_weekends,
                           Rule::minimum_consecutive_weekends,
                           Rule::night_before_free_weekend,
                           Rule::days_off_after_nights,
                           Rule::patterns,
                           Rule::alternative_skill};

Draft with_skills(Drawn& drawn)
{
    Draft draft = drawn_draft(drawn);
    draft.skills = {{.code = "head"}};
    draft.shift_types[late.row()].required_skill = SkillId(0);
    for (Limits* limits : {&draft.members[0].limits, &draft.contracts[0].limits}) {
        limits->minimum_shifts = drawn.below(5);
        limits->maximum_shifts = limits->minimum_shifts + drawn.below(3);
    }
    return draft;
}

std::vector<Violation> found(const Problem& problem, Rule rule, MemberId member, const std::vector<Assignment>& line)
{
    Findings findings;
    entry_of(rule).find(problem, Roster(problem.period(), problem.members().size(), line), {{member}, {}}, findings);
    return std::move(findings).take();
}

std::int64_t amount(const std::vector<Violation>& violations)
{
    std::int64_t all = 0;
    for (const Violation& violation : violations)
        all += violation.amount;
    return all;
}

Assignment some_shift(Drawn& drawn, const Problem& problem, MemberId member)
{
    return {member,
            {problem.day(drawn.below(problem.day_count())),
             ShiftTypeId(static_cast<std::uint32_t>(drawn.below(problem.shift_type_count())))}};
}

bool has(const std::vector<Assignment>& line, const Assignment& shift)
{
    return std::ranges::find(line, shift) != line.end();
}

TEST(LineRules, SayThatAShiftFitsWhereItBendsNothing)
{
    std::map<Rule, std::pair<int, int>> times;
    for (std::uint64_t seed = 0; seed < as_many_as(1500U); ++seed) {
        SCOPED_TRACE(seed);
        Drawn drawn(seed);
        const Problem problem(with_skills(drawn));
        for (int trial = 0; trial < 6; ++trial) {
            std::vector<Assignment> line = some_line(drawn, problem, ann);
            LineSoFar so_far(problem, ann);
            for (const auto& [_, shift] : line)
                so_far.add(problem.index_of(shift.day), shift.type);
            const Assignment added = some_shift(drawn, problem, ann);
            if (has(line, added))
                continue;
            std::vector<Assignment> with = line;
            with.push_back(added);
            for (const Rule rule : tried) {
                const Entry& entry = entry_of(rule);
                const auto before = found(problem, rule, ann, line);
                const auto after = found(problem, rule, ann, with);
                if (entry.only_grows) {
                    ASSERT_GE(amount(after), amount(before)) << entry.name;
                }
                if (entry.fits == nullptr || !entry.asks_of(problem, ann) || !before.empty())
                    continue;
                const bool fits = entry.fits(so_far, problem.index_of(added.shift.day), added.shift.type);
                ASSERT_EQ(fits, after.empty()) << entry.name;
                ++(fits ? times[rule].first : times[rule].second);
            }
        }
    }
    ASSERT_EQ(times.size(), 7U);
    for (const auto& [rule, each] : times) {
        EXPECT_GT(each.first, as_many_as(50)) << name_of(rule);
        EXPECT_GT(each.second, as_many_as(50)) << name_of(rule);
    }
}

TEST(LineRules, NameAChangeOfEveryLineThatMends)
{
    std::map<Rule, int> times;
    for (std::uint64_t seed = 0; seed < as_many_as(1500U); ++seed) {
        SCOPED_TRACE(seed);
        Drawn drawn(seed);
        const Problem problem(with_skills(drawn));
        const std::vector<Assignment> line = some_line(drawn, problem, bob);
        const Roster roster(problem.period(), problem.members().size(), line);
        for (const Rule rule : tried) {
            const auto broken = found(problem, rule, bob, line);
            for (int trial = 0; trial < 20 && !broken.empty(); ++trial) {
                std::vector<Assignment> other = line;
                for (int changes = 1 + drawn.below(4); changes > 0; --changes) {
                    const Assignment change = some_shift(drawn, problem, bob);
                    if (std::erase(other, change) == 0)
                        other.push_back(change);
                }
                if (!found(problem, rule, bob, other).empty())
                    continue;
                ++times[rule];
                for (const Violation& violation : broken) {
                    Mending mending(problem, roster);
                    entry_of(rule).mend(violation, mending);
                    const std::vector<Change> changes = std::move(mending).take();
                    EXPECT_TRUE(std::ranges::any_of(changes, [&](const Change& change) {
                        return has(other, change.assignment) == change.is_added &&
                               has(line, change.assignment) != change.is_added;
                    })) << name_of(rule);
                }
            }
        }
    }
    for (const Rule rule : tried)
        EXPECT_GT(times[rule], as_many_as(50)) << name_of(rule);
}

TEST(LineRules, SayInBothLanguagesWhatIsBentAndWhatIsAsked)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Drawn drawn(seed);
        const Problem problem(with_skills(drawn));
        const std::vector<Assignment> line = some_line(drawn, problem, bob);
        for (const Rule rule : tried)
            for (const Violation& violation : found(problem, rule, bob, line)) {
                const Label bent = entry_of(rule).words(problem, violation);
                const Label asked = in_words(problem, element_of(violation));
                for (const Label& label : {bent, asked, remedy_for(problem, element_of(violation))}) {
                    EXPECT_FALSE(label.en.empty() || label.zh.empty()) << name_of(rule);
                    EXPECT_NE(label.en, label.zh) << name_of(rule);
                }
                EXPECT_NE(bent.en.find("bob"), std::string::npos) << bent.en;
                EXPECT_NE(asked.zh.find("bob"), std::string::npos) << asked.zh;
            }
    }
}

}  // namespace
}  // namespace muster::roster::rule::line_answers_test
