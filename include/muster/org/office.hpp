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
[[nodiscard]] inline Label label_of(OfficeKind kind)
{
    switch (kind) {
    case OfficeKind::secretary:
        return {"书记", "secretary"};
    case OfficeKind::deputy_secretary:
        return {"副书记", "deputy secretary"};
    case OfficeKind::organisation:
        return {"组织委员", "organisation"};
    case OfficeKind::publicity:
        return {"宣传委员", "publicity"};
    case OfficeKind::discipline:
        return {"纪检委员", "discipline"};
    case OfficeKind::other:
        return {"其他职务", "other office"};
    }
    return {};
}

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
