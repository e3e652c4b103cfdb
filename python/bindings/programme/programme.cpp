// muster.programme for Python: the built-in scheme and posts, and a whole term.
#include "programme/parts.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/own_class.hpp"
#include "tools/pickled.hpp"

#include "muster/programme/audit.hpp"
#include "muster/programme/four_enters.hpp"
#include "muster/programme/named_programmes.hpp"
#include "muster/programme/schemes.hpp"
#include "muster/programme/term.hpp"
#include "muster/programme/verify.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace programme;

evaluation::SchemeParts scheme_parts(const std::optional<std::map<std::string, Weight>>& weights)
{
    if (!weights)
        return four_enters();
    std::vector<AreaWeight> rows;
    for (const auto& [area, weight] : *weights)
        rows.push_back({area, weight});
    return four_enters(rows);
}

void bind_four_enters(py::module_& programme)
{
    programme.def("four_enters", &scheme_parts, py::arg("weights") = py::none(), R"doc(
The programme's scheme of evaluation (四进一亮), as parts to change.

Parameters
----------
weights : dict of area to Decimal, optional
    Shares of classroom, network, dormitory, venue and identity; they sum to 1.

Raises
------
InvalidInput
    Names an area that is unknown or missing, or the sum that is not 1.
)doc");
    programme.def(
        "built_in_schemes",
        [] {
            std::map<std::string, evaluation::SchemeParts> made;
            for (const BuiltInScheme& scheme : built_in_schemes())
                made.emplace(scheme.code, built_in_scheme(scheme.code));
            return made;
        },
        "Parts of every scheme that comes with the library, by code: the programme's own and published tables.");
    programme.def(
        "scheme_document",
        [](const std::string& code) {
            static_cast<void>(built_in_scheme(code));  // refuses what there is not
            for (const BuiltInScheme& scheme : built_in_schemes())
                if (scheme.code == code)
                    return std::string(scheme.document);
            return std::string();
        },
        py::arg("code"), R"doc(
The document of a scheme that comes with the library, JSON to copy and change.

Raises
------
InvalidInput
    If there is none of this code, naming those there are.
)doc");
    programme.def("standard_posts", &standard_posts, "Two posts in the dormitory and three at a venue.");
    py::class_<Platform>(programme, "Platform", "A platform of the second classroom.")
        .def_readonly("code", &Platform::code)
        .def_readonly("label", &Platform::label)
        .def_readonly("indicator", &Platform::indicator, "Code of the indicator its activities give evidence for.")
        .def("__repr__", [](const Platform& platform) { return "<muster.programme.Platform " + platform.code + ">"; });
    programme.def(
        "platforms", [] { return std::vector<Platform>(platforms().begin(), platforms().end()); },
        "The five platforms an activity may belong to.");
    py::class_<NamedProgramme>(programme, "NamedProgramme", "A programme that students know by name.")
        .def_readonly("code", &NamedProgramme::code)
        .def_readonly("label", &NamedProgramme::label)
        .def_readonly("platform", &NamedProgramme::platform)
        .def("__repr__",
             [](const NamedProgramme& named) { return "<muster.programme.NamedProgramme " + named.code + ">"; });
    programme.def(
        "named_programmes",
        [] { return std::vector<NamedProgramme>(named_programmes().begin(), named_programmes().end()); },
        "Programmes that the seed case names, each of one platform.");
}

void bind_term(py::module_& programme)
{
    py::class_<TermPairing>(programme, "TermPairing",
                            "Who helps whom in a term: fit, problem and result of one pairing.")
        .def(
            py::init([](const pairing::Fit& fit, const pairing::Problem& problem, const pairing::OptimalPairing& result,
                        std::vector<pairing::SharedCapacity> shared, std::vector<pairing::Score> shared_price) {
                return TermPairing{fit, problem, result, std::move(shared), std::move(shared_price)};
            }),
            py::arg("fit"), py::arg("problem"), py::arg("result"), py::kw_only(),
            py::arg("shared") = std::vector<pairing::SharedCapacity>(),
            py::arg("shared_price") = std::vector<pairing::Score>())
        .def_readonly("fit", &TermPairing::fit)
        .def_readonly("problem", &TermPairing::problem)
        .def_readonly("result", &TermPairing::result)
        .def_readonly("shared", &TermPairing::shared)
        .def_readonly("shared_price", &TermPairing::shared_price)
        .def(py::self == py::self)
        .def(pickled(&TermPairing::fit, &TermPairing::problem, &TermPairing::result, &TermPairing::shared,
                     &TermPairing::shared_price));
    py::class_<TermRoster>(programme, "TermRoster", "Who stands duty when: problem and solution of one roster.")
        .def(py::init([](const roster::Problem& problem, const roster::Solution& solution) {
                 return TermRoster{problem, solution};
             }),
             py::arg("problem"), py::arg("solution"))
        .def_readonly("problem", &TermRoster::problem)
        .def_readonly("solution", &TermRoster::solution)
        .def(py::self == py::self)
        .def(pickled(&TermRoster::problem, &TermRoster::solution));
    py::class_<Term>(programme, "Term",
                     "A whole term, checked: everybody named in a part is in the organisation. Immutable.")
        .def(py::init([](const Label& name, const Period& period, UnitId branch, const org::Organisation& organisation,
                         const std::optional<TermPairing>& pairing, const std::optional<TermRoster>& roster,
                         const record::Ledger& ledger, const std::vector<record::Incident>& incidents,
                         const record::AreaRecords& areas, const std::optional<evaluation::Evaluation>& evaluation,
                         const std::vector<org::MeetingHeld>& meetings, const Management& management,
                         const Publication& published) {
                 return Term({name, period, branch, organisation, pairing, roster, ledger, incidents, areas, evaluation,
                              meetings, management, published});
             }),
             py::arg("name"), py::arg("period"), py::kw_only(), py::arg("branch"), py::arg("organisation"),
             py::arg("pairing") = py::none(), py::arg("roster") = py::none(), py::arg("ledger"),
             py::arg("incidents") = std::vector<record::Incident>{}, py::arg("areas") = record::AreaRecords{},
             py::arg("evaluation") = py::none(), py::arg("meetings") = std::vector<org::MeetingHeld>{},
             py::arg("management") = Management{}, py::arg("published") = Publication{})
        .def_property_readonly(
            "name", [](const Term& term) { return term.parts().name; }, "Name of the term, for reports.")
        .def_property_readonly(
            "period", [](const Term& term) { return term.parts().period; }, "First and last day.")
        .def_property_readonly(
            "branch", [](const Term& term) { return term.parts().branch; }, "Row of the unit whose term it is.")
        .def_property_readonly(
            "organisation", [](const Term& term) { return term.parts().organisation; }, "Who is in it.")
        .def_property_readonly(
            "pairing", [](const Term& term) { return term.parts().pairing; }, "Who helps whom; None where not planned.")
        .def_property_readonly(
            "roster", [](const Term& term) { return term.parts().roster; },
            "Who stands duty when; None where not planned.")
        .def_property_readonly(
            "ledger", [](const Term& term) { return term.parts().ledger; }, "What was done.")
        .def_property_readonly(
            "incidents", [](const Term& term) { return term.parts().incidents; },
            "What went wrong; who reported it is under seal.")
        .def_property_readonly(
            "areas", [](const Term& term) { return term.parts().areas; }, "What was done in the five areas.")
        .def_property_readonly(
            "evaluation", [](const Term& term) { return term.parts().evaluation; },
            "How well it went; None where not scored.")
        .def_property_readonly(
            "meetings", [](const Term& term) { return term.parts().meetings; }, "What was held.")
        .def_property_readonly(
            "management", [](const Term& term) { return term.parts().management; },
            "Goals, duties, gates, publicity, the past.")
        .def_property_readonly(
            "published", [](const Term& term) { return term.parts().published; },
            "What people were told; of version 0: nothing yet.")
        .def(py::self == py::self)
        .def("__repr__", [](const Term& term) {
            return "<muster.programme.Term: " + to_string(term.parts().period) + ", " +
                   std::to_string(term.organisation().members().size()) + " members>";
        });
}

void bind_publication(py::module_& programme)
{
    programme.def("publish", &publish, py::arg("roster"), py::arg("pairing"), py::arg("today"),
                  py::arg("before") = Publication{}, R"doc(
What is made known today: what was told before, with what roster and pairing have otherwise under the next version.

Parameters
----------
roster : TermRoster, optional
pairing : TermPairing, optional
    A part that is None leaves what was told of it as it is.
today : date
before : Publication
    Default: nothing.

Raises
------
InvalidInput
    If today is before the day of the last version.
)doc");
}

void bind_verification(py::module_& programme)
{
    py::class_<Verification>(programme, "Verification",
                             "What a term calls proved and what does not hold of it: sentences, as Labels.")
        .def_readonly("pairing", &Verification::pairing)
        .def_readonly("roster", &Verification::roster)
        .def_readonly("evaluation", &Verification::evaluation)
        .def_readonly("proven", &Verification::proven,
                      "The roster with score, bound and status as they are; None where the term has no roster.")
        .def_property_readonly("holds", &Verification::holds)
        .def("__bool__", &Verification::holds)
        .def(py::self == py::self)
        .def("__repr__", [](const Verification& made) {
            const std::size_t faults = made.pairing.size() + made.roster.size() + made.evaluation.size();
            return "<muster.programme.Verification: " +
                   (made.holds() ? "holds" : "does not hold, " + std::to_string(faults) + " faults") + ">";
        });
    programme.def("verify", &verify, py::arg("term"), py::call_guard<py::gil_scoped_release>(), R"doc(
Proves anew what a term calls proved, by code that shares nothing with what made it.

The pairing is one of greatest total, with the scores of its fit; the roster's score, bound and status are as they
follow from the roster and its certificate; its members are the organisation's; every score of the evaluation follows
from the term's ledger.
)doc");
}

void bind_audit(py::module_& programme)
{
    record_class<AuditEntry>(programme, "AuditEntry", "Something that was changed: when, what, by whom and why.",
                             field("on", &AuditEntry::on), field("what", &AuditEntry::what),
                             field("about", &AuditEntry::about, {}), field("by", &AuditEntry::by, {}),
                             field("why", &AuditEntry::why, {}));
    programme.def("audit", &audit, py::arg("term"), py::call_guard<py::gil_scoped_release>(), R"doc(
Who changed what, by day.

Corrections of stages and of evidence, appeals and their answers, moves of activities, steps of incidents, duties
acknowledged and done, turns and pairs that were told anew. Who reported an incident is under seal, and not in it.
)doc");
}

}  // namespace

void bind_programme(py::module_& muster)
{
    auto programme = muster.def_submodule("programme", "Four enters, one light as data, and a whole term.");
    bind_four_enters(programme);
    bind_management(programme);
    own_class<Publication>(programme)
        .def_property_readonly("version", &Publication::version, "How often the plan was made known; 0: never.")
        .def_property_readonly("told", &Publication::told, "The day of the last version; None: there is none.");
    bind_term(programme);
    bind_publication(programme);
    bind_department(programme);
    bind_audit(programme);
    bind_verification(programme);
}

}  // namespace muster::python
