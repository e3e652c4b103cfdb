// Numbers that lie outside what the list of their struct's fields allows.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/core/fields.hpp"

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

namespace muster::inline v0_2 {

/// Notes a number, or minutes, below the least of its field or above the most; passes over anything else.
/// `name_of(name)` tells what the field is called.
template <class Record, class Value, class NameOf>
void find_beyond_limits(const Where& place, const Field<Record, Value>& field, const Value& value,
                        const NameOf& name_of, Faults& faults)
{
    std::int64_t number = 0;
    if constexpr (std::is_same_v<Value, bool>)
        return;
    else if constexpr (std::integral<Value>)
        number = value;
    else if constexpr (requires {
                           {
                               value.count()
                               } -> std::convertible_to<std::int64_t>;
                       })
        number = value.count();
    else
        return;
    if (field.least <= number && number <= field.most)
        return;
    const bool is_open = field.most == std::numeric_limits<std::int64_t>::max();
    const std::string least = std::to_string(field.least);
    faults.add(place, name_of(field.name) + " is " + std::to_string(number),
               is_open ? "give " + least + " or more"
                       : "give a whole number from " + least + " to " + std::to_string(field.most));
}

}  // namespace muster
