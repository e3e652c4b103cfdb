#include "evaluation/unit_sums.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation {

void Gathered::include(const Exact& low, const Exact& high)
{
    lowest = std::min(lowest.value_or(low), low);
    highest = std::max(highest.value_or(high), high);
}

void Gathered::add(const MemberRow& row, const Exact& number, int sign)
{
    total.add(sign < 0 ? -number : number);
    for (std::size_t area = 0; area < areas.size(); ++area)
        if (row.states[area] != AreaState::left_out) {
            areas[area].add(sign < 0 ? -row.totals[area] : row.totals[area]);
            members[area] += sign < 0 ? std::size_t{0} - 1 : 1;
        }
}

void Gathered::add(const Gathered& other)
{
    total.add(other.total);
    if (other.lowest)
        include(*other.lowest, *other.highest);
    for (std::size_t area = 0; area < areas.size(); ++area) {
        areas[area].add(other.areas[area]);
        members[area] += other.members[area];
    }
}

UnitSums::UnitSums(std::size_t units, std::size_t areas, std::span<const QuickScale> scales, AreaId top)
    : units_(units), areas_(areas), scales_(scales.begin(), scales.end()), top_(top.row()),
      sums_(scales.empty() ? 0 : units * areas), quick_(scales.empty() ? 0 : units)
{
}

Gathered& UnitSums::other_of(std::size_t unit)
{
    if (others_.empty())
        others_.resize(units_, Gathered(areas_));
    return others_[unit];
}

void UnitSums::put(std::size_t unit, std::size_t area, std::int64_t count)
{
    std::int64_t& sum = sums_[unit * areas_ + area];
    if (!__builtin_add_overflow(sum, count, &sum))
        return;
    sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum) - static_cast<std::uint64_t>(count));  // as it was
    const Exact number = scales_[area].of(count);
    other_of(unit).areas[area].add(number);
    if (area == top_)
        other_of(unit).total.add(number);
}

void UnitSums::add(UnitId unit, const double* areas, std::size_t stride)
{
    for (std::size_t area = 0; area < areas_; ++area)
        put(unit.row(), area, static_cast<std::int64_t>(areas[area * stride]));
    const auto total = static_cast<std::int64_t>(areas[top_ * stride]);
    Quick& quick = quick_[unit.row()];
    quick.lowest = quick.members == 0 ? total : std::min(quick.lowest, total);
    quick.highest = quick.members == 0 ? total : std::max(quick.highest, total);
    ++quick.members;
}

void UnitSums::leave_out(UnitId unit, std::size_t area)
{
    out_.resize(sums_.size());
    ++out_[unit.row() * areas_ + area];
}

void UnitSums::add(UnitId unit, const MemberRow& row, const Exact& total)
{
    Gathered& into = other_of(unit.row());
    into.add(row, total, 1);
    into.include(total, total);
}

void UnitSums::add(const UnitSums& other)
{
    for (std::size_t unit = 0; unit < quick_.size(); ++unit) {
        const Quick& from = other.quick_[unit];
        if (from.members == 0)
            continue;
        Quick& into = quick_[unit];
        into.lowest = into.members == 0 ? from.lowest : std::min(into.lowest, from.lowest);
        into.highest = into.members == 0 ? from.highest : std::max(into.highest, from.highest);
        into.members += from.members;
        for (std::size_t area = 0; area < areas_; ++area)
            put(unit, area, other.sums_[unit * areas_ + area]);
    }
    if (!other.out_.empty())
        out_.resize(sums_.size());
    for (std::size_t at = 0; at < other.out_.size(); ++at)
        out_[at] += other.out_[at];
    for (std::size_t unit = 0; unit < other.others_.size(); ++unit)
        other_of(unit).add(other.others_[unit]);
}

std::vector<Gathered> UnitSums::gathered() const
{
    std::vector<Gathered> made(units_, Gathered(areas_));
    for (std::size_t unit = 0; unit < units_; ++unit) {
        Gathered& one = made[unit];
        if (!quick_.empty() && quick_[unit].members > 0) {
            one.include(scales_[top_].of(quick_[unit].lowest), scales_[top_].of(quick_[unit].highest));
            for (std::size_t area = 0; area < areas_; ++area) {
                one.areas[area].add(scales_[area].of(sums_[unit * areas_ + area]));
                one.members[area] += quick_[unit].members - (out_.empty() ? 0 : out_[unit * areas_ + area]);
            }
            one.total.add(scales_[top_].of(sums_[unit * areas_ + top_]));
        }
        if (!others_.empty())
            one.add(others_[unit]);
    }
    return made;
}

}  // namespace muster::evaluation
