// Exact -> decimal.Decimal, digit by digit. Nothing takes an Exact from Python.
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
        return module_::import("decimal").attr("Decimal")(to_string(number)).release();
    }
};

}  // namespace pybind11::detail
