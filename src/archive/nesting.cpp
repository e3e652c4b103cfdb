#include "nesting.hpp"

#include "text_archive.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::archive {
namespace {

// RapidJSON looks for the first bit of a number's digits, where a 0 has none, and answers with whatever was in a
// register: of 0e-30 it made 2^-794. A short 0 goes another way.
void require_plain_zero(std::string_view number)
{
    const std::string_view digits = number.substr(0, number.find_first_of("eE"));
    const bool is_zero =
        std::ranges::all_of(digits, [](char sign) { return sign == '0' || sign == '.' || sign == '-'; });
    if (is_zero && (digits.size() < number.size() || digits.size() > 20))
        throw InvalidInput({"content"}, "its 0 is written as \"" + std::string(number.substr(0, 40)) + "\"", "write 0");
}

}  // namespace

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
            if (text[at] == '-' || (text[at] >= '0' && text[at] <= '9')) {
                const std::string_view number = text.substr(at, text.substr(at).find_first_not_of("0123456789+-.eE"));
                require_plain_zero(number);
                at += number.size() - 1;
            }
        }
    }
}

}  // namespace muster::archive
