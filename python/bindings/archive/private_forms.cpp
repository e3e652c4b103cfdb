// Forms of a term for who is not to know all of it.
#include "archive/answers.hpp"
#include "tools/casters.hpp"
#include "tools/own_class.hpp"

#include "muster/archive/private_forms.hpp"
#include "muster/archive/purge.hpp"

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
    own_enumeration<Past>(module);
    py::class_<Purged>(module, "Purged", "A term in which the past was forgotten, and how much went.")
        .def_readonly("term", &Purged::term)
        .def_readonly("went", &Purged::went, "dict of Past: how many of each kind that was asked for; may be 0.")
        .def_readonly("seals", &Purged::seals,
                      "How many of the incidents that went told who reported them, under seal.")
        .def("__repr__", [](const Purged& made) {
            std::size_t all = 0;
            for (const auto& [kind, count] : made.went)
                all += count;
            return "<muster.archive.Purged: " + std::to_string(all) + " of the past went>";
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
    module.def("everything_before", &everything_before, py::arg("day"), "Every kind of Past from this day on.");
    module.def(
        "purged", [](const programme::Term& term, Day before) { return purged(term, everything_before(before)); },
        py::arg("term"), py::arg("before"), py::call_guard<py::gil_scoped_release>());
    module.def("purged", &purged, py::arg("term"), py::arg("before"), py::call_guard<py::gil_scoped_release>(), R"doc(
Forgets what lies before a day, kind by kind, and says how much went.

Names and files of people who left (they are called `gone 1` and so on), closed incidents with their seals, files on the
way to full membership of full members, reasons of absences, wishes about duty, earlier pairings that no score is made
from, words that people typed. Every record that counts stays: totals are as before, and their proofs hold. Where wishes
went, the roster costs what it costs without them, and is proven anew.

Parameters
----------
term : Term
before : date or dict of Past to date
    The first day that is not forgotten, for every kind or for each; of a kind that is not in the dict nothing goes.
)doc");
}

}  // namespace muster::python
