// Problems as text, a row a line: for people to read, and for tests to keep.
#pragma once

#include "muster/roster/draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::truth {

/// `member code=a minimum_rest=600`: fields that are as by default are left out; ids are rows from 0.
[[nodiscard]] std::string to_text(const Draft& draft);

/// A problem among several.
struct Named {
    std::string name;  ///< what the comments above it say
    Draft draft;
};

/// Reads several, with an empty line between two.
///
/// @throws InvalidInput  naming the line.
[[nodiscard]] std::vector<Named> drafts_from(std::string_view text);

/// Reads what `to_text` wrote. Empty lines and those that begin with # say nothing.
///
/// @throws InvalidInput  naming the line.
[[nodiscard]] Draft draft_from(std::string_view text);

}  // namespace muster::roster::truth
