// The competition's XML.
#include "muster/roster/penalty.hpp"
#include "roster/format/inrc1_files.hpp"
#include "roster/format/node.hpp"

#include <utility>

namespace muster::inline v0_2::roster::format::inrc1 {
namespace {

constexpr std::array<const char*, limit_count> limit_names = {"MaxNumAssignments",
                                                              "MinNumAssignments",
                                                              "MaxConsecutiveWorkingDays",
                                                              "MinConsecutiveWorkingDays",
                                                              "MaxConsecutiveFreeDays",
                                                              "MinConsecutiveFreeDays",
                                                              "MaxConsecutiveWorkingWeekends",
                                                              "MinConsecutiveWorkingWeekends",
                                                              "MaxWorkingWeekendsInFourWeeks"};
constexpr std::array<const char*, flag_count> flag_names = {"CompleteWeekends", "IdenticalShiftTypesDuringWeekend",
                                                            "NoNightShiftBeforeFreeWeekend",
                                                            "TwoFreeDaysAfterNightShifts", "AlternativeSkillCategory"};

class XmlReader {
public:
    XmlReader(std::string_view text, const Where& place, Faults& faults)
        : reader_(place.source, faults), faults_(faults), root_(parse_tree({std::string(text), place.source}))
    {
    }

    [[nodiscard]] Instance read(const Where& place)
    {
        Instance made{.place = place, .name = reader_.text(root_, "ID")};
        made.first = day(root_, "StartDate");
        made.last = day(root_, "EndDate");
        made.skills = texts(root_, "Skills");
        for (const char* wanted : {"ShiftTypes", "Contracts", "Employees"})
            (void)reader_.part(root_, wanted);
        for (const Node& one : NodeReader::items(root_, "ShiftTypes"))
            made.shifts.push_back({reader_.at(one), reader_.text(one, "ID"), said(one, "Description"),
                                   time_of(faults_, reader_.at(one), reader_.text(one, "StartTime")),
                                   time_of(faults_, reader_.at(one), reader_.text(one, "EndTime")),
                                   texts(one, "Skills")});
        for (const Node& one : NodeReader::items(root_, "Patterns"))
            made.patterns.push_back(pattern_of(one));
        for (const Node& one : NodeReader::items(root_, "Contracts"))
            made.contracts.push_back(contract_of(one));
        for (const Node& one : NodeReader::items(root_, "Employees"))
            made.employees.push_back({reader_.at(one), reader_.text(one, "ID"), said(one, "Name"),
                                      reader_.text(one, "ContractID"), texts(one, "Skills")});
        read_cover(made);
        read_requests(made, "DayOffRequests", Wish::off, false);
        read_requests(made, "DayOnRequests", Wish::on, false);
        read_requests(made, "ShiftOffRequests", Wish::off, true);
        read_requests(made, "ShiftOnRequests", Wish::on, true);
        return made;
    }

private:
    [[nodiscard]] static std::string said(const Node& node, std::string_view name)
    {
        const Node* const found = node.child(name);
        return found == nullptr ? std::string() : found->text;
    }
    [[nodiscard]] static std::vector<std::string> texts(const Node& node, std::string_view name)
    {
        std::vector<std::string> found;
        for (const Node& item : NodeReader::items(node, name))
            found.push_back(item.text);
        return found;
    }
    std::optional<Day> day(const Node& node, std::string_view name)
    {
        const Node* const found = reader_.part(node, name);
        return found == nullptr ? std::nullopt : day_of(faults_, reader_.at(*found), found->text);
    }
    int weight(const Node& node)
    {
        const Node* const found = node.child("weight");
        if (found == nullptr)
            return 0;
        return static_cast<int>(
            format::number(faults_, reader_.at(node), found->text, {"the weight", 0, greatest_weight}));
    }

    /// Limits say by an attribute whether they are on; what has no number is on where it is true.
    Term term_of(const Node& contract, const char* name, bool has_value)
    {
        const Node* const found = contract.child(name);
        if (found == nullptr)
            return {};
        const std::string on = has_value ? said(*found, "on") : found->text;
        if (on != "1" && on != "0" && on != "true" && on != "false")
            faults_.add(reader_.at(*found), std::string(name) + " is \"" + on + "\"", "write true or false");
        Term made{on == "1" || on == "true", weight(*found)};
        if (has_value)
            made.value =
                static_cast<int>(format::number(faults_, reader_.at(*found), found->text, {name, 0, no_limit}));
        return made;
    }

    Contract contract_of(const Node& node)
    {
        Contract made{.place = reader_.at(node), .code = reader_.text(node, "ID"), .name = said(node, "Description")};
        for (std::size_t limit = 0; limit < limit_names.size(); ++limit)
            made.limits[limit] = term_of(node, limit_names[limit], true);
        for (std::size_t flag = 0; flag < flag_names.size(); ++flag)
            made.flags[flag] = term_of(node, flag_names[flag], false);
        if (const Node* const weekend = node.child("WeekendDefinition"))
            made.weekend = weekend->text;
        made.patterns = texts(node, "UnwantedPatterns");
        return made;
    }

    Unwanted pattern_of(const Node& node)
    {
        Unwanted made{.place = reader_.at(node), .code = reader_.text(node, "ID"), .weight = weight(node)};
        const auto& entries = NodeReader::items(node, "PatternEntries");
        made.days.resize(entries.size());
        for (const Node& entry : entries) {
            const auto index = static_cast<std::size_t>(
                format::number(faults_, reader_.at(entry), reader_.text(entry, "index"),
                               {"the index", 0, static_cast<std::int64_t>(entries.size()) - 1}));
            made.days[index] = {reader_.text(entry, "ShiftType"), reader_.text(entry, "Day")};
        }
        return made;
    }

    void read_cover(Instance& made)
    {
        for (const Node& one : NodeReader::items(root_, "CoverRequirements")) {
            const bool is_date = one.name == "DateSpecificCover";
            Demand demand{};
            if (is_date)
                demand.day = day(one, "Date");
            else
                demand.weekday = weekday_of(faults_, reader_.at(one), reader_.text(one, "Day"));
            for (const Node& cover : one.children)
                if (cover.name == "Cover") {
                    demand.place = reader_.at(cover);
                    demand.shift = reader_.text(cover, "Shift");
                    demand.people = reader_.number(cover, "Preferred");
                    made.demands.push_back(demand);
                }
        }
    }

    void read_requests(Instance& made, std::string_view list, Wish wish, bool of_shift)
    {
        for (const Node& one : NodeReader::items(root_, list))
            if (const auto on = day(one, "Date"))
                made.requests.push_back({reader_.at(one), reader_.text(one, "EmployeeID"), *on,
                                         of_shift ? reader_.text(one, "ShiftTypeID") : "", wish, weight(one)});
    }

    NodeReader reader_;
    Faults& faults_;
    Node root_;
};

}  // namespace

Instance instance_of_xml(std::string_view text, const Where& place, Faults& faults)
{
    return XmlReader(text, place, faults).read(place);
}

}  // namespace muster::roster::format::inrc1
