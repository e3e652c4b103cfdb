// The organisation and its questions.
#include "org/parts.hpp"
#include "tools/casters.hpp"

#include "muster/org/organisation.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace org;

Organisation build(std::vector<Unit> units, std::vector<Member> members, std::vector<Office> offices,
                   std::vector<Place> places, std::vector<StudyClass> classes, std::vector<Student> students,
                   std::vector<Post> posts)
{
    return Organisation({std::move(units), std::move(members), std::move(offices), std::move(places),
                         std::move(classes), std::move(students), std::move(posts)});
}

py::tuple state_of_organisation(const Organisation& organisation)
{
    auto [units, members, offices, places, classes, students, posts] = organisation.parts();
    return py::make_tuple(units, members, offices, places, classes, students, posts);
}

Organisation organisation_of(const py::tuple& state)
{
    return build(state[0].cast<std::vector<Unit>>(), state[1].cast<std::vector<Member>>(),
                 state[2].cast<std::vector<Office>>(), state[3].cast<std::vector<Place>>(),
                 state[4].cast<std::vector<StudyClass>>(), state[5].cast<std::vector<Student>>(),
                 state[6].cast<std::vector<Post>>());
}

}  // namespace

void bind_org_organisation(py::module_& org)
{
    py::class_<Organisation>(org, "Organisation", R"doc(
Who is in an organisation, where they live and learn, and how it is built. Immutable.

Parameters
----------
units, members, offices, places, classes, students, posts : list
    Rows; ids in them are row numbers of the list of their kind.

Raises
------
InvalidInput
    With every fault found in `faults`: an id that names no row, a ring, a bed with two sleepers, a code that stands twice ...

Notes
-----
Answers are row numbers, in the order of the rows.
)doc")
        // Construction
        .def(py::init(&build), py::kw_only(), py::arg("units") = std::vector<Unit>{},
             py::arg("members") = std::vector<Member>{}, py::arg("offices") = std::vector<Office>{},
             py::arg("places") = std::vector<Place>{}, py::arg("classes") = std::vector<StudyClass>{},
             py::arg("students") = std::vector<Student>{}, py::arg("posts") = std::vector<Post>{})
        // Properties
        .def_property_readonly("units", &Organisation::units)
        .def_property_readonly("members", &Organisation::members)
        .def_property_readonly("offices", &Organisation::offices)
        .def_property_readonly("places", &Organisation::places)
        .def_property_readonly("classes", &Organisation::classes)
        .def_property_readonly("students", &Organisation::students)
        .def_property_readonly("posts", &Organisation::posts)
        // Questions about units
        .def("units_within", &Organisation::units_within, py::arg("unit"), "The unit and all below it.")
        .def("path_of_unit", py::overload_cast<UnitId>(&Organisation::path, py::const_), py::arg("unit"),
             "From the root down to the unit.")
        .def("enclosing_unit", py::overload_cast<UnitId, UnitLevel>(&Organisation::enclosing, py::const_),
             py::arg("unit"), py::arg("level"), "The unit of a level that `unit` is or stands in, or None.")
        // Questions about members
        .def("stage_on", &Organisation::stage_on, py::arg("member"), py::arg("day"))
        .def("members_of", py::overload_cast<UnitId, Day>(&Organisation::members_of, py::const_), py::arg("unit"),
             py::arg("day"), "Who has a stage on `day` in the unit or below it.")
        .def("members_at", &Organisation::members_at, py::arg("unit"), py::arg("stage"), py::arg("day"))
        .def(
            "members_per_stage",
            [](const Organisation& organisation, UnitId unit, Day day) {
                py::dict counts;
                const auto found = organisation.members_per_stage(unit, day);
                for (const Stage stage : all_stages)
                    counts[py::cast(stage)] = found[static_cast<std::size_t>(stage)];
                return counts;
            },
            py::arg("unit"), py::arg("day"), "How many of `members_of` are at each stage.")
        .def("offices_of", &Organisation::offices_of, py::arg("unit"), py::arg("day"))
        .def("offices_held_by", &Organisation::offices_held_by, py::arg("member"), py::arg("day"))
        .def("holder_of", &Organisation::holder_of, py::arg("unit"), py::arg("kind"), py::arg("day"),
             "Who holds the unit's office of this kind, or None.")
        .def(
            "accompanied_by",
            [](const Organisation& organisation, MemberId contact) {
                const auto found = organisation.accompanied_by(contact);
                return std::vector<MemberId>(found.begin(), found.end());
            },
            py::arg("contact"), "Rows of those whose contact the member is, at any time.")
        // Questions about places
        .def("places_within", &Organisation::places_within, py::arg("place"), "The place and all within it.")
        .def("path_of_place", py::overload_cast<PlaceId>(&Organisation::path, py::const_), py::arg("place"),
             "From the building down to the place.")
        .def("enclosing_place", py::overload_cast<PlaceId, PlaceLevel>(&Organisation::enclosing, py::const_),
             py::arg("place"), py::arg("level"), "The place of a level that `place` is or lies in, or None.")
        .def("students_in", &Organisation::students_in, py::arg("place"))
        .def("members_in", &Organisation::members_in, py::arg("place"))
        // Questions about classes
        .def("students_of", &Organisation::students_of, py::arg("study_class"), "Rows of the students of a class.")
        .def("members_of_class", py::overload_cast<ClassId>(&Organisation::members_of, py::const_),
             py::arg("study_class"), "Rows of the members of a class.")
        .def(
            "students_by_room",
            [](const Organisation& organisation, ClassId study_class) {
                py::list rooms;
                for (const auto& [room, students] : organisation.students_by_room(study_class))
                    rooms.append(py::make_tuple(room, students));
                return rooms;
            },
            py::arg("study_class"), "The class across rooms: list of (room or None, students).")
        // Questions that a row leaves to the class
        .def("cohort_of_member", py::overload_cast<MemberId>(&Organisation::cohort_of, py::const_), py::arg("member"),
             "Year of entry, the class's where the row has none; 0: not known.")
        .def("cohort_of_student", py::overload_cast<StudentId>(&Organisation::cohort_of, py::const_),
             py::arg("student"), "Year of entry, the class's where the row has none; 0: not known.")
        .def("major_of_member", py::overload_cast<MemberId>(&Organisation::major_of, py::const_), py::arg("member"),
             "Major, the class's where the row has none; empty: not known.")
        .def("major_of_student", py::overload_cast<StudentId>(&Organisation::major_of, py::const_), py::arg("student"),
             "Major, the class's where the row has none; empty: not known.")
        .def("timetable_of_member", py::overload_cast<MemberId>(&Organisation::timetable_of, py::const_),
             py::arg("member"), "The class's timetable and the member's own in one.")
        .def("timetable_of_student", py::overload_cast<StudentId>(&Organisation::timetable_of, py::const_),
             py::arg("student"), "The class's timetable and the student's own in one.")
        // Derived values
        .def("with_member", &Organisation::with, py::arg("member"), py::arg("row"),
             "An organisation with another row for one member.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const Organisation& organisation) {
                 return "<Organisation of " + std::to_string(organisation.members().size()) + " members in " +
                        std::to_string(organisation.units().size()) + " units, " +
                        std::to_string(organisation.students().size()) + " students in " +
                        std::to_string(organisation.classes().size()) + " classes>";
             })
        .def(py::pickle(&state_of_organisation, &organisation_of));
}

}  // namespace muster::python
