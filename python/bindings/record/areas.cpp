// The five areas of the programme for Python: rows that list their fields, and what they are judged to be.
#include "tools/bind.hpp"
#include "tools/own_class.hpp"

#include "muster/record/area_records.hpp"

#include <pybind11/stl.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace record;

// An enumeration that lists its values, with a label in both languages.
template <ListedEnumeration Enumerated>
void bind_words(py::module_& record)
{
    own_enumeration<Enumerated>(record);
    const py::object property = py::module_::import("builtins").attr("property");
    const py::cpp_function label([](Enumerated value) { return label_of(value); });
    py::setattr(py::type::of<Enumerated>(), "label", property(label, py::none(), py::none(), "For reports."));
}

void bind_rows(py::module_& record)
{
    bind_words<AwardLevel>(record);
    bind_words<StudyActKind>(record);
    bind_words<InTimeStep>(record);
    bind_words<FiveOne>(record);
    bind_words<VenueRole>(record);
    own_class<Moment>(record);
    own_class<InTime>(record);
    own_class<Bulletin>(record).def("is_in_time", &Bulletin::is_in_time, py::arg("allowed") = InTime{});
    own_class<FiveOneCharge>(record).def("holds_on", &FiveOneCharge::holds_on, py::arg("day"));
    own_class<BringingAlong>(record).def("holds_on", &BringingAlong::holds_on, py::arg("day"));
    own_class<AreaRecords>(record);  // and every row that it has
}

void bind_results(py::module_& record)
{
    own_class<AwardTotal>(record);
    own_class<Tutoring>(record);
    own_class<TutoringTally>(record);
    own_class<ServiceSummary>(record)
        .def_property_readonly("coverage", &ServiceSummary::coverage)
        .def_property_readonly("influence", &ServiceSummary::influence)
        .def_property_readonly("effectiveness", &ServiceSummary::effectiveness);
    own_class<StudyDay>(record).def_property_readonly("counted", &StudyDay::counted);
    own_class<InspectionResult>(record).def_property_readonly("passes", &InspectionResult::passes);
    own_class<BarredTitle>(record);
    own_class<InTimeDelay>(record);
    own_class<ExamTally>(record).def_property_readonly("is_clean", &ExamTally::is_clean);
    own_class<MobilisationTally>(record);
}

void bind_questions(py::module_& record)
{
    record.def(
        "tally_tutoring",
        [](const std::vector<TutoringSession>& sessions, const std::vector<Tutoring>& agreed, const Period& period,
           std::uint32_t exchanges_a_week) { return tally(sessions, agreed, period, exchanges_a_week); },
        py::arg("sessions"), py::arg("agreed"), py::arg("period"), py::kw_only(), py::arg("exchanges_a_week") = 1,
        "A TutoringTally of each pair and group that was agreed or has sessions: hours, and weeks missed.");
    record.def(
        "award_totals", [](const std::vector<Award>& awards) { return totals(awards); }, py::arg("awards"),
        "Awards by year, level, and persons or teams.");
    record.def(
        "service_summary",
        [](const Ledger& ledger, const std::vector<Outreach>& outreach, const std::vector<std::string>& hours) {
            return service_summary(ledger, outreach, hours);
        },
        py::arg("ledger"), py::arg("outreach"), py::arg("hour_indicators"),
        "Coverage, influence and effectiveness of all reviewed activities and of each platform; `hour_indicators` are "
        "codes of the indicators that are counted in hours.");
    record.def(
        "count_study", [](const std::vector<StudyAct>& acts, const StudyCaps& caps) { return count_study(acts, caps); },
        py::arg("acts"), py::arg("caps") = StudyCaps{}, "What acts in study apps count, of each member and day.");
    record.def("nearness_weight", &weight_of, py::arg("deed"), py::arg("organisation"),
               py::arg("weights") = NearnessWeights{}, "What a deed counts, by how near it is to the member's bed.");
    record.def(
        "unanswered_places",
        [](const org::Organisation& organisation, org::PlaceLevel level, const std::vector<FiveOneCharge>& charges,
           Day day) { return unanswered(organisation, level, charges, day); },
        py::arg("organisation"), py::arg("level"), py::arg("charges"), py::arg("day"),
        "Places of a level in which somebody lives and for which nobody answers, as rows.");
    record.def(
        "judge_inspections",
        [](const std::vector<Inspection>& inspections, const org::Organisation& organisation,
           const InspectionRules& rules) { return judge(inspections, organisation, rules); },
        py::arg("inspections"), py::arg("organisation"), py::arg("rules") = InspectionRules{},
        "An InspectionResult for each inspection, in the same order.");
    record.def(
        "barred_titles",
        [](const org::Organisation& organisation, const std::vector<InspectionResult>& results) {
            return barred_titles(organisation, results);
        },
        py::arg("organisation"), py::arg("results"), "Titles of rooms that a fail of the same school year bars.");
    record.def("due", &due, py::arg("found"), py::arg("step"), py::arg("allowed") = InTime{},
               "The last Moment at which a step is in time.");
    record.def("delays", &delays, py::arg("found"), py::arg("now"), py::arg("allowed") = InTime{},
               "Steps of a case that are late, as seen at `now`.");
    record.def(
        "tally_exams",
        [](const std::vector<ExamSitting>& sittings, const std::optional<MemberId>& member) {
            return member ? tally(sittings, *member) : tally(sittings);
        },
        py::arg("sittings"), py::arg("member") = py::none(),
        "Breaches, and out of how many who sat; of one member where that is given.");
    record.def(
        "tally_call", [](const Mobilisation& mobilisation) { return tally(mobilisation); }, py::arg("mobilisation"),
        "How a call went.");
}

}  // namespace

void bind_record_areas(py::module_& muster)
{
    auto record = muster.attr("record").cast<py::module_>();
    bind_rows(record);
    bind_results(record);
    bind_questions(record);
}

}  // namespace muster::python
