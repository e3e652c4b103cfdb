// What a member brings along from the rosters before, so that runs and shares go on across terms.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/minutes.hpp"
#include "muster/roster/share.hpp"
#include "muster/roster/shift.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

struct Draft;
class Problem;
class Roster;

/// One of the last shifts stood, with its times, as its type may be gone or have other times now.
struct LastShift {
    std::string type;                  ///< code of its type
    Day day{};                         ///< on which it started
    std::optional<ClockTime> start{};  ///< when it began; not set: not known
    Minutes length{480};               ///< minutes, 1 to 2880

    /// A shift of a type on a day.
    [[nodiscard]] static LastShift of(const ShiftType& type, Day day)
    {
        return {type.code, day, type.start, type.length};
    }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("type", &LastShift::type).needed(), field("day", &LastShift::day).needed(),
                    field("start", &LastShift::start), field("length", &LastShift::length));
    }

    friend bool operator==(const LastShift&, const LastShift&) = default;
};

/// Days in a row of a history are no more; more than anybody has lived are a slip.
inline constexpr std::int32_t most_history_days = 100'000;

/// Where the rosters before left a member. Names people and shifts by their codes, so it fits any list of them.
///
/// Either `days_worked` or `days_off` is more than 0, or both are 0: nothing is known, and the minimum runs are waived
/// at the start. Days between `until` and the roster it is given to are days off, but for those that a long shift lasts
/// on.
struct History {
    std::string member{};          ///< code of the member; empty: of the one who has it
    std::optional<Day> until{};    ///< last day it tells of; not set: the day before the roster it is given to
    std::int32_t days_worked = 0;  ///< days on duty in a row, up to `until`
    std::int32_t days_off = 0;     ///< days off in a row, up to `until`
    /// All of the last day on duty, earlier ones that end later, and those that a window, a pattern, a run of a kind or
    /// a weekend of `Limits` still looks back to: other days before the last of them are days off.
    std::vector<LastShift> last_shifts{};
    CarryOver carry_over{};  ///< by how much earlier loads were above (below: negative) the fair share
    /// Weekends on duty in a row, up to this roster; the last one counts from its first shift on, also if it goes on.
    std::int32_t weekends_worked = 0;
    /// Days in a row that shifts touch, up to `until`: more than were begun where some were long. Less than
    /// `days_worked` and `last_shifts` tell: as many as they tell.
    std::int32_t days_touched = 0;
    /// Days in a row, up to `until`, with a shift of the last one's kind; 0: as many as `last_shifts` tell. Of several
    /// shifts of the last day, the last begins last; of these, it ends last, or has the code that comes last.
    std::int32_t kind_days = 0;
    std::int32_t shifts = 0;    ///< stood so far of those that `Limits::minimum_shifts` and `maximum_shifts` count
    std::int32_t weekends = 0;  ///< on duty so far of those that `Limits::maximum_weekends` counts

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &History::member), field("until", &History::until),
                    field("days_worked", &History::days_worked).within(0, most_history_days),
                    field("days_off", &History::days_off).within(0, most_history_days),
                    field("last_shifts", &History::last_shifts), field("carry_over", &History::carry_over),
                    field("weekends_worked", &History::weekends_worked).at_least(0),
                    field("days_touched", &History::days_touched).within(0, most_history_days).added_in(3),
                    field("kind_days", &History::kind_days).within(0, most_history_days).added_in(4),
                    field("shifts", &History::shifts).at_least(0).added_in(4),
                    field("weekends", &History::weekends).at_least(0).added_in(4));
    }

    friend bool operator==(const History&, const History&) = default;
};

/// What each member takes from this roster into the next; in the order of members.
///
/// The carry-over of each measure is the earlier one, plus what was stood, less the share of what all members with a
/// share stood. Its sum over them is exact. O(assignments + members x days).
[[nodiscard]] std::vector<History> histories_after(const Problem& problem, const Roster& roster);

/// Whether a roster goes on with what limits on the whole period count: `History::shifts` and `History::weekends`.
enum class Counts : std::uint8_t {
    begin_anew,  ///< it is a term of its own
    go_on,       ///< it is the next piece of a period that is planned piece by piece
};

/// The draft with the histories given to its members, found by code: who left is passed over, who is new has none.
///
/// @throws InvalidInput  where a history does not say whose it is, or somebody has two.
[[nodiscard]] Draft with_histories(Draft draft, std::span<const History> histories, Counts counts = Counts::begin_anew);

}  // namespace muster::roster

#pragma GCC visibility pop
