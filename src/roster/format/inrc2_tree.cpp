// The competition's XML and JSON. They say the same by almost the same names: bounds are a Minimum and a Maximum within
// an element, or two fields that begin with these words.
#include "roster/format/inrc2_files.hpp"
#include "roster/format/node.hpp"

#include <string_view>
#include <utility>

namespace muster::inline v0_2::roster::format::inrc2 {
namespace {

/// What is read of one file.
class TreeFile {
public:
    TreeFile(const SourceText& file, Faults& faults)
        : reader_(file.source, faults), faults_(faults), root_(parse_tree(file))
    {
    }

    [[nodiscard]] const Node& root() const { return root_; }
    [[nodiscard]] Where at(const Node& node) const { return reader_.at(node); }
    std::string text(const Node& node, std::string_view name) { return reader_.text(node, name); }
    int number(const Node& node, std::string_view name) { return reader_.number(node, name); }
    int day(const Node& node) { return day_named(faults_, at(node), text(node, "Day")); }

    /// Children of the child of a name that has to be there.
    const std::vector<Node>& rows(const Node& node, std::string_view name)
    {
        (void)reader_.part(node, name);
        return NodeReader::items(node, name);
    }
    std::vector<std::string> texts(const Node& node, std::string_view name)
    {
        std::vector<std::string> found;
        for (const Node& item : rows(node, name))
            found.push_back(item.text);
        return found;
    }
    /// Of XML's element, or of the JSON fields whose names end like that.
    Range range(const Node& node, const std::string& element, const std::string& ending)
    {
        if (const Node* const both = node.child(element))
            return {number(*both, "Minimum"), number(*both, "Maximum")};
        const int least = number(node, "Minimum" + ending);
        return {least, number(node, "Maximum" + ending)};
    }

private:
    NodeReader reader_;
    Faults& faults_;
    Node root_;
};

}  // namespace

Scenario scenario_of_tree(const SourceText& file, Faults& faults)
{
    TreeFile tree(file, faults);
    const Node& root = tree.root();
    Scenario made{.place = {file.source}, .name = tree.text(root, "Id"), .weeks = tree.number(root, "NumberOfWeeks")};
    made.skills = tree.texts(root, "Skills");
    for (const Node& one : tree.rows(root, "ShiftTypes"))
        made.shifts.push_back({tree.at(one), tree.text(one, "Id"),
                               tree.range(one, "NumberOfConsecutiveAssignments", "NumberOfConsecutiveAssignments")});
    for (const Node& one : NodeReader::items(root, "ForbiddenShiftTypeSuccessions"))
        made.forbidden.push_back(
            {tree.at(one), tree.text(one, "PrecedingShiftType"), tree.texts(one, "SucceedingShiftTypes")});
    for (const Node& one : tree.rows(root, "Contracts")) {
        Terms terms{.place = tree.at(one), .name = tree.text(one, "Id")};
        terms.shifts = tree.range(one, "NumberOfAssignments", "NumberOfAssignments");
        terms.work = tree.range(one, "ConsecutiveWorkingDays", "NumberOfConsecutiveWorkingDays");
        terms.off = tree.range(one, "ConsecutiveDaysOff", "NumberOfConsecutiveDaysOff");
        terms.weekends = tree.number(one, "MaximumNumberOfWorkingWeekends");
        terms.complete_weekends = tree.number(one, "CompleteWeekends");
        made.contracts.push_back(std::move(terms));
    }
    for (const Node& one : tree.rows(root, "Nurses"))
        made.nurses.push_back(
            {tree.at(one), tree.text(one, "Id"), tree.text(one, "Contract"), tree.texts(one, "Skills")});
    return made;
}

Before history_of_tree(const SourceText& file, Faults& faults)
{
    TreeFile tree(file, faults);
    const Node& root = tree.root();
    Before made{.place = {file.source}, .week = tree.number(root, "Week"), .scenario = tree.text(root, "Scenario")};
    const bool is_json = root.child("NurseHistory") != nullptr;
    for (const Node& one : tree.rows(root, is_json ? "NurseHistory" : "NursesHistory")) {
        Past past{.place = tree.at(one), .nurse = tree.text(one, "Nurse")};
        past.shifts = tree.number(one, "NumberOfAssignments");
        past.weekends = tree.number(one, "NumberOfWorkingWeekends");
        past.last_shift = tree.text(one, "LastAssignedShiftType");
        past.same = tree.number(one, "NumberOfConsecutiveAssignments");
        past.worked = tree.number(one, "NumberOfConsecutiveWorkingDays");
        past.off = tree.number(one, "NumberOfConsecutiveDaysOff");
        made.nurses.push_back(std::move(past));
    }
    return made;
}

Week week_of_tree(const SourceText& file, Faults& faults)
{
    TreeFile tree(file, faults);
    const Node& root = tree.root();
    Week made{.place = {file.source}, .scenario = tree.text(root, "Scenario")};
    for (const Node& one : tree.rows(root, "Requirements")) {
        Requirement asked{
            .place = tree.at(one), .shift = tree.text(one, "ShiftType"), .skill = tree.text(one, "Skill")};
        for (std::size_t day = 0; day < asked.days.size(); ++day) {
            const std::string name = std::string("RequirementOn") + long_days[day];
            if (const Node* const found = one.child(name))
                asked.days[day] = {tree.number(*found, "Minimum"), tree.number(*found, "Optimal")};
            else
                (void)tree.text(one, name);  // is missing
        }
        made.requirements.push_back(std::move(asked));
    }
    for (const Node& one : NodeReader::items(root, "ShiftOffRequests"))
        made.requests.push_back({tree.at(one), tree.text(one, "Nurse"), tree.text(one, "ShiftType"), tree.day(one)});
    return made;
}

Solution solution_of_tree(const SourceText& file, Faults& faults)
{
    TreeFile tree(file, faults);
    const Node& root = tree.root();
    Solution made{.place = {file.source}, .week = tree.number(root, "Week"), .scenario = tree.text(root, "Scenario")};
    for (const Node& one : tree.rows(root, "Assignments"))
        made.turns.push_back({tree.at(one), tree.text(one, "Nurse"), tree.day(one), tree.text(one, "ShiftType"),
                              tree.text(one, "Skill")});
    return made;
}

Scenario read_scenario(const SourceText& file, Faults& faults)
{
    return is_tree(file.text) ? scenario_of_tree(file, faults) : scenario_of_text(file, faults);
}

Before read_history(const SourceText& file, Faults& faults)
{
    return is_tree(file.text) ? history_of_tree(file, faults) : history_of_text(file, faults);
}

Week read_week(const SourceText& file, Faults& faults)
{
    return is_tree(file.text) ? week_of_tree(file, faults) : week_of_text(file, faults);
}

Solution read_solution(const SourceText& file, Faults& faults)
{
    return is_tree(file.text) ? solution_of_tree(file, faults) : solution_of_text(file, faults);
}

}  // namespace muster::roster::format::inrc2
