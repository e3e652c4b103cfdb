// A plain struct as a Python class: keyword constructor, read-only attributes, replace, ==, hash, repr and pickle.
//
//     record_class<Title>(org, "Title", "A dated title.", field("name", &Title::name), field("given", &Title::given),
//                         field("withdrawn", &Title::withdrawn, {}));
//
// Fields are listed in the order of the struct; one without a default must be given. The first three may be given by
// position. Rules are the business of what takes the record, so the constructor only converts.
#pragma once

#include "tools/casters.hpp"
#include "tools/raised.hpp"
#include "tools/record_shape.hpp"

#include <pybind11/operators.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace muster::python {

/// What a field is given as: truth values as such, anything else as it is.
template <class Value>
using Given = std::conditional_t<std::is_same_v<Value, bool>, Truth, Value>;

template <class Record, class FieldValue>
struct Field {
    const char* name;
    FieldValue Record::*member;
    std::optional<FieldValue> standing_in{};  // what is taken where nothing is given
};

/// A field that must be given.
template <class Record, class Value>
Field<Record, Value> field(const char* name, Value Record::*member)
{
    return {name, member};
}

template <class Record, class Value>
Field<Record, Value> field(const char* name, Value Record::*member, std::type_identity_t<Value> standing_in)
{
    return {name, member, std::move(standing_in)};
}

template <class Value>
[[gnu::noinline]] pybind11::object value_at(const void* member)
{
    return pybind11::cast(*static_cast<const Value*>(member));
}

template <class Value>
[[gnu::noinline]] Value value_in(const pybind11::object& given)
{
    return given.cast<Given<Value>>();
}

template <class Value>
[[gnu::noinline]] std::string type_text()
{
    constexpr auto name = pybind11::detail::make_caster<Given<Value>>::name;
    constexpr auto types = decltype(name)::types();
    return signature_text(name.text, types.data());
}

template <class Record, class Value>
FieldShape shape_of(const Field<Record, Value>& field)
{
    alignas(Record) static const std::byte place[sizeof(Record)]{};
    const auto& member = reinterpret_cast<const Record*>(place)->*(field.member);
    const auto offset = reinterpret_cast<const std::byte*>(&member) - place;
    return {field.name, type_text<Value>(), static_cast<std::size_t>(offset), &value_at<Value>,
            field.standing_in ? pybind11::cast(*field.standing_in) : pybind11::object()};
}

/// What is asked of a record by those who do not know its type.
template <class Record, class... Each>
RecordShape shape_of_record(const char* name, pybind11::handle made, const Field<Record, Each>&... fields)
{
    return {name,
            made,
            {shape_of(fields)...},
            [](pybind11::handle record) -> const void* {
                return pybind11::isinstance<Record>(record) ? &record.cast<const Record&>() : nullptr;
            },
            [](const void* left, const void* right) {
                return *static_cast<const Record*>(left) == *static_cast<const Record*>(right);
            }};
}

template <class Record, class... Each>
pybind11::class_<Record> record_class(pybind11::handle scope, const char* name, const char* doc,
                                      Field<Record, Each>... fields)
{
    namespace py = pybind11;
    py::class_<Record> made(scope, name, doc);
    const auto shape = std::make_shared<const RecordShape>(shape_of_record<Record>(name, made, fields...));
    made.def(py::init([shape](const py::args& arguments, const py::kwargs& options) {
        const Values values = shape->given(arguments, options);
        try {
            return [&]<std::size_t... Place>(std::index_sequence<Place...>)
            {
                return Record{value_in<Each>(values[Place])...};
            }
            (std::index_sequence_for<Each...>{});
        } catch (const py::cast_error&) {
            shape->refuse();
        }
    }));
    bind_shape(shape);
    return made;
}

}  // namespace muster::python
