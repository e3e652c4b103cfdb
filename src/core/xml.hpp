// An XML text as a tree that knows its lines, so that whatever is wrong in it can be named where it stands.
#pragma once

#include "core/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::inline v0_2::document {

/// One element of an XML text. Comments and declarations are passed over.
struct Xml {
    std::string name{};
    std::size_t line = 1;
    std::string text{};                                             // its own, without what surrounds it
    std::vector<std::pair<std::string, std::string>> attributes{};  // in order
    std::vector<Xml> children{};                                    // in order
};

/// The outermost element.
///
/// @throws InvalidInput  at the line where the text is no XML, or is nested more than 32 deep.
[[nodiscard]] Xml parse_xml(const Source& source);

/// A text as it stands between tags or in an attribute.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace muster::document
