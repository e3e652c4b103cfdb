// A term from a binary archive, and from nothing else: no text forms, no files.
#pragma once

#include "muster/programme/term.hpp"

#include <string_view>

namespace muster::inline v0_2::page_check {

/// @throws ArchiveError  as `archive::from_bytes`, and where the archive is in a text form.
[[nodiscard]] programme::Term read_term(std::string_view bytes);

}  // namespace muster::page_check
