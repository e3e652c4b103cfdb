// Solutions and histories, from a roster and into one.
#include "core/json.hpp"
#include "core/xml.hpp"
#include "muster/core/faults.hpp"
#include "muster/roster/format/inrc2.hpp"
#include "muster/roster/history.hpp"
#include "roster/format/inrc2_files.hpp"

#include <initializer_list>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster {
namespace format::inrc2 {
namespace {

/// Refuses what is no problem of this competition.
void require_weeks_and_skills(const Problem& problem)
{
    for (const ShiftType& type : problem.shift_types().rows())
        if (!type.required_skill.is_set())
            throw InvalidInput({"problem"}, "shift type \"" + type.code + "\" requires no skill",
                               "give a problem of this competition");
    if (iso_weekday(problem.day(0)) != 1 || problem.day_count() % days_a_week != 0)
        throw InvalidInput({"problem"}, to_string(problem.period()) + " is not of whole weeks from a Monday",
                           "give a problem of this competition");
}

/// How many weeks of the scenario lie before the problem.
int weeks_before(const Problem& problem, Day first_monday)
{
    const long days = (problem.day(0) - first_monday).days();
    if (days < 0 || days % days_a_week != 0)
        throw InvalidInput({"first_monday"},
                           to_string(first_monday) + " is not whole weeks before " + to_string(problem.day(0)),
                           "give the Monday that the problem was read with");
    return static_cast<int>(days / days_a_week);
}

/// Types by shift and skill.
class TypesByName {
public:
    explicit TypesByName(const Problem& problem) : problem_(problem)
    {
        for (std::size_t row = 0; row < problem.shift_types().size(); ++row) {
            const ShiftTypeId id(static_cast<ShiftTypeId::Value>(row));
            types_[{shift(id), skill(id)}] = id;
        }
    }

    [[nodiscard]] const std::string& shift(ShiftTypeId type) const
    {
        return problem_.shift_types()[type].kind_or_code();
    }
    [[nodiscard]] const std::string& skill(ShiftTypeId type) const
    {
        return problem_.skills()[problem_.shift_types()[type].required_skill].code;
    }
    [[nodiscard]] ShiftTypeId type(const Turn& turn) const
    {
        if (const auto found = types_.find({turn.shift, turn.skill}); found != types_.end())
            return found->second;
        throw InvalidInput::unknown(turn.place, "shift type \"" + turn.shift + "\" with skill \"" + turn.skill + "\"",
                                    "the scenario");
    }

private:
    const Problem& problem_;
    std::map<std::pair<std::string, std::string>, ShiftTypeId> types_;
};

/// A name and what it has, a number where it says so.
struct Field {
    std::string name;  // as XML writes it
    std::string value;
    bool is_number = false;
};

/// What stands around the rows of a file, and what each row holds; written in any form.
struct Rows {
    std::string title;     // of the text, and of XML
    std::string list;      // of the text
    std::string xml_list;  // of XML; JSON's begins with a small letter
    std::string json_list;
    std::string row;  // of XML
    bool is_counted = false;
    int week = 0;
    std::string scenario{};
    std::vector<std::vector<Field>> rows{};
};

std::string small(std::string name)
{
    name.front() = static_cast<char>(name.front() - 'A' + 'a');
    return name;
}

std::string as_text(const Rows& file)
{
    std::string upper;
    for (const char letter : file.title)
        upper += static_cast<char>('a' <= letter && letter <= 'z' ? letter - 'a' + 'A' : letter);
    std::string made = upper + "\n" + std::to_string(file.week) + " " + file.scenario + "\n\n" + file.list;
    if (file.is_counted)
        made += " = " + std::to_string(file.rows.size());
    made += "\n";
    for (const auto& row : file.rows) {
        std::string line;
        for (const Field& field : row)
            line.append(line.empty() ? "" : " ").append(field.value);
        made += line + "\n";
    }
    return made;
}

std::string as_xml(const Rows& file)
{
    const auto element = [](const std::string& name, const std::string& value) {
        return "<" + name + ">" + document::escaped(value) + "</" + name + ">";
    };
    std::string made = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + file.title + ">\n  " +
                       element("Week", std::to_string(file.week)) + "\n  " + element("Scenario", file.scenario) +
                       "\n  <" + file.xml_list + ">\n";
    for (const auto& row : file.rows) {
        made += "    <" + file.row + ">";
        for (const Field& field : row)
            made += element(field.name, field.value);
        made += "</" + file.row + ">\n";
    }
    return made + "  </" + file.xml_list + ">\n</" + file.title + ">\n";
}

std::string as_json(const Rows& file)
{
    std::string made = "{\n  \"week\": " + std::to_string(file.week) +
                       ",\n  \"scenario\": " + document::quoted(file.scenario) + ",\n  " +
                       document::quoted(file.json_list) + ": [";
    const char* between = "\n";
    for (const auto& row : file.rows) {
        std::string fields;
        for (const Field& field : row)
            fields.append(fields.empty() ? "" : ", ")
                .append(document::quoted(small(field.name)))
                .append(": ")
                .append(field.is_number ? field.value : document::quoted(field.value));
        made.append(between).append("    {").append(fields).append("}");
        between = ",\n";
    }
    return made + "\n  ]\n}\n";
}

std::string written(const Rows& file, FileForm form)
{
    switch (form) {
    case FileForm::text:
        return as_text(file);
    case FileForm::xml:
        return as_xml(file);
    case FileForm::json:
        return as_json(file);
    }
    return {};
}

Rows rows_of_week(const Problem& problem, const Roster& roster, int week)
{
    const TypesByName types(problem);
    Rows file{.title = "Solution",
              .list = "ASSIGNMENTS",
              .xml_list = "Assignments",
              .json_list = "assignments",
              .row = "Assignment",
              .is_counted = true};
    for (const Assignment& one : roster.assignments()) {
        const int day = problem.index_of(one.shift.day) - days_a_week * week;
        if (0 <= day && day < days_a_week)
            file.rows.push_back({{"Nurse", problem.members()[one.member].code},
                                 {"Day", short_days[static_cast<std::size_t>(day)]},
                                 {"ShiftType", types.shift(one.shift.type)},
                                 {"Skill", types.skill(one.shift.type)}});
    }
    return file;
}

}  // namespace
}  // namespace format::inrc2

Roster read_inrc2_solutions(std::span<const SourceText> solutions, const Problem& problem, Day first_monday)
{
    using namespace format::inrc2;
    require_weeks_and_skills(problem);
    const int before = weeks_before(problem, first_monday);
    const int weeks = problem.day_count() / days_a_week;
    const TypesByName types(problem);
    Faults faults;
    std::set<int> told;
    std::set<Assignment> assignments;
    for (const SourceText& file : solutions) {
        const Solution solution = read_solution(file, faults);
        const int week = solution.week - before;
        if (week < 0 || week >= weeks) {
            faults.add(solution.place, "it is of week " + std::to_string(solution.week),
                       "give a week from " + std::to_string(before) + " to " + std::to_string(before + weeks - 1));
            continue;
        }
        if (!told.insert(week).second)
            faults.add(InvalidInput::duplicate(solution.place, "week " + std::to_string(solution.week)));
        for (const Turn& turn : solution.turns)
            try {
                const MemberId nurse = problem.members().id_of(turn.nurse, turn.place);
                const roster::Shift shift{problem.day(days_a_week * week + turn.day), types.type(turn)};
                if (!assignments.insert({nurse, shift}).second)
                    faults.add(InvalidInput::duplicate(turn.place, "the assignment"));
            } catch (const InvalidInput& error) {
                faults.add(error);
            }
    }
    faults.throw_if_any();
    return Roster(problem.period(), problem.members().size(), {assignments.begin(), assignments.end()});
}

std::vector<std::string> write_inrc2_solutions(const Problem& problem, const Roster& roster, const Inrc2Naming& naming)
{
    using namespace format::inrc2;
    require_weeks_and_skills(problem);
    const int before = weeks_before(problem, naming.first_monday);
    std::vector<std::string> files;
    for (int week = 0; week < problem.day_count() / days_a_week; ++week) {
        Rows file = rows_of_week(problem, roster, week);
        file.week = before + week;
        file.scenario = naming.scenario;
        files.push_back(written(file, naming.form));
    }
    return files;
}

std::string write_inrc2_history(const Problem& problem, const Roster& roster, const Inrc2Naming& naming)
{
    using namespace format::inrc2;
    require_weeks_and_skills(problem);
    const TypesByName types(problem);
    Rows file{.title = "History",
              .list = "NURSE_HISTORY",
              .xml_list = "NursesHistory",
              .json_list = "nurseHistory",
              .row = "NurseHistory",
              .week = weeks_before(problem, naming.first_monday) + problem.day_count() / days_a_week,
              .scenario = naming.scenario};
    for (const History& after : histories_after(problem, roster)) {
        const bool is_on = after.days_worked > 0 && !after.last_shifts.empty();
        const auto digits = [](std::int32_t number) { return std::to_string(number); };
        file.rows.push_back(
            {{"Nurse", after.member},
             {"NumberOfAssignments", digits(after.shifts), true},
             {"NumberOfWorkingWeekends", digits(after.weekends), true},
             {"LastAssignedShiftType",
              is_on ? types.shift(problem.shift_types().id_of(after.last_shifts.back().type, {"problem"})) : no_shift},
             {"NumberOfConsecutiveAssignments", digits(is_on ? after.kind_days : 0), true},
             {"NumberOfConsecutiveWorkingDays", digits(after.days_worked), true},
             {"NumberOfConsecutiveDaysOff", digits(after.days_off), true}});
    }
    return written(file, naming.form);
}

}  // namespace muster::roster
