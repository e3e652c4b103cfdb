// Pickles of plain structs, and of what archives know.
#pragma once

#include "tools/casters.hpp"

#include "muster/archive/load.hpp"
#include "muster/archive/save.hpp"
#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace muster::python {

/// What stands for a member in a pickle: the member itself, but for what Python gets and does not give back.
template <class Value>
struct Pickled {
    static const Value& of(const Value& value) { return value; }
    static Value from(const pybind11::handle& saved) { return saved.cast<Value>(); }
};
template <>
struct Pickled<Exact> {
    static std::string of(const Exact& value) { return to_string(value); }
    static Exact from(const pybind11::handle& saved) { return parse_exact(saved.cast<std::string>(), {"pickle"}); }
};
template <>
struct Pickled<std::optional<Exact>> {
    static std::optional<std::string> of(const std::optional<Exact>& value)
    {
        return value ? std::optional(to_string(*value)) : std::nullopt;
    }
    static std::optional<Exact> from(const pybind11::handle& saved)
    {
        return saved.is_none() ? std::nullopt : std::optional(Pickled<Exact>::from(saved));
    }
};

/// Of a plain struct, member by member: `.def(pickled(&Change::code, &Change::before, &Change::after))`.
///
/// All members are listed, in the order of the struct.
template <class Record, class... Values>
auto pickled(Values Record::*... members)
{
    namespace py = pybind11;
    return py::pickle(
        [members...](const Record& record) { return py::make_tuple(Pickled<Values>::of(record.*members)...); },
        [](const py::tuple& saved) {
            return [&]<std::size_t... Place>(std::index_sequence<Place...>)
            {
                return Record{Pickled<Values>::from(saved[Place])...};
            }
            (std::index_sequence_for<Values...>{});
        });
}

/// As it is archived: what comes back has passed the same door.
template <class Value>
auto pickled_as_archived()
{
    namespace py = pybind11;
    return py::pickle([](const Value& value) { return py::bytes(archive::to_bytes(value, archive::Format::binary)); },
                      [](const py::bytes& saved) {
                          return archive::from_bytes<Value>(static_cast<std::string_view>(saved), {"pickle"});
                      });
}

}  // namespace muster::python
