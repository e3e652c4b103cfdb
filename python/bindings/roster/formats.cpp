// Instances and solutions as the field writes them.
#include "roster/parts.hpp"
#include "tools/casters.hpp"

#include "muster/roster/format/inrc1.hpp"
#include "muster/roster/format/inrc2.hpp"
#include "muster/roster/format/shift_scheduling.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's
using Texts = std::vector<std::string>;

/// Texts with what faults call them: `thing 1`, `thing 2` where nothing is given.
std::vector<SourceText> with_sources(Texts texts, const Texts& sources, const std::string& thing)
{
    if (!sources.empty() && sources.size() != texts.size())
        throw InvalidInput({"sources"},
                           "there are " + std::to_string(sources.size()) + " for " + std::to_string(texts.size()) +
                               " texts",
                           "give one for each text");
    std::vector<SourceText> made;
    for (std::string& text : texts)
        made.push_back(
            {std::move(text), sources.empty() ? thing + " " + std::to_string(made.size() + 1) : sources[made.size()]});
    return made;
}

void bind_files(py::module_& roster)
{
    py::enum_<FileForm>(roster, "FileForm", "How a file is written.")
        .value("text", FileForm::text)
        .value("xml", FileForm::xml)
        .value("json", FileForm::json);
    py::enum_<FileKind>(roster, "FileKind", "What a file holds.")
        .value("unknown", FileKind::unknown)
        .value("shift_scheduling", FileKind::shift_scheduling)
        .value("shift_scheduling_solution", FileKind::shift_scheduling_solution)
        .value("inrc1", FileKind::inrc1)
        .value("inrc1_solution", FileKind::inrc1_solution)
        .value("inrc2_scenario", FileKind::inrc2_scenario)
        .value("inrc2_history", FileKind::inrc2_history)
        .value("inrc2_week", FileKind::inrc2_week)
        .value("inrc2_solution", FileKind::inrc2_solution);
    py::class_<RecognisedFile>(roster, "RecognisedFile", "What a file is by what stands in it.")
        .def_readonly("kind", &RecognisedFile::kind)
        .def_readonly("form", &RecognisedFile::form)
        .def_readonly("name", &RecognisedFile::name)
        .def(py::self == py::self)
        .def("__repr__", [](const RecognisedFile& file) {
            return "<muster.roster.RecognisedFile: " + py::cast<std::string>(py::str(py::cast(file.kind))) + ", \"" +
                   file.name + "\">";
        });
    roster.def(
        "recognise",
        [](const std::string& text, const std::string& source) {
            return recognise({text, source});
        },
        py::arg("text"), py::arg("source") = "file", py::call_guard<py::gil_scoped_release>(),
        "Which of the known files a text is, by what it begins with.");
}

void bind_shift_scheduling(py::module_& roster)
{
    roster.def(
        "read_benchmark",
        [](const std::string& text, const std::string& source) { return read_benchmark(text, {source}); },
        py::arg("text"), py::arg("source") = "instance", py::call_guard<py::gil_scoped_release>(),
        "Problem of an instance of the public shift-scheduling benchmark, from its text.");
    roster.def(
        "read_benchmark_roster",
        [](const std::string& text, const Problem& problem, const std::string& source) {
            return read_benchmark_roster(text, problem, {source});
        },
        py::arg("text"), py::arg("problem"), py::arg("source") = "solution", py::call_guard<py::gil_scoped_release>(),
        "Roster of a solution in the benchmark's XML.");
    roster.def(
        "write_benchmark_roster",
        [](const Problem& problem, const Roster& made, const std::string& instance) {
            return write_benchmark_roster(problem, made, instance);
        },
        py::arg("problem"), py::arg("roster"), py::arg("instance") = "instance.ros",
        py::call_guard<py::gil_scoped_release>(), "The roster as a solution in the benchmark's XML.");
}

void bind_inrc1(py::module_& roster)
{
    roster.def(
        "read_inrc1", [](const std::string& text, const std::string& source) { return read_inrc1(text, {source}); },
        py::arg("text"), py::arg("source") = "instance", py::call_guard<py::gil_scoped_release>(),
        "Problem of an instance of the first nurse rostering competition, from its text or its XML.");
    roster.def(
        "read_inrc1_roster",
        [](const std::string& text, const Problem& problem, const std::string& source) {
            return read_inrc1_roster(text, problem, {source});
        },
        py::arg("text"), py::arg("problem"), py::arg("source") = "solution", py::call_guard<py::gil_scoped_release>(),
        "Roster of a solution of the first nurse rostering competition, in text or XML.");
    roster.def(
        "write_inrc1_roster",
        [](const Problem& problem, const Roster& made, const std::string& instance, const std::string& competitor,
           FileForm form) {
            return write_inrc1_roster(problem, made, {instance, competitor, form});
        },
        py::arg("problem"), py::arg("roster"), py::arg("instance"), py::kw_only(), py::arg("competitor") = "Muster",
        py::arg("form") = FileForm::xml, py::call_guard<py::gil_scoped_release>(),
        "The roster as a solution of the first nurse rostering competition, with its cost.");
}

void bind_inrc2(py::module_& roster)
{
    const Day first_monday = Inrc2Naming{}.first_monday;
    roster.def(
        "read_inrc2",
        [](std::string scenario, std::string history, Texts weeks, const Texts& sources, Day monday) {
            weeks.insert(weeks.begin(), {std::move(scenario), std::move(history)});
            Texts names = sources;
            if (names.empty()) {
                names = {"scenario", "history"};
                for (std::size_t week = 1; names.size() < weeks.size(); ++week)
                    names.push_back("week " + std::to_string(week));
            }
            std::vector<SourceText> all = with_sources(std::move(weeks), names, "file");
            return read_inrc2({all[0], all[1], {all.begin() + 2, all.end()}}, monday);
        },
        py::arg("scenario"), py::arg("history"), py::arg("weeks"), py::kw_only(), py::arg("sources") = Texts{},
        py::arg("first_monday") = first_monday, py::call_guard<py::gil_scoped_release>(),
        "Problem of the weeks after a history, of the second nurse rostering competition; the files are texts, XML or "
        "JSON. `sources` names them for faults: scenario, history, weeks.");
    roster.def(
        "read_inrc2_ahead",
        [](const std::string& scenario, const std::string& history, Texts weeks, Texts earlier, Day monday) {
            return read_inrc2_ahead(
                {{scenario, "scenario"}, {history, "history"}, with_sources(std::move(weeks), {}, "week")},
                with_sources(std::move(earlier), {}, "earlier week"), monday);
        },
        py::arg("scenario"), py::arg("history"), py::arg("weeks"), py::arg("earlier") = Texts{}, py::kw_only(),
        py::arg("first_monday") = first_monday, py::call_guard<py::gil_scoped_release>(),
        "The same with the weeks after these, up to the scenario's last, taken to ask for what these weeks and the\n"
        "`earlier` ones asked for, the latest first and over again, but for requests. `solve_next_week` plans so.");
    roster.def(
        "read_inrc2_solutions",
        [](Texts solutions, const Problem& problem, const Texts& sources, Day monday) {
            return read_inrc2_solutions(with_sources(std::move(solutions), sources, "solution"), problem, monday);
        },
        py::arg("solutions"), py::arg("problem"), py::kw_only(), py::arg("sources") = Texts{},
        py::arg("first_monday") = first_monday, py::call_guard<py::gil_scoped_release>(),
        "Roster of solutions of the second nurse rostering competition, one a week, in any order.");
    roster.def(
        "write_inrc2_solutions",
        [](const Problem& problem, const Roster& made, const std::string& scenario, FileForm form, Day monday) {
            return write_inrc2_solutions(problem, made, {scenario, monday, form});
        },
        py::arg("problem"), py::arg("roster"), py::arg("scenario"), py::kw_only(), py::arg("form") = FileForm::text,
        py::arg("first_monday") = first_monday, py::call_guard<py::gil_scoped_release>(),
        "A solution of the second nurse rostering competition for each week of the roster.");
    roster.def(
        "write_inrc2_history",
        [](const Problem& problem, const Roster& made, const std::string& scenario, FileForm form, Day monday) {
            return write_inrc2_history(problem, made, {scenario, monday, form});
        },
        py::arg("problem"), py::arg("roster"), py::arg("scenario"), py::kw_only(), py::arg("form") = FileForm::text,
        py::arg("first_monday") = first_monday, py::call_guard<py::gil_scoped_release>(),
        "The history with which the week after the roster begins, so that weeks can be planned one by one.");
}

}  // namespace

void bind_roster_formats(py::module_& roster)
{
    bind_files(roster);
    bind_shift_scheduling(roster);
    bind_inrc1(roster);
    bind_inrc2(roster);
}

}  // namespace muster::python
