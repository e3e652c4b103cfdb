// The cards at the top: one number a part, and whether its proof holds.
#include "markup.hpp"

#include "muster/report/suppress.hpp"

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

void pairing_card(Markup& page, const programme::TermPairing& pairing, bool holds)
{
    const auto& result = pairing.result;
    const std::size_t alone = result.pairing.unmatched().size();
    card(page, page.say("结对", "Pairing"), std::to_string(result.pairing.mentor_of.size() - alone),
         page.say("对；总分 ", "pairs; total ") + as_points(result.pairing.total) +
             (alone == 0 ? "" : page.say("；未结对 ", "; unmatched ") + std::to_string(alone)));
    close_card(page, holds, page.say("价格证明：总分最高", "prices prove: no greater total"),
               page.say("证明不成立", "not proven"));
}

/// Cost, bound and status as they are proven, not as they were told.
void roster_card(Markup& page, const roster::Solution& proven, bool holds)
{
    std::string more = page.say("班次；代价 ", "shifts stood; cost ") + std::to_string(proven.score.cost);
    if (proven.lower_bound)
        more += page.say("，下界 ", ", bound ") + std::to_string(*proven.lower_bound);
    if (const auto gap = proven.gap())
        more += page.say("，差距 ", ", gap ") + per_cent(*gap);
    if (proven.status == roster::Status::optimal || proven.status == roster::Status::infeasible)
        more += page.say("，", ", ") + page.in(label_of(proven.status));
    card(page, page.say("值班", "Duty"), std::to_string(proven.roster.size()), more);
    close_card(page, holds && proven.score.is_feasible(),
               page.say("复核：硬性规则全部满足", "checked: every hard rule holds"),
               proven.score.is_feasible() ? page.say("所称不实", "not as it says")
                                          : page.say("硬性规则被违反", "a hard rule is broken"));
}

void evaluation_card(Markup& page, const evaluation::Evaluation& evaluation, std::size_t least, bool holds)
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
    const std::string scheme = page.say("办法 ", "scheme ") + evaluation.scheme_digest().substr(0, 12);
    close_card(page, holds, page.say("逐分复核；", "every score checked; ") + scheme,
               page.say("得分与台账不符；", "scores are not the ledger's; ") + scheme);
}

/// What does not hold, part by part.
void write_faults(Markup& page, const programme::Verification& verified)
{
    if (verified.holds())
        return;
    page.raw("<h3 id=faults>").raw(page.say("不成立之处", "What does not hold")).raw("</h3><ul>");
    const auto write = [&page](const std::string& part, const std::vector<Label>& faults) {
        for (const Label& fault : faults)
            page.raw("<li>").text(part + page.say("：", ": ") + page.in(fault)).raw("</li>");
    };
    write(page.say("值班", "Duty"), verified.roster);
    write(page.say("结对", "Pairing"), verified.pairing);
    write(page.say("考评", "Evaluation"), verified.evaluation);
    page.raw("</ul>");
}

}  // namespace

void write_summary(Markup& page, const programme::Term& term, const programme::Verification& verified,
                   const HtmlOptions& options)
{
    const auto& parts = term.parts();
    page.raw("<section id=summary><div class=cards>");
    if (parts.roster)
        roster_card(page, *verified.proven, verified.roster.empty());
    if (parts.pairing)
        pairing_card(page, *parts.pairing, verified.pairing.empty());
    if (parts.evaluation)
        evaluation_card(page, *parts.evaluation, options.least_group, verified.evaluation.empty());
    const std::size_t waiting = parts.evaluation ? parts.evaluation->waiting().size() : 0;
    card(page, page.say("佐证", "Evidence"), std::to_string(parts.ledger.size()),
         page.say("条记录；更正 ", "records; corrections ") + std::to_string(parts.ledger.corrections().size()) +
             page.say("，申诉 ", ", appeals ") + std::to_string(parts.ledger.appeals().size()) +
             page.say("，待审 ", ", waiting for review ") + std::to_string(waiting));
    page.raw("</div>");
    page.raw("</div>");
    write_faults(page, verified);
    page.raw("</section>\n");
}

}  // namespace muster::report
