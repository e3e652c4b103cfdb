// What waits for its review, and what went wrong, without its reporters.
#include "edition.hpp"

#include "muster/record/confirmation.hpp"

#include <map>

namespace muster::inline v0_2::report {

void write_waiting(Markup& page, const Edition& edition)
{
    const auto& ledger = edition.parts().evaluation->ledger();
    std::map<ActivityId, std::size_t> by_activity;
    for (const EvidenceId record : edition.parts().evaluation->waiting())
        ++by_activity[ledger[record].activity];
    page.begin_section(
        "waiting", page.say("待审佐证", "Evidence that waits"),
        page.say("活动未经审核前，其佐证不计分；不属于活动的佐证，须经本人以外的人确认。",
                 "Evidence of an activity scores nothing until the activity is reviewed; evidence of none, "
                 "until somebody other than the member has confirmed it."));
    page.begin_table(
        {{page.say("活动", "activity")}, {page.say("状态", "state")}, {page.say("记录", "records"), true}});
    for (const auto& [activity, records] : by_activity) {
        const auto& row = ledger.activities()[activity.row()];
        page.raw("<tr>").row_head(page.in(row.plan().label, row.code()));
        page.cell(record::awaits_confirmation(row) ? page.say("待他人确认", "to be confirmed")
                                                   : page.in(label_of(row.state())));
        page.number(std::to_string(records)).raw("</tr>");
    }
    if (by_activity.empty())
        page.raw("<tr><td colspan=3>").raw(page.say("没有待审佐证。", "Nothing waits.")).raw("</td></tr>");
    page.end_table().end_section();
}

void write_incidents(Markup& page, const Edition& edition)
{
    using namespace record;
    const auto& organisation = edition.term.organisation();
    page.begin_section("incidents", page.say("事件", "Incidents"),
                       page.say("何时发现、报告、处理、结案；举报人受保护，不出现在任何报告中。",
                                "When each was discovered, reported, handled and closed. Who reported it is under seal "
                                "and in no report."));
    page.begin_table({{page.say("事件", "what")},
                      {page.say("程度", "severity")},
                      {page.say("场所", "place"), false, true},
                      {page.say("发现", "discovered")},
                      {page.say("报告", "reported"), false, true},
                      {page.say("处理", "handled"), false, true},
                      {page.say("结案", "closed"), false, true},
                      {page.say("状态", "state")}});
    for (const Incident& incident : edition.parts().incidents) {
        const IncidentFacts& facts = incident.facts();
        page.raw("<tr>").row_head(page.in(facts.label, facts.code)).cell(page.in(label_of(facts.severity)));
        const bool has_place = organisation.places().contains(facts.place);
        page.cell(has_place ? page.in(organisation.places()[facts.place].name, organisation.places()[facts.place].code)
                            : nothing_there,
                  "wide");
        page.day(incident.day_of(IncidentState::discovered));
        for (const auto state : {IncidentState::reported, IncidentState::handled, IncidentState::closed}) {
            const auto day = incident.day_of(state);
            page.cell(day ? to_string(*day) : nothing_there, "d wide");
        }
        page.raw("<td>").text(page.in(label_of(incident.state())));
        if (!incident.delays(edition.parts().period.last()).empty())
            page.raw(" <span class=\"seal bad\">").raw(page.say("有环节超期", "a step is late")).raw("</span>");
        page.raw("</td></tr>");
    }
    page.end_table().end_section();
}

}  // namespace muster::report
