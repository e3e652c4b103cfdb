// A call that no function takes is told as every other bad input is.
//
// pybind11 answers such a call with a TypeError that lists signatures, or with what reading a strange argument ended
// in. Each bound function stands in a record of its own, whose entry is pybind11's dispatcher; here the entry is
// exchanged for one that calls the dispatcher and, where it gives up, says in `muster.refusal` what is wrong with the
// call.
#include "tools/bind.hpp"
#include "tools/passed_on.hpp"
#include "tools/raised.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

PyCFunctionWithKeywords dispatcher = nullptr;  // pybind11's, the same for all functions
py::handle ours;                               // muster.Error

thread_local const PyObject* passed_on = nullptr;  // an exception that is no answer to arguments

// A decimal that was given as a float, which does not know the argument's name: such an error has the place `decimal`.
bool is_of_a_number(const py::error_already_set& error)
{
    return error.matches(py::module_::import("muster._muster").attr("WrongKind")) &&
           py::str(py::getattr(error.value(), "place", py::none())).equal(py::str("decimal"));
}

// What reading a strange argument may end in, of pybind11 or of the argument's own.
bool may_be_of_an_argument(const py::error_already_set& error)
{
    const std::array kinds{PyExc_TypeError, PyExc_LookupError, PyExc_AttributeError, PyExc_ArithmeticError,
                           PyExc_ValueError};
    return !error.matches(ours) && std::ranges::any_of(kinds, [&](PyObject* kind) { return error.matches(kind); });
}

bool is_pybinds(const std::string& message)
{
    return message.find("incompatible function arguments") != std::string::npos ||
           message.find("incompatible constructor arguments") != std::string::npos;
}

// Then an error may be that callable's own.
bool has_callable(const py::tuple& arguments, const py::dict& options)
{
    const auto is_callable = [](py::handle value) { return PyCallable_Check(value.ptr()) != 0; };
    return std::any_of(arguments.begin(), arguments.end(), is_callable) ||
           std::any_of(options.begin(), options.end(), [&](const auto& option) { return is_callable(option.second); });
}

std::vector<std::string> signatures_of(PyObject* self)
{
    std::vector<std::string> signatures;
    const void* const record = PyCapsule_GetPointer(self, PyCapsule_GetName(self));
    for (const auto* each = static_cast<const py::detail::function_record*>(record); each != nullptr; each = each->next)
        signatures.emplace_back(std::string(each->name) + each->signature);
    return signatures;
}

PyObject* call(PyObject* self, PyObject* given, PyObject* named)
{
    PyObject* const result = dispatcher(self, given, named);
    if (result != nullptr)
        return result;
    py::error_already_set error;
    if (error.value().ptr() == std::exchange(passed_on, nullptr)) {
        error.restore();
        return nullptr;
    }
    try {
        const bool is_number = is_of_a_number(error);
        if (!is_number && !may_be_of_an_argument(error)) {
            error.restore();
            return nullptr;
        }
        const auto arguments = py::reinterpret_borrow<py::tuple>(given);
        const auto options = named == nullptr ? py::dict() : py::reinterpret_borrow<py::dict>(named);
        if (has_callable(arguments, options) && !is_pybinds(py::str(error.value()).cast<std::string>())) {
            error.restore();
            return nullptr;
        }
        const py::object refused = py::module_::import("muster.refusal")
                                       .attr("refused_call")(signatures_of(self), arguments, options,
                                                             is_number ? error.value() : py::object(py::none()));
        PyErr_SetObject(py::type::handle_of(refused).ptr(), refused.ptr());
    } catch (py::error_already_set& other) {
        other.restore();
    }
    return nullptr;
}

PyCFunction entry_of(PyCFunctionWithKeywords function)
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

PyMethodDef& definition_of(py::handle function) { return *reinterpret_cast<PyCFunctionObject*>(function.ptr())->m_ml; }

void guard(py::handle callable)
{
    if (PyInstanceMethod_Check(callable.ptr())) {
        guard(PyInstanceMethod_Function(callable.ptr()));
    } else if (py::isinstance<py::staticmethod>(callable)) {
        guard(callable.attr("__func__"));
    } else if (Py_IS_TYPE(callable.ptr(), &PyProperty_Type)) {
        guard(callable.attr("fget"));
        guard(callable.attr("fset"));
    } else if (PyCFunction_Check(callable.ptr()) && definition_of(callable).ml_meth == entry_of(dispatcher)) {
        definition_of(callable).ml_meth = entry_of(&call);
    } else if (PyCFunction_Check(callable.ptr())) {
        // One that stands before a general one has that for its self.
        PyObject* const general = PyCFunction_GET_SELF(callable.ptr());
        if (general != nullptr && PyCFunction_Check(general))
            guard(general);
    }
}

// Of a class that only the library makes, which Python would say in a TypeError.
void refuse_construction(py::handle made)
{
    const auto name = made.attr("__qualname__").cast<std::string>();
    made.attr("__init__") = py::cpp_function(
        [name](const py::object&, const py::args&, const py::kwargs&) {
            throw WrongKind({name}, "it is not made by calling it", "take one that the library gives");
        },
        py::name("constructor"), py::is_method(made));  // not __init__, which pybind11 takes for one that builds
}

bool is_ours(py::handle value)
{
    const py::object name = py::getattr(value, "__module__", py::none());
    return py::isinstance<py::str>(name) && name.cast<std::string>().starts_with("muster._muster");
}

void guard_all(py::handle scope)
{
    for (const auto& [name, value] : py::dict(scope.attr("__dict__"))) {
        if (PyModule_Check(value.ptr()) || (PyType_Check(value.ptr()) && is_ours(value)))
            guard_all(value);
        else if (Py_IS_TYPE(value.ptr(), &PyWrapperDescr_Type) && name.cast<std::string>() == "__init__")
            refuse_construction(scope);
        else
            guard(value);
    }
}

}  // namespace

void pass_on(const py::object& exception)
{
    passed_on = exception.ptr();
    PyErr_SetObject(py::type::handle_of(exception).ptr(), exception.ptr());
    throw py::error_already_set();
}

void pass_on(const py::error_already_set& raised)
{
    passed_on = raised.value().ptr();
    throw py::error_already_set(raised);
}

void bind_refusals(py::module_& muster)
{
    const py::cpp_function known([] {});
    dispatcher = reinterpret_cast<PyCFunctionWithKeywords>(reinterpret_cast<void (*)()>(definition_of(known).ml_meth));
    ours = muster.attr("Error");
    guard_all(muster);
}

}  // namespace muster::python
