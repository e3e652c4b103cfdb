#include "roster/engine/model/rest_across.hpp"

#include "roster/engine/model/instance.hpp"

#include <algorithm>
#include <tuple>

namespace muster::roster::engine::model {

RestAcross::RestAcross(const Instance& instance, const Problem& problem, MemberId member)
    : least_(problem.limits(member).minimum_rest.count()), penalty_(problem.penalties(member).rest)
{
    for (const DayDuty& duty : instance.duties) {
        std::vector<Span>& spans = spans_.emplace_back();
        for (const std::uint16_t type : duty.types) {
            const ShiftType& shift = problem.shift_types()[ShiftTypeId(type)];
            if (shift.start)
                spans.push_back({shift.start->since_midnight().count(),
                                 shift.start->since_midnight().count() + shift.length.count()});
        }
        std::ranges::sort(spans, [](const Span& left, const Span& right) {
            return std::tie(left.start, left.end) < std::tie(right.start, right.end);
        });
    }
    for (const ShiftBefore& before : problem.shifts_before(member))
        if (before.start)
            ends_.push_back(before.end());
    if (!problem.shifts_before(member).empty())
        last_day_ = problem.shifts_before(member).back().day;
    // Further apart nothing costs what would not where they are as near as can be.
    bool hides = false;
    for (DutyIndex duty = 1; duty < spans_.size(); ++duty)
        hides = hides || !has_hours(duty);
    const int gap = hides ? 2 : longest_gap + 1;
    const int first = hides ? 1 : std::max(0, last_day_ + gap);
    bool costs = false;
    for (DutyIndex duty = 1; duty < spans_.size() && !costs; ++duty) {
        if (!has_hours(duty))
            continue;
        costs = first < problem.day_count() && !(after_history(first, duty) == HardSoftCost{});
        for (DutyIndex before = 1; before < spans_.size() && !costs && gap < problem.day_count(); ++before)
            costs = has_hours(before) && !(after(before, gap, duty) == HardSoftCost{});
    }
    if (!costs)
        spans_.clear();
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
