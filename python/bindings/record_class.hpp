// A plain struct as a Python class: keyword constructor, read-only attributes, replace, ==, hash, repr and pickle.
//
//     record_class<Title>(org, "Title", "A dated title.", field("name", &Title::name), field("given", &Title::given),
//                         field("withdrawn", &Title::withdrawn, {}));
//
// Fields are listed in the order of the struct; one without a default must be given. The first three may be given by
// position. Rules are the business of what takes the record, so the constructor only converts.
#pragma once

#include "casters.hpp"
#include "raised.hpp"

#include <pybind11/operators.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace muster::python {

/// What a field is given as: truth values as such, anything else as it is.
template <class Value>
using Given = std::conditional_t<std::is_same_v<Value, bool>, Truth, Value>;

template <class Record, class FieldValue>
struct Field {
    using Value = FieldValue;

    const char* name;
    Value Record::*member;

    [[nodiscard]] pybind11::arg argument() const { return pybind11::arg(name); }
    [[nodiscard]] bool is_left_out(const Record&) const { return false; }
};

template <class Record, class FieldValue>
struct FieldWithDefault {
    using Value = FieldValue;

    const char* name;
    Value Record::*member;
    Value standing_in;  // what is taken where nothing is given

    [[nodiscard]] pybind11::arg_v argument() const { return pybind11::arg(name) = standing_in; }
    [[nodiscard]] bool is_left_out(const Record& record) const { return record.*member == standing_in; }
};

/// A field that must be given.
template <class Record, class Value>
Field<Record, Value> field(const char* name, Value Record::*member)
{
    return {name, member};
}

template <class Record, class Value>
FieldWithDefault<Record, Value> field(const char* name, Value Record::*member, std::type_identity_t<Value> standing_in)
{
    return {name, member, std::move(standing_in)};
}

template <class Record, class... Fields>
pybind11::class_<Record> record_class(pybind11::handle scope, const char* name, const char* doc, Fields... fields)
{
    namespace py = pybind11;
    const std::string title = name;
    py::class_<Record> made(scope, name, doc);

    // Construction
    const auto build = [](Given<typename Fields::Value>... values) { return Record{std::move(values)...}; };
    std::apply([&](auto... arguments) { made.def(py::init(build), arguments...); },
               [&] {
                   constexpr std::size_t by_position = sizeof...(Fields) < 3 ? sizeof...(Fields) : 3;
                   auto all = std::tuple(fields.argument()...);
                   return [&]<std::size_t... First, std::size_t... Rest>(std::index_sequence<First...>,
                                                                         std::index_sequence<Rest...>)
                   {
                       return std::tuple_cat(std::tuple(std::get<First>(all)...), std::tuple(py::kw_only()),
                                             std::tuple(std::get<by_position + Rest>(all)...));
                   }
                   (std::make_index_sequence<by_position>{},
                    std::make_index_sequence<sizeof...(Fields) - by_position>{});
               }());

    // Properties
    (made.def_property_readonly(fields.name, [member = fields.member](const Record& record) { return record.*member; }),
     ...);

    // Derived values
    made.def(
        "replace",
        [fields..., title](Record record, const py::kwargs& changes) {
            std::size_t used = 0;
            const auto change = [&](const auto& one) {
                if (changes.contains(one.name)) {
                    record.*(one.member) =
                        changes[one.name].template cast<Given<typename std::decay_t<decltype(one)>::Value>>();
                    ++used;
                }
            };
            (change(fields), ...);
            if (used != changes.size())
                throw WrongKind({title}, "it has no such attribute",
                                "name one of" + (std::string() + ... + (std::string(" ") + fields.name)));
            return record;
        },
        "This record with the given attributes changed.");

    // Python protocol
    const auto state = [fields...](const Record& record) { return py::make_tuple(record.*(fields.member)...); };
    made.def(py::self == py::self);
    made.def("__hash__", [state](const Record& record) { return py::hash(state(record)); });
    made.def("__repr__", [fields..., title](const Record& record) {
        std::string text = title + "(";
        const auto show = [&](const auto& one) {
            if (one.is_left_out(record))
                return;
            text += (text.back() == '(' ? "" : ", ") + std::string(one.name) + "=" +
                    py::repr(py::cast(record.*(one.member))).template cast<std::string>();
        };
        (show(fields), ...);
        return text + ")";
    });
    made.def(py::pickle(state, [](const py::tuple& saved) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>)
        {
            return Record{saved[Place].template cast<typename Fields::Value>()...};
        }
        (std::index_sequence_for<Fields...>{});
    }));
    return made;
}

}  // namespace muster::python
