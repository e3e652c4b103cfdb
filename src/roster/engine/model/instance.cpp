#include "roster/engine/model/instance.hpp"

#include "muster/roster/roster.hpp"
#include "roster/rule/touched.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace muster::inline v0_2::roster::engine::model {
namespace {

constexpr int most_shifts_a_day = 4;
constexpr std::size_t most_duties = 512;
constexpr int longest_history = 1000;  // days on or off before, that runs are told apart by

MemberId member_id(int row) { return MemberId(static_cast<MemberId::Value>(row)); }
ShiftTypeId type_id(int row) { return ShiftTypeId(static_cast<ShiftTypeId::Value>(row)); }

/// Of the shifts of a duty whose start is known, the one that starts first, or that starts last; -1 where there is
/// none.
int edge_shift(const Problem& problem, const DayDuty& duty, bool last)
{
    int found = -1;
    for (const std::uint16_t type : duty.types) {
        const auto& shift = problem.shift_types()[type_id(type)];
        if (!shift.start)
            continue;
        if (found < 0 || (*shift.start < *problem.shift_types()[type_id(found)].start) != last)
            found = type;
    }
    return found;
}
/// Days from one duty to the next that can cost something, and that tables hold.
int most_gaps(const Problem& problem, Minutes rest, int last_day)
{
    constexpr std::int64_t longest_shift = 2880;
    const std::int64_t needed = (rest.count() + longest_shift) / 1440 + 1;
    const std::int64_t apart = problem.day_count() - 1 - last_day;
    return static_cast<int>(std::clamp<std::int64_t>(std::min(needed, apart), 8, longest_gap));
}
bool rests_too_little(std::optional<std::int64_t> found, Minutes least)
{
    return found && *found >= 0 && *found < least.count();
}
/// What a duty on a day costs after the shifts before the period, with none between.
HardSoftCost toll_after(const Problem& problem, MemberId member, int day, const DayDuty& duty)
{
    HardSoftCost toll;
    for (const ShiftBefore& before : problem.shifts_before(member))
        for (const std::uint16_t type : duty.types) {
            if (!problem.may_follow(before, day, type_id(type)))
                toll += HardSoftCost::of(problem.penalties(member).succession, 1);
            if (problem.overlap(before, day, type_id(type)))
                toll.hard += 1;
        }
    const ShiftBefore* last = problem.last_before(member);
    const int first = edge_shift(problem, duty, false);
    if (last != nullptr && first >= 0 &&
        rests_too_little(problem.rest_between(*last, day, type_id(first)), problem.limits(member).minimum_rest))
        toll += HardSoftCost::of(problem.penalties(member).rest, 1);
    return toll;
}
}  // namespace

HardSoftCost Row::at(int people) const
{
    if (is_together)
        return people > 0 ? HardSoftCost::of(below_minimum, maximum - people) : HardSoftCost{};
    HardSoftCost toll;
    if (people < minimum)
        toll += HardSoftCost::of(below_minimum, minimum - people);
    if (people > maximum)
        toll += HardSoftCost::of(above_maximum, people - maximum);
    toll.soft += people < wanted ? under * (wanted - people) : over * (people - wanted);
    return toll;
}
HardSoftCost Counter::at(Cost value) const
{
    HardSoftCost toll;
    if (value < minimum)
        toll += HardSoftCost::of(below, minimum - value);
    if (value > maximum)
        toll += HardSoftCost::of(above, value - maximum);
    for (const FairShare& share : shares)
        toll.soft += share.asked.cost(value / share.divisor - share.target);
    return toll;
}
Instance::Instance(const Problem& problem)
    : members(problem.member_count()), days(problem.day_count()), types(problem.shift_type_count()),
      skills_(problem.skills().size())
{
    for (int day = 0; day < days; ++day)
        weekend_of.push_back(problem.weekend_of(day));
    for (int day = 0; day < days; ++day) {
        const bool goes_on = day > 0 && is_weekend(day) && is_weekend(day - 1);
        place_in_weekend.push_back(goes_on ? place_in_weekend.back() + 1 : 0);
        longest_weekend = std::max(longest_weekend, is_weekend(day) ? place_in_weekend.back() + 1 : 0);
    }
    enumerate_duties(problem);
    lay_out_rows(problem);
    price_duties(problem);
    rules.resize(members);
    for (int member = 0; member < members; ++member)
        set_rules(problem, member);
    set_automata(problem);
    for (LineRules& rule : rules)
        set_profiles(rule);
    std::vector<std::vector<ShiftTypeId>> stands;
    for (const DayDuty& duty : duties)
        stands.emplace_back(duty.types.begin(), duty.types.end());
    for (int member = 0; member < members; ++member)
        terms.emplace_back(*this, problem, member, stands);
    set_weights();
    set_cost_unit();
}
void Instance::enumerate_duties(const Problem& problem)
{
    int most_a_day = 1;
    for (int member = 0; member < members; ++member)
        most_a_day = std::max(most_a_day, problem.penalties(member_id(member)).shifts_a_day.is_hard
                                              ? problem.limits(member_id(member)).maximum_a_day
                                              : types);
    duties.push_back({});
    for (int type = 0; type < types; ++type)
        duties.push_back({.types = {static_cast<std::uint16_t>(type)}});
    std::size_t first = 1;
    for (int size = 2; size <= most_a_day; ++size) {
        const std::size_t end = duties.size();
        for (std::size_t base = first; base < end; ++base)
            for (int type = duties[base].types.back() + 1; type < types; ++type) {
                const bool clash = std::ranges::any_of(duties[base].types, [&](std::uint16_t other) {
                    return problem.overlap(type_id(other), 0, type_id(type));
                });
                if (clash)
                    continue;
                if (size > most_shifts_a_day || duties.size() >= most_duties) {
                    duties_are_complete = false;
                    continue;
                }
                auto set = duties[base].types;
                set.push_back(static_cast<std::uint16_t>(type));
                duties.push_back({.types = std::move(set)});
            }
        if (duties.size() == end)
            break;
        first = end;
    }
    for (DayDuty& duty : duties)
        for (const std::uint16_t type : duty.types) {
            const auto& shift = problem.shift_types()[type_id(type)];
            duty.minutes += shift.length.count();
            duty.nights += shift.is_night ? 1 : 0;
            duty.disliked += static_cast<std::int32_t>(problem.load_of(Measure::disliked, 0, type_id(type)));
        }
    duty_count = static_cast<int>(duties.size());
    duties_of_type.resize(types);
    for (int duty = 1; duty < duty_count; ++duty)
        for (const std::uint16_t type : duties[duty].types)
            duties_of_type[type].push_back(static_cast<DutyIndex>(duty));
}
void Instance::lay_out_rows(const Problem& problem)
{
    has_skill_.assign(static_cast<std::size_t>(members) * skills_, 0);
    List<int> with_skill(skills_, 0);
    for (int member = 0; member < members; ++member)
        for (std::size_t skill = 0; skill < skills_; ++skill)
            if (problem.has_skill(member_id(member), SkillId(static_cast<SkillId::Value>(skill)))) {
                has_skill_[static_cast<std::size_t>(member) * skills_ + skill] = 1;
                ++with_skill[skill];
            }
    cover_begin_.assign(static_cast<std::size_t>(days * types) + 1, 0);
    for (const Cover& cover : problem.cover()) {
        const int day = problem.index_of(cover.shift.day);
        ++cover_begin_[static_cast<std::size_t>(day * types) + cover.shift.type.row() + 1];
        skill_of_row_.push_back(cover.skill.is_set() ? static_cast<std::int32_t>(cover.skill.row()) : -1);
        rows.push_back({.minimum = cover.minimum,
                        .wanted = cover.wanted,
                        .maximum = cover.maximum,
                        .most = cover.skill.is_set() ? with_skill[cover.skill.row()] : members,
                        .under = cover.under_weight,
                        .over = cover.over_weight,
                        .below_minimum = problem.penalties().minimum_cover,
                        .above_maximum = problem.penalties().maximum_cover});
    }
    std::partial_sum(cover_begin_.begin(), cover_begin_.end(), cover_begin_.begin());

    companies_of_.resize(members);
    for (const Company& company : problem.companies()) {
        const bool is_by_day = company.within == Within::day;
        const int size = static_cast<int>(company.members.size());
        List<int>& people = companies.emplace_back();
        company_rows.push_back({static_cast<int>(rows.size()), is_by_day});
        for (const MemberId member : company.members) {
            people.push_back(static_cast<int>(member.row()));
            companies_of_[member.row()].push_back({static_cast<int>(rows.size()), is_by_day});
        }
        Row row{.maximum = company.keep == Keep::together ? size : 1,
                .most = size,
                .below_minimum = company.penalty,
                .above_maximum = company.penalty,
                .is_together = company.keep == Keep::together};
        rows.insert(rows.end(), static_cast<std::size_t>(is_by_day ? days : days * types), row);
    }
}

void Instance::price_duties(const Problem& problem)
{
    linear.assign(
        static_cast<std::size_t>(members) * static_cast<std::size_t>(days) * static_cast<std::size_t>(duty_count), 0);
    const Penalty change = problem.draft().published.change;
    const auto contains = [](const DayDuty& duty, std::size_t type) {
        return std::ranges::find(duty.types, type) != duty.types.end();
    };
    std::int32_t* cell = linear.data();
    for (int row = 0; row < members; ++row)
        for (int day = 0; day < days; ++day, cell += duty_count) {
            const MemberId member = member_id(row);
            const Penalty crowded = problem.penalties(member).shifts_a_day;
            const Penalty never = problem.penalties(member).shift_type_maximum;
            const Penalty unskilled = problem.penalties(member).alternative_skill;
            const auto pinned = problem.pinned_of(member, day);
            const auto published = problem.published_of(member, day);
            for (int index = 0; index < duty_count; ++index) {
                const DayDuty& duty = duties[index];
                HardSoftCost toll;
                bool bar = std::ranges::any_of(
                    duty.types, [&](std::uint16_t type) { return !problem.may_stand(member, day, type_id(type)); });
                const bool is_too_many = never.is_hard && std::ranges::any_of(duty.types, [&](std::uint16_t type) {
                                             return problem.maximum_of(member, type_id(type)) == 0;
                                         });
                for (const Assignment& assignment : pinned)
                    bar = bar || !contains(duty, assignment.shift.type.row());
                if (duty.shifts() > problem.limits(member).maximum_a_day)
                    toll += HardSoftCost::of(crowded, duty.shifts() - problem.limits(member).maximum_a_day);
                if (const Minutes rest = problem.limits(member).minimum_rest; duty.shifts() > 1 && rest.count() > 0) {
                    auto order = duty.types;
                    std::ranges::sort(order, {}, [&](std::uint16_t type) {
                        return problem.shift_types()[type_id(type)].start.value_or(ClockTime());
                    });
                    for (std::size_t next = 1; next < order.size(); ++next)
                        if (rests_too_little(problem.rest_between(type_id(order[next - 1]), 0, type_id(order[next])),
                                             rest))
                            toll += HardSoftCost::of(problem.penalties(member).rest, 1);
                }
                for (const std::uint16_t type : duty.types)
                    if (const SkillId asked = problem.shift_types()[type_id(type)].required_skill;
                        asked.is_set() && !problem.has_skill(member, asked))
                        toll.soft += unskilled.weight;
                for (const Request& request : problem.requests_of(member, day)) {
                    const bool has = request.type.is_set() ? contains(duty, request.type.row()) : index > 0;
                    if (has == (request.wish == Wish::off))
                        toll.soft += request.weight;
                }
                for (const Assignment& assignment : published)
                    if (!contains(duty, assignment.shift.type.row()))
                        toll += HardSoftCost::of(change, 1);
                if (problem.is_published(day))
                    for (const std::uint16_t type : duty.types)
                        if (std::ranges::none_of(published, [&](const Assignment& assignment) {
                                return assignment.shift.type.row() == type;
                            }))
                            toll += HardSoftCost::of(change, 1);
                if (!bar && (toll.hard > 0 || is_too_many)) {  // the latter is counted with the line
                    bent.resize(linear.size(), HardSoftCost{0, -1});
                    bent[cell - linear.data() + index] = toll;
                }
                cell[index] = bar || toll.hard > 0 || is_too_many
                                  ? barred
                                  : static_cast<std::int32_t>(std::min<Cost>(toll.soft, barred / 4));
            }
        }
}

/// Of members like this one. With a history also what the shifts before the period bind, as one more duty stood.
Sequence Instance::sequence_for(const Problem& problem, MemberId member, bool has_history) const
{
    const Minutes rest = problem.limits(member).minimum_rest;
    const Penalties& penalties = problem.penalties(member);
    Sequence sequence;
    List<List<List<HardSoftCost>>> by_gap;  // gap, before, after
    const std::size_t stood = duties.size() + (has_history ? 1 : 0);
    const int most = most_gaps(problem, rest, has_history ? problem.shifts_before(member).back().day : 0);
    for (int gap = 1; gap <= most; ++gap) {
        List<List<HardSoftCost>> table(stood, List<HardSoftCost>(duty_count));
        bool any = false;
        for (std::size_t before = 1; before < duties.size(); ++before)
            for (std::size_t after = 1; after < duties.size(); ++after) {
                HardSoftCost toll;
                for (const std::uint16_t first : duties[before].types)
                    for (const std::uint16_t next : duties[after].types) {
                        if (gap == 1 && !problem.may_follow(type_id(first), type_id(next)))
                            toll += HardSoftCost::of(penalties.succession, 1);
                        if (problem.overlap(type_id(first), gap, type_id(next)))
                            toll.hard += 1;
                    }
                const int last = edge_shift(problem, duties[before], true);
                const int first = edge_shift(problem, duties[after], false);
                if (last >= 0 && first >= 0 &&
                    rests_too_little(problem.rest_between(type_id(last), gap, type_id(first)), rest))
                    toll += HardSoftCost::of(penalties.rest, 1);
                table[before][after] = toll;
                any = any || toll.soft != 0 || toll.hard != 0;
            }
        for (std::size_t after = 1; has_history && after < duties.size(); ++after) {
            HardSoftCost& toll = table.back()[after];
            toll = toll_after(problem, member, problem.shifts_before(member).back().day + gap, duties[after]);
            any = any || toll != HardSoftCost{};
        }
        if (any)
            sequence.reach = gap;
        by_gap.push_back(std::move(table));
        if (!any && gap >= 3 && rest.count() <= (gap - 1) * 1440)
            break;
    }
    by_gap.resize(sequence.reach);

    std::map<List<std::pair<Cost, Cost>>, std::uint16_t> rows_seen;
    std::map<List<std::pair<Cost, Cost>>, std::uint16_t> columns_seen;
    List<std::size_t> row_example{0};
    List<std::size_t> column_example;
    const auto signature = [&](std::size_t duty, bool as_row) {
        List<std::pair<Cost, Cost>> tolls;
        for (const auto& table : by_gap)
            for (std::size_t other = 0; other < (as_row ? duties.size() : stood); ++other) {
                const HardSoftCost& toll = as_row ? table[duty][other] : table[other][duty];
                tolls.emplace_back(toll.soft, toll.hard);
            }
        return tolls;
    };
    rows_seen.emplace(signature(0, true), std::uint16_t{0});  // the day off binds nothing: class 0
    for (std::size_t duty = 0; duty < stood; ++duty) {
        const auto [row, new_row] =
            rows_seen.emplace(signature(duty, true), static_cast<std::uint16_t>(rows_seen.size()));
        if (new_row)
            row_example.push_back(duty);
        sequence.row_of.push_back(row->second);
    }
    for (std::size_t duty = 0; duty < duties.size(); ++duty) {
        const auto [column, new_column] =
            columns_seen.emplace(signature(duty, false), static_cast<std::uint16_t>(columns_seen.size()));
        if (new_column)
            column_example.push_back(duty);
        sequence.column_of.push_back(column->second);
    }
    sequence.row_classes = static_cast<int>(row_example.size());
    sequence.column_classes = static_cast<int>(column_example.size());
    for (const auto& table : by_gap)
        for (const std::size_t before : row_example)
            for (const std::size_t after : column_example)
                sequence.tolls.push_back(table[before][after]);
    return sequence;
}

/// Members with the same rest share one; who comes from shifts that bind as no duty of the problem does has another.
void Instance::set_sequence(const Problem& problem, MemberId member, LineRules& rule)
{
    const Minutes rest = problem.limits(member).minimum_rest;
    const auto shifts = problem.shifts_before(member);
    const auto find = [&](const List<ShiftBefore>& before) {
        const Linked asked{rest, problem.penalties(member).rest, problem.penalties(member).succession, before};
        const auto known = std::ranges::find(linked_, asked);
        rule.sequence = static_cast<std::uint16_t>(known - linked_.begin());
        if (known != linked_.end())
            return;
        linked_.push_back(asked);
        sequences.push_back(sequence_for(problem, member, !before.empty()));
    };
    find({});
    if (shifts.empty())
        return;
    const Sequence& shared = sequences[rule.sequence];
    const int last_day = shifts.back().day;
    for (int row = 0; row < shared.row_classes; ++row) {
        bool is_alike = true;
        for (int gap = -last_day; is_alike && gap <= most_gaps(problem, rest, last_day); ++gap)
            for (std::size_t after = 1; is_alike && after < duties.size(); ++after)
                is_alike = toll_after(problem, member, last_day + gap, duties[after]) ==
                           (gap > shared.reach ? HardSoftCost{} : shared.toll(gap, row, shared.column_of[after]));
        if (is_alike) {
            rule.start_class = static_cast<std::uint16_t>(row);
            return;
        }
    }
    find({shifts.begin(), shifts.end()});
    rule.start_class = sequences[rule.sequence].row_of.back();
}

void Instance::set_rules(const Problem& problem, int row)
{
    const MemberId member = member_id(row);
    LineRules& rule = rules[row];
    set_sequence(problem, member, rule);
    set_runs(problem, member, rule);
    set_counters(problem, member, rule);
}

/// Members whose rules are alike share one.
void Instance::set_automata(const Problem& problem)
{
    const auto are_alike = [&](int one, int other) {
        const MemberId left = member_id(one);
        const MemberId right = member_id(other);
        const LineRules& rule = rules[one];
        const LineRules& same = rules[other];
        const Member& who = problem.members()[left];
        const Member& whom = problem.members()[right];
        return problem.limits(left) == problem.limits(right) && problem.penalties(left) == problem.penalties(right) &&
               who.from == whom.from && who.until == whom.until && rule.sequence == same.sequence &&
               rule.on_day == same.on_day && rule.on_end == same.on_end && rule.off_day == same.off_day &&
               rule.off_end == same.off_end;
    };
    List<List<int>> groups;
    for (int member = 0; member < members; ++member) {
        if (!LineAutomaton::is_needed(problem, member_id(member)))
            continue;
        const auto group =
            std::ranges::find_if(groups, [&](const List<int>& each) { return are_alike(each.front(), member); });
        if (group == groups.end())
            groups.push_back({member});
        else
            group->push_back(member);
    }
    for (const List<int>& group : groups) {
        const auto automaton = std::make_shared<const LineAutomaton>(*this, problem, group);
        for (std::size_t at = 0; at < group.size(); ++at) {
            rules[group[at]].automaton = automaton;
            rules[group[at]].start_place = automaton->start(at);
        }
    }
}

void Instance::set_runs(const Problem& problem, MemberId member, LineRules& rule) const
{
    const Limits& limits = problem.limits(member);
    const Penalties& penalties = problem.penalties(member);
    // No run is longer than the history's and the whole period.
    const History& history = problem.history(member);
    const int longest_run = days + std::min(history.days_worked, longest_history);
    const int longest_off = days + std::min(history.days_off, longest_history);
    rule.run_cap = std::max({1, std::min(limits.minimum_consecutive, longest_run + 1),
                             limits.maximum_consecutive < longest_run ? limits.maximum_consecutive + 1 : 1});
    // A turn right after another is the second day of a run or a later one; else it ends a run of days off.
    const std::int32_t fair = problem.fair_distance(member);
    rule.is_spaced = fair > 1;
    const Spacing spacing = problem.draft().spacing.value_or(Spacing{});
    const auto too_close = [&](int apart) {
        return HardSoftCost{rule.is_spaced ? spacing.too_close(apart, fair) : 0, 0};
    };
    const auto too_long = [&](int apart) {
        return HardSoftCost{rule.is_spaced ? spacing.too_long(apart, fair) : 0, 0};
    };
    if (rule.is_spaced)
        rule.run_cap = std::max(rule.run_cap, 2);
    rule.off_cap = std::max({1, std::min(limits.minimum_days_off, longest_off + 1), sequences[rule.sequence].reach,
                             rule.is_spaced ? 3 * fair : 0,
                             limits.maximum_weekends < problem.weekend_count() ? longest_weekend - 1 : 0});
    const bool by_starts = rule::is_tolled_by_starts(problem, member);
    for (int length = 0; length <= rule.run_cap; ++length) {
        rule.on_day.push_back(by_starts && length > limits.maximum_consecutive
                                  ? HardSoftCost::of(penalties.maximum_consecutive, 1)
                                  : HardSoftCost{});
        if (length > 1)
            rule.on_day.back() += too_close(1);
        rule.on_end.push_back(length < limits.minimum_consecutive
                                  ? HardSoftCost::of(penalties.minimum_consecutive, limits.minimum_consecutive - length)
                                  : HardSoftCost{});
    }
    for (int length = 0; length <= rule.off_cap; ++length) {
        rule.off_day.push_back(too_long(length + 1) - too_long(length));
        rule.off_short.push_back(length < limits.minimum_days_off && length <= longest_off
                                     ? HardSoftCost::of(penalties.minimum_days_off, limits.minimum_days_off - length)
                                     : HardSoftCost{});
        rule.off_end.push_back(rule.off_short.back() + too_close(length + 1));
    }

    rule.starts_open = history.days_worked == 0 && history.days_off == 0;
    rule.starts_on = history.days_worked > 0;
    rule.start_length = rule.starts_open ? (rule.is_spaced ? std::max(fair - 1, limits.minimum_days_off) : rule.off_cap)
                                         : history.days_worked + history.days_off;
}

void Instance::set_counters(const Problem& problem, MemberId member, LineRules& rule) const
{
    const Limits& limits = problem.limits(member);
    const Penalties& penalties = problem.penalties(member);
    const History& history = problem.history(member);
    const auto still_to_come = [](std::int32_t most, std::int32_t before) {
        return most == no_limit ? most : std::max(0, most - before);
    };
    const auto fair_share = [&](Measure measure, Cost divisor, List<FairShare>& shares) {
        for (const Fairness& asked : problem.fairness())
            if (asked.measure == measure)
                shares.push_back({asked, problem.fair_load(measure, member), divisor});
    };
    std::int32_t length = 0;
    bool equal_lengths = true;
    for (int type = 0; type < types; ++type) {
        const std::int32_t minutes = problem.shift_types()[type_id(type)].length.count();
        equal_lengths = equal_lengths && (length == 0 || length == minutes);
        length = minutes;
    }
    Counter minutes{.counted = Counted::minutes,
                    .minimum = limits.minimum_minutes.count(),
                    .maximum = limits.maximum_minutes.count(),
                    .below = penalties.minimum_minutes,
                    .above = penalties.maximum_minutes};
    Counter shifts{.counted = Counted::shifts,
                   .minimum = std::max(0, limits.minimum_shifts - history.shifts),
                   .maximum = still_to_come(limits.maximum_shifts, history.shifts),
                   .below = penalties.minimum_shifts,
                   .above = penalties.maximum_shifts};
    // Where all shifts are of one length, counting them is counting minutes; where limits count them, one counter does.
    const bool are_minutes = equal_lengths && shifts.minimum == 0 && shifts.maximum == no_limit;
    fair_share(Measure::minutes, 1, minutes.shares);
    fair_share(Measure::shifts, are_minutes ? std::max(1, length) : 1, are_minutes ? minutes.shares : shifts.shares);
    if (minutes.minimum > 0 || minutes.maximum != no_limit || !minutes.shares.empty())
        rule.counters.push_back(minutes);
    const auto measure = [&](Measure which, Counted counted) {
        Counter counter{.counted = counted};
        fair_share(which, 1, counter.shares);
        if (!counter.shares.empty())
            rule.counters.push_back(counter);
    };
    if (shifts.minimum > 0 || shifts.maximum != no_limit || !shifts.shares.empty())
        rule.counters.push_back(shifts);
    measure(Measure::nights, Counted::nights);
    measure(Measure::weekends, Counted::weekend_shifts);
    measure(Measure::disliked, Counted::disliked);
    const std::int32_t weekends = still_to_come(limits.maximum_weekends, history.weekends);
    if (weekends < problem.weekend_count() && !LineAutomaton::is_needed(problem, member))
        rule.counters.push_back({.counted = Counted::weekends, .maximum = weekends, .above = penalties.weekends});
    for (int type = 0; type < types; ++type) {
        const std::int32_t most = problem.maximum_of(member, type_id(type));
        if (most < days)
            rule.counters.push_back({.counted = Counted::type,
                                     .type = static_cast<std::uint16_t>(type),
                                     .maximum = most,
                                     .above = penalties.shift_type_maximum});
    }
}

void Instance::set_profiles(LineRules& rule) const
{
    const Sequence& sequence = sequences[rule.sequence];
    int workday = 0;
    int weekend = 0;
    for (int day = 0; day < days; ++day)
        (is_weekend(day) ? weekend : workday) = day;
    std::map<List<Cost>, std::uint16_t> seen;
    for (int duty = 0; duty < duty_count; ++duty) {
        Profile profile{.row_class = sequence.row_of[duty], .column_class = sequence.column_of[duty]};
        if (rule.automaton)
            profile.letter = static_cast<std::uint16_t>(rule.automaton->letter_of(duty));
        List<Cost> key{duty == 0 ? 0 : 1, profile.row_class, profile.column_class, profile.letter};
        for (const Counter& counter : rule.counters) {
            profile.weekday.push_back(static_cast<std::int32_t>(
                counter.counted == Counted::weekend_shifts ? 0 : increment(counter, workday, duty)));
            profile.weekend.push_back(static_cast<std::int32_t>(counter.counted == Counted::weekend_shifts
                                                                    ? duties[duty].shifts()
                                                                    : increment(counter, weekend, duty)));
            key.push_back(profile.weekday.back());
            key.push_back(profile.weekend.back());
        }
        const auto [at, is_new] = seen.emplace(std::move(key), static_cast<std::uint16_t>(seen.size()));
        if (is_new)
            rule.profiles.push_back(std::move(profile));
        rule.profile_of.push_back(at->second);
    }
}

Line Instance::line_of(const Problem&, const Roster& roster, int member) const
{
    Line line(static_cast<std::size_t>(days), 0);
    for (int day = 0; day < days; ++day) {
        const auto stood = roster.on(member_id(member), day);
        for (std::size_t duty = 0; duty < duties.size(); ++duty)
            if (duties[duty].types.size() == stood.size() &&
                std::ranges::equal(duties[duty].types, stood, {}, {},
                                   [](const Assignment& assignment) { return assignment.shift.type.row(); }))
                line[day] = static_cast<DutyIndex>(duty);
    }
    return line;
}

Roster Instance::roster_of(const Problem& problem, const List<Line>& lines) const
{
    List<Assignment> assignments;
    for (int member = 0; member < members; ++member)
        for (int day = 0; day < days; ++day)
            for (const std::uint16_t type : duties[lines[member][day]].types)
                assignments.push_back({member_id(member), {problem.day(day), type_id(type)}});
    return Roster(problem.period(), problem.members().size(), std::move(assignments));
}

}  // namespace muster::roster::engine::model
