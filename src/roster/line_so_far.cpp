#include "line_so_far.hpp"

#include "rule/touched.hpp"
#include "rule/weekend_runs.hpp"
#include "rule/window_load.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace muster::roster {

bool LineSoFar::stands(int day, ShiftTypeId type) const
{
    return std::ranges::binary_search(stood_, Assignment{member_, {problem_->day(day), type}}, std::less<>{});
}

bool LineSoFar::works(int day) const
{
    const auto first =
        std::ranges::lower_bound(stood_, Assignment{member_, {problem_->day(day), ShiftTypeId(0)}}, std::less<>{});
    return first != stood_.end() && first->shift.day == problem_->day(day);
}

void LineSoFar::add(int day, ShiftTypeId type)
{
    const Assignment added{member_, {problem_->day(day), type}};
    stood_.insert(std::ranges::upper_bound(stood_, added, std::less<>{}), added);
}

bool LineSoFar::fits(int day, ShiftTypeId type) const
{
    return problem_->may_stand(member_, day, type) && !stands(day, type) && keeps_totals(day, type) &&
           keeps_sequence(day, type) && keeps_runs(day) && keeps_longest_run(day, type) && keeps_weekends(day) &&
           std::ranges::all_of(problem_->limits(member_).windows,
                               [&](const WindowMaximum& window) { return keeps_window(window, day, type); });
}

bool LineSoFar::keeps_longest_run(int day, ShiftTypeId type) const
{
    std::vector<Assignment> with = stood_;
    with.push_back({member_, {problem_->day(day), type}});
    const auto runs = rule::touched_runs(*problem_, member_, rule::touched_days(*problem_, with));
    return std::ranges::none_of(runs, [&](const rule::TouchedRun& run) {
        return run.first <= day && day < run.first + run.days &&
               run.beyond(problem_->limits(member_).maximum_consecutive) > 0;
    });
}

bool LineSoFar::keeps_weekends(int day) const
{
    const int at = problem_->weekend_of(day);
    if (at < 0 || problem_->limits(member_).maximum_consecutive_weekends == no_limit)
        return true;
    const rule::WeekendsBefore before = rule::weekends_before(*problem_, member_);
    std::set<int> weekends{at};
    for (const auto& [_, shift] : stood_)
        weekends.insert(problem_->weekend_of(problem_->index_of(shift.day)));
    if (before.first_was_worked)
        weekends.insert(0);
    std::int64_t in_a_row = 1;
    int first = at;
    while (first > 0 && weekends.contains(first - 1))
        --first;
    for (int weekend = first; weekends.contains(weekend); ++weekend)
        in_a_row = weekend - first + 1;
    return in_a_row + (first == 0 ? before.in_a_row : 0) <= problem_->limits(member_).maximum_consecutive_weekends;
}

bool LineSoFar::keeps_window(const WindowMaximum& window, int day, ShiftTypeId type) const
{
    const std::int64_t more = rule::load_of(*problem_, window, day, type);
    if (more == 0)
        return true;
    const std::vector<std::int64_t> before = rule::load_before(*problem_, member_, window);
    for (int last = day; last < std::min(day + window.days, problem_->day_count()); ++last) {
        const int first = last - window.days + 1;
        std::int64_t load = more;
        for (int at = first; at < 0; ++at)
            load += before[before.size() - static_cast<std::size_t>(-at)];
        for (const auto& [_, shift] : stood_)
            if (const int at = problem_->index_of(shift.day); first <= at && at <= last)
                load += rule::load_of(*problem_, window, at, shift.type);
        if (load > window.most)
            return false;
    }
    return true;
}

bool LineSoFar::keeps_totals(int day, ShiftTypeId type) const
{
    const Limits& limits = problem_->limits(member_);
    std::int64_t minutes = problem_->shift_types()[type].length.count();
    std::int64_t on_day = 1;
    std::int64_t of_type = 1;
    std::set<int> weekends{problem_->weekend_of(day)};
    for (const auto& [_, shift] : stood_) {
        const int other = problem_->index_of(shift.day);
        minutes += problem_->shift_types()[shift.type].length.count();
        on_day += other == day ? 1 : 0;
        of_type += shift.type == type ? 1 : 0;
        weekends.insert(problem_->weekend_of(other));
    }
    weekends.erase(-1);
    return minutes <= limits.maximum_minutes.count() && on_day <= limits.maximum_a_day &&
           of_type <= problem_->maximum_of(member_, type) &&
           static_cast<std::int64_t>(weekends.size()) <= limits.maximum_weekends;
}

bool LineSoFar::keeps_sequence(int day, ShiftTypeId type) const
{
    const auto clash = [&](ShiftTypeId before, int days, ShiftTypeId after) {
        const auto rest = problem_->rest_between(before, days, after);
        return problem_->overlap(before, days, after) || (days == 1 && !problem_->may_follow(before, after)) ||
               (rest && *rest >= 0 && *rest < problem_->limits(member_).minimum_rest.count());
    };
    for (const ShiftBefore& before : problem_->shifts_before(member_))
        if (problem_->overlap(before, day, type) || !problem_->may_follow(before, day, type))
            return false;
    if (const ShiftBefore* before = problem_->last_before(member_)) {
        const auto rest = problem_->rest_between(*before, day, type);
        if (rest && *rest < problem_->limits(member_).minimum_rest.count())
            return false;
    }
    return std::ranges::none_of(stood_, [&](const Assignment& assignment) {
        const int other = problem_->index_of(assignment.shift.day);
        if (other == day)
            return clash(assignment.shift.type, 0, type) || clash(type, 0, assignment.shift.type);
        return other < day ? clash(assignment.shift.type, day - other, type)
                           : clash(type, other - day, assignment.shift.type);
    });
}

bool LineSoFar::keeps_runs(int day) const
{
    const Limits& limits = problem_->limits(member_);
    const History& history = problem_->history(member_);
    if (works(day))
        return true;
    int before = day - 1;
    while (before >= 0 && works(before))
        --before;
    int after = day + 1;
    while (after < problem_->day_count() && works(after))
        ++after;
    const auto is_long_enough = [&](int first, int last) {  // days off from `first` to `last`, work at both ends
        return last < first || last - first + 1 >= limits.minimum_days_off;
    };
    int last_work = before;
    while (last_work >= 0 && !works(last_work))
        --last_work;
    int next_work = after;
    while (next_work < problem_->day_count() && !works(next_work))
        ++next_work;
    const bool is_open_before = last_work < 0 && history.days_worked == 0 && history.days_off == 0;
    const int first_off = last_work < 0 ? -history.days_off : last_work + 1;
    return (is_open_before || is_long_enough(first_off, before)) &&
           (next_work == problem_->day_count() || is_long_enough(after, next_work - 1));
}

}  // namespace muster::roster
