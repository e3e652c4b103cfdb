// The duty calendar: a table a week, a row a type of shift, a column a day.
#include "markup.hpp"

#include "muster/roster/turn_report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace muster::report {
namespace {

std::string weekday_name(const Markup& page, Day day)
{
    static constexpr std::array zh{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    static constexpr std::array en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const auto at = static_cast<std::size_t>(iso_weekday(day) - 1);
    return page.language() == Language::zh ? zh[at] : en[at];
}

std::string name_of(const Markup& page, const roster::ShiftType& type)
{
    const std::string& name = page.in(type.name);
    return name.empty() ? type.code : name;
}

std::string hours_of(const roster::ShiftType& type)
{
    if (!type.start)
        return {};
    const auto end = (type.start->since_midnight() + type.length) % Minutes{24 * 60};
    return to_string(*type.start) + "–" + to_string(ClockTime(end));
}

using OnDuty = std::vector<std::vector<MemberId>>;  // by day and type

OnDuty on_duty(const programme::TermRoster& roster)
{
    const auto types = static_cast<std::size_t>(roster.problem.shift_type_count());
    OnDuty people(static_cast<std::size_t>(roster.problem.day_count()) * types);
    for (const auto& assignment : roster.solution.roster.assignments()) {
        const auto day = static_cast<std::size_t>(roster.problem.index_of(assignment.shift.day));
        people[day * types + assignment.shift.type.row()].push_back(assignment.member);
    }
    return people;
}

void write_week(Markup& page, const programme::Term& term, const OnDuty& people, int monday)
{
    const auto& problem = term.parts().roster->problem;
    const int first = std::max(monday, 0);
    const int last = std::min(monday + 6, problem.day_count() - 1);
    page.raw("<div class=\"week scroll\"><table class=duty><caption hidden>");
    page.text(to_string(problem.day(first))).raw("</caption><thead><tr><th></th>");
    for (int day = first; day <= last; ++day) {
        page.raw(problem.weekend_of(day) >= 0 ? "<th scope=col class=w>" : "<th scope=col>");
        page.text(weekday_name(page, problem.day(day)) + " " + to_string(problem.day(day)).substr(5)).raw("</th>");
    }
    page.raw("</tr></thead><tbody>");
    for (std::size_t type = 0; type < problem.shift_types().size(); ++type) {
        const auto& shift_type = problem.shift_types().rows()[type];
        page.raw("<tr><th scope=row>").text(name_of(page, shift_type)).raw("<br><span class=out>");
        page.text(hours_of(shift_type)).raw("</span></th>");
        for (int day = first; day <= last; ++day) {
            page.raw(problem.weekend_of(day) >= 0 ? "<td class=w>" : "<td>");
            for (const MemberId member : people[static_cast<std::size_t>(day) * problem.shift_types().size() + type])
                page.raw("<i data-m=\"" + std::to_string(member.row()) + "\">")
                    .text(term.organisation().members()[term.on_roster(member)].name)
                    .raw("</i>");
            page.raw("</td>");
        }
        page.raw("</tr>");
    }
    page.raw("</tbody></table></div>\n");
}

void write_controls(Markup& page, const programme::Term& term, int weeks, int first_monday)
{
    const auto& problem = term.parts().roster->problem;
    page.raw("<div class=weeks><button id=back type=button>‹</button><select id=pick aria-label=\"");
    page.raw(page.say("周", "week")).raw("\">");
    for (int week = 0; week < weeks; ++week) {
        page.raw("<option value=\"" + std::to_string(week) + "\">");
        page.text(page.say("第 ", "week ") + std::to_string(week + 1) + page.say(" 周 · ", " · ") +
                  to_string(problem.day(std::max(0, first_monday + 7 * week))));
        page.raw("</option>");
    }
    page.raw("</select><button id=next type=button>›</button><select id=who aria-label=\"");
    page.raw(page.say("标出某人", "mark a member")).raw("\"><option value=\"\">");
    page.raw(page.say("标出某人…", "mark a member…")).raw("</option>");
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        page.raw("<option value=\"" + std::to_string(row) + "\">");
        page.text(term.organisation().members()[term.on_roster(MemberId(row))].name).raw("</option>");
    }
    page.raw("</select></div>\n");
}

std::string with_one_place(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

/// The figures by which a person would judge how turns lie.
void write_turns(Markup& page, const programme::TermRoster& roster)
{
    const roster::TurnReport turns = roster::turn_report(roster.problem, roster.solution.roster);
    page.raw("<p>");
    page.text(page.say("连续两天值班 ", "Turns on two days running: ") + std::to_string(turns.on_days_running) +
              page.say(" 次；一人一周最多 ", "; most turns of one member in a week: ") +
              std::to_string(turns.most_in_a_week) + page.say(" 次；两次值班最长相隔 ", "; longest pause: ") +
              std::to_string(turns.longest_pause) + page.say(" 天，至多为本人平均间隔的 ", " days, at most ") +
              with_one_place(turns.longest_by_mean) + page.say(" 倍。", " times the mean pause of the member."));
    page.raw("</p>");
}

void write_loads(Markup& page, const programme::Term& term)
{
    using roster::Measure;
    const auto& [problem, solution] = *term.parts().roster;
    const roster::TurnReport turns = roster::turn_report(problem, solution.roster);
    page.raw("<h3>").raw(page.say("每人班次", "Load of each member")).raw("</h3><details><summary>");
    page.raw(page.say("展开", "show")).raw("</summary><div class=scroll><table>");
    page.heads({{page.say("成员", "member")},
                {page.say("班次", "shifts"), true},
                {page.say("应得", "fair share"), true},
                {page.say("分钟", "minutes"), true},
                {page.say("周末", "weekends"), true},
                {page.say("夜班", "nights"), true},
                {page.say("最短间隔（天）", "shortest pause (days)"), true},
                {page.say("平均间隔", "mean pause"), true},
                {page.say("最长间隔", "longest pause"), true}});
    page.raw("<tbody>");
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const MemberId member(row);
        roster::Load load{};
        for (const auto& assignment : solution.roster.of(member))
            for (const Measure measure : roster::all_measures)
                load[index(measure)] +=
                    problem.load_of(measure, problem.index_of(assignment.shift.day), assignment.shift.type);
        const auto number = [&](std::int64_t value) { page.number(std::to_string(value)); };
        page.raw("<tr><th scope=row>").text(term.organisation().members()[term.on_roster(member)].name).raw("</th>");
        number(load[index(Measure::shifts)]);
        number(problem.fair_load(Measure::shifts, member));
        number(load[index(Measure::minutes)]);
        number(load[index(Measure::weekends)]);
        number(load[index(Measure::nights)]);
        const roster::MemberTurns& own = turns.members[row];
        const bool has_pause = own.turns > 1;
        page.number(has_pause ? std::to_string(own.shortest_pause) : "–");
        page.number(has_pause ? with_one_place(own.mean_pause) : "–");
        page.number(has_pause ? std::to_string(own.longest_pause) : "–");
        page.raw("</tr>");
    }
    page.raw("</tbody></table></div></details>");
}

}  // namespace

void write_duty(Markup& page, const programme::Term& term)
{
    if (!term.parts().roster)
        return;
    const auto& problem = term.parts().roster->problem;
    const int first_monday = 1 - iso_weekday(problem.day(0));
    const int weeks = (problem.day_count() - first_monday + 6) / 7;
    const OnDuty people = on_duty(*term.parts().roster);
    page.raw("<section id=duty><h2>").raw(page.say("值班表", "Duty roster")).raw("</h2><p class=lead>");
    page.raw(page.say("每周一表；行是岗位与时段，列是日期。",
                      "A table a week: a row a post and its hours, a column a day."))
        .raw("</p>");
    write_controls(page, term, weeks, first_monday);
    for (int week = 0; week < weeks; ++week)
        write_week(page, term, people, first_monday + 7 * week);
    write_turns(page, *term.parts().roster);
    write_loads(page, term);
    page.raw("</section>\n");
}

}  // namespace muster::report
