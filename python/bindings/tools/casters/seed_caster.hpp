// int <-> Seed.
#pragma once

#include "muster/core/seed.hpp"

#include "tools/casters/whole_caster.hpp"

#include <pybind11/pybind11.h>

#include <cstdint>

namespace pybind11::detail {

/// 0 to 2^64 - 1.
template <>
struct type_caster<muster::Seed> {
    PYBIND11_TYPE_CASTER(muster::Seed, const_name("int"));

    bool load(handle source, bool)
    {
        make_caster<std::uint64_t> number;
        if (!number.load(source, true))
            return false;
        value = muster::Seed{cast_op<std::uint64_t>(number)};
        return true;
    }

    static handle cast(muster::Seed seed, return_value_policy, handle)
    {
        return PyLong_FromUnsignedLongLong(seed.value);
    }
};

}  // namespace pybind11::detail
