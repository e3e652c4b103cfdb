// Who helps whom, why this one, and why no better one.
#include "markup.hpp"

#include "muster/pairing/explain.hpp"

#include <algorithm>

namespace muster::report {
namespace {

constexpr std::size_t better_shown = 3;

const std::string& name_of(const programme::Term& term, MentorId mentor)
{
    return term.organisation().members()[term.mentor(mentor)].name;
}

const std::string& name_of(const programme::Term& term, MenteeId mentee)
{
    return term.organisation().students()[term.mentee(mentee)].name;
}

void write_parts(Markup& page, const pairing::FitScore& score)
{
    page.raw("<ul>");
    for (const auto& part : score.parts)
        if (part.points != Points{})
            page.raw("<li>").text(page.in(part.reason)).raw(" · ").text(to_string(part.points)).raw("</li>");
    page.raw("</ul>");
}

void write_better(Markup& page, const programme::Term& term, const pairing::Explanation& told)
{
    if (told.better.empty()) {
        page.raw(page.say("没有更合适的帮扶人。", "No candidate would have suited better."));
        return;
    }
    page.raw(page.say("更合适的帮扶人：", "Better candidates:")).raw("<ul>");
    for (std::size_t at = 0; at < std::min(better_shown, told.better.size()); ++at) {
        const auto& other = told.better[at];
        page.raw("<li>").text(name_of(term, other.mentor)).raw(page.say("，高 ", ", better by "));
        page.text(as_points(other.better_by)).raw(page.say("；其他人至少损失 ", "; the others would lose at least "));
        page.text(as_points(other.lost_elsewhere));
        if (!other.held_by.empty()) {
            page.raw(page.say("；现帮扶 ", "; helps "));
            for (std::size_t row = 0; row < other.held_by.size(); ++row)
                page.raw(row == 0 ? "" : page.say("、", ", ")).text(name_of(term, other.held_by[row]));
        }
        page.raw("</li>");
    }
    page.raw("</ul>");
}

}  // namespace

void write_pairing(Markup& page, const programme::Term& term, const programme::Verification& verified)
{
    if (!term.parts().pairing)
        return;
    const auto& [fit, problem, result] = *term.parts().pairing;
    page.raw("<section id=pairing><h2>").raw(page.say("结对帮扶", "Pairing")).raw("</h2><p class=lead>");
    page.raw(verified.pairing.empty()
                 ? page.say("总分最高的结对。价格证明：任何其他结对方式的总分都不会更高。",
                            "The pairing of greatest total score. Prices prove that no other has a greater one.")
                 : page.say("未证明总分最高，原因见概览。",
                            "Not proven to have the greatest total score; the summary says why."));
    page.raw("</p><p class=find><input data-find=\"#pairs>tbody>tr\" placeholder=\"").raw(page.say("筛选…", "filter…"));
    page.raw("\" aria-label=\"").raw(page.say("筛选", "filter")).raw("\"></p><div class=scroll><table id=pairs>");
    page.heads({{page.say("帮扶对象", "mentee")},
                {page.say("帮扶人", "mentor")},
                {page.say("得分", "score"), true},
                {page.say("理由", "reasons")}});
    page.raw("<tbody>");
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const MenteeId mentee(row);
        const auto told = pairing::explain(problem, result, mentee);
        page.raw("<tr><th scope=row>").text(name_of(term, mentee)).raw("</th>");
        page.cell(told.mentor.is_set() ? name_of(term, told.mentor) : page.say("未结对", "unmatched"));
        page.number(told.mentor.is_set() ? as_points(told.worth) : std::string("–"));
        page.raw("<td><details><summary>").raw(page.say("为什么", "why")).raw("</summary><div class=why>");
        if (told.mentor.is_set())
            write_parts(page, fit.score(told.mentor, mentee));
        write_better(page, term, told);
        page.raw("</div></details></td></tr>");
    }
    page.raw("</tbody></table></div></section>\n");
}

}  // namespace muster::report
