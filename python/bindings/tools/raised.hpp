// An error of the library as a Python exception that keeps its parts.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"

#include <pybind11/pybind11.h>

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

/// An exception of this type with place, fault, remedy and faults.
inline pybind11::object raised(pybind11::handle type, const Error& error)
{
    pybind11::object exception = type(error.what());
    exception.attr("place") = to_string(error.place());
    exception.attr("fault") = error.fault();
    exception.attr("remedy") = error.remedy();
    pybind11::list faults;  // every fault of the input, one text each
    if (const auto* const several = dynamic_cast<const InvalidInputs*>(&error))
        for (const Fault& fault : several->faults())
            faults.append(to_string(fault));
    else
        faults.append(error.what());
    exception.attr("faults") = faults;
    return exception;
}

}  // namespace muster::python
