// A scheme as one text, so that its digest names it.
#pragma once

#include "muster/evaluation/scheme.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Everything in the scheme, one thing a line, in the order given; the same text on every machine.
///
/// Two schemes have the same text only if they are equal: words are written with their length before them.
[[nodiscard]] std::string canonical_text(const SchemeParts& parts);

}  // namespace muster::evaluation

#pragma GCC visibility pop
