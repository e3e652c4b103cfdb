// Whole files, in and out.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace muster::inline v0_2::archive {

/// The bytes of a file, read at once.
class FileBytes {
public:
    /// @throws ArchiveError  if it cannot be read.
    explicit FileBytes(const std::filesystem::path& path);

    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get(), size_}; }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
};

/// Puts a file of these bytes in the place of `path`, or leaves what is there.
///
/// @throws ArchiveError  if it cannot be written.
void replace_file(const std::filesystem::path& path, std::span<const std::string_view> pieces, bool sync);

}  // namespace muster::archive
