// A scheme's document in a file. Not an archive: people write it, and it has no envelope.
#pragma once

#include "muster/evaluation/scheme.hpp"

#include <filesystem>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// The parts of a scheme from a file as `evaluation::write_scheme` makes it and people edit it; see
/// `evaluation::read_scheme`.
///
/// @throws ArchiveError  if the file cannot be read.
/// @throws InvalidInput  with every fault of form, each at its line.
[[nodiscard]] evaluation::SchemeParts load_scheme(const std::filesystem::path& path);

}  // namespace muster::archive

#pragma GCC visibility pop
