// Pieces of bind_record in files of their own.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

void bind_record_anomalies(pybind11::module_& record);  // called by bind_record_ledger
void bind_record_gates(pybind11::module_& record);

}  // namespace muster::python
