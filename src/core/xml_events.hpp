// An XML text as its elements open and close, one after the other: nothing of it is kept, and no depth of nesting takes
// any of the stack.
#pragma once

#include "core/json.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::inline v0_2::document {

using XmlAttribute = std::pair<std::string_view, std::string_view>;  // name and value

/// Where an element begins.
struct XmlPlace {
    std::size_t at = 0;  // of its name, from the beginning of the text, in bytes
    std::size_t line = 1;
};

/// Who is told. What one of these throws ends the reading, and is thrown on.
struct XmlVisitor {
    /// An element opens. Views last as long as the call.
    std::function<void(std::string_view name, const std::vector<XmlAttribute>& attributes, XmlPlace place)> open;
    /// A piece of the text of the innermost element; there may be several in a row.
    std::function<void(std::string_view text)> text;
    std::function<void()> close;
    /// What is no element and no text: a comment, an instruction, a document type, a section of raw text. Not set: it
    /// is passed over, but for the text of the section.
    std::function<void()> aside{};
};

/// @throws InvalidInput  at the line where the text is no XML in UTF-8, or declares an entity of its own.
void read_xml(const Source& source, const XmlVisitor& visitor);

}  // namespace muster::document
