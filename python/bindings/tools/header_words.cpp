// Docstrings of what is bound without one: what the header of the C++ type says of the member of that name.
//
// Whatever bound a field, a method or a value, here it is found on its class, and the class knows its C++ type. So
// nothing is written twice, and a binding need not pass words on.
#include "tools/header_words.hpp"

#include "tools/bind.hpp"

#include "muster/version.hpp"

#include <pybind11/pybind11.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <tuple>
#include <utility>

namespace py = pybind11;

namespace muster::python {
namespace {

/// Nothing where the header has none. Python's keywords have a `_` behind them.
std::string words_of(const std::string& owner, std::string member)
{
    if (member.ends_with('_'))
        member.pop_back();
    const auto rows = header_words();
    const auto place = [](const HeaderWords& row) { return std::tuple(row.owner, row.member); };
    const auto wanted = std::tuple<std::string_view, std::string_view>(owner, member);
    const auto found = std::ranges::lower_bound(rows, wanted, {}, place);
    return found != rows.end() && place(*found) == wanted ? std::string(found->words) : std::string();
}

/// Of a class of ours as headers speak of it, without version and template arguments; nothing for another.
std::string type_of(py::handle made)
{
    const auto* const known = py::detail::get_type_info(reinterpret_cast<PyTypeObject*>(made.ptr()));
    if (known == nullptr)
        return {};
    std::string name(known->cpptype->name());
    py::detail::clean_type_id(name);
    static const std::string inlined =
        "::v" + std::to_string(MUSTER_VERSION_MAJOR) + "_" + std::to_string(MUSTER_VERSION_MINOR) + "::";
    if (const std::size_t at = name.find(inlined); at != std::string::npos)
        name.replace(at, inlined.size(), "::");
    return name.substr(0, name.find('<'));
}

std::string doc_of(py::handle object)
{
    const py::object doc = object.attr("__doc__");
    return py::isinstance<py::str>(doc) ? doc.cast<std::string>() : std::string();
}

void describe_property(py::handle made, py::handle name, py::handle property, const std::string& words)
{
    const std::string doc = doc_of(property);
    if (!words.empty() && (doc.empty() || doc == doc_of(property.attr("fget"))))
        py::setattr(made, name,
                    py::handle(reinterpret_cast<PyObject*>(&PyProperty_Type))(
                        property.attr("fget"), property.attr("fset"), property.attr("fdel"), words));
}

/// pybind11's docstring is the signature, an empty line, words.
void describe_function(py::handle function, const std::string& words)
{
    const std::string doc = doc_of(function);
    if (words.empty() || doc.find('\n') + 1 != doc.size())
        return;
    PyMethodDef& definition = *reinterpret_cast<PyCFunctionObject*>(function.ptr())->m_ml;
    std::free(const_cast<char*>(definition.ml_doc));
    definition.ml_doc = ::strdup((doc + "\n" + words + "\n").c_str());
}

void describe_values(py::handle made, const std::string& owner)
{
    const py::dict values(made.attr("__entries"));
    for (const auto& [name, entry] : py::dict(values.attr("copy")())) {
        const std::string words = words_of(owner, name.cast<std::string>());
        const py::tuple value_and_doc = entry.cast<py::tuple>();
        if (!words.empty() && value_and_doc[1].is_none())
            values[name] = py::make_tuple(value_and_doc[0], words);
    }
    const std::array said{std::pair("name", "Its name, as it is written in code."), std::pair("value", "Its number."),
                          std::pair("label", "What people call it, in Chinese and English.")};
    for (const auto& [name, words] : said)
        if (made.attr("__dict__").contains(name))
            describe_property(made, py::str(name), made.attr("__dict__")[name], words);
}

void describe_class(py::handle made)
{
    const std::string owner = type_of(made);
    for (const auto& [name, value] : py::dict(py::dict(made.attr("__dict__")))) {
        const std::string words = words_of(owner, name.cast<std::string>());
        if (Py_IS_TYPE(value.ptr(), &PyProperty_Type))
            describe_property(made, name, value, words);
        else if (PyInstanceMethod_Check(value.ptr()))
            describe_function(PyInstanceMethod_Function(value.ptr()), words);
        else if (py::isinstance<py::staticmethod>(value))
            describe_function(value.attr("__func__"), words);
        else if (PyType_Check(value.ptr()))
            describe_class(value);
    }
    if (py::hasattr(made, "__entries"))
        describe_values(made, owner);
}

}  // namespace

void bind_header_words(py::module_& muster)
{
    for (const auto& [name, value] : py::dict(muster.attr("__dict__")))
        if (PyType_Check(value.ptr()))
            describe_class(value);
        else if (PyModule_Check(value.ptr())) {
            auto area = py::reinterpret_borrow<py::module_>(value);
            bind_header_words(area);
        }
}

}  // namespace muster::python
