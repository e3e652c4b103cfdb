// What a rule costs a line, told day by day, is what the rule finds on the whole line; and whoever has the same limits
// has the same steps.
#include "drawn_lines.hpp"

#include "muster/roster/rule/list.hpp"
#include "roster/rule/line_machine.hpp"
#include "roster/rule/stood_days.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::rule::machine_test {
namespace {

Bent walked(const LineMachine& machine, const std::vector<Stood>& line)
{
    Bent bent;
    const auto add = [&](const Bent& more) {
        bent.soft += more.soft;
        bent.hard += more.hard;
    };
    LineMachine::State state = machine.start();
    for (std::size_t day = 0; day < line.size(); ++day) {
        const LineMachine::Step step = machine.step(state, static_cast<int>(day), line[day]);
        state = step.next;
        add(step.bent);
    }
    add(machine.end(state));
    return bent;
}

TEST(LineMachine, CostsALineWhatTheRuleFindsOnIt)
{
    std::map<std::string_view, int> bent;
    for (std::uint64_t seed = 0; seed < as_many_as(2500U); ++seed) {
        SCOPED_TRACE(seed);
        Drawn drawn(seed);
        const Problem problem(drawn_draft(drawn));
        for (int trial = 0; trial < 4; ++trial)
            for (const MemberId member : {ann, bob, cai}) {
                const std::vector<Assignment> line = some_line(drawn, problem, member);
                const Roster roster(problem.period(), problem.members().size(), line);
                const std::vector<Stood> stood = stood_days(problem, line);
                for (const Entry& entry : list()) {
                    if (entry.machine == nullptr || !entry.asks_of(problem, member))
                        continue;
                    Findings findings;
                    entry.find(problem, roster, {{member}, {}}, findings);
                    Bent found;
                    for (const Violation& violation : findings.all()) {
                        found.soft += violation.cost;
                        found.hard += violation.is_hard ? violation.amount : 0;
                    }
                    const Bent walk = walked(*entry.machine(problem, member), stood);
                    ASSERT_EQ(walk.soft, found.soft) << entry.name << " of member " << member.row();
                    ASSERT_EQ(walk.hard, found.hard) << entry.name << " of member " << member.row();
                    ASSERT_LE(WideInteger{found.soft}, entry.greatest_cost(problem, member)) << entry.name;
                    bent[entry.name] += found.soft + found.hard > 0 ? 1 : 0;
                }
            }
    }
    const auto machines = std::ranges::count_if(list(), [](const Entry& entry) { return entry.machine != nullptr; });
    ASSERT_EQ(bent.size(), static_cast<std::size_t>(machines));
    ASSERT_GE(machines, 11);
    for (const auto& [name, times] : bent)
        EXPECT_GT(times, as_many_as(500)) << name;
}

TEST(LineMachine, HasTheSameStepsForAllOfTheSameContract)
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Drawn drawn(seed);
        const Problem problem(drawn_draft(drawn));
        const std::vector<Stood> stood = stood_days(problem, some_line(drawn, problem, bob));
        for (const Entry& entry : list()) {
            if (entry.machine == nullptr || !entry.asks_of(problem, bob))
                continue;
            const auto of_bob = entry.machine(problem, bob);
            const auto of_cai = entry.machine(problem, cai);
            LineMachine::State state = of_bob->start();
            for (std::size_t day = 0; day < stood.size(); ++day) {
                const LineMachine::Step one = of_bob->step(state, static_cast<int>(day), stood[day]);
                const LineMachine::Step other = of_cai->step(state, static_cast<int>(day), stood[day]);
                ASSERT_EQ(one.next, other.next) << entry.name;
                ASSERT_EQ(one.bent.soft, other.bent.soft) << entry.name;
                ASSERT_EQ(one.bent.hard, other.bent.hard) << entry.name;
                state = one.next;
            }
            EXPECT_EQ(of_bob->end(state).soft, of_cai->end(state).soft) << entry.name;
            EXPECT_EQ(of_bob->end(state).hard, of_cai->end(state).hard) << entry.name;
        }
    }
}

}  // namespace
}  // namespace muster::roster::rule::machine_test
