// datetime.date <-> muster::Day.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"

#include "tools/casters/datetime_fields.hpp"

#include <pybind11/pybind11.h>

#include <stdexcept>

namespace pybind11::detail {

/// A datetime is a date to Python; it is refused here, as taking it would drop its time unseen.
template <>
struct type_caster<muster::Day> {
    PYBIND11_TYPE_CASTER(muster::Day, const_name("datetime.date"));

    bool load(handle source, bool)
    {
        const auto fields = muster::python::fields_of_date(source);
        if (!fields)
            return false;
        try {
            const auto [year, month, day] = *fields;
            value = muster::Day(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                                static_cast<unsigned short>(day));
        } catch (const std::out_of_range&) {
            throw muster::InvalidInput({"day"}, str(source).cast<std::string>() + " is before the year 1400",
                                       "correct the year");
        }
        return true;
    }

    static handle cast(const muster::Day& day, return_value_policy, handle)
    {
        if (day.is_special())
            return none().release();
        return muster::python::date_from(
            {static_cast<int>(day.year()), day.month().as_number(), static_cast<int>(day.day())});
    }
};

}  // namespace pybind11::detail
