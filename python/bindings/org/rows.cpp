// The rows of an organisation: units, members, offices, places, classes, students, posts.
#include "org/parts.hpp"
#include "tools/own_class.hpp"
#include "tools/record_class.hpp"
#include "tools/table_class.hpp"

#include "muster/org/organisation.hpp"

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace org;  // every name of this file is that area's

template <class Enumeration>
void with_label(py::enum_<Enumeration>& bound)
{
    bound.def_property_readonly("label", [](Enumeration value) { return label_of(value); });
}

void bind_words(py::module_& org)
{
    py::enum_<UnitLevel> units(org, "UnitLevel", "Level of a unit, highest first.");
    units.value("committee", UnitLevel::committee)
        .value("general_branch", UnitLevel::general_branch)
        .value("branch", UnitLevel::branch)
        .value("group", UnitLevel::group);
    with_label(units);
    py::enum_<OfficeKind> offices(org, "OfficeKind", "What an office is for.");
    offices.value("secretary", OfficeKind::secretary)
        .value("deputy_secretary", OfficeKind::deputy_secretary)
        .value("organisation", OfficeKind::organisation)
        .value("publicity", OfficeKind::publicity)
        .value("discipline", OfficeKind::discipline)
        .value("other", OfficeKind::other);
    with_label(offices);
    py::enum_<PlaceLevel> places(org, "PlaceLevel", "Level of a place, largest first.");
    places.value("building", PlaceLevel::building)
        .value("floor", PlaceLevel::floor)
        .value("room", PlaceLevel::room)
        .value("bed", PlaceLevel::bed);
    with_label(places);
    py::enum_<PostKind> posts(org, "PostKind", "What is done at a post.");
    posts.value("service", PostKind::service)
        .value("supervision", PostKind::supervision)
        .value("venue_role", PostKind::venue_role)
        .value("other", PostKind::other);
    with_label(posts);
}

void bind_development(py::module_& org)
{
    record_class<Training>(org, "Training", "A finished course. `length` is in minutes.",
                           field("finished", &Training::finished), field("length", &Training::length, Minutes{0}),
                           field("days", &Training::days, 0));
    record_class<Publicity>(org, "Publicity", "A notice to the public: the days it hung out, before a stage.",
                            field("before", &Publicity::before), field("posted", &Publicity::posted));
    record_class<Vote>(org, "Vote", "A vote of the members' meeting on one person.", field("on", &Vote::on),
                       field("held", &Vote::held), field("entitled", &Vote::entitled), field("present", &Vote::present),
                       field("in_favour", &Vote::in_favour), field("was_secret", &Vote::was_secret, true),
                       field("was_separate", &Vote::was_separate, true));
    record_class<Approval>(org, "Approval", "The word of a higher unit on a move.", field("to", &Approval::to),
                           field("given", &Approval::given), field("by", &Approval::by, {}));
    record_class<Finding>(
        org, "Finding",
        "What a unit found on a person before a move: a recommendation, a political review, a pre-review.",
        field("given", &Finding::given), field("is_positive", &Finding::is_positive, true),
        field("by", &Finding::by, {}));
    listed_class<Development>(org, "Development",
                              "What is on file about a member's way from stage to stage. Lists need no order.")
        .def("with_records", &Development::with, py::arg("records"),
             "This file and what `records` adds: lists grow, what is given there once replaces what is here.");
}

void bind_people(py::module_& org)
{
    record_class<Transfer>(org, "Transfer", "A move from one unit to another; `on` is the first day in the next one.",
                           field("from_", &Transfer::from), field("on", &Transfer::on),
                           field("reason", &Transfer::reason, ""));
    own_enumeration<DepartureKind>(org);
    record_class<Departure>(org, "Departure", "The end of a person's time; `on` is the first day no longer there.",
                            field("on", &Departure::on), field("kind", &Departure::kind, DepartureKind::graduated),
                            field("reason", &Departure::reason, ""));
    listed_class<Member>(org, "Member", R"doc(
A person of the organisation, at a stage. Ids (`unit`, `study_class`, `home`) are rows; None where not set.
`cohort` 0 and an empty `major` are taken from the class. A subject stands once, with a level of 0 to 1.
)doc")
        .def("is_there_on", &Member::is_there_on, py::arg("day"))
        .def("stage_on", &Member::stage_on, py::arg("day"))
        .def("unit_on", &Member::unit_on, py::arg("day"))
        .def("transferred", &Member::transferred, py::arg("to"), py::kw_only(), py::arg("on"), py::arg("reason") = "")
        .def("departed", &Member::departed, py::arg("how"));
    record_class<Student>(org, "Student", "A person who is helped. As Member, as far as helping takes it.",
                          field("code", &Student::code), field("name", &Student::name, ""),
                          field("study_class", &Student::study_class, {}), field("home", &Student::home, {}),
                          field("cohort", &Student::cohort, 0), field("major", &Student::major, ""),
                          field("needs", &Student::needs, {}), field("languages", &Student::languages, {}),
                          field("timetable", &Student::timetable, {}));
}

}  // namespace

void bind_org_rows(py::module_& org)
{
    bind_words(org);
    record_class<SubjectLevel>(org, "SubjectLevel", "Strength or need in a subject, 0 to 1.",
                               field("subject", &SubjectLevel::subject), field("level", &SubjectLevel::level));
    record_class<Title>(org, "Title", "A dated title of a person or a place; `withdrawn` is the first day without it.",
                        field("name", &Title::name), field("given", &Title::given),
                        field("last_review", &Title::last_review, {}), field("withdrawn", &Title::withdrawn, {}))
        .def("holds_on", &Title::holds_on, py::arg("day"));
    record_class<Channel>(org, "Channel", "A dated channel of a unit that meets online; `until` is its last day.",
                          field("name", &Channel::name), field("since", &Channel::since),
                          field("until", &Channel::until, {}));
    bind_development(org);
    bind_people(org);
    record_class<Unit>(
        org, "Unit", "A node of the tree of units; `above` is the row of the unit above, None for a root.",
        field("code", &Unit::code), field("name", &Unit::name, {}), field("level", &Unit::level, UnitLevel::branch),
        field("above", &Unit::above, {}), field("founded", &Unit::founded, {}), field("channels", &Unit::channels, {}));
    record_class<Office>(org, "Office", "An office of a unit and who holds it for a term.",
                         field("code", &Office::code), field("kind", &Office::kind), field("unit", &Office::unit),
                         field("holder", &Office::holder), field("term", &Office::term),
                         field("name", &Office::name, {}));
    record_class<Place>(
        org, "Place", "A node of the tree bed < room < floor < building; `within` is the row around it.",
        field("code", &Place::code), field("name", &Place::name, {}), field("level", &Place::level, PlaceLevel::room),
        field("within", &Place::within, {}), field("titles", &Place::titles, {}));
    record_class<StudyClass>(org, "StudyClass", "A set of students across rooms.", field("code", &StudyClass::code),
                             field("name", &StudyClass::name, {}), field("cohort", &StudyClass::cohort, 0),
                             field("major", &StudyClass::major, ""), field("timetable", &StudyClass::timetable, {}));
    record_class<Post>(org, "Post", "Where a duty is stood.", field("code", &Post::code),
                       field("name", &Post::name, {}), field("kind", &Post::kind, PostKind::service),
                       field("place", &Post::place, {}), field("unit", &Post::unit, {}),
                       field("responsible", &Post::responsible, {}));

    table_class<UnitId, Unit>(org, "UnitTable");
    table_class<MemberId, Member>(org, "MemberTable");
    table_class<OfficeId, Office>(org, "OfficeTable");
    table_class<PlaceId, Place>(org, "PlaceTable");
    table_class<ClassId, StudyClass>(org, "ClassTable");
    table_class<StudentId, Student>(org, "StudentTable");
    table_class<PostId, Post>(org, "PostTable");
}

}  // namespace muster::python
