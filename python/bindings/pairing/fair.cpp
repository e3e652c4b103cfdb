// muster.pairing for Python: the fair pairing and its proof.
#include "tools/bind.hpp"
#include "tools/casters.hpp"

#include "muster/pairing/fair.hpp"
#include "muster/pairing/fair_check.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

template <class Id>
py::array_t<std::uint32_t> rows_of(const std::vector<Id>& ids)
{
    py::array_t<std::uint32_t> rows(static_cast<py::ssize_t>(ids.size()));
    for (std::size_t at = 0; at < ids.size(); ++at)
        rows.mutable_data()[at] = ids[at].row();
    return rows;
}

py::array_t<Score> column_of(const std::vector<Score>& values)
{
    return py::array_t<Score>(static_cast<py::ssize_t>(values.size()), values.data());
}

std::vector<Score> values_of(const py::array_t<Score, py::array::c_style | py::array::forcecast>& column)
{
    return {column.data(), column.data() + column.size()};
}

py::tuple profile_of(const FairPairing& result)
{
    py::array_t<Score> level(static_cast<py::ssize_t>(result.profile.size()));
    py::array_t<std::uint32_t> mentees(static_cast<py::ssize_t>(result.profile.size()));
    for (std::size_t at = 0; at < result.profile.size(); ++at) {
        level.mutable_data()[at] = result.profile[at].level;
        mentees.mutable_data()[at] = result.profile[at].mentees;
    }
    return py::make_tuple(level, mentees);
}

// All prices of levels as columns: mentor, level, amount.
py::tuple level_prices_of(const FairProof& proof)
{
    std::vector<Score> mentor;
    std::vector<Score> level;
    std::vector<Score> amount;
    for (std::size_t row = 0; row < proof.level_prices.size(); ++row)
        for (const LevelPrice& price : proof.level_prices[row]) {
            mentor.push_back(static_cast<Score>(row));
            level.push_back(price.level);
            amount.push_back(price.amount);
        }
    return py::make_tuple(column_of(mentor), column_of(level), column_of(amount));
}

FairProof proof_from(bool is_of_mentees, std::vector<MenteeId> mentees, std::vector<MentorId> mentors,
                     std::uint64_t places, Score unit, const py::tuple& level_prices, const py::array& mentor_price)
{
    const auto mentor = values_of(level_prices[0].cast<py::array_t<Score>>());
    const auto level = values_of(level_prices[1].cast<py::array_t<Score>>());
    const auto amount = values_of(level_prices[2].cast<py::array_t<Score>>());
    FairProof proof{{is_of_mentees ? HallWitness::Kind::too_few_places : HallWitness::Kind::too_few_mentees,
                     std::move(mentees), std::move(mentors), places},
                    unit,
                    {},
                    values_of(mentor_price)};
    proof.cut.wanted = proof.cut.mentees.size();
    proof.level_prices.resize(proof.mentor_price.size());
    for (std::size_t at = 0; at < mentor.size(); ++at)
        proof.level_prices.at(static_cast<std::size_t>(mentor[at])).push_back({level.at(at), amount.at(at)});
    return proof;
}

bool is_of_mentees(const FairProof& proof) { return proof.cut.kind == HallWitness::Kind::too_few_places; }

py::tuple saved(const FairProof& proof)
{
    return py::make_tuple(is_of_mentees(proof), proof.cut.mentees, proof.cut.mentors, proof.cut.places, proof.unit,
                          level_prices_of(proof), column_of(proof.mentor_price));
}

FairProof proof_from(const py::tuple& parts)
{
    return proof_from(parts[0].cast<bool>(), parts[1].cast<std::vector<MenteeId>>(),
                      parts[2].cast<std::vector<MentorId>>(), parts[3].cast<std::uint64_t>(), parts[4].cast<Score>(),
                      parts[5].cast<py::tuple>(), parts[6].cast<py::array>());
}

void bind_proof(py::module_& pairing)
{
    py::class_<FairProof>(pairing, "FairProof", R"doc(
Proves that no pairing is fairer: a cut for the worst level, and prices for all.

With scores above the worst level alone, the mentees of the cut (or the minima of its mentors) cannot be served. Prices
are compared like words, by the lowest level at which they differ; a mentee at a level costs `unit` there. Nobody's cost
and price together would be less with another candidate.
)doc")
        .def_property_readonly(
            "cut_is_of_mentees", &is_of_mentees,
            "Whether too few places are open to these mentees; else too few mentees to these mentors.")
        .def_property_readonly(
            "cut_mentees", [](const FairProof& proof) { return rows_of(proof.cut.mentees); }, "uint32 array.")
        .def_property_readonly(
            "cut_mentors", [](const FairProof& proof) { return rows_of(proof.cut.mentors); }, "uint32 array.")
        .def_property_readonly(
            "cut_places", [](const FairProof& proof) { return proof.cut.places; },
            "Maxima of the mentors of the cut, or their minima, added up.")
        .def_readonly("unit", &FairProof::unit)
        .def_property_readonly("level_prices", &level_prices_of, "int64 columns mentor, level, amount.")
        .def_property_readonly(
            "mentor_price", [](const FairProof& proof) { return column_of(proof.mentor_price); },
            "int64 array, shape (mentors,): prices for the total, once the levels are decided.")
        .def(py::self == py::self)
        .def("__repr__",
             [](const FairProof& proof) {
                 return "<muster.pairing.FairProof: a cut of " + std::to_string(proof.cut.mentees.size()) +
                        " mentees and " + std::to_string(proof.cut.places) + " places>";
             })
        .def(py::pickle(&saved, [](const py::tuple& parts) { return proof_from(parts); }));
}

void bind_fair_result(py::module_& pairing)
{
    py::class_<FairPairing>(pairing, "FairPairing", "The fairest pairing, how many it serves how well, and the proof.")
        .def_readonly("pairing", &FairPairing::pairing)
        .def_readonly("step", &FairPairing::step, "Width of a level.")
        .def_property_readonly("profile", &profile_of,
                               "Columns level (int64, the least score of it) and mentees (uint32), by rising level.")
        .def_readonly("proof", &FairPairing::proof)
        .def(py::self == py::self)
        .def("__repr__",
             [](const FairPairing& result) {
                 const std::string worst = result.profile.empty()
                                               ? "no mentees"
                                               : "worst level " + std::to_string(result.profile.front().level) + " (" +
                                                     std::to_string(result.profile.front().mentees) + " mentees)";
                 return "<muster.pairing.FairPairing: " + worst + ", total " + std::to_string(result.pairing.total) +
                        ">";
             })
        .def(py::pickle(
            [](const FairPairing& result) {
                std::vector<std::pair<Score, std::uint32_t>> profile;
                for (const FairLevel& level : result.profile)
                    profile.emplace_back(level.level, level.mentees);
                return py::make_tuple(result.pairing.mentor_of, result.pairing.total, result.step, profile,
                                      saved(result.proof));
            },
            [](const py::tuple& parts) {
                FairPairing result{{parts[0].cast<std::vector<MentorId>>(), parts[1].cast<Score>()},
                                   parts[2].cast<Score>(),
                                   {},
                                   proof_from(parts[4].cast<py::tuple>())};
                for (const auto& [level, mentees] : parts[3].cast<std::vector<std::pair<Score, std::uint32_t>>>())
                    result.profile.push_back({level, mentees});
                return result;
            }));
}

}  // namespace

void bind_pairing_fair(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_proof(pairing);
    bind_fair_result(pairing);
    pairing.def(
        "fair",
        [](const Problem& problem, Score step, const Progress& progress) {
            const FairOptions options{step, progress};
            return released(progress, [&] { return fair(problem, options); });
        },
        py::arg("problem"), py::kw_only(), py::arg("step") = FairOptions{}.step, py::arg("progress") = py::none(),
        R"doc(
The pairing that serves the worst-served as well as can be, then the next, and so on; then of greatest total.

Parameters
----------
problem : Problem
    An unmatched mentee counts as one whose score is less the price of being so.
step : int
    Scores in one band of this width count as equally served; bands start at multiples of it. With 1 every score is a
    level of its own, and the levels decide the total.
progress : callable(step, done, best, bound), optional
    Return False to stop; then `Stopped` is raised.

Returns
-------
FairPairing

Raises
------
InvalidInput
    Names who cannot be placed where nobody can.
)doc");
    pairing.def("verify_fair", &verify_fair, py::arg("problem"), py::arg("result"),
                py::call_guard<py::gil_scoped_release>(),
                "Feasible, and proven the fairest by its cut and prices? One pass over the candidates, shared with no "
                "solver.");
}

}  // namespace muster::python
