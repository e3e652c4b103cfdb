// int <-> whole numbers of C++, and bool <-> bool: what is neither is refused, where pybind11 would cut 0.5 of a
// Decimal to 0 and take True for 1 and 2 for True.
#pragma once

#include <pybind11/pybind11.h>

#include <limits>
#include <type_traits>

namespace muster::python {

/// What has an `__index__` and fits, but for truth values.
template <class Whole>
struct WholeCaster {
    PYBIND11_TYPE_CASTER(Whole, pybind11::detail::const_name("int"));

    bool load(pybind11::handle source, bool)
    {
        if (!source || PyBool_Check(source.ptr()) || !PyIndex_Check(source.ptr()))
            return false;
        const auto number = pybind11::reinterpret_steal<pybind11::object>(PyNumber_Index(source.ptr()));
        if (!number) {
            PyErr_Clear();
            return false;
        }
        if constexpr (std::is_signed_v<Whole>) {
            int beyond = 0;
            const long long read = PyLong_AsLongLongAndOverflow(number.ptr(), &beyond);
            value = static_cast<Whole>(read);
            return beyond == 0 && read >= std::numeric_limits<Whole>::min() &&
                   read <= std::numeric_limits<Whole>::max();
        } else {
            const unsigned long long read = PyLong_AsUnsignedLongLong(number.ptr());
            if (PyErr_Occurred() != nullptr) {
                PyErr_Clear();
                return false;
            }
            value = static_cast<Whole>(read);
            return read <= std::numeric_limits<Whole>::max();
        }
    }

    static pybind11::handle cast(Whole number, pybind11::return_value_policy, pybind11::handle)
    {
        if constexpr (std::is_signed_v<Whole>)
            return PyLong_FromLongLong(number);
        else
            return PyLong_FromUnsignedLongLong(number);
    }
};

}  // namespace muster::python

namespace pybind11::detail {

template <>
struct type_caster<int> : muster::python::WholeCaster<int> {
};
template <>
struct type_caster<unsigned> : muster::python::WholeCaster<unsigned> {
};
template <>
struct type_caster<long> : muster::python::WholeCaster<long> {
};
template <>
struct type_caster<unsigned long> : muster::python::WholeCaster<unsigned long> {
};
template <>
struct type_caster<long long> : muster::python::WholeCaster<long long> {
};
template <>
struct type_caster<unsigned long long> : muster::python::WholeCaster<unsigned long long> {
};

}  // namespace pybind11::detail
