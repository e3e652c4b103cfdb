// What is said of rosters: violations, scores, solutions; certificates are in certificate.cpp.
#include "roster/parts.hpp"
#include "tools/pickled.hpp"
#include "tools/record_class.hpp"

#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/draft.hpp"
#include "muster/roster/history.hpp"
#include "muster/roster/options.hpp"
#include "muster/roster/reweighted.hpp"
#include "muster/roster/rule/list.hpp"
#include "muster/roster/solution.hpp"
#include "muster/roster/solve.hpp"
#include "muster/roster/verify.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <cmath>
#include <optional>
#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's

py::dict costs_of(const Score& score)
{
    py::dict costs;
    for (const rule::Entry& entry : rule::list())
        if (score.of(entry.rule).times > 0)
            costs[py::cast(entry.rule)] = score.of(entry.rule);
    return costs;
}

std::optional<std::chrono::milliseconds> from_seconds(std::optional<double> seconds)
{
    if (!seconds)
        return std::nullopt;
    if (!(*seconds >= 0.0 && *seconds <= 1e9))
        throw InvalidInput({"time_limit"}, "it is not a number of seconds from 0",
                           "give seconds, or None for no limit");
    return std::chrono::milliseconds(static_cast<std::int64_t>(std::llround(*seconds * 1000.0)));
}

void bind_scores(py::module_& roster)
{
    py::enum_<Rule> rules(roster, "Rule", "Every rule a roster is held to.");
    for (const rule::Entry& entry : rule::list())
        rules.value(std::string(entry.name).c_str(), entry.rule);
    rules.def_property_readonly("label", [](Rule rule) { return label_of(rule); });

    record_class<RuleScore>(roster, "RuleScore", "How much one rule is bent: amount where hard, cost where soft.",
                            field("hard", &RuleScore::hard, 0), field("cost", &RuleScore::cost, 0),
                            field("times", &RuleScore::times, 0));
    py::class_<Score>(roster, "Score", "First no hard rule is bent, then cost is least.")
        .def_readonly("hard", &Score::hard, "Sum of what hard rules are bent by; 0 for a roster that may be used.")
        .def_readonly("cost", &Score::cost)
        .def_property_readonly("is_feasible", &Score::is_feasible)
        .def_property_readonly("by_rule", &costs_of, "dict from Rule to RuleScore, of the rules that are bent.")
        .def("of", &Score::of, py::arg("rule"), py::return_value_policy::copy)
        .def(py::self == py::self)
        .def(pickled(&Score::hard, &Score::cost, &Score::by_rule))
        .def("__repr__", [](const Score& score) {
            return "<muster.roster.Score: hard " + std::to_string(score.hard) + ", cost " + std::to_string(score.cost) +
                   ">";
        });
    record_class<Violation>(roster, "Violation", R"doc(
One place where a roster bends one rule. `day` counts from 0, -1 for the whole period; `row` is that of cover,
companies, fairness or requests; `found` and `limit` are in the rule's own unit.
)doc",
                            field("rule", &Violation::rule), field("member", &Violation::member, {}),
                            field("day", &Violation::day, -1), field("type", &Violation::type, {}),
                            field("other", &Violation::other, {}), field("row", &Violation::row, 0),
                            field("found", &Violation::found, 0), field("limit", &Violation::limit, 0),
                            field("amount", &Violation::amount, 1), field("cost", &Violation::cost, 0),
                            field("is_hard", &Violation::is_hard, false));
    py::class_<Report>(roster, "Report", "Everything a roster bends.")
        .def_readonly("violations", &Report::violations)
        .def_readonly("score", &Report::score)
        .def_readonly("by_member", &Report::by_member, "Score of each member, of violations that name one.")
        .def_property_readonly("is_feasible", &Report::is_feasible)
        .def(py::self == py::self)
        .def(pickled(&Report::violations, &Report::score, &Report::by_member))
        .def("__repr__", [](const Report& report) {
            return "<muster.roster.Report: hard " + std::to_string(report.score.hard) + ", cost " +
                   std::to_string(report.score.cost) + ", " + std::to_string(report.violations.size()) + " violations>";
        });
}

void bind_solutions(py::module_& roster)
{
    py::enum_<Status>(roster, "Status", "What is known of a solution.")
        .value("optimal", Status::optimal)
        .value("feasible", Status::feasible)
        .value("incomplete", Status::incomplete)
        .value("infeasible", Status::infeasible)
        .def_property_readonly("label", [](Status status) { return label_of(status); });
    py::class_<Solution>(roster, "Solution", "A roster, its score, and how far from the best it can be at most.")
        .def(py::init([](Roster made, const Score& score, std::optional<std::int64_t> bound, Status status,
                         BoundCertificate certificate) {
                 return Solution{std::move(made), score, bound, status, std::move(certificate)};
             }),
             py::arg("roster"), py::arg("score"), py::arg("lower_bound") = py::none(),
             py::arg("status") = Status::incomplete, py::arg("certificate") = BoundCertificate{})
        .def_readonly("roster", &Solution::roster)
        .def_readonly("score", &Solution::score)
        .def_readonly("lower_bound", &Solution::lower_bound, "No feasible roster costs less; None where none is known.")
        .def_readonly("status", &Solution::status)
        .def_readonly("certificate", &Solution::certificate, "`proved_bound` recomputes a bound from it.")
        .def_property_readonly("gap", &Solution::gap, "(cost - bound) / cost, or None.")
        .def(py::self == py::self)
        .def(pickled_as_archived<Solution>())
        .def("__repr__", [](const Solution& solution) {
            return "<muster.roster.Solution: " + py::str(py::cast(solution.status)).cast<std::string>() + ", cost " +
                   std::to_string(solution.score.cost) +
                   (solution.lower_bound ? ", bound " + std::to_string(*solution.lower_bound) : "") + ">";
        });
    py::class_<Options>(roster, "Options", R"doc(
How long to look, and for how good a roster.

Parameters
----------
time_limit : float, optional
    Seconds. Without it, and with a work limit, the result is the same on any machine and any number of threads.
work_limit : int, optional
    Steps of the search; a million take about a second.
target_gap : float
    Stop when (cost - bound) / cost is at most this.
seed, threads : int
    Where the search begins; searches side by side, of use up to two with a work limit. No threads (0): as many as
    there are processors for this process.
start : Roster, optional
progress : callable(step, done, best, bound), optional
    Return False to stop; the best so far is the answer.
)doc")
        .def(py::init([](std::optional<double> time_limit, std::optional<std::uint64_t> work_limit, double target_gap,
                         Seed seed, unsigned threads, std::optional<Roster> start, Progress progress) {
                 return Options{.time_limit = from_seconds(time_limit),
                                .work_limit = work_limit,
                                .target_gap = target_gap,
                                .seed = seed,
                                .threads = threads,
                                .start = std::move(start),
                                .progress = std::move(progress)};
             }),
             py::kw_only(), py::arg("time_limit") = 10.0, py::arg("work_limit") = py::none(),
             py::arg("target_gap") = 0.0, py::arg("seed") = Seed{}, py::arg("threads") = 0,
             py::arg("start") = py::none(), py::arg("progress") = Progress{});
}

}  // namespace

void bind_roster_results(py::module_& roster)
{
    bind_scores(roster);
    bind_solutions(roster);
    roster.def(
        "solve",
        [](const Problem& problem, const Options& options) {
            return released(options.progress, [&] { return solve(problem, options); });
        },
        py::arg("problem"), py::arg("options") = Options{},
        "A good roster, its score by the checker, and a lower bound on every other one.");
    roster.def("judged", &judged, py::arg("problem"), py::arg("roster"), py::arg("certificate") = py::none(),
               py::call_guard<py::gil_scoped_release>(),
               "The Solution that a roster and a certificate make: score by `check`, bound by `proved_bound`, and the\n"
               "status that follows.");
    py::class_<Verification>(roster, "Verification", "A solution as it is proven, and what it says beyond that.")
        .def_readonly("proven", &Verification::proven, "Solution with score, bound and status as they are.")
        .def_readonly("faults", &Verification::faults, "What it says and is not so: sentences, as Labels.")
        .def_property_readonly("holds", &Verification::holds)
        .def("__bool__", &Verification::holds)
        .def(py::self == py::self)
        .def("__repr__", [](const Verification& made) {
            return "<muster.roster.Verification: " +
                   (made.holds() ? "holds" : "does not hold: " + made.faults.front().en) + ">";
        });
    roster.def("verify", &verify, py::arg("problem"), py::arg("solution"), py::call_guard<py::gil_scoped_release>(),
               "Whether score, bound and status of a solution are as they follow from its roster and its certificate.");
    roster.def("lower_bound", &lower_bound, py::arg("problem"), py::call_guard<py::gil_scoped_release>(),
               "No roster that bends no hard rule costs less.");
    roster.def(
        "proved_bound",
        [](const Problem& problem, const BoundCertificate& certificate) { return proved_bound(problem, certificate); },
        py::arg("problem"), py::arg("certificate"), py::call_guard<py::gil_scoped_release>(),
        "The bound that a certificate proves, in exact integers, by code the solver does not share; None if it proves\n"
        "that there is no feasible roster.");
    roster.def(
        "reweighted",
        [](const Problem& problem, std::int64_t scale, const std::vector<std::int64_t>& prices) {
            return reweighted(problem, scale, prices);
        },
        py::arg("problem"), py::arg("scale"), py::arg("prices"), py::call_guard<py::gil_scoped_release>(),
        "The same problem with all costs in parts of `scale`, where each unit by which a soft rule is bent costs its\n"
        "price less: one price for each field of `Penalties`, in their order. None where a weight would be below 0 or\n"
        "above 1,000,000, or where loads or distances are to be fair. A proof by bends (`BendCase`) is about such "
        "ones.");
    roster.def("check", py::overload_cast<const Problem&, const Roster&>(&check), py::arg("problem"), py::arg("roster"),
               py::call_guard<py::gil_scoped_release>(),
               "Recomputes every rule from the problem and the assignments alone.");
    roster.def(
        "in_words", [](const Problem& problem, const Violation& violation) { return in_words(problem, violation); },
        py::arg("problem"), py::arg("violation"), "One sentence on a violation of this problem, as a Label.");
    roster.def("histories_after", &histories_after, py::arg("problem"), py::arg("roster"),
               py::call_guard<py::gil_scoped_release>(), "History of each member for the roster of the next term.");
    roster.def(
        "with_histories",
        [](Draft draft, const std::vector<History>& histories, bool counts_go_on) {
            return with_histories(std::move(draft), histories, counts_go_on ? Counts::go_on : Counts::begin_anew);
        },
        py::arg("draft"), py::arg("histories"), py::kw_only(), py::arg("counts_go_on") = false,
        py::call_guard<py::gil_scoped_release>(),
        "The draft with the histories given to its members, found by code: who left is passed over, who is new has\n"
        "none. `counts_go_on`: it is the next piece of a period, so that limits on shifts and weekends of the whole\n"
        "count on; else they begin anew.");
}

}  // namespace muster::python
