// What reads and writes tables of millions of rows without a step of Python a row.
#include "tables/parts.hpp"
#include "tools/bind.hpp"

namespace py = pybind11;

namespace muster::python {

void bind_tables(py::module_& muster)
{
    auto tables = muster.def_submodule("tables", "Columns of many rows, for the package's own doors.");
    bind_tables_objects(tables);
    bind_tables_csv_cells(tables);
    bind_tables_csv_rows(tables);
    bind_tables_fetched(tables);
    bind_tables_arrow_out(tables);
    bind_tables_arrow_columns(tables);
    bind_tables_texts_of(tables);
}

}  // namespace muster::python
