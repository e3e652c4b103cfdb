// Pieces of the scheme's binding that are compiled by themselves, as a compiler that took all at once would grow large.
#pragma once

#include "tools/own_class.hpp"

#include "muster/evaluation/rule/list.hpp"

namespace muster::python {

/// Every rule, with what it is made of.
template <>
struct Part<evaluation::Rule> {
    static void bind(pybind11::handle evaluation);
};

// Called by bind_evaluation.
void bind_evaluation_fates(pybind11::module_& evaluation);
void bind_evaluation_tally(pybind11::module_& evaluation);

}  // namespace muster::python
