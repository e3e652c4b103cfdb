// Drawings that others made, taken into a page: what comes out asks no other place for anything, runs nothing, and is a
// text, as the refusal is, if the drawing was one.
#include "target.hpp"

#include "core/utf8.hpp"
#include "muster/core/error.hpp"
#include "report/svg.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace {

using namespace muster;

/// What stands between < and >, in small letters, with noughts for the quotes around values.
std::string tags_of(std::string_view made)
{
    std::string tags;
    bool is_within = false;
    bool is_quoted = false;
    for (const char sign : made) {
        is_quoted = is_within && (sign == '"' ? !is_quoted : is_quoted);
        is_within = is_quoted || (sign == '<' || (is_within && sign != '>'));
        if (is_within)
            tags += sign == '"' ? '\0' : static_cast<char>(std::tolower(static_cast<unsigned char>(sign)));
    }
    return tags;
}

void look_at_value(std::string_view key, std::string_view value)
{
    if (key.ends_with(" aria-label="))
        return;  // words
    if (key.ends_with(" id=") || key.ends_with(" href="))
        return fuzz::require(value.starts_with(key.ends_with(" id=") ? "p" : "#p"), "it leads outside");
    const std::size_t last = value.rfind("url");
    fuzz::require(last == std::string::npos || (last == 0 && value.starts_with("url(#p")), "it leads outside");
    for (const std::string_view door : {"image(", "image-set(", "src("})
        fuzz::require(value.find(door) == std::string::npos, "it leads outside");
}

void look_through(std::string_view made)
{
    const std::string tags = tags_of(made);
    std::string unquoted;
    std::string_view left = tags;
    while (!left.empty()) {
        const std::string_view key = left.substr(0, left.find('\0'));
        unquoted += key;
        left.remove_prefix(std::min(key.size() + 1, left.size()));
        const std::string_view value = left.substr(0, left.find('\0'));
        left.remove_prefix(std::min(value.size() + 1, left.size()));
        look_at_value(key, value);
    }
    for (const char* const harm : {"<script", " onload", " onclick", " onerror", "<foreignobject", "<image", "<a "})
        fuzz::require(unquoted.find(harm) == std::string::npos, harm);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view drawing(reinterpret_cast<const char*>(bytes), size);
    try {
        const std::string made = report::inline_svg(drawing, {"fuzz"}, {.prefix = "p"});
        fuzz::require(is_utf8(made) || !is_utf8(drawing), "a text became none");
        look_through(made);
    } catch (const Error& error) {
        fuzz::require(is_utf8(error.what()) || !is_utf8(drawing), "a refusal is no text");
    }
    return 0;
}
