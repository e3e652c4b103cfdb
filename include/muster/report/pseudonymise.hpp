// Names replaced by keyed digests, and the map kept apart.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// Pseudonyms, and who they stand for. Keep `real` where the report does not go.
struct Pseudonyms {
    std::map<std::string, std::string> of;    ///< code or name -> pseudonym
    std::map<std::string, std::string> real;  ///< pseudonym -> code or name
};

/// `P-` and ten hexadecimal digits of an HMAC-SHA-256 under `key`: the same person has the same pseudonym in every
/// report made with this key, and nobody without it can tell who it is.
///
/// @throws InvalidInput  if the key is shorter than 16 bytes, or two people would share a pseudonym.
[[nodiscard]] Pseudonyms pseudonymise(std::span<const std::string> people, std::string_view key);

}  // namespace muster::report

#pragma GCC visibility pop
