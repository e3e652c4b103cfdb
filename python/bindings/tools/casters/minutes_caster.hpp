// int minutes <-> Minutes; datetime.time <-> ClockTime.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/minutes.hpp"

#include "tools/casters/datetime_fields.hpp"

#include "tools/casters/whole_caster.hpp"

#include <pybind11/pybind11.h>

#include <string>

namespace pybind11::detail {

/// A whole number of minutes; a timedelta is refused, as it may hold seconds.
template <>
struct type_caster<muster::Minutes> {
    PYBIND11_TYPE_CASTER(muster::Minutes, const_name("int"));

    bool load(handle source, bool)
    {
        make_caster<muster::Minutes::rep> count;
        if (!count.load(source, true))
            return false;
        value = muster::Minutes{cast_op<muster::Minutes::rep>(count)};
        return true;
    }

    static handle cast(muster::Minutes minutes, return_value_policy, handle)
    {
        return PyLong_FromLong(minutes.count());
    }
};

/// `datetime.time`, which ends at 23:59:59.999999: that, `datetime.time.max`, stands for 24:00, both ways.
/// A text such as "24:00" is taken too; seconds and time zones are refused.
template <>
struct type_caster<muster::ClockTime> {
    PYBIND11_TYPE_CASTER(muster::ClockTime, const_name("datetime.time"));

    bool load(handle source, bool)
    {
        if (isinstance<str>(source)) {
            value = muster::ClockTime::parse(source.cast<std::string>(), {"time of day"});
            return true;
        }
        const auto fields = muster::python::fields_of_time(source);
        if (!fields)
            return false;
        const auto [hour, minute, second, microsecond, has_zone] = *fields;
        if (has_zone)
            throw muster::InvalidInput({"time of day"}, str(source).cast<std::string>() + " has a time zone",
                                       "give a time without one");
        if (hour == 23 && minute == 59 && second == 59 && microsecond == 999'999) {
            value = muster::ClockTime(muster::Minutes{24 * 60});
        } else if (second != 0 || microsecond != 0) {
            throw muster::InvalidInput({"time of day"}, str(source).cast<std::string>() + " has seconds",
                                       "give whole minutes");
        } else {
            value = muster::ClockTime(muster::Minutes{hour * 60 + minute});
        }
        return true;
    }

    static handle cast(muster::ClockTime time, return_value_policy, handle)
    {
        const int minutes = time.since_midnight().count();
        return minutes == 24 * 60 ? muster::python::time_from({23, 59, 59, 999'999, false})
                                  : muster::python::time_from({minutes / 60, minutes % 60, 0, 0, false});
    }
};

}  // namespace pybind11::detail
