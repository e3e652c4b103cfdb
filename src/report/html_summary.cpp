// The cards at the top: one number a part, and whether its proof holds.
#include "markup.hpp"

#include "muster/pairing/verify.hpp"
#include "muster/report/suppress.hpp"
#include "muster/roster/check.hpp"

#include <cstdio>

namespace muster::report {
namespace {

void card(Markup& page, const std::string& name, const std::string& value, const std::string& more)
{
    page.raw("<div class=card><span>")
        .text(name)
        .raw("</span><b>")
        .text(value)
        .raw("</b><span>")
        .text(more)
        .raw("</span>");
}

void close_card(Markup& page, bool holds, const std::string& good, const std::string& bad)
{
    page.raw(holds ? "<br><span class=seal>✓ " : "<br><span class=\"seal bad\">✗ ").text(holds ? good : bad);
    page.raw("</span></div>");
}

std::string per_cent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f %%", share * 100.0);
    return text;
}

void pairing_card(Markup& page, const programme::TermPairing& pairing)
{
    const auto& result = pairing.result;
    const std::size_t alone = result.pairing.unmatched().size();
    card(page, page.say("结对", "Pairing"), std::to_string(result.pairing.mentor_of.size() - alone),
         page.say("对；总分 ", "pairs; total ") + as_points(result.pairing.total) +
             (alone == 0 ? "" : page.say("；未结对 ", "; unmatched ") + std::to_string(alone)));
    close_card(page, verify(pairing.problem, result.pairing, result.certificate).holds,
               page.say("价格证明：总分最高", "prices prove: no greater total"), page.say("证明不成立", "not proven"));
}

void roster_card(Markup& page, const programme::TermRoster& roster)
{
    const auto report = roster::check(roster.problem, roster.solution.roster);
    std::string more = page.say("班次；代价 ", "shifts stood; cost ") + std::to_string(report.score.cost);
    if (roster.solution.lower_bound)
        more += page.say("，下界 ", ", bound ") + std::to_string(*roster.solution.lower_bound);
    if (const auto gap = roster.solution.gap())
        more += page.say("，差距 ", ", gap ") + per_cent(*gap);
    card(page, page.say("值班", "Duty"), std::to_string(roster.solution.roster.size()), more);
    close_card(page, report.is_feasible() && report.score == roster.solution.score,
               page.say("复核：硬性规则全部满足", "checked: every hard rule holds"),
               page.say("硬性规则被违反", "a hard rule is broken"));
}

void evaluation_card(Markup& page, const evaluation::Evaluation& evaluation, std::size_t least)
{
    const auto& grades = evaluation.scheme().grades();
    std::vector<std::size_t> sizes(grades.size(), 0);
    for (const auto& member : evaluation.members())
        if (member.grade.is_set())
            ++sizes[member.grade.row()];
    const auto shown = shown_groups(sizes, least);
    std::string more;
    for (std::size_t row = 0; row < sizes.size(); ++row)
        more += (row == 0 ? "" : " · ") + page.in(grades.rows()[row].label) + " " +
                (shown[row] ? std::to_string(sizes[row]) : page.say("不显示", "not shown"));
    card(page, page.say("考评人数", "Evaluated"), std::to_string(evaluation.members().size()), more);
    close_card(page, true, page.say("办法 ", "scheme ") + evaluation.scheme_digest().substr(0, 12), {});
}

}  // namespace

void write_summary(Markup& page, const programme::Term& term, const HtmlOptions& options)
{
    const auto& parts = term.parts();
    page.raw("<section id=summary><div class=cards>");
    if (parts.roster)
        roster_card(page, *parts.roster);
    if (parts.pairing)
        pairing_card(page, *parts.pairing);
    if (parts.evaluation)
        evaluation_card(page, *parts.evaluation, options.least_group);
    const std::size_t waiting = parts.evaluation ? parts.evaluation->waiting().size() : 0;
    card(page, page.say("佐证", "Evidence"), std::to_string(parts.ledger.size()),
         page.say("条记录；更正 ", "records; corrections ") + std::to_string(parts.ledger.corrections().size()) +
             page.say("，申诉 ", ", appeals ") + std::to_string(parts.ledger.appeals().size()) +
             page.say("，待审 ", ", waiting for review ") + std::to_string(waiting));
    page.raw("</div>");
    page.raw("</div></section>\n");
}

}  // namespace muster::report
