// Drafts of a few cells with many rules, from seeds, and every roster of them; a duty of any size.
#pragma once

#include "small.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster {

/// Calls `with` for each of the 2^cells rosters of a problem.
inline void for_every_roster(const Problem& problem, const std::function<void(const Roster&)>& with)
{
    std::vector<Assignment> cells;
    for (int row = 0; row < problem.member_count(); ++row)
        for (int at = 0; at < problem.day_count(); ++at)
            for (int type = 0; type < problem.shift_type_count(); ++type)
                cells.push_back({MemberId(static_cast<MemberId::Value>(row)),
                                 {problem.day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))}});
    for (std::uint32_t chosen = 0; chosen < 1u << cells.size(); ++chosen) {
        std::vector<Assignment> stood;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            if ((chosen >> cell & 1) != 0)
                stood.push_back(cells[cell]);
        with(Roster(problem.period(), problem.members().size(), stood));
    }
}

inline bool may_stand(const Problem& problem, const Assignment& one)
{
    return problem.may_stand(one.member, problem.index_of(one.shift.day), one.shift.type);
}

/// What repair.hpp says counts as a change, asked of two rosters alone, and the places that are left open.
struct Told {
    std::size_t counted = 0;
    std::size_t open = 0;
};

inline Told told_of(const Problem& problem, const Roster& published, const Roster& roster)
{
    Told told;
    for (int at = 0; at < problem.day_count(); ++at)
        for (int row = 0; row < problem.shift_type_count(); ++row) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row));
            int people = 0, kept = 0, lost = 0, emptied = 0, of_all = 0, of_skills = 0;
            for (int each = 0; each < problem.member_count(); ++each) {
                const Assignment one{MemberId(static_cast<MemberId::Value>(each)), {problem.day(at), type}};
                const bool was = published.contains(one), is = roster.contains(one);
                people += is ? 1 : 0;
                kept += was && is && may_stand(problem, one) ? 1 : 0;
                lost += was && !is && may_stand(problem, one) ? 1 : 0;
                emptied += was && !may_stand(problem, one) ? 1 : 0;
            }
            for (const Cover& cover : problem.cover_of(at, type))
                (cover.skill.is_set() ? of_skills : of_all) += cover.wanted;
            const int wanted = std::max(of_all, of_skills);
            told.counted += static_cast<std::size_t>(lost + std::max(0, people - std::max(wanted, kept)));
            told.open += static_cast<std::size_t>(std::min(emptied, std::max(0, wanted - people)));
        }
    return told;
}

/// Spacing, maxima within some days, weekends of their own in a row, shifts of a day and more, a gap behind.
inline void add_rules_of_many_days(Draft& draft, Random& random)
{
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    const auto penalty = [&] { return up_to(2) == 0 ? Penalty::hard() : Penalty::soft(up_to(30)); };
    if (up_to(2) == 0)
        draft.shift_types[early.row()] = {.code = "E", .start = at(8), .length = Minutes(1440), .is_night = true};
    draft.calendar.weekend = {1, 3};  // the first day of the draft, and the third
    if (up_to(1) == 0)
        draft.calendar.holidays = {day(1)};
    draft.spacing = Spacing{.weight = up_to(40)};
    if (up_to(1) == 0)
        draft.spacing->distance = 1 + up_to(3);
    draft.penalties.windows = penalty();
    draft.penalties.consecutive_weekends = penalty();
    draft.penalties.minimum_consecutive = penalty();
    for (Member& member : draft.members) {
        member.limits.windows = {{.days = 2 + up_to(1), .most = 1 + up_to(1)}};
        member.limits.maximum_consecutive_weekends = 1;
        if (member.history.days_worked > 0) {
            member.history.weekends_worked = up_to(2);
            member.history.days_touched = member.history.days_worked + up_to(1);
        }
    }
    if (up_to(1) == 0)
        draft.next_begins = draft.period.last() + Days(1 + up_to(2));
    draft.penalties.complete_weekends = penalty();
    for (Member& member : draft.members)
        member.limits.complete_weekends = up_to(2) == 0;
}

/// A draft of a few cells with many rules, from a seed. Its members may stand; its rules may clash.
inline Draft tight_draft(Random& random, int days, std::size_t types)
{
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    Draft draft = small_draft(days);
    draft.shift_types.resize(types);
    draft.members.resize(types == 1 ? 3 : 2);
    for (Member& member : draft.members) {
        member.limits = {.minimum_minutes = Minutes(480 * up_to(2)),
                         .maximum_minutes = Minutes(480 * (2 + up_to(2))),
                         .maximum_consecutive = 2 + up_to(1),
                         .minimum_consecutive = 1 + up_to(1),
                         .minimum_days_off = 1 + up_to(1),
                         .maximum_weekends = up_to(1),
                         .minimum_rest = Minutes(60 * up_to(20)),
                         .maximum_a_day = 1 + up_to(1),
                         .of_type = {{early, 1 + up_to(2)}}};
        if (up_to(1) == 0)
            member.history = worked(1 + up_to(1), draft.shift_types[early.row()]);
        else if (up_to(1) == 0)
            member.history = {.days_off = 1};
    }
    if (types > 1)
        draft.forbidden_successions = {{late, early}};
    draft.companies = {{.members = {ann, bob},
                        .keep = up_to(1) == 0 ? Keep::apart : Keep::together,
                        .within = up_to(1) == 0 ? Within::day : Within::shift,
                        .penalty = up_to(2) == 0 ? Penalty::hard() : Penalty::soft(3)}};
    for (int at = 0; at < days; ++at)
        for (std::size_t type = 0; type < types; ++type) {
            const std::int32_t least = up_to(1);
            if (up_to(2) > 0)
                draft.cover.push_back({.shift = {day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))},
                                       .minimum = least,
                                       .wanted = least,
                                       .maximum = least + up_to(1),
                                       .over_weight = 2});
            if (up_to(5) == 0)
                draft.unavailable.push_back({bob, day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))});
        }
    draft.requests = {{ann, day(1), {}, Wish::off, 4}};
    if (up_to(1) == 0)
        add_rules_of_many_days(draft, random);
    return draft;
}

/// Somebody on each day or not, on the first type.
inline Roster any_roster(const Problem& problem, Random& random)
{
    std::vector<Assignment> stood;
    for (int at = 0; at < problem.day_count(); ++at)
        for (const Member& member : problem.members().rows())
            if (random.below(2) == 0)
                stood.push_back({*problem.members().find(member.code), {day(at), early}});
    return roster_of(problem, stood);
}

/// The same, with people wanted beyond the minimum, prices on all of it and loads that are to be fair.
inline Draft priced_draft(Random& random, int days, std::size_t types)
{
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    Draft draft = tight_draft(random, days, types);
    for (Cover& cover : draft.cover) {
        cover.minimum = up_to(3) == 0 ? cover.minimum : 0;
        cover.wanted += up_to(1);
        cover.maximum = cover.wanted + up_to(1);
        cover.under_weight = up_to(20);
        cover.over_weight = up_to(5);
    }
    for (Member& member : draft.members)
        member.limits.minimum_minutes = Minutes(0);
    draft.fairness = {{.measure = Measure::shifts, .above_weight = up_to(4), .below_weight = up_to(4), .step = 1}};
    return draft;
}

inline Draft duty(int members, int days)
{
    Draft draft = small_draft(days);
    draft.members.clear();
    for (int at = 0; at < members; ++at)
        draft.members.push_back({.code = "m" + std::to_string(at), .limits = {.minimum_days_off = 2}});
    for (int at = 0; at < days; ++at)
        for (const ShiftTypeId type : {late, night})
            draft.cover.push_back({.shift = {day(at), type}, .minimum = 1, .wanted = 1, .maximum = 1});
    draft.fairness = {{.measure = Measure::shifts, .above_weight = 5, .below_weight = 5, .step = 1}};
    return draft;
}

}  // namespace muster::roster
