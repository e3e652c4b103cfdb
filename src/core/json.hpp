// A JSON text as a tree that knows its lines, so that whatever is wrong in it can be named where it stands.
#pragma once

#include "muster/core/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::inline v0_2::document {

/// One value of a JSON text. A number stays as it was written, so that a decimal is read exactly.
struct Json {
    enum class Kind { null, truth, number, text, list, object };

    Kind kind = Kind::null;
    std::size_t line = 1;
    std::string text{};                                  // of a number or a text; "true" or "false"
    std::vector<Json> items{};                           // of a list
    std::vector<std::pair<std::string, Json>> fields{};  // of an object, in order
};

/// What is read, and the name that faults give it.
struct Source {
    std::string_view text;
    std::string_view name;
};

/// @throws InvalidInput  at the line where the text is no JSON, is nested more than 32 deep, or names a field twice.
[[nodiscard]] Json parse_json(const Source& source);

/// A text between quotation marks.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace muster::document
