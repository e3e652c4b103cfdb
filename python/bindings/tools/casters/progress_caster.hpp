// A Python callable (or None) <-> Progress, and how a solver is run so that Ctrl-C and the callable can stop it.
//
//     .def("solve", [](const Problem& problem, Options options) {
//         return muster::python::released(options.progress, [&] { return solve(problem, options); });
//     })
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/progress.hpp"
#include "tools/passed_on.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace muster::python {

/// Calls `callable(step, done, best, bound)`; a False stops the work, anything else lets it go on.
///
/// Takes the GIL for each call and looks for signals. What the callable (or Ctrl-C) raises is kept, the solver is asked
/// to stop, and `released` raises it again. Copies share what was raised; copying needs no GIL.
class PythonProgress {
public:
    /// Needs the GIL. `callable` may be None: then only signals are looked for.
    explicit PythonProgress(pybind11::object callable) : shared_(new Shared{std::move(callable), {}}, Release{}) {}

    [[nodiscard]] pybind11::object callable() const { return shared_->callable; }

    bool operator()(const ProgressReport& report) const
    {
        const pybind11::gil_scoped_acquire gil;
        if (shared_->raised)
            return false;
        try {
            if (PyErr_CheckSignals() != 0)
                throw pybind11::error_already_set();
            if (shared_->callable.is_none())
                return true;
            const pybind11::object answer =
                shared_->callable(std::string(report.step), report.done, report.best, report.bound);
            return answer.ptr() != Py_False;
        } catch (pybind11::error_already_set& error) {
            shared_->raised.emplace(error);
            return false;
        }
    }

    /// Needs the GIL. Forgets what was raised, so that the same callable can be used again.
    void raise_again() const
    {
        if (auto raised = std::exchange(shared_->raised, std::nullopt))
            pass_on(*raised);
    }

private:
    struct Shared {
        pybind11::object callable;
        std::optional<pybind11::error_already_set> raised;
    };
    struct Release {
        void operator()(Shared* shared) const
        {
            const pybind11::gil_scoped_acquire gil;
            delete shared;
        }
    };

    std::shared_ptr<Shared> shared_;
};

/// The result of `work()`, run without the GIL; raises what the callable inside `progress` raised meanwhile.
///
/// `progress` may be any Progress; one that did not come from Python has nothing to raise.
template <class Work>
auto released(const Progress& progress, Work&& work)
{
    const auto* const from_python = progress.target<PythonProgress>();
    try {
        auto result = [&] {
            const pybind11::gil_scoped_release no_gil;
            return work();
        }();
        if (from_python != nullptr)
            from_python->raise_again();
        return result;
    } catch (const Stopped&) {
        if (from_python != nullptr)
            from_python->raise_again();
        throw;
    }
}

}  // namespace muster::python

namespace pybind11::detail {

template <>
struct type_caster<muster::Progress> {
    PYBIND11_TYPE_CASTER(muster::Progress,
                         const_name("Optional[Callable[[str, float, Optional[float], Optional[float]], Any]]"));

    bool load(handle source, bool)
    {
        if (!source.is_none() && PyCallable_Check(source.ptr()) == 0)
            return false;
        value = muster::python::PythonProgress(reinterpret_borrow<object>(source));
        return true;
    }

    static handle cast(const muster::Progress& progress, return_value_policy, handle)
    {
        const auto* const from_python = progress.target<muster::python::PythonProgress>();
        return from_python == nullptr ? none().release() : from_python->callable().release();
    }
};

}  // namespace pybind11::detail
