#include "core/utf8.hpp"

#include <array>

namespace muster::inline v0_2 {
namespace {

/// First bytes of one length, and what may follow them first.
struct Lead {
    unsigned char first, last;      // of the first byte
    unsigned char lowest, highest;  // of the second
    std::size_t length;
};

constexpr std::array<Lead, 9> leads = {{{0x00, 0x7F, 0x00, 0x00, 1},
                                        {0xC2, 0xDF, 0x80, 0xBF, 2},
                                        {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                        {0xE1, 0xEC, 0x80, 0xBF, 3},
                                        {0xED, 0xED, 0x80, 0x9F, 3},
                                        {0xEE, 0xEF, 0x80, 0xBF, 3},
                                        {0xF0, 0xF0, 0x90, 0xBF, 4},
                                        {0xF1, 0xF3, 0x80, 0xBF, 4},
                                        {0xF4, 0xF4, 0x80, 0x8F, 4}}};

/// Bytes of the character at the beginning; 0 if there is none.
std::size_t character_length(std::string_view bytes) noexcept
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    for (const Lead& lead : leads) {
        if (byte(0) < lead.first || byte(0) > lead.last)
            continue;
        if (bytes.size() < lead.length || (lead.length > 1 && (byte(1) < lead.lowest || byte(1) > lead.highest)))
            return 0;
        for (std::size_t at = 2; at < lead.length; ++at)
            if ((byte(at) & 0xC0) != 0x80)
                return 0;
        return lead.length;
    }
    return 0;
}

}  // namespace

std::size_t length_in_utf8(std::string_view bytes) noexcept
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t length = character_length(bytes.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

std::string_view beginning_of(std::string_view text, std::size_t most) noexcept
{
    if (text.size() <= most)
        return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
        --most;
    return text.substr(0, most);
}

std::string as_utf8(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    while (!bytes.empty()) {
        const std::size_t good = length_in_utf8(bytes);
        text += bytes.substr(0, good);
        bytes.remove_prefix(good);
        if (bytes.empty())
            break;
        const auto bad = static_cast<unsigned char>(bytes.front());
        text.append("\\x") += digits[bad >> 4];
        text += digits[bad & 15];
        bytes.remove_prefix(1);
    }
    return text;
}

}  // namespace muster
