// Columns of NumPy. What is given is read as whole numbers that fit: nothing is cut, wrapped or cast unseen.
#pragma once

#include "tools/casters.hpp"

#include "muster/core/error.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace muster::python {

template <class Value>
using Column = pybind11::array_t<Value, pybind11::array::c_style>;

/// One dimension of int64 or, where the numbers ask for it, of uint64, from an array of any integer kind or a list of
/// whole numbers. @throws InvalidInput  naming the column and what is in the way.
[[nodiscard]] pybind11::array whole_numbers(pybind11::handle given, const char* name);

/// One dimension of truth values. @throws InvalidInput
[[nodiscard]] pybind11::array truth_values(pybind11::handle given, const char* name);

/// Of a value outside `least` to `most`. Rows count from 1.
[[noreturn]] void refuse_value(const char* name, std::size_t row, const std::string& value, const std::string& least,
                               const std::string& most);

/// A column as a caller gives it; it is looked at when it is read.
template <class Value>
class GivenColumn {
public:
    GivenColumn() = default;
    explicit GivenColumn(pybind11::object given) : given_(std::move(given)) {}

    /// The values, which live as long as this. @throws InvalidInput
    [[nodiscard]] std::span<const Value> read(const char* name) const
    {
        if (!read_)
            read_ = checked(name);
        return {read_->data(), static_cast<std::size_t>(read_->size())};
    }

private:
    Column<Value> checked(const char* name) const
    {
        namespace py = pybind11;
        if (py::isinstance<Column<Value>>(given_) && py::reinterpret_borrow<py::array>(given_).ndim() == 1)
            return py::reinterpret_borrow<Column<Value>>(given_);
        if constexpr (std::is_same_v<Value, bool>) {
            return Column<Value>::ensure(truth_values(given_, name));
        } else {
            const py::array numbers = whole_numbers(given_, name);
            return numbers.dtype().kind() == 'u' ? fitted<std::uint64_t>(numbers, name)
                                                 : fitted<std::int64_t>(numbers, name);
        }
    }

    template <class From>
    static Column<Value> fitted(const pybind11::array& numbers, const char* name)
    {
        Column<Value> column(numbers.size());
        const auto* const from = static_cast<const From*>(numbers.data());
        auto* const to = column.mutable_data();
        for (pybind11::ssize_t row = 0; row < numbers.size(); ++row) {
            if (!std::in_range<Value>(from[row]))
                refuse_value(name, static_cast<std::size_t>(row) + 1, std::to_string(from[row]),
                             std::to_string(std::numeric_limits<Value>::min()),
                             std::to_string(std::numeric_limits<Value>::max()));
            to[row] = static_cast<Value>(from[row]);
        }
        return column;
    }

    pybind11::object given_;
    mutable std::optional<Column<Value>> read_;
};

}  // namespace muster::python

namespace pybind11::detail {

template <class Value>
struct type_caster<muster::python::GivenColumn<Value>> {
    PYBIND11_TYPE_CASTER(muster::python::GivenColumn<Value>,
                         const_name("numpy.ndarray[") + npy_format_descriptor<Value>::name + const_name("]"));

    bool load(handle source, bool)
    {
        if (!source || source.is_none())
            return false;
        value = muster::python::GivenColumn<Value>(reinterpret_borrow<object>(source));
        return true;
    }
};

}  // namespace pybind11::detail
