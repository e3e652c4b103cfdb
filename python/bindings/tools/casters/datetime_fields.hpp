// Python's datetime objects by their fields.
//
// The C interface of datetime keeps its table in a static of every translation unit that includes it. Inline functions
// that use it would be merged by the linker, and one unit's import would not be seen by another; so it is included in
// datetime_fields.cpp only.
#pragma once

#include <pybind11/pybind11.h>

#include <optional>

namespace muster::python {

struct DateFields {
    int year, month, day;
};

struct TimeFields {
    int hour, minute, second, microsecond;
    bool has_zone;
};

/// Nothing for what is no date, and for a datetime.
[[nodiscard]] std::optional<DateFields> fields_of_date(pybind11::handle date);

/// Nothing for what is no time of day.
[[nodiscard]] std::optional<TimeFields> fields_of_time(pybind11::handle time);

/// New references.
[[nodiscard]] pybind11::handle date_from(const DateFields& fields);
[[nodiscard]] pybind11::handle time_from(const TimeFields& fields);

}  // namespace muster::python
