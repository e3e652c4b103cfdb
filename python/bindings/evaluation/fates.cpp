// What became of records, and units scored from their members, for Python.
#include "evaluation/parts.hpp"
#include "tools/bind.hpp"
#include "tools/record_class.hpp"

#include "muster/evaluation/evaluate.hpp"
#include "muster/evaluation/roll_up.hpp"

#include <optional>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

void bind_fates(py::module_& evaluation)
{
    record_class<FateCount>(evaluation, "FateCount", "How many records of an indicator have a fate.",
                            field("fate", &FateCount::fate), field("indicator", &FateCount::indicator),
                            field("records", &FateCount::records));
    record_class<RecordLeftAside>(evaluation, "RecordLeftAside", "A record that does not count as it says.",
                                  field("record", &RecordLeftAside::record), field("fate", &RecordLeftAside::fate));
    const auto released = [](auto ask) {
        return [ask](const Evaluation& done) {
            const py::gil_scoped_release nobody_holds_it;
            return ask(done);
        };
    };
    py::class_<Evaluation>(evaluation.attr("Evaluation"))
        .def_property_readonly("fates", released([](const Evaluation& done) { return done.fates(); }),
                               "How many records became what, by fate and then indicator; every record is in a row.")
        .def_property_readonly("left_aside", released([](const Evaluation& done) { return done.left_aside(); }),
                               "Those rows of `fates` whose records do not count as they say.")
        .def_property_readonly(
            "misfits", released([](const Evaluation& done) { return done.misfits(); }),
            "Those rows of `fates` that are of records which are none of this evaluation: of unknown "
            "members and indicators, of other days, or without an answer of their rule.")
        .def(
            "records_left_aside",
            [](const Evaluation& done, const std::vector<RecordFate>& fates) {
                const py::gil_scoped_release nobody_holds_it;
                return done.records_left_aside(fates);
            },
            py::arg("fates") = std::vector<RecordFate>{},
            "The records of these fates, in the order written; of none given, all that do not count as they say.");
}

void bind_roll_up(py::module_& evaluation)
{
    own_class<Rise>(evaluation);
    evaluation.def(
        "roll_up_with",
        [](const Evaluation& below, const Scheme& units, std::vector<Rise> rises, std::optional<int> level,
           std::optional<Day> on, bool is_ranked, unsigned threads) {
            const py::gil_scoped_release released;
            return roll_up_with(
                below, units,
                {.rises = std::move(rises), .level = level, .on = on, .is_ranked = is_ranked, .threads = threads});
        },
        py::arg("below"), py::arg("units"), py::kw_only(), py::arg("rises"), py::arg("level") = py::none(),
        py::arg("on") = py::none(), py::arg("is_ranked") = false, py::arg("threads") = 1, R"doc(
Scores units by a scheme of their own, from what their members came to.

Its roll has the units for members; its ledger has a record for each member in the unit and below it, of which the
source is the member's code, so that `below.explain(source)` goes on from where `explain` of the unit ends.

Parameters
----------
below : Evaluation
    Of a roll with units.
units : Scheme
    Of the units.
rises : list of Rise
    What each indicator of it gets as evidence.
level : int, optional
    Units so many levels below the top, 0 at the top. Default: all of them.
on : date, optional
    Day of the records. Default: the last of the period, or else of the ledger.

Raises
------
InvalidInput
    Names each rise whose indicator, area or grade is not there, and a level without units.
)doc");
}

}  // namespace

void bind_evaluation_fates(py::module_& evaluation)
{
    bind_fates(evaluation);
    bind_roll_up(evaluation);
}

}  // namespace muster::python
