// A sheet a week: the title, a column a day, a row a type of shift that is stood that week.
#include "muster/report/poster.hpp"

#include "day_words.hpp"
#include "markup.hpp"
#include "policy.hpp"
#include "poster_layout.hpp"
#include "poster_style.hpp"

#include "muster/report/names.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace muster::inline v0_2::report {
namespace {

const programme::TermRoster& roster_in(const programme::Term& term)
{
    if (!term.parts().roster)
        throw InvalidInput({"term"}, "it has no roster", "plan its duty before a poster is made of it");
    return *term.parts().roster;
}

/// PosterWeeks of a roster from Monday to Sunday, those cut by an end of it included, and what is in them.
class PosterWeeks {
public:
    explicit PosterWeeks(const programme::Term& term) : term_(term), problem_(roster_in(term).problem)
    {
        const Names names(term.organisation());
        for (const roster::Assignment& one : roster_in(term).solution.roster.assignments())
            names_[{problem_.index_of(one.shift.day), one.shift.type}].push_back(names.of(term.on_roster(one.member)));
    }

    [[nodiscard]] int count() const { return (problem_.day_count() - first_monday() + 6) / 7; }
    [[nodiscard]] int week_of(Day day) const { return (problem_.index_of(day) - first_monday()) / 7; }
    [[nodiscard]] int first(int week) const { return std::max(0, first_monday() + 7 * week); }
    [[nodiscard]] int last(int week) const { return std::min(problem_.day_count(), first_monday() + 7 * week + 7) - 1; }
    [[nodiscard]] const roster::Problem& problem() const { return problem_; }
    [[nodiscard]] const programme::Term& term() const { return term_; }

    /// A blank name stands for each person who is wanting.
    [[nodiscard]] std::vector<PosterRow> rows(int week, Language language) const
    {
        std::vector<PosterRow> rows;
        for (std::uint32_t at = 0; at < problem_.shift_types().size(); ++at) {
            const ShiftTypeId type(at);
            PosterRow row = head_of(problem_.shift_types()[type], language);
            bool is_stood = false;
            for (int day = first(week); day <= last(week); ++day) {
                row.cells.push_back(cell(day, type));
                is_stood = is_stood || !row.cells.back().empty();
            }
            if (is_stood)
                rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    [[nodiscard]] int first_monday() const { return 1 - iso_weekday(problem_.day(0)); }

    [[nodiscard]] std::vector<std::string> cell(int day, ShiftTypeId type) const
    {
        const auto found = names_.find({day, type});
        std::vector<std::string> names = found == names_.end() ? std::vector<std::string>() : found->second;
        std::int32_t asked = 0;
        for (const roster::Cover& cover : problem_.cover_of(day, type))
            if (!cover.skill.is_set())
                asked = cover.minimum;
        while (names.size() < static_cast<std::size_t>(asked))
            names.emplace_back();
        return names;
    }

    /// The post above the type and its hours; what has the name of the post already is not named twice.
    [[nodiscard]] PosterRow head_of(const roster::ShiftType& type, Language language) const
    {
        const std::string& own = type.name.in(language).empty() ? type.code : type.name.in(language);
        PosterRow row{.name = own, .more = {}, .cells = {}};
        if (type.post.is_set()) {
            const roster::Post& post = problem_.posts()[type.post];
            const std::string& place = post.name.in(language).empty() ? post.code : post.name.in(language);
            if (own.find(place) == std::string::npos) {
                row.name = place;
                row.more.push_back(own);
            }
        }
        if (type.start)
            row.more.push_back(clock_times(type.start, type.length, language));
        return row;
    }

    const programme::Term& term_;
    const roster::Problem& problem_;
    std::map<std::pair<int, ShiftTypeId>, std::vector<std::string>> names_;
};

constexpr double title_width = 175;  // of what stands beside the week

/// In tenths, by whole numbers: the point is a point wherever the program runs.
std::string in_millimetres(double length)
{
    const long tenths = std::lround(length * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "mm";
}

/// Lengths of this page alone, a class each, as its policy lets no style be set where it is used.
class Lengths {
public:
    /// The class of what is so long.
    std::string of(std::string_view property, double length)
    {
        std::string name = property.front() + std::to_string(std::lround(length * 10));
        rules_.insert_or_assign(name, std::string(property) + ":" + in_millimetres(length));
        return name;
    }
    [[nodiscard]] std::string style() const
    {
        std::string made;
        for (const auto& [name, rule] : rules_)
            made.append(".").append(name).append("{").append(rule).append("}\n");
        return made;
    }

private:
    std::map<std::string, std::string> rules_;
};

std::string made_known(const Markup& page, const programme::Publication& told, const PosterOptions& options)
{
    std::string words;
    if (const int version = options.version.value_or(told.version()); version > 0)
        words = page.say("第 ", "version ") + std::to_string(version) + page.say(" 版", "");
    if (const auto day = options.published ? options.published : told.told())
        words += (words.empty() ? "" : " · ") + page.say("", "published ") + whole_day(*day, page.language()) +
                 page.say(" 公布", "");
    return words;
}

std::string week_in_words(const Markup& page, int week)
{
    return page.say("第 ", "week ") + std::to_string(week + 1) + page.say(" 周", "");
}

void write_top(Markup& page, const PosterWeeks& weeks, int week, const PosterOptions& options, Lengths& lengths)
{
    const auto& parts = weeks.term().parts();
    const std::string title =
        page.in(weeks.term().organisation().units()[parts.branch].name) + page.say(" 值班表", " – duty roster");
    const Period days(weeks.problem().day(weeks.first(week)), weeks.problem().day(weeks.last(week)));
    page.raw("<div class=top><h1 class=");
    page.raw(lengths.of("font-size", std::clamp(title_width / ems_of(title), 4.0, 9.0))).raw(">").text(title);
    page.raw("</h1><p><b>").text(short_days(days, page.language())).raw("</b>");
    page.text(page.in(parts.name) + " · " + week_in_words(page, week));
    if (const std::string known = made_known(page, parts.published, options); !known.empty())
        page.raw("<br>").text(known);
    page.raw("</p></div>");
}

void write_sheet(Markup& page, const PosterWeeks& weeks, int week, const PosterOptions& options, Lengths& lengths)
{
    const roster::Problem& problem = weeks.problem();
    const std::vector<PosterRow> rows = weeks.rows(week, page.language());
    const PosterLetters letters = letters_of_poster(rows);
    const double height =
        std::min(PosterSheet::rows_height, PosterSheet::tallest_row * static_cast<double>(rows.size()));
    page.raw("<section class=sheet>");
    write_top(page, weeks, week, options, lengths);
    page.raw("<table class=").raw(lengths.of("height", PosterSheet::days_height + height));
    page.raw("><thead><tr><th scope=col>").raw(page.say("岗位与时间", "Post and time")).raw("</th>");
    const auto begins_weekend = [&](int day) {
        return problem.weekend_of(day) >= 0 && iso_weekday(problem.day(day)) == 6;
    };
    for (int day = weeks.first(week); day <= weeks.last(week); ++day) {
        page.raw(begins_weekend(day) ? "<th scope=col class=w>" : "<th scope=col>");
        page.text(short_weekday(problem.day(day), page.language())).raw("<span>");
        page.text(short_day(problem.day(day), page.language())).raw("</span></th>");
    }
    page.raw("</tr></thead><tbody class=").raw(lengths.of("font-size", letters.names)).raw(">");
    for (const PosterRow& row : rows) {
        page.raw("<tr><th scope=row class=").raw(lengths.of("font-size", letters.heads)).raw(">");
        page.text(row.name);
        page.raw("<span>");
        for (const std::string& more : row.more)
            page.raw("<b>").text(more).raw("</b> ");
        page.raw("</span>");
        page.raw("</th>");
        int day = weeks.first(week);
        for (const auto& names : row.cells) {
            page.raw(begins_weekend(day++) ? "<td class=w>" : "<td>");
            for (const std::string& name : names)
                page.raw(name.empty() ? "<i class=free>" : "<i>").text(name).raw("</i> ");
            page.raw("</td>");
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody></table>");
    if (rows.empty())
        page.raw("<p>").raw(page.say("本周没有值班。", "No duty this week.")).raw("</p>");
    page.raw("</section>\n");
}

std::string sheets(const PosterWeeks& weeks, int from, int to, const PosterOptions& options)
{
    if (options.published)
        require_calendar_day(*options.published, {"published"});
    Markup body(options.language);
    Lengths lengths;
    for (int week = from; week < to; ++week)
        write_sheet(body, weeks, week, options, lengths);
    const std::string style = std::string(poster_style).append(lengths.style());
    Markup page(options.language);
    const auto& parts = weeks.term().parts();
    page.raw("<!doctype html>\n<html lang=\"").raw(page.say("zh-CN", "en")).raw("\">\n<head><meta charset=\"utf-8\">");
    page.raw(policy_element(style));
    page.raw("<meta name=\"viewport\" content=\"width=1150\"><meta name=\"color-scheme\" content=\"light\">");
    page.raw("<link rel=\"icon\" href=\"data:,\"><title>");
    page.text(page.in(weeks.term().organisation().units()[parts.branch].name) + page.say(" 值班表 · ", " – duty · "));
    page.text(to - from == 1 ? week_in_words(page, from) : page.in(parts.name)).raw("</title>\n<style>");
    page.raw(style).raw("</style></head>\n<body>\n<main>\n").raw(body.take()).raw("</main>\n</body></html>\n");
    return page.take();
}

}  // namespace

std::string poster(const programme::Term& term, Day day, const PosterOptions& options)
{
    require_calendar_day(day, {"day"});
    const PosterWeeks weeks(term);
    const Period& days = weeks.problem().period();
    if (!days.contains(day))
        throw InvalidInput({"day"}, to_string(day) + " is not in the roster",
                           "give a day from " + to_string(days.first()) + " to " + to_string(days.last()));
    const int week = weeks.week_of(day);
    return sheets(weeks, week, week + 1, options);
}

std::string poster(const programme::Term& term, int week, const PosterOptions& options)
{
    const PosterWeeks weeks(term);
    if (week < 1 || week > weeks.count())
        throw InvalidInput({"week"}, "the roster has no week " + std::to_string(week),
                           "give one from 1 to " + std::to_string(weeks.count()));
    return sheets(weeks, week - 1, week, options);
}

std::string posters(const programme::Term& term, const PosterOptions& options)
{
    const PosterWeeks weeks(term);
    return sheets(weeks, 0, weeks.count(), options);
}

}  // namespace muster::report
