#include "policy.hpp"

#include "muster/core/digest.hpp"

namespace muster::inline v0_2::report {
namespace {

/// Base64 (RFC 4648) of what is given as hexadecimal digits.
std::string base64_of_hex(std::string_view digits)
{
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto value = [](char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); };
    std::string made;
    unsigned held = 0;
    int bits = 0;
    for (const char digit : digits) {
        held = held << 4 | value(digit);
        for (bits += 4; bits >= 6;) {
            bits -= 6;
            made += letters[held >> bits & 63];
        }
    }
    if (bits > 0)
        made += letters[held << (6 - bits) & 63];
    return made.append((4 - made.size() % 4) % 4, '=');
}

/// A source list of one digest, or none.
std::string allowed(std::string_view text)
{
    return text.empty() ? "'none'" : "'sha256-" + base64_of_hex(sha256_hex(text)) + "'";
}

}  // namespace

std::string policy_element(std::string_view style, std::string_view script)
{
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src " +
           allowed(style) + "; script-src " + allowed(script) + "; base-uri 'none'; form-action 'none'\">";
}

}  // namespace muster::report
