// Where a number or a record comes from, in the language of the reader.
#pragma once

#include "muster/core/label.hpp"
#include "muster/evaluation/scheme.hpp"

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// What a scheme or a rule names as its source: "发展党员工作细则第19条（一般）". Those of the library are known in
/// both languages; others stay as they were written.
[[nodiscard]] std::string source_in_words(std::string_view source, Language language);

/// What wrote a record: a file of the term's folder by the name of its table, joined ratings by their sides.
[[nodiscard]] std::string record_source_in_words(std::string_view source, const evaluation::Scheme& scheme,
                                                 Language language);

}  // namespace muster::report

#pragma GCC visibility pop
