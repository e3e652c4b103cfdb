// Offices of units, held for a term.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"

#include <cstdint>
#include <string>

namespace muster::org {

/// What an office is for.
enum class OfficeKind : std::uint8_t { secretary, deputy_secretary, organisation, publicity, discipline, other };

/// 支部书记, secretary.
[[nodiscard]] Label label_of(OfficeKind kind);

/// An office of a unit and who holds it for a term. A second term is a second office.
struct Office {
    std::string code;
    OfficeKind kind = OfficeKind::other;
    UnitId unit{};
    MemberId holder{};
    Period term;
    Label name{};  ///< empty: that of the kind

    friend bool operator==(const Office&, const Office&) = default;
};

}  // namespace muster::org
