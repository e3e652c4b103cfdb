// What a load is measured in.
#pragma once

#include "muster/core/label.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Each is a sum over the shifts somebody stands.
enum class Measure : std::uint8_t {
    minutes,   ///< length
    shifts,    ///< 1 each
    nights,    ///< 1 for a night shift
    weekends,  ///< 1 for a shift that starts on a weekend (`Calendar`)
    disliked,  ///< 1 for a shift at a disliked post
};

/// All of them, in order.
inline constexpr std::array all_measures{Measure::minutes, Measure::shifts, Measure::nights, Measure::weekends,
                                         Measure::disliked};

/// One number for each measure, in their order.
using Load = std::array<std::int64_t, all_measures.size()>;

/// Where a measure stands in a `Load`.
[[nodiscard]] constexpr std::size_t index(Measure measure) noexcept { return static_cast<std::size_t>(measure); }

/// For reports.
[[nodiscard]] inline Label label_of(Measure measure)
{
    switch (measure) {
    case Measure::minutes:
        return {"时长（分钟）", "minutes"};
    case Measure::shifts:
        return {"班次", "shifts"};
    case Measure::nights:
        return {"夜班", "nights"};
    case Measure::weekends:
        return {"周末班", "weekend shifts"};
    case Measure::disliked:
        return {"冷门岗位", "disliked posts"};
    }
    return {};
}

}  // namespace muster::roster

#pragma GCC visibility pop
