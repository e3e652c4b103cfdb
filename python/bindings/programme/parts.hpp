// The pieces of bind_programme, one file each.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

void bind_management(pybind11::module_& programme);
void bind_department(pybind11::module_& programme);

}  // namespace muster::python
