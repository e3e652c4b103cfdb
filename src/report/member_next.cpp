// What comes next on the member's way, what the member answers for, and what is to be handed over on leaving.
#include "day_words.hpp"
#include "member_sections.hpp"

#include "muster/org/obligations.hpp"
#include "muster/report/duty_calendar.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

std::string own_day(const Markup& page, Day day) { return whole_day(day, page.language()); }

void write_own_condition(Markup& page, const OwnView& view, const org::Condition& condition)
{
    const bool is_met = condition.is_met_on(view.today);
    const bool comes_later = !is_met && condition.from && view.today < *condition.from;
    page.raw(is_met        ? "<li><span class=\"state yes\">✓</span>"
             : comes_later ? "<li><span class=\"state later\">○</span>"
                           : "<li><span class=\"state no\">✗</span>");
    page.text(page.in(condition.text)).raw("<br><span class=out>");
    std::string when = is_met ? page.say("已满足", "met") : page.say("尚未满足", "not met yet");
    if (comes_later)
        when = page.say("自 ", "met from ") + own_day(page, *condition.from) + page.say(" 起满足", "");
    if (condition.until)
        when += page.say("，至 ", ", until ") + own_day(page, *condition.until);
    if (condition.severity == org::Severity::warns && !is_met)
        when += page.say("（提醒，不阻止）", " (a reminder, bars nothing)");
    page.text(when).raw("</span></li>");
}

void write_own_stage(Markup& page, const OwnView& view)
{
    const auto stage = view.term.organisation().stage_on(view.member, view.today);
    const auto since = stage ? view.row().stages.since(*stage) : std::nullopt;
    page.raw("<p>");
    if (stage)
        page.text(page.say("现为", "Now ") + page.in(label_of(*stage)));
    if (since)
        page.text(page.say("（自 ", " (since ") + own_day(page, *since) + page.say(" 起）", ")"));
    page.raw(stage ? page.say("。", ". ") : "");
    if (const auto next = own_next_stage(view)) {
        page.text(page.say("下一步：", "Next: ") + page.in(label_of(next->stage)) + page.say("，", ", "));
        page.text(next->earliest ? page.say("最早 ", "at the earliest on ") + own_day(page, *next->earliest)
                                 : page.say("条件尚未齐备", "conditions are not all met yet"));
        page.raw(page.say("。", ".")).raw("</p><ul class=own>");
        for (const org::Condition& condition : next->conditions)
            write_own_condition(page, view, condition);
        page.raw("</ul>");
        return;
    }
    page.raw("</p>");
}

/// What the member owes, or is owed, from today to the end of the term.
std::vector<org::Obligation> own_obligations(const OwnView& view)
{
    const auto& parts = view.term.parts();
    const Period days(view.today, std::max(view.today, parts.period.last()));
    auto found = org::due(parts.organisation, parts.branch, days,
                          {.stages = view.options.stages.rules, .meetings = parts.meetings});
    std::erase_if(found, [&](const org::Obligation& each) { return each.about != view.member; });
    return found;
}

void write_own_due(Markup& page, const OwnView& view)
{
    const auto found = own_obligations(view);
    if (found.empty())
        return;
    page.raw("<h3>").raw(page.say("到期事项", "What is due")).raw("</h3><ul class=own>");
    for (const org::Obligation& each : found) {
        const bool is_late = each.is_overdue_on(view.today);
        page.raw(each.done ? "<li><span class=\"state yes\">✓</span>"
                 : is_late ? "<li><span class=\"state no\">✗</span>"
                           : "<li><span class=\"state later\">○</span>");
        page.text(page.in(label_of(each.kind))).raw("<br><span class=out>");
        page.text(own_day(page, each.within.first()) + page.say("至", " – ") + own_day(page, each.within.last()) +
                  " · ");
        page.text(each.done ? page.say("已办 ", "done ") + own_day(page, *each.done)
                  : is_late ? page.say("已过期，未见记录", "overdue, not on file")
                            : page.say("待办", "to do"));
        page.raw("</span></li>");
    }
    page.raw("</ul>");
}

std::vector<org::Duty> own_duties(const OwnView& view)
{
    std::vector<org::Duty> found;
    for (const org::Duty& duty : view.term.parts().management.duties)
        if (duty.accountable == view.member)
            found.push_back(duty);
    return found;
}

void write_own_duty(Markup& page, const OwnView& view, const org::Duty& duty)
{
    page.raw("<li>");
    own_words(page, view, page.in(duty.name));
    page.raw("<br><span class=out>");
    if (duty.done && *duty.done <= view.today)
        page.text(page.say("已完成 ", "done ") + own_day(page, *duty.done));
    else if (duty.is_overdue_on(view.today))
        page.text(page.say("已逾期，期限 ", "overdue, was due on ") + own_day(page, *duty.due));
    else
        page.text(duty.due ? page.say("期限 ", "due on ") + own_day(page, *duty.due)
                           : page.say("没有期限", "without a deadline"));
    if (!duty.acknowledged || *duty.acknowledged > view.today)
        page.text(page.say(" · 尚未确认", " · not acknowledged yet"));
    page.raw("</span></li>");
}

std::string own_office(const Markup& page, const org::Organisation& organisation, OfficeId office)
{
    const org::Office& row = organisation.offices()[office];
    const std::string& name = page.in(row.name);
    const std::string& unit = page.in(organisation.units()[row.unit].name);
    return unit + (unit.empty() ? "" : " · ") + (name.empty() ? page.in(label_of(row.kind)) : name);
}

void write_item(Markup& page, const std::string& what, const std::string& more)
{
    page.raw("<li>").text(what).raw("<br><span class=out>").text(more).raw("</span></li>");
}

/// Those whom the member accompanies who are still on their way on that day.
std::size_t still_accompanied(const OwnView& view, Day day)
{
    const auto& organisation = view.term.organisation();
    const auto all = organisation.accompanied_by(view.member);
    return static_cast<std::size_t>(std::ranges::count_if(all, [&](MemberId each) {
        const auto stage = organisation.stage_on(each, day);
        return stage && *stage < org::Stage::full;
    }));
}

std::size_t own_turns_from(const OwnView& view, Day day)
{
    const auto turns = duty_events(view.term, view.options.language, view.member);
    return static_cast<std::size_t>(
        std::ranges::count_if(turns, [&](const CalendarEvent& turn) { return turn.day >= day && !turn.is_cancelled; }));
}

std::size_t own_mentees(const OwnView& view)
{
    if (!view.term.parts().pairing)
        return 0;
    const programme::TermPairing& made = *view.term.parts().pairing;
    for (std::uint32_t row = 0; row < made.fit.mentors().size(); ++row)
        if (made.fit.mentors()[MentorId(row)].code == view.row().code)
            return made.result.pairing.mentees_of(MentorId(row)).size();
    return 0;
}

}  // namespace

std::optional<Day> own_last_day(const org::Member& member)
{
    return member.departure ? std::optional(member.departure->on) : member.development.leaves_on;
}

std::optional<org::Eligibility> own_next_stage(const OwnView& view)
{
    const auto steps = view.row().stages.steps();
    const auto& members = view.term.organisation().members().rows();
    if (std::ranges::all_of(members, [](const org::Member& each) { return each.stages.steps().empty(); }))
        return std::nullopt;  // stages are not kept at all
    if (view.row().departure || (!steps.empty() && steps.back().stage == org::Stage::full))
        return std::nullopt;
    const auto next =
        steps.empty() ? org::Stage::applicant : static_cast<org::Stage>(static_cast<int>(steps.back().stage) + 1);
    return org::eligible_on(view.term.organisation(), view.member, next, view.options.stages);
}

void write_own_next(Markup& page, const OwnView& view)
{
    const bool has_stage = !view.row().stages.steps().empty();
    if (!has_stage && !own_next_stage(view) && own_obligations(view).empty())
        return;
    open_own(page, "next", page.say("下一步", "What is next"), {});
    write_own_stage(page, view);
    write_own_due(page, view);
    page.raw("</section>\n");
}

void write_own_duties(Markup& page, const OwnView& view)
{
    const auto duties = own_duties(view);
    if (duties.empty())
        return;
    open_own(page, "duties", page.say("我的责任", "What I answer for"), {});
    page.raw("<ul class=own>");
    for (const org::Duty& duty : duties)
        write_own_duty(page, view, duty);
    page.raw("</ul></section>\n");
}

void write_own_leaving(Markup& page, const OwnView& view)
{
    const auto last = own_last_day(view.row());
    if (!last)
        return;
    const auto& organisation = view.term.organisation();
    open_own(page, "leaving", page.say("离开之前", "Before leaving"),
             page.say("离开日期：", "Day of leaving: ") + own_day(page, *last) +
                 page.say("。下列事项需在此之前办完或交接。", ". What is below is to be done or handed over by then."));
    page.raw("<ul class=own>");
    const std::string hand_over = page.say("交接", "to be handed over");
    for (const OfficeId office : organisation.offices_held_by(view.member, view.today))
        write_item(page, page.say("职务：", "Office: ") + own_office(page, organisation, office), hand_over);
    std::size_t open_duties = 0;
    for (const org::Duty& duty : own_duties(view))
        open_duties += duty.done && *duty.done <= view.today ? 0u : 1u;
    const auto count = [&](std::size_t number, const char* zh, const char* en, const std::string& more) {
        if (number > 0)
            write_item(page, page.say(zh, en) + std::to_string(number), more);
    };
    count(open_duties, "未完成的责任：", "Duties not done yet: ", page.say("完成或交接", "to be done or handed over"));
    count(own_mentees(view), "帮扶对象：", "Mentees: ", hand_over);
    count(still_accompanied(view, view.today), "正在联系的培养对象：", "People accompanied as a contact: ", hand_over);
    count(own_turns_from(view, *last), "离开之日及以后的值班：", "Turns on the day of leaving or after it: ",
          page.say("请他人代值或调换", "to be exchanged or stood by somebody else"));
    write_item(page, page.say("组织关系与培养材料", "Membership and file"),
               page.say("向支部办理转接", "to be moved along, through the branch"));
    page.raw("</ul></section>\n");
}

}  // namespace muster::report
