// The competition's text: parts begin with a line of their name, and have a line of words for each row. Brackets and
// commas only part the numbers of a pair, so that they are blanks here.
#include "muster/roster/penalty.hpp"
#include "roster/format/inrc2_files.hpp"
#include "roster/format/lines.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace muster::inline v0_2::roster::format::inrc2 {
namespace {

/// One row: its words, each asked for once.
class RowOfWords {
public:
    RowOfWords(const Line& line, Faults& faults) : place_(line.place), words_(words(line.text, "(),")), faults_(faults)
    {
    }

    [[nodiscard]] const Where& place() const { return place_; }
    [[nodiscard]] std::size_t left() const { return words_.size() - next_; }

    /// Whether so many words are left; a fault if there are fewer.
    bool has(std::size_t wanted)
    {
        if (left() < wanted)
            faults_.add(place_, has_and_needs(words_.size(), next_ + wanted), "fill them in, separated by blanks");
        return left() >= wanted;
    }
    std::string word() { return std::string(words_[next_++]); }
    int number(const std::string& name, int most = no_limit)
    {
        return static_cast<int>(format::number(faults_, place_, words_[next_++], {name, 0, most}));
    }
    Range range(const std::string& name)
    {
        const int least = number("the minimum of " + name);
        return {least, number("the maximum of " + name)};
    }
    /// All that are left, of which the first says how many there are.
    std::vector<std::string> counted(const std::string& name)
    {
        const std::string what = "the number of " + name;
        const int said = number(what);
        std::vector<std::string> found;
        while (left() > 0)
            found.push_back(word());
        if (static_cast<std::size_t>(said) != found.size())
            faults_.add(place_, given_and_is(what, said, found.size()), "correct the number");
        return found;
    }

private:
    Where place_;
    std::vector<std::string_view> words_;
    Faults& faults_;
    std::size_t next_ = 0;
};

/// Parts of a file by the word they begin with.
class Parts {
public:
    Parts(const SourceText& file, std::vector<std::string_view> heads, Faults& faults)
        : place_{file.source}, faults_(faults)
    {
        std::vector<Line>* rows = nullptr;
        for (const Line& line : lines_of(file.text, file.source)) {
            const auto found = words(line.text, "=");  // none in a line of nothing but signs
            const std::string_view head = found.empty() ? std::string_view{} : found.front();
            if (std::ranges::find(heads, head) != heads.end()) {
                heads_.insert_or_assign(std::string(head), line);
                rows = &rows_[std::string(head)];
            } else if (rows != nullptr) {
                rows->push_back(line);
            } else {
                faults_.add(line.place, "it stands before the first part", "begin with " + std::string(heads.front()));
            }
        }
    }

    /// What stands behind the name of a part, on its line; empty, and a fault, where there is no such part.
    std::string_view value(const std::string& head)
    {
        const auto found = heads_.find(head);
        if (found == heads_.end()) {
            faults_.add(place_, head + " is missing", "give the whole file");
            return {};
        }
        return trimmed(words(found->second.text, "=").back());
    }
    /// The rows of a part, all of them.
    [[nodiscard]] const std::vector<Line>& rows(const std::string& head) { return rows_[head]; }
    /// The rows of a part that says how many there are.
    const std::vector<Line>& counted(const std::string& head)
    {
        if (const std::string_view said = value(head); !said.empty()) {
            const Where& place = heads_.at(head).place;
            const auto wanted = number(faults_, place, said, {"the number of " + head, 0, no_limit});
            if (static_cast<std::size_t>(wanted) != rows_[head].size())
                faults_.add(place,
                            head + " says " + std::to_string(wanted) + " and has " + std::to_string(rows_[head].size()),
                            "correct the number, or give the rest");
        }
        return rows_[head];
    }
    /// Number and name on the line below a head, or a name alone.
    std::pair<int, std::string> named(const std::string& head, bool has_week)
    {
        (void)value(head);
        if (rows_[head].empty())
            return {};
        RowOfWords row(rows_[head].front(), faults_);
        if (!row.has(has_week ? 2 : 1))
            return {};
        const int week = has_week ? row.number("the week") : 0;
        return {week, row.word()};
    }
    [[nodiscard]] Where place_of(const std::string& head) const
    {
        const auto found = heads_.find(head);
        return found == heads_.end() ? place_ : found->second.place;
    }

private:
    Where place_;
    Faults& faults_;
    std::map<std::string, Line, std::less<>> heads_;
    std::map<std::string, std::vector<Line>, std::less<>> rows_;
};

}  // namespace

Scenario scenario_of_text(const SourceText& file, Faults& faults)
{
    Parts parts(
        file,
        {"SCENARIO", "WEEKS", "SKILLS", "SHIFT_TYPES", "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS", "CONTRACTS", "NURSES"},
        faults);
    Scenario made{.place = {file.source}, .name = std::string(parts.value("SCENARIO"))};
    made.weeks = static_cast<int>(
        number(faults, parts.place_of("WEEKS"), parts.value("WEEKS"), {"the number of weeks", 1, 520}));
    for (const Line& line : parts.counted("SKILLS"))
        made.skills.emplace_back(line.text);
    for (const Line& line : parts.counted("SHIFT_TYPES"))
        if (RowOfWords row(line, faults); row.has(3)) {
            std::string name = row.word();
            made.shifts.push_back({line.place, std::move(name), row.range("consecutive assignments")});
        }
    for (const Line& line : parts.rows("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"))
        if (RowOfWords row(line, faults); row.has(2)) {
            std::string before = row.word();
            made.forbidden.push_back({line.place, std::move(before), row.counted("shift types")});
        }
    for (const Line& line : parts.counted("CONTRACTS"))
        if (RowOfWords row(line, faults); row.has(9)) {
            Terms terms{.place = line.place, .name = row.word()};
            terms.shifts = row.range("assignments");
            terms.work = row.range("consecutive working days");
            terms.off = row.range("consecutive days off");
            terms.weekends = row.number("the maximum of working weekends");
            terms.complete_weekends = row.number("complete weekends", 1);
            made.contracts.push_back(std::move(terms));
        }
    for (const Line& line : parts.counted("NURSES"))
        if (RowOfWords row(line, faults); row.has(3)) {
            Nurse nurse{.place = line.place, .name = row.word()};
            nurse.contract = row.word();
            nurse.skills = row.counted("skills");
            made.nurses.push_back(std::move(nurse));
        }
    return made;
}

Before history_of_text(const SourceText& file, Faults& faults)
{
    Parts parts(file, {"HISTORY", "NURSE_HISTORY"}, faults);
    Before made{.place = {file.source}};
    std::tie(made.week, made.scenario) = parts.named("HISTORY", true);
    (void)parts.value("NURSE_HISTORY");
    for (const Line& line : parts.rows("NURSE_HISTORY"))
        if (RowOfWords row(line, faults); row.has(7)) {
            Past past{.place = line.place, .nurse = row.word()};
            past.shifts = row.number("the number of assignments");
            past.weekends = row.number("the number of working weekends");
            past.last_shift = row.word();
            past.same = row.number("the number of consecutive assignments");
            past.worked = row.number("the number of consecutive working days");
            past.off = row.number("the number of consecutive days off");
            made.nurses.push_back(std::move(past));
        }
    return made;
}

Week week_of_text(const SourceText& file, Faults& faults)
{
    Parts parts(file, {"WEEK_DATA", "REQUIREMENTS", "SHIFT_OFF_REQUESTS"}, faults);
    Week made{.place = {file.source}, .scenario = parts.named("WEEK_DATA", false).second};
    (void)parts.value("REQUIREMENTS");
    for (const Line& line : parts.rows("REQUIREMENTS"))
        if (RowOfWords row(line, faults); row.has(2 + 2 * days_a_week)) {
            Requirement one{.place = line.place, .shift = row.word()};
            one.skill = row.word();
            for (Range& day : one.days) {
                day.least = row.number("the minimum of nurses");
                day.most = row.number("the best number of nurses");
            }
            made.requirements.push_back(std::move(one));
        }
    for (const Line& line : parts.counted("SHIFT_OFF_REQUESTS"))
        if (RowOfWords row(line, faults); row.has(3)) {
            OffRequest one{.place = line.place, .nurse = row.word()};
            one.shift = row.word();
            one.day = day_named(faults, line.place, row.word());
            made.requests.push_back(std::move(one));
        }
    return made;
}

Solution solution_of_text(const SourceText& file, Faults& faults)
{
    Parts parts(file, {"SOLUTION", "ASSIGNMENTS"}, faults);
    Solution made{.place = {file.source}};
    std::tie(made.week, made.scenario) = parts.named("SOLUTION", true);
    const auto said = static_cast<std::size_t>(number(faults, parts.place_of("ASSIGNMENTS"), parts.value("ASSIGNMENTS"),
                                                      {"the number of assignments", 0, no_limit}));
    const std::vector<Line>& rows = parts.rows("ASSIGNMENTS");
    if (rows.size() < said)
        faults.add(parts.place_of("ASSIGNMENTS"),
                   "ASSIGNMENTS says " + std::to_string(said) + " and has " + std::to_string(rows.size()),
                   "correct the number, or give the rest");
    for (std::size_t i = 0; i < std::min(said, rows.size()); ++i)  // some programs write notes below
        if (RowOfWords row(rows[i], faults); row.has(4)) {
            Turn turn{.place = rows[i].place, .nurse = row.word()};
            turn.day = day_named(faults, rows[i].place, row.word());
            turn.shift = row.word();
            turn.skill = row.word();
            made.turns.push_back(std::move(turn));
        }
    return made;
}

int day_named(Faults& faults, const Where& place, const std::string& name)
{
    for (const auto& names : {short_days, long_days})
        if (const auto* const found = std::ranges::find(names, name); found != names.end())
            return static_cast<int>(std::distance(names.begin(), found));
    faults.add(place, "the day is \"" + name + "\"", "write Mon, Tue, Wed, Thu, Fri, Sat or Sun");
    return 0;
}

}  // namespace muster::roster::format::inrc2
