// An exception of the caller's own, raised later than it came up.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

/// Raises what a callable raised earlier, which says nothing about the call at hand.
[[noreturn]] void pass_on(const pybind11::object& exception);
/// The same, as it was caught.
[[noreturn]] void pass_on(const pybind11::error_already_set& raised);

}  // namespace muster::python
