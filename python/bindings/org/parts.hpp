// The pieces of bind_org, one file each.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

void bind_org_stages(pybind11::module_& org);
void bind_org_timetable(pybind11::module_& org);
void bind_org_rows(pybind11::module_& org);
void bind_org_organisation(pybind11::module_& org);
void bind_org_meetings(pybind11::module_& org);
void bind_org_rules(pybind11::module_& org);
void bind_org_duties(pybind11::module_& org);
void bind_org_lives(pybind11::module_& org);

}  // namespace muster::python
