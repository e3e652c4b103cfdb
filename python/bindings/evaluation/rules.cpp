// Scoring rules for Python. They list their fields themselves.
#include "evaluation/parts.hpp"

namespace muster::python {

void Part<evaluation::Rule>::bind(pybind11::handle evaluation) { EachPart<evaluation::Rule>::bind(evaluation); }

}  // namespace muster::python
