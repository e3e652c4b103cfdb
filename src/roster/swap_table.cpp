#include "swap_table.hpp"

#include "found_within.hpp"

#include "muster/roster/element.hpp"

#include <algorithm>
#include <map>

namespace muster::inline v0_2::roster {

using engine::model::DutyIndex;
using engine::model::HardSoftCost;
using engine::model::Line;

namespace {

MemberId id_of(int member) { return MemberId(static_cast<MemberId::Value>(member)); }

}  // namespace

SwapTable::SwapTable(const Problem& problem, const Roster& roster)
    : problem_(problem), roster_(roster), instance_(problem), toggles_(instance_), report_(check(problem, roster)),
      movable_(problem.members().size()), is_told_(problem.members().size(), 1), lines_(problem.members().size()),
      terms_(problem.members().size()), people_(instance_.rows.size(), 0), has_company_(problem.members().size(), 0)
{
    for (const Assignment& stood : roster.assignments())
        if (!std::ranges::binary_search(problem.pinned_of(stood.member), stood, std::less<>{}))
            movable_[stood.member.row()].push_back(slot(stood.shift));
    for (const Company& company : problem.companies())
        for (const MemberId member : company.members)
            has_company_[member.row()] = 1;
    // What nobody may stand, and what overlaps, the engine does not tell in full.
    for (const Violation& violation : report_.violations)
        if (violation.rule == Rule::availability || violation.rule == Rule::pinned || violation.rule == Rule::overlap)
            is_told_[violation.member.row()] = 0;
    count_people();
    find_spare();
}

bool SwapTable::could_take(int member, const Slot& slot) const
{
    const Assignment taken{id_of(member), shift(slot)};
    return problem_.may_stand(taken.member, slot.day, taken.shift.type) && !roster_.contains(taken);
}

LineChanges& SwapTable::line(int member)
{
    auto& known = lines_[static_cast<std::size_t>(member)];
    if (!known) {
        known = std::make_unique<LineChanges>(instance_);
        Line line(instance_.days, 0);
        for (const Assignment& stood : roster_.of(id_of(member))) {
            const Slot at = slot(stood.shift);
            const auto duty = toggles_.with(line[at.day], at.type);
            line[at.day] = duty.value_or(DutyIndex{0});
            if (!duty)  // the engine knows no such set of shifts
                is_told_[static_cast<std::size_t>(member)] = 0;
        }
        known->set(member, line);
        terms_[static_cast<std::size_t>(member)] = known->terms();
    }
    return *known;
}

const HardSoftCost& SwapTable::terms(int member)
{
    (void)line(member);
    return terms_[static_cast<std::size_t>(member)];
}

HardSoftCost SwapTable::toll(const Moved& moved)
{
    LineChanges& now = line(moved.member);
    if (!is_told(moved.member) || !find_changes(moved, changes_))
        return checked(moved);
    return now.toll(changes_) + now.terms_with(changes_) - terms(moved.member);
}

void SwapTable::count_people()
{
    for (int member = 0; member < instance_.members; ++member)
        for (int day = 0; day < instance_.days; ++day) {
            const auto stood = roster_.on(id_of(member), day);
            const auto count = [&](int row) { ++people_[static_cast<std::size_t>(row)]; };
            for (const Assignment& each : stood)
                instance_.each_row_of_type(member, day, static_cast<int>(each.shift.type.row()), count);
            if (!stood.empty())
                instance_.each_company_by_day(member, day, count);
        }
}

void SwapTable::find_spare()
{
    spare_.assign(static_cast<std::size_t>(instance_.days * instance_.types), {});
    const auto toll = [&](std::size_t row) { return instance_.rows[row].at(people_[row]); };
    const auto cover = problem_.cover();
    for (std::size_t row = 0; row < cover.size(); ++row)
        if (cover[row].skill.is_set())
            spare_[static_cast<std::size_t>(number_of(slot(cover[row].shift)))] += toll(row);
    std::size_t row = cover.size();
    for (const Company& company : problem_.companies())
        for (int day = 0; day < instance_.days; ++day)
            for (int type = 0; type < instance_.types; ++type) {
                const bool is_by_day = company.within == Within::day;
                spare_[static_cast<std::size_t>(number_of({day, type}))] += toll(row);
                row += !is_by_day || type + 1 == instance_.types ? 1 : 0;
            }
}

/// Of moves that the engine knows no set of shifts for.
bool SwapTable::is_impossible(const Moved& moved) const
{
    // What overlaps already may overlap elsewhere instead.
    const bool is_kept = report_.by_member[static_cast<std::size_t>(moved.member)].hard == 0;
    return is_kept && (instance_.duties_are_complete || overlaps(moved));
}

bool SwapTable::overlaps(const Moved& moved) const
{
    const auto stands_after = [&](const Slot& slot) {
        if (std::ranges::find(moved.added, slot) != moved.added.end())
            return true;
        return std::ranges::find(moved.dropped, slot) == moved.dropped.end() &&
               roster_.contains({id_of(moved.member), shift(slot)});
    };
    return std::ranges::any_of(moved.added, [&](const Slot& added) {
        for (Slot other = {added.day, 0}; other.type < instance_.types; ++other.type)
            if (other != added && problem_.overlap(shift(added).type, 0, shift(other).type) && stands_after(other))
                return true;
        return false;
    });
}

HardSoftCost SwapTable::checked(const Moved& moved) const
{
    const Scope line{{id_of(moved.member)}, {}};
    const Score before = score_of(found_within(problem_, roster_, line));
    const Score after = score_of(found_within(problem_, roster_with({&moved, 1}), line));
    return {.soft = after.cost - before.cost, .hard = after.hard - before.hard};
}

Roster SwapTable::roster_with(std::span<const Moved> moved) const
{
    std::vector<Assignment> dropped;
    std::vector<Assignment> added;
    for (const Moved& each : moved) {
        for (const Slot& slot : each.dropped)
            dropped.push_back({id_of(each.member), shift(slot)});
        for (const Slot& slot : each.added)
            added.push_back({id_of(each.member), shift(slot)});
    }
    return roster_.with(dropped, added);
}

/// By the checker, element by element.
bool SwapTable::bends_more(std::span<const Moved> moved) const
{
    Scope scope;
    for (const Moved& each : moved) {
        scope.members.push_back(id_of(each.member));
        for (const Slot& slot : each.dropped)
            scope.days.push_back(slot.day);
    }
    std::ranges::sort(scope.members);
    std::ranges::sort(scope.days);
    scope.days.erase(std::unique(scope.days.begin(), scope.days.end()), scope.days.end());
    std::map<Element, std::int64_t> more;
    const auto add = [&](const std::vector<Violation>& found, std::int64_t sign) {
        for (const Violation& violation : found)
            if (violation.is_hard)
                more[element_of(violation)] += sign * violation.amount;
    };
    add(found_within(problem_, roster_with(moved), scope), 1);
    add(found_within(problem_, roster_, scope), -1);
    return std::ranges::any_of(more, [](const auto& each) { return each.second > 0; });
}

std::optional<HardSoftCost> SwapTable::judge(std::span<const Moved> moved, const Ranked& ranked)
{
    const MemberId taker = id_of(ranked.taker);
    HardSoftCost least;  // of lines that are not told yet
    for (const Moved& each : moved)
        least += each.least;
    std::optional<HardSoftCost> more = HardSoftCost{};
    if (moved.size() > 2 || !are_alike(moved.front().member, moved.back().member))
        more = rows(moved);
    for (const Moved& each : moved) {
        if (!more || !ranked.pool.may_have(more->hard + least.hard, more->soft + least.soft, ranked.shifts, taker))
            return std::nullopt;
        const HardSoftCost own = toll(each);
        if (own.hard > 0)
            return std::nullopt;
        *more += own;
        least -= each.least;
    }
    if (more && !is_feasible() && bends_more(moved))
        return std::nullopt;
    return more;
}

bool SwapTable::find_changes(const Moved& moved, std::vector<DayChange>& changes) const
{
    changes.clear();
    const Line& line = lines_[static_cast<std::size_t>(moved.member)]->line();
    const auto toggle = [&](const Slot& slot) {
        auto change = std::ranges::find(changes, slot.day, &DayChange::day);
        if (change == changes.end())
            change = changes.insert(change, {slot.day, line[slot.day]});
        const auto duty = toggles_.with(change->duty, slot.type);
        change->duty = duty.value_or(DutyIndex{0});
        return duty.has_value();
    };
    const bool are_known = std::ranges::all_of(moved.dropped, toggle) && std::ranges::all_of(moved.added, toggle);
    std::ranges::sort(changes, {}, &DayChange::day);
    return are_known;
}

bool SwapTable::are_alike(int one, int other) const
{
    if (has_company_[static_cast<std::size_t>(one)] != 0 || has_company_[static_cast<std::size_t>(other)] != 0)
        return false;
    for (std::size_t row = 0; row < problem_.skills().size(); ++row)
        if (const SkillId skill(static_cast<SkillId::Value>(row));
            problem_.has_skill(id_of(one), skill) != problem_.has_skill(id_of(other), skill))
            return false;
    return true;
}

bool SwapTable::works(int member, int day, const Moved* moved) const
{
    std::size_t shifts = roster_.on(id_of(member), day).size();
    if (moved != nullptr)
        shifts += static_cast<std::size_t>(std::ranges::count(moved->added, day, &Slot::day)) -
                  static_cast<std::size_t>(std::ranges::count(moved->dropped, day, &Slot::day));
    return shifts > 0;
}

/// Rows that count everybody count as many as before.
void SwapTable::count_moves(const Moved& moved)
{
    const auto count_all = [&](std::span<const Slot> slots, int step) {
        for (const Slot& slot : slots)
            instance_.each_row_of_some(moved.member, slot.day, slot.type, [&](int row) {
                counted_.push_back({row, step});
            });
    };
    count_all(moved.dropped, -1);
    count_all(moved.added, 1);
    if (has_company_[static_cast<std::size_t>(moved.member)] == 0)
        return;
    std::vector<int> days;
    for (const std::span<const Slot> slots : {moved.dropped, moved.added})
        for (const Slot& slot : slots)
            if (std::ranges::find(days, slot.day) == days.end())
                days.push_back(slot.day);
    for (const int day : days)
        if (const int step = works(moved.member, day, &moved) - works(moved.member, day, nullptr); step != 0)
            instance_.each_company_by_day(moved.member, day, [&](int row) { counted_.push_back({row, step}); });
}

/// What cover and company cost more; nothing where they are bent that are not. (What is bent for one of a company on
/// one day may be bent on another.)
std::optional<HardSoftCost> SwapTable::rows(std::span<const Moved> moved)
{
    counted_.clear();
    for (const Moved& each : moved)
        count_moves(each);
    std::ranges::sort(counted_, {}, &Counted::row);
    HardSoftCost toll;
    for (std::size_t at = 0; at < counted_.size();) {
        const int row = counted_[at].row;
        int step = 0;
        for (; at < counted_.size() && counted_[at].row == row; ++at)
            step += counted_[at].step;
        if (step == 0)
            continue;
        const int people = people_[static_cast<std::size_t>(row)];
        const HardSoftCost more = instance_.rows[row].at(people + step) - instance_.rows[row].at(people);
        if (more.hard > 0 && is_feasible())
            return std::nullopt;
        toll += more;
    }
    return toll;
}

}  // namespace muster::roster
