// A roster that gets better in the background.
#include "roster/parts.hpp"
#include "tools/casters.hpp"
#include "tools/passed_on.hpp"
#include "tools/pickled.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/improver.hpp"

#include <pybind11/functional.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's
using std::chrono::milliseconds;

/// Whoever lets go of it holds the GIL, which its thread may be waiting for.
struct WithoutGil {
    void operator()(const Improver* improver) const
    {
        const py::gil_scoped_release no_gil;
        delete improver;
    }
};

/// Copied and let go of without the GIL.
class Held {
public:
    explicit Held(py::object object) : object_(new py::object(std::move(object)), WithGil{}) {}
    [[nodiscard]] const py::object& object() const { return *object_; }

private:
    struct WithGil {
        void operator()(const py::object* held) const
        {
            const py::gil_scoped_acquire gil;
            delete held;
        }
    };
    std::shared_ptr<py::object> object_;
};

/// What a callable raised, which is to be raised by every question from then on.
class Failure : public std::exception {
public:
    explicit Failure(const py::error_already_set& error) : exception_(py::reinterpret_borrow<py::object>(error.value()))
    {
        if (error.trace())
            PyException_SetTraceback(exception_.object().ptr(), error.trace().ptr());
    }
    [[noreturn]] void raise() const { pass_on(exception_.object()); }

private:
    Held exception_;
};

/// The answer to a question, asked without the GIL.
template <class Ask>
auto answer(const Ask& ask)
{
    try {
        const py::gil_scoped_release no_gil;
        return ask();
    } catch (const Failure& failure) {
        failure.raise();
    }
}

/// Called with the GIL.
class Told {
public:
    explicit Told(py::object callable) : callable_(std::move(callable)) {}
    void operator()(const Improved& better) const
    {
        const py::gil_scoped_acquire gil;
        try {
            callable_.object()(better);
        } catch (const py::error_already_set& error) {
            throw Failure(error);
        }
    }

private:
    Held callable_;
};

std::vector<std::weak_ptr<Improver>>& all_begun()
{
    static std::vector<std::weak_ptr<Improver>> all;
    return all;
}

/// Where the interpreter ends: none of their threads may call Python any more.
void stop_all()
{
    for (const std::weak_ptr<Improver>& each : all_begun())
        if (const std::shared_ptr<Improver> improver = each.lock()) {
            const py::gil_scoped_release no_gil;
            improver->stop();
        }
}

std::shared_ptr<Improver> begun(const Problem& problem, const Roster& made, std::optional<std::uint64_t> work_limit,
                                Seed seed, unsigned threads, const std::optional<py::function>& better)
{
    ImproverOptions options{.work_limit = work_limit, .seed = seed, .threads = threads};
    if (better)
        options.better = Told(*better);
    std::shared_ptr<Improver> improver;
    {
        const py::gil_scoped_release no_gil;
        improver = {new Improver(problem, made, std::move(options)), WithoutGil{}};
    }
    std::erase_if(all_begun(), [](const auto& each) { return each.expired(); });
    all_begun().push_back(improver);
    return improver;
}

/// Looks for signals now and then.
std::optional<Improved> waited_for(Improver& improver, std::optional<double> seconds)
{
    constexpr milliseconds between_signals(50);
    const auto now = [] { return std::chrono::steady_clock::now(); };
    std::optional<std::chrono::steady_clock::time_point> end;
    if (seconds && std::isnan(*seconds))
        throw InvalidInput({"seconds"}, "they are not a number", "give seconds, 0 or more, or none");
    if (seconds && *seconds < 1e9)
        end = now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                          std::chrono::duration<double>(std::max(0.0, *seconds)));
    while (true) {
        const bool is_over = improver.is_resting() || (end && now() >= *end);
        const milliseconds most = is_over ? milliseconds(0)
                                  : end   ? std::min(between_signals, std::chrono::ceil<milliseconds>(*end - now()))
                                          : between_signals;
        const std::optional<Improved> better = answer([&] { return improver.wait(most); });
        if (better || is_over)
            return better;
        if (PyErr_CheckSignals() != 0)
            throw py::error_already_set();
    }
}

void bind_changes(py::class_<Improver, std::shared_ptr<Improver>>& improver)
{
    const auto quick = py::call_guard<py::gil_scoped_release>();
    improver
        .def(
            "change",
            [](Improver& changed, const py::object& edit) {
                const py::gil_scoped_release no_gil;
                return changed.change([&](const Problem& problem) {
                    const py::gil_scoped_acquire gil;
                    return edit(problem).cast<Problem>();
                });
            },
            py::arg("edit"),
            "Any change: `edit` makes another problem, of the same days, members and shift types, of the one at hand.")
        .def("put", &Improver::put, py::arg("roster"), quick)
        .def("pin", &Improver::pin, py::arg("assignment"), quick)
        .def("unpin", &Improver::unpin, py::arg("assignment"), quick)
        .def("add_leave", &Improver::add_leave, py::arg("member"), py::arg("days"), quick)
        .def("remove_leave", &Improver::remove_leave, py::arg("member"), py::arg("days"), quick)
        .def("set_cover", &Improver::set_cover, py::arg("cover"), quick);
}

}  // namespace

void bind_roster_improver(py::module_& roster)
{
    py::class_<Improved>(roster, "Improved", "A roster that an improver tells of.")
        .def_readonly("solution", &Improved::solution)
        .def_readonly("edition", &Improved::edition)
        .def_readonly("number", &Improved::number)
        .def(py::self == py::self)
        .def(pickled(&Improved::solution, &Improved::edition, &Improved::number))
        .def("__repr__", [](const Improved& told) {
            return "<muster.roster.Improved: number " + std::to_string(told.number) + " of edition " +
                   std::to_string(told.edition) + ", hard " + std::to_string(told.solution.score.hard) + ", cost " +
                   std::to_string(told.solution.score.cost) + ">";
        });
    py::class_<Improver, std::shared_ptr<Improver>> improver(roster, "Improver", R"doc(
Holds a problem and a roster, and looks for better ones on a thread of its own, until it is stopped.

Parameters
----------
problem : Problem
roster : Roster
work_limit : int, optional
    Steps of about a microsecond after each change; then it rests. Without it, it goes on until the roster is proven
    best.
seed, threads : int
better : callable(Improved), optional
    Called with each better roster, from a thread of the improver, which stops where that fails.

Raises
------
InvalidInput
    If the roster is of other days, members or shift types than the problem.
)doc");
    const auto quick = py::call_guard<py::gil_scoped_release>();
    improver
        .def(py::init(&begun), py::arg("problem"), py::arg("roster"), py::kw_only(),
             py::arg("work_limit") = ImproverOptions{}.work_limit, py::arg("seed") = Seed{},
             py::arg("threads") = ImproverOptions{}.threads, py::arg("better") = py::none())
        .def_property_readonly("problem", py::cpp_function(&Improver::problem, quick))
        .def_property_readonly("best", [](const Improver& asked) { return answer([&] { return asked.best(); }); })
        .def_property_readonly("edition", py::cpp_function(&Improver::edition, quick))
        .def_property_readonly("is_resting", py::cpp_function(&Improver::is_resting, quick))
        .def("wait", &waited_for, py::arg("seconds") = py::none(), R"doc(
Waits for a better roster than the last that this told since the last change.

Returns
-------
Improved or None
    None where the improver rests, or the time is over.
)doc")
        .def("stop", &Improver::stop, quick);
    bind_changes(improver);
    py::module_::import("atexit").attr("register")(py::cpp_function(&stop_all));
}

}  // namespace muster::python
