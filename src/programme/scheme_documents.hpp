// The documents of the built-in schemes, as the build took them in.
#pragma once

#include "muster/programme/schemes.hpp"

#include <cstddef>

namespace muster::inline v0_2::programme {

extern const BuiltInScheme scheme_documents[];
extern const std::size_t scheme_document_count;

}  // namespace muster::programme
