// What would be, why totals changed, and how far a weight may go, for Python.
#include "tools/bind.hpp"
#include "tools/own_class.hpp"
#include "tools/pickled.hpp"

#include "muster/evaluation/causes.hpp"
#include "muster/evaluation/robustness.hpp"
#include "muster/evaluation/what_if.hpp"

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

using Weights = std::vector<std::pair<std::string, Weight>>;

std::vector<WeightChange> changes_of(const Weights& weights)
{
    std::vector<WeightChange> made;
    for (const auto& [code, weight] : weights)
        made.push_back({code, weight});
    return made;
}

void bind_what_if(py::module_& evaluation)
{
    own_class<ProposedRecord>(evaluation);
    evaluation.def("in_words", py::overload_cast<const record::Ledger&, EvidenceId>(&in_words), py::arg("ledger"),
                   py::arg("record"), "A record of a ledger as a ProposedRecord, to be changed by `replace`.");
    py::class_<ScenarioResult>(evaluation, "ScenarioResult", "What would be, beside what is.")
        .def_readonly("evaluation", &ScenarioResult::evaluation, "The evaluation that would be, as any other.")
        .def_readonly("comparison", &ScenarioResult::comparison,
                      "Of now with then: totals, ranks and grades of all members and means of units.")
        .def_property_readonly("moved", &ScenarioResult::moved,
                               "MemberChange of those who join, leave, or have another total, rank or grade.")
        .def(py::self == py::self)
        .def(pickled(&ScenarioResult::evaluation, &ScenarioResult::comparison))
        .def("__repr__", [](const ScenarioResult& result) {
            return "<muster.evaluation.ScenarioResult: " + std::to_string(result.moved().size()) + " of " +
                   std::to_string(result.comparison.members.size()) + " members moved>";
        });
    evaluation.def(
        "evaluate_scenario",
        [](const Evaluation& done, const Weights& weights, const Weights& shares, std::vector<Area> areas,
           std::vector<Indicator> indicators, std::vector<ProposedRecord> added, std::vector<EvidenceId> withdrawn,
           const std::vector<std::pair<EvidenceId, ProposedRecord>>& changed, std::vector<RollMember> members,
           std::vector<std::string> leaving, unsigned threads) {
            Scenario scenario{.areas = std::move(areas),
                              .indicators = std::move(indicators),
                              .weights = changes_of(weights),
                              .shares = changes_of(shares),
                              .added = std::move(added),
                              .withdrawn = std::move(withdrawn),
                              .members = std::move(members),
                              .leaving = std::move(leaving),
                              .threads = threads};
            for (const auto& [record, becomes] : changed)
                scenario.changed.push_back({record, becomes});
            return what_if(done, scenario);
        },
        py::arg("evaluation"), py::kw_only(), py::arg("weights"), py::arg("shares"), py::arg("areas"),
        py::arg("indicators"), py::arg("added"), py::arg("withdrawn"), py::arg("changed"), py::arg("members"),
        py::arg("leaving"), py::arg("threads"), py::call_guard<py::gil_scoped_release>(),
        "What the evaluation would be; `muster.evaluation.what_if` has the options.");
}

void bind_causes(py::module_& evaluation)
{
    own_enumeration<Cause>(evaluation);
    own_enumeration<RecordTurn>(evaluation);
    py::class_<CauseGain>(evaluation, "CauseGain", "A part of one member's change.")
        .def_readonly("cause", &CauseGain::cause)
        .def_readonly("indicator", &CauseGain::indicator, "Of records: code of the indicator; else empty.")
        .def_readonly("gain", &CauseGain::gain, "Of the total; exact where it is a decimal, else to twelve places.")
        .def_property_readonly(
            "exact_gain", [](const CauseGain& part) { return Fraction{part.gain}; }, "The same as a fraction.")
        .def(py::self == py::self)
        .def(pickled(&CauseGain::cause, &CauseGain::indicator, &CauseGain::gain))
        .def("__repr__", [](const CauseGain& part) {
            return "<muster.evaluation.CauseGain " +
                   std::string(listed(Cause{}).names[static_cast<std::size_t>(part.cause)]) +
                   (part.indicator.empty() ? "" : " " + part.indicator) + ": " + to_decimal_string(part.gain) + ">";
        });
    py::class_<MemberCauses>(evaluation, "MemberCauses", "Why one member's total changed.")
        .def_readonly("code", &MemberCauses::code)
        .def_readonly("before", &MemberCauses::before)
        .def_readonly("after", &MemberCauses::after)
        .def_readonly("causes", &MemberCauses::causes, "They sum to the whole change exactly.")
        .def(py::self == py::self)
        .def(pickled(&MemberCauses::code, &MemberCauses::before, &MemberCauses::after, &MemberCauses::causes))
        .def("__repr__", [](const MemberCauses& member) {
            return "<muster.evaluation.MemberCauses " + member.code + ": " + to_decimal_string(member.before) + " to " +
                   to_decimal_string(member.after) + ">";
        });
    py::class_<Overtaking>(evaluation, "Overtaking", "One member went past another.")
        .def_readonly("winner", &Overtaking::winner)
        .def_readonly("loser", &Overtaking::loser)
        .def_readonly("gap_before", &Overtaking::gap_before, "The winner's total less the loser's.")
        .def_readonly("gap_after", &Overtaking::gap_after)
        .def_readonly("causes", &Overtaking::causes, "Parts of the change of the gap, greatest first.")
        .def(py::self == py::self)
        .def(pickled(&Overtaking::winner, &Overtaking::loser, &Overtaking::gap_before, &Overtaking::gap_after,
                     &Overtaking::causes))
        .def("__repr__", [](const Overtaking& pair) {
            return "<muster.evaluation.Overtaking of " + pair.loser + " by " + pair.winner + ">";
        });
    py::class_<Causes>(evaluation, "Causes", "Why totals changed between two evaluations.")
        .def_readonly("found", &Causes::found, "What differs between the two, whoever is moved by it.")
        .def_readonly("members", &Causes::members, "Those who are complete in both, in the order of the later roll.")
        .def(
            "overtakings", [](const Causes& found, const std::string& member) { return overtakings(found, member); },
            py::arg("member"), "Whom a member passed and by whom they were passed, each with what it is owed to.")
        .def(py::self == py::self)
        .def(pickled(&Causes::found, &Causes::members))
        .def("__repr__", [](const Causes& found) {
            return "<muster.evaluation.Causes of " + std::to_string(found.members.size()) + " members>";
        });
    py::class_<MovingRecord>(evaluation, "MovingRecord",
                             "A record that counts in one of two evaluations only, and what it moves.")
        .def_readonly("turn", &MovingRecord::turn)
        .def_readonly("record", &MovingRecord::record, "In the later ledger; of one withdrawn, in the earlier one.")
        .def_readonly("words", &MovingRecord::words)
        .def_readonly("instead", &MovingRecord::instead, "Of one corrected: what was said before.")
        .def_readonly("effect", &MovingRecord::effect,
                      "The later total less what it would be if this alone had not happened, or None.")
        .def(py::self == py::self)
        .def(pickled(&MovingRecord::turn, &MovingRecord::record, &MovingRecord::words, &MovingRecord::instead,
                     &MovingRecord::effect))
        .def("__repr__", [](const MovingRecord& moving) {
            return "<muster.evaluation.MovingRecord " +
                   std::string(listed(RecordTurn{}).names[static_cast<std::size_t>(moving.turn)]) + ": " +
                   moving.words.indicator + " of " + moving.words.member + ">";
        });
    evaluation.def("causes", &causes, py::arg("before"), py::arg("after"), py::kw_only(), py::arg("threads") = 1,
                   py::call_guard<py::gil_scoped_release>(), R"doc(
What moved whom between two evaluations: each member's change of total by cause, exactly.

Shapley's value: the mean, over all orders in which causes may be let in one after the other, of what each adds. What
records add is cut by indicator, one after the other as the scheme lists them. So parts sum to the whole change, and no
order is preferred. Members, areas and indicators are matched by code; schemes may be two.

Returns
-------
Causes
    `to_frame()` has a row for each member and cause.
)doc");
    evaluation.def(
        "moving_records",
        [](const Evaluation& before, const Evaluation& after, const std::string& member) {
            return moving_records(before, after, member);
        },
        py::arg("before"), py::arg("after"), py::arg("member"), py::call_guard<py::gil_scoped_release>(), R"doc(
Records of a member (by code) that came, went or were corrected between two evaluations; those that moved most first.

Returns
-------
list of MovingRecord

Raises
------
InvalidInput
    If the member is not on both rolls.
)doc");
}

void bind_stability(py::module_& evaluation)
{
    record_class<ShareRange>(evaluation, "ShareRange", "Shares from the first to the last, both included.",
                             field("from_", &ShareRange::from), field("to", &ShareRange::to));
    record_class<WeightStability>(
        evaluation, "WeightStability", "How far one share may go before what matters changes.",
        field("share", &WeightStability::share), field("leaders", &WeightStability::leaders),
        field("leading", &WeightStability::leading), field("selected", &WeightStability::selected),
        field("selection", &WeightStability::selection, std::nullopt), field("ranking", &WeightStability::ranking));
    evaluation.def(
        "weight_stability",
        [](const Evaluation& done, const std::string& code, const std::vector<std::string>& selected,
           unsigned threads) { return weight_stability(done, code, selected, threads); },
        py::arg("evaluation"), py::arg("code"), py::kw_only(), py::arg("selected") = std::vector<std::string>{},
        py::arg("threads") = 1, py::call_guard<py::gil_scoped_release>(), R"doc(
Within which shares of one area or indicator the leader, the selected and the whole ranking do not change. Exact.

Parameters
----------
selected : list of str
    Codes of members. Default: those of the best grade.

Returns
-------
WeightStability
    `selection` is None where the selected are not the first so many now.

Raises
------
InvalidInput
    As `rank_courses`, and naming a code that is not on the roll.
)doc");
}

}  // namespace

void bind_evaluation_questions(py::module_& evaluation)
{
    bind_what_if(evaluation);
    bind_causes(evaluation);
    bind_stability(evaluation);
}

}  // namespace muster::python
