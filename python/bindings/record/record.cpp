// muster.record for Python: activities, attendance, incidents, corrections and appeals.
#include "record/parts.hpp"
#include "tools/bind.hpp"
#include "tools/pickled.hpp"
#include "tools/record_class.hpp"

#include "muster/record/activity.hpp"
#include "muster/record/attendance.hpp"
#include "muster/record/correction.hpp"
#include "muster/record/incident.hpp"

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace record;

void bind_states(py::module_& record)
{
    py::enum_<ActivityState>(record, "ActivityState", "How far an activity has come, in order.")
        .value("planned", ActivityState::planned)
        .value("approved", ActivityState::approved)
        .value("running", ActivityState::running)
        .value("evidenced", ActivityState::evidenced)
        .value("reviewed", ActivityState::reviewed)
        .value("closed", ActivityState::closed)
        .def_property_readonly("label", [](ActivityState state) { return label_of(state); });
    py::enum_<Presence>(record, "Presence", "What became of one member who was called.")
        .value("present", Presence::present)
        .value("late", Presence::late)
        .value("on_leave", Presence::on_leave)
        .value("absent", Presence::absent)
        .def_property_readonly("label", [](Presence presence) { return label_of(presence); });
    py::enum_<IncidentState>(record, "IncidentState", "How far an incident has come, in order.")
        .value("discovered", IncidentState::discovered)
        .value("reported", IncidentState::reported)
        .value("handled", IncidentState::handled)
        .value("closed", IncidentState::closed)
        .def_property_readonly("label", [](IncidentState state) { return label_of(state); });
    py::enum_<Severity>(record, "Severity", "How soon an incident must be reported.")
        .value("minor", Severity::minor)
        .value("serious", Severity::serious)
        .def_property_readonly("label", [](Severity severity) { return label_of(severity); });
    record.def("may_move", &may_move, py::arg("from_"), py::arg("to"), "Whether an activity may go there at once.");
}

void bind_activity(py::module_& record)
{
    record_class<ActivityPlan>(
        record, "ActivityPlan", "What an activity is meant to be.", field("code", &ActivityPlan::code),
        field("label", &ActivityPlan::label, {}), field("platform", &ActivityPlan::platform, {}),
        field("indicators", &ActivityPlan::indicators, {}), field("days", &ActivityPlan::days),
        field("responsible", &ActivityPlan::responsible, {}), field("part_of", &ActivityPlan::part_of, {}),
        field("named_programme", &ActivityPlan::named_programme, {}));
    record_class<ActivityMove>(record, "ActivityMove", "One step of an activity's life.",
                               field("to", &ActivityMove::to), field("day", &ActivityMove::day),
                               field("by", &ActivityMove::by, {}), field("note", &ActivityMove::note, {}));
    const auto moves_of = [](const Activity& activity) {
        return std::vector<ActivityMove>(activity.moves().begin(), activity.moves().end());
    };
    py::class_<Activity>(record, "Activity", "An activity and everything that happened to it. Immutable.")
        // Construction
        .def(py::init<ActivityPlan, std::vector<ActivityMove>>(), py::arg("plan"),
             py::arg("moves") = std::vector<ActivityMove>{}, "InvalidInput if a move is not legal or a day goes back.")
        .def_static("at", &Activity::at, py::arg("plan"), py::arg("state"), py::arg("day"), py::arg("by") = py::none(),
                    "One that went straight through all states, all on one day.")
        // Properties
        .def_property_readonly("plan", &Activity::plan)
        .def_property_readonly("code", &Activity::code)
        .def_property_readonly("moves", moves_of, "Oldest first.")
        .def_property_readonly("state", &Activity::state)
        .def_property_readonly("is_reviewed", &Activity::is_reviewed, "Its evidence counts.")
        // Questions
        .def("state_on", &Activity::state_on, py::arg("day"))
        .def("day_of", &Activity::day_of, py::arg("state"), "Day it last came to a state, or None.")
        // Derived values
        .def("with_move", &Activity::with_move, py::arg("move"))
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const Activity& activity) {
                 return "<muster.record.Activity " + activity.code() + ": " + label_of(activity.state()).en + ">";
             })
        .def(py::pickle(
            [moves_of](const Activity& activity) { return py::make_tuple(activity.plan(), moves_of(activity)); },
            [](const py::tuple& saved) {
                return Activity(saved[0].cast<ActivityPlan>(), saved[1].cast<std::vector<ActivityMove>>());
            }));
}

void bind_evidence(py::module_& record)
{
    record_class<Evidence>(record, "Evidence", "One record; ids are rows of the ledger it goes into.",
                           field("member", &Evidence::member), field("indicator", &Evidence::indicator),
                           field("quantity", &Evidence::quantity, Quantity::whole(1)), field("day", &Evidence::day),
                           field("source", &Evidence::source, {}), field("activity", &Evidence::activity, {}),
                           field("event", &Evidence::event, {}), field("level", &Evidence::level, {}),
                           field("place", &Evidence::place, {}));
}

void bind_attendance(py::module_& record)
{
    record_class<Attendance>(record, "Attendance", "One member at one meeting or activity.",
                             field("member", &Attendance::member), field("activity", &Attendance::activity),
                             field("day", &Attendance::day),
                             field("presence", &Attendance::presence, Presence::present));
    record_class<AttendanceIndicators>(
        record, "AttendanceIndicators", "Which indicator each presence is evidence for; None: it is not recorded.",
        field("present", &AttendanceIndicators::present, {}), field("late", &AttendanceIndicators::late, {}),
        field("on_leave", &AttendanceIndicators::on_leave, {}), field("absent", &AttendanceIndicators::absent, {}));
    py::class_<AttendanceTally>(record, "AttendanceTally", "How often a member was called, and what became of it.")
        .def("of", &AttendanceTally::of, py::arg("presence"))
        .def_property_readonly("called", &AttendanceTally::called)
        .def(py::self == py::self)
        .def(pickled(&AttendanceTally::times));
    record.def(
        "tally",
        [](const std::vector<Attendance>& attendances, std::size_t members) { return tally(attendances, members); },
        py::arg("attendances"), py::arg("members"),
        "One AttendanceTally for each of so many members; InvalidInput names every row at fault.");
    record.def(
        "evidence_of",
        [](const std::vector<Attendance>& attendances, const AttendanceIndicators& indicators, SourceId source) {
            return evidence_of(attendances, indicators, source);
        },
        py::arg("attendances"), py::arg("indicators"), py::arg("source") = py::none(),
        "One Evidence for each attendance whose presence has an indicator.");
}

void bind_corrections(py::module_& record)
{
    record_class<CorrectionNote>(record, "CorrectionNote", "Why a record is corrected, when and by whom.",
                                 field("reason", &CorrectionNote::reason), field("day", &CorrectionNote::day),
                                 field("by", &CorrectionNote::by, {}));
    record_class<Correction>(record, "Correction", "A record is void, or another counts in its place.",
                             field("corrected", &Correction::corrected),
                             field("replacement", &Correction::replacement, {}), field("note", &Correction::note))
        .def_property_readonly("is_void", &Correction::is_void);
    record_class<Appeal>(record, "Appeal", "A member says that something is not as it was.", field("by", &Appeal::by),
                         field("about", &Appeal::about, {}), field("reason", &Appeal::reason),
                         field("day", &Appeal::day));
    record_class<AppealAnswer>(record, "AppealAnswer", "What was decided.",
                               field("is_upheld", &AppealAnswer::is_upheld, false), field("note", &AppealAnswer::note));
    record_class<AppealRecord>(record, "AppealRecord", "An appeal and its answer, if there is one yet.",
                               field("appeal", &AppealRecord::appeal), field("answer", &AppealRecord::answer, {}));
}

void bind_seal(py::module_& record)
{
    py::class_<SealKey>(record, "SealKey", "What opens seals; cannot be shown or compared.")
        .def_static(
            "from_passphrase",
            [](const std::string& passphrase, const py::bytes& salt, const std::string& term) {
                const std::string drawn = salt;
                const py::gil_scoped_release no_gil;
                return SealKey::from_passphrase(passphrase, drawn, term);
            },
            py::arg("passphrase"), py::kw_only(), py::arg("salt"), py::arg("term"),
            "Slow on purpose (some tenths of a second). `salt`: 16 random bytes or more, others in each archive; "
            "`term`: its\n"
            "name, as a box of one term does not open with the key of another. InvalidInput for passphrases below 8\n"
            "characters or that are guessed first, and for short salts.");
    py::class_<SealedText>(record, "SealedText",
                           "A text under seal, encrypted; bound to a context (an incident's code).")
        .def(py::init<>())
        .def(py::init<std::string_view, const SealKey&, std::string>(), py::arg("text"), py::arg("key"),
             py::arg("context"))
        .def_property_readonly("is_set", &SealedText::is_set)
        .def_property_readonly(
            "salt", [](const SealedText& text) { return py::bytes(text.salt()); },
            "Of the key that opens it; empty where nothing is under seal.")
        .def("open", &SealedText::open, py::arg("key"), "The text; InvalidInput with another key.")
        .def("__repr__", [](const SealedText& text) { return text.is_set() ? "<sealed>" : "<nothing sealed>"; })
        .def(py::pickle([](const SealedText& text) { return py::make_tuple(text.box(), text.context()); },
                        [](const py::tuple& saved) {
                            return SealedText::from_box(saved[0].cast<std::string>(), saved[1].cast<std::string>());
                        }));
}

IncidentFacts facts_from(std::string code, Label label, Severity severity, PlaceId place, const SealedText& reporter)
{
    return {std::move(code), std::move(label), severity, place, Sealed<std::string>::from_text(reporter)};
}

void bind_incident(py::module_& record)
{
    record_class<IncidentStep>(record, "IncidentStep", "One step of an incident.", field("state", &IncidentStep::state),
                               field("day", &IncidentStep::day), field("by", &IncidentStep::by, {}));
    record_class<IncidentDeadlines>(record, "IncidentDeadlines", "Days allowed from one state to the next.",
                                    field("report_serious", &IncidentDeadlines::report_serious, Days(0)),
                                    field("report_minor", &IncidentDeadlines::report_minor, Days(1)),
                                    field("handle", &IncidentDeadlines::handle, Days(3)),
                                    field("close", &IncidentDeadlines::close, Days(14)));
    py::class_<IncidentDelay>(record, "IncidentDelay", "A step that came, or is still to come, after its day.")
        .def_readonly("state", &IncidentDelay::state)
        .def_property_readonly("due", [](const IncidentDelay& delay) { return delay.due; })
        .def_property_readonly(
            "late", [](const IncidentDelay& delay) { return delay.late; }, "Days, at least 1.")
        .def_readonly("is_open", &IncidentDelay::is_open)
        .def(py::self == py::self)
        .def(pickled(&IncidentDelay::state, &IncidentDelay::due, &IncidentDelay::late, &IncidentDelay::is_open));
    py::class_<IncidentFacts>(record, "IncidentFacts", "What is known of an incident. Who reported it is under seal.")
        .def(py::init(&facts_from), py::arg("code"), py::arg("label") = Label{}, py::kw_only(),
             py::arg("severity") = Severity::minor, py::arg("place") = py::none(), py::arg("reporter") = SealedText{})
        .def_readonly("code", &IncidentFacts::code)
        .def_readonly("label", &IncidentFacts::label)
        .def_readonly("severity", &IncidentFacts::severity)
        .def_property_readonly("place", [](const IncidentFacts& facts) { return facts.place; })
        .def_property_readonly("reporter", [](const IncidentFacts& facts) { return facts.reporter.text(); });
    const auto steps_of = [](const Incident& incident) {
        return std::vector<IncidentStep>(incident.steps().begin(), incident.steps().end());
    };
    py::class_<Incident>(record, "Incident", "An incident and what was done about it. Immutable.")
        .def(py::init<IncidentFacts, std::vector<IncidentStep>>(), py::arg("facts"), py::arg("steps"))
        .def_property_readonly("facts", &Incident::facts)
        .def_property_readonly("code", &Incident::code)
        .def_property_readonly("steps", steps_of)
        .def_property_readonly("state", &Incident::state)
        .def("day_of", &Incident::day_of, py::arg("state"))
        .def("due", &Incident::due, py::arg("state"), py::arg("deadlines") = IncidentDeadlines{})
        .def("delays", &Incident::delays, py::arg("today"), py::arg("deadlines") = IncidentDeadlines{},
             "Every step that is late, as seen at the end of `today`.")
        .def("with_step", &Incident::with_step, py::arg("step"))
        .def(py::self == py::self)
        .def("__repr__", [](const Incident& incident) { return "<muster.record.Incident " + incident.code() + ">"; })
        .def(py::pickle(
            [steps_of](const Incident& incident) {
                const auto& facts = incident.facts();
                return py::make_tuple(facts.code, facts.label, facts.severity, facts.place, facts.reporter.text(),
                                      steps_of(incident));
            },
            [](const py::tuple& saved) {
                return Incident(facts_from(saved[0].cast<std::string>(), saved[1].cast<Label>(),
                                           saved[2].cast<Severity>(), saved[3].cast<PlaceId>(),
                                           saved[4].cast<SealedText>()),
                                saved[5].cast<std::vector<IncidentStep>>());
            }));
}

}  // namespace

void bind_record(py::module_& muster)
{
    auto record = muster.def_submodule("record", "What was done: activities, evidence, incidents.");
    bind_states(record);
    bind_activity(record);
    bind_evidence(record);
    bind_attendance(record);
    bind_corrections(record);
    bind_seal(record);
    bind_incident(record);
    bind_record_gates(record);
}

}  // namespace muster::python
