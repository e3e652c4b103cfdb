// The pieces of bind_archive.
#pragma once

#include <pybind11/pybind11.h>

namespace muster::python {

/// Results with their problems and the codes of the people in them; `muster.save` makes these of the package's results.
void bind_archive_answers(pybind11::module_& archive);

/// Terms redacted, pseudonymised and purged.
void bind_private_forms(pybind11::module_& archive);

}  // namespace muster::python
