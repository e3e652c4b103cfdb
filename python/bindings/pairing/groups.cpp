// muster.pairing for Python: study groups, their rules, their bound.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/record_class.hpp"

#include "muster/pairing/group_check.hpp"
#include "muster/pairing/groups.hpp"

#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

std::optional<std::chrono::milliseconds> limit_of(std::optional<double> seconds)
{
    if (!seconds)
        return std::nullopt;
    if (!(*seconds >= 0.0 && *seconds <= 1e9))
        throw InvalidInput({"time_limit"}, "it is not a number of seconds from 0",
                           "give seconds, or None for no limit");
    return std::chrono::milliseconds(std::llround(*seconds * 1000.0));
}

void bind_rules(py::module_& pairing)
{
    pairing.attr("unknown_kind") = unknown_kind;
    py::enum_<LevelMeasure>(pairing, "LevelMeasure", "What of a group's levels is to be near the target.")
        .value("mean", LevelMeasure::mean)
        .value("sum", LevelMeasure::sum);
    py::enum_<Mixture>(pairing, "Mixture", "Which two in a group cost something.")
        .value("any", Mixture::any)
        .value("mixed", Mixture::mixed)
        .value("alike", Mixture::alike);
    py::enum_<Alone>(pairing, "Alone", "Of the only one of a kind in a group of two or more.")
        .value("allowed", Alone::allowed)
        .value("priced", Alone::priced)
        .value("never", Alone::never);
    record_class<BalanceStep>(pairing, "BalanceStep", "Each unit a group is off by more than `beyond` costs `price`.",
                              field("beyond", &BalanceStep::beyond, 0), field("price", &BalanceStep::price, 1));
    record_class<LevelBalance>(pairing, "LevelBalance", R"doc(
Groups are to be alike in level. Of the mean a group is off by its size times what its mean is off.

Parameters
----------
name : str
levels : list of int, one a mentee
measure : LevelMeasure
target : int, optional
    The mean of all mentees, or their sum over all mentors, where it is not given.
steps : list of BalanceStep
)doc",
                               field("name", &LevelBalance::name), field("levels", &LevelBalance::levels),
                               field("measure", &LevelBalance::measure, LevelMeasure::mean),
                               field("target", &LevelBalance::target, std::nullopt),
                               field("steps", &LevelBalance::steps, {{}}));
    record_class<KindRule>(pairing, "KindRule", R"doc(
What is asked about one attribute, as major, class or gender.

Parameters
----------
name : str
kind_of : list of int, one a mentee
    Equal numbers are one kind; `unknown_kind` is like nobody and unlike nobody.
mixture : Mixture
pair_price : int
alone : Alone
alone_price : int
watched : list of int
    Kinds that `alone` is about; all where it is empty.
)doc",
                           field("name", &KindRule::name), field("kind_of", &KindRule::kind_of),
                           field("mixture", &KindRule::mixture, Mixture::any),
                           field("pair_price", &KindRule::pair_price, 0),
                           field("alone", &KindRule::alone, Alone::allowed),
                           field("alone_price", &KindRule::alone_price, 0), field("watched", &KindRule::watched, {}));
    record_class<TimeTogether>(pairing, "TimeTogether",
                               "How many minutes a week a whole group and its mentor are to be free at once. Without "
                               "short_price, for each quarter of an hour missing, less may not be.",
                               field("mentors", &TimeTogether::mentors), field("mentees", &TimeTogether::mentees),
                               field("least", &TimeTogether::least, Minutes(60)),
                               field("short_price", &TimeTogether::short_price, std::nullopt));
    record_class<MenteeSet>(pairing, "MenteeSet", "Mentees of whom something is asked together: `name` and rows.",
                            field("name", &MenteeSet::name), field("mentees", &MenteeSet::mentees));
    record_class<GroupRules>(pairing, "GroupRules", "What besides scores and sizes makes a group good.",
                             field("balances", &GroupRules::balances, {}), field("kinds", &GroupRules::kinds, {}),
                             field("time", &GroupRules::time, std::nullopt),
                             field("mentors_may_rest", &GroupRules::mentors_may_rest, false),
                             field("together", &GroupRules::together, {}), field("apart", &GroupRules::apart, {}));
    py::class_<GroupProblem>(pairing, "GroupProblem", "Study groups before they are made. Immutable.")
        .def(py::init<Problem, GroupRules>(), py::arg("pairs"), py::arg("rules"))
        .def_property_readonly("pairs", &GroupProblem::pairs, py::return_value_policy::copy)
        .def_property_readonly("rules", &GroupProblem::rules, py::return_value_policy::copy, "With every target set.")
        .def(py::self == py::self)
        .def("__repr__",
             [](const GroupProblem& problem) {
                 return "<muster.pairing.GroupProblem: " + std::to_string(problem.pairs().mentee_count()) +
                        " mentees, " + std::to_string(problem.pairs().mentors().size()) + " mentors>";
             })
        .def(py::pickle([](const GroupProblem& problem) { return py::make_tuple(problem.pairs(), problem.rules()); },
                        [](const py::tuple& saved) {
                            return GroupProblem(saved[0].cast<Problem>(), saved[1].cast<GroupRules>());
                        }));
}

void bind_groups(py::module_& pairing)
{
    py::enum_<GroupProof>(pairing, "GroupProof", "How a bound is known.")
        .value("prices", GroupProof::prices)
        .value("search", GroupProof::search);
    record_class<GroupParts>(pairing, "GroupParts", "What a group is worth, part by part: scores less four costs.",
                             field("scores", &GroupParts::scores, 0), field("balance", &GroupParts::balance, 0),
                             field("mixture", &GroupParts::mixture, 0), field("alone", &GroupParts::alone, 0),
                             field("time", &GroupParts::time, 0))
        .def_property_readonly("worth", &GroupParts::worth);
    record_class<StudyGroup>(pairing, "StudyGroup", "One mentor and those led; `together` is minutes a week.",
                             field("mentor", &StudyGroup::mentor), field("mentees", &StudyGroup::mentees),
                             field("parts", &StudyGroup::parts, {}),
                             field("together", &StudyGroup::together, Minutes(0)));
    record_class<GroupPrices>(
        pairing, "GroupPrices", "Prices of mentees, in 256ths of a score, and the bound that follows from them.",
        field("mentee_price", &GroupPrices::mentee_price), field("kind_rule", &GroupPrices::kind_rule, std::nullopt),
        field("balance", &GroupPrices::balance, std::nullopt), field("cell", &GroupPrices::cell, 1),
        field("bound", &GroupPrices::bound, 0), field("is_exact", &GroupPrices::is_exact, false));
    py::class_<Grouping>(pairing, "Grouping",
                         "Study groups, what they are worth, and what none can be worth more than.")
        .def_property_readonly(
            "mentor_of", [](const Grouping& made) { return rows_of(made.mentor_of); },
            "int64 array, shape (mentees,): mentor row, -1 where in no group.")
        .def_readonly("groups", &Grouping::groups, "By rising mentor, without the empty ones.")
        .def_readonly("unmatched", &Grouping::unmatched, "Cost of mentees in no group.")
        .def_readonly("total", &Grouping::total)
        .def_readonly("bound", &Grouping::bound, "No grouping has a greater total.")
        .def_readonly("proof", &Grouping::proof)
        .def_readonly("prices", &Grouping::prices)
        .def_readonly("work", &Grouping::work, "Groups looked at.")
        .def_property_readonly("gap", &Grouping::gap)
        .def_property_readonly("is_optimal", &Grouping::is_optimal)
        .def(py::self == py::self)
        .def("__repr__",
             [](const Grouping& made) {
                 return "<muster.pairing.Grouping: " + std::to_string(made.groups.size()) + " groups, total " +
                        std::to_string(made.total) + ", bound " + std::to_string(made.bound) + ">";
             })
        .def(py::pickle(
            [](const Grouping& made) {
                return py::make_tuple(made.mentor_of, made.groups, made.unmatched, made.total, made.bound, made.proof,
                                      made.prices, made.work);
            },
            [](const py::tuple& saved) {
                return Grouping{saved[0].cast<std::vector<MentorId>>(),
                                saved[1].cast<std::vector<StudyGroup>>(),
                                saved[2].cast<Score>(),
                                saved[3].cast<Score>(),
                                saved[4].cast<Score>(),
                                saved[5].cast<GroupProof>(),
                                saved[6].cast<GroupPrices>(),
                                saved[7].cast<std::uint64_t>()};
            }));
}

}  // namespace

void bind_pairing_groups(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_rules(pairing);
    bind_groups(pairing);
    pairing.def(
        "groups",
        [](const GroupProblem& problem, Seed seed, std::uint64_t work, std::optional<double> time_limit,
           const Progress& progress) {
            const GroupOptions options{seed, work, limit_of(time_limit), progress};
            return released(progress, [&] { return groups(problem, options); });
        },
        py::arg("problem"), py::kw_only(), py::arg("seed") = Seed{}, py::arg("work") = GroupOptions{}.work,
        py::arg("time_limit") = py::none(), py::arg("progress") = py::none(),
        "The groups of greatest total that `work` (groups looked at) and `time_limit` (seconds) allow, with a bound.");
    pairing.def("verify_groups", &verify_groups, py::arg("problem"), py::arg("grouping"),
                py::call_guard<py::gil_scoped_release>(),
                "Rules kept, every part, the total and the bound as said? Shared with no solver.");
    pairing.def("bound_from", &bound_from, py::arg("problem"), py::arg("prices"),
                py::call_guard<py::gil_scoped_release>(), "What no grouping is worth more than, from prices alone.");
    pairing.def(
        "study_groups_of",
        [](const GroupProblem& problem, const GivenColumn<std::int64_t>& rows) {
            return study_groups_of(problem, mentors_of_rows(rows, "mentor_of"));
        },
        py::arg("problem"), py::arg("mentor_of"), "The groups that a column of mentor rows (-1: nobody) makes.");
}

}  // namespace muster::python
