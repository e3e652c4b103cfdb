// How an archive is written down.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// How an archive is written.
enum class Format : std::uint8_t {
    json,    ///< for people; `.json`
    xml,     ///< for other programs; `.xml`
    binary,  ///< for speed, the same bytes on every machine; `.muster`
};

/// By the ending of the name. @throws InvalidInput  for another ending.
[[nodiscard]] Format format_of(const std::filesystem::path& path);

/// `json`, `xml`, `binary`.
[[nodiscard]] std::string_view name_of(Format format) noexcept;

}  // namespace muster::archive

#pragma GCC visibility pop
