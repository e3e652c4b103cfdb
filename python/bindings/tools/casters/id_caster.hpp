// int rows <-> strong ids; None <-> the id that names nothing.
#pragma once

#include "muster/core/id.hpp"

#include "tools/casters/whole_caster.hpp"

#include <pybind11/pybind11.h>

#include <cstdint>

namespace pybind11::detail {

/// In Python an id is the row number in the table that owns it.
template <class Kind>
struct type_caster<muster::Id<Kind>> {
    PYBIND11_TYPE_CASTER(muster::Id<Kind>, const_name("int"));

    bool load(handle source, bool)
    {
        if (source.is_none()) {
            value = {};
            return true;
        }
        make_caster<std::uint32_t> row;
        if (!row.load(source, true))
            return false;
        value = muster::Id<Kind>(cast_op<std::uint32_t>(row));
        return value.is_set();
    }

    static handle cast(muster::Id<Kind> id, return_value_policy, handle)
    {
        return id.is_set() ? PyLong_FromUnsignedLong(id.row()) : none().release().ptr();
    }
};

}  // namespace pybind11::detail
