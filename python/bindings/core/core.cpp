// Errors, as Python exceptions that keep their parts; periods and labels.
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/raised.hpp"

#include "muster/core/error.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"

#include <pybind11/operators.h>

#include <exception>
#include <new>
#include <stdexcept>
#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

void raise(py::handle type, const Error& error) { PyErr_SetObject(type.ptr(), raised(type, error).ptr()); }

void bind_errors(py::module_& muster)
{
    static py::exception<Error> error(muster, "Error");
    const auto also = [&](PyObject* builtin) { return py::make_tuple(error, py::handle(builtin)); };
    static py::exception<InvalidInput> invalid_input(muster, "InvalidInput", also(PyExc_ValueError));
    const auto also_input = [&](auto... builtins) { return py::make_tuple(invalid_input, py::handle(builtins)...); };
    static py::exception<NotFound> not_found(muster, "NotFound", also_input(PyExc_IndexError, PyExc_KeyError));
    static py::exception<WrongKind> wrong_kind(muster, "WrongKind", also_input(PyExc_TypeError));
    static py::exception<Overflow> overflow(muster, "Overflow", also(PyExc_OverflowError));
    static py::exception<Stopped> stopped(muster, "Stopped", error);
    static py::exception<ArchiveError> archive_error(muster, "ArchiveError", also(PyExc_ValueError));
    error.attr("__doc__") = "Base of everything muster raises on purpose; has place, fault, remedy and faults.";
    invalid_input.attr("__doc__") = "Input that breaks a rule of the model; `faults` lists all that were found.";
    not_found.attr("__doc__") = "A row or code that is not there.";
    wrong_kind.attr("__doc__") = "A call with values of kinds, or with options, that are not taken.";
    overflow.attr("__doc__") = "A sum or product that does not fit its type.";
    stopped.attr("__doc__") = "The caller stopped a computation before it had an answer to give.";
    archive_error.attr("__doc__") = "Bytes that are not a whole, undamaged archive of a known version.";
    error.attr("__str__") = py::handle(PyExc_BaseException).attr("__str__");  // KeyError has one that quotes
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            std::rethrow_exception(thrown);
        } catch (const NotFound& caught) {
            raise(not_found, caught);
        } catch (const WrongKind& caught) {
            raise(wrong_kind, caught);
        } catch (const InvalidInput& caught) {
            raise(invalid_input, caught);
        } catch (const Overflow& caught) {
            raise(overflow, caught);
        } catch (const Stopped& caught) {
            raise(stopped, caught);
        } catch (const ArchiveError& caught) {
            raise(archive_error, caught);
        } catch (const Error& caught) {
            raise(error, caught);
        } catch (const std::bad_alloc&) {
            raise(overflow, Overflow({"memory"}, "there is not enough for numbers of this size", "give smaller ones"));
        } catch (const std::length_error&) {
            raise(overflow, Overflow({"memory"}, "no list is as long as this", "give smaller numbers"));
        } catch (const std::out_of_range& caught) {  // of a day that the calendar does not reach, as Boost says it
            raise(invalid_input, InvalidInput({"value"}, caught.what(), "give one within the range"));
        }
    });
}

void bind_period(py::module_& muster)
{
    py::class_<Period>(muster, "Period", R"doc(
The days from `first` to `last`, both included. Immutable.

Parameters
----------
first, last : datetime.date

Raises
------
InvalidInput
    If `last` comes before `first`.

Examples
--------
>>> from datetime import date
>>> date(2026, 9, 30) in Period(date(2026, 9, 7), date(2026, 12, 27))
True
)doc")
        // Construction
        .def(py::init<Day, Day>(), py::arg("first"), py::arg("last"))
        // Properties
        .def_property_readonly("first", &Period::first)
        .def_property_readonly("last", &Period::last)
        // Questions
        .def("contains", &Period::contains, py::arg("day"))
        .def("overlaps", &Period::overlaps, py::arg("other"))
        // Derived values
        .def("length", &Period::length, "Number of days, at least 1.")
        // Python protocol
        .def("__contains__", &Period::contains, py::arg("day"))
        .def("__len__", &Period::length)
        .def(py::self == py::self)
        .def("__hash__", [](const Period& period) { return py::hash(py::make_tuple(period.first(), period.last())); })
        .def("__str__", [](const Period& period) { return to_string(period); })
        .def("__repr__",
             [](const Period& period) {
                 return py::str("Period({!r}, {!r})").format(period.first(), period.last()).cast<std::string>();
             })
        .def(py::pickle([](const Period& period) { return py::make_tuple(period.first(), period.last()); },
                        [](const py::tuple& state) { return Period(state[0].cast<Day>(), state[1].cast<Day>()); }));
}

void bind_label(py::module_& muster)
{
    py::enum_<Language>(muster, "Language", "Language of a report.")
        .value("zh", Language::zh)
        .value("en", Language::en);

    py::class_<Label>(muster, "Label", R"doc(
The same name in Chinese and in English; one may be empty.

Parameters
----------
zh, en : str
)doc")
        // Construction
        .def(py::init([](std::string zh, std::string en) {
                 return Label{std::move(zh), std::move(en)};
             }),
             py::arg("zh") = "", py::arg("en") = "")
        // Properties
        .def_readonly("zh", &Label::zh)
        .def_readonly("en", &Label::en)
        // Questions; `in` is a keyword of Python
        .def("in_", &Label::in, py::arg("language"), "In `language` where that is given, else in the other.")
        // Python protocol
        .def(py::self == py::self)
        .def("__hash__", [](const Label& label) { return py::hash(py::make_tuple(label.zh, label.en)); })
        .def("__repr__",
             [](const Label& label) {
                 return py::str("Label({!r}, {!r})").format(label.zh, label.en).cast<std::string>();
             })
        .def(py::pickle([](const Label& label) { return py::make_tuple(label.zh, label.en); },
                        [](const py::tuple& state) {
                            return Label{state[0].cast<std::string>(), state[1].cast<std::string>()};
                        }));
}

}  // namespace

void bind_core(py::module_& muster)
{
    bind_errors(muster);
    bind_period(muster);
    bind_label(muster);
}

}  // namespace muster::python
