#include "roster/engine/model/rest_across.hpp"

#include "roster/engine/model/instance.hpp"

#include <algorithm>
#include <tuple>

namespace muster::inline v0_2::roster::engine::model {

RestAcross::RestAcross(const Instance& instance, const Problem& problem, MemberId member)
    : least_(problem.limits(member).minimum_rest.count()), penalty_(problem.penalties(member).rest)
{
    for (const ShiftBefore& before : problem.shifts_before(member))
        if (before.start)
            ends_.push_back(before.end());
    if (!problem.shifts_before(member).empty())
        last_day_ = problem.shifts_before(member).back().day;
    if (!can_cost(problem))
        return;
    for (const DayDuty& duty : instance.duties) {
        std::vector<Span>& spans = spans_.emplace_back();
        for (const std::uint16_t type : duty.types)
            if (const auto span = span_of(problem.shift_types()[ShiftTypeId(type)]))
                spans.push_back(*span);
        std::ranges::sort(spans, [](const Span& left, const Span& right) {
            return std::tie(left.start, left.end) < std::tie(right.start, right.end);
        });
    }
}

std::optional<RestAcross::Span> RestAcross::span_of(const ShiftType& shift)
{
    if (!shift.start)
        return std::nullopt;
    const std::int64_t start = shift.start->since_midnight().count();
    return Span{start, start + shift.length.count()};
}

/// Further apart nothing costs what would not where they are as near as can be; nor does any duty where no shift does
/// by itself, and of these none where the one that ends last and the one that begins first do not.
bool RestAcross::can_cost(const Problem& problem) const
{
    std::vector<Span> spans;
    for (const ShiftType& shift : problem.shift_types().rows())
        if (const auto span = span_of(shift))
            spans.push_back(*span);
    if (spans.empty())
        return false;
    const bool hides = spans.size() < problem.shift_types().size();
    const int gap = hides ? 2 : longest_gap + 1;
    const int first = hides ? 1 : std::max(0, last_day_ + gap);
    const std::int64_t begin = std::ranges::min(spans, {}, &Span::start).start;
    const auto costs = [&](int days, std::int64_t end) {
        const std::int64_t rest = std::int64_t{days} * 1440 + begin - end;
        return rest < 0 || !(rest_toll(rest) == HardSoftCost{});
    };
    return (gap < problem.day_count() && costs(gap, std::ranges::max(spans, {}, &Span::end).end)) ||
           (first < problem.day_count() && !ends_.empty() && costs(first, *std::ranges::max_element(ends_)));
}

HardSoftCost RestAcross::rest_toll(std::int64_t rest) const
{
    return 0 <= rest && rest < least_ ? HardSoftCost::of(penalty_, 1) : HardSoftCost{};
}

HardSoftCost RestAcross::after(DutyIndex before, int gap, DutyIndex duty) const
{
    const std::int64_t apart = std::int64_t{gap} * 1440;
    HardSoftCost toll = rest_toll(apart + spans_[duty].front().start - spans_[before].back().end);
    for (const Span& first : spans_[before])
        for (const Span& next : spans_[duty])
            toll.hard += apart + next.start < first.end ? 1 : 0;
    return toll;
}

HardSoftCost RestAcross::after_history(int day, DutyIndex duty) const
{
    if (ends_.empty())
        return {};
    const std::int64_t apart = std::int64_t{day} * 1440;
    HardSoftCost toll = rest_toll(apart + spans_[duty].front().start - *std::ranges::max_element(ends_));
    for (const std::int64_t end : ends_)
        for (const Span& next : spans_[duty])
            toll.hard += apart + next.start < end ? 1 : 0;
    return toll;
}

}  // namespace muster::roster::engine::model
