// A published roster after a change: repairs, and the changed problems.
#include "roster/parts.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/roster/repair.hpp"
#include "muster/roster/what_if.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's

RepairOptions options_of(RepairAim aim, std::optional<std::int64_t> move_price, std::optional<std::uint64_t> work_limit,
                         std::size_t most_nodes, const Progress& progress)
{
    return {
        .aim = aim, .move_price = move_price, .most_nodes = most_nodes, .work_limit = work_limit, .progress = progress};
}

std::string words_for_changes(const Repair& repair)
{
    return std::to_string(repair.dropped.size()) + " dropped, " + std::to_string(repair.added.size()) + " added, " +
           std::to_string(repair.counted_changes) + " that count" + (repair.is_fewest() ? ", proven fewest" : "") +
           (repair.is_least() ? ", proven least" : "");
}

void bind_what_has_to_change(py::module_& roster)
{
    py::enum_<RepairAim>(roster, "RepairAim", "What a repair is to make least, once no hard rule is bent.")
        .value("least_cost", RepairAim::least_cost, "Cost and a price for each change that counts, together.")
        .value("fewest_changes", RepairAim::fewest_changes,
               "The changes that count, at any cost; then places left open; then cost.");
    py::class_<Repair>(roster, "Repair", R"doc(
What has to change, and the roster after it.

A change counts where it touches somebody's published shifts without need: each shift that a member could still stand
and does not, and each person on a shift beyond those wanted there. What is forced does not count, nor does filling a
place where somebody is wanted.
)doc")
        .def_readonly("solution", &Repair::solution)
        .def_readonly("dropped", &Repair::dropped, "Stood before, and not any more.")
        .def_readonly("added", &Repair::added)
        .def_readonly("left_open", &Repair::left_open,
                      "Shifts emptied and not filled again although people are wanted, once for each place.")
        .def_readonly("counted_changes", &Repair::counted_changes, "Changes that count.")
        .def_readonly("least_changes", &Repair::least_changes,
                      "That count; no usable roster takes fewer, as far as was shown.")
        .def_readonly("move_price", &Repair::move_price,
                      "For each change that counts; None where the fewest were asked for.")
        .def_readonly("priced_bound", &Repair::priced_bound,
                      "No usable roster has a lower priced cost; None where no certificate proves a bound.")
        .def_readonly("certificate", &Repair::certificate,
                      "`proved_bound` of `with_move_price` recomputes the bound from it.")
        .def_readonly("is_best_of_all", &Repair::is_best_of_all,
                      "Whether there are few rosters, and every one was compared by what is to be least.")
        .def_property_readonly("changes", &Repair::changes, "Shifts dropped and added.")
        .def_property_readonly("priced_cost", &Repair::priced_cost,
                               "The cost, and the move price for each change that counts.")
        .def_property_readonly("is_fewest", &Repair::is_fewest,
                               "Whether it is shown that no usable roster has fewer changes that count.")
        .def_property_readonly("is_least", &Repair::is_least,
                               "Whether it is shown that no usable roster has a lower priced cost.")
        .def(py::self == py::self)
        .def(pickled(&Repair::solution, &Repair::dropped, &Repair::added, &Repair::left_open, &Repair::counted_changes,
                     &Repair::least_changes, &Repair::move_price, &Repair::priced_bound, &Repair::certificate,
                     &Repair::is_best_of_all))
        .def("__repr__",
             [](const Repair& repair) { return "<muster.roster.Repair: " + words_for_changes(repair) + ">"; });
}

void bind_repair(py::module_& roster)
{
    roster.def(
        "repair",
        [](const Problem& problem, const Roster& published, RepairAim wanted, std::optional<std::int64_t> move_price,
           std::optional<std::uint64_t> work_limit, std::size_t most_nodes, const Progress& progress) {
            return released(progress, [&] {
                return repair(problem, published, options_of(wanted, move_price, work_limit, most_nodes, progress));
            });
        },
        py::arg("problem"), py::arg("published"), py::kw_only(), py::arg("aim") = RepairOptions{}.aim,
        py::arg("move_price") = RepairOptions{}.move_price, py::arg("work_limit") = RepairOptions{}.work_limit,
        py::arg("most_nodes") = RepairOptions{}.most_nodes, py::arg("progress") = Progress{}, R"doc(
A roster of the problem as it is now, near the published one: no hard rule is bent, and cost and changes are least.

Parameters
----------
problem : Problem
    As it is now: with the illness, the new leave, the changed cover.
published : Roster
aim : RepairAim
    Cost and priced changes together, or the fewest changes at any cost.
move_price : int, optional
    What each change that counts costs, in the unit of the cost: `usual_move_price` if not given.
work_limit : int, optional
    Steps of about a microsecond for a whole search that goes on from the quick repair and proves a bound; 0: none. If
    not given, 20,000 where members x days x shift types are at most 500.
most_nodes : int
    Rosters looked at to prove the fewest changes.
progress : callable, optional

Raises
------
InvalidInput
    If the roster is of other days, members or shift types, or the price is out of range or given with the fewest
    changes.
)doc");
    roster.def("usual_move_price", &usual_move_price, py::arg("problem"),
               "What moving somebody is taken to cost: half of what one person too few costs where that is least.");
    roster.def("with_move_price", &with_move_price, py::arg("problem"), py::arg("published"), py::arg("move_price"),
               py::call_guard<py::gil_scoped_release>(),
               "The problem in which the changes that count are part of the cost, for `proved_bound`.");
}

void bind_what_if(py::module_& roster)
{
    py::class_<WhatIf>(roster, "WhatIf", "What a change would do.")
        .def_readonly("repair", &WhatIf::repair)
        .def_readonly("cost_before", &WhatIf::cost_before, "Of the roster, under the problem it was made for.")
        .def_readonly("cost_rejudged", &WhatIf::cost_rejudged,
                      "Of the same roster under the changed problem, where shares, wishes and cover may be others.")
        .def_readonly("cost_change", &WhatIf::cost_change, "From `cost_rejudged` to the repaired roster's cost.")
        .def_readonly("was_feasible", &WhatIf::was_feasible)
        .def(py::self == py::self)
        .def(pickled(&WhatIf::repair, &WhatIf::cost_before, &WhatIf::cost_rejudged, &WhatIf::cost_change,
                     &WhatIf::was_feasible))
        .def("__repr__", [](const WhatIf& made) {
            return "<muster.roster.WhatIf: " + words_for_changes(made.repair) + ", cost " +
                   (made.cost_change < 0 ? "" : "+") + std::to_string(made.cost_change) + " from " +
                   std::to_string(made.cost_rejudged) + ">";
        });
    roster.def(
        "what_if",
        [](const Problem& problem, const Roster& made, const Problem& changed, RepairAim wanted,
           std::optional<std::int64_t> move_price, std::optional<std::uint64_t> work_limit, std::size_t most_nodes,
           const Progress& progress) {
            return released(progress, [&] {
                return what_if(problem, made, changed,
                               options_of(wanted, move_price, work_limit, most_nodes, progress));
            });
        },
        py::arg("problem"), py::arg("roster"), py::arg("changed"), py::kw_only(), py::arg("aim") = RepairOptions{}.aim,
        py::arg("move_price") = RepairOptions{}.move_price, py::arg("work_limit") = RepairOptions{}.work_limit,
        py::arg("most_nodes") = RepairOptions{}.most_nodes, py::arg("progress") = Progress{},
        "Repairs the roster of `problem` for `changed`, as `repair` does, and compares.");
    const auto quick = py::call_guard<py::gil_scoped_release>();
    roster.def("with_leave", &with_leave, py::arg("problem"), py::arg("member"), py::arg("days"), quick,
               "The problem with a member away.");
    roster.def("without_member", &without_member, py::arg("problem"), py::arg("member"), quick,
               "The problem with one member fewer; row numbers stay.");
    roster.def("with_cover", &with_cover, py::arg("problem"), py::arg("cover"), quick,
               "The problem with a row of cover added, or put in the place of the one of its shift and skill.");
    roster.def("frozen_before", &frozen_before, py::arg("problem"), py::arg("roster"), py::arg("day"), quick,
               "The problem in which the days before `day` stay as they are in the roster.");
}

}  // namespace

void bind_roster_repair(py::module_& roster)
{
    bind_what_has_to_change(roster);
    bind_repair(roster);
    bind_what_if(roster);
}

}  // namespace muster::python
