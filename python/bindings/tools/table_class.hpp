// A Table as a Python sequence that also finds rows by code.
#pragma once

#include "tools/casters.hpp"
#include "tools/raised.hpp"

#include "muster/core/table.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>

namespace muster::python {

/// `len`, iteration, `table[row]`, `table["code"]`, `"code" in table`, `row_of("code")`.
template <class IdOfRow, class Row>
void table_class(pybind11::handle scope, const char* name)
{
    namespace py = pybind11;
    using Rows = Table<IdOfRow, Row>;
    const std::string title = name;
    const auto at_row = [title](const Rows& rows, py::ssize_t row) -> const Row& {
        const auto size = static_cast<py::ssize_t>(rows.size());
        if (row < -size || row >= size)
            throw NotFound({title}, "there is none in row " + std::to_string(row),
                           "give a row below " + std::to_string(size));
        return rows.rows()[static_cast<std::size_t>(row < 0 ? row + size : row)];
    };
    py::class_<Rows>(scope, name, "Rows in their order; found by row number or by code.")
        .def(
            "row_of", [](const Rows& rows, const std::string& code) { return rows.id_of(code, {"code"}); },
            py::arg("code"), "Row of the code; InvalidInput where there is none.")
        .def("__len__", &Rows::size)
        .def("__contains__", [](const Rows& rows, const std::string& code) { return rows.find(code).has_value(); })
        .def("__getitem__", at_row, py::arg("row"), py::return_value_policy::reference_internal)
        .def(
            "__getitem__",
            [title](const Rows& rows, const std::string& code) -> const Row& {
                if (const auto found = rows.find(code))
                    return rows[*found];
                throw NotFound({title}, "code \"" + code + "\" is not in it", "add it there or correct the code");
            },
            py::arg("code"), py::return_value_policy::reference_internal)
        .def(
            "__iter__", [](const Rows& rows) { return py::make_iterator(rows.rows().begin(), rows.rows().end()); },
            py::keep_alive<0, 1>())
        .def(
            "__eq__", [](const Rows& left, const Rows& right) { return left == right; }, py::is_operator())
        .def("__repr__",
             [title](const Rows& rows) { return "<" + title + " of " + std::to_string(rows.size()) + " rows>"; });
}

}  // namespace muster::python
