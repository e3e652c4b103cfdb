// What is said of rosters: violations, scores, solutions.
#include "pickled.hpp"
#include "record_class.hpp"
#include "roster_parts.hpp"

#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/draft.hpp"
#include "muster/roster/history.hpp"
#include "muster/roster/options.hpp"
#include "muster/roster/rule/list.hpp"
#include "muster/roster/solution.hpp"
#include "muster/roster/solve.hpp"

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
    for (const rule::Entry& entry : rule::list)
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
    for (const rule::Entry& entry : rule::list)
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
        .value("infeasible", Status::infeasible);
    py::class_<CountedMaximum>(roster, "CountedMaximum", "A member's maximum of one type, in rows of the problem.")
        .def(py::init<MemberId, ShiftTypeId>(), py::arg("member"), py::arg("type"))
        .def_readonly("member", &CountedMaximum::member)
        .def_readonly("type", &CountedMaximum::type)
        .def(py::self == py::self)
        .def(pickled(&CountedMaximum::member, &CountedMaximum::type));
    py::enum_<SumKind>(roster, "SumKind", "What a member's line is summed up in.")
        .value("load", SumKind::load)
        .value("weekends", SumKind::weekends)
        .value("type", SumKind::type);
    py::class_<SumPrice>(roster, "SumPrice",
                         "What a member's line is paid for one more unit of a sum, in parts of the denominator; the "
                         "limits on the sum then take the amount that suits them best.")
        .def(py::init([](MemberId member, SumKind sum, Measure measure, ShiftTypeId type, std::int64_t price) {
                 return SumPrice{member, sum, measure, type, price};
             }),
             py::arg("member"), py::arg("sum"), py::arg("measure") = Measure::minutes, py::arg("type") = ShiftTypeId{},
             py::arg("price") = 0)
        .def_readonly("member", &SumPrice::member)
        .def_readonly("sum", &SumPrice::sum)
        .def_readonly("measure", &SumPrice::measure, "Of a load.")
        .def_readonly("type", &SumPrice::type, "Of shifts of one type.")
        .def_readonly("price", &SumPrice::price)
        .def(py::self == py::self)
        .def(pickled(&SumPrice::member, &SumPrice::sum, &SumPrice::measure, &SumPrice::type, &SumPrice::price));
    py::class_<CoverSplit>(roster, "CoverSplit",
                           "Rosters with at most so many people on a row of cover, and those with more.")
        .def(py::init<std::uint32_t, std::int64_t>(), py::arg("row"), py::arg("people"))
        .def_readonly("row", &CoverSplit::row, "Of the problem's cover.")
        .def_readonly("people", &CoverSplit::people)
        .def(py::self == py::self)
        .def(pickled(&CoverSplit::row, &CoverSplit::people));
    py::class_<BoundCase>(roster, "BoundCase",
                          "One case of a proof by cases: split in two, which follow it (no more people first), or "
                          "closed by prices of its own.")
        .def(py::init([](std::optional<CoverSplit> split, std::vector<std::int64_t> prices,
                         std::vector<CountedMaximum> counted) {
                 return BoundCase{split, std::move(prices), std::move(counted)};
             }),
             py::arg("split") = py::none(), py::arg("prices") = std::vector<std::int64_t>{},
             py::arg("counted") = std::vector<CountedMaximum>{})
        .def_readonly("split", &BoundCase::split)
        .def_readonly("prices", &BoundCase::prices)
        .def_readonly("counted", &BoundCase::counted)
        .def(py::self == py::self)
        .def(pickled(&BoundCase::split, &BoundCase::prices, &BoundCase::counted));
    py::class_<BoundCertificate>(roster, "BoundCertificate", "Prices that prove a lower bound; see `proved_bound`.")
        .def(
            py::init([](std::vector<std::int64_t> prices, std::int64_t denominator, std::vector<CountedMaximum> counted,
                        std::vector<SumPrice> sums, std::vector<BoundCase> cases) {
                return BoundCertificate{std::move(prices), denominator, std::move(counted), std::move(sums),
                                        std::move(cases)};
            }),
            py::arg("prices") = std::vector<std::int64_t>{}, py::arg("denominator") = 1,
            py::arg("counted") = std::vector<CountedMaximum>{}, py::arg("sums") = std::vector<SumPrice>{},
            py::arg("cases") = std::vector<BoundCase>{})
        .def_readonly("prices", &BoundCertificate::prices, "By row of the problem's cover, in parts of `denominator`.")
        .def_readonly("denominator", &BoundCertificate::denominator)
        .def_readonly("counted", &BoundCertificate::counted, "Hard maxima of types that members keep in the proof.")
        .def_readonly("sums", &BoundCertificate::sums, "Sums that are paid for, not counted.")
        .def_readonly("cases", &BoundCertificate::cases,
                      "Where a proof by cases gives more than prices over all: each before those it is split into.")
        .def(py::self == py::self)
        .def(pickled(&BoundCertificate::prices, &BoundCertificate::denominator, &BoundCertificate::counted,
                     &BoundCertificate::sums, &BoundCertificate::cases));
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
             py::arg("target_gap") = 0.0, py::arg("seed") = Seed{}, py::arg("threads") = 1,
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
    roster.def("lower_bound", &lower_bound, py::arg("problem"), py::call_guard<py::gil_scoped_release>(),
               "No roster that bends no hard rule costs less.");
    roster.def(
        "proved_bound",
        [](const Problem& problem, const BoundCertificate& certificate) { return proved_bound(problem, certificate); },
        py::arg("problem"), py::arg("certificate"), py::call_guard<py::gil_scoped_release>(),
        "The bound that a certificate proves, in exact integers, by code the solver does not share; None if it proves\n"
        "that there is no feasible roster.");
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
        [](Draft draft, const std::vector<History>& histories) { return with_histories(std::move(draft), histories); },
        py::arg("draft"), py::arg("histories"), py::call_guard<py::gil_scoped_release>(),
        "The draft with the histories given to its members, found by code: who left is passed over, who is new has "
        "none.");
}

}  // namespace muster::python
