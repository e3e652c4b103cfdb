// What stands around the content of every archive, so that a damaged or foreign file is known before it is read.
//
// Binary: eight bytes of magic, the envelope's version (4 bytes), 4 zero bytes, the kind (32 bytes, filled with zeros),
// the content's length (8 bytes) and checksum (16 bytes), then the content; integers are little-endian. JSON and XML
// say the same in words before the content. The checksum is XXH3 of 128 bits over kind, version, length and content:
// it finds damage; it is no signature.
#pragma once

#include "muster/archive/format.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {
struct Where;
}

namespace muster::inline v0_2::archive {

/// The newest envelope that is written. Older ones are read for ever.
inline constexpr std::uint32_t envelope_version = 1;

/// What an archive says of itself.
struct Envelope {
    Format format = Format::binary;            ///< how the content is written
    std::string kind{};                        ///< what is inside: "organisation", "ledger" ...
    std::uint32_t version = envelope_version;  ///< of the envelope itself, not of the content
    std::uint64_t length = 0;                  ///< of the content, in bytes
    std::string checksum{};  ///< 32 hexadecimal digits; `edited` where a person changed a text and says so

    friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// The envelope of an archive's bytes; the content is looked at but not read. O(bytes).
///
/// @throws ArchiveError  at `place`, if the bytes are no whole, undamaged archive of a known version.
[[nodiscard]] Envelope envelope_in(std::string_view bytes, const Where& place);

/// As `envelope_in`, of a file. @throws ArchiveError  also if the file cannot be read.
[[nodiscard]] Envelope envelope_of(const std::filesystem::path& path);

}  // namespace muster::archive

#pragma GCC visibility pop
