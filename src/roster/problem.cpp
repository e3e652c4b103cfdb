// The door and the layout: rows are checked, sorted and indexed once.
#include "muster/roster/problem.hpp"

#include "apportion.hpp"
#include "draft_faults.hpp"
#include "rule/touched.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

template <class Row, class Slot>
std::vector<std::uint32_t> begins(const std::vector<Row>& rows, std::size_t slots, const Slot& slot_of)
{
    std::vector<std::uint32_t> begin(slots + 1, 0);
    for (const Row& row : rows)
        ++begin[slot_of(row) + 1];
    for (std::size_t slot = 1; slot <= slots; ++slot)
        begin[slot] += begin[slot - 1];
    return begin;
}

/// The history as it stands the day before `first`.
History brought_up_to(History history, Day first)
{
    const auto between = history.until ? static_cast<std::int32_t>((first - *history.until).days() - 1) : 0;
    if (between > 0 && (history.days_worked > 0 || history.days_off > 0)) {
        const bool lasts = std::ranges::any_of(history.last_shifts, [&](const LastShift& shift) {
            return shift.day + Days(rule::days_touched_besides(shift.start, shift.length) + 1) >= first;
        });
        history.days_touched = lasts ? std::max(history.days_touched, history.days_worked) + between : 0;
        history.days_off += between;
        history.days_worked = 0;
        history.kind_days = 0;
    }
    history.until.reset();
    return history;
}

}  // namespace

Problem::Problem(Draft draft) : draft_(std::move(draft))
{
    members_ = Table<MemberId, Member>("member", draft_.members);
    shift_types_ = Table<ShiftTypeId, ShiftType>("shift type", draft_.shift_types);
    posts_ = Table<PostId, Post>("post", draft_.posts);
    skills_ = Table<SkillId, Skill>("skill", draft_.skills);
    contracts_ = Table<ContractId, Contract>("contract", draft_.contracts);
    patterns_ = Table<PatternId, Pattern>("pattern", draft_.patterns);
    const std::size_t cells = draft_.period.length() * std::max<std::size_t>(1, draft_.shift_types.size()) *
                              std::max<std::size_t>(1, draft_.members.size());
    if (cells > std::numeric_limits<std::uint32_t>::max())
        throw InvalidInput({"roster problem"}, "members x days x shift types is " + std::to_string(cells),
                           "split it by unit or by term");
    day_count_ = static_cast<int>(draft_.period.length());

    Faults faults;
    find_broken_rows(draft_, faults);
    faults.throw_if_any();
    lay_out();
    lay_out_histories();
    share_load();
    space_turns();
    find_what_cannot_be(*this, faults);
    faults.throw_if_any();
}

bool Problem::is_weekend(MemberId member, Day day) const
{
    const std::vector<int>& own = limits(member).weekend;
    return draft_.calendar.is_weekend(day, own.empty() ? draft_.calendar.weekend : own);
}

int Problem::kind_named(std::string_view name) const noexcept
{
    const auto found = std::ranges::find(kinds_, name);
    return found == kinds_.end() ? -1 : static_cast<int>(found - kinds_.begin());
}

void Problem::lay_out_kinds()
{
    for (const ShiftType& type : draft_.shift_types) {
        const int known = kind_named(type.kind_or_code());
        kind_of_.push_back(known < 0 ? static_cast<int>(kinds_.size()) : known);
        if (known < 0)
            kinds_.push_back(type.kind_or_code());
    }
}

/// Those of the calendar first, and one more for each other week.
void Problem::lay_out_weekends()
{
    std::vector<std::vector<int>> seen;
    const auto number_of = [&](const std::vector<int>& weekdays) {
        const auto known = std::ranges::find(seen, weekdays);
        if (known != seen.end())
            return static_cast<std::size_t>(known - seen.begin());
        seen.push_back(weekdays);
        const Calendar& calendar = draft_.calendar;
        Weekends& weekends = weekends_.emplace_back();
        for (int index = 0; index < day_count_; ++index) {
            const bool goes_on = index > 0 && weekends.of.back() >= 0;
            if (!calendar.is_weekend(day(index), weekdays.empty() ? calendar.weekend : weekdays))
                weekends.of.push_back(-1);
            else
                weekends.of.push_back(goes_on ? weekends.count - 1 : weekends.count++);
        }
        return seen.size() - 1;
    };
    number_of({});
    for (std::uint32_t row = 0; row < members_.size(); ++row)
        weekends_of_.push_back(number_of(limits(MemberId(row)).weekend));
}

void Problem::lay_out()
{
    lay_out_weekends();
    lay_out_kinds();
    const std::size_t days = static_cast<std::size_t>(day_count_);
    const std::size_t types = shift_types_.size();
    const std::size_t people = members_.size();

    has_skill_.assign(people * skills_.size(), 0);
    maximum_of_.assign(people * types, no_limit);
    bars_.assign(people * days * types, Bar::none);
    for (std::size_t row = 0; row < people; ++row) {
        const Member& member = draft_.members[row];
        for (const SkillId skill : member.skills)
            has_skill_[row * skills_.size() + skill.row()] = 1;
        for (const auto& [type, most] : limits(MemberId(static_cast<MemberId::Value>(row))).of_type)
            maximum_of_[row * types + type.row()] = most;
    }
    for (const Unavailable& row : draft_.unavailable) {
        const std::size_t first = cell(row.member, index_of(row.day)) * types;
        for (std::size_t type = 0; type < types; ++type)
            if (!row.type.is_set() || row.type.row() == type)
                bars_[first + type] = row.reason;
    }
    for (std::size_t type = 0; type < types; ++type) {
        const SkillId asked = draft_.shift_types[type].required_skill;
        if (!asked.is_set())
            continue;
        for (std::size_t row = 0; row < people; ++row)
            if (has_skill_[row * skills_.size() + asked.row()] == 0 &&
                penalties(MemberId(static_cast<MemberId::Value>(row))).alternative_skill.is_hard)
                for (std::size_t at = 0; at < days; ++at)
                    bars_[(row * days + at) * types + type] = Bar::skill;
    }
    for (std::size_t row = 0; row < people; ++row)
        for (int at = 0; at < day_count_; ++at)
            if (!draft_.members[row].is_one_on(day(at)))
                std::fill_n(bars_.begin() +
                                static_cast<std::ptrdiff_t>((row * days + static_cast<std::size_t>(at)) * types),
                            types, Bar::not_a_member);

    succession_forbidden_.assign(types * types, 0);
    for (const auto& [before, after] : draft_.forbidden_successions)
        succession_forbidden_[before.row() * types + after.row()] = 1;

    cover_ = draft_.cover;
    std::ranges::sort(cover_, [](const Cover& left, const Cover& right) {
        return std::tie(left.shift.day, left.shift.type, left.skill) <
               std::tie(right.shift.day, right.shift.type, right.skill);
    });
    cover_begin_ = begins(cover_, days * types, [&](const Cover& row) {
        return static_cast<std::size_t>(index_of(row.shift.day)) * types + row.shift.type.row();
    });

    const auto cell_of_request = [&](const Request& row) { return cell(row.member, index_of(row.day)); };
    requests_ = draft_.requests;
    std::ranges::stable_sort(requests_, [](const Request& left, const Request& right) {
        return std::tie(left.member, left.day, left.type) < std::tie(right.member, right.day, right.type);
    });
    requests_begin_ = begins(requests_, people * days, cell_of_request);

    const auto cell_of = [&](const Assignment& row) { return cell(row.member, index_of(row.shift.day)); };
    pinned_ = draft_.pinned;
    std::ranges::sort(pinned_, std::less<>{});
    pinned_begin_ = begins(pinned_, people * days, cell_of);
    published_ = draft_.published.assignments;
    std::ranges::sort(published_, std::less<>{});
    published_begin_ = begins(published_, people * days, cell_of);
    is_published_.assign(days, 0);
    for (int index = 0; index < day_count_; ++index)
        if (!published_.empty() || draft_.published.period)
            is_published_[static_cast<std::size_t>(index)] =
                !draft_.published.period || draft_.published.period->contains(day(index)) ? 1 : 0;
}

std::int64_t Problem::load_of(Measure measure, int day, ShiftTypeId type) const noexcept
{
    const ShiftType& shift = shift_types_[type];
    switch (measure) {
    case Measure::minutes:
        return shift.length.count();
    case Measure::shifts:
        return 1;
    case Measure::nights:
        return shift.is_night ? 1 : 0;
    case Measure::weekends:
        return weekend_of(day) >= 0 ? 1 : 0;
    case Measure::disliked:
        return shift.post.is_set() && posts_[shift.post].is_disliked ? 1 : 0;
    }
    return 0;
}

void Problem::lay_out_histories()
{
    for (const Member& member : members_.rows()) {
        histories_.push_back(brought_up_to(member.history, period().first()));
        auto& shifts = shifts_before_.emplace_back();
        for (const LastShift& last : member.history.last_shifts)
            shifts.push_back({.type = shift_types_.find(last.type).value_or(ShiftTypeId()),
                              .day = index_of(last.day),
                              .start = last.start,
                              .length = last.length});
        std::ranges::stable_sort(shifts, {}, &ShiftBefore::day);
    }
}

const ShiftBefore* Problem::last_before(MemberId member) const noexcept
{
    const ShiftBefore* last = nullptr;
    for (const ShiftBefore& shift : shifts_before(member))
        if (shift.start && (last == nullptr || last->end() <= shift.end()))
            last = &shift;
    return last;
}

int Problem::membership_days(MemberId member) const
{
    const Member& one = members_[member];
    const Day first = one.from ? std::max(*one.from, period().first()) : period().first();
    const Day last = one.until ? std::min(*one.until, period().last()) : period().last();
    return static_cast<int>(std::max<long>(0, (last - first).days() + 1));
}

void Problem::share_load()
{
    Load& wanted = wanted_;
    for (int day = 0; day < day_count_; ++day)
        for (std::size_t row = 0; row < shift_types_.size(); ++row) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row));
            std::int32_t people = 0;
            for (const Cover& cover : cover_of(day, type))
                people = std::max(people, cover.wanted);
            for (const Measure measure : all_measures)
                wanted[index(measure)] += people * load_of(measure, day, type);
        }
    const std::vector<WideInteger> weights = weights_of(*this);
    const WideInteger all = std::accumulate(weights.begin(), weights.end(), WideInteger{0});
    for (const Measure measure : all_measures) {
        const auto carried = [&](std::size_t row) {
            return WideInteger{draft_.members[row].history.carry_over[index(measure)].millionths()};
        };
        WideInteger total = WideInteger{wanted[index(measure)]} * decimal::per_one;
        for (std::size_t row = 0; row < weights.size(); ++row)
            total += weights[row] > 0 ? carried(row) : 0;
        std::vector<WideInteger> owed;
        for (std::size_t row = 0; row < weights.size(); ++row)
            owed.push_back(weights[row] > 0 ? weights[row] * total - carried(row) * all : 0);
        const std::vector<std::int64_t> fair =
            made_whole(*this, owed, std::max<WideInteger>(all, 1) * decimal::per_one);
        fair_load_.insert(fair_load_.end(), fair.begin(), fair.end());
    }
}

namespace {

/// Three quarters of the even distance of `turns` on so many days, to the nearest day: rounded down, three and a half
/// days would become two, and twice as much no more than what is even. Less than two is one: nobody is kept apart.
std::int64_t far_enough(std::int64_t days, std::int64_t turns)
{
    return 3 * days < 8 * turns ? 1 : (3 * days + 2 * turns) / (4 * turns);
}

}  // namespace

bool Problem::may_stand_anything(MemberId member) const noexcept
{
    const std::size_t cells = static_cast<std::size_t>(day_count_) * shift_types_.size();
    const auto first = bars_.begin() + static_cast<std::ptrdiff_t>(cell(member, 0) * shift_types_.size());
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(cells), [](Bar bar) { return bar == Bar::none; });
}

void Problem::space_turns()
{
    fair_distance_.assign(members_.size(), 1);
    if (!draft_.spacing)
        return;
    // Where minutes are to be fair and shifts need not be, it is minutes that turns follow from.
    const auto is_fair = [&](Measure measure) {
        return std::ranges::find(draft_.fairness, measure, &Fairness::measure) != draft_.fairness.end();
    };
    const bool by_minutes = is_fair(Measure::minutes) && !is_fair(Measure::shifts);
    const std::int64_t minutes = std::max<std::int64_t>(1, wanted_[index(Measure::minutes)]);
    const std::int64_t shifts = std::max<std::int64_t>(1, wanted_[index(Measure::shifts)]);
    for (std::size_t row = 0; row < members_.size(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        if (!may_stand_anything(member))
            continue;  // there are no turns to be spaced
        // Turns are units / of_one.
        const std::int64_t of_one = by_minutes ? std::max<std::int64_t>(1, minutes / shifts) : 1;
        const std::int64_t units = std::max(of_one, fair_load(by_minutes ? Measure::minutes : Measure::shifts, member));
        const std::int64_t distance = draft_.spacing->distance.value_or(far_enough(day_count_ * of_one, units));
        fair_distance_[row] = static_cast<std::int32_t>(std::clamp<std::int64_t>(distance, 1, greatest_distance));
    }
}

}  // namespace muster::roster
