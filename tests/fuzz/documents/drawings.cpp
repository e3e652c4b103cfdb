// Drawings that others made, taken into a page: what comes out asks no other place for anything, runs nothing, and is a
// text, as the refusal is, if the drawing was one.
#include "fuzz/documents/readers.hpp"
#include "fuzz/target.hpp"

#include "core/utf8.hpp"
#include "muster/core/error.hpp"
#include "report/svg.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace muster::inline v0_2::fuzz {
namespace {

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
        return require(value.starts_with(key.ends_with(" id=") ? "p" : "#p"), "it leads outside");
    const std::size_t last = value.rfind("url");
    require(last == std::string::npos || (last == 0 && value.starts_with("url(#p")), "it leads outside");
    for (const std::string_view door : {"image(", "image-set(", "src("})
        require(value.find(door) == std::string::npos, "it leads outside");
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
        require(unquoted.find(harm) == std::string::npos, harm);
}

}  // namespace

void take_drawing(std::string_view text)
{
    try {
        const std::string made = report::inline_svg(text, {"fuzz"}, {.prefix = "p"});
        require(is_utf8(made) || !is_utf8(text), "a text became none");
        look_through(made);
    } catch (const Error& error) {
        require(is_utf8(error.what()) || !is_utf8(text), "a refusal is no text");
    }
}

}  // namespace muster::fuzz
