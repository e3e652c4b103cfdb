// Duty x post x person x acknowledgement: what is wanting in who answers for what (责任到岗、责任到人).
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/responsibility.hpp"

#include <cstdint>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What is wanting.
enum class DutyFinding : std::uint8_t {
    orphan,          ///< no unit, no post or nobody accountable
    double_held,     ///< several persons are accountable for it
    unacknowledged,  ///< the person has not said yes
    overdue,         ///< due before the day and not done
};
/// Names of its values, in order.
constexpr auto listed(DutyFinding)
{
    return enumeration("What is wanting in who answers for a duty.", "orphan", "double_held", "unacknowledged",
                       "overdue");
}

/// 责任不落实, orphan.
[[nodiscard]] inline Label label_of(DutyFinding finding)
{
    switch (finding) {
    case DutyFinding::orphan:
        return {"责任不落实", "orphan"};
    case DutyFinding::double_held:
        return {"多人负责", "double"};
    case DutyFinding::unacknowledged:
        return {"未确认", "not acknowledged"};
    case DutyFinding::overdue:
        return {"逾期", "overdue"};
    }
    return {};
}

/// One duty and what is wanting in it.
struct MatrixRow {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One duty and what is wanting in it.";

    DutyId duty;                          ///< row among those given
    std::vector<DutyFinding> findings{};  ///< in the order of their kinds; empty: nothing is wanting

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("duty", &MatrixRow::duty).needed(), field("findings", &MatrixRow::findings));
    }

    friend bool operator==(const MatrixRow&, const MatrixRow&) = default;
};

/// Every duty at the end of `day`, in the order given. Unlike `Responsibility` it takes orphans and doubles, and lists
/// them: of one duty with two persons there are two rows of one code. O(duties).
[[nodiscard]] std::vector<MatrixRow> responsibility_matrix(const Organisation& organisation,
                                                           std::span<const Duty> duties, Day day);

}  // namespace muster::org

#pragma GCC visibility pop
