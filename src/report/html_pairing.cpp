// Who helps whom, why this one, and why no better one.
#include "edition.hpp"

#include "muster/pairing/explain.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

constexpr std::size_t better_shown = 3;

std::string reasons_in_words(const Markup& page, const pairing::FitScore& score)
{
    std::string words;
    for (const auto& part : score.parts)
        if (part.points != Points{})
            words += (words.empty() ? "" : " · ") + page.in(part.reason);
    return words;
}

/// What whoever looks the pairs over is to see; empty for a pair with which nothing is wrong.
std::string flags_in_words(const Markup& page, const pairing::Fit& fit, MentorId mentor, MenteeId mentee)
{
    std::string words;
    for (const pairing::PoorPair flag : fit.flags(mentor, mentee))
        words += (words.empty() ? page.say("请留意：", "take a look: ") : page.say("、", ", ")) +
                 page.in(pairing::label_of(flag));
    return words;
}

void write_reasons(Markup& page, const pairing::FitScore& score, const std::string& flags)
{
    page.raw("<ul>");
    if (!flags.empty())
        page.raw("<li>").text(flags).raw("</li>");
    for (const auto& part : score.parts)
        if (part.points != Points{})
            page.raw("<li>")
                .text(page.in(part.reason) + page.say("：", ": ") + two_places(Exact(part.points)))
                .raw("</li>");
    page.raw("</ul>");
}

void write_better(Markup& page, const Edition& edition, const pairing::Explanation& told)
{
    const programme::Term& term = edition.term;
    if (told.better.empty())
        page.raw(page.say("没有更合适的帮扶人。", "No candidate would have suited better."));
    else
        page.raw(page.say("更合适、但换了会使总分降低的帮扶人：",
                          "Better candidates, who would cost the others more than is gained:"));
    page.raw("<ul>");
    for (std::size_t at = 0; at < std::min(better_shown, told.better.size()); ++at) {
        const auto& other = told.better[at];
        page.raw("<li>").text(edition.names.of(term.mentor(other.mentor))).raw(page.say("，高 ", ", better by "));
        page.text(as_points(other.better_by)).raw(page.say("；其他人至少损失 ", "; the others would lose at least "));
        page.text(as_points(other.lost_elsewhere));
        for (std::size_t row = 0; row < other.held_by.size(); ++row) {
            page.raw(row == 0 ? page.say("；现帮扶 ", "; helps ") : page.say("、", ", "));
            page.text(edition.names.of(term.mentee(other.held_by[row])));
        }
        page.raw("</li>");
    }
    page.raw("</ul>");
}

/// For who may see it, the score and the row below with the reasons.
void write_pair(Markup& page, const Edition& edition, MenteeId mentee, const pairing::Explanation& told)
{
    const std::string& name = edition.names.of(edition.term.mentee(mentee));
    page.raw("<tr>").row_head(name);
    page.cell(told.mentor.is_set() ? edition.names.of(edition.term.mentor(told.mentor))
                                   : page.say("未结对", "unmatched"));
    if (!edition.is_whole()) {
        page.raw("</tr>");
        return;
    }
    page.number(told.mentor.is_set() ? with_both_places(Exact(Points::from_millionths(told.worth))) : nothing_there);
    const pairing::Fit& fit = edition.parts().pairing->fit;
    const std::string flags = told.mentor.is_set() ? flags_in_words(page, fit, told.mentor, mentee) : std::string();
    const std::string words =
        told.mentor.is_set() ? reasons_in_words(page, fit.score(told.mentor, mentee)) : std::string();
    page.cell(flags.empty() || words.empty() ? flags + words : flags + " · " + words, "wide");
    page.unfold_cell(page.say("理由", "reasons"), name).begin_below(5, false);
    if (told.mentor.is_set())
        write_reasons(page, fit.score(told.mentor, mentee), flags);
    write_better(page, edition, told);
    page.end_below();
}

}  // namespace

void write_pairs(Markup& page, const Edition& edition)
{
    const auto& pairing = *edition.parts().pairing;
    page.begin_section("pairing", page.say("结对帮扶", "Pairs"),
                       edition.verified.pairing.empty()
                           ? page.say("总分最高的结对：换成任何别的方式，总分都不会更高。",
                                      "The pairs of greatest total: no other way of pairing has a greater one.")
                           : page.say("未证明总分最高，原因见概览。",
                                      "Not proven to have the greatest total score; the overview says why."));
    write_picture(page, edition, "pairs");
    std::vector<Head> heads{{page.say("帮扶对象", "mentee")}, {page.say("帮扶人", "mentor")}};
    if (edition.is_whole()) {
        heads.push_back({page.say("合适度", "score"), true});
        heads.push_back({page.say("理由", "reasons"), false, true});
        heads.push_back({""});
    }
    page.filter("pairs").begin_table(heads, "pairs");
    for (std::uint32_t row = 0; row < pairing.problem.mentee_count(); ++row)
        write_pair(page, edition, MenteeId(row), pairing::explain(pairing.problem, pairing.result, MenteeId(row)));
    page.end_table();
    write_pair_changes(page, edition);
    page.end_section();
}

}  // namespace muster::report
