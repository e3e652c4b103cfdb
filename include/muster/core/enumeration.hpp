// The names of an enumeration's values, listed once and beside it: archives and Python read the list.
//
//     enum class Side : std::uint8_t { left, right };
//     constexpr auto listed(Side) { return enumeration("On which side.", "left", "right"); }
//
// The list has all of them, under their own names, in order from 0; what reads it does not compile otherwise.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// What `listed` gives.
template <std::size_t Size>
struct Enumeration {
    const char* summary;                       ///< what is chosen, for Python's class
    std::array<std::string_view, Size> names;  ///< of its values, in order from 0
};

/// From what is chosen, and the names of its values.
template <class... Names>
[[nodiscard]] constexpr Enumeration<sizeof...(Names)> enumeration(const char* summary, Names... names)
{
    return {summary, {std::string_view(names)...}};
}

/// An enumeration that lists its values.
template <class Value>
concept ListedEnumeration = std::is_enum_v<Value> && requires(Value value)
{
    listed(value);
};

}  // namespace muster

#pragma GCC visibility pop
