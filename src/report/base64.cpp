#include "base64.hpp"

#include <cstddef>

namespace muster::inline v0_2::report {

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string made;
    made.reserve((bytes.size() + 2) / 3 * 4);
    unsigned held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = (held << 8 | static_cast<unsigned char>(byte)) & 0xffff;
        for (bits += 8; bits >= 6;) {
            bits -= 6;
            made += letters[held >> bits & 63];
        }
    }
    if (bits > 0)
        made += letters[held << (6 - bits) & 63];
    return made.append((4 - made.size() % 4) % 4, '=');
}

}  // namespace muster::report
