#include "draw_rules.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::truth {
namespace {

/// A limit of members' lines: the same for all, or each their own; some have none. Who has a contract has what it says.
template <class Change>
Asked of_members(const char* name, Penalty Penalties::*penalty, Change change)
{
    return {name, [penalty, change](Draft& draft, Dice& dice) {
                const bool is_for_all = dice.chance(50);
                Member like = draft.members.front();
                change(like, dice, draft);
                for (Member& member : draft.members)
                    if (member.contract.is_set())
                        continue;
                    else if (is_for_all)
                        member.limits = like.limits;
                    else if (dice.chance(75))
                        change(member, dice, draft);
                draft.penalties.*penalty = dice.penalty();
            }};
}

Minutes some_minutes(Dice& dice, const Draft& draft)
{
    const auto whole = static_cast<int>(draft.period.length()) * dice.or_far(480, {1440, 6000});
    return Minutes(dice.chance(50) ? 60 * dice.below(whole / 60 + 1) : dice.below(whole + 1));
}

SkillId some_skill(Draft& draft, Dice& dice)
{
    if (draft.skills.empty() || (draft.skills.size() < 2 && dice.chance(30))) {
        draft.skills.push_back({.code = "skill" + std::to_string(draft.skills.size())});
        for (Member& member : draft.members)
            if (dice.chance(60))
                member.skills.emplace_back(static_cast<SkillId::Value>(draft.skills.size() - 1));
    }
    return SkillId(static_cast<SkillId::Value>(dice.below(static_cast<int>(draft.skills.size()))));
}

WindowMaximum some_window(const Draft& draft, Dice& dice)
{
    const Measure measure =
        dice.chance(40) ? Measure::shifts : all_measures[static_cast<std::size_t>(dice.below(all_measures.size()))];
    return {.days = dice.or_far(dice.from(2, 4), {1, 9, 366}),
            .most = measure == Measure::minutes ? some_minutes(dice, draft).count() / 2 : dice.below(4),
            .measure = measure,
            .type = dice.type_or_any(draft)};
}

std::string some_kind(const Draft& draft, Dice& dice)
{
    return draft.shift_types[dice.type(draft).row()].kind_or_code();
}

std::vector<KindRun> some_kind_runs(const Draft& draft, Dice& dice)
{
    std::vector<KindRun> runs;
    for (int rows = dice.from(1, 2); rows > 0; --rows) {
        KindRun run{.kind = some_kind(draft, dice)};
        if (std::ranges::count(runs, run.kind, &KindRun::kind) > 0)
            continue;
        if (dice.chance(60))
            run.minimum = dice.or_far(dice.from(2, 3), {5, 30});
        if (dice.chance(60))
            run.maximum = run.minimum + dice.below(3) - (run.minimum == 1 && dice.chance(20) ? 1 : 0);
        runs.push_back(run);
    }
    return runs;
}

Pattern some_pattern(const Draft& draft, Dice& dice)
{
    Pattern pattern{.code = "pattern" + std::to_string(draft.patterns.size()), .penalty = dice.penalty()};
    for (int days = dice.or_far(dice.from(2, 3), {1, 5}); days > 0; --days) {
        const PatternStand stand = dice.one_of(
            {PatternStand::anything, PatternStand::off, PatternStand::duty, PatternStand::kind, PatternStand::kind});
        pattern.days.push_back({stand, stand == PatternStand::kind ? some_kind(draft, dice) : ""});
    }
    if (dice.chance(30))
        pattern.weekday = dice.from(1, 7);
    return pattern;
}

/// Shifts of the last day on duty, with the times of now or others, and now and then one before that lasts longer.
void bring_along(const Draft& draft, Dice& dice, History& history)
{
    const bool worked = dice.chance(50);
    history.days_worked = worked ? dice.or_far(dice.from(1, 4), {9, 400}) : 0;
    history.days_off = worked ? 0 : dice.or_far(dice.from(1, 3), {9, 400});
    history.weekends_worked = dice.chance(40) ? dice.or_far(dice.from(1, 3), {9}) : 0;
    history.kind_days = dice.chance(40) ? dice.below(history.days_worked + 1) : 0;
    history.shifts = dice.chance(30) ? dice.or_far(dice.from(1, 3), {40}) : 0;
    history.weekends = dice.chance(30) ? dice.from(1, 2) : 0;
    history.last_shifts.clear();
    history.until.reset();
    Day until = draft.period.first() - Days(1);
    if (dice.chance(15)) {
        until = until - Days(dice.from(1, 2));
        history.until = until;
    }
    if (!worked && dice.chance(50))
        return;
    const Day last = until - Days(history.days_off);
    for (const ShiftType& type : draft.shift_types)
        if (dice.chance(draft.shift_types.size() == 1 ? 100 : 50))
            history.last_shifts.push_back(LastShift::of(type, last));
    if (dice.chance(20))
        history.last_shifts.push_back({.type = "gone",
                                       .day = last,
                                       .start = ClockTime(Minutes(60 * dice.below(24))),
                                       .length = Minutes(dice.one_of({60, 480, 1440}))});
    if (!history.last_shifts.empty() && dice.chance(25))
        history.last_shifts.push_back({.type = dice.one_of({std::string("gone"), draft.shift_types.front().code}),
                                       .day = last - Days(dice.from(1, 2)),
                                       .start = ClockTime(Minutes(60 * dice.below(24))),
                                       .length = Minutes(dice.one_of({480, 1440, 2880}))});
}

}  // namespace

const std::vector<Asked>& rules()
{
    static const std::vector<Asked> all{
        {"availability",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 3); rows > 0; --rows)
                 draft.unavailable.push_back(
                     {dice.member(draft), dice.day(draft), dice.type_or_any(draft),
                      dice.one_of({Bar::unavailable, Bar::leave, Bar::timetable, Bar::frozen})});
         }},
        {"pinned",
         [](Draft& draft, Dice& dice) {
             draft.pinned.push_back({dice.member(draft), dice.shift(draft)});
         }},
        {"required_skill",
         [](Draft& draft, Dice& dice) {
             draft.shift_types[dice.type(draft).row()].required_skill = some_skill(draft, dice);
         }},
        of_members("shifts_a_day", &Penalties::shifts_a_day,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_a_day = dice.or_far(dice.from(1, 3), {0, 9});
                   }),
        of_members("rest", &Penalties::rest,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_rest = Minutes(dice.or_far(
                           dice.one_of({1, 60, 480, 600, 660, 720, 960, 1440, 2160}), {2881, 4321, 20'000}));
                   }),
        {"succession",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 2); rows > 0; --rows)
                 draft.forbidden_successions.push_back({dice.type(draft), dice.type(draft)});
             draft.penalties.succession = dice.penalty();
         }},
        of_members("minimum_minutes", &Penalties::minimum_minutes,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.minimum_minutes =
                           std::min(some_minutes(dice, draft), member.limits.maximum_minutes);
                   }),
        of_members("maximum_minutes", &Penalties::maximum_minutes,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.maximum_minutes =
                           std::max(some_minutes(dice, draft), member.limits.minimum_minutes);
                   }),
        of_members("shift_type_maximum", &Penalties::shift_type_maximum,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.of_type = {{dice.type(draft), dice.or_far(dice.below(3), {5, 30})}};
                       if (dice.chance(30) && draft.shift_types.size() > 1) {
                           const ShiftTypeId other((member.limits.of_type[0].type.row() + 1) %
                                                   static_cast<std::uint32_t>(draft.shift_types.size()));
                           member.limits.of_type.push_back({other, dice.below(3)});
                       }
                   }),
        of_members("maximum_consecutive", &Penalties::maximum_consecutive,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_consecutive =
                           std::max(dice.or_far(dice.from(1, 4), {0, 7, 30}), member.limits.minimum_consecutive);
                   }),
        of_members("minimum_consecutive", &Penalties::minimum_consecutive,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_consecutive =
                           std::min(dice.or_far(dice.from(2, 3), {5, 8, 30}), member.limits.maximum_consecutive);
                   }),
        of_members("minimum_days_off", &Penalties::minimum_days_off,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_days_off = dice.or_far(dice.from(2, 4), {6, 9, 30});
                   }),
        of_members("weekends", &Penalties::weekends,
                   [](Member& member, Dice& dice, const Draft&) { member.limits.maximum_weekends = dice.below(2); }),
        of_members("consecutive_weekends", &Penalties::consecutive_weekends,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_consecutive_weekends = dice.below(3);
                   }),
        of_members("complete_weekends", &Penalties::complete_weekends,
                   [](Member& member, Dice&, const Draft&) { member.limits.complete_weekends = true; }),
        of_members("windows", &Penalties::windows,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.windows.clear();
                       for (int rows = dice.from(1, 2); rows > 0; --rows)
                           member.limits.windows.push_back(some_window(draft, dice));
                   }),
        of_members("minimum_shifts", &Penalties::minimum_shifts,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_shifts =
                           std::min(dice.or_far(dice.from(1, 4), {9, 40}), member.limits.maximum_shifts);
                   }),
        of_members("maximum_shifts", &Penalties::maximum_shifts,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_shifts =
                           std::max(dice.or_far(dice.from(1, 4), {0, 41}), member.limits.minimum_shifts);
                   }),
        of_members("maximum_days_off", &Penalties::maximum_days_off,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_days_off =
                           std::max(dice.or_far(dice.from(1, 3), {9, 30}), member.limits.minimum_days_off);
                   }),
        of_members("kind_runs_minimum", &Penalties::minimum_kind_run,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.kind_runs = some_kind_runs(draft, dice);
                   }),
        of_members("kind_runs_maximum", &Penalties::maximum_kind_run,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.kind_runs = some_kind_runs(draft, dice);
                   }),
        of_members("identical_weekends", &Penalties::identical_weekends,
                   [](Member& member, Dice&, const Draft&) { member.limits.identical_weekends = true; }),
        of_members("minimum_consecutive_weekends", &Penalties::minimum_consecutive_weekends,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_consecutive_weekends =
                           std::min(dice.or_far(dice.from(2, 3), {9}), member.limits.maximum_consecutive_weekends);
                   }),
        of_members("night_before_free_weekend", &Penalties::night_before_free_weekend,
                   [](Member& member, Dice&, const Draft&) { member.limits.no_night_before_free_weekend = true; }),
        of_members("days_off_after_nights", &Penalties::days_off_after_nights,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.days_off_after_nights = dice.or_far(dice.from(1, 3), {9});
                   }),
        {"patterns",
         [](Draft& draft, Dice& dice) {
             draft.patterns.push_back(some_pattern(draft, dice));
             const PatternId last(static_cast<PatternId::Value>(draft.patterns.size() - 1));
             for (Member& member : draft.members)
                 if (!member.contract.is_set() && dice.chance(75))
                     member.limits.patterns.push_back(last);
             for (Contract& contract : draft.contracts)
                 if (dice.chance(75))
                     contract.limits.patterns.push_back(last);
         }},
        {"alternative_skill",
         [](Draft& draft, Dice& dice) {
             draft.shift_types[dice.type(draft).row()].required_skill = some_skill(draft, dice);
             draft.penalties.alternative_skill = dice.penalty();
         }},
        {"kinds",
         [](Draft& draft, Dice& dice) {
             for (ShiftType& type : draft.shift_types)
                 if (dice.chance(50))
                     type.kind = dice.one_of({std::string("one"), std::string("other")});
         }},
        {"own_weekends",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members)
                 if (!member.contract.is_set() && dice.chance(60))
                     member.limits.weekend = dice.one_of<std::vector<int>>({{7}, {5, 6, 7}, {6, 7, 1}, {2, 4}});
         }},
        // What one member was asked so far, as some penalties see it, is asked of all who have the contract.
        {"contract",
         [](Draft& draft, Dice& dice) {
             Contract contract{.code = "contract" + std::to_string(draft.contracts.size()),
                               .limits = draft.members[dice.member(draft).row()].limits,
                               .penalties = draft.penalties};
             for (Penalty* penalty : contract.penalties.all())
                 if (dice.chance(30))
                     *penalty = dice.penalty();
             draft.contracts.push_back(std::move(contract));
             for (Member& member : draft.members)
                 if (dice.chance(60)) {
                     member.contract = ContractId(static_cast<ContractId::Value>(draft.contracts.size() - 1));
                     member.limits = {};
                 }
         }},
        {"next",
         [](Draft& draft, Dice& dice) {
             draft.next_begins = draft.period.last() + Days(dice.or_far(dice.from(1, 4), {9, 60}));
         }},
        {"alone", [](Draft& draft, Dice&) { draft.stands_alone = true; }},
        {"calendar",
         [](Draft& draft, Dice& dice) {
             if (dice.chance(70))
                 draft.calendar.weekend =
                     dice.one_of<std::vector<int>>({{}, {7}, {5, 6}, {6, 7, 1}, {1, 3, 5}, {2, 4, 6, 7}});
             const auto some_days = [&](std::vector<Day>& days) {
                 days.clear();
                 for (int rows = dice.below(3); rows > 0; --rows)
                     days.push_back(dice.chance(75) ? dice.day(draft) : draft.period.first() - Days(dice.from(1, 3)));
             };
             some_days(draft.calendar.holidays);
             some_days(draft.calendar.worked);
         }},
        {"history",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members)
                 if (dice.chance(75))
                     bring_along(draft, dice, member.history);
         }},
        {"carry_over",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members)
                 for (const Measure measure : all_measures)
                     if (dice.chance(40)) {
                         const int most =
                             measure == Measure::minutes ? dice.one_of({30, 480, 2000}) : dice.or_far(3, {40});
                         member.history.carry_over[index(measure)] = Surplus::from_millionths(
                             dice.from(-most, most) * std::int64_t{1'000'000} / dice.from(1, 3));
                     }
         }},
        {"shares",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members)
                 member.share = Share::from_millionths(dice.or_far(dice.from(0, 3), {100}) * std::int64_t{1'000'000} /
                                                       dice.from(1, 2));
         }},
        {"membership",
         [](Draft& draft, Dice& dice) {
             const auto days = static_cast<int>(draft.period.length());
             for (Member& member : draft.members) {
                 const int first = dice.chance(50) ? dice.below(days) : 0;
                 if (first > 0)
                     member.from = draft.period.first() + Days(first);
                 if (dice.chance(50))
                     member.until = draft.period.first() + Days(dice.from(first, days));
             }
         }},
        {"spacing",
         [](Draft& draft, Dice& dice) {
             draft.spacing = Spacing{.weight = dice.weight()};
             if (dice.chance(50))
                 draft.spacing->distance = dice.or_far(dice.from(1, 5), {9, 366});
         }},
        {"minimum_cover",
         [](Draft& draft, Dice& dice) {
             for (Cover& cover : draft.cover)
                 if (dice.chance(60)) {
                     cover.minimum = dice.from(1, 2);
                     cover.wanted = std::max(cover.wanted, cover.minimum);
                     cover.maximum = std::max(cover.maximum, cover.wanted);
                 }
             draft.penalties.minimum_cover = dice.penalty();
         }},
        {"maximum_cover",
         [](Draft& draft, Dice& dice) {
             for (Cover& cover : draft.cover)
                 if (dice.chance(60))
                     cover.maximum = cover.wanted + dice.below(2);
             draft.penalties.maximum_cover = dice.penalty();
         }},
        {"skilled_cover",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 3); rows > 0; --rows) {
                 Cover row{.shift = dice.shift(draft), .skill = some_skill(draft, dice)};
                 row.minimum = dice.chance(40) ? 1 : 0;
                 row.wanted = dice.from(std::max(row.minimum, 1), 2);
                 row.maximum = dice.chance(30) ? row.wanted : no_limit;
                 row.under_weight = dice.weight();
                 row.over_weight = dice.chance(30) ? dice.weight() : 0;
                 draft.cover.push_back(row);
             }
         }},
        {"requests",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 4); rows > 0; --rows)
                 draft.requests.push_back({dice.member(draft), dice.day(draft), dice.type_or_any(draft),
                                           dice.one_of({Wish::on, Wish::off}), dice.weight()});
         }},
        {"company",
         [](Draft& draft, Dice& dice) {
             Company company{.members = {},
                             .keep = dice.one_of({Keep::together, Keep::apart}),
                             .within = dice.one_of({Within::shift, Within::day}),
                             .penalty = dice.penalty()};
             const MemberId left_out = dice.member(draft);
             for (std::uint32_t row = 0; row < draft.members.size(); ++row)
                 if (draft.members.size() == 2 || MemberId(row) != left_out || dice.chance(20))
                     company.members.emplace_back(row);
             while (company.members.size() > 2 && dice.chance(50))
                 company.members.pop_back();
             draft.companies.push_back(std::move(company));
         }},
        {"published",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 5); rows > 0; --rows) {
                 const Assignment row{dice.member(draft), dice.shift(draft)};
                 if (std::ranges::count(draft.published.assignments, row) == 0)
                     draft.published.assignments.push_back(row);
             }
             if (dice.chance(40)) {
                 const Day first = dice.day(draft);
                 draft.published.period = Period(first, std::max(first, dice.day(draft)));
             }
             draft.published.change = dice.chance(10) ? Penalty::hard() : Penalty::soft(dice.weight());
         }},
        {"fairness",
         [](Draft& draft, Dice& dice) {
             const Measure measure = all_measures[static_cast<std::size_t>(dice.below(all_measures.size()))];
             if (std::ranges::count(draft.fairness, measure, &Fairness::measure) > 0)
                 return;
             const bool is_time = measure == Measure::minutes;
             draft.fairness.push_back({.measure = measure,
                                       .above_weight = dice.weight(),
                                       .below_weight = dice.chance(60) ? dice.weight() : 0,
                                       .step = dice.chance(40) ? 0
                                               : is_time       ? dice.one_of({1, 60, 240, 480})
                                                               : dice.from(1, 2),
                                       .tolerance = dice.chance(70) ? 0
                                                    : is_time       ? dice.below(600)
                                                                    : dice.below(2)});
             if (measure == Measure::disliked && draft.posts.size() < 2) {
                 draft.posts.push_back({.code = "gate" + std::to_string(draft.posts.size()), .is_disliked = true});
                 draft.shift_types[dice.type(draft).row()].post =
                     PostId(static_cast<PostId::Value>(draft.posts.size() - 1));
             }
         }},
    };
    return all;
}

}  // namespace muster::roster::truth
