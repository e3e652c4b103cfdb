// Pieces of bind_tables in files of their own.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

void bind_tables_csv_cells(pybind11::module_& tables);
void bind_tables_csv_rows(pybind11::module_& tables);
void bind_tables_fetched(pybind11::module_& tables);
void bind_tables_arrow_out(pybind11::module_& tables);
void bind_tables_arrow_columns(pybind11::module_& tables);
void bind_tables_texts_of(pybind11::module_& tables);
void bind_tables_objects(pybind11::module_& tables);

}  // namespace muster::python
