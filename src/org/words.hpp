// Numbers in sentences.
#pragma once

#include <string>

namespace muster::inline v0_2::org {

/// `12`.
inline std::string number(long value) { return std::to_string(value); }

}  // namespace muster::org
