// An error of the library as a Python exception that keeps its parts.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"

#include <pybind11/pybind11.h>

#include <string>

namespace muster::python {

/// A row or code that is not there; in Python an IndexError and a KeyError as well.
class NotFound : public InvalidInput {
public:
    using InvalidInput::InvalidInput;
};

/// A value of a kind that is not taken; in Python a TypeError as well.
class WrongKind : public InvalidInput {
public:
    using InvalidInput::InvalidInput;
};

/// A text of any bytes, as a path or a file may have them: what is no UTF-8 is escaped.
inline pybind11::str escaped(const std::string& text)
{
    return pybind11::reinterpret_steal<pybind11::str>(
        PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "backslashreplace"));
}

/// An exception of this type with place, fault, remedy and faults.
inline pybind11::object raised(pybind11::handle type, const Error& error)
{
    pybind11::object exception = type(escaped(error.what()));
    exception.attr("place") = escaped(to_string(error.place()));
    exception.attr("fault") = escaped(error.fault());
    exception.attr("remedy") = escaped(error.remedy());
    pybind11::list faults;  // every fault of the input, one text each
    if (const auto* const several = dynamic_cast<const InvalidInputs*>(&error))
        for (const Fault& fault : several->faults())
            faults.append(escaped(to_string(fault)));
    else
        faults.append(escaped(error.what()));
    exception.attr("faults") = faults;
    return exception;
}

}  // namespace muster::python
