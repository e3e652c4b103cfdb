// A truth value that is given as one: pybind11 would take 2, 0.5 and None for bool as well.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

struct Truth {
    bool is_true = false;

    Truth() = default;
    Truth(bool value) : is_true(value) {}
    operator bool() const { return is_true; }
};

}  // namespace muster::python

namespace pybind11::detail {

/// True, False and those of NumPy.
template <>
struct type_caster<muster::python::Truth> {
    PYBIND11_TYPE_CASTER(muster::python::Truth, const_name("bool"));

    bool load(handle source, bool)
    {
        make_caster<bool> truth;
        if (!truth.load(source, false))
            return false;
        value = cast_op<bool>(truth);
        return true;
    }

    static handle cast(muster::python::Truth truth, return_value_policy, handle)
    {
        return handle(truth ? Py_True : Py_False).inc_ref();
    }
};

}  // namespace pybind11::detail
