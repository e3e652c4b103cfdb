// Columns of Python objects in which one object stands in many rows, as pandas keeps them.
#include "tables/parts.hpp"
#include "tools/column.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

// Objects numbered in the order they came, told apart by where they lie.
class Numbers {
public:
    std::uint32_t of(PyObject* object)
    {
        std::size_t at = place_of(object);
        while (slots_[at].first != nullptr && slots_[at].first != object)
            at = (at + 1) & (slots_.size() - 1);
        if (slots_[at].first == nullptr) {
            slots_[at] = {object, static_cast<std::uint32_t>(objects.size())};
            objects.push_back(object);
            if (objects.size() * 2 > slots_.size())
                grow();
            return static_cast<std::uint32_t>(objects.size() - 1);
        }
        return slots_[at].second;
    }

    std::vector<PyObject*> objects;

private:
    [[nodiscard]] std::size_t place_of(PyObject* object) const
    {
        return (std::bit_cast<std::uintptr_t>(object) >> 4) * 0x9E3779B97F4A7C15U >>
               (64 - std::countr_zero(slots_.size()));
    }

    void grow()
    {
        std::vector<std::pair<PyObject*, std::uint32_t>> before(slots_.size() * 2);
        before.swap(slots_);
        for (const auto& slot : before) {
            if (slot.first == nullptr)
                continue;
            std::size_t at = place_of(slot.first);
            while (slots_[at].first != nullptr)
                at = (at + 1) & (slots_.size() - 1);
            slots_[at] = slot;
        }
    }

    std::vector<std::pair<PyObject*, std::uint32_t>> slots_ = std::vector<std::pair<PyObject*, std::uint32_t>>(1024);
};

std::optional<std::pair<Column<std::uint32_t>, py::array>> objects_of(const py::array& column)
{
    if (column.ndim() != 1 || column.dtype().kind() != 'O')
        return std::nullopt;
    const auto length = static_cast<std::size_t>(column.shape(0));
    const auto* const bytes = static_cast<const char*>(column.data());
    const py::ssize_t step = length == 0 ? 0 : column.strides(0);
    Column<std::uint32_t> rows(column.shape(0));
    std::uint32_t* const number = rows.mutable_data();
    Numbers numbers;
    for (std::size_t row = 0; row < length; ++row) {
        PyObject* const object = *reinterpret_cast<PyObject* const*>(bytes + static_cast<py::ssize_t>(row) * step);
        number[row] = numbers.of(object == nullptr ? Py_None : object);
        if (numbers.objects.size() > length / 2 + 1000)
            return std::nullopt;
    }
    py::array distinct(py::dtype("O"), numbers.objects.size());
    auto* const to = static_cast<PyObject**>(distinct.mutable_data());
    for (std::size_t at = 0; at < numbers.objects.size(); ++at) {
        PyObject* const before = std::exchange(to[at], numbers.objects[at]);
        Py_INCREF(to[at]);
        Py_XDECREF(before);
    }
    return std::pair{std::move(rows), std::move(distinct)};
}

}  // namespace

void bind_tables_objects(py::module_& tables)
{
    tables.def(
        "objects_of", &objects_of, py::arg("column"),
        "The objects of an array, each once, and of each row the number of its own: rows and objects. None where "
        "it holds no objects, or nearly every row one of its own.");
}

}  // namespace muster::python
