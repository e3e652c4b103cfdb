#include "roster/engine/search/proposals.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <span>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr int longest_together = 3;            // days
constexpr int longest_block = 8;               // days, as they come
constexpr int farthest_end = 10;               // days from the duty a block is around, where it goes to days off
constexpr int farthest_turn = 4;               // days that a turn goes to mend a pause
constexpr int others_looked_at = 8;            // on one day, for the same
constexpr int days_looked_at = 30;             // for a duty
constexpr std::uint64_t work_of_change = 250;  // of one change on trial, against elementary steps of a planner
constexpr std::uint64_t work_of_step = 20;     // the same, of any proposal
constexpr DutyIndex none = std::numeric_limits<DutyIndex>::max();

/// The first of so many looked at, from one on and round, of which that holds.
template <class Holds>
std::optional<int> first_from(int start, int count, int looked_at, const Holds& holds)
{
    int at = start;
    for (int looked = std::min(count, looked_at); looked > 0; --looked) {
        if (holds(at))
            return at;
        at = at + 1 < count ? at + 1 : 0;
    }
    return std::nullopt;
}

}  // namespace

Proposals::Proposals(const Instance& instance, Seed seed) : instance_(instance), random_(seed)
{
    find_wishes();
    relate_duties();
    find_pauses();
}

void Proposals::find_wishes()
{
    for (int member = 0; member < instance_.members; ++member)
        for (int day = 0; day < instance_.days; ++day) {
            std::optional<std::int32_t> first;
            std::int32_t least = barred;
            bool differs = false;
            for (const std::int32_t toll :
                 std::span(instance_.linear_row(member, day), static_cast<std::size_t>(instance_.duty_count))) {
                if (toll == barred)
                    continue;
                differs = differs || (first && toll != *first);
                least = std::min(least, toll);
                first = toll;
            }
            if (differs)
                wishes_.push_back({member, day, least});
        }
}

void Proposals::relate_duties()
{
    std::map<List<std::uint16_t>, DutyIndex> known;
    const auto sorted = [&](int duty) {
        List<std::uint16_t> types = instance_.duties[duty].types;
        std::ranges::sort(types);
        return types;
    };
    bool are_sets = false;
    for (int duty = 0; duty < instance_.duty_count; ++duty) {
        known[sorted(duty)] = static_cast<DutyIndex>(duty);
        are_sets = are_sets || instance_.duties[duty].types.size() > 1;
    }
    if (!are_sets)
        return;
    const auto types = static_cast<std::size_t>(instance_.types);
    with_.assign(static_cast<std::size_t>(instance_.duty_count) * types, none);
    without_ = with_;
    for (int duty = 0; duty < instance_.duty_count; ++duty)
        for (const std::uint16_t type : instance_.duties[duty].types) {
            List<std::uint16_t> rest = sorted(duty);
            std::erase(rest, type);
            const auto found = known.find(rest);
            if (found == known.end())
                continue;
            without_[static_cast<std::size_t>(duty) * types + type] = found->second;
            with_[found->second * types + type] = static_cast<DutyIndex>(duty);
        }
}

void Proposals::find_pauses()
{
    for (const LineRules& rule : instance_.rules) {
        pauses_.emplace_back();
        if (!rule.is_spaced)
            continue;
        List<Cost>& tolls = pauses_.back();
        tolls = {0, rule.on_day[2].soft};
        Cost so_far = 0;
        for (int off = 1; off <= rule.off_cap; ++off) {
            so_far += rule.off_day[off].soft;
            tolls.push_back(so_far + rule.off_end[off].soft);
        }
    }
    for (int member = 0; member < instance_.members; ++member)
        if (instance_.rules[member].is_spaced)
            spaced_.push_back(member);
}

void Proposals::set(On& on, int member, int from, View<const DutyIndex> duties)
{
    on.trial.set(member, from, duties);
    work_ += work_of_change;
}

std::optional<Proposals::Two> Proposals::draw_two()
{
    const Two two{draw(instance_.members), draw(instance_.members)};
    if (two.member == two.other)
        return std::nullopt;
    return two;
}

/// One on which the first has a duty that the other has not, from any day on.
std::optional<int> Proposals::find_day(const State& state, const Two& two)
{
    const Line& line = state.line(two.member);
    const Line& other = state.line(two.other);
    return first_from(draw(instance_.days), instance_.days, days_looked_at,
                      [&](int day) { return line[day] != 0 && line[day] != other[day]; });
}

/// The day alone, some as they come, or up to days on which both are off, at both ends or at one.
Proposals::Days Proposals::block_around(const State& state, const Two& two, int day)
{
    enum : int { alone, as_they_come, to_days_off, ways = 4 };
    const int way = draw(ways);
    if (way == alone)
        return {day, day + 1};
    if (way == as_they_come) {
        const int length = 1 + draw(std::min(instance_.days, longest_block));
        const int from = std::clamp(day - draw(length), 0, instance_.days - length);
        return {from, from + length};
    }
    const bool is_one_end = way != to_days_off;
    const bool is_first = draw(2) == 0;
    const Line& line = state.line(two.member);
    const Line& other = state.line(two.other);
    const auto is_off = [&](int at) { return line[at] == 0 && other[at] == 0; };
    Days days{day, day + 1};
    if (!is_one_end || is_first)
        while (days.from > 0 && !is_off(days.from - 1) && day - days.from < farthest_end)
            --days.from;
    if (!is_one_end || !is_first)
        while (days.to < instance_.days && !is_off(days.to) && days.to - day < farthest_end)
            ++days.to;
    return days;
}

bool Proposals::may_hand_over(const State& state, const Two& two, const Days& days) const
{
    const Line& line = state.line(two.member);
    const Line& other = state.line(two.other);
    bool differs = false;
    for (int day = days.from; day < days.to; ++day) {
        if (line[day] == other[day])
            continue;
        differs = true;
        if (!may(two.member, day, other[day]) || !may(two.other, day, line[day]))
            return false;
    }
    return differs;
}

/// What both do on these days; false where that bends a hard rule of the first anew.
bool Proposals::hand_over(On& on, const Two& two, std::span<const Days> blocks)
{
    duties_.clear();
    const auto part = [&](int member, const Days& days) {
        return std::span(on.state.line(member))
            .subspan(static_cast<std::size_t>(days.from), static_cast<std::size_t>(days.to - days.from));
    };
    for (const Days& days : blocks) {
        duties_.insert(duties_.end(), part(two.member, days).begin(), part(two.member, days).end());
        first_.assign(part(two.other, days).begin(), part(two.other, days).end());
        set(on, two.member, days.from, first_);
    }
    if (on.trial.bends_anew(two.member)) {
        on.trial.drop();
        return false;
    }
    std::size_t at = 0;
    for (const Days& days : blocks) {
        const auto length = static_cast<std::size_t>(days.to - days.from);
        set(on, two.other, days.from, std::span(duties_).subspan(at, length));
        at += length;
    }
    return true;
}

/// These days, and for them others around a duty of the other's.
bool Proposals::exchange(On& on, const Two& two, const Days& days)
{
    const std::optional<int> next = find_day(on.state, {two.other, two.member});
    if (!next || (*next >= days.from && *next < days.to))
        return false;
    Days back = block_around(on.state, two, *next);
    if (*next < days.from)
        back.to = std::min(back.to, days.from);
    else
        back.from = std::max(back.from, days.to);
    if (!may_hand_over(on.state, two, days) || !may_hand_over(on.state, two, back))
        return false;
    return hand_over(on, two, std::array{days, back});
}

bool Proposals::change_duty(On& on)
{
    const int member = draw(instance_.members);
    const int day = draw(instance_.days);
    const auto duty = static_cast<DutyIndex>(draw(instance_.duty_count));
    if (duty == on.state.line(member)[day] || !may(member, day, duty))
        return false;
    set(on, member, day, {&duty, 1});
    return true;
}

bool Proposals::move_day(On& on)
{
    const int member = draw(instance_.members);
    const int day = draw(instance_.days);
    const int other = draw(instance_.days);
    const DutyIndex first = on.state.line(member)[day];
    const DutyIndex second = on.state.line(member)[other];
    if (first == second || !may(member, day, second) || !may(member, other, first))
        return false;
    set(on, member, day, {&second, 1});
    set(on, member, other, {&first, 1});
    return true;
}

bool Proposals::hand_block(On& on)
{
    const std::optional<Two> two = draw_two();
    const std::optional<int> day = two ? find_day(on.state, *two) : std::nullopt;
    if (!day)
        return false;
    const Days days = block_around(on.state, *two, *day);
    if (!may_hand_over(on.state, *two, days))
        return false;
    return hand_over(on, *two, std::array{days});
}

bool Proposals::exchange_blocks(On& on)
{
    const std::optional<Two> two = draw_two();
    const std::optional<int> day = two ? find_day(on.state, *two) : std::nullopt;
    return day && exchange(on, *two, block_around(on.state, *two, *day));
}

bool Proposals::hand_shift_on(On& on, const Two& two, int day)
{
    const DutyIndex duty = on.state.line(two.member)[day];
    const DutyIndex other = on.state.line(two.other)[day];
    const auto& types = instance_.duties[duty].types;
    const std::uint16_t type = types[random_.below(static_cast<std::uint32_t>(types.size()))];
    const DutyIndex less = without_[static_cast<std::size_t>(duty) * static_cast<std::size_t>(instance_.types) + type];
    const DutyIndex more = with_[static_cast<std::size_t>(other) * static_cast<std::size_t>(instance_.types) + type];
    if (less == none || more == none || !may(two.member, day, less) || !may(two.other, day, more))
        return false;
    set(on, two.member, day, {&less, 1});
    set(on, two.other, day, {&more, 1});
    return true;
}

/// One of the shifts of a day; half of the times for one of another day.
bool Proposals::hand_shift(On& on)
{
    const std::optional<Two> two = draw_two();
    const std::optional<int> day = two ? find_day(on.state, *two) : std::nullopt;
    if (!day)
        return false;
    if (draw(2) == 0)
        return hand_shift_on(on, *two, *day);
    const Two back{two->other, two->member};
    const std::optional<int> next = find_day(on.state, back);
    if (!next || *next == *day)
        return false;
    if (!hand_shift_on(on, *two, *day))
        return false;
    if (hand_shift_on(on, back, *next))
        return true;
    on.trial.drop();
    return false;
}

/// One of the duties that cost least, if what stands there costs more.
std::optional<DutyIndex> Proposals::wished(const State& state, const Wish& wish)
{
    const std::int32_t* tolls = instance_.linear_row(wish.member, wish.day);
    DutyIndex best = state.line(wish.member)[wish.day];
    const std::int32_t now = tolls[best];
    int alike = 0;
    for (int duty = 0; duty < instance_.duty_count; ++duty) {
        if (tolls[duty] == barred || tolls[duty] >= now || tolls[duty] > tolls[best])
            continue;
        alike = tolls[duty] < tolls[best] ? 1 : alike + 1;
        if (draw(alike) == 0)
            best = static_cast<DutyIndex>(duty);
    }
    if (tolls[best] == now)
        return std::nullopt;
    return best;
}

std::optional<int> Proposals::who_stands(const State& state, const Wish& wish, DutyIndex duty)
{
    return first_from(draw(instance_.members), instance_.members, instance_.members,
                      [&](int other) { return other != wish.member && state.line(other)[wish.day] == duty; });
}

/// One of those that are not met, from any on.
bool Proposals::grant_wish(On& on)
{
    const auto count = static_cast<int>(wishes_.size());
    const std::optional<int> unmet = first_from(draw(count), count, count, [&](int at) {
        const Wish& wish = wishes_[at];
        return instance_.linear_row(wish.member, wish.day)[on.state.line(wish.member)[wish.day]] > wish.least;
    });
    if (!unmet)
        return false;
    const Wish wish = wishes_[*unmet];
    const std::optional<DutyIndex> duty = wished(on.state, wish);
    return duty && grant(on, wish, *duty);
}

/// From somebody who has the duty, for what the member has, around that day.
bool Proposals::grant(On& on, const Wish& wish, DutyIndex duty)
{
    const std::optional<int> other = who_stands(on.state, wish, duty);
    if (!other)
        return false;
    const Two two{wish.member, *other};
    const Days days = block_around(on.state, two, wish.day);
    if (draw(2) == 0)
        return exchange(on, two, days);
    return may_hand_over(on.state, two, days) && hand_over(on, two, std::array{days});
}

/// The turns before and after one that costs something, from any day on.
std::optional<Proposals::Days> Proposals::bent_pause(const State& state, int member)
{
    const Line& line = state.line(member);
    const List<Cost>& tolls = pauses_[member];
    std::optional<int> before;
    int day = draw(instance_.days);
    for (int looked = 0; looked < instance_.days; ++looked) {
        if (line[day] != 0) {
            if (before && tolls[std::min(static_cast<std::size_t>(day - *before), tolls.size() - 1)] > 0)
                return Days{*before, day};
            before = day;
        }
        if (++day == instance_.days) {
            day = 0;
            before.reset();
        }
    }
    return std::nullopt;
}

/// What the pauses around these two days cost more once a turn has gone from one to the other.
Cost Proposals::rise_of_pauses(const Line& line, int member, int gone, int come) const
{
    const List<Cost>& tolls = pauses_[member];
    if (tolls.empty())
        return 0;
    const auto has_turn = [&](int day) { return line[day] != 0 && day != gone && day != come; };
    int first = std::min(gone, come);
    const int earliest = std::max(0, first - static_cast<int>(tolls.size()));
    while (first > earliest && !has_turn(first))
        --first;
    int last = std::max(gone, come);
    const int latest = std::min(instance_.days - 1, last + static_cast<int>(tolls.size()));
    while (last < latest && !has_turn(last))
        ++last;
    const auto cost = [&](int moved) {
        Cost sum = 0;
        int before = first;
        for (int day = first + 1; day <= last; ++day)
            if (day == moved || day == last || has_turn(day)) {
                sum += tolls[std::min(static_cast<std::size_t>(day - before), tolls.size() - 1)];
                before = day;
            }
        return sum;
    };
    return cost(come) - cost(gone);
}

/// Of some turns that might go from an end of the pause to a day nearby, the one that is best for the pauses of both.
bool Proposals::mend_pause(On& on)
{
    const int member = spaced_[random_.below(static_cast<std::uint32_t>(spaced_.size()))];
    const std::optional<Days> pause = bent_pause(on.state, member);
    if (!pause)
        return false;
    const Line& line = on.state.line(member);
    const int day = draw(2) == 0 ? pause->from : pause->to;
    const DutyIndex duty = line[day];
    const auto& profiles = instance_.rules[member].profile_of;
    std::optional<Cost> best;
    int best_other = 0;
    int best_day = 0;
    for (int nearby = std::max(0, day - farthest_turn); nearby <= std::min(instance_.days - 1, day + farthest_turn);
         ++nearby) {
        if (line[nearby] != 0)
            continue;
        const Cost rise = rise_of_pauses(line, member, day, nearby);
        if (rise >= 0)
            continue;
        int at = draw(instance_.members);
        int looked = 0;
        for (int left = instance_.members; left > 0 && looked < others_looked_at; --left) {
            at = at + 1 < instance_.members ? at + 1 : 0;
            const Line& other = on.state.line(at);
            if (other[nearby] == 0 || other[day] != 0 || profiles[other[nearby]] != profiles[duty] ||
                !may(at, day, duty) || !may(member, nearby, other[nearby]))
                continue;
            ++looked;
            work_ += work_of_step;
            const Cost both = rise + rise_of_pauses(other, at, nearby, day);
            if (!best || both < *best || (both == *best && draw(2) == 0)) {
                best = both;
                best_other = at;
                best_day = nearby;
            }
        }
    }
    if (!best || *best > 0)
        return false;
    return hand_over(on, {member, best_other}, std::array{Days{day, day + 1}, Days{best_day, best_day + 1}});
}

/// All of a company the same duty, or each one's own.
bool Proposals::change_company(On& on)
{
    const List<int>& company = instance_.companies[draw_company()];
    const int length = 1 + draw(std::min(instance_.days, longest_together));
    const int from = draw(instance_.days - length + 1);
    const bool is_alike = draw(2) == 0;
    const auto shared = static_cast<DutyIndex>(draw(instance_.duty_count));
    second_.clear();
    for (const int member : company) {
        second_.push_back(is_alike ? shared : static_cast<DutyIndex>(draw(instance_.duty_count)));
        for (int day = from; day < from + length; ++day)
            if (!may(member, day, second_.back()))
                return false;
    }
    for (std::size_t at = 0; at < company.size(); ++at) {
        first_.assign(length, second_[at]);
        set(on, company[at], from, first_);
    }
    return true;
}

bool Proposals::are_alike(const State& state, View<const int> members, int day) const
{
    return std::ranges::all_of(members,
                               [&](int member) { return state.line(member)[day] == state.line(members.front())[day]; });
}

std::size_t Proposals::draw_company() { return random_.below(static_cast<std::uint32_t>(instance_.companies.size())); }

/// And not apart.
bool Proposals::keeps_together(std::size_t company) const
{
    return instance_.rows[instance_.company_rows[company].first].is_together;
}

/// Those who are to be together are not, or those who are to be apart are together.
bool Proposals::is_bent(const State& state, std::size_t company, int day) const
{
    const List<int>& members = instance_.companies[company];
    const Instance::CompanyRows& rows = instance_.company_rows[company];
    const bool is_together = keeps_together(company);
    for (std::size_t one = 0; one < members.size(); ++one)
        for (std::size_t other = one + 1; other < members.size(); ++other) {
            const DutyIndex left = state.line(members[one])[day];
            const DutyIndex right = state.line(members[other])[day];
            const bool are_near = rows.is_by_day ? (left != 0) == (right != 0) : left == right;
            if (is_together ? !are_near : are_near && left != 0)
                return true;
        }
    return false;
}

/// A member has another's duty from somebody, where that is what is asked for, or else any other duty.
bool Proposals::mend_company(On& on)
{
    const std::size_t which = draw_company();
    const List<int>& company = instance_.companies[which];
    const std::optional<int> day = first_from(draw(instance_.days), instance_.days, instance_.days,
                                              [&](int at) { return is_bent(on.state, which, at); });
    if (!day)
        return false;
    const int member = company[draw(static_cast<int>(company.size()))];
    const int other = company[draw(static_cast<int>(company.size()))];
    const DutyIndex theirs = on.state.line(other)[*day];
    const auto duty = keeps_together(which) ? theirs : static_cast<DutyIndex>(draw(instance_.duty_count));
    return duty != on.state.line(member)[*day] && may(member, *day, duty) && grant(on, {member, *day}, duty);
}

/// As many as the company has, none of it, and all with other duties than the company's first on that day.
bool Proposals::draw_others(const State& state, View<const int> company, int day)
{
    others_.clear();
    int other = draw(instance_.members);
    for (int looked = instance_.members; looked > 0 && others_.size() < company.size(); --looked) {
        if (state.line(other)[day] != state.line(company.front())[day] &&
            std::ranges::find(company, other) == company.end())
            others_.push_back(other);
        other = other + 1 < instance_.members ? other + 1 : 0;
    }
    return others_.size() == company.size();
}

/// What all of a company do together on a day goes to as many others; where these do something together on another
/// day, the company has that in its place.
bool Proposals::hand_company(On& on)
{
    const List<int>& company = instance_.companies[draw_company()];
    const auto is_theirs = [&](View<const int> members, int day) {
        return on.state.line(members.front())[day] != 0 && are_alike(on.state, members, day);
    };
    const std::optional<int> day = first_from(draw(instance_.days), instance_.days, days_looked_at,
                                              [&](int at) { return is_theirs(company, at); });
    if (!day || !draw_others(on.state, company, *day))
        return false;
    const Days there = block_around(on.state, {company.front(), others_.front()}, *day);
    const std::optional<int> other_day =
        first_from((*day + 1) % instance_.days, instance_.days, days_looked_at, [&](int at) {
            return (at < there.from || at >= there.to) && is_theirs(others_, at) && !is_theirs(company, at);
        });
    const Days back = other_day ? Days{*other_day, *other_day + 1} : there;
    for (std::size_t at = 0; at < company.size(); ++at) {
        const Two two{company[at], others_[at]};
        if (!may_hand_over(on.state, two, there) || !may_hand_over(on.state, two, back)) {
            on.trial.drop();
            return false;
        }
        const std::array blocks{there, back};
        if (!hand_over(on, two, std::span(blocks).first(other_day ? 2 : 1)))
            return false;
    }
    return true;
}

bool Proposals::propose(const State& state, Trial& trial)
{
    work_ += work_of_step;
    On on{state, trial};
    if (instance_.has_company() && draw(4) == 0)
        switch (draw(4)) {
        case 0:
            return change_company(on);
        case 1:
            return hand_company(on);
        default:
            return mend_company(on);
        }
    if (!spaced_.empty() && draw(4) == 0)
        return mend_pause(on);
    if (!wishes_.empty() && draw(8) == 0)
        return grant_wish(on);
    if (!with_.empty() && draw(3) == 0)
        return hand_shift(on);
    switch (draw(8)) {
    case 0:
        return change_duty(on);
    case 1:
        return move_day(on);
    case 2:
    case 3:
    case 4:
        return hand_block(on);
    default:
        return exchange_blocks(on);
    }
}

}  // namespace muster::roster::engine::search
