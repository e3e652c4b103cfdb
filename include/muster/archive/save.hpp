// Saves a value of any kind that archives know; `kind.hpp` lists them.
#pragma once

#include "muster/archive/format.hpp"

#include <filesystem>
#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// How a value is saved.
struct SaveOptions {
    std::optional<Format> format{};  ///< not set: by the ending of the name
    bool sync = true;                ///< wait until the disk has it, so that a power cut leaves the old file or the new
};

/// The bytes of an archive. The same value gives the same bytes on any machine.
///
/// @throws InvalidInput  if a text holds a NUL, or in XML a control character that XML cannot say.
template <class Value>
[[nodiscard]] std::string to_bytes(const Value& value, Format format);

/// Writes beside the file, then takes its place: whoever looks finds the old file or the new one, whole.
///
/// A process that is killed meanwhile leaves a file `.NAME.part-...` beside it that can be deleted.
/// @throws InvalidInput  as `to_bytes`, or for an unknown ending. @throws ArchiveError  if the file cannot be written.
template <class Value>
void save(const std::filesystem::path& path, const Value& value, const SaveOptions& options = {});

}  // namespace muster::archive

#pragma GCC visibility pop
