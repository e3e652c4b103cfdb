// muster.pairing for Python: stable pairings from lists in columns, and what keeps a pairing from being stable.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/stable.hpp"
#include "muster/pairing/stable_check.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;
using Lists = std::tuple<Column<std::int64_t>, Column<std::uint32_t>, std::optional<Column<bool>>>;
using GivenLists = std::tuple<GivenColumn<std::int64_t>, GivenColumn<std::uint32_t>, std::optional<GivenColumn<bool>>>;

template <class Preferences>
Preferences preferences_of(std::size_t others, const GivenLists& lists, const char* name)
{
    const auto& [starts, entries, ties] = lists;
    std::vector<std::size_t> first;
    for (const std::int64_t start : starts.read(name)) {
        if (start < 0)
            throw InvalidInput({name}, "a list starts at " + std::to_string(start), "give starts from 0");
        first.push_back(static_cast<std::size_t>(start));
    }
    const auto rows = entries.read(name);
    std::vector<bool> tied;
    if (ties) {
        const auto marks = ties->read(name);
        tied.assign(marks.begin(), marks.end());
    }
    return Preferences::from_columns(others, std::move(first), {rows.begin(), rows.end()}, std::move(tied));
}

Lists lists_of(const PreferenceRows& rows)
{
    Column<std::int64_t> starts(static_cast<py::ssize_t>(rows.starts().size()));
    for (std::size_t at = 0; at < rows.starts().size(); ++at)
        starts.mutable_data()[at] = static_cast<std::int64_t>(rows.starts()[at]);
    const Column<std::uint32_t> entries(static_cast<py::ssize_t>(rows.length()), rows.entries().data());
    if (!rows.has_ties())
        return {starts, entries, std::nullopt};
    Column<bool> ties(static_cast<py::ssize_t>(rows.length()));
    for (std::size_t row = 0, at = 0; row < rows.size(); ++row)
        for (std::size_t position = 0; position < rows.list(row).size(); ++position, ++at)
            ties.mutable_data()[at] = rows.is_tied(row, position);
    return {starts, entries, ties};
}

StableProblem problem_from(const GivenLists& mentees, const GivenLists& mentors,
                           const GivenColumn<std::int32_t>& capacities)
{
    const auto places = capacities.read("capacity");
    const auto count = [](const GivenLists& lists, const char* name) {
        const std::size_t starts = std::get<0>(lists).read(name).size();
        return starts > 0 ? starts - 1 : 0;
    };
    return {preferences_of<MenteePreferences>(count(mentors, "mentors"), mentees, "mentees"),
            preferences_of<MentorPreferences>(count(mentees, "mentees"), mentors, "mentors"),
            {places.begin(), places.end()}};
}

Column<std::int32_t> capacities_of(const StableProblem& problem)
{
    return Column<std::int32_t>(static_cast<py::ssize_t>(problem.capacities().size()), problem.capacities().data());
}

template <class Id>
std::optional<Id> named(Id id)
{
    return id.is_set() ? std::optional(id) : std::nullopt;
}

void bind_stable_problem(py::module_& pairing)
{
    py::class_<StableProblem>(pairing, "StableProblem", R"doc(
Both sides' lists, and how many mentees each mentor takes. A pair is acceptable when each lists the other. Immutable.

Parameters
----------
mentees, mentors : tuple (starts, entries, ties)
    starts : int64 array, shape (people + 1,): list i is ``entries[starts[i]:starts[i + 1]]``, best first;
    entries : uint32 array of rows of the other side; ties : bool array or None: ranks alike with the one before it.
capacity : int32 array, shape (mentors,)

Raises
------
InvalidInput
    Names the list with an unknown row, a row twice, or a tie at its start.
)doc")
        .def(py::init(&problem_from), py::arg("mentees"), py::arg("mentors"), py::arg("capacity"))
        .def_property_readonly("mentee_count", &StableProblem::mentees, "Number of mentees.")
        .def_property_readonly("mentor_count", &StableProblem::mentors, "Number of mentors.")
        .def_property_readonly(
            "mentee_lists", [](const StableProblem& problem) { return lists_of(problem.mentee_preferences().rows()); },
            "Columns (starts, entries, ties), as given: rows of mentors, best first; ties None where no two rank "
            "alike.")
        .def_property_readonly(
            "mentor_lists", [](const StableProblem& problem) { return lists_of(problem.mentor_preferences().rows()); },
            "The same of mentors: rows of mentees.")
        .def_property_readonly("capacity", &capacities_of,
                               "How many mentees each mentor takes: int32 array, shape (mentors,).")
        .def(py::self == py::self)
        .def("__repr__",
             [](const StableProblem& problem) {
                 return "<muster.pairing.StableProblem: " + std::to_string(problem.mentees()) + " mentees, " +
                        std::to_string(problem.mentors()) + " mentors>";
             })
        .def(py::pickle(
            [](const StableProblem& problem) {
                return py::make_tuple(lists_of(problem.mentee_preferences().rows()),
                                      lists_of(problem.mentor_preferences().rows()), capacities_of(problem));
            },
            [](const py::tuple& saved) {
                return problem_from(saved[0].cast<GivenLists>(), saved[1].cast<GivenLists>(),
                                    saved[2].cast<GivenColumn<std::int32_t>>());
            }));
}

void bind_results(py::module_& pairing)
{
    py::enum_<Proposer>(pairing, "Proposer", "Which side asks; it gets its best of all stable pairings.")
        .value("mentees", Proposer::mentees)
        .value("mentors", Proposer::mentors);
    py::enum_<TieBreaking>(pairing, "TieBreaking", "How equals are put in order before anyone asks.")
        .value("as_listed", TieBreaking::as_listed)
        .value("single_lottery", TieBreaking::single_lottery)
        .value("lottery_per_list", TieBreaking::lottery_per_list);
    py::class_<RankProfile>(pairing, "RankProfile", "How many got which choice. Equals count as one choice.")
        .def_property_readonly(
            "counts", [](const RankProfile& profile) { return profile.counts; }, "List of int; [0]: first choices.")
        .def_readonly("unmatched", &RankProfile::unmatched, "People (of mentors: places) left over.")
        .def(py::self == py::self)
        .def(pickled(&RankProfile::counts, &RankProfile::unmatched));
    py::class_<StableMatching>(pairing, "StableMatching", "A stable pairing.")
        .def_property_readonly(
            "mentor_of", [](const StableMatching& made) { return rows_of(made.mentor_of); },
            "int64 array, shape (mentees,): mentor row, -1 where unmatched.")
        .def_readonly("mentees", &StableMatching::mentees, "RankProfile of the mentees.")
        .def_readonly("mentors", &StableMatching::mentors, "RankProfile of the mentors' places.")
        .def_readonly("proposals", &StableMatching::proposals, "How often somebody asked.")
        .def(py::self == py::self)
        .def(pickled(&StableMatching::mentor_of, &StableMatching::mentees, &StableMatching::mentors,
                     &StableMatching::proposals));
}

}  // namespace

void bind_pairing_stable(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_stable_problem(pairing);
    bind_results(pairing);
    pairing.def(
        "deferred_acceptance",
        [](const StableProblem& problem, Proposer proposer, TieBreaking ties, Seed seed, const Progress& progress) {
            return released(progress, [&] { return stable(problem, {proposer, ties, seed, progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("proposer") = Proposer::mentees,
        py::arg("tie_breaking") = TieBreaking::as_listed, py::arg("seed") = Seed{}, py::arg("progress") = py::none(),
        "The stable pairing that is best for the side that asks (Gale and Shapley 1962). Linear in the lists read.");
    pairing.def(
        "rank_profiles",
        [](const StableProblem& problem, const GivenColumn<std::int64_t>& mentor_of) {
            const auto profiles = rank_profiles(problem, mentors_of_rows(mentor_of, "mentor_of"));
            return py::make_tuple(profiles.mentees, profiles.mentors);
        },
        py::arg("problem"), py::arg("mentor_of"), "RankProfile of the mentees and of the mentors' places.");
    pairing.def(
        "check_stability",
        [](const StableProblem& problem, const GivenColumn<std::int64_t>& mentor_of) {
            const auto check = check_stability(problem, mentors_of_rows(mentor_of, "mentor_of"));
            py::list blocking;
            for (const BlockingPair& pair : check.blocking_pairs)
                blocking.append(
                    py::make_tuple(pair.mentee, pair.mentor, named(pair.instead_of), named(pair.in_place_of)));
            return py::make_tuple(blocking, check.unacceptable, check.overloaded);
        },
        py::arg("problem"), py::arg("mentor_of"),
        "Lists: blocking pairs (mentee, mentor, instead of, in place of), mentees whose pair is not acceptable, "
        "mentors "
        "with too many. All are empty when it is stable.");
}

}  // namespace muster::python
