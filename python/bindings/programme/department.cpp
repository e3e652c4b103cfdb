// How a term is managed, and branches side by side, for Python.
#include "muster/programme/department.hpp"

#include "programme/parts.hpp"
#include "tools/own_class.hpp"

#include "muster/programme/management.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {

using namespace programme;

void bind_management(py::module_& programme)
{
    own_class<Management>(programme);
    own_class<GoalResult>(programme).def_property_readonly("is_met", &GoalResult::is_met);
    own_class<Nominee>(programme);
    programme.def(
        "with_results",
        [](const std::vector<org::Goal>& goals, const org::Organisation& organisation,
           const std::vector<evaluation::Evaluation>& evaluations) {
            return with_results(goals, organisation, evaluations);
        },
        py::arg("goals"), py::arg("organisation"), py::arg("evaluations"),
        "The goals with what their own units reached in their indicators, by these evaluations.");
    programme.def("goal_results", &goal_results, py::arg("organisation"), py::arg("goals"),
                  "What came up to each goal from its unit and from its parts.");
    programme.def("nominees", &nominees, py::arg("evaluation"), R"doc(
Members whom the evidence puts forward to be told of.

Of each area those with its highest total, among the members of the best grade.
)doc");
}

void bind_department(py::module_& programme)
{
    own_class<BranchResult>(programme)
        .def_property_readonly("compared", &BranchResult::compared)
        .def_property_readonly("mean", &BranchResult::mean)
        .def_property_readonly("gain", &BranchResult::gain)
        .def_property_readonly("best_share", &BranchResult::best_share);
    programme.def("branch_result", &branch_result, py::arg("term"), "The branch of the term in numbers.");
    programme.def(
        "rate_branches",
        [](const std::vector<BranchResult>& branches, const evaluation::Scheme& scheme, Day day,
           const std::optional<Period>& period, int least_months, const record::Ledger& records) {
            return rate_branches(branches, scheme,
                                 {.period = period, .day = day, .least_months = least_months, .records = records});
        },
        py::arg("branches"), py::arg("scheme"), py::kw_only(), py::arg("day"), py::arg("period") = py::none(),
        py::arg("least_months") = 12, py::arg("records") = record::Ledger(), R"doc(
Scores branches by a scheme whose members are branches, with ranks.

Indicators of these codes have a record of the branch's numbers: mean_total and gain in points; best_share, coverage,
paired_share, done_share in per cent; overdue and waiting in items.

Parameters
----------
branches : list of BranchResult
scheme : Scheme
day : date
    On which the age of a branch is taken.
period : Period, optional
    Records of other days do not count.
least_months : int
    Branches founded less than so many months ago are not rated.
records : Ledger
    What is recorded of branches besides; its members are branches.
)doc");
    programme.def("department_stars", &department_stars,
                  "Stars for branches, as parts to change: five at most 30 %, a veto keeps below three.");
    py::class_<Department>(programme, "Department", R"doc(
Branches of one unit in one term, side by side. Immutable.

Parameters
----------
name : Label
    Of the term.
period : Period
code : str
    Of the unit above the branches.
unit : Label
    Name of that unit.
branches : list of BranchResult
stars : Evaluation, optional
    Of the branches.
goals : list of GoalResult
)doc")
        .def(py::init([](const Label& name, const Period& period, const std::string& code, const Label& unit,
                         const std::vector<BranchResult>& branches, const std::optional<evaluation::Evaluation>& stars,
                         const std::vector<GoalResult>& goals) {
                 return Department({name, period, code, unit, branches, stars, goals});
             }),
             py::arg("name"), py::arg("period"), py::kw_only(), py::arg("code"), py::arg("unit"), py::arg("branches"),
             py::arg("stars") = py::none(), py::arg("goals") = std::vector<GoalResult>{})
        .def_property_readonly(
            "name", [](const Department& all) { return all.parts().name; }, "Name of the term, for reports.")
        .def_property_readonly(
            "period", [](const Department& all) { return all.parts().period; }, "First and last day.")
        .def_property_readonly(
            "code", [](const Department& all) { return all.parts().code; }, "Of the unit above the branches.")
        .def_property_readonly(
            "unit", [](const Department& all) { return all.parts().unit; }, "Name of that unit, for reports.")
        .def_property_readonly(
            "branches", [](const Department& all) { return all.parts().branches; }, "Each branch in numbers.")
        .def_property_readonly(
            "stars", [](const Department& all) { return all.parts().stars; }, "Of the branches; None: not rated.")
        .def_property_readonly(
            "goals", [](const Department& all) { return all.parts().goals; }, "Of the unit and of the branches.")
        .def("rank", &Department::rank, py::arg("branch"), "By mean total from 1; 0: nobody there has a total.")
        .def("rank_before", &Department::rank_before, py::arg("branch"), "As rank, of the term before.")
        .def("ranks_gained", &Department::ranks_gained, py::arg("branch"), "Lost where negative, or None.")
        .def(
            "rating",
            [](const Department& all, std::size_t branch) {
                const auto* rating = all.rating(branch);
                return rating == nullptr ? std::nullopt : std::optional(*rating);
            },
            py::arg("branch"), "The branch's MemberScore in stars, or None: it is not rated.")
        .def("total", &Department::total, "All branches as one BranchResult.")
        .def(py::self == py::self)
        .def("__repr__", [](const Department& all) {
            return "<muster.programme.Department " + all.parts().code + " of " +
                   std::to_string(all.parts().branches.size()) + " branches>";
        });
}

}  // namespace muster::python
