// No more than so much.
#pragma once

#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>

namespace muster::evaluation::rule {

/// Parts of the calendar that a cap holds for.
enum class CapPeriod : std::uint8_t { day, week, month, quarter, year };

/// Limits of one indicator. The first two limit what is counted, in the indicator's unit; the last limits points.
struct Cap {
    std::optional<Quantity> per_item{};    ///< of one record
    std::optional<Quantity> per_period{};  ///< of all records of one `period` together
    CapPeriod period = CapPeriod::day;     ///< weeks are those of ISO 8601
    std::optional<Points> total{};         ///< of the indicator

    friend bool operator==(const Cap&, const Cap&) = default;
};

}  // namespace muster::evaluation::rule
