// Schemes that have some of one scheme and some of another.
#pragma once

#include "muster/evaluation/scheme.hpp"

namespace muster::inline v0_2::evaluation {

/// What is taken of the later scheme; all else of the earlier.
struct Mixture {
    bool rules = false;    ///< areas and indicators, all of them but what is below
    bool missing = false;  ///< missing-data policies of indicators that both have
    bool weights = false;  ///< of parts and positions that both have
};

/// The one and the other mixed. A part that only one of them has keeps its share there.
[[nodiscard]] SchemeParts mixed(const SchemeParts& before, const SchemeParts& after, const Mixture& taken);

/// What of two schemes differs and has to do with totals.
[[nodiscard]] Mixture differences(const SchemeParts& before, const SchemeParts& after);

}  // namespace muster::evaluation
