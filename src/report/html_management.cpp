// What is managed beside plans and scores: what is due, who answers for what, goals, gates, and what is told to others.
#include "markup.hpp"

#include "muster/org/obligations.hpp"
#include "muster/org/responsibility_matrix.hpp"
#include "muster/programme/management.hpp"

#include <algorithm>
#include <map>

namespace muster::report {
namespace {

const char* const none = "–";

/// A section's head and the head of its table.
void open_section(Markup& page, const char* id, const std::string& title, const std::string& lead)
{
    page.raw("<section id=").raw(id).raw("><h2>").text(title).raw("</h2><p class=lead>").text(lead).raw("</p>");
}

void close_table(Markup& page) { page.raw("</tbody></table></div></section>\n"); }

std::string unit_name(Markup& page, const org::Organisation& organisation, UnitId unit)
{
    return organisation.units().contains(unit) ? page.in(organisation.units()[unit].name) : none;
}

std::string member_name(const org::Organisation& organisation, MemberId member)
{
    return organisation.members().contains(member) ? organisation.members()[member].name : none;
}

std::string findings_in_words(Markup& page, const std::vector<org::DutyFinding>& findings)
{
    std::string words;
    for (const org::DutyFinding finding : findings)
        words += (words.empty() ? "" : page.say("、", ", ")) + page.in(label_of(finding));
    return words;
}

/// Name of the goal above.
std::string part_of(Markup& page, std::span<const programme::GoalResult> goals, const programme::GoalResult& goal)
{
    const auto whole = std::ranges::find(goals, goal.part_of, &programme::GoalResult::code);
    return goal.part_of.empty() || whole == goals.end() ? none : page.in(whole->name);
}

/// "条例 art. 11" as Chinese pages write it: 条例第11条.
std::string source_in(const Markup& page, const std::string& source)
{
    const std::size_t place = source.find(" art. ");
    if (page.language() == Language::en || place == std::string::npos)
        return source;
    const std::size_t number = place + 6;
    const std::size_t end = std::min(source.find_first_not_of("0123456789", number), source.size());
    return source.substr(0, place) + "第" + source.substr(number, end - number) + "条";
}

void write_obligation(Markup& page, const org::Organisation& organisation, const org::Obligation& each, Day last)
{
    const bool is_late = !each.done && each.within.last() <= last;
    page.raw(is_late ? "<li>" : "<li class=out>").text(unit_name(page, organisation, each.unit));
    if (each.about.is_set())
        page.raw(" · ").text(member_name(organisation, each.about));
    page.raw(" · ").text(to_string(each.within.first()) + " – " + to_string(each.within.last())).raw(" · ");
    if (each.done)
        page.text(page.say("已办 ", "done ") + to_string(*each.done));
    else
        page.text(is_late ? page.say("未见记录", "not on file") : page.say("待办", "to do"));
    page.raw("</li>");
}

}  // namespace

void write_due(Markup& page, const programme::Term& term)
{
    const auto& parts = term.parts();
    std::map<org::ObligationKind, std::vector<org::Obligation>> by_kind;
    for (org::Obligation& each : org::due(parts.organisation, parts.branch, parts.period, {.meetings = parts.meetings}))
        by_kind[each.kind].push_back(std::move(each));
    if (by_kind.empty())
        return;
    open_section(page, "due", page.say("到期事项", "What is due"),
                 page.say("按章程与条例推算的会议、汇报、考察与换届；“未见记录”指没有登记办理日期。",
                          "Meetings, reports, reviews and terms of office, by the rules; what has no day on file may "
                          "still have been done."));
    page.raw("<div class=scroll><table>");
    page.heads({{page.say("事项", "what")},
                {page.say("应办", "due"), true},
                {page.say("已办", "done"), true},
                {page.say("依据", "source")},
                {page.say("逐项", "each")}});
    page.raw("<tbody>");
    for (const auto& [kind, all] : by_kind) {
        const auto done = std::ranges::count_if(all, [](const auto& each) { return each.done.has_value(); });
        page.raw("<tr><th scope=row>").text(page.in(label_of(kind))).raw("</th>");
        page.number(std::to_string(all.size())).number(std::to_string(done)).cell(source_in(page, all.front().source));
        page.raw("<td><details><summary>").raw(page.say("展开", "unfold")).raw("</summary><ul>");
        for (const org::Obligation& each : all)
            write_obligation(page, parts.organisation, each, parts.period.last());
        page.raw("</ul></details></td></tr>");
    }
    close_table(page);
}

void write_responsibilities(Markup& page, const programme::Term& term)
{
    const auto& [organisation, duties] = std::tie(term.parts().organisation, term.parts().management.duties);
    if (duties.empty())
        return;
    const auto matrix = org::responsibility_matrix(organisation, duties, term.parts().period.last());
    open_section(page, "responsibilities", page.say("责任矩阵", "Who answers for what"),
                 page.say("责任到岗、责任到人：每项职责的岗位、责任人、确认与完成情况。",
                          "Each duty with its post, its person, the acknowledgement and what is wanting."));
    page.raw("<div class=scroll><table id=matrix>");
    page.heads({{page.say("职责", "duty")},
                {page.say("组织", "unit")},
                {page.say("岗位", "post")},
                {page.say("责任人", "person")},
                {page.say("确认", "acknowledged")},
                {page.say("期限", "due")},
                {page.say("完成", "done")},
                {page.say("问题", "wanting")}});
    page.raw("<tbody>");
    for (const org::MatrixRow& row : matrix) {
        const org::Duty& duty = duties[row.duty.row()];
        page.raw("<tr>").row_head(page.in(duty.name, duty.code));
        page.cell(unit_name(page, organisation, duty.unit));
        page.cell(organisation.posts().contains(duty.post) ? page.in(organisation.posts()[duty.post].name) : none);
        page.cell(member_name(organisation, duty.accountable)).day(duty.acknowledged);
        page.day(duty.due).day(duty.done).raw("<td>");
        if (!row.findings.empty())
            page.raw("<span class=\"seal bad\">").text(findings_in_words(page, row.findings)).raw("</span>");
        page.raw("</td></tr>");
    }
    close_table(page);
}

void write_goals(Markup& page, std::span<const programme::GoalResult> goals)
{
    if (goals.empty())
        return;
    open_section(page, "goals", page.say("目标", "Goals"),
                 page.say("一级抓一级，层层有目标：目标逐级分解，结果逐级汇总。",
                          "Goals go down the tree of units, results come up: what each reached includes its parts."));
    page.raw("<div class=scroll><table>");
    page.heads({{page.say("目标", "goal")},
                {page.say("组织", "unit")},
                {page.say("上级目标", "part of")},
                {page.say("指标值", "target"), true},
                {page.say("完成", "reached"), true},
                {page.say("已分解", "handed down"), true},
                {""}});
    page.raw("<tbody>");
    for (const programme::GoalResult& goal : goals) {
        page.raw("<tr>").row_head(page.in(goal.name, goal.code)).cell(page.in(goal.unit));
        page.cell(part_of(page, goals, goal)).number(to_string(goal.target));
        page.number(to_string(goal.reached)).number(to_string(goal.handed_down)).raw("<td>");
        page.raw(goal.is_met() ? "<span class=seal>✓ " : "<span class=\"seal bad\">");
        page.raw(goal.is_met() ? page.say("已完成", "met") : page.say("未完成", "not met")).raw("</span>");
        if (!goal.is_covered)
            page.raw(" <span class=\"seal bad\">").raw(page.say("分解不足", "parts promise less")).raw("</span>");
        page.raw("</td></tr>");
    }
    close_table(page);
}

void write_gates(Markup& page, const programme::Term& term)
{
    const auto& parts = term.parts();
    const auto activities = parts.ledger.activities();
    const auto findings =
        record::gate_findings(parts.organisation, activities, parts.management.gates, parts.period.last());
    if (activities.empty())
        return;
    open_section(page, "gates", page.say("事前把关与事后考评", "Gate before, review after"),
                 page.say("活动应先审批后开展、结束后再审核；标明“暂不计分”的，其佐证待处理。",
                          "An activity is approved before it begins and reviewed after it ended. Evidence of what is "
                          "barred waits."));
    page.raw("<div class=scroll><table>");
    page.heads({{page.say("活动", "activity")}, {page.say("问题", "wanting")}, {page.say("日期", "day")}, {""}});
    page.raw("<tbody>");
    for (const record::GateFinding& finding : findings) {
        const record::Activity& activity = activities[finding.activity.row()];
        page.raw("<tr>").row_head(page.in(activity.plan().label, activity.code()));
        page.cell(page.in(label_of(finding.fault))).day(finding.day);
        page.cell(finding.is_barring ? page.say("暂不计分", "barred") : std::string()).raw("</tr>");
    }
    if (findings.empty())
        page.raw("<tr><td colspan=4>")
            .raw(page.say("没有不合规的活动。", "Every activity kept to its gates."))
            .raw("</td></tr>");
    close_table(page);
}

void write_publicity(Markup& page, const programme::Term& term)
{
    const auto& parts = term.parts();
    const auto& management = parts.management;
    const auto found = parts.evaluation ? programme::nominees(*parts.evaluation) : std::vector<programme::Nominee>{};
    if (management.cases.empty() && management.learned.empty() && found.empty())
        return;
    open_section(
        page, "publicity", page.say("典型宣传", "Publicity"),
        page.say("典型事例、先进人物和经验做法：依据佐证提名，经本人同意，按期宣传，到期撤下。",
                 "Methods, examples and persons: nominated from evidence, with consent, in time, for a time."));
    page.raw("<div class=scroll><table>");
    page.heads({{page.say("名称", "what")},
                {page.say("类别", "kind")},
                {page.say("来自", "from")},
                {page.say("佐证", "evidence")},
                {page.say("期限", "deadline")},
                {page.say("宣传", "published")},
                {page.say("有效期至", "until")},
                {page.say("状态", "state")}});
    page.raw("<tbody>");
    for (const auto* cases : {&management.cases, &management.learned})
        for (const record::Case& each : *cases) {
            std::string evidence;
            for (const record::CaseEvidence& one : each.evidence)
                evidence +=
                    (evidence.empty() ? "" : page.say("；", "; ")) + page.in(one.label) + " " + to_string(one.quantity);
            const record::CaseState state = each.state_on(parts.period.last());
            page.raw("<tr><th scope=row>").text(page.in(each.name)).raw("</th>").cell(page.in(label_of(each.kind)));
            page.cell(page.in(each.unit)).cell(evidence).day(each.deadline);
            page.day(each.published).day(each.expires).raw("<td>");
            page.raw(state == record::CaseState::overdue ? "<span class=\"seal bad\">" : "<span class=seal>");
            page.text(page.in(label_of(state)));
            page.raw(each.is_late() ? page.say("（迟于期限）", " (late)") : std::string()).raw("</span></td></tr>");
        }
    for (const programme::Nominee& nominee : found) {
        const auto& scheme = parts.evaluation->scheme();
        const auto member = parts.organisation.members().find(nominee.member);
        page.raw("<tr><th scope=row>").text(member_name(parts.organisation, member.value_or(MemberId{}))).raw("</th>");
        page.cell(page.say("可提名", "may be nominated")).cell(unit_name(page, parts.organisation, parts.branch));
        page.cell(page.in(scheme.areas()[*scheme.areas().find(nominee.area)].label) + " " + to_string(nominee.total));
        page.raw("<td></td><td></td><td></td><td></td></tr>");
    }
    close_table(page);
}

}  // namespace muster::report
