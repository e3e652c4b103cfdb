// What is managed beside plans and scores: what is due, who answers for what, goals, gates, and what is told to others.
#include "edition.hpp"

#include "muster/org/obligations.hpp"
#include "muster/org/responsibility_matrix.hpp"
#include "muster/programme/management.hpp"
#include "muster/report/source_words.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace muster::inline v0_2::report {
namespace {

std::string unit_name(Markup& page, const org::Organisation& organisation, UnitId unit)
{
    return organisation.units().contains(unit) ? page.in(organisation.units()[unit].name) : nothing_there;
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
    return goal.part_of.empty() || whole == goals.end() ? nothing_there : page.in(whole->name);
}

void write_obligation(Markup& page, const Edition& edition, const org::Obligation& each)
{
    const bool late = is_late(each, edition.parts().period);
    page.raw(late ? "<li>" : each.done ? "<li class=\"out screen\">" : "<li class=out>");
    page.text(unit_name(page, edition.term.organisation(), each.unit));
    if (each.about.is_set())
        page.raw(" · ").text(edition.names.or_nothing(each.about));
    page.raw(" · ").text(to_string(each.within.first()) + " – " + to_string(each.within.last())).raw(" · ");
    if (each.done)
        page.text(page.say("已办 ", "done ") + to_string(*each.done));
    else
        page.text(late ? page.say("未见记录", "not on file") : page.say("待办", "to do"));
    page.raw("</li>");
}

}  // namespace

bool is_not_kept(const Edition& edition, org::ObligationKind kind)
{
    return edition.parts().meetings.empty() && kind <= org::ObligationKind::talks;
}

std::vector<org::Obligation> obligations_of(const Edition& edition)
{
    const auto& parts = edition.parts();
    auto owed = org::due(parts.organisation, parts.branch, parts.period, {.meetings = parts.meetings});
    if (!edition.is_whole())
        std::erase_if(owed, [](const org::Obligation& each) { return each.about.is_set(); });
    return owed;
}

bool is_late(const org::Obligation& obligation, const Period& term)
{
    return !obligation.done && obligation.within.last() <= term.last();
}

void write_due(Markup& page, const Edition& edition)
{
    std::map<org::ObligationKind, std::vector<org::Obligation>> by_kind;
    for (org::Obligation& each : obligations_of(edition))
        by_kind[each.kind].push_back(std::move(each));
    page.begin_section("due", page.say("到期事项", "What is due"),
                       page.say("按章程与条例推算的会议、汇报、考察与换届；“未见记录”指没有登记办理日期。",
                                "Meetings, reports, reviews and terms of office, by the rules; what has no day on file "
                                "may still have been done."));
    page.begin_table({{page.say("事项", "what")},
                      {page.say("应办", "due"), true},
                      {page.say("已办", "done"), true},
                      {page.say("依据", "source")},
                      {""}});
    for (const auto& [kind, all] : by_kind) {
        const auto done = std::ranges::count_if(all, [](const auto& each) { return each.done.has_value(); });
        page.raw("<tr>").row_head(page.in(label_of(kind))).number(std::to_string(all.size()));
        page.number(is_not_kept(edition, kind) ? page.say("未登记", "not kept") : std::to_string(done));
        page.cell(source_in_words(all.front().source, page.language()));
        const bool is_open = static_cast<std::size_t>(done) < all.size();
        page.unfold_cell(page.say("逐项", "each"), page.in(label_of(kind))).begin_below(5, is_open).raw("<ul>");
        for (const org::Obligation& each : all)
            write_obligation(page, edition, each);
        page.raw("</ul>").end_below();
    }
    if (by_kind.empty())
        page.raw("<tr><td colspan=5>").raw(page.say("本学期没有到期事项。", "Nothing is due.")).raw("</td></tr>");
    page.end_table().end_section();
}

void write_responsibilities(Markup& page, const Edition& edition)
{
    const auto& [organisation, duties] = std::tie(edition.term.organisation(), edition.parts().management.duties);
    const auto matrix = org::responsibility_matrix(organisation, duties, edition.parts().period.last());
    page.begin_section("responsibilities", page.say("责任矩阵", "Who answers for what"),
                       page.say("责任到岗、责任到人：每项职责的岗位、责任人、确认与完成情况。",
                                "Each duty with its post, its person, the acknowledgement and what is wanting."));
    page.begin_table({{page.say("职责", "duty")},
                      {page.say("组织", "unit"), false, true},
                      {page.say("岗位", "post")},
                      {page.say("责任人", "person")},
                      {page.say("确认", "acknowledged")},
                      {page.say("期限", "due")},
                      {page.say("完成", "done")},
                      {page.say("问题", "wanting")}},
                     "matrix");
    for (const org::MatrixRow& row : matrix) {
        const org::Duty& duty = duties[row.duty.row()];
        page.raw("<tr>").row_head(page.in(duty.name, duty.code));
        page.cell(unit_name(page, organisation, duty.unit), "wide");
        page.cell(organisation.posts().contains(duty.post) ? page.in(organisation.posts()[duty.post].name)
                                                           : nothing_there);
        page.cell(edition.names.or_nothing(duty.accountable)).day(duty.acknowledged);
        page.day(duty.due).day(duty.done).raw("<td>");
        if (!row.findings.empty())
            page.raw("<span class=\"seal bad\">").text(findings_in_words(page, row.findings)).raw("</span>");
        page.raw("</td></tr>");
    }
    page.end_table().end_section();
}

void write_goals(Markup& page, std::span<const programme::GoalResult> goals)
{
    if (goals.empty())
        return;
    page.begin_section(
        "goals", page.say("目标", "Goals"),
        page.say("一级抓一级，层层有目标：目标逐级分解，结果逐级汇总。",
                 "Goals go down the tree of units, results come up: what each reached includes its parts."));
    page.begin_table({{page.say("目标", "goal")},
                      {page.say("组织", "unit"), false, true},
                      {page.say("上级目标", "part of"), false, true},
                      {page.say("指标值", "target"), true},
                      {page.say("完成", "reached"), true},
                      {page.say("已分解", "handed down"), true},
                      {""}});
    for (const programme::GoalResult& goal : goals) {
        page.raw("<tr>").row_head(page.in(goal.name, goal.code)).cell(page.in(goal.unit), "wide");
        page.cell(part_of(page, goals, goal), "wide").number(to_string(goal.target.rounded(2)));
        page.number(to_string(goal.reached.rounded(2))).number(to_string(goal.handed_down.rounded(2))).raw("<td>");
        page.raw(goal.is_met() ? "<span class=seal>✓ " : "<span class=\"seal bad\">");
        page.raw(goal.is_met() ? page.say("已完成", "met") : page.say("未完成", "not met")).raw("</span>");
        if (!goal.is_covered)
            page.raw(" <span class=\"seal bad\">").raw(page.say("分解不足", "parts promise less")).raw("</span>");
        page.raw("</td></tr>");
    }
    page.end_table().end_section();
}

void write_gates(Markup& page, const Edition& edition)
{
    const auto& parts = edition.parts();
    const auto activities = parts.ledger.activities();
    const auto findings =
        record::gate_findings(parts.organisation, activities, parts.management.gates, parts.period.last());
    page.begin_section(
        "gates", page.say("事前把关与事后考评", "Gate before, review after"),
        page.say("活动应先审批后开展、结束后再审核；标明“暂不计分”的，其佐证待处理。",
                 "An activity is approved before it begins and reviewed after it ended. Evidence of what is "
                 "barred waits."));
    page.begin_table({{page.say("活动", "activity")}, {page.say("问题", "wanting")}, {page.say("日期", "day")}, {""}});
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
    page.end_table().end_section();
}

namespace {

void write_case(Markup& page, const record::Case& each, Day day)
{
    std::string evidence;
    for (const record::CaseEvidence& one : each.evidence)
        evidence += (evidence.empty() ? "" : page.say("；", "; ")) + page.in(one.label) + " " +
                    to_string(one.quantity.rounded(2));
    const record::CaseState state = each.state_on(day);
    page.raw("<tr>").row_head(page.in(each.name)).cell(page.in(label_of(each.kind)));
    page.cell(page.in(each.unit), "wide").cell(evidence).day(each.deadline);
    page.day(each.published).day(each.expires).raw("<td>");
    page.raw(state == record::CaseState::overdue ? "<span class=\"seal bad\">" : "<span class=seal>");
    page.text(page.in(label_of(state)));
    page.raw(each.is_late() ? page.say("（迟于期限）", " (late)") : std::string()).raw("</span></td></tr>");
}

/// Who may be told of, by area; a long list is folded.
void write_nominees(Markup& page, const Edition& edition)
{
    const auto& parts = edition.parts();
    const auto found = parts.evaluation && edition.is_whole() ? programme::nominees(*parts.evaluation)
                                                              : std::vector<programme::Nominee>{};
    if (found.empty())
        return;
    page.raw("<details class=paper><summary><b>").raw(page.say("可提名", "May be nominated")).raw("</b> · ");
    page.text(std::to_string(found.size()) + page.say(" 项", found.size() == 1 ? " row" : " rows"));
    page.raw("</summary>");
    page.begin_table({{page.say("成员", "member")}, {page.say("方面", "area")}, {page.say("得分", "points"), true}});
    const auto& areas = parts.evaluation->scheme().areas();
    for (const programme::Nominee& nominee : found) {
        const auto member = parts.organisation.members().find(nominee.member);
        page.raw("<tr>").row_head(edition.names.or_nothing(member.value_or(MemberId{})));
        page.cell(page.in(areas[*areas.find(nominee.area)].label)).number(two_places(Exact(nominee.total)));
        page.raw("</tr>");
    }
    page.end_table().raw("</details>");
}

}  // namespace

void write_publicity(Markup& page, const Edition& edition)
{
    const auto& management = edition.parts().management;
    page.begin_section("publicity", page.say("典型宣传", "Publicity"),
                       page.say("典型事例、先进人物和经验做法：依据佐证提名，经本人同意，按期宣传，到期撤下。",
                                "Methods, examples and persons: nominated from evidence, with consent, in time, for a "
                                "time."));
    page.begin_table({{page.say("名称", "what")},
                      {page.say("类别", "kind")},
                      {page.say("来自", "from"), false, true},
                      {page.say("佐证", "evidence")},
                      {page.say("期限", "deadline")},
                      {page.say("宣传", "published")},
                      {page.say("有效期至", "until")},
                      {page.say("状态", "state")}});
    bool is_any = false;
    for (const auto* cases : {&management.cases, &management.learned})
        for (const record::Case& each : *cases)
            if (edition.is_whole() || each.published) {  // the others may not have been asked yet
                write_case(page, each, edition.parts().period.last());
                is_any = true;
            }
    if (!is_any)
        page.raw("<tr><td colspan=8>").raw(page.say("还没有宣传。", "Nothing was published yet.")).raw("</td></tr>");
    page.end_table();
    write_nominees(page, edition);
    page.end_section();
}

}  // namespace muster::report
