// Digests: the same bytes give the same text, on any machine.
#pragma once

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// SHA-256 (FIPS 180-4) of `bytes`, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// HMAC-SHA-256 (RFC 2104) of `bytes` under `key`, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string keyed_digest_hex(std::string_view key, std::string_view bytes);

}  // namespace muster

#pragma GCC visibility pop
