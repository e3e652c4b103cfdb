#include "muster/core/error.hpp"
#include "roster/format/lines.hpp"
#include "roster/format/node.hpp"

#include <array>
#include <utility>

namespace muster::inline v0_2::roster {
namespace format {
namespace {

struct Mark {
    std::string_view begins;
    FileKind kind;
};

/// By the first word of a text.
constexpr std::array<Mark, 7> first_words = {{{"SECTION_HORIZON", FileKind::shift_scheduling},
                                              {"SCENARIO", FileKind::inrc2_scenario},
                                              {"HISTORY", FileKind::inrc2_history},
                                              {"WEEK_DATA", FileKind::inrc2_week},
                                              {"SOLUTION", FileKind::inrc2_solution},
                                              {"SCHEDULING_PERIOD", FileKind::inrc1},
                                              {"SECTION_SHIFTS", FileKind::shift_scheduling}}};
/// By the outermost element.
constexpr std::array<Mark, 6> roots = {{{"Roster", FileKind::shift_scheduling_solution},
                                        {"SchedulingPeriod", FileKind::inrc1},
                                        {"Scenario", FileKind::inrc2_scenario},
                                        {"History", FileKind::inrc2_history},
                                        {"WeekData", FileKind::inrc2_week},
                                        {"Solution", FileKind::inrc2_solution}}};
/// By a field that only one of them has.
constexpr std::array<Mark, 4> fields = {{{"NumberOfWeeks", FileKind::inrc2_scenario},
                                         {"NurseHistory", FileKind::inrc2_history},
                                         {"Requirements", FileKind::inrc2_week},
                                         {"Assignments", FileKind::inrc2_solution}}};

RecognisedFile text_file(const SourceText& file)
{
    std::vector<Line> lines = lines_of(file.text, file.source);
    std::erase_if(lines, [](const Line& line) { return line.text.starts_with('#') || line.text.starts_with("//"); });
    if (lines.empty())
        return {};
    const auto begun = words(lines.front().text, "=;");
    const std::string_view below = lines.size() > 1 ? lines[1].text : std::string_view();
    for (const Mark& mark : first_words) {
        if (begun.empty() || begun.front() != mark.begins)
            continue;
        RecognisedFile made{mark.kind};
        if (mark.kind == FileKind::inrc1 && begun.size() > 1)
            made.kind = FileKind::inrc1_solution;
        if (begun.size() > 1)
            made.name = begun.back();
        else if (const auto next = words(below, ","); mark.kind == FileKind::inrc1 && !next.empty())
            made.name = next.front();
        else if (mark.kind != FileKind::shift_scheduling && !next.empty())
            made.name = next.back();
        return made;
    }
    return {};
}

RecognisedFile tree_file(const SourceText& file)
{
    const bool is_xml = trimmed(file.text).starts_with('<');
    RecognisedFile made{.form = is_xml ? FileForm::xml : FileForm::json};
    const Node root = parse_tree(file);
    if (is_xml) {
        for (const Mark& mark : roots)
            if (root.name == mark.begins)
                made.kind = mark.kind;
        if (root.child("SchedulingPeriodID") != nullptr)
            made.kind = FileKind::inrc1_solution;
    } else {
        for (const Mark& mark : fields)
            if (root.child(mark.begins) != nullptr)
                made.kind = mark.kind;
    }
    for (const char* name : {"Scenario", "SchedulingPeriodID", "SchedulingPeriodFile", "Id", "ID"})
        if (const Node* const found = root.child(name); found != nullptr && made.name.empty())
            made.name = found->text;
    return made;
}

}  // namespace
}  // namespace format

RecognisedFile recognise(const SourceText& file)
{
    return format::is_tree(file.text) ? format::tree_file(file) : format::text_file(file);
}

}  // namespace muster::roster
