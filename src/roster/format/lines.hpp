// Lines of a text, and numbers in them.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::format {

/// Without blanks around it, and without a byte order mark at its beginning.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The parts between separators, each trimmed.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts between blanks and any of the other signs.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text, std::string_view signs = {});

/// A line that is not empty, and where it stands.
struct Line {
    Where place;
    std::string_view text;  // trimmed
};

/// Every line that is not empty, with line ends of any kind. The text outlives them.
/// @throws InvalidInput  at the line where it is not UTF-8.
[[nodiscard]] std::vector<Line> lines_of(std::string_view text, const std::string& source);

/// Which whole numbers may stand somewhere, and what they are.
struct Wanted {
    std::string name;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// The number; its least one, and a fault, where none stands there.
std::int64_t number(Faults& faults, const Where& place, std::string_view text, const Wanted& wanted);

/// `it has 1 field and needs 3`
std::string has_and_needs(std::size_t fields, std::size_t needed);

/// `the number of names is given as 1 and is 2`
std::string given_and_is(const std::string& number, int given, std::size_t found);

}  // namespace muster::roster::format
