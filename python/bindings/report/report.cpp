// muster.report for Python: pages, calendars, and text made harmless.
#include "tools/bind.hpp"
#include "tools/casters.hpp"

#include "muster/report/duty_calendar.hpp"
#include "muster/report/escape.hpp"
#include "muster/report/html.hpp"
#include "muster/report/html_department.hpp"
#include "muster/report/pseudonymise.hpp"
#include "muster/report/suppress.hpp"

#include <pybind11/functional.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace report;

using MinutesAhead = std::function<int(Day, int)>;

CalendarOptions calendar_options(std::string name, Language language, Day published, int version,
                                 const std::optional<MinutesAhead>& ahead)
{
    CalendarOptions options{.name = std::move(name), .published = published, .version = version, .language = language};
    if (ahead)
        options.clock = WallClock::Offset([&](Day day, Minutes time) { return Minutes((*ahead)(day, time.count())); });
    return options;
}

std::string term_calendar(const programme::Term& term, Language language, std::optional<Day> published, int version,
                          const std::string& member, const std::optional<MinutesAhead>& ahead,
                          const std::optional<std::string>& name)
{
    const auto& parts = term.parts();
    const auto& members = term.organisation().members();
    std::string called = term.organisation().units()[parts.branch].name.in(language);
    if (!member.empty()) {
        const auto row = members.find(member);
        called += " · " + (row ? members[*row].name : member);
    }
    return icalendar(
        duty_events(term, language, member),
        calendar_options(name.value_or(called), language, published.value_or(parts.period.first()), version, ahead));
}

std::string roster_calendar(const roster::Problem& problem, const roster::Roster& roster, Language language,
                            const std::string& name, std::optional<Day> published, int version,
                            std::optional<MemberId> member, const std::optional<MinutesAhead>& ahead)
{
    return icalendar(duty_events(problem, roster, language, member),
                     calendar_options(name, language, published.value_or(problem.period().first()), version, ahead));
}

}  // namespace

void bind_report(py::module_& muster)
{
    auto report = muster.def_submodule("report", "Readable output.");
    py::enum_<Audience>(report, "Audience", "Who a page is for.")
        .value("members", Audience::members)
        .value("committee", Audience::committee);
    py::class_<Picture>(report, "Picture", "A picture of the term, drawn by the caller, for its section of the page.")
        .def(py::init([](std::string key, Label svg, Label caption, Label alternative) {
                 return Picture{std::move(key), std::move(svg), std::move(caption), std::move(alternative)};
             }),
             py::arg("key"), py::arg("svg"), py::kw_only(), py::arg("caption") = Label{},
             py::arg("alternative") = Label{})
        .def_readonly("key", &Picture::key)
        .def_readonly("svg", &Picture::svg)
        .def_readonly("caption", &Picture::caption)
        .def_readonly("alternative", &Picture::alternative)
        .def(py::self == py::self)
        .def("__hash__",
             [](const Picture& picture) {
                 return py::hash(py::make_tuple(picture.key, picture.svg, picture.caption, picture.alternative));
             })
        .def("__repr__",
             [](const Picture& picture) { return py::str("Picture({!r})").format(picture.key).cast<std::string>(); })
        .def(py::pickle(
            [](const Picture& picture) {
                return py::make_tuple(picture.key, picture.svg, picture.caption, picture.alternative);
            },
            [](const py::tuple& state) {
                return Picture{state[0].cast<std::string>(), state[1].cast<Label>(), state[2].cast<Label>(),
                               state[3].cast<Label>()};
            }));
    py::class_<PageCheck>(report, "PageCheck",
                          "What a page is given to check itself with, in the browser of whoever reads it.")
        .def(py::init([](const py::bytes& program, const py::bytes& archive) {
                 return PageCheck{program, archive};
             }),
             py::arg("program"), py::arg("archive"))
        .def_property_readonly(
            "program", [](const PageCheck& check) { return py::bytes(check.program); },
            "`page_check.wasm.gz`, as the build makes it where there is Emscripten.")
        .def_property_readonly(
            "archive", [](const PageCheck& check) { return py::bytes(check.archive); },
            "Of the term, binary, packed by gzip or not; who gets the page can read all of it.")
        .def(py::self == py::self)
        .def("__hash__",
             [](const PageCheck& check) {
                 return py::hash(py::make_tuple(py::bytes(check.program), py::bytes(check.archive)));
             })
        .def("__repr__",
             [](const PageCheck& check) {
                 return py::str("<PageCheck of {} bytes of archive>").format(check.archive.size()).cast<std::string>();
             })
        .def(py::pickle(
            [](const PageCheck& check) { return py::make_tuple(py::bytes(check.program), py::bytes(check.archive)); },
            [](const py::tuple& state) {
                return PageCheck{state[0].cast<std::string>(), state[1].cast<std::string>()};
            }));
    report.def(
        "html",
        [](const programme::Term& term, Language language, Audience audience, std::vector<Picture> pictures,
           std::size_t least_group, std::optional<PageCheck> check) {
            return html(term, {.language = language,
                               .audience = audience,
                               .pictures = std::move(pictures),
                               .least_group = least_group,
                               .check = std::move(check)});
        },
        py::arg("term"), py::kw_only(), py::arg("language") = Language::zh, py::arg("audience") = Audience::committee,
        py::arg("pictures") = std::vector<Picture>{}, py::arg("least_group") = 5, py::arg("check") = py::none(),
        py::call_guard<py::gil_scoped_release>(),
        "The term as one HTML page without any other file, in both languages, `language` first. For members it has no "
        "scores of persons and no incidents, and groups below `least_group` are not counted out. With a `check`, see "
        "`page_check`, whoever reads it has their browser work it out again; a page for members takes none.");
    report.def(
        "html", [](const programme::Department& department, Language language) { return html(department, language); },
        py::arg("term"), py::kw_only(), py::arg("language") = Language::zh, py::call_guard<py::gil_scoped_release>(),
        "Branches compared as one HTML page in both languages, `language` first; it names no person.");
    report.def(
        "icalendar", &term_calendar, py::arg("term"), py::kw_only(), py::arg("language") = Language::zh,
        py::arg("published") = py::none(), py::arg("version") = 0, py::arg("member") = "",
        py::arg("ahead") = py::none(), py::arg("name") = py::none(),
        "The term's duties as a calendar (RFC 5545), for all or for the member of a code, who may have left. Raise "
        "`version` with every change: subscribed calendars then update. `published` defaults to the term's first day. "
        "`ahead` gives the minutes that the clock on the wall is ahead of UTC, of a day and the minutes since "
        "midnight; "
        "without it +08:00. `name` is what calendar programs show; without it the branch, and the member.");
    report.def("roster_icalendar", &roster_calendar, py::arg("problem"), py::arg("roster"), py::kw_only(),
               py::arg("language") = Language::zh, py::arg("name") = "", py::arg("published") = py::none(),
               py::arg("version") = 0, py::arg("member") = py::none(), py::arg("ahead") = py::none(),
               "The duties of any roster as a calendar, as `icalendar`; `member` is a row of the problem, `published` "
               "defaults to its first day.");
    report.def("html_escaped", &html_escaped, py::arg("text"), "For HTML text and quoted attributes.");
    report.def("cell_escaped", &cell_escaped, py::arg("text"), "For a spreadsheet cell: formulas get an apostrophe.");
    report.def("csv_escaped", &csv_escaped, py::arg("text"), "One field of a CSV line.");
    report.def(
        "pseudonymise",
        [](const std::vector<std::string>& people, const std::string& key) {
            const Pseudonyms made = pseudonymise(people, key);
            return py::make_tuple(made.of, made.real);
        },
        py::arg("people"), py::arg("key"), "Two dicts: person to pseudonym, and back; keep the second apart.");
    report.def(
        "shown_groups",
        [](const std::vector<std::size_t>& sizes, std::size_t least) { return shown_groups(sizes, least); },
        py::arg("sizes"), py::arg("least"), "Which groups to show so that small ones cannot be told or reckoned.");
}

}  // namespace muster::python
