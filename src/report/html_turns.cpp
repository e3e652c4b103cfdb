// Duty by person: how much, beside the fair share, and how the turns lie in the term. Drawn as bars and strips in the
// table itself, so that they are as dark as the page and no larger than a row.
#include "edition.hpp"

#include "muster/roster/turn_report.hpp"

#include <algorithm>
#include <cstdio>

namespace muster::inline v0_2::report {
namespace {

std::string with_one_place(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

std::string hours_in_words(std::int64_t minutes) { return with_one_place(static_cast<double>(minutes) / 60.0); }

/// The figures by which a person would judge how turns lie.
void write_spacing_in_words(Markup& page, const roster::TurnReport& turns)
{
    page.raw("<p>");
    page.text(page.say("连续两天值班 ", "Turns on two days running: ") + std::to_string(turns.on_days_running) +
              page.say(" 次；一人一周最多 ", "; most turns of one member in a week: ") +
              std::to_string(turns.most_in_a_week) + page.say(" 次；两次值班最长相隔 ", "; longest pause: ") +
              std::to_string(turns.longest_pause) + page.say(" 天，至多为本人平均间隔的 ", " days, at most ") +
              with_one_place(turns.longest_by_mean) + page.say(" 倍。", " times the mean pause of the member."));
    page.raw("</p>");
}

/// A line as long as the term: weekends shaded, a mark for each day on duty.
void write_strip(Markup& page, const roster::Problem& problem, const std::vector<int>& days)
{
    const auto marks = [&](const char* name, const std::vector<int>& at) {
        page.raw("<path class=").raw(name).raw(" d=\"");
        for (const int day : at)
            page.raw("M" + std::to_string(day) + " 0h1v10h-1z");
        page.raw("\"/>");
    };
    std::vector<int> rest;
    for (int day = 0; day < problem.day_count(); ++day)
        if (problem.weekend_of(day) >= 0)
            rest.push_back(day);
    const std::string length = std::to_string(problem.day_count());
    page.raw("<td><svg class=strip viewBox=\"0 0 ").raw(length).raw(" 10\" preserveAspectRatio=none aria-hidden=true>");
    page.raw("<rect class=whole width=").raw(length).raw(" height=10 />");
    marks("rest", rest);
    marks("turn", days);
    page.raw("</svg></td>");
}

struct Turns {
    roster::Load load{};
    std::vector<int> days;  ///< each day on duty once, rising
};

Turns turns_of(const programme::TermRoster& roster, MemberId member)
{
    Turns turns;
    for (const auto& assignment : roster.solution.roster.of(member)) {
        const int day = roster.problem.index_of(assignment.shift.day);
        for (const roster::Measure measure : roster::all_measures)
            turns.load[roster::index(measure)] += roster.problem.load_of(measure, day, assignment.shift.type);
        if (turns.days.empty() || turns.days.back() != day)
            turns.days.push_back(day);
    }
    return turns;
}

void write_days(Markup& page, const programme::TermRoster& roster, MemberId member)
{
    page.raw("<ul>");
    for (const auto& assignment : roster.solution.roster.of(member)) {
        const auto& type = roster.problem.shift_types()[assignment.shift.type];
        page.raw("<li>").text(to_string(assignment.shift.day).substr(5) + " " +
                              weekday_name(page, assignment.shift.day) + " ");
        page.text((type.start ? to_string(*type.start) + " " : "") + page.in(type.name, type.code)).raw("</li>");
    }
    page.raw("</ul>");
}

/// What the roster was asked to share fairly: shifts, or the time they take.
roster::Measure shared_measure(const roster::Problem& problem)
{
    const auto asks = [&](roster::Measure measure) {
        return std::ranges::find(problem.fairness(), measure, &roster::Fairness::measure) != problem.fairness().end();
    };
    return asks(roster::Measure::minutes) && !asks(roster::Measure::shifts) ? roster::Measure::minutes
                                                                            : roster::Measure::shifts;
}

void write_person(Markup& page, const Edition& edition, const roster::MemberTurns& own, std::int64_t most,
                  std::size_t columns)
{
    using roster::Measure;
    const programme::TermRoster& roster = *edition.parts().roster;
    const Measure shared = shared_measure(roster.problem);
    const std::int64_t fair = roster.problem.fair_load(shared, own.member);
    const auto of_most = [&](std::int64_t load) { return static_cast<double>(load) / static_cast<double>(most); };
    const std::string& name = edition.names.of(edition.term.on_roster(own.member));
    const Turns turns = turns_of(roster, own.member);
    page.raw("<tr>").row_head(name).number(std::to_string(turns.load[roster::index(Measure::shifts)]));
    page.number(hours_in_words(turns.load[roster::index(Measure::minutes)]));
    page.wide_number(shared == Measure::minutes ? hours_in_words(fair) : std::to_string(fair)).raw("<td class=wide>");
    write_bar(page, of_most(turns.load[roster::index(shared)]), of_most(fair));
    page.raw("</td>");
    page.wide_number(std::to_string(turns.load[roster::index(Measure::weekends)]));
    page.wide_number(std::to_string(turns.load[roster::index(Measure::nights)]));
    const bool has_pause = own.turns > 1;
    page.wide_number(has_pause ? from_to(own.shortest_pause, own.longest_pause) : std::string(nothing_there));
    page.wide_number(has_pause ? with_one_place(own.mean_pause) : nothing_there);
    write_strip(page, roster.problem, turns.days);
    page.unfold_cell(page.say("日期", "days"), name);
    page.begin_below(columns, true);
    write_days(page, roster, own.member);
    page.end_below();
}

}  // namespace

void write_turns_by_person(Markup& page, const Edition& edition)
{
    const auto& [problem, solution] = *edition.parts().roster;
    const roster::TurnReport turns = roster::turn_report(problem, solution.roster);
    const roster::Measure shared = shared_measure(problem);
    std::int64_t most = 1;
    for (const roster::MemberTurns& own : turns.members)
        most = std::max({most, problem.fair_load(shared, own.member),
                         turns_of(*edition.parts().roster, own.member).load[roster::index(shared)]});
    page.sub_head(page.say("按人", "By person"));
    write_spacing_in_words(page, turns);
    page.raw("<p class=out>")
        .raw(page.say("横条为所值，竖线为应值；分布中每一竖线为一天值班，底色深处为周末。",
                      "The bar is what was stood, the line the fair share; over the term, a line is "
                      "a day on duty, weekends are shaded."));
    page.raw("</p>");
    write_picture(page, edition, "loads");
    write_picture(page, edition, "spacing");
    page.filter("turns");
    const std::vector<Head> heads{{page.say("成员", "member")},
                                  {page.say("班次", "shifts"), true},
                                  {page.say("小时", "hours"), true},
                                  {shared == roster::Measure::minutes ? page.say("应值（小时）", "fair share (hours)")
                                                                      : page.say("应值（班次）", "fair share (shifts)"),
                                   true, true},
                                  {page.say("多少", "how much"), false, true},
                                  {page.say("周末班", "weekend"), true, true},
                                  {page.say("夜班", "nights"), true, true},
                                  {page.say("间隔（天）", "days between"), true, true},
                                  {page.say("平均间隔", "mean"), true, true},
                                  {page.say("分布", "over the term")},
                                  {""}};
    page.begin_table(heads, "turns");
    for (const roster::MemberTurns& own : turns.members)
        write_person(page, edition, own, most, heads.size());
    page.end_table();
}

}  // namespace muster::report
