// Problems and rosters.
#include "roster/parts.hpp"
#include "tools/column.hpp"
#include "tools/table_class.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/rotate.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's

int day_within(const Problem& problem, Day day)
{
    if (!problem.period().contains(day))
        throw InvalidInput({"day"}, to_string(day) + " lies outside the period " + to_string(problem.period()),
                           "ask for a day of the period");
    return problem.index_of(day);
}

template <class IdOfRow>
IdOfRow within(IdOfRow id, std::size_t count, const char* thing)
{
    if (!id.is_set() || id.row() >= count)
        throw InvalidInput({thing}, "there is none of that number, and there are " + std::to_string(count),
                           "give a row number from 0");
    return id;
}

MemberId member_within(const Problem& problem, MemberId member)
{
    return within(member, problem.members().size(), "member");
}

ShiftTypeId type_within(const Problem& problem, ShiftTypeId type)
{
    return within(type, problem.shift_types().size(), "shift type");
}

Roster from_columns(const Period& period, std::size_t member_count, const GivenColumn<std::uint32_t>& member,
                    const GivenColumn<std::int32_t>& day, const GivenColumn<std::uint32_t>& shift_type)
{
    const auto members = member.read("member");
    const auto days = day.read("day");
    const auto types = shift_type.read("shift_type");
    if (members.size() != days.size() || members.size() != types.size())
        throw InvalidInput({"roster"}, "member, day and shift_type are not columns of one length",
                           "pass three one-dimensional arrays of one length");
    for (std::size_t at = 0; at < days.size(); ++at)
        if (days[at] < 0 || static_cast<std::size_t>(days[at]) >= period.length())
            refuse_value("day", at + 1, std::to_string(days[at]), "0", std::to_string(period.length() - 1));
    const py::gil_scoped_release no_gil;
    std::vector<Assignment> assignments(members.size());
    for (std::size_t at = 0; at < members.size(); ++at)
        assignments[at] = {MemberId(members[at]), {period.first() + Days(days[at]), ShiftTypeId(types[at])}};
    return Roster(period, member_count, std::move(assignments));
}

py::dict columns_of(const Roster& roster)
{
    const auto size = static_cast<py::ssize_t>(roster.size());
    Column<std::uint32_t> member(size);
    Column<std::int32_t> day(size);
    Column<std::uint32_t> shift_type(size);
    for (std::size_t at = 0; at < roster.size(); ++at) {
        const Assignment& assignment = roster.assignments()[at];
        member.mutable_data()[at] = assignment.member.row();
        day.mutable_data()[at] = static_cast<std::int32_t>((assignment.shift.day - roster.period().first()).days());
        shift_type.mutable_data()[at] = assignment.shift.type.row();
    }
    py::dict columns;
    columns["member"] = member;
    columns["day"] = day;
    columns["shift_type"] = shift_type;
    return columns;
}

// member x day, the type stood there, -1 for none; the last listed where there are several.
Column<std::int32_t> grid_of(const Roster& roster)
{
    const auto days = static_cast<py::ssize_t>(roster.period().length());
    Column<std::int32_t> grid({static_cast<py::ssize_t>(roster.member_count()), days});
    std::fill_n(grid.mutable_data(), grid.size(), -1);
    for (const Assignment& assignment : roster.assignments())
        grid.mutable_data()[static_cast<py::ssize_t>(assignment.member.row()) * days +
                            (assignment.shift.day - roster.period().first()).days()] =
            static_cast<std::int32_t>(assignment.shift.type.row());
    return grid;
}

template <class Row>
std::vector<Row> listed(std::span<const Row> rows)
{
    return {rows.begin(), rows.end()};
}

void bind_problem(py::module_& roster)
{
    py::class_<Problem>(roster, "Problem", R"doc(
A roster to be made: everything that is asked of it, checked once. Immutable.

Parameters
----------
draft : Draft

Raises
------
InvalidInput
    Naming every row at fault: limits that cross, ids and days that lie outside, shifts that too few may stand, pinned
    shifts that break a hard rule.
)doc")
        // Construction
        .def(py::init<Draft>(), py::arg("draft"), py::call_guard<py::gil_scoped_release>())
        // Properties
        .def_property_readonly("draft", &Problem::draft, py::return_value_policy::copy)
        .def_property_readonly("period", &Problem::period)
        .def_property_readonly("members", &Problem::members, py::return_value_policy::reference_internal)
        .def_property_readonly("shift_types", &Problem::shift_types, py::return_value_policy::reference_internal)
        .def_property_readonly("posts", &Problem::posts, py::return_value_policy::reference_internal)
        .def_property_readonly("skills", &Problem::skills, py::return_value_policy::reference_internal)
        .def_property_readonly("contracts", &Problem::contracts, py::return_value_policy::reference_internal)
        .def_property_readonly("patterns", &Problem::patterns, py::return_value_policy::reference_internal)
        .def_property_readonly("kinds", [](const Problem& problem) { return listed(problem.kinds()); })
        .def_property_readonly("cover", [](const Problem& problem) { return listed(problem.cover()); })
        .def_property_readonly("requests", [](const Problem& problem) { return listed(problem.requests()); })
        // Questions
        .def(
            "bar",
            [](const Problem& problem, MemberId member, Day day, ShiftTypeId type) {
                return problem.bar(member_within(problem, member), day_within(problem, day),
                                   type_within(problem, type));
            },
            py::arg("member"), py::arg("day"), py::arg("type"), "Why a member may not stand a shift; Bar.none if may.")
        .def(
            "limits",
            [](const Problem& problem, MemberId member) { return problem.limits(member_within(problem, member)); },
            py::arg("member"), "Bounds on the member's line: those of a contract, where one is held.")
        .def(
            "penalties",
            [](const Problem& problem, MemberId member) { return problem.penalties(member_within(problem, member)); },
            py::arg("member"), "How firm the rules about the member's line are.")
        .def(
            "is_weekend",
            [](const Problem& problem, MemberId member, Day day) {
                return problem.is_weekend(member_within(problem, member), day);
            },
            py::arg("member"), py::arg("day"), "Whether the day is weekend to the rules about the member's line.")
        .def(
            "fair_load",
            [](const Problem& problem, Measure measure, MemberId member) {
                return problem.fair_load(measure, member_within(problem, member));
            },
            py::arg("measure"), py::arg("member"), "Load that is fair in this roster, the carry-over counted.")
        .def(
            "fair_distance",
            [](const Problem& problem, MemberId member) {
                return problem.fair_distance(member_within(problem, member));
            },
            py::arg("member"), "Days from one turn to the next that are far enough; 1 without spacing.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const Problem& problem) {
                 return "<muster.roster.Problem: " + std::to_string(problem.member_count()) + " members, " +
                        to_string(problem.period()) + ", " + std::to_string(problem.shift_type_count()) +
                        " shift types>";
             })
        .def(py::pickle([](const Problem& problem) { return py::make_tuple(problem.draft()); },
                        [](const py::tuple& saved) { return Problem(saved[0].cast<Draft>()); }));
}

void bind_rosters(py::module_& roster)
{
    py::class_<Roster>(roster, "Roster", R"doc(
Who stands which shift. Immutable; knows nothing of rules.

Parameters
----------
period : Period
member_count : int
assignments : list of Assignment
    In any order; all inside the period and the members, none twice.
)doc")
        // Construction
        .def(py::init<Period, std::size_t, std::vector<Assignment>>(), py::arg("period"), py::arg("member_count"),
             py::arg("assignments") = std::vector<Assignment>{})
        .def_static("from_columns", &from_columns, py::arg("period"), py::arg("member_count"), py::kw_only(),
                    py::arg("member"), py::arg("day"), py::arg("shift_type"),
                    "From integer arrays of one length: rows of members, days counted from 0, rows of shift types.")
        // Properties
        .def_property_readonly("period", &Roster::period)
        .def_property_readonly("member_count", &Roster::member_count)
        .def_property_readonly(
            "assignments", [](const Roster& made) { return listed(made.assignments()); }, "By member, day and type.")
        .def_property_readonly("columns", &columns_of, "dict of arrays: member, day (from 0), shift_type.")
        .def_property_readonly("grid", &grid_of, "int32 array, shape (members, days): the type stood, -1 for none.")
        // Derived values
        .def(
            "with_changes",
            [](const Roster& made, const std::vector<Assignment>& dropped, const std::vector<Assignment>& added) {
                return made.with(dropped, added);
            },
            py::kw_only(), py::arg("dropped") = std::vector<Assignment>{}, py::arg("added") = std::vector<Assignment>{},
            "This roster without `dropped`, with `added`.")
        // Python protocol
        .def("__len__", &Roster::size)
        .def("__contains__", &Roster::contains)
        .def(py::self == py::self)
        .def("__repr__",
             [](const Roster& made) {
                 return "<muster.roster.Roster: " + std::to_string(made.size()) + " assignments of " +
                        std::to_string(made.member_count()) + " members, " + to_string(made.period()) + ">";
             })
        .def(py::pickle(
            [](const Roster& made) {
                const py::dict columns = columns_of(made);
                return py::make_tuple(made.period(), made.member_count(), columns["member"], columns["day"],
                                      columns["shift_type"]);
            },
            [](const py::tuple& saved) {
                return from_columns(
                    saved[0].cast<Period>(), saved[1].cast<std::size_t>(), saved[2].cast<GivenColumn<std::uint32_t>>(),
                    saved[3].cast<GivenColumn<std::int32_t>>(), saved[4].cast<GivenColumn<std::uint32_t>>());
            }));
}

}  // namespace

void bind_roster_problem(py::module_& roster)
{
    table_class<MemberId, Member>(roster, "Members");
    table_class<ShiftTypeId, ShiftType>(roster, "ShiftTypes");
    table_class<PostId, Post>(roster, "Posts");
    table_class<SkillId, Skill>(roster, "Skills");
    table_class<ContractId, Contract>(roster, "Contracts");
    table_class<PatternId, Pattern>(roster, "Patterns");
    bind_problem(roster);
    bind_rosters(roster);
    roster.def("rotate", &rotate, py::arg("problem"), py::arg("first") = MemberId(0),
               py::call_guard<py::gil_scoped_release>(),
               "The plain cyclic rota: everybody in turn, who cannot stand keeps the place in the queue.");
}

}  // namespace muster::python
