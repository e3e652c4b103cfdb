// How far an activity has come: gate before, manage during, strict review after.
#pragma once

#include "muster/core/label.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// The six states of an activity, in order.
enum class ActivityState : std::uint8_t {
    planned,    ///< on file, not yet allowed
    approved,   ///< may take place
    running,    ///< takes place
    evidenced,  ///< has taken place, and what shows it is on file
    reviewed,   ///< what shows it was looked at: it counts
    closed,     ///< over; nothing more follows
};

/// `planned`, `approved` ... as in C++ and Python; `in` a report's language.
[[nodiscard]] Label label_of(ActivityState state);

/// Whether an activity may go from one state to the other at once.
///
/// Each state leads to the next. Besides: what is not good enough is sent back (approved to planned, evidenced to
/// running), a review is opened again (reviewed to evidenced), and what does not take place is closed before it runs.
[[nodiscard]] bool may_move(ActivityState from, ActivityState to) noexcept;

}  // namespace muster::record

#pragma GCC visibility pop
