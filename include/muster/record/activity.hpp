// Something the organisation does, from the plan to the review.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/record/activity_state.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What an activity is meant to be.
struct ActivityPlan {
    std::string code;                       ///< the name people write in their files
    Label label{};                          ///< name in reports
    std::string platform{};                 ///< which platform or area it belongs to, in the programme's words
    std::vector<std::string> indicators{};  ///< codes of the indicators it is meant to give evidence for
    Period days;                            ///< first and last day it takes place
    MemberId responsible{};                 ///< the one accountable; unset: not on file
    std::string part_of{};                  ///< code of the festival it is an event of; empty: of none
    std::string named_programme{};          ///< code of the named programme, as a contest for students; empty: none

    friend bool operator==(const ActivityPlan&, const ActivityPlan&) = default;
};

/// One step of an activity's life.
struct ActivityMove {
    ActivityState to;    ///< the state it came to
    Day day;             ///< on which day
    MemberId by{};       ///< who moved it; unset: not on file
    std::string note{};  ///< why, in words; may be empty

    friend bool operator==(const ActivityMove&, const ActivityMove&) = default;
};

/// An activity and everything that happened to it since it was planned.
///
/// Always true: every move is legal (`may_move`) and days do not go back. A value: `with_move` makes a new one.
class Activity {
public:
    /// @throws InvalidInput  if the code is empty, a move is not legal, or a day goes back or is special.
    explicit Activity(ActivityPlan plan, std::vector<ActivityMove> moves = {});

    /// One that went straight through all states to `state`, all on one day. For files that know no more.
    [[nodiscard]] static Activity at(ActivityPlan plan, ActivityState state, Day day, MemberId by = {});

    /// What it is meant to be.
    [[nodiscard]] const ActivityPlan& plan() const noexcept { return plan_; }
    /// The name people write in their files.
    [[nodiscard]] const std::string& code() const noexcept { return plan_.code; }
    /// Oldest first. Valid as long as this activity is.
    [[nodiscard]] std::span<const ActivityMove> moves() const noexcept { return moves_; }

    /// State it has come to.
    [[nodiscard]] ActivityState state() const noexcept;
    /// State at the end of `day`.
    [[nodiscard]] ActivityState state_on(Day day) const;
    /// Passed its review and not opened again since: its evidence counts.
    [[nodiscard]] bool is_reviewed() const noexcept;
    /// Day it last came to `state`; nothing if it never did. An activity is planned before it is on file, without a
    /// day.
    [[nodiscard]] std::optional<Day> day_of(ActivityState state) const;

    /// @throws InvalidInput  as the constructor.
    [[nodiscard]] Activity with_move(ActivityMove move) const;

    friend bool operator==(const Activity&, const Activity&) = default;

private:
    ActivityPlan plan_;
    std::vector<ActivityMove> moves_;
};

}  // namespace muster::record

#pragma GCC visibility pop
