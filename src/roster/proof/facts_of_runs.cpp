#include "roster/proof/facts_of_runs.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace muster::inline v0_2::roster {
namespace {

Fact held(std::int64_t count, std::int64_t top) { return static_cast<Fact>(std::min(count, top)); }

/// Of two shifts that start on one day, which goes on last.
bool is_later(const Problem& problem, const ShiftBefore& shift, const ShiftBefore& other)
{
    const auto place = [&](const ShiftBefore& which) {
        return std::tuple(which.start ? which.start->since_midnight().count() : -1, which.length.count(),
                          which.type.is_set() ? problem.shift_types()[which.type].code : std::string());
    };
    return place(other) < place(shift);
}

}  // namespace

std::int64_t FactsOfRuns::Run::top() const
{
    return std::max(least > 1 && matters(too_short) ? least : 0, most != no_limit && matters(too_long) ? most : 0);
}

FactsOfRuns::FactsOfRuns(const Problem& problem, MemberId member, const std::vector<SeenStand>& stands,
                         const StandTolls& tolls)
    : problem_(problem), member_(member), limits_(problem.limits(member)), penalties_(problem.penalties(member)),
      history_(problem.history(member)), tolls_(tolls), before_(tolls, stands.size()),
      is_known_(history_.days_worked > 0 || history_.days_off > 0)
{
    const bool is_known = is_known_ || problem.stands_alone();
    on_duty_ = {
        .too_short = penalties_.minimum_consecutive, .least = limits_.minimum_consecutive, .is_known = is_known};
    off_duty_ = {.too_short = penalties_.minimum_days_off, .least = limits_.minimum_days_off, .is_known = is_known};
    idle_ = {.too_long = penalties_.maximum_days_off, .most = limits_.maximum_days_off};
    for (const KindRun& row : limits_.kind_runs) {
        KindOfRun run{.kind = problem.kind_named(row.kind),
                      .run = {.too_short = penalties_.minimum_kind_run,
                              .least = row.minimum,
                              .too_long = penalties_.maximum_kind_run,
                              .most = row.maximum}};
        set_before(run);
        if (run.kind >= 0)
            kinds_.push_back(run);
    }
    for (const ShiftBefore& shift : problem.shifts_before(member))
        if (const int lasted = days_lasted_on(shift.start, shift.length); lasted > 0)
            reaching_ = std::max(reaching_, shift.day + lasted + 1);
    fair_ = problem.fair_distance(member);
    is_spaced_ = problem.draft().spacing && problem.draft().spacing->weight > 0 && fair_ > 1;
    after_nights_ = matters(penalties_.days_off_after_nights) ? limits_.days_off_after_nights : 0;
}

/// Days in a row with shifts of the kind, up to the day before the period.
void FactsOfRuns::set_before(KindOfRun& run) const
{
    if (problem_.stands_alone())
        return;
    const auto seen = [&](std::int64_t days) { return seen_before(problem_, member_, static_cast<int>(days)); };
    const auto yesterday = seen(1);
    run.run.is_known = yesterday && (yesterday->has(run.kind) || !yesterday->has(-1));
    while (const auto earlier = seen(run.before + 1)) {
        if (!earlier->has(run.kind))
            break;
        ++run.before;
    }
    // The history counts the kind of the last of its shifts.
    const ShiftBefore* latest = nullptr;
    for (const ShiftBefore& shift : problem_.shifts_before(member_))
        if (shift.day == -1 && (latest == nullptr || is_later(problem_, shift, *latest)))
            latest = &shift;
    if (latest != nullptr && latest->type.is_set() && problem_.kind_of(latest->type) == run.kind)
        run.before = std::max<std::int64_t>(run.before, history_.kind_days);
}

void FactsOfRuns::start(std::span<Fact> facts) const
{
    facts[idle] = held(history_.days_off, idle_.top());
    if (!problem_.stands_alone()) {
        facts[on] = held(history_.days_worked, on_duty_.top());
        facts[off] = held(history_.days_off, off_duty_.top());
    }
    if (limits_.maximum_consecutive != no_limit) {
        std::int64_t days = std::max(history_.days_worked, history_.days_touched);
        for (const ShiftBefore& shift : problem_.shifts_before(member_))
            if (shift.day + days_lasted_on(shift.start, shift.length) >= -1)
                days = std::max<std::int64_t>(days, -shift.day);
        facts[touched] = held(days, limits_.maximum_consecutive);
    }
    const auto shifts = problem_.shifts_before(member_);
    if (after_nights_ > 0 && std::ranges::any_of(shifts, [&](const ShiftBefore& shift) {
            return shift.day == shifts.back().day && shift.type.is_set() && problem_.shift_types()[shift.type].is_night;
        }))
        facts[nights] = history_.days_off < after_nights_ ? static_cast<Fact>(history_.days_off + 1) : 0;
    if (is_known_) {
        const std::int64_t days = std::int64_t{history_.days_off} + 1;
        facts[last] =
            days > before_.reach() ? 0 : static_cast<Fact>(before_.like(tolls_.of_history(), static_cast<int>(days)));
        facts[since] = facts[last] != 0 ? static_cast<Fact>(days) : is_spaced_ ? held(days, 3 * fair_) : 0;
    } else if (is_spaced_) {
        facts[since] = held(std::max(fair_, std::int64_t{limits_.minimum_days_off} + 1), 3 * fair_);
    }
    for (std::size_t at = 0; at < kinds_.size(); ++at)
        facts[first_kind + at] = held(kinds_[at].before, kinds_[at].run.top());
}

void FactsOfRuns::go_on(const Run& run, bool is_of_it, int day, Fact before, Fact& after, Toll& toll) const
{
    if (is_of_it) {
        if (before >= run.most)
            toll.pay(run.too_long, 1);
        after = held(std::int64_t{before} + 1, run.top());
    } else if (before > 0) {
        end_run(run, before, day, toll);
    }
}

/// A run of so many days is over on this day. Nothing is asked of one that may have begun before all that is known.
void FactsOfRuns::end_run(const Run& run, Fact days, int day, Toll& toll) const
{
    if (days > 0 && (run.is_known || static_cast<int>(days) != day))
        toll.pay(run.too_short, run.least - days);
}

void FactsOfRuns::touch(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                        Toll& toll) const
{
    const std::int64_t most = limits_.maximum_consecutive;
    if (most == no_limit || !matters(penalties_.maximum_consecutive))
        return;
    const bool is_touched = stand.works() || before[lasting] > 0 || day < reaching_;
    if (is_touched && day >= reaching_ && before[touched] >= most)
        toll.pay(penalties_.maximum_consecutive, 1);
    after[touched] = is_touched ? held(std::int64_t{before[touched]} + 1, most) : 0;
    after[lasting] = std::max(before[lasting], Fact{1}) - 1;
    if (stand.works())
        after[lasting] = std::max(after[lasting], static_cast<Fact>(stand.lasts));
}

void FactsOfRuns::rest_after_nights(const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                                    Toll& toll) const
{
    if (after_nights_ == 0)
        return;
    const std::int64_t days_off = std::int64_t{before[nights]} - 1;
    if (!stand.works()) {
        after[nights] = days_off >= 0 && days_off + 1 < after_nights_ ? before[nights] + 1 : 0;
        return;
    }
    const bool goes_on = days_off == 0 && stand.nights > 0;
    if (days_off >= 0 && !goes_on)
        toll.pay(penalties_.days_off_after_nights, after_nights_ - days_off);
    after[nights] = stand.nights > 0 ? 1 : 0;
}

/// Rest and successions.
void FactsOfRuns::follow(const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after, Toll& toll) const
{
    if (stand.works() && before[last] != 0)
        toll.add(tolls_.after(before[last], static_cast<int>(before[since]), stand.number));
    if (stand.works() && stand.has_hours && before[last_timed] != 0)
        toll.add(tolls_.after(before[last_timed], static_cast<int>(before[since_timed]), stand.number));
    const auto pass_a_day = [&](Fact who, Fact days, Fact& who_then, Fact& days_then) {
        who_then = who == 0 ? 0 : static_cast<Fact>(before_.like(who, static_cast<int>(days) + 1));
        days_then = who_then == 0 ? 0 : days + 1;
    };
    if (!stand.works()) {
        pass_a_day(before[last], before[since], after[last], after[since]);
        pass_a_day(before[last_timed], before[since_timed], after[last_timed], after[since_timed]);
        if (is_spaced_ && after[last] == 0)
            after[since] = held(std::int64_t{before[since]} + 1, 3 * fair_);
        return;
    }
    if (!stand.has_hours) {
        pass_a_day(before[last], before[since], after[last_timed], after[since_timed]);
        if (after[last_timed] == 0)
            pass_a_day(before[last_timed], before[since_timed], after[last_timed], after[since_timed]);
    }
    after[last] = static_cast<Fact>(before_.like(stand.number, 1));
    after[since] = after[last] != 0 || is_spaced_ ? 1 : 0;
}

void FactsOfRuns::keep_apart(const SeenStand& stand, std::span<const Fact> before, Toll& toll) const
{
    if (!is_spaced_)
        return;
    const Spacing& spacing = *problem_.draft().spacing;
    const std::int64_t apart = before[since];
    toll.add((stand.works() ? spacing.too_close(apart, fair_)
                            : spacing.too_long(apart + 1, fair_) - spacing.too_long(apart, fair_)) *
             toll.scale());
}

void FactsOfRuns::step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                       Toll& toll) const
{
    go_on(on_duty_, stand.works(), day, before[on], after[on], toll);
    go_on(off_duty_, !stand.works(), day, before[off], after[off], toll);
    const bool is_one = problem_.members()[member_].is_one_on(problem_.day(day));
    go_on(idle_, is_one && !stand.works(), day, before[idle], after[idle], toll);
    for (std::size_t at = 0; at < kinds_.size(); ++at)
        go_on(kinds_[at].run, stand.has(kinds_[at].kind), day, before[first_kind + at], after[first_kind + at], toll);
    touch(day, stand, before, after, toll);
    rest_after_nights(stand, before, after, toll);
    keep_apart(stand, before, toll);
    follow(stand, before, after, toll);
}

void FactsOfRuns::end(std::span<const Fact> facts, Toll& toll) const
{
    if (problem_.is_followed_by_gap()) {
        end_run(on_duty_, facts[on], problem_.day_count(), toll);
        for (std::size_t at = 0; at < kinds_.size(); ++at)
            end_run(kinds_[at].run, facts[first_kind + at], problem_.day_count(), toll);
    }
    if (problem_.stands_alone())
        end_run(off_duty_, facts[off], problem_.day_count(), toll);
    for (Fact day = 0; day < facts[lasting]; ++day)
        if (problem_.day_count() + static_cast<int>(day) >= reaching_ &&
            std::int64_t{facts[touched]} + day >= limits_.maximum_consecutive)
            toll.pay(penalties_.maximum_consecutive, 1);
}

void FactsOfRuns::tell(const SeenStand& stand, std::vector<std::int64_t>& what) const
{
    what.push_back(stand.works() ? 1 : 0);
    what.push_back(static_cast<std::int64_t>(before_.like_as_next(stand.number)));
    what.push_back(static_cast<std::int64_t>(before_.like(stand.number, 1)));
    what.push_back(stand.has_hours ? 1 : 0);
    what.push_back(stand.lasts);
    what.push_back(after_nights_ > 0 && stand.nights > 0 ? 1 : 0);
    for (const KindOfRun& each : kinds_)
        what.push_back(stand.has(each.kind) ? 1 : 0);
}

}  // namespace muster::roster
