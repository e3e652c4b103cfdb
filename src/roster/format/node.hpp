// JSON and XML as one tree, for formats that people write in either.
#pragma once

#include "core/json.hpp"
#include "muster/core/faults.hpp"
#include "muster/roster/format/source_text.hpp"
#include "roster/format/lines.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::format {

/// An element of XML with its attributes as its first children; or a value of JSON, whose fields are children named
/// with a capital, as XML names them, and whose items are children without a name.
struct Node {
    std::string name{};
    std::size_t line = 1;
    std::string text{};
    std::vector<Node> children{};

    /// The first child of a name; null where there is none.
    [[nodiscard]] const Node* child(std::string_view wanted) const;
};

/// Whether a text looks like one of these forms.
[[nodiscard]] bool is_tree(std::string_view text);

/// @throws InvalidInput  at the line where the text is neither.
[[nodiscard]] Node parse_tree(const SourceText& text);

/// Reads what stands in a tree; what is missing is a fault.
class NodeReader {
public:
    NodeReader(std::string source, Faults& faults) : source_(std::move(source)), faults_(faults) {}

    [[nodiscard]] Where at(const Node& node) const { return {source_, node.line}; }
    /// The child of a name; null, and a fault, where there is none.
    const Node* part(const Node& node, std::string_view name);
    /// Children of the child of a name, which may be missing.
    static const std::vector<Node>& items(const Node& node, std::string_view name);
    /// The text of the child of a name.
    std::string text(const Node& node, std::string_view name);
    /// The number in the child of a name.
    int number(const Node& node, std::string_view name);

private:
    std::string source_;
    Faults& faults_;
};

}  // namespace muster::roster::format
