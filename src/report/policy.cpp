#include "policy.hpp"

#include "base64.hpp"

#include "muster/core/digest.hpp"

namespace muster::inline v0_2::report {
namespace {

/// The bytes that hexadecimal digits stand for.
std::string bytes_of(std::string_view digits)
{
    const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes += static_cast<char>(value(digits[at]) << 4 | value(digits[at + 1]));
    return bytes;
}

/// A source list of one digest, or none.
std::string allowed(std::string_view text)
{
    return text.empty() ? "'none'" : "'sha256-" + base64(bytes_of(sha256_hex(text))) + "'";
}

}  // namespace

std::string policy_element(std::string_view style, std::string_view script, bool runs_a_module)
{
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src " +
           allowed(style) + "; script-src " + allowed(script) + (runs_a_module ? " 'wasm-unsafe-eval'" : "") +
           "; base-uri 'none'; form-action 'none'\">";
}

}  // namespace muster::report
