#include "roster/engine/model/line_terms.hpp"

#include "roster/engine/model/instance.hpp"
#include "roster/rule/line_term.hpp"
#include "roster/rule/touched.hpp"

#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::engine::model {

using rule::Excess;

LineTerms::LineTerms(const Instance& instance, const Problem& problem, int row, rule::Stands stands)
    : rest_across_(instance, problem, MemberId(static_cast<MemberId::Value>(row)))
{
    const MemberId member(static_cast<MemberId::Value>(row));
    const Limits& limits = problem.limits(member);
    const Penalties& penalties = problem.penalties(member);
    // Days are barred for the last one first.
    const auto rules = rule::list();
    for (auto entry = rules.rbegin(); entry != rules.rend(); ++entry)
        if (auto term = rule::term_of(*entry, problem, member, stands))
            of_rules_.push_back(std::move(term));
    const History& history = problem.history(member);
    Touched touched{.most = limits.maximum_consecutive, .above = penalties.maximum_consecutive, .besides = {}};
    const rule::TouchedBefore before = rule::touched_before(problem, member);
    touched.before = before.before;
    touched.reaching = before.reaching;
    touched.started = history.days_worked;
    touched.is_in_tables = rule::is_tolled_by_starts(problem, member);
    for (const DayDuty& duty : instance.duties) {
        int most = 0;
        for (const std::uint16_t type : duty.types)
            most = std::max(most, rule::days_touched_besides(problem.shift_types()[ShiftTypeId(type)]));
        touched.besides.push_back(most);
    }
    const bool reaches = touched.before != touched.started || touched.reaching > 0 ||
                         std::ranges::any_of(touched.besides, [](int days) { return days > 0; });
    if (reaches && limits.maximum_consecutive < no_limit)
        touched_ = std::move(touched);
    if (problem.is_followed_by_gap() && limits.minimum_consecutive > 1 && !LineAutomaton::is_needed(problem, member))
        last_run_ = {.least = limits.minimum_consecutive,
                     .below = penalties.minimum_consecutive,
                     .before = history.days_worked,
                     .starts_open = history.days_worked == 0 && history.days_off == 0};
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
    for (const auto& term : of_rules_)
        most += term->greatest_soft();
    if (touched_)
        add(touched_->above, days + 2.0);  // a shift lasts on two days at most
    if (last_run_)
        add(last_run_->below, static_cast<double>(last_run_->least));
    add(rest_across_.penalty(), rest_across_.is_empty() ? 0.0 : days);
    return most;
}

HardSoftCost LineTerms::toll(std::span<const DutyIndex> line) const
{
    HardSoftCost toll;
    for (const auto& term : of_rules_) {
        const rule::Bent bent = term->bent(line);
        toll += {.soft = bent.soft, .hard = bent.hard};
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
    for (const auto& term : of_rules_)
        if (!found)
            found = term->excess(line);
    if (found && found->counts.empty())
        found->counts = every_duty();
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
