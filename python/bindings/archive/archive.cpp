// Saving and loading for Python: the kind is told by the value, or by the envelope.
#include "archive/answers.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/record_class.hpp"

#include "muster/archive.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/org.hpp"
#include "muster/pairing/fit.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/programme/department.hpp"
#include "muster/programme/term.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/record/publicity.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#include <pybind11/stl/filesystem.h>

#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using archive::ArchiveFile;
using archive::Envelope;
using archive::Format;
using archive::kind_of;
using Incidents = std::vector<record::Incident>;
using Meetings = std::vector<org::MeetingHeld>;

template <class... Each>
struct List {
};

using Kinds =
    List<org::Organisation, org::Responsibility, org::Goals, org::StageRules, org::BranchRules, org::EscalationRules,
         org::ObligationOptions, org::WorkingDays, pairing::Fit, pairing::Problem, pairing::OptimalPairing,
         pairing::GroupProblem, pairing::Grouping, roster::Problem, roster::Roster, roster::Solution, record::Ledger,
         record::CaseBook, evaluation::Scheme, evaluation::Evaluation, programme::Term, programme::Department,
         archive::OptimalAnswer, archive::FairAnswer, archive::RepairAnswer, archive::GroupsAnswer,
         archive::StableAnswer, archive::CouplesAnswer, archive::SharedAnswer, archive::SharedRepairAnswer,
         archive::RankMaximalAnswer, archive::PopularAnswer, archive::AlternativesAnswer, archive::WeightedAnswer,
         archive::FullAnswer, archive::RosterAnswer, archive::RosterRepairAnswer>;

template <class Row>
bool is_list_of(py::handle value)
{
    if (!py::isinstance<py::list>(value) && !py::isinstance<py::tuple>(value))
        return false;
    for (const py::handle one : value)
        if (!py::isinstance<Row>(one))
            return false;
    return true;
}

/// Calls `use` with the value as what it is. @throws InvalidInput  for what archives do not know.
template <class Use>
void with_value(py::handle value, const Use& use)
{
    bool is_known = false;
    const auto try_one = [&]<class Each>(std::type_identity<Each>) {
        if (is_known || !py::isinstance<Each>(value))
            return;
        is_known = true;
        const Each& seen = value.cast<const Each&>();
        const py::gil_scoped_release no_gil;
        use(seen);
    };
    [&]<class... Each>(List<Each...>) { (try_one(std::type_identity<Each>{}), ...); }(Kinds{});
    const auto try_list = [&]<class Row>(std::type_identity<Row>) {
        if (is_known || !is_list_of<Row>(value))
            return;
        is_known = true;
        const auto rows = value.cast<std::vector<Row>>();
        const py::gil_scoped_release no_gil;
        use(rows);
    };
    try_list(std::type_identity<record::Incident>{});  // an empty list is one of incidents
    try_list(std::type_identity<org::MeetingHeld>{});
    if (!is_known)
        throw WrongKind({"save"}, "archives do not know " + py::str(py::type::of(value)).cast<std::string>(),
                        "save what it was made from: a result, a problem, a ledger, a scheme, an organisation, a term");
}

/// What `make` gives for the kind, as a Python object.
template <class Make>
py::object value_of(const std::string& kind, const Where& place, const Make& make)
{
    py::object made;
    const auto try_one = [&]<class Each>(std::type_identity<Each> type) {
        if (made || kind != kind_of<Each>)
            return;
        auto value = [&] {
            const py::gil_scoped_release no_gil;
            return make(type);
        }();
        made = py::cast(std::move(value));
    };
    [&]<class... Each>(List<Each...>) { (try_one(std::type_identity<Each>{}), ...); }(Kinds{});
    try_one(std::type_identity<Incidents>{});
    try_one(std::type_identity<Meetings>{});
    if (!made)
        throw ArchiveError(place, "it holds \"" + kind + "\", which is not known here", "update Muster");
    return made;
}

py::object load(const std::filesystem::path& path)
{
    const auto file = [&] {
        const py::gil_scoped_release no_gil;
        return ArchiveFile(path);
    }();
    return value_of(file.envelope().kind, {path.string()},
                    [&]<class Value>(std::type_identity<Value>) { return file.value<Value>(); });
}

py::object from_bytes(const py::bytes& bytes, const std::string& place)
{
    const std::string_view view = bytes;
    const Where where{place};
    return value_of(archive::envelope_in(view, where).kind, where,
                    [&]<class Value>(std::type_identity<Value>) { return archive::from_bytes<Value>(view, where); });
}

py::bytes to_bytes(py::handle value, Format format)
{
    std::string bytes;
    with_value(value, [&](const auto& seen) { bytes = archive::to_bytes(seen, format); });
    return bytes;
}

}  // namespace

void bind_archive(py::module_& muster)
{
    auto module = muster.def_submodule("archive", "Saving and loading: JSON, XML and portable binary.");
    py::enum_<Format>(module, "Format", "How an archive is written down.")
        .value("json", Format::json)
        .value("xml", Format::xml)
        .value("binary", Format::binary);
    record_class<Envelope>(module, "Envelope", "What an archive says of itself.", field("format", &Envelope::format),
                           field("kind", &Envelope::kind), field("version", &Envelope::version),
                           field("length", &Envelope::length), field("checksum", &Envelope::checksum));

    bind_archive_answers(module);
    bind_private_forms(module);
    module.def(
        "save",
        [](const std::filesystem::path& path, py::handle value, std::optional<Format> format, bool sync) {
            with_value(value, [&](const auto& seen) { archive::save(path, seen, {.format = format, .sync = sync}); });
        },
        py::arg("path"), py::arg("value"), py::kw_only(), py::arg("format") = py::none(), py::arg("sync") = true,
        "Whoever looks finds the old file or the new one, whole.");
    module.def("load", &load, py::arg("path"), "What `save` wrote; the file says what it is.");
    module.def("to_bytes", &to_bytes, py::arg("value"), py::arg("format") = Format::binary,
               "The bytes of an archive; the same value gives the same bytes.");
    module.def("from_bytes", &from_bytes, py::arg("data"), py::arg("place") = "archive",
               "The value in an archive's bytes; messages begin with `place`.");
    module.def("envelope_of", &archive::envelope_of, py::arg("path"), py::call_guard<py::gil_scoped_release>(),
               "What a file says of itself, without making its value.");
}

}  // namespace muster::python
