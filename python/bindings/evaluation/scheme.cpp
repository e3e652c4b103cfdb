// Schemes for Python. Rules, indicators, areas and grades list their fields themselves.
#include "evaluation/parts.hpp"
#include "tools/bind.hpp"
#include "tools/table_class.hpp"

#include "muster/evaluation/scheme.hpp"

#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
using namespace evaluation;  // every name of this file is that area's

void bind_evaluation_scheme(py::module_& muster)
{
    auto evaluation = muster.def_submodule("evaluation", "How well it went: schemes and scores.");
    py::enum_<Rounding>(evaluation, "Rounding",
                        "Where a number half-way goes: to the even neighbour, or up, away from 0 (-2.5 to -3).")
        .value("half_even", Rounding::half_even)
        .value("half_up", Rounding::half_up);
    own_class<SchemeParts>(evaluation);  // and all that it is made of: areas, indicators, every rule, grades
    table_class<AreaId, Area>(evaluation, "Areas");
    table_class<IndicatorId, Indicator>(evaluation, "Indicators");
    table_class<GradeId, Grade>(evaluation, "Grades");
    py::class_<Scheme>(evaluation, "Scheme", "A scheme that was checked. Immutable.")
        // Construction
        .def(py::init<SchemeParts>(), py::arg("parts"), "InvalidInput with every fault.")
        // Properties
        .def_property_readonly("code", &Scheme::code)
        .def_property_readonly("version", &Scheme::version)
        .def_property_readonly("parts", &Scheme::parts)
        .def_property_readonly("areas", &Scheme::areas)
        .def_property_readonly("indicators", &Scheme::indicators)
        .def_property_readonly("grades", &Scheme::grades, "Best first.")
        .def_property_readonly("top", &Scheme::top, "Row of the area at the top.")
        .def_property_readonly("digest", &Scheme::digest, "SHA-256 of everything in it.")
        // Derived values
        .def("with_weight", &Scheme::with_weight, py::arg("code"), py::arg("share"),
             "Another share of one area or indicator, 0 to 1; the others of its area keep their proportions.")
        // Python protocol
        .def(py::self == py::self)
        .def("__hash__", [](const Scheme& scheme) { return py::hash(py::str(scheme.digest())); })
        .def("__repr__",
             [](const Scheme& scheme) {
                 return "<muster.evaluation.Scheme " + scheme.code() + " " + scheme.version() + ": " +
                        std::to_string(scheme.indicators().size()) + " indicators, digest " +
                        scheme.digest().substr(0, 12) + ">";
             })
        .def(py::pickle([](const Scheme& scheme) { return py::make_tuple(scheme.parts()); },
                        [](const py::tuple& saved) { return Scheme(saved[0].cast<SchemeParts>()); }));
}

}  // namespace muster::python
