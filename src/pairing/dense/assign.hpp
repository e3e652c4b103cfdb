// `assign` in vectors of a given width, for tests that hold the widths against each other.
#pragma once

#include "muster/pairing/assignment.hpp"
#include "pairing/dense/kernels.hpp"

namespace muster::inline v0_2::pairing::dense {

/// `width` is not wider than `widest()`.
template <class Value>
[[nodiscard]] Assignment<Total<Value>> assign_in(Width width, const ScoreMatrix<Value>& scores,
                                                 const AssignOptions& options);

}  // namespace muster::pairing::dense
