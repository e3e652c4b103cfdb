// Schemes as documents that people read, edit and load: JSON, with what is left out as the scheme's types have it.
#pragma once

#include "muster/evaluation/scheme.hpp"

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A document and the name that faults give it.
struct SchemeDocument {
    std::string_view text;                  ///< JSON in UTF-8
    std::string_view name = "scheme.json";  ///< of the file, for messages
};

/// Reads a scheme's document. Fields have the names of the types, `SchemeParts` first; numbers are read exactly; a rule
/// is an object with its `name` and its own fields; what is left out is as the type has it.
///
/// @throws InvalidInput  with every fault of form, each at its line; what `Scheme` asks for besides is asked there.
[[nodiscard]] SchemeParts read_scheme(const SchemeDocument& document);

/// The document of a scheme: what is as the type has it is left out. Read again, it gives the same parts.
[[nodiscard]] std::string write_scheme(const SchemeParts& parts);

}  // namespace muster::evaluation

#pragma GCC visibility pop
