#include "roster/proof/facts_of_weekends.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {
namespace {

constexpr int most_days_back = 1000;  // of a weekend, or since the last shift

}  // namespace

FactsOfWeekends::FactsOfWeekends(const Problem& problem, MemberId member)
    : problem_(problem), member_(member), limits_(problem.limits(member)), penalties_(problem.penalties(member)),
      history_(problem.history(member)), is_row_known_(problem.stands_alone() || history_.days_worked > 0 ||
                                                       history_.days_off > 0 || history_.weekends_worked > 0)
{
    set_calendar();
    set_edge();
    if (limits_.maximum_consecutive_weekends != no_limit && matters(penalties_.consecutive_weekends))
        row_top_ =
            static_cast<Fact>(std::max(1, limits_.maximum_consecutive_weekends));  // of none, each is one too many
    if (limits_.minimum_consecutive_weekends > 1 && matters(penalties_.minimum_consecutive_weekends))
        row_top_ = std::max(row_top_, static_cast<Fact>(limits_.minimum_consecutive_weekends));
}

void FactsOfWeekends::set_calendar()
{
    const Member& one = problem_.members()[member_];
    for (int day = 0; day < problem_.day_count(); ++day)
        days_.push_back({.weekend = problem_.weekend_of(member_, day), .is_one = one.is_one_on(problem_.day(day))});
    for (std::size_t day = 0; day + 1 < days_.size(); ++day) {
        const bool goes_on = days_[day + 1].weekend == days_[day].weekend;
        days_[day].ends = days_[day].weekend >= 0 && !goes_on;
        days_[day].is_eve = days_[day + 1].weekend >= 0 && !goes_on && is_own(static_cast<int>(day) + 1);
    }
}

void FactsOfWeekends::set_edge()
{
    const Day end = problem_.day(problem_.day_count());
    const Day next = problem_.draft().next_begins.value_or(end);
    const auto is_weekend = [&](Day day) { return problem_.is_weekend(member_, day); };
    const Member& one = problem_.members()[member_];
    const bool is_in_weekend = days_.back().weekend >= 0;
    Day first_other = end;  // no longer of the last day's weekend
    while (is_in_weekend && first_other < next && is_weekend(first_other))
        first_other += Days(1);
    if (!problem_.stands_alone()) {
        edge_.goes_on = is_in_weekend && first_other == next && is_weekend(next) && one.is_one_on(next);
        edge_.row_may_go_on = true;
        for (Day day = first_other; day < next && edge_.row_may_go_on; day += Days(1))
            edge_.row_may_go_on = !is_weekend(day) || is_weekend(day + Days(1));
        days_.back().is_eve = !is_in_weekend && is_followed_by_free_weekend(next);
    }
    edge_.is_off_after = is_in_weekend && first_other > end && one.is_one_on(end);
}

/// Whether the member is one on some day, in the period, of the weekend that begins on this one.
bool FactsOfWeekends::is_own(int first) const
{
    for (auto day = static_cast<std::size_t>(first); day < days_.size() && days_[day].weekend >= 0; ++day)
        if (days_[day].is_one)
            return true;
    return false;
}

/// Whether the day after the period begins a weekend of which no roster plans a day, where the next one begins then.
bool FactsOfWeekends::is_followed_by_free_weekend(Day next) const
{
    const Day first = problem_.day(problem_.day_count());
    Day end = first;
    while (end <= next && problem_.is_weekend(member_, end))
        end += Days(1);
    return first < end && end <= next && problem_.members()[member_].is_one_on(first);
}

/// Whether the weekend that the first day belongs to was off duty so far, after a night.
bool FactsOfWeekends::began_after_night() const
{
    int before = 0;  // days of it
    while (before <= history_.days_off && problem_.is_weekend(member_, problem_.day(-1 - before)))
        ++before;
    const auto eve = seen_before(problem_, member_, before + 1);
    return before <= history_.days_off && eve && eve->nights > 0;
}

/// Whether days of the first weekend, before the period, were on duty or off, as far back as they are known.
Fact FactsOfWeekends::parts_before() const
{
    Fact found = 0;
    const int run = std::max(history_.days_worked, history_.days_off);
    if (run == 0)
        return found;
    for (int back = 1; back <= most_days_back; ++back) {
        const Day day = problem_.day(-back);
        if (!problem_.is_weekend(member_, day) || !problem_.members()[member_].is_one_on(day))
            break;
        const bool is_shift_known = std::ranges::any_of(problem_.shifts_before(member_),
                                                        [&](const ShiftBefore& shift) { return shift.day == -back; });
        const bool is_in_run = back <= run;
        const bool is_off_before_run = history_.days_worked > 0 && back == run + 1;
        if (!is_in_run && !is_shift_known && !is_off_before_run)
            break;
        found |= is_shift_known || (is_in_run && history_.days_worked > 0) ? worked : off;
    }
    return found;
}

/// Weekends in a row, and whether the first of the period is one of them already.
void FactsOfWeekends::start_row(std::span<Fact> facts) const
{
    std::int64_t row = history_.weekends_worked;
    if (row > 0 && (history_.days_worked > 0 || history_.days_off > 0)) {
        // From the day of the last shift on: a whole weekend since then was off duty.
        int day = -1 - std::min(history_.days_off, most_days_back);
        const auto is_weekend = [&](int which) { return problem_.is_weekend(member_, problem_.day(which)); };
        while (day < 0 && is_weekend(day))
            ++day;
        const bool is_in_first = day == 0 && is_weekend(0);
        if (is_in_first) {
            facts[counted] = row_top_ > 0 ? 1 : 0;
        } else {
            bool is_off = false;
            for (; day < 0; ++day)
                is_off = is_off || (is_weekend(day) && !is_weekend(day + 1));
            row = is_off ? 0 : row;
        }
    }
    facts[in_a_row] = static_cast<Fact>(std::min<std::int64_t>(row, row_top_));
}

/// Adds a kind to those of the weekend's shifts; whether it is a second one or a third.
bool FactsOfWeekends::see_kind(std::span<Fact> facts, int seen)
{
    const Fact one = static_cast<Fact>(seen) + 1;
    Fact& first = facts[kind];
    Fact& second = facts[other_kind];
    if (first == several || first == one || second == one)
        return false;
    if (first == 0) {
        first = one;
        return false;
    }
    if (second == 0) {
        second = std::max(first, one);
        first = std::min(first, one);
    } else {
        first = second = several;
    }
    return true;
}

/// Of shifts that the history knows on the first weekend.
void FactsOfWeekends::see_kinds_before(std::span<Fact> facts) const
{
    const auto shifts = problem_.shifts_before(member_);
    const int earliest = shifts.empty() ? 0 : shifts.front().day;
    for (int day = -1; day >= earliest && problem_.is_weekend(member_, problem_.day(day)); --day)
        for (const ShiftBefore& shift : shifts)
            if (shift.day == day && shift.type.is_set())
                (void)see_kind(facts, problem_.kind_of(shift.type));
}

void FactsOfWeekends::start(std::span<Fact> facts) const
{
    start_row(facts);
    if (days_.front().weekend < 0)
        return;
    if (limits_.complete_weekends)
        facts[parts] = parts_before();
    if (limits_.identical_weekends)
        see_kinds_before(facts);
    if (limits_.no_night_before_free_weekend && is_own(0))
        facts[after_night] = began_after_night() ? 1 : 0;
}

void FactsOfWeekends::on_weekend(const Calendar& day, const SeenStand& stand, std::span<Fact> facts, Toll& toll) const
{
    if (limits_.complete_weekends && day.is_one) {
        const bool was_broken = facts[parts] == both;
        facts[parts] |= stand.works() ? worked : off;
        toll.pay(penalties_.complete_weekends, !was_broken && facts[parts] == both ? 1 : 0);
    }
    if (!stand.works())
        return;
    if (facts[opened] == 0)
        toll.open_weekend();
    facts[opened] = 1;
    facts[after_night] = 0;
    if (row_top_ > 0 && facts[counted] == 0) {
        facts[counted] = 1;
        if (std::int64_t{facts[in_a_row]} >= limits_.maximum_consecutive_weekends)
            toll.pay(penalties_.consecutive_weekends, 1);
        facts[in_a_row] = std::min(facts[in_a_row] + 1, row_top_);
    }
    if (limits_.identical_weekends)
        for (const int seen : stand.kinds)
            toll.pay(penalties_.identical_weekends, see_kind(facts, seen) ? 1 : 0);
}

/// Of a row that has the last of so many weekends and cannot go on. One that may have begun before all that is known is
/// not judged.
void FactsOfWeekends::end_row(Fact length, int weekends, Toll& toll) const
{
    if (length > 0 && (is_row_known_ || static_cast<int>(length) != weekends))
        toll.pay(penalties_.minimum_consecutive_weekends, std::int64_t{limits_.minimum_consecutive_weekends} - length);
}

void FactsOfWeekends::step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                           Toll& toll) const
{
    const Calendar& here = days_[static_cast<std::size_t>(day)];
    std::ranges::copy(before, after.begin());
    if (here.weekend >= 0)
        on_weekend(here, stand, after, toll);
    if (here.ends) {
        toll.pay(penalties_.night_before_free_weekend, after[after_night]);
        if (after[counted] == 0) {
            end_row(after[in_a_row], here.weekend, toll);
            after[in_a_row] = 0;
        }
        after[opened] = after[counted] = after[parts] = 0;
        after[kind] = after[other_kind] = after[after_night] = 0;
    }
    if (here.is_eve && limits_.no_night_before_free_weekend)
        after[after_night] = stand.nights > 0 ? 1 : 0;
}

void FactsOfWeekends::end(std::span<const Fact> facts, Toll& toll) const
{
    if (!edge_.goes_on)
        toll.pay(penalties_.night_before_free_weekend, facts[after_night]);
    if (edge_.is_off_after && facts[parts] == worked)
        toll.pay(penalties_.complete_weekends, 1);
    const bool is_last_off = days_.back().weekend >= 0 && facts[counted] == 0;
    if (is_last_off ? !edge_.goes_on : !edge_.row_may_go_on)
        end_row(facts[in_a_row], problem_.weekend_count(member_) - (is_last_off ? 1 : 0), toll);
}

void FactsOfWeekends::tell(const SeenStand& stand, std::vector<std::int64_t>& what) const
{
    what.push_back(stand.works() ? 1 : 0);
    what.push_back(limits_.no_night_before_free_weekend && stand.nights > 0 ? 1 : 0);
    if (limits_.identical_weekends)
        what.insert(what.end(), stand.kinds.begin(), stand.kinds.end());
}

}  // namespace muster::roster
