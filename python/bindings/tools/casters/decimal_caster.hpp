// decimal.Decimal <-> Points, Weight, Quantity. Also taken: int and str. Never a float.
#pragma once

#include "muster/core/decimal.hpp"
#include "muster/core/error.hpp"

#include "tools/raised.hpp"

#include <pybind11/pybind11.h>

#include <string>

namespace pybind11::detail {

template <class Kind>
struct type_caster<muster::Decimal<Kind>> {
    using Number = muster::Decimal<Kind>;

    PYBIND11_TYPE_CASTER(Number, const_name("decimal.Decimal"));

    bool load(handle source, bool)
    {
        const muster::Where here{"decimal"};
        if (!source || source.is_none() || PyBool_Check(source.ptr()))
            return false;
        if (isinstance<str>(source)) {
            value = Number::parse(source.cast<std::string>(), here);
        } else if (PyIndex_Check(source.ptr())) {
            const auto whole = reinterpret_steal<object>(PyNumber_Index(source.ptr()));
            if (!whole) {  // an array has an index if it holds one number only
                PyErr_Clear();
                return false;
            }
            value = Number::parse(str(whole).cast<std::string>(), here);
        } else if (isinstance(source, decimal_type())) {
            if (!source.attr("is_finite")().cast<bool>())
                throw muster::InvalidInput(here, str(source).cast<std::string>() + " is not a number",
                                           "give a finite number");
            if (source.attr("adjusted")().cast<long long>() > 18)
                throw muster::InvalidInput(here, str(source).cast<std::string>() + " is too large",
                                           "give a number below nine million million");
            value = Number::parse(source.attr("__format__")("f").cast<std::string>(), here);
        } else if (PyNumber_Check(source.ptr())) {
            throw muster::python::WrongKind(here, "a float is not exact",
                                            "write Decimal(\"12.5\") or \"12.5\" instead of " +
                                                repr(source).cast<std::string>());
        } else {
            return false;
        }
        return true;
    }

    static handle cast(const Number& number, return_value_policy, handle)
    {
        return decimal_type()(to_string(number)).release();
    }

private:
    static object decimal_type() { return module_::import("decimal").attr("Decimal"); }
};

}  // namespace pybind11::detail
