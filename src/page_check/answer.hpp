// What a page's archive proves, and the page that it makes: what the module of a page answers, and its tests natively.
#pragma once

#include "muster/report/html.hpp"

#include <string>
#include <string_view>

namespace muster::inline v0_2::page_check {

struct Answer {
    /// JSON: `digest` (SHA-256 of the archive); `fault`, why it cannot be read, or null; `parts`, each with its `name`,
    /// whether it `holds`, in `words` what was worked out, and its `faults`. Texts are objects with `zh` and `en`.
    std::string findings;
    /// The page of the archive, as `html` writes it, without pictures and without archive and program; empty where it
    /// cannot be read.
    std::string page;
};

/// Reads the archive, proves it anew, and writes its page. Throws nothing but for want of memory.
[[nodiscard]] Answer answer(std::string_view archive, const report::HtmlOptions& options);

}  // namespace muster::page_check
