// Solutions of the benchmark: the few elements of XML that they use, read strictly.
#include "muster/roster/format/shift_scheduling.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::pair<char, std::string_view> entities[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}};

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char letter : text) {
        const auto* const entity = std::ranges::find(entities, letter, &std::pair<char, std::string_view>::first);
        if (entity == std::end(entities))
            safe += letter;
        else
            safe += entity->second;
    }
    return safe;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        const auto* const entity =
            std::ranges::find_if(entities, [&](const auto& one) { return text.starts_with(one.second); });
        plain += entity == std::end(entities) ? text.front() : entity->first;
        text.remove_prefix(entity == std::end(entities) ? 1 : entity->second.size());
    }
    return plain;
}

/// Walks over tags and the text between them.
class Tags {
public:
    Tags(std::string_view text, const Where& place) : text_(text), source_(place.source) {}

    /// Moves to the next tag; false at the end.
    bool next()
    {
        const auto open = text_.find('<', at_);
        if (open == std::string_view::npos)
            return false;
        content_ = text_.substr(at_, open - at_);
        const bool is_comment = text_.substr(open).starts_with("<!--");
        const std::string_view closing = is_comment ? "-->" : ">";
        const auto close = text_.find(closing, open);
        line_ +=
            static_cast<std::size_t>(std::ranges::count(text_.substr(at_, std::min(close, text_.size()) - at_), '\n'));
        if (close == std::string_view::npos)
            throw InvalidInput(place(), "a tag does not end", "give the whole file");
        tag_ = is_comment ? std::string_view() : text_.substr(open + 1, close - open - 1);
        at_ = close + closing.size();
        return true;
    }

    [[nodiscard]] Where place() const { return {source_, line_}; }
    /// `Assign`, `/Assign`, `Employee ID="A"`.
    [[nodiscard]] std::string_view tag() const { return tag_; }
    /// Text between the tag before and this one.
    [[nodiscard]] std::string content() const
    {
        const auto first = content_.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return {};
        return unescaped(content_.substr(first, content_.find_last_not_of(" \t\r\n") - first + 1));
    }

private:
    std::string_view text_;
    std::string source_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::string_view tag_;
    std::string_view content_;
};

MemberId member_of(const Problem& problem, const Tags& tags)
{
    const auto first = tags.tag().find("ID=\"");
    const auto last = tags.tag().rfind('"');
    if (first == std::string_view::npos || last < first + 4)
        throw InvalidInput(tags.place(), "an Employee has no ID", "write <Employee ID=\"CODE\">");
    return problem.members().id_of(unescaped(tags.tag().substr(first + 4, last - first - 4)), tags.place());
}

}  // namespace

Roster read_benchmark_roster(std::string_view text, const Problem& problem, const Where& place)
{
    std::vector<Assignment> assignments;
    MemberId member;
    int day = -1;
    ShiftTypeId type;
    Tags tags(text, place);
    bool is_roster = false;
    while (tags.next()) {
        const std::string_view tag = tags.tag();
        is_roster = is_roster || tag.starts_with("Roster");
        if (tag.starts_with("Employee ")) {
            member = member_of(problem, tags);
        } else if (tag == "Assign") {
            day = -1;
            type = {};
        } else if (tag == "/Day") {
            const std::string content = tags.content();
            int number = 0;
            const auto [end, error] = std::from_chars(content.data(), content.data() + content.size(), number);
            if (error != std::errc() || end != content.data() + content.size() || number < 0 ||
                number >= problem.day_count())
                throw InvalidInput(tags.place(), "the day is \"" + content + "\"",
                                   "give a whole number from 0 to " + std::to_string(problem.day_count() - 1));
            day = number;
        } else if (tag == "/Shift") {
            type = problem.shift_types().id_of(tags.content(), tags.place());
        } else if (tag == "/Assign") {
            if (!member.is_set() || day < 0 || !type.is_set())
                throw InvalidInput(tags.place(), "an Assign lacks its employee, its day or its shift",
                                   "write <Day> and <Shift> within an Employee");
            assignments.push_back({member, {problem.day(day), type}});
        }
    }
    if (!is_roster)
        throw InvalidInput(place, "it holds no Roster", "give a solution in the benchmark's XML");
    return Roster(problem.period(), problem.members().size(), std::move(assignments));
}

std::string write_benchmark_roster(const Problem& problem, const Roster& roster, std::string_view instance)
{
    std::string text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                       "<Roster xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                       "xsi:noNamespaceSchemaLocation=\"Roster.xsd\">\n  <SchedulingPeriodFile>" +
                       escaped(instance) + "</SchedulingPeriodFile>\n";
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        text += "  <Employee ID=\"" + escaped(problem.members()[member].code) + "\">\n";
        for (const Assignment& assignment : roster.of(member))
            text += "    <Assign><Day>" + std::to_string(problem.index_of(assignment.shift.day)) + "</Day><Shift>" +
                    escaped(problem.shift_types()[assignment.shift.type].code) + "</Shift></Assign>\n";
        text += "  </Employee>\n";
    }
    return text + "</Roster>\n";
}

}  // namespace muster::roster
