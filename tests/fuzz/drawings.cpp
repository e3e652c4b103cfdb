// Drawings that others made, taken into a page: what comes out asks no other place for anything and runs nothing.
#include "target.hpp"

#include "muster/core/error.hpp"
#include "report/svg.hpp"

#include <algorithm>
#include <cctype>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace muster;
    try {
        const std::string made =
            report::inline_svg({reinterpret_cast<const char*>(bytes), size}, {"fuzz"}, {.prefix = "p"});
        std::string tags;  // what stands between < and >, without quoted values
        bool is_within = false;
        bool is_quoted = false;
        for (const char sign : made) {
            is_quoted = is_within && (sign == '"' ? !is_quoted : is_quoted);
            is_within = is_quoted || (sign == '<' || (is_within && sign != '>'));
            if (is_within && !is_quoted)
                tags += static_cast<char>(std::tolower(static_cast<unsigned char>(sign)));
        }
        for (const char* const harm : {"<script", " onload", " onclick", " onerror", "<foreignobject", "<image", "<a "})
            fuzz::require(tags.find(harm) == std::string::npos, harm);
    } catch (const Error&) {
    }
    return 0;
}
