#include "tools/casters/datetime_fields.hpp"

#include <datetime.h>

namespace muster::python {
namespace {

void import_datetime()
{
    if (PyDateTimeAPI == nullptr)
        PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr)
        throw pybind11::error_already_set();
}

}  // namespace

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"

std::optional<DateFields> fields_of_date(pybind11::handle date)
{
    import_datetime();
    PyObject* const object = date.ptr();
    if (!PyDate_Check(object) || PyDateTime_Check(object))
        return std::nullopt;
    return DateFields{PyDateTime_GET_YEAR(object), PyDateTime_GET_MONTH(object), PyDateTime_GET_DAY(object)};
}

std::optional<TimeFields> fields_of_time(pybind11::handle time)
{
    import_datetime();
    PyObject* const object = time.ptr();
    if (!PyTime_Check(object))
        return std::nullopt;
    return TimeFields{PyDateTime_TIME_GET_HOUR(object), PyDateTime_TIME_GET_MINUTE(object),
                      PyDateTime_TIME_GET_SECOND(object), PyDateTime_TIME_GET_MICROSECOND(object),
                      PyDateTime_TIME_GET_TZINFO(object) != Py_None};
}

#pragma GCC diagnostic pop

pybind11::handle date_from(const DateFields& fields)
{
    import_datetime();
    return PyDate_FromDate(fields.year, fields.month, fields.day);
}

pybind11::handle time_from(const TimeFields& fields)
{
    import_datetime();
    return PyTime_FromTime(fields.hour, fields.minute, fields.second, fields.microsecond);
}

}  // namespace muster::python
