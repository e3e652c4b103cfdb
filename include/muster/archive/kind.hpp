// What can be saved. A kind is the word for it in an archive's envelope; it never changes.
#pragma once

#include <string_view>

namespace muster::org {
class Organisation;
class Responsibility;
}  // namespace muster::org

namespace muster::archive {

/// The word of a type that `save` and `load` know.
template <class Value>
inline constexpr std::string_view kind_of{};

template <>
inline constexpr std::string_view kind_of<org::Organisation> = "organisation";
template <>
inline constexpr std::string_view kind_of<org::Responsibility> = "responsibility";

}  // namespace muster::archive
