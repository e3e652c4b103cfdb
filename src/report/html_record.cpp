// What bends which rule, what waits for its review, and what went wrong: counted, without reporters.
#include "markup.hpp"

#include "muster/record/confirmation.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <map>

namespace muster::report {

void write_violations(Markup& page, const programme::Term& term, const HtmlOptions& options)
{
    if (!term.parts().roster)
        return;
    const auto& [problem, solution] = *term.parts().roster;
    const roster::Report report = roster::check(problem, solution.roster);
    page.raw("<section id=rules><h2>").raw(page.say("规则与偏离", "What bends which rule")).raw("</h2><p class=lead>");
    page.raw(page.say("由独立检查程序仅凭问题与排班结果重新计算。",
                      "Recomputed from the problem and the assignments alone."));
    page.raw("</p><div class=scroll><table id=bent>");
    page.heads({{page.say("规则", "rule")},
                {page.say("次数", "times"), true},
                {page.say("硬性违反", "hard"), true},
                {page.say("代价", "cost"), true},
                {page.say("何处", "where")}});
    page.raw("<tbody>");
    bool is_any = false;
    for (std::size_t at = 0; at < roster::rule_count; ++at) {
        const auto rule = static_cast<roster::Rule>(at);
        const auto& score = report.score.of(rule);
        if (score.times == 0)
            continue;
        is_any = true;
        page.raw("<tr><th scope=row>").text(page.in(label_of(rule))).raw("</th>").number(std::to_string(score.times));
        page.number(std::to_string(score.hard)).number(std::to_string(score.cost)).raw("<td><details><summary>");
        page.raw(page.say("逐条", "each")).raw("</summary><div class=why><ul>");
        std::size_t written = 0;
        for (const auto& violation : report.violations)
            if (violation.rule == rule && written++ < options.violations_shown)
                page.raw("<li>").text(page.in(roster::in_words(problem, violation))).raw("</li>");
        page.raw("</ul>");
        if (written > options.violations_shown)
            page.raw(page.say("另有 ", "and "))
                .text(std::to_string(written - options.violations_shown))
                .raw(page.say(" 条", " more"));
        page.raw("</div></details></td></tr>");
    }
    if (!is_any)
        page.raw("<tr><td colspan=5>").raw(page.say("没有任何规则被偏离。", "No rule is bent.")).raw("</td></tr>");
    page.raw("</tbody></table></div></section>\n");
}

void write_waiting(Markup& page, const programme::Term& term)
{
    if (!term.parts().evaluation)
        return;
    const auto& ledger = term.parts().evaluation->ledger();
    std::map<ActivityId, std::size_t> by_activity;
    for (const EvidenceId record : term.parts().evaluation->waiting())
        ++by_activity[ledger[record].activity];
    page.raw("<section id=waiting><h2>").raw(page.say("待审佐证", "Evidence that waits")).raw("</h2><p class=lead>");
    page.raw(page.say("活动未经审核前，其佐证不计分；不属于活动的佐证，须经本人以外的人确认。",
                      "Evidence of an activity scores nothing until the activity is reviewed; evidence of none, until "
                      "somebody other than the member has confirmed it."));
    page.raw("</p><div class=scroll><table>");
    page.heads({{page.say("活动", "activity")}, {page.say("状态", "state")}, {page.say("记录", "records"), true}});
    page.raw("<tbody>");
    for (const auto& [activity, records] : by_activity) {
        const auto& row = ledger.activities()[activity.row()];
        const std::string& name = page.in(row.plan().label);
        page.raw("<tr>")
            .cell(name.empty() ? row.code() : name)
            .cell(record::awaits_confirmation(row) ? page.say("待他人确认", "to be confirmed")
                                                   : page.in(label_of(row.state())))
            .number(std::to_string(records))
            .raw("</tr>");
    }
    if (by_activity.empty())
        page.raw("<tr><td colspan=3>").raw(page.say("没有待审佐证。", "Nothing waits.")).raw("</td></tr>");
    page.raw("</tbody></table></div></section>\n");
}

void write_incidents(Markup& page, const programme::Term& term)
{
    using namespace record;
    if (term.parts().incidents.empty())
        return;
    std::map<IncidentState, std::size_t> by_state;
    std::size_t late = 0;
    for (const Incident& incident : term.parts().incidents) {
        ++by_state[incident.state()];
        late += incident.delays(term.parts().period.last()).empty() ? 0u : 1u;
    }
    page.raw("<section id=incidents><h2>").raw(page.say("事件", "Incidents")).raw("</h2><p class=lead>");
    page.raw(page.say("只计数；举报人受保护，不出现在任何报告中。",
                      "Counted only. Who reported them is under seal and in no report."));
    page.raw("</p><div class=scroll><table><tbody>");
    for (const auto state :
         {IncidentState::discovered, IncidentState::reported, IncidentState::handled, IncidentState::closed})
        page.raw("<tr><th scope=row>")
            .text(page.in(label_of(state)))
            .raw("</th>")
            .number(std::to_string(by_state[state]))
            .raw("</tr>");
    page.raw("<tr><th scope=row>")
        .raw(page.say("有环节超期", "with a late step"))
        .raw("</th>")
        .number(std::to_string(late))
        .raw("</tr>");
    page.raw("</tbody></table></div></section>\n");
}

}  // namespace muster::report
