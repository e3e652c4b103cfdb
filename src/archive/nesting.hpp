// What is looked at before a text is read: none is nested so deep that who reads it part by part could exhaust the
// stack.
#pragma once

#include <cstddef>
#include <string_view>

namespace muster::inline v0_2::archive {

/// Deepest nesting that is read; our own archives stay below 30.
inline constexpr std::size_t deepest = 64;

/// @throws InvalidInput  if it is deeper.
void require_depth(std::size_t depth);

/// Looks through JSON before its parser does, which calls itself, ends texts at NUL and misreads a long 0. O(bytes).
/// @throws InvalidInput
void require_sound_json(std::string_view text);

}  // namespace muster::archive
