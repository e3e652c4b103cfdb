// The fields of Python's datetime objects, read through its C interface; its macros are C, so they are kept in here.
#pragma once

#include <pybind11/pybind11.h>

#include <datetime.h>

namespace muster::python {

struct DateFields {
    int year, month, day;
};

struct TimeFields {
    int hour, minute, second, microsecond;
    bool has_zone;
};

/// Call before any other function of Python's datetime interface.
inline void import_datetime()
{
    if (PyDateTimeAPI == nullptr)
        PyDateTime_IMPORT;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"

/// `date` passed PyDate_Check.
inline DateFields fields_of_date(PyObject* date)
{
    return {PyDateTime_GET_YEAR(date), PyDateTime_GET_MONTH(date), PyDateTime_GET_DAY(date)};
}

/// `time` passed PyTime_Check.
inline TimeFields fields_of_time(PyObject* time)
{
    return {PyDateTime_TIME_GET_HOUR(time), PyDateTime_TIME_GET_MINUTE(time), PyDateTime_TIME_GET_SECOND(time),
            PyDateTime_TIME_GET_MICROSECOND(time), PyDateTime_TIME_GET_TZINFO(time) != Py_None};
}

#pragma GCC diagnostic pop

}  // namespace muster::python
