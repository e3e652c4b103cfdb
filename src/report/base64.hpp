// Bytes as letters that stand in any text.
#pragma once

#include <string>
#include <string_view>

namespace muster::inline v0_2::report {

/// Base64 (RFC 4648), with its padding.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace muster::report
