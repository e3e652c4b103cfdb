// What an enumeration holds, known while compiling, so that a table in its order cannot fall out of step with it.
//
// A compiler writes an enumerator's name into the name of a function made for it, and of a value without a name its
// number. Of enumerations that count from 0.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace muster::inline v0_2 {

/// `third` for `Place::third`; empty where the value has no name.
template <auto Value>
consteval std::string_view enumerator_name()
{
    std::string_view name = __PRETTY_FUNCTION__;  // "... [with auto Value = muster::Place::third; std::..."
    name.remove_prefix(name.find("Value = ") + 8);
    name = name.substr(0, name.find_first_of(";]"));
    return name.find('(') != std::string_view::npos ? std::string_view() : name.substr(name.rfind(':') + 1);
}

/// How many enumerators there are. What counts on after a gap is not found.
template <class Enumeration, std::size_t From = 0>
consteval std::size_t enumerator_count()
{
    if constexpr (enumerator_name<static_cast<Enumeration>(From)>().empty())
        return From;
    else
        return enumerator_count<Enumeration, From + 1>();
}

/// Whether the words are the enumerators' names, all of them, in their order.
template <class Enumeration, std::size_t Size>
consteval bool are_names_of(const std::array<std::string_view, Size>& words)
{
    if (Size != enumerator_count<Enumeration>())
        return false;
    return [&]<std::size_t... Row>(std::index_sequence<Row...>)
    {
        return ((words[Row] == enumerator_name<static_cast<Enumeration>(Row)>()) && ...);
    }
    (std::make_index_sequence<Size>{});
}

/// Whether these are all enumerators, in their order.
template <class Enumeration, std::size_t Size>
consteval bool are_all(const std::array<Enumeration, Size>& listed)
{
    if (Size != enumerator_count<Enumeration>())
        return false;
    for (std::size_t row = 0; row < Size; ++row)
        if (listed[row] != static_cast<Enumeration>(row))
            return false;
    return true;
}

}  // namespace muster
