// The pieces of bind_roster, one file each.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

void bind_roster_rows(pybind11::module_& roster);
void bind_roster_problem(pybind11::module_& roster);
void bind_roster_certificate(pybind11::module_& roster);
void bind_roster_results(pybind11::module_& roster);
void bind_roster_services(pybind11::module_& roster);
void bind_roster_repair(pybind11::module_& roster);
void bind_roster_formats(pybind11::module_& roster);
void bind_roster_improver(pybind11::module_& roster);

}  // namespace muster::python
