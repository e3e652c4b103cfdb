#include "evaluation/imputation.hpp"

#include <algorithm>
#include <cstdint>

namespace muster::inline v0_2::evaluation {
namespace {

// Mean or median, exact and rounded once.
std::optional<Points> middle_of(std::vector<std::int64_t>& millionths, const Indicator& indicator, Rounding rounding)
{
    if (millionths.empty())
        return std::nullopt;
    const std::size_t size = millionths.size();
    Fraction middle{0, static_cast<WideInteger>(size)};
    if (indicator.missing == Missing::peer_mean || indicator.missing == Missing::unit_mean) {
        for (const std::int64_t one : millionths)
            middle.over += one;
    } else {
        std::ranges::sort(millionths);
        middle = {WideInteger{millionths[(size - 1) / 2]} + millionths[size / 2], 2};
    }
    return Points::from_millionths(rounded(middle, indicator.round_to, rounding));
}

}  // namespace

Imputation::Imputation(const Indicator& indicator, Rounding rounding, const Roll& roll,
                       std::span<const PeerPoints> peers)
    : is_by_unit_(indicator.missing == Missing::unit_mean || indicator.missing == Missing::unit_median)
{
    std::vector<std::vector<std::int64_t>> points(is_by_unit_ ? roll.units().size() : 1);
    for (const PeerPoints& peer : peers) {
        const UnitId unit = roll.unit_of(peer.member);
        if (is_by_unit_ && unit.is_set())
            points[unit.row()].push_back(peer.points.millionths());
        else if (!is_by_unit_)
            points[0].push_back(peer.points.millionths());
    }
    if (!is_by_unit_)
        of_all_ = middle_of(points[0], indicator, rounding);
    else
        for (auto& of_unit : points)
            of_unit_.push_back(middle_of(of_unit, indicator, rounding));
}

}  // namespace muster::evaluation
