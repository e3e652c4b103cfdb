// Solutions of INRC-I, from a roster and into one.
#include "core/xml.hpp"
#include "muster/core/faults.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/format/inrc1.hpp"
#include "roster/format/inrc1_files.hpp"
#include "roster/format/lines.hpp"
#include "roster/format/node.hpp"

#include <set>
#include <utility>

namespace muster::inline v0_2::roster {
namespace format::inrc1 {
namespace {

/// One assignment as it stands in a file.
struct Stood {
    Where place;
    std::string day;
    std::string employee;
    std::string shift;
};

std::vector<Stood> stood_in_xml(std::string_view text, const Where& place, Faults& faults)
{
    const Node root = parse_tree({std::string(text), place.source});
    NodeReader reader(place.source, faults);
    std::vector<Stood> found;
    for (const Node& one : root.children)
        if (one.name == "Assignment")
            found.push_back({reader.at(one), reader.text(one, "Date"), reader.text(one, "Employee"),
                             reader.text(one, "ShiftType")});
    if (root.name != "Solution")
        faults.add(place, "it holds no Solution", "give a solution in the competition's XML or text");
    return found;
}

/// After three lines of head, a line for each: `2010-01-01, 3, E;`.
std::vector<Stood> stood_in_text(std::string_view text, const Where& place, Faults& faults)
{
    std::vector<Stood> found;
    std::size_t head = 0;
    for (const Line& line : lines_of(text, place.source)) {
        if (line.text.starts_with("//") || head++ < 3)
            continue;
        const auto fields = split(trimmed(line.text.substr(0, line.text.find(';'))), ',');
        if (fields.size() == 3)
            found.push_back({line.place, std::string(fields[0]), std::string(fields[1]), std::string(fields[2])});
        else
            faults.add(line.place, has_and_needs(fields.size(), 3),
                       "write day, employee and shift, separated by commas");
    }
    if (head < 3)
        faults.add(place, "it holds no Solution", "give a solution in the competition's XML or text");
    return found;
}

}  // namespace
}  // namespace format::inrc1

Roster read_inrc1_roster(std::string_view text, const Problem& problem, const Where& place)
{
    using namespace format::inrc1;
    Faults faults;
    const std::vector<Stood> stood =
        format::trimmed(text).starts_with('<') ? stood_in_xml(text, place, faults) : stood_in_text(text, place, faults);
    std::set<Assignment> assignments;
    for (const Stood& one : stood)
        try {
            const Day day = parse_day(one.day, one.place);
            if (!problem.period().contains(day))
                throw InvalidInput(one.place, to_string(day) + " lies outside " + to_string(problem.period()),
                                   "correct the day");
            const MemberId member = problem.members().id_of(one.employee, one.place);
            const ShiftTypeId type = problem.shift_types().id_of(one.shift, one.place);
            if (!assignments.insert({member, {day, type}}).second)
                throw InvalidInput::duplicate(one.place, "the assignment");
        } catch (const InvalidInput& error) {
            faults.add(error);
        }
    faults.throw_if_any();
    return Roster(problem.period(), problem.members().size(), {assignments.begin(), assignments.end()});
}

std::string write_inrc1_roster(const Problem& problem, const Roster& roster, const Inrc1Naming& naming)
{
    if (naming.form == FileForm::json)
        throw InvalidInput({"form"}, "the competition has no solutions in JSON", "write text or XML");
    const std::string cost = std::to_string(check(problem, roster).score.cost);
    const bool is_xml = naming.form == FileForm::xml;
    const auto element = [](const std::string& name, const std::string& value) {
        return "<" + name + ">" + document::escaped(value) + "</" + name + ">";
    };
    std::string made = is_xml ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Solution>\n  " +
                                    element("SchedulingPeriodID", naming.instance) + "\n  " +
                                    element("Competitor", naming.competitor) + "\n  " +
                                    element("SoftConstraintsPenalty", cost) + "\n"
                              : "SCHEDULING_PERIOD = " + naming.instance + ";\n" + naming.competitor + ", " + cost +
                                    ";\nASSIGNMENTS = " + std::to_string(roster.size()) + ";\n";
    for (const Assignment& one : roster.assignments()) {
        const std::string day = to_string(one.shift.day);
        const std::string& who = problem.members()[one.member].code;
        const std::string& what = problem.shift_types()[one.shift.type].code;
        if (is_xml)
            made += "  <Assignment>" + element("Date", day) + element("Employee", who) + element("ShiftType", what) +
                    "</Assignment>\n";
        else
            made += day + ", " + who + ", " + what + ";\n";
    }
    return made + (is_xml ? "</Solution>\n" : "");
}

}  // namespace muster::roster
