// The member's points unfolded: area, indicator, steps, and what became of each record.
#include "day_words.hpp"
#include "derivation.hpp"
#include "member_sections.hpp"

#include "muster/evaluation/standing.hpp"
#include "muster/record/confirmation.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace muster::inline v0_2::report {
namespace {

using evaluation::Derivation;
using evaluation::DerivedRecord;
using evaluation::Evaluation;
using evaluation::RecordFate;

std::string with_two_places(const Exact& value) { return to_string(value.rounded(2)); }

/// Why the grade is not the one that the points allow, as far as it is the member's own matter.
Label why_this_grade(const evaluation::MemberScore& score)
{
    using evaluation::GradeReason;
    if (score.reason == GradeReason::quota)
        return {"上一等次名额已满", "the better grade had no place left"};
    if (score.reason == GradeReason::veto)
        return {"一票否决", "a veto bars a better grade"};
    if (score.reason == GradeReason::ungraded_stage)
        return {"此阶段不评等次", "not graded at this stage"};
    if (score.is_incomplete)
        return {"材料不全", "records are wanting"};
    return {};
}

/// What a record is of: its activity, where it has one.
std::string own_activity(const Markup& page, const Evaluation& evaluation, ActivityId activity)
{
    if (!activity.is_set())
        return {};
    const record::Activity& row = evaluation.ledger().activities()[activity.row()];
    return record::awaits_confirmation(row) ? std::string() : page.in(row.plan().label);
}

/// What became of a record, without who wrote it.
void write_own_result(Markup& page, const OwnView& view, const DerivedRecord& record)
{
    page.raw("<td>");
    const std::string activity = own_activity(page, *view.term.parts().evaluation, record.evidence.activity);
    own_words(page, view, activity);
    if (record.fate != RecordFate::counted)
        page.text((activity.empty() ? "" : " · ") + page.in(label_of(record.fate)));
    if (!record.reason.empty()) {
        page.raw(" · <q>");
        own_words(page, view, record.reason);
        page.raw("</q>");
    }
    page.raw("</td>");
}

/// Where the member stood in the term before, and how far the total has risen.
void write_own_past(Markup& page, const OwnView& view, MemberId evaluated)
{
    const auto& before = view.term.parts().management.before;
    if (!before)
        return;
    const auto past = std::ranges::find(before->members, view.row().code, &evaluation::Standing::member);
    if (past == before->members.end() || !past->total)
        return;
    const Evaluation& evaluation = *view.term.parts().evaluation;
    const auto& score = evaluation.of(evaluated);
    page.raw("<p>").text(page.say("上学期 ", "Last term ") + with_two_places(Exact(*past->total)));
    if (!score.is_incomplete) {
        const Exact gain = score.total - Exact(*past->total);
        page.text(page.say("，本学期 ", ", this term ") + with_two_places(score.total) + page.say("（", " (") +
                  (gain > Exact() ? "+" : "") + with_two_places(gain) + page.say("）", ")"));
    }
    if (past->rank != 0 && score.rank != 0)
        page.text(page.say("；名次由 ", "; rank from ") + std::to_string(past->rank) + page.say(" 到 ", " to ") +
                  std::to_string(score.rank));
    page.raw(page.say("。", "."));
    if (!before->scheme_digest.empty() && before->scheme_digest != evaluation.scheme_digest())
        page.raw(page.say("两个学期的办法不同，总分不宜直接相比。",
                          " The two terms had different schemes, so totals are not on one scale."));
    page.raw("</p>");
}

void write_own_counts(Markup& page, const OwnView& view, const Derivation& derivation)
{
    std::size_t counted = 0;
    std::size_t all = 0;
    for (const auto& indicator : derivation.indicators) {
        all += indicator.records.size();
        counted += static_cast<std::size_t>(std::ranges::count_if(indicator.records, is_counted));
    }
    page.raw("<p>").text(page.say("记录共 ", "Records: ") + std::to_string(all) +
                         page.say(" 条，计入 ", "; counted: ") + std::to_string(counted) +
                         page.say(" 条，未计入 ", "; not counted: ") + std::to_string(all - counted) +
                         page.say(" 条。", "."));
    const auto& grades = view.term.parts().evaluation->scheme().grades();
    const Label why = why_this_grade(derivation.score);
    if (derivation.score.grade.is_set() || !why.zh.empty()) {
        page.text(page.say("等次：", " Grade: "));
        page.text(derivation.score.grade.is_set() ? page.in(grades[derivation.score.grade].label)
                                                  : page.say("无", "none"));
        if (!why.zh.empty())
            page.text(page.say("（", " (") + page.in(why) + page.say("）", ")"));
        page.raw(page.say("。", "."));
    }
    page.raw("</p>");
}

}  // namespace

void write_own_points(Markup& page, const OwnView& view)
{
    const auto evaluated = view.evaluated();
    if (!evaluated)
        return;
    const Derivation derivation = view.term.parts().evaluation->explain(*evaluated);
    open_own(page, "points", page.say("我的得分", "My points"),
             page.say("逐层展开：领域、指标、计算步骤、每一条记录。",
                      "They unfold: area, indicator, steps of the calculation, each record."));
    write_own_past(page, view, *evaluated);
    write_own_counts(page, view, derivation);
    page.raw("<div class=points>");
    write_derivation(page, *view.term.parts().evaluation, derivation,
                     {.records_shown = view.options.records_shown,
                      .heads = {{page.say("事项与结果", "result")}},
                      .write_record = [&](const DerivedRecord& record) { write_own_result(page, view, record); }});
    page.raw("</div></section>\n");
}

void write_own_waiting(Markup& page, const OwnView& view)
{
    const auto evaluated = view.evaluated();
    if (!evaluated)
        return;
    const Evaluation& evaluation = *view.term.parts().evaluation;
    const auto& ledger = evaluation.ledger();
    const auto own = ledger.members().find(view.row().code);
    std::map<std::pair<ActivityId, IndicatorId>, std::size_t> records;
    for (const EvidenceId id : evaluation.waiting())
        if (ledger[id].member == own)
            ++records[{ledger[id].activity, ledger[id].indicator}];
    std::vector<const record::Appeal*> open_appeals;
    for (const record::AppealRecord& each : ledger.appeals())
        if (each.appeal.by == own && !each.answer)
            open_appeals.push_back(&each.appeal);
    open_own(page, "waiting", page.say("待审核", "Waiting for review"),
             page.say("活动审核或他人确认之前，这些记录不计分。",
                      "These records count nothing until the activity is reviewed or somebody else confirms them."));
    if (records.empty() && open_appeals.empty()) {
        page.raw("<p class=out>").raw(page.say("没有待审核的记录。", "Nothing waits.")).raw("</p></section>\n");
        return;
    }
    page.raw("<ul class=own>");
    for (const auto& [what, count] : records) {
        const record::Activity& activity = ledger.activities()[what.first.row()];
        const bool is_confirmed_by_others = record::awaits_confirmation(activity);
        const std::string name = own_activity(page, evaluation, what.first);
        const auto& indicators = evaluation.scheme().indicators();
        const auto indicator = indicators.find(ledger.indicators()[what.second]);
        page.raw("<li>");
        if (indicator)
            page.text(page.in(indicators[*indicator].label, indicators[*indicator].code));
        if (!name.empty()) {
            page.raw(indicator ? " · " : "");
            own_words(page, view, name);
        }
        page.text(" · " + std::to_string(count) + page.say(" 条", count == 1 ? " record" : " records"));
        page.raw("<br><span class=out>");
        page.text(is_confirmed_by_others ? page.say("待他人确认", "to be confirmed by somebody else")
                                         : page.say("活动状态：", "activity: ") + page.in(label_of(activity.state())));
        page.raw("</span></li>");
    }
    for (const record::Appeal* appeal : open_appeals) {
        page.raw("<li>").text(page.say("申诉 · ", "Appeal · ") + whole_day(appeal->day, page.language()));
        page.raw(" · <q>");
        own_words(page, view, appeal->reason);
        page.raw("</q></li>");
    }
    page.raw("</ul></section>\n");
}

}  // namespace muster::report
