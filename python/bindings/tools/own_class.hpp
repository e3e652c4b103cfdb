// Structs and enumerations that list what they are made of, as Python classes under their own names, with all that
// their fields are made of:
//
//     own_class<SchemeParts>(evaluation);  // and Area, Indicator, every rule ...
#pragma once

#include "tools/record_class.hpp"

#include "muster/core/enumeration.hpp"

#include <pybind11/pybind11.h>

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <variant>
#include <vector>

namespace muster::python {

template <class Record>
pybind11::class_<Record> own_class(pybind11::handle scope);

/// The type's name without its namespaces.
template <class Type>
std::string own_name()
{
    const std::string name = pybind11::type_id<Type>();
    return name.substr(name.rfind(':') + 1);
}

template <ListedEnumeration Enumerated>
pybind11::enum_<Enumerated> own_enumeration(pybind11::handle scope)
{
    const auto list = listed(Enumerated{});
    pybind11::enum_<Enumerated> made(scope, own_name<Enumerated>().c_str(), list.summary);
    for (std::size_t row = 0; row < list.names.size(); ++row)
        made.value(std::string(list.names[row]).c_str(), static_cast<Enumerated>(row));
    if constexpr (requires(Enumerated value) { label_of(value); })
        made.def_property_readonly("label", [](Enumerated value) { return label_of(value); });
    return made;
}

/// Binds what lists itself and is not bound yet; what a container holds, and each of several.
template <class Value>
struct Part {
    static void bind(pybind11::handle scope)
    {
        if constexpr (Listed<Value> || ListedEnumeration<Value>) {
            if (pybind11::detail::get_type_info(typeid(Value)) != nullptr)
                return;
            if constexpr (Listed<Value>)
                own_class<Value>(scope);
            else
                own_enumeration<Value>(scope);
        }
    }
};
template <class Value>
struct Part<std::optional<Value>> : Part<Value> {
};
template <class Value>
struct Part<std::vector<Value>> : Part<Value> {
};
template <class Choice>
struct EachPart;
template <class... Each>
struct EachPart<std::variant<Each...>> {
    static void bind(pybind11::handle scope) { (Part<Each>::bind(scope), ...); }
};
template <class... Each>
struct Part<std::variant<Each...>> : EachPart<std::variant<Each...>> {
};

/// A struct that lists its fields and says in a `summary` what it is.
template <class Record>
pybind11::class_<Record> own_class(pybind11::handle scope)
{
    each_field<Record>([&](const auto& each) {
        Part<std::remove_cvref_t<decltype(std::declval<Record>().*each.member)>>::bind(scope);
    });
    return listed_class<Record>(scope, own_name<Record>().c_str(), Record::summary);
}

}  // namespace muster::python
