// Rows that a database gave, as columns: whole numbers as they are, anything else by the number of the value.
#include "tables/parts.hpp"
#include "tables/texts.hpp"
#include "tools/column.hpp"

#include "muster/core/error.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

constexpr std::uint32_t no_value = std::numeric_limits<std::uint32_t>::max();

// Values of a column in the order they came: each text once, anything else as often as it stands there.
class Values {
public:
    std::uint32_t number_of(PyObject* value)
    {
        if (value == Py_None)
            return no_value;
        py::ssize_t length = 0;
        const char* const bytes = PyUnicode_Check(value) != 0 ? PyUnicode_AsUTF8AndSize(value, &length) : nullptr;
        if (bytes == nullptr) {
            PyErr_Clear();
            values_.append(py::reinterpret_borrow<py::object>(value));
            return static_cast<std::uint32_t>(values_.size() - 1);
        }
        const std::uint32_t text = texts_.number_of({bytes, static_cast<std::size_t>(length)});
        if (text == numbers_.size()) {
            numbers_.push_back(static_cast<std::uint32_t>(values_.size()));
            values_.append(py::reinterpret_borrow<py::object>(value));
        }
        return numbers_[text];
    }

    [[nodiscard]] py::list list() const { return values_; }

private:
    Texts texts_;
    std::vector<std::uint32_t> numbers_;  // of each text, among the values
    py::list values_;
};

class FetchedRows {
public:
    explicit FetchedRows(std::vector<bool> is_number) : is_number_(std::move(is_number)), values_(is_number_.size()) {}

    // An array for each column.
    py::list columns(const py::list& rows)
    {
        py::list made;
        for (std::size_t column = 0; column < is_number_.size(); ++column) {
            if (is_number_[column])
                made.append(numbers(rows, column));
            else
                made.append(numbers_of_values(rows, column));
        }
        return made;
    }

    [[nodiscard]] py::list values(std::size_t column) const { return values_.at(column).list(); }

private:
    static PyObject* cell_of(const py::list& rows, std::size_t row, std::size_t column)
    {
        PyObject* const cells = PyList_GET_ITEM(rows.ptr(), static_cast<py::ssize_t>(row));
        if (PyTuple_CheckExact(cells) == 0 || PyTuple_GET_SIZE(cells) <= static_cast<py::ssize_t>(column))
            throw InvalidInput({"rows", row + 1}, "it has too few cells", "give rows as they are fetched");
        return PyTuple_GET_ITEM(cells, static_cast<py::ssize_t>(column));
    }

    static Column<std::int64_t> numbers(const py::list& rows, std::size_t column)
    {
        Column<std::int64_t> made(static_cast<py::ssize_t>(rows.size()));
        std::int64_t* const to = made.mutable_data();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            PyObject* const cell = cell_of(rows, row, column);
            int is_beyond = PyLong_CheckExact(cell) != 0 ? 0 : 1;
            to[row] = is_beyond != 0 ? 0 : PyLong_AsLongLongAndOverflow(cell, &is_beyond);
            if (is_beyond != 0)
                throw InvalidInput({"rows", row + 1}, "it holds no whole number of 64 bits", "give whole numbers");
        }
        return made;
    }

    Column<std::uint32_t> numbers_of_values(const py::list& rows, std::size_t column)
    {
        Column<std::uint32_t> made(static_cast<py::ssize_t>(rows.size()));
        std::uint32_t* const to = made.mutable_data();
        for (std::size_t row = 0; row < rows.size(); ++row)
            to[row] = values_[column].number_of(cell_of(rows, row, column));
        return made;
    }

    std::vector<bool> is_number_;
    std::vector<Values> values_;
};

}  // namespace

void bind_tables_fetched(py::module_& tables)
{
    py::class_<FetchedRows>(tables, "FetchedRows", "Rows that were fetched, part after part, as columns.")
        .def(py::init<std::vector<bool>>(), py::arg("is_number"), "Which columns hold whole numbers, and nothing else.")
        .def("columns", &FetchedRows::columns, py::arg("rows"),
             "Of a list of tuples an array for each column: int64, or the uint32 number of each value, 2**32 - 1 for "
             "None. InvalidInput where a column of numbers holds anything else.")
        .def("values", &FetchedRows::values, py::arg("column"), "All values of a column so far, by their numbers.");
}

}  // namespace muster::python
