// The duty calendar: a table a week, a row a type of shift, a column a day; and the same by post.
#include "edition.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace muster::inline v0_2::report {
namespace {

constexpr int days_a_week = 7;

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

const std::string& name_on_duty(const Edition& edition, MemberId member)
{
    return edition.names.of(edition.term.on_roster(member));
}

/// All seven days, so that a narrow screen can turn rows into columns.
void write_week(Markup& page, const Edition& edition, const OnDuty& people, int monday)
{
    const auto& problem = edition.parts().roster->problem;
    const auto is_within = [&](int day) { return day >= 0 && day < problem.day_count(); };
    page.raw("<div class=\"week scroll\"><table class=duty><thead><tr><th></th>");
    for (int day = monday; day < monday + days_a_week; ++day) {
        page.raw(is_within(day) && problem.weekend_of(day) >= 0 ? "<th scope=col class=rest>" : "<th scope=col>");
        if (is_within(day))
            page.text(weekday_name(page, problem.day(day)) + " ")
                .raw("<time>")
                .text(to_string(problem.day(day)).substr(5))
                .raw("</time>");
        page.raw("</th>");
    }
    page.raw("</tr></thead><tbody>");
    for (std::size_t type = 0; type < problem.shift_types().size(); ++type) {
        const auto& shift_type = problem.shift_types().rows()[type];
        page.raw("<tr><th scope=row>").text(page.in(shift_type.name, shift_type.code)).raw("<small>");
        page.text(hours_of(shift_type)).raw("</small></th>");
        for (int day = monday; day < monday + days_a_week; ++day) {
            page.raw(is_within(day) && problem.weekend_of(day) >= 0 ? "<td class=rest>" : "<td>");
            if (is_within(day))
                for (const MemberId member :
                     people[static_cast<std::size_t>(day) * problem.shift_types().size() + type])
                    page.raw("<i data-m=\"" + std::to_string(member.row()) + "\">")
                        .text(name_on_duty(edition, member))
                        .raw("</i>");
            page.raw("</td>");
        }
        page.raw("</tr>");
    }
    page.raw("</tbody></table></div>\n");
}

void write_controls(Markup& page, const Edition& edition, int weeks, int first_monday)
{
    const auto& problem = edition.parts().roster->problem;
    const auto button = [&](const char* name, const std::string& label, const char* sign) {
        page.raw("<button class=").raw(name).raw(" type=button aria-label=\"").raw(label).raw("\">");
        page.raw(sign).raw("</button>");
    };
    page.raw("<div class=controls>");
    button("back", page.say("上一周", "week before"), "‹");
    page.raw("<select class=pick aria-label=\"").raw(page.say("周", "week")).raw("\">");
    for (int week = 0; week < weeks; ++week) {
        page.raw("<option value=\"" + std::to_string(week) + "\">");
        page.text(page.say("第 ", "week ") + std::to_string(week + 1) + page.say(" 周 · ", " · ") +
                  to_string(problem.day(std::max(0, first_monday + days_a_week * week))));
        page.raw("</option>");
    }
    page.raw("</select>");
    button("next", page.say("下一周", "week after"), "›");
    page.raw("<select class=who aria-label=\"")
        .raw(page.say("标出某人", "mark a member"))
        .raw("\"><option value=\"\">");
    page.raw(page.say("标出某人…", "mark a member…")).raw("</option>");
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        page.raw("<option value=\"" + std::to_string(row) + "\">");
        page.text(name_on_duty(edition, MemberId(row))).raw("</option>");
    }
    page.raw("</select></div>\n");
}

/// Each post with its days, as one hangs it up there.
void write_posts(Markup& page, const Edition& edition, const OnDuty& people)
{
    const auto& problem = edition.parts().roster->problem;
    const std::size_t types = problem.shift_types().size();
    page.raw("<div class=posts>").sub_head(page.say("按岗位", "By post"));
    for (std::size_t type = 0; type < types; ++type) {
        const auto& shift_type = problem.shift_types().rows()[type];
        std::size_t turns = 0;
        for (int day = 0; day < problem.day_count(); ++day)
            turns += people[static_cast<std::size_t>(day) * types + type].size();
        if (turns == 0)
            continue;
        page.raw("<details><summary><b>").text(page.in(shift_type.name, shift_type.code)).raw("</b> ");
        page.text(hours_of(shift_type)).raw(" · ").text(std::to_string(turns)).raw(page.say(" 人次", " turns"));
        page.raw("</summary>");
        page.begin_table({{page.say("日期", "day")}, {page.say("星期", "weekday")}, {page.say("值班人", "on duty")}});
        for (int day = 0; day < problem.day_count(); ++day) {
            const auto& there = people[static_cast<std::size_t>(day) * types + type];
            if (there.empty())
                continue;
            page.raw("<tr>").day(problem.day(day)).cell(weekday_name(page, problem.day(day))).raw("<td>");
            for (std::size_t at = 0; at < there.size(); ++at)
                page.raw(at == 0 ? "" : page.say("、", ", ")).text(name_on_duty(edition, there[at]));
            page.raw("</td></tr>");
        }
        page.end_table().raw("</details>");
    }
    page.raw("</div>");
}

}  // namespace

std::string weekday_name(const Markup& page, Day day)
{
    static constexpr std::array zh{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    static constexpr std::array en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const auto at = static_cast<std::size_t>(iso_weekday(day) - 1);
    return page.language() == Language::zh ? zh[at] : en[at];
}

void write_duty(Markup& page, const Edition& edition)
{
    const auto& problem = edition.parts().roster->problem;
    const int first_monday = 1 - iso_weekday(problem.day(0));
    const int weeks = (problem.day_count() - first_monday + days_a_week - 1) / days_a_week;
    const OnDuty people = on_duty(*edition.parts().roster);
    page.begin_section("duty", page.say("值班表", "Duty roster"),
                       page.say("每周一表：每个岗位与时段，每天谁在岗。按岗位、按人各有一份，在周表之后。",
                                "A table a week: who stands at each post on each day. By post and by person below."));
    page.raw("<div class=roster>");
    write_controls(page, edition, weeks, first_monday);
    for (int week = 0; week < weeks; ++week)
        write_week(page, edition, people, first_monday + days_a_week * week);
    page.raw("</div>");
    write_shift_changes(page, edition);
    write_posts(page, edition, people);
    write_turns_by_person(page, edition);
    page.end_section();
}

}  // namespace muster::report
