#include "roster/engine/model/line_terms.hpp"

#include "roster/engine/model/instance.hpp"
#include "roster/rule/touched.hpp"
#include "roster/rule/weekend_runs.hpp"
#include "roster/rule/window_load.hpp"

#include <algorithm>
#include <utility>

namespace muster::roster::engine::model {

LineTerms::LineTerms(const Instance& instance, const Problem& problem, int row)
    : rest_across_(instance, problem, MemberId(static_cast<MemberId::Value>(row)))
{
    const MemberId member(static_cast<MemberId::Value>(row));
    const Limits& limits = problem.limits(member);
    const Penalties& penalties = problem.penalties();
    const auto is_on_weekend = [&](int day) { return instance.is_weekend(day); };
    for (const WindowMaximum& asked : limits.windows) {
        Window window{.days = asked.days,
                      .most = asked.most,
                      .above = penalties.windows,
                      .weekday = {},
                      .weekend = {},
                      .before = rule::load_before(problem, member, asked)};
        for (const bool on_weekend : {false, true}) {
            int day = 0;
            while (day + 1 < instance.days && is_on_weekend(day) != on_weekend)
                ++day;
            for (const Duty& duty : instance.duties) {
                Cost load = 0;
                for (const std::uint16_t type : duty.types)
                    load += rule::load_of(problem, asked, day, ShiftTypeId(type));
                (on_weekend ? window.weekend : window.weekday).push_back(load);
            }
        }
        windows_.push_back(std::move(window));
    }
    if (limits.maximum_consecutive_weekends != no_limit) {
        const rule::WeekendsBefore before = rule::weekends_before(problem, member);
        weekends_ = {.most = limits.maximum_consecutive_weekends,
                     .above = penalties.consecutive_weekends,
                     .before = before.in_a_row,
                     .first_was_worked = before.first_was_worked};
    }
    const History& history = problem.history(member);
    Touched touched{.most = limits.maximum_consecutive, .above = penalties.maximum_consecutive, .besides = {}};
    const rule::TouchedBefore before = rule::touched_before(problem, member);
    touched.before = before.before;
    touched.reaching = before.reaching;
    touched.started = history.days_worked;
    touched.is_in_tables = rule::is_tolled_by_starts(problem, member);
    for (const Duty& duty : instance.duties) {
        int most = 0;
        for (const std::uint16_t type : duty.types)
            most = std::max(most, rule::days_touched_besides(problem.shift_types()[ShiftTypeId(type)]));
        touched.besides.push_back(most);
    }
    const bool reaches = touched.before != touched.started || touched.reaching > 0 ||
                         std::ranges::any_of(touched.besides, [](int days) { return days > 0; });
    if (reaches && limits.maximum_consecutive < no_limit)
        touched_ = std::move(touched);
    if (problem.is_followed_by_gap() && limits.minimum_consecutive > 1)
        last_run_ = {.least = limits.minimum_consecutive,
                     .below = penalties.minimum_consecutive,
                     .before = history.days_worked,
                     .starts_open = history.days_worked == 0 && history.days_off == 0};
}

/// visit(last day, beyond) for each window with too much in it.
template <class Visit>
void LineTerms::each_window(const Instance& instance, const Window& window, std::span<const DutyIndex> line,
                            Visit&& visit) const
{
    const auto load_on = [&](int day) {
        if (day < 0) {
            const int at = static_cast<int>(window.before.size()) + day;
            return at >= 0 ? window.before[static_cast<std::size_t>(at)] : 0;
        }
        const DutyIndex duty = line[static_cast<std::size_t>(day)];
        return (instance.is_weekend(day) ? window.weekend : window.weekday)[duty];
    };
    Cost found = 0;
    Cost own = 0;
    for (int day = 1 - window.days; day < instance.days; ++day) {
        const Cost now = load_on(day);
        found += now;
        own += day >= 0 ? now : 0;
        const int left = day - window.days;
        found -= left > -window.days ? load_on(left) : 0;
        own -= left >= 0 ? load_on(left) : 0;
        if (day >= 0 && std::min(own, found - window.most) > 0)
            visit(day, std::min(own, found - window.most));
    }
}

/// visit(first weekend, end, beyond) for each run of weekends that is too long.
template <class Visit>
void LineTerms::each_weekend_run(const Instance& instance, std::span<const DutyIndex> line, Visit&& visit) const
{
    Cost in_a_row = weekends_->before;
    Cost own = 0;
    int first = 0;
    int weekend = 0;
    const auto end_run = [&](int end) {
        if (const Cost beyond = std::min(own, in_a_row - weekends_->most); beyond > 0)
            visit(first, end, beyond);
        in_a_row = own = 0;
        first = end + 1;
    };
    for (int day = 0; day < instance.days; ++weekend) {
        while (day < instance.days && !instance.is_weekend(day))
            ++day;
        if (day == instance.days)
            break;
        bool is_worked = false;
        for (; day < instance.days && instance.weekend_of[static_cast<std::size_t>(day)] == weekend; ++day)
            is_worked = is_worked || line[static_cast<std::size_t>(day)] != 0;
        const bool was_worked = weekend == 0 && weekends_->first_was_worked;
        if (!is_worked && !was_worked) {
            end_run(weekend);
            continue;
        }
        ++in_a_row;
        own += was_worked ? 0 : 1;
    }
    end_run(weekend);
}

/// visit(first day, end, beyond) for each run of days touched that is too long.
template <class Visit>
void LineTerms::each_touched_run(std::span<const DutyIndex> line, Visit&& visit) const
{
    Cost in_a_row = touched_->before;
    Cost own = 0;
    int first = 0;
    int touched_until = 0;  // days before it are touched by shifts of the period
    const auto end_run = [&](int end) {
        if (const Cost beyond = std::min(own, in_a_row - touched_->most); beyond > 0)
            visit(first, end, beyond);
        in_a_row = own = 0;
        first = end + 1;
    };
    const int days = static_cast<int>(line.size());
    for (int day = 0; day < std::max(days, touched_until); ++day) {
        const DutyIndex duty = day < days ? line[static_cast<std::size_t>(day)] : DutyIndex{0};
        if (duty != 0)
            touched_until = std::max(touched_until, day + touched_->besides[duty] + 1);
        if (day >= touched_until && day >= touched_->reaching) {
            end_run(day);
            continue;
        }
        ++in_a_row;
        own += day >= touched_->reaching ? 1 : 0;
    }
    end_run(std::max(days, touched_until));
}

/// How much too long the runs are by the days that shifts start on.
Cost LineTerms::counted_by_tables(std::span<const DutyIndex> line) const
{
    if (!touched_->is_in_tables)
        return 0;
    Cost beyond = 0;
    Cost in_a_row = touched_->started;
    for (const DutyIndex duty : line) {
        in_a_row = duty == 0 ? 0 : in_a_row + 1;
        beyond += in_a_row > touched_->most ? 1 : 0;
    }
    return beyond;
}

/// Days by which the last run is too short.
Cost LineTerms::missing_at_end(std::span<const DutyIndex> line) const
{
    Cost days = 0;
    while (days < static_cast<Cost>(line.size()) && line[line.size() - 1 - static_cast<std::size_t>(days)] != 0)
        ++days;
    const bool is_whole = days == static_cast<Cost>(line.size());
    if (days == 0 || (is_whole && last_run_->starts_open))
        return 0;
    return std::max<Cost>(0, last_run_->least - days - (is_whole ? last_run_->before : 0));
}

double LineTerms::greatest_soft(const Instance& instance) const
{
    const double days = instance.days;
    double most = 0.0;
    const auto add = [&](const Penalty& penalty, double amount) {
        most += penalty.is_hard ? 0.0 : static_cast<double>(penalty.weight) * amount;
    };
    for (const Window& window : windows_) {
        const Cost each_day =
            std::max(std::ranges::max(window.weekday), std::ranges::max(window.weekend));  // a day off is in the list
        add(window.above, days * std::min<double>(days, window.days) * static_cast<double>(each_day));
    }
    if (weekends_)
        add(weekends_->above, days);
    if (touched_)
        add(touched_->above, days + 2.0);  // a shift lasts on two days at most
    if (last_run_)
        add(last_run_->below, static_cast<double>(last_run_->least));
    add(rest_across_.penalty(), rest_across_.is_empty() ? 0.0 : days);
    return most;
}

HardSoftCost LineTerms::toll(const Instance& instance, std::span<const DutyIndex> line) const
{
    HardSoftCost toll;
    for (const Window& window : windows_) {
        Cost amount = 0;
        each_window(instance, window, line, [&](int, Cost beyond) { amount += beyond; });
        toll += HardSoftCost::of(window.above, amount);
    }
    if (weekends_) {
        Cost amount = 0;
        each_weekend_run(instance, line, [&](int, int, Cost beyond) { amount += beyond; });
        toll += HardSoftCost::of(weekends_->above, amount);
    }
    if (touched_) {
        Cost amount = 0;
        each_touched_run(line, [&](int, int, Cost beyond) { amount += beyond; });
        toll += HardSoftCost::of(touched_->above, amount - counted_by_tables(line));
    }
    if (!rest_across_.is_empty())
        rest_across_.each(line, [&](int, int, const HardSoftCost& each) { toll += each; });
    if (last_run_)
        toll += HardSoftCost::of(last_run_->below, missing_at_end(line));
    return toll;
}

std::optional<Excess> LineTerms::excess(const Instance& instance, std::span<const DutyIndex> line) const
{
    std::optional<Excess> found;
    const auto works = [&](int day) { return line[static_cast<std::size_t>(day)] != 0; };
    const auto every_duty = [&] {
        std::vector<std::uint8_t> counts(static_cast<std::size_t>(instance.duty_count), 1);
        counts[0] = 0;
        return counts;
    };
    for (const Window& window : windows_) {
        if (!window.above.is_hard || found)
            continue;
        each_window(instance, window, line, [&](int last, Cost) {
            if (found)
                return;
            found.emplace();
            for (int day = std::max(0, last - window.days + 1); day <= last; ++day)
                if ((instance.is_weekend(day) ? window.weekend : window.weekday)[line[static_cast<std::size_t>(day)]] >
                    0)
                    found->groups.push_back({day});
            for (std::size_t duty = 0; duty < window.weekend.size(); ++duty)
                found->counts.push_back(window.weekend[duty] > 0 || window.weekday[duty] > 0 ? 1 : 0);
        });
    }
    if (weekends_ && weekends_->above.is_hard && !found)
        each_weekend_run(instance, line, [&](int first, int end, Cost) {
            if (found)
                return;
            found = Excess{.groups = {}, .counts = every_duty()};
            for (int day = 0; day < instance.days; ++day) {
                const int weekend = instance.weekend_of[static_cast<std::size_t>(day)];
                if (weekend < first || weekend >= end || !works(day))
                    continue;
                const auto same = std::ranges::find_if(found->groups, [&](const std::vector<int>& days) {
                    return instance.weekend_of[static_cast<std::size_t>(days.front())] == weekend;
                });
                if (same == found->groups.end())
                    found->groups.push_back({day});
                else
                    same->push_back(day);
            }
        });
    if (touched_ && touched_->above.is_hard && !found)
        each_touched_run(line, [&](int first, int end, Cost) {
            if (found)
                return;
            found = Excess{.groups = {}, .counts = every_duty()};
            for (int day = first; day < std::min(end, instance.days); ++day)
                if (works(day))
                    found->groups.push_back({day});
        });
    if (!rest_across_.is_empty() && !found)
        rest_across_.each(line, [&](int before, int day, const HardSoftCost& toll) {
            if (found || toll.hard == 0)
                return;
            found = Excess{.groups = {{day}}, .counts = every_duty()};
            if (before >= 0)
                found->groups.push_back({before});
            for (std::size_t duty = 1; duty < found->counts.size(); ++duty)
                found->counts[duty] = rest_across_.has_hours(static_cast<DutyIndex>(duty)) ? 1 : 0;
        });
    if (last_run_ && last_run_->below.is_hard && !found && missing_at_end(line) > 0) {
        found = Excess{.groups = {{}}, .counts = every_duty()};
        for (int day = instance.days - 1; day >= 0 && works(day); --day)
            found->groups.front().push_back(day);
    }
    return found;
}

}  // namespace muster::roster::engine::model
