// Offices of units, held for a term.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What an office is for.
enum class OfficeKind : std::uint8_t {
    secretary,         ///< 书记, accountable for the unit
    deputy_secretary,  ///< 副书记, stands in for the secretary
    organisation,      ///< 组织委员, for members and their files
    publicity,         ///< 宣传委员, for learning and what is told
    discipline,        ///< 纪检委员, for rules and those who break them
    other,             ///< any other, named by `Office::name`
};

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
    std::string code;                     ///< the name people write in their files
    OfficeKind kind = OfficeKind::other;  ///< what it is for
    UnitId unit{};                        ///< whose office it is; must be set
    MemberId holder{};                    ///< who holds it; must be set
    Period term;                          ///< first and last day of the term
    Label name{};                         ///< empty: that of the kind

    friend bool operator==(const Office&, const Office&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
