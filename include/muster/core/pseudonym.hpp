// A name for a person that only who has the key can follow.
#pragma once

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// `P-` and ten hexadecimal digits of an HMAC-SHA-256 of the person's code under `key`: the same whenever it is asked
/// for with this key, and nobody without the key can tell who it is.
///
/// @throws InvalidInput  if the key is shorter than 16 bytes.
[[nodiscard]] std::string pseudonym_of(std::string_view person, std::string_view key);

}  // namespace muster

#pragma GCC visibility pop
