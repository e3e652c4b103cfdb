// What the public headers say of fields, functions and values; cmake/header_words.py writes it at build time.
#pragma once

#include <span>
#include <string_view>

namespace muster::python {

/// Words for Python's readers, of a member of a class with its namespaces.
struct HeaderWords {
    std::string_view owner;
    std::string_view member;
    std::string_view words;
};

/// All of them, by owner and member.
[[nodiscard]] std::span<const HeaderWords> header_words();

}  // namespace muster::python
