// RapidXML reads the text, as cereal brings it along. It decodes in place, so where something stands is told by how far
// into the text it points.
#include "core/xml.hpp"

#include <cereal/macros.hpp>
// what it is built with
#include <cereal/external/rapidxml/rapidxml.hpp>

#include <algorithm>
#include <array>

namespace muster::document {
namespace {

namespace rapidxml = cereal::rapidxml;

constexpr int deepest_element = 32;
constexpr int flags = rapidxml::parse_trim_whitespace | rapidxml::parse_validate_closing_tags;

/// Lines of a text, asked for from its beginning to its end.
class LinesSoFar {
public:
    explicit LinesSoFar(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t at(std::size_t place)
    {
        if (place < counted_)
            counted_ = 0, line_ = 1;
        const auto passed = text_.substr(counted_, place - counted_);
        line_ += static_cast<std::size_t>(std::ranges::count(passed, '\n'));
        counted_ = place;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t counted_ = 0;
    std::size_t line_ = 1;
};

/// Skips a comment or a piece of raw text; where it begins if there is none.
std::size_t behind_raw(std::string_view text, std::size_t at)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> raw = {
        {{"<!--", "-->"}, {"<![CDATA[", "]]>"}}};
    for (const auto& [open, close] : raw)
        if (text.substr(at).starts_with(open)) {
            const auto end = text.find(close, at + open.size());
            return end == std::string_view::npos ? text.size() : end + close.size();
        }
    return at;
}

/// Where the text is nested too deep for a reader that calls itself; its end if it is not.
std::size_t too_deep(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
        if (const std::size_t behind = behind_raw(text, at); behind != at) {
            at = behind;
            continue;
        }
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        const std::size_t end = text.find('>', at);
        if (next == '/')
            --depth;
        else if (next != '!' && next != '?' && end != std::string_view::npos && text[end - 1] != '/' &&
                 ++depth > deepest_element)
            return at;
        ++at;
    }
    return text.size();
}

Xml tree_of(const rapidxml::xml_node<char>& node, const char* begin, LinesSoFar& lines)
{
    Xml made{.name = std::string(node.name(), node.name_size()),
             .line = lines.at(static_cast<std::size_t>(node.name() - begin))};
    for (const auto* one = node.first_attribute(); one != nullptr; one = one->next_attribute())
        made.attributes.emplace_back(std::string(one->name(), one->name_size()),
                                     std::string(one->value(), one->value_size()));
    for (const auto* one = node.first_node(); one != nullptr; one = one->next_sibling())
        if (one->type() == rapidxml::node_element)
            made.children.push_back(tree_of(*one, begin, lines));
        else
            made.text.append(one->value(), one->value_size());
    return made;
}

constexpr std::array<std::pair<char, std::string_view>, 5> entities = {
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}}};

}  // namespace

Xml parse_xml(const Source& source)
{
    LinesSoFar lines(source.text);
    const auto refuse = [&](std::size_t at, const std::string& fault, const std::string& remedy) {
        return InvalidInput({std::string(source.name), lines.at(at)}, fault, remedy);
    };
    if (const std::size_t at = too_deep(source.text); at < source.text.size())
        throw refuse(at, "it is nested more than 32 deep", "take some of it out");
    std::string text(source.text);
    text.erase(std::ranges::find(text, '\0'), text.end());
    rapidxml::xml_document<char> document;
    try {
        document.parse<flags>(text.data());
    } catch (const rapidxml::parse_error& error) {
        const auto at = static_cast<std::size_t>(error.where<char>() - text.data());
        throw refuse(std::min(at, source.text.size()), std::string("it is no XML: ") + error.what(),
                     "correct it; each tag is closed by one of its name");
    }
    const auto* root = document.first_node();
    if (root == nullptr)
        throw refuse(0, "it is no XML: it has no element", "give the whole file");
    return tree_of(*root, text.data(), lines);
}

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char letter : text) {
        const auto* const entity = std::ranges::find(entities, letter, &std::pair<char, std::string_view>::first);
        if (entity == entities.end())
            safe += letter;
        else
            safe += entity->second;
    }
    return safe;
}

}  // namespace muster::document
