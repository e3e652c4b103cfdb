#include "tools/record_shape.hpp"

#include "tools/raised.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace py = pybind11;

namespace muster::python {
namespace {

constexpr std::size_t by_position = 3;

const void* member_of(const FieldShape& field, const void* record)
{
    return static_cast<const std::byte*>(record) + field.offset;
}

}  // namespace

std::string name_of_class(py::handle made)
{
    return made.attr("__module__").cast<std::string>() + "." + made.attr("__qualname__").cast<std::string>();
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

std::string signature_text(const char* text, const std::type_info* const* types)
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

void RecordShape::refuse() { throw py::type_error("incompatible constructor arguments"); }

std::size_t RecordShape::field_named(const std::string& name) const
{
    const auto found = std::ranges::find_if(fields, [&](const FieldShape& field) { return name == field.name; });
    return static_cast<std::size_t>(found - fields.begin());
}

Values RecordShape::given(const py::tuple& arguments, const py::dict& options) const
{
    Values values(fields.size());
    if (arguments.size() > std::min(by_position, values.size()))
        refuse();
    for (std::size_t at = 0; at < arguments.size(); ++at)
        values[at] = arguments[at];
    for (const auto& [name, value] : options) {
        const std::size_t at = field_named(name.cast<std::string>());
        if (at == values.size() || values[at])
            refuse();
        values[at] = py::reinterpret_borrow<py::object>(value);
    }
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (!values[at])
            values[at] = fields[at].standing_in;
        if (!values[at])
            refuse();
    }
    return values;
}

const void* RecordShape::own(py::handle record) const
{
    if (const void* const found = look(record))
        return found;
    throw WrongKind({title}, "it is asked of a " + py::type::handle_of(record).attr("__name__").cast<std::string>(),
                    "ask it of a " + title);
}

py::dict RecordShape::values(const void* record) const
{
    py::dict values;
    for (const FieldShape& field : fields)
        values[field.name] = field.get(member_of(field, record));
    return values;
}

py::dict RecordShape::changed(const void* record, const py::dict& changes) const
{
    py::dict values = this->values(record);
    for (const auto& [name, value] : changes) {
        if (!values.contains(name)) {
            std::string names;
            for (const FieldShape& field : fields)
                names += std::string(" ") + field.name;
            throw WrongKind({title}, "it has no such attribute", "name one of" + names);
        }
        values[name] = value;
    }
    return values;
}

std::string RecordShape::text(const void* record) const
{
    std::string text = title + "(";
    for (const FieldShape& field : fields) {
        const py::object value = field.get(member_of(field, record));
        if (field.standing_in && value.equal(field.standing_in))
            continue;
        text += (text.back() == '(' ? "" : ", ") + std::string(field.name) + "=" + py::repr(value).cast<std::string>();
    }
    return text + ")";
}

std::string RecordShape::constructor_signature() const
{
    std::string said = "(self: " + name_of_class(made);
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const FieldShape& field = fields[at];
        said += at == by_position ? ", *, " : ", ";
        said += std::string(field.name) + ": " + field.type;
        if (field.standing_in)
            said += " = " + py::repr(field.standing_in).cast<std::string>();
    }
    return said + ") -> None";
}

namespace {

/// A tuple of what is listed, lists within it tuples as well.
py::tuple hashable(const py::object& listed)
{
    py::list parts;
    for (const py::handle part : listed)
        parts.append(py::isinstance<py::list>(part) ? hashable(py::reinterpret_borrow<py::object>(part))
                                                    : py::reinterpret_borrow<py::object>(part));
    return py::tuple(parts);
}

}  // namespace

void bind_shape(const std::shared_ptr<const RecordShape>& shape)
{
    const py::object made = py::reinterpret_borrow<py::object>(shape->made);
    const std::string self = name_of_class(made);
    const py::cpp_function construct(
        [shape](py::detail::value_and_holder& made_into, const py::args& arguments, const py::kwargs& options) {
            const Values values = shape->given(arguments, options);
            try {
                made_into.value_ptr() = shape->make(values);
            } catch (const py::cast_error&) {
                RecordShape::refuse();
            }
        },
        py::name("__init__"), py::is_method(made), py::detail::is_new_style_constructor());
    set_signature(construct, shape->constructor_signature());
    made.attr("__init__") = construct;
    for (const FieldShape& field : shape->fields) {
        const py::cpp_function get([shape, get = field.get, offset = field.offset](const py::object& record) {
            return get(static_cast<const std::byte*>(shape->own(record)) + offset);
        });
        set_signature(get, "(arg0: " + self + ") -> " + field.type);
        made.attr(field.name) = py::handle(reinterpret_cast<PyObject*>(&PyProperty_Type))(get);
    }

    const auto define = [&](const char* name, const std::string& signature, const auto& function, const auto&... more) {
        const py::cpp_function method(function, py::name(name), py::is_method(made), more...);
        set_signature(method, signature);
        made.attr(name) = method;
    };
    define(
        "replace", "(self: " + self + ", **kwargs) -> " + self,
        [shape](const py::object& record, const py::kwargs& changes) {
            return shape->made(**shape->changed(shape->own(record), changes));
        },
        py::doc("This record with the given attributes changed."));
    define("__eq__", "(self: " + self + ", arg0: " + self + ") -> bool",
           [shape](const py::object& left, const py::object& right) -> py::object {
               const void* const other = shape->look(right);
               if (other == nullptr)
                   return py::reinterpret_borrow<py::object>(Py_NotImplemented);
               return py::bool_(shape->are_equal(shape->own(left), other));
           });
    define("__hash__", "(self: " + self + ") -> int", [shape](const py::object& record) {
        return py::hash(hashable(shape->values(shape->own(record)).attr("values")()));
    });
    define("__repr__", "(self: " + self + ") -> str",
           [shape](const py::object& record) { return shape->text(shape->own(record)); });
    define("__reduce__", "(self: " + self + ") -> tuple", [shape](const py::object& record) {
        const py::type kind = py::type::of(record);
        if (!kind.is(shape->made))  // a class made of this one, which has a state of its own
            return py::make_tuple(py::module_::import("copyreg").attr("__newobj__"), py::make_tuple(kind),
                                  record.attr("__getstate__")());
        return py::make_tuple(py::module_::import("muster.pickles").attr("made_again"),
                              py::make_tuple(shape->made, shape->values(shape->own(record))));
    });
}

}  // namespace muster::python
