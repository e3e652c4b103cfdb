// The ledger for Python.
#include "record/ledger_columns.hpp"
#include "record/parts.hpp"
#include "tools/bind.hpp"
#include "tools/raised.hpp"
#include "tools/record_class.hpp"

#include "muster/record/ledger.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace record;

template <class Words>
std::vector<std::string> words_of(const Words& words)
{
    return {words.words().begin(), words.words().end()};
}

template <class Value>
std::vector<Value> list_of(std::span<const Value> values)
{
    return {values.begin(), values.end()};
}

void require_record(const Ledger& ledger, EvidenceId record)
{
    if (!ledger.contains(record))
        throw NotFound({"record"}, "there is none in row " + std::to_string(record.row()),
                       "give a row below " + std::to_string(ledger.size()));
}

py::tuple state_of(const Ledger& ledger)
{
    return py::make_tuple(words_of(ledger.members()), words_of(ledger.indicators()), words_of(ledger.sources()),
                          words_of(ledger.events()), words_of(ledger.levels()), words_of(ledger.places()),
                          list_of(ledger.activities()), columns_of(ledger), list_of(ledger.corrections()),
                          list_of(ledger.appeals()));
}

Ledger ledger_from(const py::tuple& saved)
{
    using Words = std::vector<std::string>;
    Ledger ledger(saved[0].cast<Words>(), saved[1].cast<Words>());
    for (auto& word : saved[2].cast<Words>())
        ledger.admit_source(std::move(word));
    for (auto& word : saved[3].cast<Words>())
        ledger.admit_event(std::move(word));
    for (auto& word : saved[4].cast<Words>())
        ledger.admit_level(std::move(word));
    for (auto& word : saved[5].cast<Words>())
        ledger.admit_place(std::move(word));
    for (auto& activity : saved[6].cast<std::vector<Activity>>())
        ledger.add_activity(std::move(activity));
    const auto columns = saved[7].cast<py::dict>();
    const auto maybe = [&](const char* name) -> MaybeColumn<std::uint32_t> {
        if (!columns.contains(name))
            return std::nullopt;
        return columns[name].cast<GivenColumn<std::uint32_t>>();
    };
    append_columns(ledger,
                   {columns["members"].cast<GivenColumn<std::uint32_t>>(),
                    columns["indicators"].cast<GivenColumn<std::uint32_t>>(),
                    columns["quantities"].cast<GivenColumn<std::int64_t>>(),
                    columns["days"].cast<GivenColumn<std::int32_t>>(), maybe("sources"), maybe("activities"),
                    maybe("events"), maybe("levels"), maybe("places")},
                   "pickle", 1);
    ledger.correct(saved[8].cast<std::vector<Correction>>());
    for (const AppealRecord& each : saved[9].cast<std::vector<AppealRecord>>()) {
        const AppealId appeal = ledger.appeal(each.appeal);
        if (each.answer)
            ledger.answer(appeal, *each.answer);
    }
    return ledger;
}

}  // namespace

void bind_record_ledger(py::module_& muster)
{
    auto record = muster.attr("record").cast<py::module_>();
    py::class_<Ledger>(record, "Ledger", "Evidence in columns, append-only; a copy is a snapshot.")
        // Construction
        .def(py::init<std::vector<std::string>, std::vector<std::string>>(),
             py::arg("members") = std::vector<std::string>{}, py::arg("indicators") = std::vector<std::string>{})
        .def("admit_member", &Ledger::admit_member, py::arg("code"), "Row of the code, new if it is.")
        .def(
            "admit_members",
            [](Ledger& ledger, std::vector<std::string> codes) {
                Column<std::uint32_t> rows(static_cast<py::ssize_t>(codes.size()));
                for (std::size_t at = 0; at < codes.size(); ++at)
                    rows.mutable_data()[at] = ledger.admit_member(std::move(codes[at])).row();
                return rows;
            },
            py::arg("codes"), "Rows of the codes, new where they are: an array.")
        .def("admit_indicator", &Ledger::admit_indicator, py::arg("code"))
        .def("admit_source", &Ledger::admit_source, py::arg("word"))
        .def("admit_event", &Ledger::admit_event, py::arg("word"))
        .def("admit_level", &Ledger::admit_level, py::arg("word"))
        .def("admit_place", &Ledger::admit_place, py::arg("word"))
        .def("add_activity", &Ledger::add_activity, py::arg("activity"))
        .def("move_activity", &Ledger::move_activity, py::arg("activity"), py::arg("move"))
        .def("append", py::overload_cast<const Evidence&>(&Ledger::append), py::arg("evidence"),
             "Row of the new record.")
        .def(
            "append_columns",
            [](Ledger& ledger, GivenColumn<std::uint32_t> members, GivenColumn<std::uint32_t> indicators,
               GivenColumn<std::int32_t> days, MaybeColumn<std::int64_t> quantities, MaybeColumn<std::uint32_t> sources,
               MaybeColumn<std::uint32_t> activities, MaybeColumn<std::uint32_t> events,
               MaybeColumn<std::uint32_t> levels, MaybeColumn<std::uint32_t> places, std::string from,
               std::size_t first_line) {
                return append_columns(ledger,
                                      {std::move(members), std::move(indicators), std::move(quantities),
                                       std::move(days), std::move(sources), std::move(activities), std::move(events),
                                       std::move(levels), std::move(places)},
                                      std::move(from), first_line);
            },
            py::arg("members"), py::arg("indicators"), py::arg("days"), py::kw_only(),
            py::arg("quantities") = py::none(), py::arg("sources") = py::none(), py::arg("activities") = py::none(),
            py::arg("events") = py::none(), py::arg("levels") = py::none(), py::arg("places") = py::none(),
            py::arg("from_") = "evidence", py::arg("first_line") = 1, R"doc(
Many records at once, all or, where one is at fault, none.

Parameters
----------
members, indicators : uint32 arrays, shape (records,)
    Rows of the ledger's words.
days : int32 array, shape (records,)
    Days since 1970-01-01, as in datetime64[D].
quantities : int64 array, optional
    Millionths; 1 for each where left out.
sources, activities, events, levels, places : uint32 arrays, optional
    Rows of words; 2**32 - 1 is unset.
from_, first_line : str, int
    What messages call the input.

Raises
------
InvalidInput
    With every fault and its line.
)doc")
        .def("void_record", &Ledger::void_record, py::arg("record"), py::arg("note"), "The record counts no more.")
        .def("replace", &Ledger::replace, py::arg("record"), py::arg("evidence"), py::arg("note"),
             "Another record, appended, counts in its place.")
        .def(
            "correct", [](Ledger& ledger, const std::vector<Correction>& corrections) { ledger.correct(corrections); },
            py::arg("corrections"), "Corrections among records that are there; all or none.")
        .def("appeal", &Ledger::appeal, py::arg("appeal"))
        .def("answer", &Ledger::answer, py::arg("appeal"), py::arg("answer"))
        // Properties
        .def_property_readonly(
            "members", [](const Ledger& ledger) { return words_of(ledger.members()); }, "Codes, in rows.")
        .def_property_readonly("indicators", [](const Ledger& ledger) { return words_of(ledger.indicators()); })
        .def_property_readonly("sources", [](const Ledger& ledger) { return words_of(ledger.sources()); })
        .def_property_readonly("events", [](const Ledger& ledger) { return words_of(ledger.events()); })
        .def_property_readonly("levels", [](const Ledger& ledger) { return words_of(ledger.levels()); })
        .def_property_readonly("places", [](const Ledger& ledger) { return words_of(ledger.places()); })
        .def_property_readonly("activities", [](const Ledger& ledger) { return list_of(ledger.activities()); })
        .def_property_readonly("corrections", [](const Ledger& ledger) { return list_of(ledger.corrections()); })
        .def_property_readonly("appeals", [](const Ledger& ledger) { return list_of(ledger.appeals()); })
        .def_property_readonly("columns", &columns_of, "Dict of arrays, as `append_columns` takes them.")
        .def_property_readonly("effective_size", &Ledger::effective_size)
        // Questions
        .def("__len__", &Ledger::size)
        .def(
            "__getitem__",
            [](const Ledger& ledger, EvidenceId row) {
                require_record(ledger, row);
                return ledger[row];
            },
            py::arg("record"))
        .def(
            "is_effective",
            [](const Ledger& ledger, EvidenceId row) {
                require_record(ledger, row);
                return ledger.is_effective(row);
            },
            py::arg("record"), "Neither void nor replaced.")
        .def(
            "is_waiting",
            [](const Ledger& ledger, EvidenceId row) {
                require_record(ledger, row);
                return ledger.is_waiting(row);
            },
            py::arg("record"), "Of an activity that has not passed its review.")
        .def(
            "activity_of",
            [](const Ledger& ledger, const std::string& code) { return ledger.activity_of(code, {"activity"}); },
            py::arg("code"))
        // Python protocol
        .def("__copy__", [](const Ledger& ledger) { return Ledger(ledger); })
        .def(
            "__deepcopy__", [](const Ledger& ledger, const py::dict&) { return Ledger(ledger); }, py::arg("memo"))
        .def(py::self == py::self)
        .def("__repr__",
             [](const Ledger& ledger) {
                 return "<muster.record.Ledger: " + std::to_string(ledger.size()) + " records>";
             })
        .def(py::pickle(&state_of, &ledger_from));
    bind_record_anomalies(record);
}

}  // namespace muster::python
