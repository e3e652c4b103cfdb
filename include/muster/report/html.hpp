// A whole term as one page that opens anywhere.
#pragma once

#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"

#include <cstddef>
#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::report {

/// What of a term its page shows.
struct HtmlOptions {
    Language language = Language::zh;    ///< of the page
    std::size_t least_group = 3;         ///< smaller groups are not counted out; see `shown_groups`
    std::size_t records_shown = 40;      ///< of one member and indicator; the rest are counted
    std::size_t violations_shown = 200;  ///< of one rule; the rest are counted
};

/// The term as one HTML page without any other file: the duty calendar, the pairings with their reasons, the scores
/// unfolded to their evidence, what bends which rule, and the proofs, checked again while the page is written.
///
/// Names are escaped, reporters of incidents are not in it, the same term gives the same bytes.
[[nodiscard]] std::string html(const programme::Term& term, const HtmlOptions& options = {});

}  // namespace muster::report

#pragma GCC visibility pop
