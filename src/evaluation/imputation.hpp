// What stands in for points of who has no data: what others have.
#pragma once

#include "evaluation/fraction.hpp"
#include "muster/evaluation/indicator.hpp"
#include "muster/evaluation/roll.hpp"

#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Points of a member who has data, and whose records they are of.
struct PeerPoints {
    MemberId member;
    Points points;
};

/// Whether what is missing is made up from others' points.
[[nodiscard]] constexpr bool imputes(Missing missing) noexcept
{
    switch (missing) {
    case Missing::peer_mean:
    case Missing::peer_median:
    case Missing::unit_mean:
    case Missing::unit_median:
        return true;
    case Missing::as_zero:
    case Missing::stated:
    case Missing::leave_out:
    case Missing::incomplete:
        break;
    }
    return false;
}

/// The points of an indicator that stand in, for members of each unit.
class Imputation {
public:
    /// `peers` are all who have data; `indicator` imputes.
    Imputation(const Indicator& indicator, Rounding rounding, const Roll& roll, std::span<const PeerPoints> peers);

    /// Of a member; nothing where no peer has data.
    [[nodiscard]] std::optional<Points> of(UnitId unit) const
    {
        if (!is_by_unit_)
            return of_all_;
        return unit.is_set() ? of_unit_[unit.row()] : std::nullopt;
    }

private:
    bool is_by_unit_;
    std::optional<Points> of_all_{};
    std::vector<std::optional<Points>> of_unit_{};
};

}  // namespace muster::evaluation
