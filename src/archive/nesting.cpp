#include "nesting.hpp"

#include "text_archive.hpp"

#include "muster/core/error.hpp"

#include <string>

namespace muster::inline v0_2::archive {

void require_depth(std::size_t depth)
{
    if (depth > deepest)
        throw InvalidInput({"content"}, "it is nested more than " + std::to_string(deepest) + " deep",
                           "give an archive that Muster saved");
}

void require_sound_json(std::string_view text)
{
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        switch (text[at]) {
        case '[':
        case '{':
            require_depth(++depth);
            break;
        case ']':
        case '}':
            depth -= depth > 0 ? 1 : 0;
            break;
        case '"':  // to its end; what a backslash takes with it is no end
            for (++at; at < text.size() && text[at] != '"'; ++at)
                if (text[at] == '\\' && text.substr(++at).starts_with("u0000"))
                    require_text({"\0", 1});  // the parser would end the text there
            break;
        default:
            break;
        }
    }
}

}  // namespace muster::archive
