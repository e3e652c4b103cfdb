// muster.pairing for Python: what earlier terms mean for the next pairing, on columns.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/record_class.hpp"

#include "muster/pairing/rounds.hpp"

#include <pybind11/numpy.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;
using Pairs = std::vector<std::pair<MenteeId, MentorId>>;

py::tuple repeats_on_columns(const GivenColumn<std::uint32_t>& mentee, const GivenColumn<std::uint32_t>& mentor,
                             const GivenColumn<Score>& score, const GivenColumn<std::uint32_t>& earlier_mentee,
                             const GivenColumn<std::uint32_t>& earlier_mentor,
                             const GivenColumn<std::uint32_t>& terms_ago, const RepeatPolicy& policy, Pairs required,
                             Pairs forbidden)
{
    const auto mentees = mentee.read("mentee");
    const auto mentors = mentor.read("mentor");
    const auto scores = score.read("score");
    const auto earlier_mentees = earlier_mentee.read("earlier_mentee");
    const auto earlier_mentors = earlier_mentor.read("earlier_mentor");
    const auto terms = terms_ago.read("terms_ago");
    require_same_length(mentees.size(), mentors.size(), "mentee, mentor");
    require_same_length(mentees.size(), scores.size(), "mentee, score");
    require_same_length(earlier_mentees.size(), earlier_mentors.size(), "earlier_mentee, earlier_mentor");
    require_same_length(earlier_mentees.size(), terms.size(), "earlier_mentee, terms_ago");
    RoundInput input;
    {
        const py::gil_scoped_release no_gil;
        for (std::size_t row = 0; row < scores.size(); ++row)
            input.candidates.push_back({MenteeId(mentees[row]), MentorId(mentors[row]), scores[row]});
        std::vector<EarlierPair> earlier;
        for (std::size_t row = 0; row < terms.size(); ++row)
            earlier.push_back({MenteeId(earlier_mentees[row]), MentorId(earlier_mentors[row]), terms[row]});
        input.options.required = std::move(required);
        input.options.forbidden = std::move(forbidden);
        input = with_repeats(std::move(input), earlier, policy);
    }
    Column<Score> changed(static_cast<py::ssize_t>(input.candidates.size()));
    for (std::size_t row = 0; row < input.candidates.size(); ++row)
        changed.mutable_data()[row] = input.candidates[row].score;
    return py::make_tuple(changed, input.options.forbidden);
}

Column<std::int32_t> even_shares(const GivenColumn<std::uint32_t>& maximum, std::size_t mentees,
                                 const GivenColumn<std::int64_t>& earlier_mentor,
                                 const GivenColumn<std::uint32_t>& terms_ago, const GivenColumn<std::uint32_t>& load,
                                 const SpreadPolicy& policy)
{
    const auto maxima = maximum.read("maximum");
    const auto rows = earlier_mentor.read("earlier_mentor");
    const auto terms = terms_ago.read("terms_ago");
    const auto loads = load.read("load");
    require_same_length(rows.size(), terms.size(), "earlier_mentor, terms_ago");
    require_same_length(rows.size(), loads.size(), "earlier_mentor, load");
    std::vector<Capacity> capacities;
    for (const std::uint32_t most : maxima)
        capacities.push_back({0, most});
    std::vector<EarlierLoad> earlier;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row] < -1 || rows[row] >= std::int64_t{MentorId{}.row()})
            throw InvalidInput({"earlier_mentor", row + 1}, "row " + std::to_string(rows[row]) + " is no mentor's",
                               "give a row from 0, or -1 for one who is not here any more");
        const MentorId mentor = rows[row] < 0 ? MentorId{} : MentorId(static_cast<std::uint32_t>(rows[row]));
        earlier.push_back({mentor, terms[row], loads[row]});
    }
    const auto prices = spread_load(capacities, mentees, earlier, policy);
    Column<std::int32_t> even(static_cast<py::ssize_t>(prices.size()));
    for (std::size_t row = 0; row < prices.size(); ++row)
        even.mutable_data()[row] = prices[row].even;
    return even;
}

}  // namespace

void bind_pairing_rounds(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    py::enum_<Repeat>(pairing, "Repeat", "What becomes of pairs that were.")
        .value("keep", Repeat::keep)
        .value("avoid", Repeat::avoid)
        .value("never", Repeat::never);
    record_class<RepeatPolicy>(pairing, "RepeatPolicy", R"doc(
What becomes of pairs that were. A pair counts once, by the last term it stood in.

Parameters
----------
repeat : Repeat
    keep: a pair that was gains `amount`; avoid: it loses `amount`; never: it may not be.
amount : int
    In the unit of the scores.
terms : int
    So many terms back count, 1 to 1000.
fades : bool
    The amount falls evenly with the terms passed, to nothing after `terms`.
)doc",
                               field("repeat", &RepeatPolicy::repeat, Repeat::avoid),
                               field("amount", &RepeatPolicy::amount, 0), field("terms", &RepeatPolicy::terms, 1u),
                               field("fades", &RepeatPolicy::fades, false))
        .def("amount_after", &RepeatPolicy::amount_after, py::arg("terms_ago"),
             "What a pair of that term gains or loses; 0 for never.");
    record_class<SpreadPolicy>(pairing, "SpreadPolicy",
                               "How work is spread: `step`, the price of the first mentee above the even share; and "
                               "how many terms back are carried over, fading evenly or not.",
                               field("step", &SpreadPolicy::step, 0), field("terms", &SpreadPolicy::terms, 0u),
                               field("fades", &SpreadPolicy::fades, false));
    pairing.def("with_repeats", &repeats_on_columns, py::arg("mentee"), py::arg("mentor"), py::arg("score"),
                py::arg("earlier_mentee"), py::arg("earlier_mentor"), py::arg("terms_ago"), py::arg("policy"),
                py::kw_only(), py::arg("required") = Pairs{}, py::arg("forbidden") = Pairs{}, R"doc(
A policy for pairs of earlier terms, applied to the candidates of the coming one.

Parameters
----------
mentee, mentor : uint32 arrays, shape (candidates,)
score : int64 array, shape (candidates,)
earlier_mentee, earlier_mentor : uint32 arrays, shape (earlier pairs,)
    By their rows in the coming term; a pair that is no candidate now says nothing.
terms_ago : uint32 array, shape (earlier pairs,)
    From 1, the term before the coming one.
policy : RepeatPolicy
required, forbidden : list of (mentee, mentor)

Returns
-------
score : int64 array, shape (candidates,)
forbidden : list of (mentee, mentor)
    For `Problem`. Apply it twice for two policies.

Raises
------
InvalidInput
    Names the row at fault, or a required pair that may never be again.
)doc");
    pairing.def("even_shares", &even_shares, py::arg("maximum"), py::arg("mentees"), py::arg("earlier_mentor"),
                py::arg("terms_ago"), py::arg("load"), py::arg("policy"), R"doc(
How many mentees each mentor has at no price: the mean, less what was carried above the mean before.

Parameters
----------
maximum : uint32 array, shape (mentors,)
mentees : int
    Of the coming term.
earlier_mentor : int64 array, shape (earlier loads,)
    Row in the coming term; -1 for one who is not here any more, and counts for the mean.
terms_ago, load : uint32 arrays, shape (earlier loads,)
    A load of 0 for one who was ready and had nobody.
policy : SpreadPolicy

Returns
-------
int32 array, shape (mentors,)
    Below 0 for one who has carried too much.
)doc");
}

}  // namespace muster::python
