// Members held against each other: at a cut between grades, and in pairs, for Python.
#include "tools/bind.hpp"
#include "tools/pickled.hpp"

#include "muster/evaluation/borderline.hpp"
#include "muster/evaluation/condorcet.hpp"

#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

void bind_borderline(py::module_& evaluation)
{
    py::class_<NearCut>(evaluation, "NearCut", "A member near a cut between grades.")
        .def_readonly("member", &NearCut::member, "Code.")
        .def_readonly("total", &NearCut::total)
        .def_readonly("short_of", &NearCut::short_of,
                      "What the total is short of the cut: 0 for who stands level, below 0 above it.")
        .def_readonly("grade", &NearCut::grade, "Code of the grade the member has.")
        .def_readonly("is_in", &NearCut::is_in, "Has the cut's grade or a better one.")
        .def_readonly("is_barred", &NearCut::is_barred, "A veto keeps the member from the cut's grade.")
        .def(py::self == py::self)
        .def(pickled(&NearCut::member, &NearCut::total, &NearCut::short_of, &NearCut::grade, &NearCut::is_in,
                     &NearCut::is_barred))
        .def("__repr__", [](const NearCut& near) {
            return "<muster.evaluation.NearCut " + near.member + ": " + to_decimal_string(near.total) + ">";
        });
    py::class_<Cut>(evaluation, "Cut", "A cut: the points a grade begins at, or the last place of its quota.")
        .def_readonly("grade", &Cut::grade, "Code of the grade that lies above it.")
        .def_readonly("is_quota", &Cut::is_quota, "Of the quota; else of the points.")
        .def_readonly("unit", &Cut::unit, "Code of the unit whose quota it is; empty: of all.")
        .def_readonly("at", &Cut::at, "Points of the cut.")
        .def_readonly("places", &Cut::places, "Of a quota: how many are left for those without a better grade.")
        .def_readonly("level", &Cut::level, "NearCut of who stands at it.")
        .def_readonly("above", &Cut::above, "NearCut of who stands above it within the margin, the nearest first.")
        .def_readonly("below", &Cut::below, "NearCut of who is short of it within the margin, the nearest first.")
        .def(py::self == py::self)
        .def(pickled(&Cut::grade, &Cut::is_quota, &Cut::unit, &Cut::at, &Cut::places, &Cut::level, &Cut::above,
                     &Cut::below))
        .def("__repr__", [](const Cut& cut) {
            return "<muster.evaluation.Cut " + cut.grade + (cut.is_quota ? ", quota" : "") + " at " +
                   to_decimal_string(cut.at) + ": " + std::to_string(cut.level.size()) + " level>";
        });
    evaluation.def("borderline", &borderline, py::arg("evaluation"), py::arg("margin") = Points::whole(1),
                   py::call_guard<py::gil_scoped_release>(), R"doc(
Every cut between grades, best first, with who stands level at it and who within a margin of it.

Parameters
----------
evaluation : Evaluation
margin : Decimal
    Points.

Returns
-------
list of Cut
    Of each grade its points, then its quota where somebody is left out by it.

Raises
------
InvalidInput
    If the margin is below 0.
)doc");
}

void bind_condorcet(py::module_& evaluation)
{
    py::class_<MajorityGroup>(evaluation, "MajorityGroup", "Members between whom majorities do not decide one by one.")
        .def_readonly("members", &MajorityGroup::members, "Codes, in the order of the roll.")
        .def_readonly("circle", &MajorityGroup::circle,
                      "A shortest circle in which each wins over the next; empty where there is none.")
        .def_readonly("is_level", &MajorityGroup::is_level, "Nobody in it wins over another.")
        .def(py::self == py::self)
        .def(pickled(&MajorityGroup::members, &MajorityGroup::circle, &MajorityGroup::is_level))
        .def("__repr__", [](const MajorityGroup& group) {
            return "<muster.evaluation.MajorityGroup of " + std::to_string(group.members.size()) + ">";
        });
    py::class_<Condorcet>(evaluation, "Condorcet", "What pairwise majorities say.")
        .def_readonly("winner", &Condorcet::winner, "Code of who wins over everybody else; empty: nobody does.")
        .def_readonly("groups", &Condorcet::groups, "In order; the first is the Smith set.")
        .def_readonly("is_transitive", &Condorcet::is_transitive, "Majorities make an order, with some level perhaps.")
        .def_readonly("left_out", &Condorcet::left_out, "Codes of those who have nothing to compare.")
        .def(py::self == py::self)
        .def(pickled(&Condorcet::winner, &Condorcet::groups, &Condorcet::is_transitive, &Condorcet::left_out))
        .def("__repr__", [](const Condorcet& made) {
            return "<muster.evaluation.Condorcet: " + (made.winner.empty() ? "no winner" : "winner " + made.winner) +
                   ">";
        });
    evaluation.def(
        "condorcet", [](const Evaluation& done, const std::string& area) { return condorcet(done, area); },
        py::arg("evaluation"), py::arg("area"), py::call_guard<py::gil_scoped_release>(), R"doc(
Members compared in pairs by the weighted majority of an area's parts.

Parameters
----------
evaluation : Evaluation
area : str
    Code of the area, whatever its aggregation.

Returns
-------
Condorcet

Raises
------
InvalidInput
    If the area is unknown or has no parts, or there are more members than can be compared.
)doc");
}

}  // namespace

void bind_evaluation_side_by_side(py::module_& muster)
{
    auto evaluation = muster.attr("evaluation").cast<py::module_>();
    bind_borderline(evaluation);
    bind_condorcet(evaluation);
}

}  // namespace muster::python
