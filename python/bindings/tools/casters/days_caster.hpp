// int <-> Days, a number of days.
#pragma once

#include "muster/core/day.hpp"

#include "tools/casters/whole_caster.hpp"

#include <pybind11/pybind11.h>

namespace pybind11::detail {

template <>
struct type_caster<muster::Days> {
    PYBIND11_TYPE_CASTER(muster::Days, const_name("int"));

    bool load(handle source, bool)
    {
        make_caster<int> count;
        if (!count.load(source, true))
            return false;
        value = muster::Days(cast_op<int>(count));
        return true;
    }

    static handle cast(const muster::Days& days, return_value_policy, handle) { return PyLong_FromLong(days.days()); }
};

}  // namespace pybind11::detail
