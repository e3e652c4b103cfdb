// What a load is measured in.
#pragma once

#include "muster/core/label.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace muster::roster {

/// Each is a sum over the shifts somebody stands.
enum class Measure : std::uint8_t {
    minutes,   ///< length
    shifts,    ///< 1 each
    nights,    ///< 1 for a night shift
    weekends,  ///< 1 for a shift that starts on a weekend (`Calendar`)
    disliked,  ///< 1 for a shift at a disliked post
};

inline constexpr std::array all_measures{Measure::minutes, Measure::shifts, Measure::nights, Measure::weekends,
                                         Measure::disliked};

/// One number for each measure, in their order.
using Load = std::array<std::int64_t, all_measures.size()>;

[[nodiscard]] constexpr std::size_t index(Measure measure) noexcept { return static_cast<std::size_t>(measure); }

[[nodiscard]] Label label_of(Measure measure);

}  // namespace muster::roster
