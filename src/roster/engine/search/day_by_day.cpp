#include "roster/engine/search/day_by_day.hpp"

#include "roster/engine/model/state.hpp"

#include <algorithm>
#include <queue>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {
namespace {

struct Candidate {
    HardSoftCost rise;
    int place;  ///< of the member in today's order, where two add as much
    int member;
    DutyIndex duty;
};

struct AddsMore {
    bool operator()(const Candidate& left, const Candidate& right) const
    {
        return right.rise < left.rise || (!(left.rise < right.rise) && right.place < left.place);
    }
};

/// What a run of work costs that ends after so many days; longer ones cost what the last does.
HardSoftCost end_of(const LineRules& rule, int length)
{
    return rule.on_end[std::min(static_cast<std::size_t>(length), rule.on_end.size() - 1)];
}

class DayByDay {
public:
    explicit DayByDay(const Instance& instance) : instance_(instance), state_(instance) {}

    bool plan(const Budget& budget)
    {
        for (int day = 0; day < instance_.days; ++day) {
            if (budget.is_spent())
                return false;
            plan_day(day);
        }
        return true;
    }
    [[nodiscard]] const List<Line>& lines() const { return state_.lines(); }

private:
    /// One shift each, and several only where that leaves people missing.
    void plan_day(int day)
    {
        std::vector<bool> stands(static_cast<std::size_t>(instance_.members), false);
        for (const bool are_several : {false, true})
            fill_day(day, are_several, stands);
    }

    /// Rows that fill only make others dearer, so what is looked at again and still comes first is the least of all.
    void fill_day(int day, bool are_several, std::vector<bool>& stands)
    {
        std::priority_queue<Candidate, std::vector<Candidate>, AddsMore> queue;
        for (int member = 0; member < instance_.members; ++member)
            for (int duty = 1; duty < instance_.duty_count; ++duty)
                if (!stands[static_cast<std::size_t>(member)] && instance_.linear_of(member, day, duty) != barred &&
                    (instance_.duties[duty].types.size() > 1) == are_several)
                    offer(queue, day,
                          {.rise = {},
                           .place = (member + day) % instance_.members,
                           .member = member,
                           .duty = static_cast<DutyIndex>(duty)});
        while (!queue.empty()) {
            Candidate first = queue.top();
            queue.pop();
            if (stands[static_cast<std::size_t>(first.member)])
                continue;
            const auto now = rise_of(day, first);
            if (!now)
                continue;
            if (first.rise < *now) {
                first.rise = *now;
                queue.push(first);
                continue;
            }
            state_.change(first.member, day, {&first.duty, 1});
            stands[static_cast<std::size_t>(first.member)] = true;
        }
    }

    /// Days of work up to the one before.
    [[nodiscard]] int run_before(int member, int day) const
    {
        const LineRules& rule = instance_.rules[member];
        int length = 0;
        while (day > length && state_.line(member)[day - 1 - length] != 0)
            ++length;
        return length == day && rule.starts_on ? length + rule.start_length : length;
    }

    /// A run that would be too short today can go on for as long as it has to.
    [[nodiscard]] bool may_go_on(int member, int day, int length) const
    {
        const LineRules& rule = instance_.rules[member];
        for (; day + 1 < instance_.days && HardSoftCost{} < end_of(rule, length); ++day, ++length) {
            const auto tolls =
                std::span(instance_.linear_row(member, day + 1), static_cast<std::size_t>(instance_.duty_count));
            if (std::ranges::all_of(tolls.subspan(1), [](std::int32_t toll) { return toll == barred; }))
                return false;
        }
        return true;
    }

    /// Nothing where cover asks for nobody more, as fair loads alone would have everybody come at once; but a run that
    /// is too short goes on. What a run costs that ends today is left to the days to come.
    [[nodiscard]] std::optional<HardSoftCost> rise_of(int day, const Candidate& candidate)
    {
        const HardSoftCost rows = state_.rows_change(candidate.member, day, candidate.duty, 1);
        const LineRules& rule = instance_.rules[candidate.member];
        const int length = run_before(candidate.member, day) + 1;
        const bool goes_on = length > 1 && HardSoftCost{} < end_of(rule, length - 1);
        if ((!(rows < HardSoftCost{}) && !goes_on) || !may_go_on(candidate.member, day, length))
            return std::nullopt;
        HardSoftCost rise = rows + state_.line_change(candidate.member, day, candidate.duty);
        if (day + 1 < instance_.days)
            rise -= end_of(rule, length);
        return rise < HardSoftCost{} ? std::optional(rise) : std::nullopt;
    }

    template <class Queue>
    void offer(Queue& queue, int day, Candidate candidate)
    {
        const auto rise = rise_of(day, candidate);
        if (!rise)
            return;
        candidate.rise = *rise;
        queue.push(candidate);
    }

    const Instance& instance_;
    State state_;
};

}  // namespace

std::optional<List<Line>> plan_day_by_day(const Instance& instance, const Budget& budget)
{
    if (std::ranges::any_of(instance.rules, [](const LineRules& rule) { return rule.automaton != nullptr; }))
        return std::nullopt;
    DayByDay plan(instance);
    if (!plan.plan(budget))
        return std::nullopt;
    return plan.lines();
}

}  // namespace muster::roster::engine::search
