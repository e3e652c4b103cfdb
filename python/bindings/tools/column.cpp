#include "tools/column.hpp"

#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

InvalidInput no_column(const char* name, const std::string& fault)
{
    return {{name}, fault, "pass one column of whole numbers"};
}

std::string shown(py::handle value)
{
    const py::str text = py::repr(value);
    if (py::len(text) <= 60)
        return text.cast<std::string>();
    return py::str(text[py::slice(0, 57, 1)]).cast<std::string>() + "...";
}

// Of Python objects one by one: whole numbers of any size, and what is none of them.
py::array from_objects(const py::array& objects, const char* name)
{
    bool is_wide = false;
    const py::list items = objects.attr("tolist")();
    for (std::size_t row = 0; row < items.size(); ++row) {
        const py::handle item = items[row];
        if (PyBool_Check(item.ptr()) || !PyIndex_Check(item.ptr()))
            throw InvalidInput({name, row + 1}, shown(item) + " is not a whole number", "give whole numbers");
        const auto number = py::reinterpret_steal<py::object>(PyNumber_Index(item.ptr()));
        if (!number)
            throw py::error_already_set();
        int beyond = 0;
        const long long small = PyLong_AsLongLongAndOverflow(number.ptr(), &beyond);
        if (beyond > 0 && PyLong_AsUnsignedLongLong(number.ptr()) != static_cast<unsigned long long>(-1))
            is_wide = true;
        else if (beyond != 0 || (small == -1 && PyErr_Occurred() != nullptr)) {
            PyErr_Clear();
            throw InvalidInput({name, row + 1}, "a number beyond 64 bits", "give a smaller one");
        }
    }
    if (is_wide)
        return py::array_t<std::uint64_t, py::array::c_style | py::array::forcecast>::ensure(
            py::module_::import("numpy").attr("array")(items, py::arg("dtype") = "uint64"));
    return py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>(items);
}

py::array one_dimension_of(py::handle given, const char* name)
{
    if (py::isinstance(given, py::module_::import("numpy").attr("ma").attr("MaskedArray")))
        throw no_column(name, "some of it may be masked");
    if (py::isinstance<py::str>(given) || py::isinstance<py::bytes>(given) || py::isinstance<py::dict>(given))
        throw no_column(name, "it is " + shown(given));
    py::array array = py::array::ensure(given);
    if (!array) {
        PyErr_Clear();
        throw no_column(name, "it is no column");
    }
    if (array.ndim() != 1)
        throw InvalidInput({name}, "it has " + std::to_string(array.ndim()) + " dimensions", "pass one column");
    return array;
}

}  // namespace

py::array whole_numbers(py::handle given, const char* name)
{
    const py::array array = one_dimension_of(given, name);
    const char kind = array.dtype().kind();
    if (array.size() == 0 || kind == 'i')
        return py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>(array);
    if (kind == 'u')
        return py::array_t<std::uint64_t, py::array::c_style | py::array::forcecast>(array);
    if (kind == 'O')
        return from_objects(array, name);
    throw InvalidInput({name}, "it holds " + py::str(array.dtype()).cast<std::string>() + ", not whole numbers",
                       "pass an array of an integer type, or a list of whole numbers");
}

py::array truth_values(py::handle given, const char* name)
{
    py::array array = one_dimension_of(given, name);
    if (array.size() > 0 && array.dtype().kind() != 'b')
        throw InvalidInput({name}, "it holds " + py::str(array.dtype()).cast<std::string>() + ", not truth values",
                           "pass an array of bool, or a list of True and False");
    return py::array_t<bool, py::array::c_style | py::array::forcecast>(array);
}

void refuse_value(const char* name, std::size_t row, const std::string& value, const std::string& least,
                  const std::string& most)
{
    throw InvalidInput({name, row}, value + " is outside " + least + " to " + most, "give a number within");
}

}  // namespace muster::python
