// Schemes that come with the library: the programme's own, and tables that universities have published.
#pragma once

#include "muster/evaluation/scheme.hpp"

#include <span>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// A scheme that comes with the library, as the document that is read, see `evaluation::read_scheme`. The same
/// documents are installed under share/muster/schemes, to be copied and changed.
struct BuiltInScheme {
    std::string_view code;      ///< of the scheme
    std::string_view document;  ///< JSON
};

/// All of them, by code: `four_enters` is the programme's own, the others are published tables, each with its source.
[[nodiscard]] std::span<const BuiltInScheme> built_in_schemes() noexcept;

/// The parts of one, to be used or changed.
///
/// @throws InvalidInput  if there is none of this code, naming those there are.
[[nodiscard]] const evaluation::SchemeParts& built_in_scheme(std::string_view code);

}  // namespace muster::programme

#pragma GCC visibility pop
