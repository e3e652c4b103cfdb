// The term at a glance: what was made, the five areas, what is proven in plain words, what is due and what waits.
#include "edition.hpp"

#include "muster/evaluation/evaluate.hpp"
#include "muster/report/suppress.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

namespace muster::inline v0_2::report {
namespace {

void card(Markup& page, const std::string& name, const std::string& value, const std::string& more,
          const char* place = nullptr)
{
    page.raw("<div class=card><span>").text(name).raw("</span><b>").text(value).raw("</b><span>").text(more);
    if (place != nullptr)
        page.raw(" <a class=screen href=\"#").raw(page.id(place)).raw("\">").raw(page.say("查看", "see")).raw("</a>");
    page.raw("</span></div>");
}

std::string per_cent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f %%", share * 100.0);
    return text;
}

void roster_card(Markup& page, const roster::Solution& proven)
{
    std::set<std::pair<Day, ShiftTypeId>> shifts;
    for (const roster::Assignment& each : proven.roster.assignments())
        shifts.emplace(each.shift.day, each.shift.type);
    card(page, page.say("值班人次", "Turns of duty"), std::to_string(proven.roster.size()),
         page.say("分布在 ", "on ") + std::to_string(shifts.size()) + page.say(" 个班次", " shifts"), "duty");
}

void pairing_card(Markup& page, const programme::TermPairing& pairing)
{
    const auto& result = pairing.result;
    const std::size_t alone = result.pairing.unmatched().size();
    card(page, page.say("结对", "Pairs"), std::to_string(result.pairing.mentor_of.size() - alone),
         alone == 0 ? page.say("所有帮扶对象都已结对", "every student has a mentor")
                    : page.say("未结对 ", "unmatched ") + std::to_string(alone),
         "pairing");
}

void evaluation_card(Markup& page, const Edition& edition, const evaluation::Evaluation& evaluation)
{
    const auto& grades = evaluation.scheme().grades();
    std::vector<std::size_t> sizes(grades.size(), 0);
    for (const auto& member : evaluation.members())
        if (member.grade.is_set())
            ++sizes[member.grade.row()];
    const auto shown =
        edition.is_whole() ? std::vector<bool>(sizes.size(), true) : shown_groups(sizes, edition.options.least_group);
    std::string more;
    for (std::size_t row = 0; row < sizes.size(); ++row)
        if (shown[row] && sizes[row] > 0)
            more += (more.empty() ? "" : " · ") + page.in(grades.rows()[row].label) + " " + std::to_string(sizes[row]);
    card(page, page.say("考评人数", "Evaluated"), std::to_string(evaluation.members().size()), more, "scores");
}

std::string late_by_kind(const Markup& page, const std::vector<org::Obligation>& owed, const Period& term)
{
    std::map<org::ObligationKind, std::size_t> counts;
    for (const org::Obligation& each : owed)
        if (is_late(each, term))
            ++counts[each.kind];
    std::string words;
    for (const auto& [kind, count] : counts)
        words += (words.empty() ? "" : " · ") + page.in(label_of(kind)) + " " + std::to_string(count);
    return words;
}

void write_cards(Markup& page, const Edition& edition)
{
    const auto& parts = edition.parts();
    page.raw("<div class=cards>");
    if (parts.roster)
        roster_card(page, *edition.verified.proven);
    if (parts.pairing)
        pairing_card(page, *parts.pairing);
    if (parts.evaluation)
        evaluation_card(page, edition, *parts.evaluation);
    auto owed = obligations_of(edition);
    std::erase_if(owed, [&](const org::Obligation& each) { return is_not_kept(edition, each.kind); });
    if (!owed.empty()) {
        const auto late = std::ranges::count_if(owed, [&](const auto& each) { return is_late(each, parts.period); });
        card(page, page.say("到期未见记录", "Due and not on file"), std::to_string(late),
             late_by_kind(page, owed, parts.period), "due");
    }
    if (parts.evaluation)
        card(page, page.say("待审佐证", "Evidence that waits"), std::to_string(parts.evaluation->waiting().size()),
             page.say("共 ", "of ") + std::to_string(parts.ledger.size()) + page.say(" 条记录", " records"), "waiting");
    page.raw("</div>");
}

/// The mean of each area at the top, where enough have one.
void write_area_cards(Markup& page, const Edition& edition)
{
    if (!edition.parts().evaluation)
        return;
    const evaluation::Evaluation& evaluation = *edition.parts().evaluation;
    const auto& scheme = evaluation.scheme();
    const std::size_t least = edition.is_whole() ? 1 : edition.options.least_group;
    page.sub_head(page.in(scheme.areas()[scheme.top()].label)).raw("<div class=cards>");
    for (const evaluation::AreaPart& part : scheme.parts_of(scheme.top())) {
        if (!part.area.is_set())
            continue;
        Exact sum;
        std::size_t people = 0;
        for (std::uint32_t row = 0; row < evaluation.members().size(); ++row)
            if (!evaluation.is_left_out(MemberId(row), part.area)) {
                sum = sum + evaluation.of(MemberId(row), part.area);
                ++people;
            }
        page.raw("<div class=card><span>").text(page.in(scheme.areas()[part.area].label)).raw("</span><b>");
        if (people < least) {
            page.raw(nothing_there).raw("</b></div>");
            continue;
        }
        const Exact mean = Exact::quotient(sum, Exact::whole(static_cast<std::int64_t>(people)), 2);
        page.text(two_places(mean)).raw("</b>");
        write_bar(page, mean.approximate() / 100.0);
        page.raw("<span>").raw(page.say("平均分，", "mean of ")).text(std::to_string(people));
        page.raw(page.say(" 人", people == 1 ? " person" : " people")).raw("</span></div>");
    }
    page.raw("</div>");
    if (edition.is_whole())  // it may show each member's points
        write_picture(page, edition, "areas");
}

void proof(Markup& page, bool holds, const std::string& part, const std::string& words)
{
    page.raw(holds ? "<li><span class=seal>✓ " : "<li><span class=\"seal bad\">✗ ").text(part).raw("</span><span>");
    page.text(words).raw("</span></li>");
}

std::string roster_in_words(const Markup& page, const roster::Solution& proven, bool holds)
{
    if (!proven.score.is_feasible())
        return page.say("有硬性规则被违反，见“规则”。", "A hard rule is broken; see Rules.");
    if (!holds)
        return page.say("硬性规则都满足，但所称与复核不符，见下。",
                        "Hard rules hold, but not all is as told; see below.");
    if (proven.status == roster::Status::optimal)
        return page.say("硬性规则全部满足，没有更好的排法。", "Every hard rule holds, and no roster is better.");
    const auto gap = proven.gap();
    if (!gap)
        return page.say("硬性规则全部满足。", "Every hard rule holds.");
    return page.say("硬性规则全部满足；与最好的排法相比，至多差 ",
                    "Every hard rule holds; the best roster there could be is better by at most ") +
           per_cent(*gap) + page.say("。", ".");
}

void write_proofs(Markup& page, const Edition& edition)
{
    const auto& [parts, verified] = std::tie(edition.parts(), edition.verified);
    if (!parts.roster && !parts.pairing && !parts.evaluation)
        return;
    page.sub_head(page.say("已核对", "Checked")).raw("<ul class=proofs>");
    if (parts.roster)
        proof(page, verified.roster.empty() && verified.proven->score.is_feasible(), page.say("值班", "Duty"),
              roster_in_words(page, *verified.proven, verified.roster.empty()));
    if (parts.pairing)
        proof(page, verified.pairing.empty(), page.say("结对", "Pairs"),
              verified.pairing.empty()
                  ? page.say("总分最高：换成任何别的结对方式，总分都不会更高。",
                             "The greatest total there can be: no other way of pairing has a greater one.")
                  : page.say("未证明总分最高，见下。", "Not proven to have the greatest total; see below."));
    if (parts.evaluation)
        proof(page, verified.evaluation.empty(), page.say("考评", "Scores"),
              verified.evaluation.empty()
                  ? page.say("每一分都由台账另行重算，结果一致。",
                             "Every score was worked out from the ledger once more by other means, and is the same.")
                  : page.say("得分与台账不符，见下。", "Scores are not those of the ledger; see below."));
    page.raw("</ul>");
}

/// What does not hold, part by part.
void write_faults(Markup& page, const programme::Verification& verified)
{
    if (verified.holds())
        return;
    page.raw("<h3 id=").raw(page.id("faults")).raw(">").raw(page.say("不成立之处", "What does not hold"));
    page.raw("</h3><ul>");
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

void write_bar(Markup& page, double share, std::optional<double> mark)
{
    const auto of_hundred = [](double part) {
        char text[32];
        std::snprintf(text, sizeof text, "%.1f", 100.0 * std::clamp(part, 0.0, 1.0));
        return std::string(text);
    };
    page.raw("<svg class=bar viewBox=\"0 0 100 6\" preserveAspectRatio=none aria-hidden=true><rect class=whole "
             "width=100 height=6 /><rect height=6 width=");
    page.raw(of_hundred(share)).raw(" />");
    if (mark)
        page.raw("<rect class=mark width=1 height=6 x=").raw(of_hundred(*mark)).raw(" />");
    page.raw("</svg>");
}

void write_overview(Markup& page, const Edition& edition)
{
    page.begin_section("summary", page.say("概览", "Overview"));
    write_published(page, edition);
    write_cards(page, edition);
    write_proofs(page, edition);
    write_self_check(page, edition.self_check);
    write_faults(page, edition.verified);
    write_area_cards(page, edition);
    page.end_section();
}

}  // namespace muster::report
