// A plain struct as a Python class: keyword constructor, read-only attributes, replace, ==, hash, repr and pickle.
//
//     record_class<Title>(org, "Title", "A dated title.", field("name", &Title::name), field("given", &Title::given),
//                         field("withdrawn", &Title::withdrawn, {}));
//
//     listed_class<Spacing>(roster, "Spacing", "Turns that lie apart.");
//
// Fields are listed in the order of the struct, here or beside it (core/fields.hpp); one without a default must be
// given. The first three may be given by position. Rules are the business of what takes the record, so the constructor
// only converts.
#pragma once

#include "tools/casters.hpp"
#include "tools/raised.hpp"
#include "tools/record_shape.hpp"

#include "muster/core/fields.hpp"

#include <pybind11/operators.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

/// Makes fields: `field("code", &Skill::code)` of one that must be given, with a third what is taken where it is not.
/// An object, so that nothing else of this name is found by the types of its arguments.
struct MakeField {
    template <class Record, class Value>
    Field<Record, Value> operator()(const char* name, Value Record::*member) const
    {
        return {name, member};
    }
    template <class Record, class Value>
    Field<Record, Value> operator()(const char* name, Value Record::*member,
                                    std::type_identity_t<Value> standing_in) const
    {
        return {name, member, std::move(standing_in)};
    }
};
inline constexpr MakeField field{};

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
FieldShape shape_of(const Field<Record, Value>& one)
{
    alignas(Record) static const std::byte place[sizeof(Record)]{};
    const auto& member = reinterpret_cast<const Record*>(place)->*(one.member);
    const auto offset = reinterpret_cast<const std::byte*>(&member) - place;
    return {one.name, type_text<Value>(), static_cast<std::size_t>(offset), &value_at<Value>,
            one.standing_in ? pybind11::cast(*one.standing_in) : pybind11::object()};
}

/// A new one of a value for each field.
template <class Record, class... Each>
void* made_of(const Values& values)
{
    return [&]<std::size_t... Place>(std::index_sequence<Place...>)
    {
        return new Record{value_in<Each>(values[Place])...};
    }
    (std::index_sequence_for<Each...>{});
}

/// A value of the type within an object; nothing where it is of another.
template <class Type>
const void* look_for(pybind11::handle object)
{
    return pybind11::isinstance<Type>(object) ? &object.cast<const Type&>() : nullptr;
}

template <class Type>
bool are_equal(const void* left, const void* right)
{
    return *static_cast<const Type*>(left) == *static_cast<const Type*>(right);
}

template <class Record, class... Each>
pybind11::class_<Record> record_class(pybind11::handle scope, const char* name, const char* doc,
                                      Field<Record, Each>... fields)
{
    namespace py = pybind11;
    py::class_<Record> made(scope, name, doc);
    bind_shape(std::make_shared<const RecordShape>(RecordShape{
        name, made, {shape_of(fields)...}, &made_of<Record, Each...>, &look_for<Record>, &are_equal<Record>}));
    return made;
}

/// A name that Python keeps for itself has a line after it.
constexpr const char* name_in_python(const char* name) { return std::string_view(name) == "from" ? "from_" : name; }

/// A struct that lists its fields. What is not given is as in `blank`.
template <Listed Record>
pybind11::class_<Record> listed_class(pybind11::handle scope, const char* name, const char* doc,
                                      const Record& blank = Record{})
{
    return Record::fields([&]<class... Each>(const muster::Field<Record, Each>&... fields) {
        return record_class<Record>(
            scope, name, doc,
            Field<Record, Each>{name_in_python(fields.name), fields.member,
                                fields.is_needed ? std::nullopt : std::optional(blank.*fields.member)}...);
    });
}

}  // namespace muster::python
