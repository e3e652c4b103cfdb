#include "core/xml.hpp"

#include "core/xml_events.hpp"

#include <algorithm>
#include <array>

namespace muster::inline v0_2::document {
namespace {

constexpr std::size_t deepest_element = 32;
constexpr std::string_view blanks = " \t\r\n";

/// An element, and what has come of its text.
struct OpenElement {
    Xml element;
    std::string piece{};  // since its last child

    /// A piece of text without what surrounds it.
    void take_piece()
    {
        const auto first = piece.find_first_not_of(blanks);
        if (first != std::string::npos)
            element.text.append(piece, first, piece.find_last_not_of(blanks) + 1 - first);
        piece.clear();
    }
};

constexpr std::array<std::pair<char, std::string_view>, 5> entities = {
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}}};

}  // namespace

Xml parse_xml(const Source& source)
{
    std::vector<OpenElement> open;
    Xml root;
    XmlVisitor visitor;
    visitor.open = [&](std::string_view name, const std::vector<XmlAttribute>& attributes, XmlPlace place) {
        if (open.size() == deepest_element)
            throw InvalidInput({std::string(source.name), place.line}, "it is nested more than 32 deep",
                               "take some of it out");
        if (!open.empty())
            open.back().take_piece();
        open.push_back({.element = {.name = std::string(name), .line = place.line}});
        for (const auto& [attribute, value] : attributes)
            open.back().element.attributes.emplace_back(attribute, value);
    };
    visitor.text = [&](std::string_view text) { open.back().piece += text; };
    visitor.close = [&] {
        open.back().take_piece();
        Xml done = std::move(open.back().element);
        open.pop_back();
        if (open.empty())
            root = std::move(done);
        else
            open.back().element.children.push_back(std::move(done));
    };
    read_xml(source, visitor);
    return root;
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
