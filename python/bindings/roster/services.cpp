// What people need after the plan: swaps, explanations, clashes, fairness.
#include "roster/parts.hpp"
#include "tools/pickled.hpp"
#include "tools/record_class.hpp"

#include "muster/roster/explain.hpp"
#include "muster/roster/explain_infeasible.hpp"
#include "muster/roster/fairness_report.hpp"
#include "muster/roster/swaps.hpp"
#include "muster/roster/turn_report.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's

void bind_swaps(py::module_& roster)
{
    record_class<Exchange>(roster, "Exchange", R"doc(
What `giver` gives `taker` and takes in return (nothing: a hand-over), and by how much the roster's hard score and cost
change. Among three the taker gives `passed` to a `third`, who gives what is returned.
)doc",
                           field("giver", &Exchange::giver), field("taker", &Exchange::taker),
                           field("given", &Exchange::given, {}), field("returned", &Exchange::returned, {}),
                           field("hard_change", &Exchange::hard_change, 0),
                           field("cost_change", &Exchange::cost_change, 0), field("passed", &Exchange::passed, {}),
                           field("third", &Exchange::third, {}));
    roster.def(
        "swaps",
        [](const Problem& problem, const Roster& made, const Assignment& assignment, bool with_pairs,
           std::size_t at_most, bool with_three) {
            return swaps(problem, made, assignment,
                         {.with_pairs = with_pairs, .at_most = at_most, .with_three = with_three});
        },
        py::arg("problem"), py::arg("roster"), py::arg("assignment"), py::kw_only(), py::arg("with_pairs") = true,
        py::arg("at_most") = 1000, py::arg("with_three") = false, py::call_guard<py::gil_scoped_release>(),
        "Every exchange by which the member can get rid of the shift without a hard rule bending, best first: between "
        "two, of two shifts with pairs; with three, also one shift each from one to the next.");
    roster.def("exchanged", &exchanged, py::arg("roster"), py::arg("exchange"), "The roster after an exchange of it.");
}

void bind_explanations(py::module_& roster)
{
    py::class_<Alternative>(roster, "Alternative", "One who could have stood the shift instead.")
        .def_readonly("member", &Alternative::member)
        .def_readonly("bar", &Alternative::bar, "Why not at all; then nothing else is said.")
        .def_readonly("stands_already", &Alternative::stands_already)
        .def_readonly("hard_change", &Alternative::hard_change)
        .def_readonly("cost_change", &Alternative::cost_change)
        .def_readonly("gained", &Alternative::gained, "Violations that would be and are not now.")
        .def_readonly("lost", &Alternative::lost, "Violations that are now and would not be.")
        .def(py::self == py::self)
        .def(pickled(&Alternative::member, &Alternative::bar, &Alternative::stands_already, &Alternative::hard_change,
                     &Alternative::cost_change, &Alternative::gained, &Alternative::lost));
    py::class_<Explanation>(roster, "Explanation", "Why a member stands a shift.")
        .def_readonly("assignment", &Explanation::assignment)
        .def_readonly("is_pinned", &Explanation::is_pinned)
        .def_readonly("hard_if_open", &Explanation::hard_if_open)
        .def_readonly("cost_if_open", &Explanation::cost_if_open)
        .def_readonly("others", &Explanation::others, "Best first; those barred last.")
        .def(py::self == py::self)
        .def(pickled(&Explanation::assignment, &Explanation::is_pinned, &Explanation::hard_if_open,
                     &Explanation::cost_if_open, &Explanation::others));
    roster.def("explain", &explain, py::arg("problem"), py::arg("roster"), py::arg("assignment"),
               py::call_guard<py::gil_scoped_release>(), "Compares every other member in this one's place.");
    roster.def(
        "in_words",
        [](const Problem& problem, const Explanation& explanation) { return in_words(problem, explanation); },
        py::arg("problem"), py::arg("explanation"), "Sentences of an explanation, as Labels.");
}

/// An element of a clash that was told, and what it asks in words.
struct ToldElement : Element {
    Label words;
    Label remedy;
};

std::vector<ToldElement> told_elements(const Infeasibility& told)
{
    std::vector<ToldElement> elements;
    for (std::size_t at = 0; at < told.clash.size(); ++at)
        elements.push_back({told.clash[at], told.words[at], told.remedies[at]});
    return elements;
}

std::string shown(const Infeasibility& told)
{
    const std::string verdict = py::str(py::cast(told.verdict).attr("name")).cast<std::string>();
    std::string text;
    for (const Label& line : told.words)
        text += (text.empty() ? "; these cannot hold together: " : "; ") + line.en;
    return "<muster.roster.Infeasibility: " + verdict + text + ">";
}

void bind_clashes(py::module_& roster)
{
    py::enum_<Verdict>(roster, "Verdict", "Whether hard rules can hold together.")
        .value("feasible", Verdict::feasible)
        .value("infeasible", Verdict::infeasible)
        .value("unknown", Verdict::unknown);
    record_class<Element>(roster, "Element", "One thing that is asked, small enough to be given up by itself.",
                          field("rule", &Element::rule), field("member", &Element::member, {}),
                          field("day", &Element::day, -1), field("type", &Element::type, {}),
                          field("row", &Element::row, 0))
        .def(
            "in_words", [](const Element& element, const Problem& problem) { return in_words(problem, element); },
            py::arg("problem"), "What is asked, as a Label: who, when and what, by their names.");
    py::class_<ToldElement, Element>(roster, "ToldElement", "An element of a clash, with what it asks in words.")
        .def_readonly("words", &ToldElement::words, "Who, when and what, as a Label.")
        .def_readonly("remedy", &ToldElement::remedy, "How it could be relaxed, as a Label.")
        .def("__repr__", [](const ToldElement& element) { return "<muster.roster.Element: " + element.words.en + ">"; })
        .def(py::pickle(
            [](const ToldElement& element) {
                return py::make_tuple(static_cast<const Element&>(element), element.words, element.remedy);
            },
            [](const py::tuple& saved) {
                return ToldElement{saved[0].cast<Element>(), saved[1].cast<Label>(), saved[2].cast<Label>()};
            }));
    py::class_<Infeasibility>(roster, "Infeasibility", "Whether hard rules can hold together, and which do not.")
        .def_readonly("verdict", &Infeasibility::verdict)
        .def_property_readonly("clash", &told_elements, "Elements that cannot hold together, each with its words.")
        .def_readonly("is_smallest", &Infeasibility::is_smallest, "Shown: without any one of them the others can.")
        .def_readonly("roster", &Infeasibility::roster, "Of a feasible problem.")
        .def_readonly("words", &Infeasibility::words, "What each of the clash asks, as Labels.")
        .def(
            "in_words", [](const Infeasibility& told) { return in_words(told); },
            "What is known, and what clashes with what to relax, as Labels.")
        .def(py::self == py::self)
        .def("__repr__", &shown)
        .def(pickled(&Infeasibility::verdict, &Infeasibility::clash, &Infeasibility::is_smallest,
                     &Infeasibility::roster, &Infeasibility::words, &Infeasibility::remedies));
    roster.def(
        "explain_infeasible",
        [](const Problem& problem, std::size_t most_nodes, const Progress& progress) {
            return released(progress, [&] {
                return explain_infeasible(problem, {.most_nodes = most_nodes, .progress = progress});
            });
        },
        py::arg("problem"), py::kw_only(), py::arg("most_nodes") = InfeasibilityOptions{}.most_nodes,
        py::arg("progress") = Progress{}, "A smallest set of hard rules that cannot hold together.");
    roster.def(
        "in_words", [](const Problem&, const Infeasibility& infeasibility) { return in_words(infeasibility); },
        py::arg("problem"), py::arg("infeasibility"), "What clashes, and what to relax, as Labels.");
    roster.def(
        "in_words", [](const Problem& problem, const Element& element) { return in_words(problem, element); },
        py::arg("problem"), py::arg("element"), "What an element asks, as a Label.");
}

void bind_fairness(py::module_& roster)
{
    record_class<MemberLoad>(
        roster, "MemberLoad", "One member's loads; each lists minutes, shifts, nights, weekends, disliked.",
        field("member", &MemberLoad::member), field("load", &MemberLoad::load, {}),
        field("carried", &MemberLoad::carried, {}), field("fair", &MemberLoad::fair, {}),
        field("carry_over", &MemberLoad::carry_over, {}), field("requests", &MemberLoad::requests, 0),
        field("requests_met", &MemberLoad::requests_met, 0), field("cost", &MemberLoad::cost, 0));
    record_class<Spread>(roster, "Spread", "How even one measure is: least and most load, sum of distances from fair.",
                         field("least", &Spread::least, 0), field("most", &Spread::most, 0),
                         field("distance", &Spread::distance, 0));
    py::class_<FairnessReport>(roster, "FairnessReport", "Loads of all members, and how even they are.")
        .def_readonly("members", &FairnessReport::members)
        .def_readonly("spread", &FairnessReport::spread, "Of each measure, in their order.")
        .def(py::self == py::self)
        .def(pickled(&FairnessReport::members, &FairnessReport::spread));
    roster.def("fairness_report", &fairness_report, py::arg("problem"), py::arg("roster"),
               py::call_guard<py::gil_scoped_release>(), "Who carries how much, against the fair share.");

    record_class<MemberTurns>(roster, "MemberTurns", R"doc(
How the turns of one member lie; a turn is a day with at least one shift, a pause the days from one turn to the next.
Weeks are Monday to Sunday.
)doc",
                              field("member", &MemberTurns::member), field("turns", &MemberTurns::turns, 0),
                              field("on_days_running", &MemberTurns::on_days_running, 0),
                              field("most_in_a_week", &MemberTurns::most_in_a_week, 0),
                              field("shortest_pause", &MemberTurns::shortest_pause, 0),
                              field("longest_pause", &MemberTurns::longest_pause, 0),
                              field("mean_pause", &MemberTurns::mean_pause, 0.0));
    py::class_<TurnReport>(roster, "TurnReport", "How the turns of all members lie.")
        .def_readonly("members", &TurnReport::members)
        .def_readonly("on_days_running", &TurnReport::on_days_running, "Turns on the day after another, of all.")
        .def_readonly("most_in_a_week", &TurnReport::most_in_a_week, "Of one member.")
        .def_readonly("longest_pause", &TurnReport::longest_pause, "Days.")
        .def_readonly("longest_by_mean", &TurnReport::longest_by_mean,
                      "Greatest longest pause of a member as a multiple of that member's mean one.")
        .def(py::self == py::self);
    roster.def("turn_report", &turn_report, py::arg("problem"), py::arg("roster"),
               py::call_guard<py::gil_scoped_release>(), "How the turns of each member lie, within the period.");
}

}  // namespace

void bind_roster_services(py::module_& roster)
{
    bind_swaps(roster);
    bind_explanations(roster);
    bind_clashes(roster);
    bind_fairness(roster);
}

}  // namespace muster::python
