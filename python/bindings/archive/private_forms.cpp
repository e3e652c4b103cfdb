// Forms of a term for who is not to know all of it.
#include "archive/answers.hpp"
#include "tools/casters.hpp"
#include "tools/own_class.hpp"

#include "muster/archive/private_forms.hpp"

#include <pybind11/stl.h>

#include <string>

namespace py = pybind11;

namespace muster::python {

using namespace archive;

void bind_private_forms(py::module_& module)
{
    own_enumeration<Reader>(module);
    py::class_<Pseudonymised>(module, "Pseudonymised", "A term without names, and who stands behind its pseudonyms.")
        .def_readonly("term", &Pseudonymised::term)
        .def_readonly("real", &Pseudonymised::real,
                      "dict of str: pseudonym to code. Keep it where the term does not go.")
        .def("__repr__", [](const Pseudonymised& made) {
            return "<muster.archive.Pseudonymised: " + std::to_string(made.real.size()) + " persons>";
        });
    py::class_<Purged>(module, "Purged", "A term in which the past was forgotten, and how much went.")
        .def_readonly("term", &Purged::term)
        .def_readonly("people", &Purged::people, "How many had left before: they have neither name nor file any more.")
        .def_readonly("incidents", &Purged::incidents, "How many were closed before.")
        .def_readonly("seals", &Purged::seals, "How many of these incidents told who reported them, under seal.")
        .def_readonly("texts", &Purged::texts, "How many reasons, notes and topics were dated before.")
        .def("__repr__", [](const Purged& made) {
            return "<muster.archive.Purged: " + std::to_string(made.people) + " people, " +
                   std::to_string(made.incidents) + " incidents, " + std::to_string(made.texts) + " texts went>";
        });

    module.def("redacted", &redacted, py::arg("term"), py::arg("reader"), py::kw_only(), py::arg("key") = "",
               py::call_guard<py::gil_scoped_release>(), R"doc(
What of the term these may know. Proofs of what is left hold as before.

Parameters
----------
term : Term
reader : Reader
    `committee`: all but who reported incidents. `members`: plans, goals, duties and what was published; no evidence,
    scores, incidents or meetings, and of persons no more than plans need. `outside`: the same without names.
key : str or bytes
    For `outside`: a secret of at least 16 bytes, which makes the pseudonyms.

Raises
------
InvalidInput
    For `outside`, if the key is shorter.
)doc");
    module.def("pseudonymised", &pseudonymised, py::arg("term"), py::arg("key"),
               py::call_guard<py::gil_scoped_release>(), R"doc(
The term with pseudonyms in place of codes, and without names, birth days and what people typed.

Seals are taken out, sources of evidence are numbered. Totals and proofs are as before. It is still personal data: who
knows the branch may know a person by their room, their year or their turns, or by the order of the rows, which stays.

Parameters
----------
term : Term
key : str or bytes
    A secret of at least 16 bytes; the same key gives the same pseudonyms.

Raises
------
InvalidInput
    If the key is shorter, or two people would share a pseudonym.
)doc");
    module.def("purged", &purged, py::arg("term"), py::arg("before"), py::call_guard<py::gil_scoped_release>(), R"doc(
Forgets what lies before a day, and says how much went.

Names and files of people who left before it (they are called `gone 1` and so on), incidents closed before it with their
seals, words that people typed of days before it. Every record that counts stays: totals are as before, and their proofs
hold.

Parameters
----------
term : Term
before : date
)doc");
}

}  // namespace muster::python
