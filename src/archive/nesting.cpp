#include "nesting.hpp"

#include "muster/core/error.hpp"

#include <string>

namespace muster::archive {
namespace {

void require_depth(int depth)
{
    if (depth > deepest)
        throw InvalidInput({"content"}, "it is nested more than " + std::to_string(deepest) + " deep",
                           "give an archive that Muster saved");
}

void require_shallow_json(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        switch (text[at]) {
        case '[':
        case '{':
            require_depth(++depth);
            break;
        case ']':
        case '}':
            --depth;
            break;
        case '"':  // to its end; what a backslash takes with it is no end
            for (++at; at < text.size() && text[at] != '"'; ++at)
                if (text[at] == '\\')
                    ++at;
            break;
        default:
            break;
        }
    }
}

// The end of the tag that begins before `at`; quotes within it may hold any character but their own.
std::size_t end_of_tag(std::string_view text, std::size_t at)
{
    char quote = '\0';
    for (; at < text.size(); ++at) {
        if (quote != '\0')
            quote = text[at] == quote ? '\0' : quote;
        else if (text[at] == '"' || text[at] == '\'')
            quote = text[at];
        else if (text[at] == '>')
            return at;
    }
    return at;
}

void require_shallow_xml(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (next == '!' || next == '?')
            throw InvalidInput({"content"}, "it holds a comment, a doctype, a CDATA section or an instruction",
                               "take these out");
        const std::size_t end = end_of_tag(text, at + 1);
        if (next == '/')
            --depth;
        else if (end < text.size() && text[end - 1] != '/')
            require_depth(++depth);
        at = end < text.size() ? end : text.size() - 1;
    }
}

}  // namespace

void require_shallow(std::string_view text, Format format)
{
    if (format == Format::json)
        require_shallow_json(text);
    if (format == Format::xml)
        require_shallow_xml(text);
}

}  // namespace muster::archive
