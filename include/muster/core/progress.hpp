// What long work tells its caller, and how the caller stops it.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// One report of a solver at work.
struct ProgressReport {
    std::string_view step;          ///< what is being done; valid during the call
    double done = 0.0;              ///< part of the whole, 0 to 1
    std::optional<double> best{};   ///< value of the best answer so far
    std::optional<double> bound{};  ///< what no answer can beat
};

/// Called now and then, from the thread that called the solver; false asks it to stop.
///
/// An anytime solver then returns its best answer; one that has none throws `Stopped`.
using Progress = std::function<bool(const ProgressReport&)>;

}  // namespace muster

#pragma GCC visibility pop
