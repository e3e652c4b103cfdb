// Envelopes around contents, both ways.
#pragma once

#include "muster/archive/envelope.hpp"
#include "muster/core/error.hpp"

#include <string>
#include <string_view>

namespace muster::inline v0_2::archive {

/// An envelope that was opened, and the content within. The view lives as long as the bytes.
struct Opened {
    Envelope envelope;
    std::string_view content;
};

/// What stands before a content.
[[nodiscard]] std::string head_of(Format format, std::string_view kind, std::string_view content);
/// What stands behind it.
[[nodiscard]] std::string_view tail_of(Format format) noexcept;

/// A refusal whose words are a text, whatever the bytes that they quote.
[[nodiscard]] ArchiveError archive_error(const Where& place, std::string_view fault, std::string_view remedy);

/// @throws ArchiveError  at `place`, if the bytes are no whole, undamaged archive of a known version.
[[nodiscard]] Opened open_envelope(std::string_view bytes, const Where& place);

}  // namespace muster::archive
