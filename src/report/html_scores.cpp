// Scores that unfold: member, area, indicator, steps, records.
#include "markup.hpp"

#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/standing.hpp"

#include <algorithm>

namespace muster::report {
namespace {

using namespace evaluation;

// Two places at the end of the way, for the eye only: everything was compared exactly before.
std::string shown(const Exact& value) { return to_string(value.rounded(2)); }

constexpr const char* no_number = "–";  // where there is nothing to go by, which is not 0

Label reason_of(GradeReason reason)
{
    switch (reason) {
    case GradeReason::by_points:
        return {};
    case GradeReason::quota:
        return {"名额已满", "quota full"};
    case GradeReason::veto:
        return {"一票否决", "veto"};
    case GradeReason::ungraded_stage:
        return {"不评等次", "not graded at this stage"};
    case GradeReason::incomplete:
        return {"材料不全", "incomplete"};
    case GradeReason::no_grades:
        return {"不设等次", "no grades"};
    }
    return {};
}

void write_records(Markup& page, const std::vector<DerivedRecord>& records, std::size_t most)
{
    if (records.empty())
        return;
    page.raw("<table class=rec>");
    page.heads({{page.say("日期", "day")},
                {page.say("数量", "quantity"), true},
                {page.say("计入", "counts"), true},
                {page.say("来源", "source")},
                {""}});
    page.raw("<tbody>");
    for (std::size_t at = 0; at < std::min(most, records.size()); ++at) {
        const auto& record = records[at];
        page.raw(record.fate == RecordFate::counted ? "<tr>" : "<tr class=out>");
        page.cell(to_string(record.evidence.day))
            .number(to_string(record.evidence.quantity))
            .number(to_string(record.counted));
        page.cell(record.source);
        page.cell(record.fate == RecordFate::counted
                      ? std::string()
                      : page.in(label_of(record.fate)) + (record.reason.empty() ? "" : " · " + record.reason));
        page.raw("</tr>");
    }
    page.raw("</tbody></table>");
    if (records.size() > most)
        page.raw("<p class=out>")
            .raw(page.say("另有 ", "and "))
            .text(std::to_string(records.size() - most))
            .raw(page.say(" 条", " more"))
            .raw("</p>");
}

void write_indicator(Markup& page, const Scheme& scheme, const IndicatorDerivation& derived, std::size_t most)
{
    const auto& indicator = scheme.indicators()[derived.indicator];
    page.raw("<details><summary>")
        .text(page.in(indicator.label))
        .raw(": <b>")
        .text(to_string(derived.score.points))
        .raw("</b>");
    page.raw(" <span class=out>")
        .text(to_string(derived.score.amount) + " " + page.in(indicator.unit))
        .raw("</span></summary><div class=why><ul>");
    for (const auto& step : derived.steps)
        page.raw("<li>").text(page.in(step.text)).raw(" → ").text(to_decimal_string(step.value)).raw("</li>");
    page.raw("</ul><p class=out>").text(indicator.source).raw("</p>");
    write_records(page, derived.records, most);
    page.raw("</div></details>");
}

void write_derivation(Markup& page, const Scheme& scheme, const Derivation& derivation, std::size_t most)
{
    for (const auto& area : derivation.areas) {
        const auto& row = scheme.areas()[area.area];
        page.raw("<details><summary>").text(page.in(row.label)).raw(": <b>");
        page.text(area.is_left_out ? no_number : shown(area.total)).raw("</b>");
        if (area.is_left_out)
            page.raw(" <span class=out>").raw(page.say("不计", "left out")).raw("</span>");
        if (area.is_extra)
            page.raw(" <span class=out>").raw(page.say("另加", "added on top")).raw("</span>");
        page.raw("</summary><div class=why><ul>");
        for (const auto& step : area.steps)
            page.raw("<li>").text(page.in(step.text)).raw(" → ").text(to_decimal_string(step.value)).raw("</li>");
        page.raw("</ul>");
        for (const auto& indicator : derivation.indicators)
            if (scheme.indicators()[indicator.indicator].area == row.code)
                write_indicator(page, scheme, indicator, most);
        page.raw("</div></details>");
    }
    page.raw("<p class=out>").raw(page.say("办法 ", "scheme ")).text(derivation.scheme + " " + derivation.version);
    page.raw(" <code>").text(derivation.digest).raw("</code></p>");
}

/// What rose and fell since the term before: two columns where it is known.
class Past {
public:
    explicit Past(const programme::TermParts& parts)
    {
        if (!parts.management.before)
            return;
        is_known_ = true;
        for (MemberChange& change : compare(*parts.management.before, *parts.evaluation).members)
            changes_.push_back(std::move(change));  // those of the roll come first, in its order
    }

    void heads(Markup& page) const
    {
        if (is_known_)
            page.raw("<th scope=col class=n>")
                .raw(page.say("增减", "rise"))
                .raw("</th><th scope=col class=n>")
                .raw(page.say("进位", "rank ±"))
                .raw("</th>");
    }

    void cells(Markup& page, MemberId member) const
    {
        if (!is_known_)
            return;
        const MemberChange& change = changes_[member.row()];
        const auto gain = change.gain();
        const auto ranks = change.ranks_gained();
        page.number(gain ? (*gain > Exact() ? "+" : "") + shown(*gain) : no_number);
        page.number(ranks ? (*ranks > 0 ? "+" : "") + std::to_string(*ranks) : no_number);
    }

private:
    bool is_known_ = false;
    std::vector<MemberChange> changes_;
};

/// One member's row of the table, which unfolds.
void write_member(Markup& page, const programme::Term& term, MemberId member, const std::vector<AreaId>& areas,
                  const Past& past)
{
    const Evaluation& evaluation = *term.parts().evaluation;
    const MemberScore& score = evaluation.of(member);
    page.raw("<tr><th scope=row>").text(term.organisation().members()[term.evaluated(member)].name).raw("</th>");
    for (const AreaId area : areas)
        page.number(evaluation.is_left_out(member, area) ? no_number : shown(evaluation.of(member, area)));
    page.raw("<td class=n><b>").text(score.is_incomplete ? no_number : shown(score.total)).raw("</b></td><td>");
    if (score.grade.is_set())
        page.raw("<span class=\"grade g" + std::to_string(score.grade.row()) + "\">")
            .text(page.in(evaluation.scheme().grades()[score.grade].label))
            .raw("</span> ");
    const bool says_so = score.is_incomplete && score.reason != GradeReason::ungraded_stage;
    if (const Label reason = reason_of(says_so ? GradeReason::incomplete : score.reason); !reason.en.empty())
        page.raw("<span class=out>").text(page.in(reason)).raw("</span>");
    page.raw("</td>");
    if (evaluation.is_ranked())
        page.number(score.rank == 0 ? no_number : std::to_string(score.rank));
    past.cells(page, member);
}

}  // namespace

void write_scores(Markup& page, const programme::Term& term, const HtmlOptions& options)
{
    if (!term.parts().evaluation)
        return;
    const Evaluation& evaluation = *term.parts().evaluation;
    const Scheme& scheme = evaluation.scheme();
    const Past past(term.parts());
    std::vector<AreaId> areas;
    for (const AreaPart& part : scheme.parts_of(scheme.top()))
        if (part.area.is_set())
            areas.push_back(part.area);
    page.raw("<section id=scores><h2>").raw(page.say("考评结果", "Scores")).raw("</h2><p class=lead>");
    page.raw(page.say("每个分数都可逐层展开：领域、指标、计算步骤，直到每一条佐证。",
                      "Every score unfolds: area, indicator, steps of the calculation, down to each record."));
    page.raw("</p>");
    for (const EvaluationWarning& warning : evaluation.warnings())
        page.raw("<p class=out>").raw(page.say("注意：", "Note: ")).text(page.in(warning.text)).raw("</p>");
    page.raw("<p class=find><input data-find=\"#members>tbody>tr\" placeholder=\"").raw(page.say("筛选…", "filter…"));
    page.raw("\" aria-label=\"")
        .raw(page.say("筛选", "filter"))
        .raw("\"></p><div class=scroll><table id=members><thead><tr><th scope=col>");
    page.raw(page.say("成员", "member")).raw("</th>");
    for (const AreaId area : areas)
        page.raw("<th scope=col class=n>").text(page.in(scheme.areas()[area].label)).raw("</th>");
    page.raw("<th scope=col class=n>")
        .raw(page.say("总分", "total"))
        .raw("</th><th scope=col>")
        .raw(page.say("等次", "grade"));
    if (evaluation.is_ranked())
        page.raw("</th><th scope=col class=n>").raw(page.say("名次", "rank"));
    page.raw("</th>");
    past.heads(page);
    page.raw("<th scope=col></th></tr></thead><tbody>");
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
        const MemberId member(row);
        write_member(page, term, member, areas, past);
        page.raw("<td><details><summary>").raw(page.say("展开", "unfold")).raw("</summary>");
        write_derivation(page, scheme, evaluation.explain(member), options.records_shown);
        page.raw("</details></td></tr>");
    }
    page.raw("</tbody></table></div></section>\n");
}

}  // namespace muster::report
