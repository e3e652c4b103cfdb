// The page of a term by whoever has verified it already.
#pragma once

#include "frame.hpp"
#include "self_checking.hpp"

#include "muster/programme/verify.hpp"
#include "muster/report/html.hpp"

#include <optional>
#include <string>

namespace muster::inline v0_2::report {

struct PageMaking {
    const programme::Verification& verified;  ///< of the term
    SelfCheck self_check;
    std::optional<Enclosed> enclosed;
};

/// As `html`; what the page is to check itself with is given in `making` alone.
[[nodiscard]] std::string term_page(const programme::Term& term, const HtmlOptions& options, const PageMaking& making);

}  // namespace muster::report
