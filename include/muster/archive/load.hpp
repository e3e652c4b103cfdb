// Loads what `save` wrote. Everything passes the door of its type again, so a loaded value is as sound as a built one.
#pragma once

#include "muster/archive/envelope.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// The value in an archive's bytes, whatever their format.
///
/// Memory is bounded by a multiple of the bytes: no length inside is believed before it is checked against what is
/// left.
/// @throws ArchiveError  at `place`: damaged, foreign, of another kind, from a newer version, or refused by its type.
template <class Value>
[[nodiscard]] Value from_bytes(std::string_view bytes, const Where& place);

/// A file that was read and found whole; what it holds is known from its envelope and still to be made. Cheap to copy.
class ArchiveFile {
public:
    /// @throws ArchiveError  if it cannot be read, or is no whole, undamaged archive of a known version.
    explicit ArchiveFile(const std::filesystem::path& path);

    /// What the file says of itself.
    [[nodiscard]] const Envelope& envelope() const noexcept;

    /// @throws ArchiveError  as `from_bytes`.
    template <class Value>
    [[nodiscard]] Value value() const;

private:
    struct Read;

    std::shared_ptr<const Read> read_;
};

/// @throws ArchiveError  as `from_bytes`, or if the file cannot be read.
template <class Value>
[[nodiscard]] Value load(const std::filesystem::path& path)
{
    return ArchiveFile(path).value<Value>();
}

}  // namespace muster::archive

#pragma GCC visibility pop
