#include "roster/format/node.hpp"

#include "core/xml.hpp"
#include "muster/roster/penalty.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::format {
namespace {

Node node_of(document::Xml xml)
{
    Node made{.name = std::move(xml.name), .line = xml.line, .text = std::move(xml.text)};
    for (auto& [name, value] : xml.attributes)
        made.children.push_back({.name = std::move(name), .line = xml.line, .text = std::move(value)});
    for (document::Xml& child : xml.children)
        made.children.push_back(node_of(std::move(child)));
    return made;
}

std::string capital(std::string name)
{
    if (!name.empty() && 'a' <= name.front() && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

Node node_of(document::Json json, std::string name)
{
    Node made{.name = std::move(name), .line = json.line, .text = std::move(json.text)};
    for (auto& [field, value] : json.fields)
        made.children.push_back(node_of(std::move(value), capital(std::move(field))));
    for (document::Json& item : json.items)
        made.children.push_back(node_of(std::move(item), {}));
    return made;
}

}  // namespace

const Node* Node::child(std::string_view wanted) const
{
    const auto found = std::ranges::find(children, wanted, &Node::name);
    return found == children.end() ? nullptr : &*found;
}

bool is_tree(std::string_view text)
{
    const std::string_view begun = trimmed(text);
    return begun.starts_with('<') || begun.starts_with('{');
}

Node parse_tree(const SourceText& text)
{
    const document::Source source{text.text, text.source};
    if (trimmed(text.text).starts_with('<'))
        return node_of(document::parse_xml(source));
    return node_of(document::parse_json(source), {});
}

const Node* NodeReader::part(const Node& node, std::string_view name)
{
    const Node* const found = node.child(name);
    if (found == nullptr)
        faults_.add(at(node), std::string(node.name.empty() ? "it" : node.name) + " has no " + std::string(name),
                    "give it");
    return found;
}

const std::vector<Node>& NodeReader::items(const Node& node, std::string_view name)
{
    static const std::vector<Node> none;
    const Node* const found = node.child(name);
    return found == nullptr ? none : found->children;
}

std::string NodeReader::text(const Node& node, std::string_view name)
{
    const Node* const found = part(node, name);
    return found == nullptr ? std::string() : found->text;
}

int NodeReader::number(const Node& node, std::string_view name)
{
    const Node* const found = part(node, name);
    if (found == nullptr)
        return 0;
    return static_cast<int>(format::number(faults_, at(*found), found->text, {std::string(name), 0, no_limit}));
}

}  // namespace muster::roster::format
