// Drawings that others made, taken into a page.
#pragma once

#include "muster/core/error.hpp"

#include <string>
#include <string_view>

namespace muster::inline v0_2::report {

/// What a drawing is called on its page.
struct SvgNames {
    std::string prefix;         ///< before each name within it, so that no two drawings share one
    std::string alternative{};  ///< what it shows, for who cannot see it; empty: the drawing's own title
    std::string otherwise{};    ///< where it has none
};

/// The drawing as markup for the inside of a page: shapes, words, and the references among them. What it is written
/// with besides, as its style sheet, its names of languages and what is said about it, is left out.
///
/// Read and written anew, so that nothing passes that was not understood. @throws InvalidInput where it is no SVG, or
/// has a script, an event, a reference to anything outside it, or another element than shapes and words.
[[nodiscard]] std::string inline_svg(std::string_view text, const Where& place, const SvgNames& names);

}  // namespace muster::report
