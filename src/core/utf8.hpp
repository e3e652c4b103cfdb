// Whether bytes are a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::inline v0_2 {

/// How many bytes from the beginning are whole characters of UTF-8, as Unicode has them: no longer spelling than
/// needed, no surrogates, none beyond U+10FFFF.
[[nodiscard]] std::size_t length_in_utf8(std::string_view bytes) noexcept;

[[nodiscard]] inline bool is_utf8(std::string_view bytes) noexcept { return length_in_utf8(bytes) == bytes.size(); }

/// So many bytes from the beginning, at most, that no character is cut.
[[nodiscard]] std::string_view beginning_of(std::string_view text, std::size_t most) noexcept;

/// The bytes as a text: what is no character stands there as `\xe4`.
[[nodiscard]] std::string as_utf8(std::string_view bytes);

}  // namespace muster
