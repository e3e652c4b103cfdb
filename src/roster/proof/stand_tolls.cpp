#include "roster/proof/stand_tolls.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {

int most_a_day(const Problem& problem)
{
    int most = 1;
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const MemberId member(row);
        most = std::max(most, problem.penalties(member).shifts_a_day.is_hard ? problem.limits(member).maximum_a_day
                                                                             : problem.shift_type_count());
    }
    return most;
}

std::vector<Stand> all_stands(const Problem& problem, int most, std::size_t at_most)
{
    std::vector<Stand> stands{{}};
    std::size_t first = 0;
    for (int size = 1; size <= most; ++size) {
        const std::size_t end = stands.size();
        for (std::size_t base = first; base < end; ++base) {
            const std::uint32_t next = stands[base].empty() ? 0 : stands[base].back().row() + 1;
            for (std::uint32_t type = next; type < problem.shift_types().size(); ++type) {
                const bool clash = std::ranges::any_of(
                    stands[base], [&](ShiftTypeId other) { return problem.overlap(other, 0, ShiftTypeId(type)); });
                if (clash)
                    continue;
                if (stands.size() == at_most)
                    return {};
                Stand stand = stands[base];
                stand.push_back(ShiftTypeId(type));
                stands.push_back(std::move(stand));
            }
        }
        first = end;
        if (stands.size() == end)
            break;
    }
    return stands;
}

namespace {

int last_day_of_history(const Problem& problem, MemberId member)
{
    return problem.shifts_before(member).empty() ? -1 : problem.shifts_before(member).back().day;
}

}  // namespace

int StandTolls::most_gaps(const Problem& problem, MemberId member)
{
    // Later than this nothing can overlap or leave too little rest.
    std::int64_t longest = 0;
    for (const ShiftType& type : problem.draft().shift_types)
        longest = std::max<std::int64_t>(longest, type.length.count());
    for (const ShiftBefore& before : problem.shifts_before(member))
        longest = std::max<std::int64_t>(longest, before.length.count());
    const std::int64_t gaps = (problem.limits(member).minimum_rest.count() + longest + 1439) / 1440;
    const std::int64_t days = problem.day_count() - 1 - last_day_of_history(problem, member);
    return static_cast<int>(std::max<std::int64_t>(1, std::min(gaps, days)));
}

StandTolls::StandTolls(const Problem& problem, MemberId member, const std::vector<Stand>& stands, std::int64_t scale)
    : problem_(problem), member_(member), limits_(problem.limits(member)), penalties_(problem.penalties(member)),
      stands_(stands), scale_(scale), before_count_(stands.size() + (problem.shifts_before(member).empty() ? 0 : 1))
{
    const int last_day = last_day_of_history(problem, member);
    const int most = most_gaps(problem, member);
    for (int gap = 1; gap <= most; ++gap) {
        const auto add = [&](bool may_follow, std::int64_t toll) {
            follow_.push_back(may_follow ? toll : never);
            if (follow_.back() != 0)
                reach_ = gap;
        };
        for (const Stand& before : stands_)
            for (const Stand& after : stands_) {
                std::int64_t toll = 0;
                const bool may_follow = follows(before, gap, after, toll);
                add(may_follow, toll);
            }
        if (before_count_ > stands_.size())
            for (const Stand& after : stands_) {
                std::int64_t toll = 0;
                const bool may_follow = follows_history(last_day + gap, after, toll);
                add(may_follow, toll);
            }
    }
}

bool StandTolls::on_day(int day, std::size_t index, std::int64_t& price) const
{
    const Stand& stand = stands_[index];
    const auto has = [&](ShiftTypeId type) { return std::ranges::find(stand, type) != stand.end(); };
    std::int64_t toll = 0;
    const auto pay = [&](Penalty penalty, std::int64_t amount) {
        toll += penalty.is_hard ? 0 : penalty.weight * amount;
        return !penalty.is_hard || amount == 0;
    };
    for (const ShiftTypeId type : stand)
        if (!problem_.may_stand(member_, day, type) ||
            (problem_.maximum_of(member_, type) == 0 && penalties_.shift_type_maximum.is_hard))
            return false;
    for (const Assignment& pinned : problem_.pinned_of(member_, day))
        if (!has(pinned.shift.type))
            return false;
    const auto extra = static_cast<std::int64_t>(stand.size()) - limits_.maximum_a_day;
    if (!pay(penalties_.shifts_a_day, std::max<std::int64_t>(0, extra)))
        return false;
    for (const ShiftTypeId type : stand) {
        const SkillId asked = problem_.shift_types()[type].required_skill;
        if (!pay(penalties_.alternative_skill, asked.is_set() && !problem_.has_skill(member_, asked) ? 1 : 0))
            return false;
    }
    for (const Request& request : problem_.requests_of(member_, day)) {
        const bool stands = request.type.is_set() ? has(request.type) : !stand.empty();
        if (stands == (request.wish == Wish::off))
            toll += request.weight;
    }
    std::int64_t changes = 0;
    for (const Assignment& published : problem_.published_of(member_, day))
        changes += has(published.shift.type) ? 0 : 1;
    if (problem_.is_published(day))
        for (const ShiftTypeId type : stand)
            changes += std::ranges::any_of(problem_.published_of(member_, day),
                                           [&](const Assignment& published) { return published.shift.type == type; })
                           ? 0
                           : 1;
    if (!pay(problem_.draft().published.change, changes))
        return false;
    price = toll * scale_;
    return rests_between(stand, price);
}

/// The first of these shifts that has hours, or the last; not set where none has.
ShiftTypeId StandTolls::at_edge(const Stand& stand, bool last) const
{
    ShiftTypeId found;
    for (const ShiftTypeId type : stand) {
        if (!problem_.shift_types()[type].start)
            continue;
        const auto when = [&](ShiftTypeId which) {
            return std::pair(*problem_.shift_types()[which].start, problem_.shift_types()[which].length);
        };
        if (!found.is_set() || (last ? when(found) < when(type) : when(type) < when(found)))
            found = type;
    }
    return found;
}

/// Toll of the rest between two shifts with no other between them; false if a hard rule forbids it.
bool StandTolls::rests(ShiftTypeId before, int gap, ShiftTypeId after, std::int64_t& toll) const
{
    if (!before.is_set() || !after.is_set())
        return true;
    return pays_for_rest(problem_.rest_between(before, gap, after), toll);
}

/// Toll of so much rest; false if a hard rule forbids it.
bool StandTolls::pays_for_rest(std::optional<std::int64_t> rest, std::int64_t& toll) const
{
    if (!rest || *rest < 0 || *rest >= limits_.minimum_rest.count())
        return true;
    toll += penalties_.rest.is_hard ? 0 : penalties_.rest.weight * scale_;
    return !penalties_.rest.is_hard;
}

/// The same within a day.
bool StandTolls::rests_between(Stand stand, std::int64_t& toll) const
{
    std::erase_if(stand, [&](ShiftTypeId type) { return !problem_.shift_types()[type].start; });
    std::ranges::sort(stand, {}, [&](ShiftTypeId type) { return *problem_.shift_types()[type].start; });
    for (std::size_t next = 1; next < stand.size(); ++next)
        if (!rests(stand[next - 1], 0, stand[next], toll))
            return false;
    return true;
}

bool StandTolls::follows(const Stand& before, int gap, const Stand& after, std::int64_t& toll) const
{
    for (const ShiftTypeId first : before)
        for (const ShiftTypeId next : after) {
            if (problem_.overlap(first, gap, next))
                return false;
            if (gap == 1 && !problem_.may_follow(first, next)) {
                if (penalties_.succession.is_hard)
                    return false;
                toll += penalties_.succession.weight * scale_;
            }
        }
    return rests(at_edge(before, true), gap, at_edge(after, false), toll);
}

std::int64_t StandTolls::across(std::size_t before, int gap, std::size_t next) const
{
    for (const ShiftTypeId first : stands_[before])
        for (const ShiftTypeId second : stands_[next])
            if (problem_.overlap(first, gap, second))
                return never;
    std::int64_t toll = 0;
    return rests(at_edge(stands_[before], true), gap, at_edge(stands_[next], false), toll) ? toll : never;
}

/// After the shifts of the history, with none between.
bool StandTolls::follows_history(int day, const Stand& after, std::int64_t& toll) const
{
    if (day < 0)
        return true;
    for (const ShiftBefore& before : problem_.shifts_before(member_))
        for (const ShiftTypeId next : after) {
            if (problem_.overlap(before, day, next))
                return false;
            if (!problem_.may_follow(before, day, next)) {
                if (penalties_.succession.is_hard)
                    return false;
                toll += penalties_.succession.weight * scale_;
            }
        }
    const ShiftBefore* last = problem_.last_before(member_);
    const ShiftTypeId first = at_edge(after, false);
    if (last == nullptr || !first.is_set())
        return true;
    return pays_for_rest(problem_.rest_between(*last, day, first), toll);
}

}  // namespace muster::roster
