#include "muster/roster/fairness_report.hpp"

#include "core/enumerators.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/history.hpp"

#include <algorithm>
#include <cstdlib>

namespace muster::inline v0_2::roster {

static_assert(are_all(all_measures));

FairnessReport fairness_report(const Problem& problem, const Roster& roster)
{
    const Report bent = check(problem, roster);
    const std::vector<History> after = histories_after(problem, roster);
    FairnessReport report;
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        MemberLoad line{.member = member,
                        .carried = problem.history(member).carry_over,
                        .carry_over = after[member.row()].carry_over,
                        .cost = bent.by_member[member.row()].cost};
        for (const auto& [_, shift] : roster.of(member))
            for (const Measure measure : all_measures)
                line.load[index(measure)] += problem.load_of(measure, problem.index_of(shift.day), shift.type);
        for (const Measure measure : all_measures)
            line.fair[index(measure)] = problem.fair_load(measure, member);
        line.requests = static_cast<std::int64_t>(problem.requests_of(member).size());
        const Score& score = bent.by_member[member.row()];
        line.requests_met = line.requests - score.of(Rule::request_on).times - score.of(Rule::request_off).times;
        report.members.push_back(line);
    }
    for (const Measure measure : all_measures) {
        Spread& spread = report.spread[index(measure)];
        bool is_first = true;
        for (const MemberLoad& line : report.members) {
            if (!problem.has_share(line.member))
                continue;
            const std::int64_t load = line.load[index(measure)];
            spread.least = is_first ? load : std::min(spread.least, load);
            spread.most = is_first ? load : std::max(spread.most, load);
            spread.distance += std::abs(load - line.fair[index(measure)]);
            is_first = false;
        }
    }
    return report;
}

}  // namespace muster::roster
