// Who was there.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/record/evidence.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What became of one member who was called.
enum class Presence : std::uint8_t {
    present,   ///< was there
    late,      ///< came too late
    on_leave,  ///< was excused
    absent,    ///< was not there and not excused
};

/// `present`, `late` ... as in C++ and Python; `in` a report's language.
[[nodiscard]] Label label_of(Presence presence);

/// One member at one meeting or activity.
struct Attendance {
    MemberId member;                        ///< who was called
    ActivityId activity;                    ///< to what the member was called
    Day day;                                ///< on which day
    Presence presence = Presence::present;  ///< what became of it

    friend bool operator==(const Attendance&, const Attendance&) = default;
};

/// How often a member was called, and what became of it.
struct AttendanceTally {
    std::array<std::uint32_t, 4> times{};  ///< by `Presence`

    /// How often it became that.
    [[nodiscard]] std::uint32_t of(Presence presence) const noexcept
    {
        return times[static_cast<std::size_t>(presence)];
    }
    /// How often the member was called.
    [[nodiscard]] std::uint32_t called() const noexcept { return times[0] + times[1] + times[2] + times[3]; }

    friend bool operator==(const AttendanceTally&, const AttendanceTally&) = default;
};

/// One tally for each of `members` members.
///
/// @throws InvalidInput  naming every row whose member is unknown or stands twice for one activity and day.
[[nodiscard]] std::vector<AttendanceTally> tally(std::span<const Attendance> attendances, std::size_t members);

/// Which indicator each presence is evidence for; unset ones are not recorded.
struct AttendanceIndicators {
    IndicatorId present{};   ///< for who was there
    IndicatorId late{};      ///< for who came too late
    IndicatorId on_leave{};  ///< for who was excused
    IndicatorId absent{};    ///< for who was not there

    friend bool operator==(const AttendanceIndicators&, const AttendanceIndicators&) = default;
};

/// One record of quantity 1 for each attendance whose presence has an indicator, in the same order.
[[nodiscard]] std::vector<Evidence> evidence_of(std::span<const Attendance> attendances,
                                                const AttendanceIndicators& indicators, SourceId source);

}  // namespace muster::record

#pragma GCC visibility pop
