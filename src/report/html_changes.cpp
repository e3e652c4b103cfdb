// What was made known, and what was changed since: of each shift who was told and does not stand it, and who does.
#include "day_words.hpp"
#include "edition.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace muster::inline v0_2::report {
namespace {

constexpr std::size_t few_changes = 12;  // what is not folded

using programme::Publication;
using programme::ToldTurn;
using ShiftPlace = std::tuple<Day, std::string, Minutes>;  // day, post, begin

struct ShiftChange {
    std::string name;
    std::string hours;
    std::vector<std::string> no_longer;  ///< codes, as of all below
    std::vector<std::string> now;
    int version = 0;  ///< the last that changed it; 0: none did, it was stood otherwise than told
    std::optional<Day> told;
};

std::string name_of(const Edition& edition, const std::string& member)
{
    const auto row = edition.term.organisation().members().find(member);
    return row ? edition.names.of(*row) : member;
}

std::string names_in_words(const Markup& page, const Edition& edition, const std::vector<std::string>& members)
{
    std::string words;
    for (const std::string& member : members)
        words += (words.empty() ? "" : page.say("、", ", ")) + name_of(edition, member);
    return words.empty() ? nothing_there : words;
}

std::string version_in_words(const Markup& page, int version, const std::optional<Day>& told)
{
    return page.say("第 ", "version ") + std::to_string(version) + page.say(" 版", "") +
           (told ? " · " + to_string(*told) : std::string());
}

class ShiftChanges {
public:
    ShiftChanges(const Markup& page, const Edition& edition) : page_(page), edition_(edition)
    {
        take_stood();
        for (const ToldTurn& turn : edition.parts().published.turns)
            take_told(turn);
        std::erase_if(shifts_, [&](const auto& each) { return !is_changed(each.first, each.second); });
    }

    [[nodiscard]] const std::map<ShiftPlace, ShiftChange>& shifts() const noexcept { return shifts_; }

private:
    void take_stood()
    {
        const auto& [problem, solution] = *edition_.parts().roster;
        for (const auto& [member, shift] : solution.roster.assignments()) {
            const auto& type = problem.shift_types()[shift.type];
            const std::string& post = type.post.is_set() ? problem.posts()[type.post].code : type.code;
            ShiftChange& change = shifts_[{shift.day, post, type.start.value_or(ClockTime{}).since_midnight()}];
            change.name = page_.in(type.name, type.code);
            change.hours = clock_times(type.start, type.length, page_.language());
            change.now.push_back(problem.members()[member].code);
        }
    }

    void take_told(const ToldTurn& turn)
    {
        const ShiftPlace place{turn.day, turn.post, turn.start.since_midnight()};
        ShiftChange& change = shifts_[place];
        if (change.name.empty()) {  // nobody stands it
            const auto& posts = edition_.term.organisation().posts();
            const auto post = posts.find(turn.post);
            change.name = post ? page_.in(posts[*post].name, turn.post) : turn.post;
            change.hours = clock_times(turn.start, turn.length, page_.language());
        }
        if (std::ranges::find(change.now, turn.member) == change.now.end())
            change.no_longer.push_back(turn.member);
        else if (!turn.is_cancelled)
            told_[place].insert(turn.member);
        if (turn.version > 1 && turn.version >= change.version) {
            change.version = turn.version;
            change.told = turn.told;
        }
    }

    [[nodiscard]] bool is_changed(const ShiftPlace& place, const ShiftChange& change) const
    {
        const auto told = told_.find(place);
        const bool are_all_told = told != told_.end() && std::ranges::all_of(change.now, [&](const std::string& each) {
                                      return told->second.contains(each);
                                  });
        return change.version > 1 || !change.no_longer.empty() || (!change.now.empty() && !are_all_told);
    }

    const Markup& page_;
    const Edition& edition_;
    std::map<ShiftPlace, ShiftChange> shifts_;
    std::map<ShiftPlace, std::set<std::string>> told_;
};

/// A head, and a fold around what is many.
void begin_changes(Markup& page, std::string_view name, const std::string& title, std::size_t rows)
{
    page.raw("<details class=paper id=")
        .raw(page.id(name))
        .raw(rows > few_changes ? ">" : " open>")
        .raw("<summary><b>");
    page.text(title).raw("</b> · ").text(std::to_string(rows)).raw("</summary>");
}

std::string student_name(const Edition& edition, const std::string& student)
{
    const auto row = edition.term.organisation().students().find(student);
    return row ? edition.names.of(*row) : student;
}

}  // namespace

void write_published(Markup& page, const Edition& edition)
{
    const Publication& told = edition.parts().published;
    if (told.version() == 0)
        return;
    page.raw("<p class=lead>").text(page.say("已公布：", "Made known: "));
    page.text(version_in_words(page, told.version(), told.told()));
    if (edition.parts().roster)
        if (const std::size_t changed = ShiftChanges(page, edition).shifts().size(); changed > 0) {
            page.text(page.say("；公布后变动 ", "; changed since: ") + std::to_string(changed));
            page.text(page.say(" 个班次", changed == 1 ? " shift" : " shifts")).raw(" <a class=screen href=\"#");
            page.raw(page.id("changes")).raw("\">").raw(page.say("查看", "see")).raw("</a>");
        }
    page.raw("</p>");
}

void write_shift_changes(Markup& page, const Edition& edition)
{
    if (edition.parts().published.version() == 0)
        return;
    const ShiftChanges changes(page, edition);
    if (changes.shifts().empty())
        return;
    begin_changes(page, "changes", page.say("公布后变动的班次", "Shifts changed since they were made known"),
                  changes.shifts().size());
    page.begin_table({{page.say("日期", "day")},
                      {page.say("班次", "shift")},
                      {page.say("不再值班", "no longer")},
                      {page.say("现值班", "on duty now")},
                      {page.say("何时变动", "changed by")}});
    for (const auto& [place, change] : changes.shifts()) {
        page.raw("<tr>").day(std::get<Day>(place)).raw("<td>").text(change.name).raw(" <span class=out>");
        page.text(change.hours).raw("</span></td>").cell(names_in_words(page, edition, change.no_longer));
        page.cell(names_in_words(page, edition, change.now));
        page.cell(change.version > 1 ? version_in_words(page, change.version, change.told)
                                     : page.say("实际到岗与公布不同", "stood otherwise than told"));
        page.raw("</tr>");
    }
    page.end_table().raw("</details>\n");
}

void write_pair_changes(Markup& page, const Edition& edition)
{
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>> mentors;  // before, now
    std::map<std::string, std::pair<int, Day>> by;
    for (const programme::ToldPair& pair : edition.parts().published.pairs) {
        auto& [before, now] = mentors[pair.mentee];
        (pair.is_ended ? before : now).push_back(pair.mentor);
        if (pair.version > 1)
            by[pair.mentee] = std::max(by[pair.mentee], std::pair(pair.version, pair.told));
    }
    if (by.empty())
        return;
    begin_changes(page, "pair-changes", page.say("公布后变动的结对", "Pairs changed since they were made known"),
                  by.size());
    page.begin_table({{page.say("帮扶对象", "mentee")},
                      {page.say("原帮扶人", "before")},
                      {page.say("现帮扶人", "now")},
                      {page.say("何时变动", "changed by")}});
    for (const auto& [mentee, version] : by) {
        const auto& [before, now] = mentors.at(mentee);
        page.raw("<tr>").row_head(student_name(edition, mentee)).cell(names_in_words(page, edition, before));
        page.cell(names_in_words(page, edition, now));
        page.cell(version_in_words(page, version.first, version.second)).raw("</tr>");
    }
    page.end_table().raw("</details>\n");
}

}  // namespace muster::report
