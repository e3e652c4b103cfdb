// Branches side by side: one table of numbers, one of stars with their derivation, and the goals.
#include "muster/report/html_department.hpp"

#include "edition.hpp"
#include "frame.hpp"

#include "muster/report/source_words.hpp"

#include "muster/report/source_words.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

using programme::BranchResult;
using programme::Department;

/// Two places, for the eye.
std::string shown(const std::optional<Points>& points)
{
    return points ? with_both_places(Exact(*points)) : nothing_there;
}

std::string with_sign(const std::string& number, bool is_rise) { return (is_rise ? "+" : "") + number; }

std::string gain_of(const BranchResult& branch)
{
    const auto gain = branch.gain();
    return gain ? with_sign(shown(gain), *gain > Points{}) : nothing_there;
}

std::string ranks_gained(const Department& department, std::size_t row)
{
    const auto gained = department.ranks_gained(row);
    return gained ? with_sign(std::to_string(*gained), *gained > 0) : nothing_there;
}

std::string of(std::int64_t part, std::int64_t whole) { return std::to_string(part) + " / " + std::to_string(whole); }

std::string grades_of(Markup& page, const BranchResult& branch)
{
    std::string words;
    for (const programme::GradeCount& grade : branch.grades)
        words += (words.empty() ? "" : " · ") + page.in(grade.label) + " " + std::to_string(grade.members);
    return words;
}

std::string stars_of(Markup& page, const Department& department, std::size_t row)
{
    const evaluation::MemberScore* rating = department.rating(row);
    if (rating == nullptr)
        return department.parts().stars ? page.say("不评（成立未满一年）", "not rated (too young)") : nothing_there;
    if (!rating->grade.is_set())
        return nothing_there;
    return page.in(department.parts().stars->scheme().grades()[rating->grade].label);
}

/// Rows of branches, best rank first; those without a rank come last.
std::vector<std::size_t> by_rank(const Department& department)
{
    std::vector<std::size_t> order(department.parts().branches.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        order[row] = row;
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return department.rank(row) - 1; });  // 0 goes last
    return order;
}

void results(Markup& page, const BranchResult& branch)
{
    page.number(std::to_string(branch.members)).number(shown(branch.mean())).number(gain_of(branch));
    page.number(shown(branch.best_share())).raw("<td class=words>").text(grades_of(page, branch)).raw("</td></tr>");
}

void write_branches(Markup& page, const Department& department)
{
    const auto& branches = department.parts().branches;
    page.begin_section("branches", page.say("支部比较", "Branches compared"),
                       page.say("比学赶帮超、增比进位：按成员平均总分排名，与上学期相比。",
                                "Ranked by the mean total of their members, and beside their own past."));
    page.begin_table({{page.say("名次", "rank"), true},
                      {page.say("进位", "rank ±"), true},
                      {page.say("支部", "branch")},
                      {page.say("星级", "stars")},
                      {page.say("成员", "members"), true},
                      {page.say("平均总分", "mean total"), true},
                      {page.say("增减", "rise"), true},
                      {page.say("优秀率%", "best grade, %"), true},
                      {page.say("等次", "grades")}});
    for (const std::size_t row : by_rank(department)) {
        page.raw("<tr>").number(department.rank(row) == 0 ? nothing_there : std::to_string(department.rank(row)));
        page.number(ranks_gained(department, row)).raw("<th scope=row>").text(page.in(branches[row].name)).raw("</th>");
        page.cell(stars_of(page, department, row));
        results(page, branches[row]);
    }
    page.raw("<tr class=sum><td></td><td></td><th scope=row>").raw(page.say("合计", "all")).raw("</th><td></td>");
    results(page, department.total());
    page.end_table().end_section();
}

/// The rest of a branch's row.
void work(Markup& page, const std::string& name, const BranchResult& branch, bool knows_done)
{
    page.row_head(name).number(of(branch.serving, branch.evaluated));
    page.number(of(branch.paired, branch.mentees)).number(std::to_string(branch.turns));
    page.number(branch.turns == 0 ? nothing_there : from_to(branch.least_turns, branch.most_turns));
    page.number(of(branch.waiting, branch.records));
    if (knows_done)
        page.number(of(branch.done, branch.due));
    page.number(of(branch.overdue, branch.duties)).raw("</tr>");
}

void write_work(Markup& page, const Department& department)
{
    page.begin_section(
        "work", page.say("工作情况", "What was done"),
        page.say("参与、帮扶、值班、待审佐证、到期事项与职责。",
                 "Who served, who was helped, duty stood, evidence that waits, what fell due, and duties."));
    const bool knows_done = department.total().done > 0;  // else no branch keeps a list of what was done
    std::vector<Head> heads{{page.say("支部", "branch")},
                            {page.say("参与/考评", "serving / evaluated"), true},
                            {page.say("已结对/帮扶对象", "paired / mentees"), true},
                            {page.say("值班人次", "turns"), true},
                            {page.say("每人班次", "shifts each"), true},
                            {page.say("待审/记录", "waiting / records"), true}};
    if (knows_done)
        heads.push_back({page.say("已办/到期", "done / due"), true});
    heads.push_back({page.say("逾期/职责", "overdue / duties"), true});
    page.begin_table(heads);
    for (const std::size_t row : by_rank(department))
        work(page.raw("<tr>"), page.in(department.parts().branches[row].name), department.parts().branches[row],
             knows_done);
    work(page.raw("<tr class=sum>"), page.say("合计", "all"), department.total(), knows_done);
    page.end_table().end_section();
}

void write_stars(Markup& page, const Department& department)
{
    if (!department.parts().stars)
        return;
    const evaluation::Evaluation& stars = *department.parts().stars;
    const auto& scheme = stars.scheme();
    page.begin_section("stars", page.in(scheme.parts().label),
                       page.say("各支部之间比较；名额与一票否决按办法执行。办法依据：",
                                "Branches among each other, with the quotas and vetoes of the scheme. Its source: ") +
                           source_in_words(scheme.parts().source, page.language()));
    std::vector<Head> heads{{page.say("支部", "branch")}};
    for (const evaluation::Indicator& indicator : scheme.indicators().rows())
        heads.push_back({page.in(indicator.label), true, true});
    heads.push_back({page.say("得分", "points"), true});
    heads.push_back({page.say("名次", "rank"), true});
    heads.push_back({page.say("星级", "stars")});
    page.begin_table(heads);
    for (const MemberId row : stars.by_total()) {
        const evaluation::MemberScore& score = stars.of(row);
        const std::string& code = stars.roll().members()[row].code;
        const auto& branches = department.parts().branches;
        const auto branch = std::ranges::find(branches, code, &BranchResult::code);
        page.raw("<tr><th scope=row>").text(page.in(branch->name)).raw("</th>");
        for (std::uint32_t at = 0; at < scheme.indicators().size(); ++at) {
            const evaluation::IndicatorScore& part = stars.of(row, IndicatorId(at));
            page.wide_number(part.records == 0 ? nothing_there : to_string(part.amount.rounded(2)));
        }
        page.number(score.is_incomplete ? nothing_there : with_both_places(score.total));
        page.number(score.rank == 0 ? nothing_there : std::to_string(score.rank)).raw("<td>");
        page.text(stars_of(page, department, static_cast<std::size_t>(branch - branches.begin())));
        if (score.reason == evaluation::GradeReason::quota)
            page.raw(" <span class=out>").raw(page.say("名额已满", "quota full")).raw("</span>");
        if (score.reason == evaluation::GradeReason::veto)
            page.raw(" <span class=out>").raw(page.say("一票否决", "veto")).raw("</span>");
        page.raw("</td></tr>");
    }
    page.end_table().end_section();
}

}  // namespace

std::string html(const programme::Department& department, Language language)
{
    const auto& parts = department.parts();
    Frame frame{.first = language,
                .name = parts.name,
                .unit = parts.unit,
                .period = parts.period,
                .anchors = {{"branches", {"支部比较", "Branches"}}, {"work", {"工作情况", "Work"}}},
                .foot = {"本页不含个人姓名；各支部另有自己的报告。",
                         "No person is named on this page; every branch has a page of its own."}};
    if (parts.stars)
        frame.anchors.push_back({"stars", {"星级", "Stars"}});
    if (!parts.goals.empty())
        frame.anchors.push_back({"goals", {"目标", "Goals"}});
    return framed(frame, [&](Markup& page) {
        write_branches(page, department);
        write_work(page, department);
        write_stars(page, department);
        write_goals(page, parts.goals);
    });
}

}  // namespace muster::report
