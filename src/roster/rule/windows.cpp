#include "muster/roster/rule/windows.hpp"

#include "window_load.hpp"

#include "roster/words.hpp"

#include <algorithm>

namespace muster::roster::rule {

void find_windows(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::vector<WindowMaximum>& asked = problem.limits(member).windows;
        for (std::size_t row = 0; row < asked.size(); ++row) {
            const WindowMaximum& window = asked[row];
            // Days before the period first.
            std::vector<std::int64_t> load = load_before(problem, member, window);
            const auto before = static_cast<int>(load.size());
            load.resize(load.size() + static_cast<std::size_t>(problem.day_count()), 0);
            for (const auto& [_, shift] : roster.of(member)) {
                const int day = problem.index_of(shift.day);
                load[static_cast<std::size_t>(before + day)] += load_of(problem, window, day, shift.type);
            }
            std::int64_t found = 0;
            std::int64_t own = 0;
            for (int at = 0; at < static_cast<int>(load.size()); ++at) {
                found += load[static_cast<std::size_t>(at)];
                own += at >= before ? load[static_cast<std::size_t>(at)] : 0;
                if (at >= window.days) {
                    found -= load[static_cast<std::size_t>(at - window.days)];
                    own -= at - window.days >= before ? load[static_cast<std::size_t>(at - window.days)] : 0;
                }
                if (const std::int64_t beyond = std::min(own, found - window.most); at >= before && beyond > 0)
                    findings.add({.rule = Rule::windows,
                                  .member = member,
                                  .day = at - before,
                                  .type = window.type,
                                  .row = row,
                                  .found = found,
                                  .limit = window.most,
                                  .amount = beyond},
                                 problem.penalties().windows);
            }
        }
    }
}

Label words_for_windows(const Problem& problem, const Violation& violation)
{
    const WindowMaximum& window = problem.limits(violation.member).windows[violation.row];
    const Label who = words::of_member(problem, violation.member);
    const Label found = words::of_load(problem, window, violation.found);
    const Label most = words::of_load(problem, window, violation.limit);
    const std::string day = words::of_day(problem, violation.day);
    return {"截至 " + day + " 的 " + std::to_string(window.days) + " 天：" + who.zh + " 有 " + found.zh + "，最多 " +
                most.zh,
            "in the " + words::count(window.days, "day", "days") + " up to " + day + " " + who.en + " has " + found.en +
                ", at most " + most.en};
}

}  // namespace muster::roster::rule
