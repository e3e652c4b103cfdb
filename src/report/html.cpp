// The frame of the page; each section is written by a file of its own.
#include "muster/report/html.hpp"

#include "html_style.hpp"
#include "markup.hpp"

namespace muster::report {
namespace {

void write_navigation(Markup& page, const programme::TermParts& parts)
{
    page.raw("<nav aria-label=\"").raw(page.say("本页内容", "On this page")).raw("\"><div>");
    const auto link = [&](const char* id, const char* zh, const char* en) {
        page.raw("<a href=\"#").raw(id).raw("\">").raw(page.say(zh, en)).raw("</a>");
    };
    link("summary", "概览", "Summary");
    if (parts.roster)
        link("duty", "值班表", "Duty");
    if (parts.pairing)
        link("pairing", "结对", "Pairing");
    if (parts.evaluation)
        link("scores", "考评", "Scores");
    if (parts.roster)
        link("rules", "规则", "Rules");
    if (parts.evaluation)
        link("waiting", "待审佐证", "Waiting");
    if (has_areas(parts))
        link("areas", "四进一亮", "The five areas");
    link("due", "到期事项", "Due");
    if (!parts.management.goals.empty())
        link("goals", "目标", "Goals");
    if (!parts.management.duties.empty())
        link("responsibilities", "责任", "Responsibilities");
    if (!parts.ledger.activities().empty())
        link("gates", "把关", "Gates");
    if (!parts.management.cases.empty() || !parts.management.learned.empty())
        link("publicity", "宣传", "Publicity");
    if (!parts.incidents.empty())
        link("incidents", "事件", "Incidents");
    page.raw("</div></nav>");
}

}  // namespace

std::string as_points(pairing::Score millionths) { return decimal::to_string(millionths); }

std::string html(const programme::Term& term, const HtmlOptions& options)
{
    const auto& parts = term.parts();
    const programme::Verification verified = programme::verify(term);
    Markup page(options.language);
    const std::string& branch = page.in(term.organisation().units()[parts.branch].name);
    page.raw("<!doctype html>\n<html lang=\"").raw(page.say("zh-CN", "en")).raw("\">\n<head><meta charset=\"utf-8\">");
    page.raw(
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"icon\" href=\"data:,\">");
    page.raw("<title>").text(page.in(parts.name)).raw(" · ").text(branch).raw("</title>\n<style>").raw(page_style);
    page.raw("</style></head>\n<body>\n<header><h1>").text(branch).raw("</h1><p>").text(page.in(parts.name)).raw(" · ");
    page.text(to_string(parts.period.first()) + " – " + to_string(parts.period.last())).raw("</p></header>\n");
    write_navigation(page, parts);
    page.raw("<main>\n");
    write_summary(page, term, verified, options);
    write_duty(page, term);
    write_pairing(page, term, verified);
    write_scores(page, term, options);
    write_violations(page, term, options);
    write_waiting(page, term);
    write_areas(page, term);
    write_due(page, term);
    write_goals(page, programme::goal_results(term.organisation(), parts.management.goals));
    write_responsibilities(page, term);
    write_gates(page, term);
    write_publicity(page, term);
    write_incidents(page, term);
    page.raw("</main>\n<footer>");
    page.raw(
        page.say("本页的每一个结论都在生成时由独立的检查程序重新核对。举报人信息不在本页内；人数过少的分组不予显示。",
                 "Every claim on this page was checked again, by code that shares nothing with the solvers, while the "
                 "page was written. Reporters of incidents are not in it; groups that are too small are not shown."));
    page.raw("</footer>\n<script>").raw(page_script).raw("</script>\n</body></html>\n");
    return page.take();
}

}  // namespace muster::report
