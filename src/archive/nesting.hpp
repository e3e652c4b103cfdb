// Looks through a text before a recursive parser does.
#pragma once

#include "muster/archive/format.hpp"

#include <string_view>

namespace muster::archive {

/// Deepest nesting that is handed to a parser; our own archives stay below 30.
inline constexpr int deepest = 64;

/// Refuses a text whose nesting could exhaust the parser's stack, and XML with what we never write (doctypes, comments,
/// CDATA). O(bytes). @throws InvalidInput
void require_shallow(std::string_view text, Format format);

}  // namespace muster::archive
