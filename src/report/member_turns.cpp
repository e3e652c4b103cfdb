// When the member stands duty, with whom and where.
#include "day_words.hpp"
#include "member_sections.hpp"

#include "muster/report/duty_calendar.hpp"

#include <algorithm>
#include <span>

namespace muster::inline v0_2::report {
namespace {

using OwnTurns = std::vector<CalendarEvent>;

/// Those that are stood, or those that were told and are not.
OwnTurns own_turns(const OwnView& view, const Markup& page, bool are_cancelled = false)
{
    OwnTurns turns = duty_events(view.term, page.language(), view.member);
    std::erase_if(turns, [&](const CalendarEvent& turn) { return turn.is_cancelled != are_cancelled; });
    return turns;
}

std::string counted_turns(const Markup& page, std::size_t turns)
{
    return std::to_string(turns) + page.say(" 次", turns == 1 ? " turn" : " turns");
}

void write_turn(Markup& page, const CalendarEvent& turn, bool is_next)
{
    page.raw(is_next ? "<li class=now>" : "<li>").raw("<time datetime=\"").raw(to_string(turn.day)).raw("\">");
    page.text(day_of_week(turn.day, page.language()));
    page.raw("</time><div>").text(turn.summary);
    if (turn.start)
        page.text(" · " + clock_times(turn.start, turn.length, page.language()));
    std::string more = turn.location;
    if (!turn.description.empty())
        more += (more.empty() ? "" : " · ") + turn.description;
    if (!more.empty())
        page.raw("<br><span class=out>").text(more).raw("</span>");
    page.raw("</div></li>");
}

/// Which version these turns are of.
std::string version_told(const Markup& page, const programme::Publication& published)
{
    const auto day = published.told();
    if (!day)
        return {};
    return page.say("第 ", " Version ") + std::to_string(published.version()) + page.say(" 版，", ", made known on ") +
           whole_day(*day, page.language()) + page.say("公布。", ".");
}

void write_turn_list(Markup& page, std::span<const CalendarEvent> turns, bool begins_with_next)
{
    page.raw("<ol class=\"own turns\">");
    for (const CalendarEvent& turn : turns)
        write_turn(page, turn, begins_with_next && &turn == turns.data());
    page.raw("</ol>");
}

void own_card(Markup& page, const std::string& name, const std::string& value, const std::string& more)
{
    page.raw("<div class=card><span>").text(name).raw("</span><b>").text(value).raw("</b><span>").text(more);
    page.raw("</span></div>");
}

void own_turn_card(Markup& page, const OwnView& view)
{
    const OwnTurns turns = own_turns(view, page);
    const auto next = std::ranges::find_if(turns, [&](const auto& turn) { return turn.day >= view.today; });
    if (next == turns.end())
        return own_card(page, page.say("下一次值班", "Next turn"), "–", page.say("没有了", "none to come"));
    own_card(page, page.say("下一次值班", "Next turn"), day_of_week(next->day, page.language()),
             next->summary + (next->start ? " · " + clock_times(next->start, next->length, page.language()) : ""));
}

void own_point_card(Markup& page, const OwnView& view, MemberId evaluated)
{
    const auto& evaluation = *view.term.parts().evaluation;
    const auto& score = evaluation.of(evaluated);
    std::string more;
    if (score.grade.is_set())
        more = page.in(evaluation.scheme().grades()[score.grade].label);
    if (score.rank != 0)
        more += (more.empty() ? "" : " · ") + page.say("名次 ", "rank ") + std::to_string(score.rank);
    own_card(page, page.say("总分", "Points"), score.is_incomplete ? "–" : to_string(score.total.rounded(2)), more);
}

}  // namespace

void write_own_cards(Markup& page, const OwnView& view)
{
    page.raw("<div class=cards>");
    if (view.term.parts().roster)
        own_turn_card(page, view);
    if (const auto evaluated = view.evaluated())
        own_point_card(page, view, *evaluated);
    const auto stage = view.term.organisation().stage_on(view.member, view.today);
    if (stage) {
        const auto next = own_next_stage(view);
        const bool has_day = next && next->earliest;
        own_card(
            page, page.say("发展阶段", "Stage"), page.in(label_of(*stage)),
            !next ? std::string()
                  : page.say("下一步：", "next: ") + page.in(label_of(next->stage)) +
                        (has_day ? page.say("，最早 ", ", from ") + whole_day(*next->earliest, page.language()) : ""));
    }
    page.raw("</div>\n");
}

void write_own_turns(Markup& page, const OwnView& view)
{
    if (!view.term.parts().roster)
        return;
    const OwnTurns turns = own_turns(view, page);
    const auto next = std::ranges::find_if(turns, [&](const auto& turn) { return turn.day >= view.today; });
    const auto past = static_cast<std::size_t>(next - turns.begin());
    open_own(page, "turns", page.say("我的值班", "My turns"),
             page.say("还有 ", "To come: ") + counted_turns(page, turns.size() - past) +
                 page.say("，已过 ", "; past: ") + counted_turns(page, past) + page.say("。", ".") +
                 version_told(page, view.term.parts().published));
    if (!view.options.calendar.empty()) {
        page.raw("<p><a class=go href=\"").text(view.options.calendar).raw("\">");
        page.raw(page.say("我的值班日历", "My calendar")).raw("</a><br><span class=out>");
        page.raw(page.say("下载后可导入手机日历。", "To be added to the calendar of a phone.")).raw("</span></p>");
    }
    if (next != turns.end())
        write_turn_list(page, std::span(turns).subspan(past), true);
    OwnTurns cancelled = own_turns(view, page, true);
    std::erase_if(cancelled, [&](const CalendarEvent& turn) { return turn.day < view.today; });
    if (!cancelled.empty()) {
        page.raw("<h3>").raw(page.say("已取消，不必到岗", "Cancelled, not to be stood")).raw("</h3>");
        write_turn_list(page, cancelled, false);
    }
    if (past > 0) {
        page.raw("<details class=fold><summary>").raw(page.say("已过的班次（按值班表）", "Past, as the roster has it"));
        page.raw("</summary>");
        write_turn_list(page, std::span(turns).first(past), false);
        page.raw("</details>");
    }
    page.raw("</section>\n");
}

}  // namespace muster::report
