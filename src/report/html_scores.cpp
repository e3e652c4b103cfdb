// Scores: of each member for the committee, unfolding to what made them; of groups for all. Beside the term before.
#include "derivation.hpp"
#include "edition.hpp"

#include "muster/evaluation/standing.hpp"
#include "muster/report/source_words.hpp"
#include "muster/report/suppress.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

using namespace evaluation;

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
        return {"不评等次", "not graded"};
    case GradeReason::incomplete:
        return {"材料不全", "incomplete"};
    case GradeReason::no_grades:
        return {"不设等次", "no grades"};
    }
    return {};
}

std::string with_sign(const Exact& gain) { return (gain > Exact() ? "+" : "") + with_both_places(gain); }

/// Where members stood in the term before, where that is known.
class Past {
public:
    explicit Past(const programme::TermParts& parts)
    {
        if (!parts.management.before)
            return;
        Comparison compared = compare(*parts.management.before, *parts.evaluation);
        is_same_scheme_ = compared.is_same_scheme;
        changes_ = std::move(compared.members);  // those of the roll come first, in its order
        changes_.resize(parts.evaluation->members().size());
        has_gains_ = std::ranges::any_of(changes_, [](const auto& each) { return each.gain().has_value(); });
        has_ranks_ = std::ranges::any_of(changes_, [](const auto& each) { return each.ranks_gained().has_value(); });
    }

    void heads(const Markup& page, std::vector<Head>& heads) const
    {
        if (has_gains_) {
            heads.push_back({page.say("上学期", "last term"), true, true});
            heads.push_back({page.say("增减", "rise"), true, true});
        }
        if (has_ranks_)
            heads.push_back({page.say("进位", "rank ±"), true, true});
    }

    void cells(Markup& page, MemberId member) const
    {
        if (has_gains_) {
            const MemberChange& change = changes_[member.row()];
            const auto gain = change.gain();
            page.wide_number(gain ? with_both_places(change.before->total) : nothing_there);
            page.wide_number(gain ? with_sign(*gain) : nothing_there);
        }
        if (has_ranks_) {
            const auto ranks = changes_[member.row()].ranks_gained();
            page.wide_number(ranks ? (*ranks > 0 ? "+" : "") + std::to_string(*ranks) : nothing_there);
        }
    }

    /// How many rose and fell, and by how much on the whole.
    void write_summary(Markup& page, std::size_t least) const
    {
        std::int64_t known = 0;
        std::int64_t rose = 0;
        std::int64_t fell = 0;
        Exact sum;
        for (const MemberChange& change : changes_)
            if (const auto gain = change.gain()) {
                ++known;
                rose += *gain > Exact() ? 1 : 0;
                fell += *gain < Exact() ? 1 : 0;
                sum = sum + *gain;
            }
        if (known == 0 || static_cast<std::size_t>(known) < least)
            return;
        page.raw("<p>");
        page.text(page.say("与上学期相比（两学期都有总分的 ", "Beside the last term (") + std::to_string(known) +
                  page.say(" 人）：上升 ", " with a total in both): ") + std::to_string(rose) +
                  page.say(" 人，下降 ", " rose, ") + std::to_string(fell) +
                  page.say(" 人，平均 ", " fell, the mean by ") +
                  with_sign(Exact::quotient(sum, Exact::whole(known), 2)) + page.say("。", "."));
        if (!is_same_scheme_)
            page.raw(" <span class=out>")
                .raw(page.say("两学期的办法不同或不详，只供参考。",
                              "The schemes differ or are not known: take it as a hint."))
                .raw("</span>");
        page.raw("</p>");
    }

private:
    bool is_same_scheme_ = false;
    bool has_gains_ = false;
    bool has_ranks_ = false;
    std::vector<MemberChange> changes_;
};

std::vector<AreaId> areas_at_the_top(const Scheme& scheme)
{
    std::vector<AreaId> areas;
    for (const AreaPart& part : scheme.parts_of(scheme.top()))
        if (part.area.is_set())
            areas.push_back(part.area);
    return areas;
}

void write_grade(Markup& page, const Scheme& scheme, const MemberScore& score)
{
    page.raw("<td>");
    if (score.grade.is_set())
        page.raw("<span class=\"grade g" + std::to_string(score.grade.row()) + "\">")
            .text(page.in(scheme.grades()[score.grade].label))
            .raw("</span> ");
    const bool says_so = score.is_incomplete && score.reason != GradeReason::ungraded_stage;
    if (const Label reason = reason_of(says_so ? GradeReason::incomplete : score.reason); !reason.en.empty())
        page.raw("<span class=out>").text(page.in(reason)).raw("</span>");
    page.raw("</td>");
}

/// With where each record comes from, and where the numbers do.
void write_member_derivation(Markup& page, const Edition& edition, MemberId member)
{
    const Evaluation& evaluation = *edition.parts().evaluation;
    const DerivationWords words{
        .records_shown = edition.options.records_shown,
        .heads = {{page.say("来源", "source")}, {page.say("说明", "why not")}},
        .write_record =
            [&](const DerivedRecord& record) {
                page.cell(record_source_in_words(record.source, evaluation.scheme(), page.language()));
                page.cell(record.fate == RecordFate::counted
                              ? std::string()
                              : page.in(label_of(record.fate)) + (record.reason.empty() ? "" : " · " + record.reason));
            },
        .write_indicator =
            [&](const Indicator& indicator) {
                if (!indicator.source.empty())
                    page.raw("<p class=out>")
                        .text(page.say("依据：", "Source: ") + source_in_words(indicator.source, page.language()))
                        .raw("</p>");
            }};
    write_derivation(page, evaluation, evaluation.explain(member), words);
}

/// One member's row of the table, and the row below.
void write_member_score(Markup& page, const Edition& edition, MemberId member, const Past& past, std::size_t columns)
{
    const Evaluation& evaluation = *edition.parts().evaluation;
    const MemberScore& score = evaluation.of(member);
    const std::string& name = edition.names.of(edition.term.evaluated(member));
    page.raw("<tr>").row_head(name);
    for (const AreaId area : areas_at_the_top(evaluation.scheme()))
        page.wide_number(evaluation.is_left_out(member, area) ? nothing_there
                                                              : with_both_places(evaluation.of(member, area)));
    page.raw("<td class=n><b>")
        .text(score.is_incomplete ? nothing_there : with_both_places(score.total))
        .raw("</b></td>");
    write_grade(page, evaluation.scheme(), score);
    if (evaluation.is_ranked())
        page.number(score.rank == 0 ? nothing_there : std::to_string(score.rank));
    past.cells(page, member);
    page.unfold_cell(page.say("由来", "how"), name).begin_below(columns, false);
    write_member_derivation(page, edition, member);
    page.end_below();
}

void write_member_scores(Markup& page, const Edition& edition, const Past& past)
{
    const Evaluation& evaluation = *edition.parts().evaluation;
    const Scheme& scheme = evaluation.scheme();
    std::vector<Head> heads{{page.say("成员", "member")}};
    for (const AreaId area : areas_at_the_top(scheme))
        heads.push_back({page.in(scheme.areas()[area].label), true, true});
    heads.push_back({page.say("总分", "total"), true});
    heads.push_back({page.say("等次", "grade")});
    if (evaluation.is_ranked())
        heads.push_back({page.say("名次", "rank"), true});
    past.heads(page, heads);
    heads.push_back({""});
    page.filter("members").begin_table(heads, "members");
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row)
        write_member_score(page, edition, MemberId(row), past, heads.size());
    page.end_table();
    page.raw("<p class=out>").text(page.say("办法：", "Scheme: ") + page.in(scheme.parts().label, scheme.code()) + " ");
    page.text(scheme.version()).raw(" <code>").text(evaluation.scheme_digest().substr(0, 12)).raw("</code>");
    page.raw(page.say("。分数按两位小数显示，计算与比较用精确值。",
                      ". Points are shown with two places; they were reckoned and compared exactly."));
    page.raw("</p>");
}

/// How many have each grade, where that gives nobody away.
void write_group_scores(Markup& page, const Edition& edition)
{
    const Evaluation& evaluation = *edition.parts().evaluation;
    const auto& grades = evaluation.scheme().grades();
    std::vector<std::size_t> sizes(grades.size(), 0);
    for (const MemberScore& member : evaluation.members())
        if (member.grade.is_set())
            ++sizes[member.grade.row()];
    const auto shown = shown_groups(sizes, edition.options.least_group);
    page.begin_table({{page.say("等次", "grade")}, {page.say("人数", "members"), true}});
    for (std::size_t row = 0; row < sizes.size(); ++row)
        page.raw("<tr>")
            .row_head(page.in(grades.rows()[row].label))
            .number(shown[row] ? std::to_string(sizes[row]) : page.say("人数过少，不显示", "too few to be shown"))
            .raw("</tr>");
    page.end_table();
}

void write_award_list(Markup& page, const Edition& edition)
{
    const auto& awards = edition.parts().areas.awards;
    if (awards.empty())
        return;
    page.sub_head(page.say("获奖名单", "Who won what"));
    page.begin_table({{page.say("奖项", "award")},
                      {page.say("级别", "level")},
                      {page.say("日期", "day")},
                      {page.say("获奖人", "won by")}});
    for (const record::Award& award : awards) {
        page.raw("<tr>").row_head(page.in(award.name, award.code)).cell(page.in(label_of(award.level))).day(award.day);
        std::string people;
        for (const MemberId member : award.members)
            people += (people.empty() ? "" : page.say("、", ", ")) + edition.names.or_nothing(member);
        page.cell(people + (award.is_team ? page.say("（集体）", " (team)") : "")).raw("</tr>");
    }
    page.end_table();
}

}  // namespace

void write_scores(Markup& page, const Edition& edition)
{
    const Evaluation& evaluation = *edition.parts().evaluation;
    const Past past(edition.parts());
    page.begin_section(
        "scores", page.say("考评结果", "Scores"),
        edition.is_whole()
            ? page.say("每个分数都可逐层展开：方面、指标、计算步骤，直到每一条佐证。",
                       "Every score unfolds: area, indicator, steps of the calculation, down to each record.")
            : page.say("只列各等次人数；本人的分数请向支部查询。",
                       "How many have each grade. Ask the committee for your own score."));
    for (const EvaluationWarning& warning : evaluation.warnings())
        page.raw("<p class=out>").text(page.say("注意：", "Note: ") + page.in(warning.text)).raw("</p>");
    past.write_summary(page, edition.is_whole() ? 1 : edition.options.least_group);
    if (edition.is_whole()) {
        write_picture(page, edition, "scores");
        write_member_scores(page, edition, past);
        write_award_list(page, edition);
    } else
        write_group_scores(page, edition);
    page.end_section();
}

}  // namespace muster::report
