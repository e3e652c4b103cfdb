// Loads what `save` wrote. Everything passes the door of its type again, so a loaded value is as sound as a built one.
#pragma once

#include <filesystem>
#include <string_view>

namespace muster {
struct Where;
}

namespace muster::archive {

/// The value in an archive's bytes, whatever their format.
///
/// Memory is bounded by a multiple of the bytes: no length inside is believed before it is checked against what is
/// left.
/// @throws ArchiveError  at `place`: damaged, foreign, of another kind, from a newer version, or refused by its type.
template <class Value>
[[nodiscard]] Value from_bytes(std::string_view bytes, const Where& place);

/// @throws ArchiveError  as `from_bytes`, or if the file cannot be read.
template <class Value>
[[nodiscard]] Value load(const std::filesystem::path& path);

}  // namespace muster::archive
