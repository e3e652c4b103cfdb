// Branches side by side as one page that opens anywhere.
#pragma once

#include "muster/core/label.hpp"
#include "muster/programme/department.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// Branches compared as one HTML page without any other file: sums, ranks and how they changed, grades, stars and why,
/// goals. No name of a person is in it. The same department gives the same bytes.
[[nodiscard]] std::string html(const programme::Department& department, Language language);

}  // namespace muster::report

#pragma GCC visibility pop
