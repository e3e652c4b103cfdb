// Numbers in sentences.
#pragma once

#include <string>

namespace muster::org {

/// `12`.
inline std::string number(long value) { return std::to_string(value); }

}  // namespace muster::org
