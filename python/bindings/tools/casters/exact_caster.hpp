// Exact -> decimal.Decimal, digit by digit; what is no decimal to twelve places. Nothing takes an Exact from Python.
#pragma once

#include "muster/core/exact.hpp"

#include <pybind11/pybind11.h>

namespace pybind11::detail {

template <>
struct type_caster<muster::Exact> {
    PYBIND11_TYPE_CASTER(muster::Exact, const_name("decimal.Decimal"));

    bool load(handle, bool) { return false; }

    static handle cast(const muster::Exact& number, return_value_policy, handle)
    {
        return module_::import("decimal").attr("Decimal")(to_decimal_string(number)).release();
    }
};

}  // namespace pybind11::detail

namespace muster::python {

/// The number itself, for who reckons on with it.
struct Fraction {
    Exact value;
};

}  // namespace muster::python

namespace pybind11::detail {

template <>
struct type_caster<muster::python::Fraction> {
    PYBIND11_TYPE_CASTER(muster::python::Fraction, const_name("fractions.Fraction"));

    bool load(handle, bool) { return false; }

    static handle cast(const muster::python::Fraction& number, return_value_policy, handle)
    {
        return module_::import("fractions").attr("Fraction")(to_string(number.value)).release();
    }
};

}  // namespace pybind11::detail
