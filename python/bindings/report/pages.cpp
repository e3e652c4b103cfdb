// muster.report for Python: a page for each member, and posters.
#include "tools/bind.hpp"
#include "tools/casters.hpp"

#include "muster/report/html_member.hpp"
#include "muster/report/names.hpp"
#include "muster/report/poster.hpp"
#include "muster/report/source_words.hpp"

#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace report;

std::string own_page(const programme::Term& term, MemberId member, Language language, std::optional<Day> today,
                     std::string calendar, const org::StageRules& rules, const org::WorkingDays& working_days)
{
    return member_page(term, member,
                       {.language = language,
                        .today = today,
                        .calendar = std::move(calendar),
                        .stages = {.rules = rules, .working_days = working_days}});
}

void bind_own_page(py::module_& report)
{
    report.def("member_page", &own_page, py::arg("term"), py::arg("member"), py::kw_only(),
               py::arg("language") = Language::zh, py::arg("today") = py::none(), py::arg("calendar") = "",
               py::arg("rules") = org::StageRules(), py::arg("working_days") = org::WorkingDays(),
               py::call_guard<py::gil_scoped_release>(),
               "What the term means for one member (a row of the organisation), as one HTML page for that member "
               "alone: of others it holds the names of those who share a shift or a pair. Turns before `today` "
               "(default: the term's first day) are past; `calendar` is the relative address of the member's "
               "calendar.");
}

void bind_posters(py::module_& report)
{
    const auto bind = [&](auto week, const char* words) {
        report.def(
            "poster",
            [](const programme::Term& term, decltype(week) which, Language language, std::optional<int> version,
               std::optional<Day> published) {
                return poster(term, which, {.language = language, .version = version, .published = published});
            },
            py::arg("term"), py::arg("week"), py::kw_only(), py::arg("language") = Language::zh,
            py::arg("version") = py::none(), py::arg("published") = py::none(),
            py::call_guard<py::gil_scoped_release>(), words);
    };
    bind(int{}, "A week of the roster, counted from 1, as one sheet of A4 to be hung up.");
    bind(Day{}, "The week that holds a day.");
    report.def(
        "posters",
        [](const programme::Term& term, Language language, std::optional<int> version, std::optional<Day> published) {
            return posters(term, {.language = language, .version = version, .published = published});
        },
        py::arg("term"), py::kw_only(), py::arg("language") = Language::zh, py::arg("version") = py::none(),
        py::arg("published") = py::none(), py::call_guard<py::gil_scoped_release>(),
        "All weeks of the roster, a sheet of A4 each.");
}

void bind_words(py::module_& report)
{
    report.def("source_in_words", &source_in_words, py::arg("source"), py::arg("language"),
               "What a scheme or a rule names as its source. Those of the library are known in both languages; others "
               "stay as they were written.");
    report.def(
        "names_apart",
        [](const org::Organisation& organisation) {
            const Names names(organisation);
            return std::pair(names.members(), names.students());
        },
        py::arg("organisation"),
        "Names of all members and of all students, each in their order. Behind a name that several people have stands "
        "the year of entry, or where that is no help as much of the end of the code as it takes.");
}

}  // namespace

void bind_report_pages(py::module_& muster)
{
    auto report = muster.attr("report").cast<py::module_>();
    bind_words(report);
    bind_own_page(report);
    bind_posters(report);
}

}  // namespace muster::python
