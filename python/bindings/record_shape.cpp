#include "record_shape.hpp"

#include "raised.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace py = pybind11;

namespace muster::python {
namespace {

constexpr std::size_t by_position = 3;

std::string name_of_class(py::handle made)
{
    return made.attr("__module__").cast<std::string>() + "." + made.attr("__qualname__").cast<std::string>();
}

std::size_t field_named(const RecordShape& shape, const std::string& name)
{
    const auto found = std::ranges::find_if(shape.fields, [&](const FieldShape& field) { return name == field.name; });
    return static_cast<std::size_t>(found - shape.fields.begin());
}

const void* member_of(const FieldShape& field, const void* record)
{
    return static_cast<const std::byte*>(record) + field.offset;
}

}  // namespace

std::string type_text(const char* text, const std::type_info* const* types)
{
    std::string said;
    for (; *text != '\0'; ++text) {
        if (*text != '%') {
            said += *text;
        } else if (const auto* const known = py::detail::get_type_info(**types)) {
            said += name_of_class(reinterpret_cast<PyObject*>(known->type));
            ++types;
        } else {
            std::string name((*types++)->name());
            py::detail::clean_type_id(name);
            said += name;
        }
    }
    return said;
}

void refuse_call(const RecordShape& shape, const py::tuple& arguments, const py::dict& options)
{
    const std::vector<std::string> signatures{"__init__" + constructor_signature(shape)};
    py::list all;
    all.append(shape.made);  // where a call has the object itself
    for (const py::handle argument : arguments)
        all.append(argument);
    const py::object refused =
        py::module_::import("muster.refusal").attr("refused_call")(signatures, py::tuple(all), options);
    PyErr_SetObject(py::type::handle_of(refused).ptr(), refused.ptr());
    throw py::error_already_set();
}

Values given(const RecordShape& shape, const py::tuple& arguments, const py::dict& options)
{
    Values values(shape.fields.size());
    if (arguments.size() > std::min(by_position, values.size()))
        refuse_call(shape, arguments, options);
    for (std::size_t at = 0; at < arguments.size(); ++at)
        values[at] = arguments[at];
    for (const auto& [name, value] : options) {
        const std::size_t at = field_named(shape, name.cast<std::string>());
        if (at == values.size() || values[at])
            refuse_call(shape, arguments, options);
        values[at] = py::reinterpret_borrow<py::object>(value);
    }
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (!values[at])
            values[at] = shape.fields[at].standing_in;
        if (!values[at])
            refuse_call(shape, arguments, options);
    }
    return values;
}

Values values_of(const RecordShape& shape, const void* record)
{
    Values values;
    for (const FieldShape& field : shape.fields)
        values.push_back(field.get(member_of(field, record)));
    return values;
}

Values changed(const RecordShape& shape, const void* record, const py::dict& changes)
{
    Values values = values_of(shape, record);
    for (const auto& [name, value] : changes) {
        const std::size_t at = field_named(shape, name.cast<std::string>());
        if (at == values.size()) {
            std::string names;
            for (const FieldShape& field : shape.fields)
                names += std::string(" ") + field.name;
            throw WrongKind({shape.title}, "it has no such attribute", "name one of" + names);
        }
        values[at] = py::reinterpret_borrow<py::object>(value);
    }
    return values;
}

py::tuple state_of(const RecordShape& shape, const void* record)
{
    py::tuple state(shape.fields.size());
    for (std::size_t at = 0; at < shape.fields.size(); ++at)
        state[at] = shape.fields[at].get(member_of(shape.fields[at], record));
    return state;
}

Values values_in(const py::tuple& state)
{
    Values values;
    for (const py::handle value : state)
        values.push_back(py::reinterpret_borrow<py::object>(value));
    return values;
}

std::string text_of(const RecordShape& shape, const void* record)
{
    std::string text = shape.title + "(";
    for (const FieldShape& field : shape.fields) {
        const py::object value = field.get(member_of(field, record));
        if (field.standing_in && value.equal(field.standing_in))
            continue;
        text += (text.back() == '(' ? "" : ", ") + std::string(field.name) + "=" + py::repr(value).cast<std::string>();
    }
    return text + ")";
}

void set_signature(py::handle function, const std::string& signature)
{
    py::handle plain = function;
    if (PyInstanceMethod_Check(plain.ptr()))
        plain = PyInstanceMethod_Function(plain.ptr());
    auto* const object = reinterpret_cast<PyCFunctionObject*>(plain.ptr());
    auto* const record = static_cast<py::detail::function_record*>(
        PyCapsule_GetPointer(object->m_self, PyCapsule_GetName(object->m_self)));
    const auto exchange = [](auto*& text, const std::string& other) {
        std::free(const_cast<char*>(text));
        text = ::strdup(other.c_str());
    };
    exchange(record->signature, signature);
    std::string doc = std::string(record->name) + signature + "\n";
    if (record->doc != nullptr && *record->doc != '\0')
        doc += "\n" + std::string(record->doc) + "\n";
    exchange(object->m_ml->ml_doc, doc);
}

std::string constructor_signature(const RecordShape& shape)
{
    std::string said = "(self: " + name_of_class(shape.made);
    for (std::size_t at = 0; at < shape.fields.size(); ++at) {
        const FieldShape& field = shape.fields[at];
        said += at == by_position ? ", *, " : ", ";
        said += std::string(field.name) + ": " + field.type;
        if (field.standing_in)
            said += " = " + py::repr(field.standing_in).cast<std::string>();
    }
    return said + ") -> None";
}

}  // namespace muster::python
