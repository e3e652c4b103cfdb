// What bends which rule of the roster: each rule a row, that unfolds to every case of it.
#include "edition.hpp"

#include "muster/roster/check.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

/// The same problem, where members who share a name are told apart in what is said of them.
roster::Problem with_names(const Edition& edition)
{
    const roster::Problem& problem = edition.parts().roster->problem;
    if (!edition.names.are_shared())
        return problem;
    roster::Draft draft = problem.draft();
    for (std::uint32_t row = 0; row < draft.members.size(); ++row) {
        const std::string& name = edition.names.of(edition.term.on_roster(MemberId(row)));
        draft.members[row].name = {name, name};
    }
    return roster::Problem(std::move(draft));
}

/// Nobody could be nearer to a share that lies between two numbers of shifts.
bool is_less_than_a_shift(const roster::Problem& problem, const roster::Violation& violation)
{
    if (violation.rule != roster::Rule::fairness ||
        problem.fairness()[violation.row].measure != roster::Measure::minutes)
        return false;
    const auto& types = problem.shift_types().rows();
    const auto shortest = std::ranges::min_element(types, {}, &roster::ShiftType::length);
    return violation.amount < shortest->length.count();
}

/// Types of shifts by their names alone; codes are for who plans.
std::string case_in_words(const Markup& page, const roster::Problem& problem, const roster::Violation& violation)
{
    std::string words = page.in(roster::in_words(problem, violation));
    for (const roster::ShiftType& type : problem.shift_types().rows()) {
        const std::string written = type.code + " " + page.in(type.name);
        for (std::size_t at = words.find(written); at != std::string::npos; at = words.find(written, at + 1))
            words.erase(at, type.code.size() + 1);
    }
    return words;
}

void write_cases(Markup& page, const roster::Problem& problem, const std::vector<roster::Violation>& cases,
                 std::size_t unlisted, std::size_t most)
{
    if (unlisted > 0)
        page.raw("<p>")
            .text((cases.empty() ? std::string() : page.say("另有 ", "besides, ")) + std::to_string(unlisted) +
                  page.say(" 人与应值相差不足一个班次，无法更近，不列。",
                           " more are less than one shift off the fair share, which cannot be helped, and are "
                           "not listed."))
            .raw("</p>");
    page.raw("<ul>");
    for (std::size_t at = 0; at < std::min(most, cases.size()); ++at)
        page.raw("<li>").text(case_in_words(page, problem, cases[at])).raw("</li>");
    page.raw("</ul>");
    if (cases.size() > most)
        page.text(page.say("另有 ", "and ") + std::to_string(cases.size() - most) + page.say(" 条", " more"));
}

}  // namespace

void write_rules(Markup& page, const Edition& edition)
{
    const roster::Problem problem = with_names(edition);
    const roster::Report report = roster::check(problem, edition.parts().roster->solution.roster);
    page.begin_section(
        "rules", page.say("规则与偏离", "What bends which rule"),
        page.say("由独立检查程序仅凭问题与排班结果重新计算。硬性规则不得违反；其余为愿望，偏离计入代价。",
                 "Recomputed from the problem and the assignments alone. Hard rules must hold; the others "
                 "are wishes, and each costs as much as it is bent."));
    std::vector<Head> heads{{page.say("规则", "rule")},
                            {page.say("偏离", "cases"), true},
                            {page.say("硬性违反", "hard"), true},
                            {page.say("代价", "cost"), true}};
    if (edition.is_whole())  // what somebody wished is between them and the committee
        heads.push_back({""});
    page.begin_table(heads, "bent");
    bool is_any = false;
    for (std::size_t at = 0; at < roster::rule_count; ++at) {
        const auto rule = static_cast<roster::Rule>(at);
        const auto& score = report.score.of(rule);
        if (score.times == 0)
            continue;
        is_any = true;
        std::vector<roster::Violation> cases;
        std::size_t unlisted = 0;
        for (const roster::Violation& violation : report.violations) {
            if (violation.rule != rule)
                continue;
            if (is_less_than_a_shift(problem, violation))
                ++unlisted;
            else
                cases.push_back(violation);
        }
        page.raw("<tr>").row_head(page.in(label_of(rule))).number(std::to_string(score.times));
        page.number(std::to_string(score.hard)).number(std::to_string(score.cost));
        if (!edition.is_whole()) {
            page.raw("</tr>");
            continue;
        }
        page.unfold_cell(page.say("逐条", "each"), page.in(label_of(rule))).begin_below(5, score.hard > 0);
        write_cases(page, problem, cases, unlisted, edition.options.violations_shown);
        page.end_below();
    }
    if (!is_any)
        page.raw("<tr><td colspan=5>").raw(page.say("没有任何规则被偏离。", "No rule is bent.")).raw("</td></tr>");
    page.end_table().end_section();
}

}  // namespace muster::report
