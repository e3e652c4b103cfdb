// A call that no function takes is told as every other bad input is.
//
// pybind11 answers such a call with a TypeError that lists signatures. Each bound function stands in a record of its
// own, whose entry is pybind11's dispatcher; here the entry is exchanged for one that calls the dispatcher and, where
// it gives up, says in `muster.refusal` which argument was at fault.
#include "bind.hpp"

#include <string>
#include <string_view>

namespace py = pybind11;

namespace muster::python {
namespace {

PyCFunctionWithKeywords dispatcher = nullptr;  // pybind11's, the same for all functions

bool is_about_arguments(const std::string& message)
{
    return message.find("incompatible function arguments") != std::string::npos ||
           message.find("incompatible constructor arguments") != std::string::npos;
}

PyObject* call(PyObject* self, PyObject* arguments, PyObject* options)
{
    PyObject* const result = dispatcher(self, arguments, options);
    if (result != nullptr || PyErr_Occurred() != PyExc_TypeError)
        return result;
    try {
        py::error_already_set error;
        const auto message = py::str(error.value()).cast<std::string>();
        if (!is_about_arguments(message)) {
            error.restore();
            return nullptr;
        }
        const auto refused =
            py::module_::import("muster.refusal")
                .attr("refused_call")(message, py::handle(arguments),
                                      options == nullptr ? py::dict() : py::reinterpret_borrow<py::dict>(options));
        PyErr_SetObject(py::type::handle_of(refused).ptr(), refused.ptr());
    } catch (py::error_already_set& error) {
        error.restore();
    }
    return nullptr;
}

PyCFunction entry_of(PyCFunctionWithKeywords function)
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

void guard(py::handle callable)
{
    if (!callable)
        return;
    if (PyInstanceMethod_Check(callable.ptr())) {
        guard(PyInstanceMethod_Function(callable.ptr()));
    } else if (py::isinstance<py::staticmethod>(callable)) {
        guard(callable.attr("__func__"));
    } else if (Py_IS_TYPE(callable.ptr(), &PyProperty_Type)) {
        guard(callable.attr("fget"));
        guard(callable.attr("fset"));
    } else if (PyCFunction_Check(callable.ptr())) {
        PyMethodDef* const definition = reinterpret_cast<PyCFunctionObject*>(callable.ptr())->m_ml;
        if (definition->ml_meth == entry_of(dispatcher))
            definition->ml_meth = entry_of(&call);
    }
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
        else
            guard(value);
    }
}

}  // namespace

void bind_refusals(py::module_& muster)
{
    const py::cpp_function known([] {});
    dispatcher = reinterpret_cast<PyCFunctionWithKeywords>(
        reinterpret_cast<void (*)()>(reinterpret_cast<PyCFunctionObject*>(known.ptr())->m_ml->ml_meth));
    guard_all(muster);
}

}  // namespace muster::python
