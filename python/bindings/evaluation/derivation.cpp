// The way to each score for Python, down to the records.
#include "tools/bind.hpp"
#include "tools/pickled.hpp"
#include "tools/record_class.hpp"

#include "muster/evaluation/derivation.hpp"

#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {

using namespace evaluation;  // every name of this file is that area's

void bind_evaluation_derivation(py::module_& evaluation)
{
    py::enum_<RecordFate>(evaluation, "RecordFate", "What became of a record.")
        .value("counted", RecordFate::counted)
        .value("capped", RecordFate::capped)
        .value("not_highest", RecordFate::not_highest)
        .value("counted_elsewhere", RecordFate::counted_elsewhere)
        .value("not_best", RecordFate::not_best)
        .value("not_worst", RecordFate::not_worst)
        .value("not_latest", RecordFate::not_latest)
        .value("waiting", RecordFate::waiting)
        .value("void_record", RecordFate::void_record)
        .value("replaced", RecordFate::replaced)
        .value("outside_period", RecordFate::outside_period)
        .value("not_chosen", RecordFate::not_chosen)
        .value("aged", RecordFate::aged)
        .value("less_trusted", RecordFate::less_trusted)
        .value("no_answer", RecordFate::no_answer)
        .value("unknown_member", RecordFate::unknown_member)
        .value("unknown_indicator", RecordFate::unknown_indicator)
        .def_property_readonly("label", [](RecordFate fate) { return label_of(fate); });
    py::class_<DerivedRecord>(evaluation, "DerivedRecord", "One record in a derivation.")
        .def_readonly("id", &DerivedRecord::id)
        .def_readonly("evidence", &DerivedRecord::evidence)
        .def_readonly("source", &DerivedRecord::source)
        .def_readonly("counted", &DerivedRecord::counted)
        .def_readonly("fate", &DerivedRecord::fate)
        .def_readonly("replacement", &DerivedRecord::replacement, "Row of the record that counts instead, or None.")
        .def_readonly("reason", &DerivedRecord::reason)
        .def(py::self == py::self)
        .def(pickled(&DerivedRecord::id, &DerivedRecord::evidence, &DerivedRecord::source, &DerivedRecord::counted,
                     &DerivedRecord::fate, &DerivedRecord::replacement, &DerivedRecord::reason));
    py::class_<DerivationStep>(evaluation, "DerivationStep", "One step, and where the calculation stands after it.")
        .def_readonly("text", &DerivationStep::text)
        .def_readonly("value", &DerivationStep::value)
        .def(py::self == py::self)
        .def(pickled(&DerivationStep::text, &DerivationStep::value));
    py::class_<IndicatorDerivation>(evaluation, "IndicatorDerivation", "An indicator's part of a derivation.")
        .def_readonly("indicator", &IndicatorDerivation::indicator)
        .def_readonly("score", &IndicatorDerivation::score)
        .def_readonly("steps", &IndicatorDerivation::steps)
        .def_readonly("records", &IndicatorDerivation::records)
        .def(py::self == py::self)
        .def(pickled(&IndicatorDerivation::indicator, &IndicatorDerivation::score, &IndicatorDerivation::steps,
                     &IndicatorDerivation::records));
    py::class_<AreaDerivation>(evaluation, "AreaDerivation", "An area's part of a derivation.")
        .def_readonly("area", &AreaDerivation::area)
        .def_readonly("total", &AreaDerivation::total)
        .def_readonly("is_left_out", &AreaDerivation::is_left_out)
        .def_readonly("is_extra", &AreaDerivation::is_extra)
        .def_readonly("steps", &AreaDerivation::steps)
        .def(py::self == py::self)
        .def(pickled(&AreaDerivation::area, &AreaDerivation::total, &AreaDerivation::is_left_out,
                     &AreaDerivation::is_extra, &AreaDerivation::steps));
    // The package keeps the scheme beside it, whose codes and rules its tables and pages name.
    py::class_<Derivation>(evaluation, "Derivation", py::dynamic_attr(),
                           "All of one member's score, down to the records.")
        .def_readonly("member", &Derivation::member)
        .def_readonly("code", &Derivation::code)
        .def_readonly("scheme", &Derivation::scheme)
        .def_readonly("version", &Derivation::version)
        .def_readonly("digest", &Derivation::digest)
        .def_readonly("score", &Derivation::score)
        .def_readonly("areas", &Derivation::areas)
        .def_readonly("indicators", &Derivation::indicators)
        .def_readonly("vetoes", &Derivation::vetoes)
        .def(py::self == py::self)
        .def(pickled(&Derivation::member, &Derivation::code, &Derivation::scheme, &Derivation::version,
                     &Derivation::digest, &Derivation::score, &Derivation::areas, &Derivation::indicators,
                     &Derivation::vetoes))
        .def("__repr__", [](const Derivation& derivation) {
            return "<muster.evaluation.Derivation of " + derivation.code + ": " +
                   to_decimal_string(derivation.score.total) + ">";
        });
}

}  // namespace muster::python
