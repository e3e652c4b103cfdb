// Teaching weeks and timetables.
#include "org/parts.hpp"
#include "tools/casters.hpp"
#include "tools/record_class.hpp"

#include "muster/org/timetable.hpp"

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using org::DayWindow;
using org::TakenTime;
using org::TeachingWeeks;
using org::Timetable;

py::tuple state_of_timetable(const Timetable& timetable)
{
    return py::make_tuple(timetable.week_one(),
                          std::vector<TakenTime>(timetable.taken().begin(), timetable.taken().end()));
}

Timetable timetable_of(const py::tuple& state)
{
    if (state[0].is_none())
        return {};
    return Timetable(state[0].cast<Day>(), state[1].cast<std::vector<TakenTime>>());
}

void bind_weeks(py::module_& org)
{
    py::class_<TeachingWeeks>(org, "TeachingWeeks", R"doc(
A set of weeks of a term, counted from 1 to 64. Immutable.

Parameters
----------
text : str
    ``1-8,10,12-16``, ``1-16 odd``, ``2-16 even`` (also 单, 双) or ``all``.
)doc")
        // Construction
        .def(py::init([](const std::string& text) { return TeachingWeeks::parse(text, {"teaching weeks"}); }),
             py::arg("text") = "all")
        .def_static("range", &TeachingWeeks::range, py::arg("first"), py::arg("last"), py::arg("step") = 1)
        // Questions
        .def("contains", &TeachingWeeks::contains, py::arg("week"))
        // Python protocol
        .def("__contains__", &TeachingWeeks::contains, py::arg("week"))
        .def(py::self == py::self)
        .def("__hash__", [](TeachingWeeks weeks) { return py::hash(py::int_(weeks.bits())); })
        .def("__str__", [](TeachingWeeks weeks) { return to_string(weeks); })
        .def("__repr__", [](TeachingWeeks weeks) { return "TeachingWeeks('" + to_string(weeks) + "')"; })
        .def(py::pickle(
            [](TeachingWeeks weeks) { return py::make_tuple(weeks.bits()); },
            [](const py::tuple& state) { return TeachingWeeks::from_bits(state[0].cast<std::uint64_t>()); }));
}

}  // namespace

void bind_org_timetable(py::module_& org)
{
    bind_weeks(org);
    record_class<TakenTime>(org, "TakenTime", "One lesson or other weekly engagement. `weekday` 1 is Monday.",
                            field("weekday", &TakenTime::weekday), field("from_", &TakenTime::from),
                            field("to", &TakenTime::to), field("weeks", &TakenTime::weeks, TeachingWeeks::all()));

    py::class_<Timetable>(org, "Timetable", R"doc(
A weekly timetable of one term. Immutable.

Parameters
----------
week_one : datetime.date
    The Monday on which week 1 begins. Without it (and without times): always free.
taken : list of TakenTime

Raises
------
InvalidInput
    Names the first time at fault.
)doc")
        // Construction
        .def(py::init<>())
        .def(py::init<Day, std::vector<TakenTime>>(), py::arg("week_one"), py::arg("taken"))
        // Properties
        .def_property_readonly("week_one", &Timetable::week_one)
        .def_property_readonly("taken",
                               [](const Timetable& timetable) {
                                   return std::vector<TakenTime>(timetable.taken().begin(), timetable.taken().end());
                               })
        .def_property_readonly("is_always_free", &Timetable::is_always_free)
        // Questions
        .def("week_of", &Timetable::week_of, py::arg("day"), "Number of the term's week; 0 or less before week 1.")
        .def("is_free", &Timetable::is_free, py::arg("day"), py::arg("from_"), py::arg("to"),
             "Whether nothing is taken between the two times on that day.")
        // Derived values
        .def("joined_with", &Timetable::joined_with, py::arg("other"), "Both in one.")
        // Python protocol
        .def(py::self == py::self)
        .def("__hash__", [](const Timetable& timetable) { return py::hash(py::repr(state_of_timetable(timetable))); })
        .def("__repr__",
             [](const Timetable& timetable) {
                 return timetable.week_one() ? "Timetable" + py::repr(state_of_timetable(timetable)).cast<std::string>()
                                             : std::string("Timetable()");
             })
        .def(py::pickle(&state_of_timetable, &timetable_of));

    const DayWindow window;
    org.def(
        "free_minutes_in_common",
        [](const Timetable& left, const Timetable& right, ClockTime from, ClockTime to) {
            return free_minutes_in_common(left, right, {from, to});
        },
        py::arg("left"), py::arg("right"), py::kw_only(), py::arg("from_") = window.from, py::arg("to") = window.to,
        "Minutes a week that both have free in every week of the term, between two times of day.");
    org.def(
        "free_minutes_in_period",
        [](const std::vector<Timetable>& all, const Period& period, ClockTime from, ClockTime to) {
            return free_minutes_in_period(all, period, {from, to});
        },
        py::arg("all"), py::arg("period"), py::kw_only(), py::arg("from_") = window.from, py::arg("to") = window.to,
        "Minutes within the days of a period that all have free.");
}

}  // namespace muster::python
