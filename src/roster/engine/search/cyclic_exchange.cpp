#include "roster/engine/search/cyclic_exchange.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr std::size_t days_by_open_day = 5;
constexpr std::size_t most_offers = 60'000;
constexpr Cost parts = 1024;       // of a unit of cost, more than one roster has of them
constexpr std::uint32_t few = 30;  // one in so many duties costs a part more, or one in
constexpr std::uint32_t many = 3;
constexpr Cost refilled = Cost{1} << 50;   // reward of a hole that has a turn again, in parts
constexpr std::size_t most_members = 120;  // where not all are taken

bool counts_weekends(const Counter& counter)
{
    return counter.counted == Counted::weekends || counter.counted == Counted::weekend_shifts;
}

}  // namespace

CyclicExchange::CyclicExchange(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), random_(seed), order_(instance.days)
{
    std::iota(order_.begin(), order_.end(), 0);
    is_spaced_ = std::ranges::any_of(instance.rules, [](const LineRules& rule) { return rule.is_spaced; });
    for (int member = 0; is_spaced_ && member < instance.members; ++member)
        for (int duty = 2; duty < instance.duty_count; ++duty)
            has_lengths_ = has_lengths_ || !are_as_long(member, 1, duty);
}

/// Everybody, or some where that would be too many offers. Of a company only one: what the others do, that one knows.
void CyclicExchange::choose_members(std::size_t days_a_cell)
{
    const auto all = static_cast<std::size_t>(instance_.members);
    const std::size_t cells = all * static_cast<std::size_t>(instance_.days) / days_a_cell;
    is_narrow_ = cells * static_cast<std::size_t>(instance_.types) > most_offers;
    members_.resize(all);
    std::iota(members_.begin(), members_.end(), 0);
    for (const List<int>& company : instance_.companies) {
        const int one = company[random_.below(static_cast<std::uint32_t>(company.size()))];
        std::erase_if(members_,
                      [&](int member) { return member != one && std::ranges::find(company, member) != company.end(); });
    }
    if (!is_narrow_)
        return;
    random_.shuffle(std::span(members_));
    members_.resize(std::min(members_.size(), most_members));
    std::ranges::sort(members_);
}

/// Whether two duties count alike towards a member's minutes.
bool CyclicExchange::are_as_long(int member, int one, int other) const
{
    return std::ranges::all_of(instance_.rules[member].counters, [&](const Counter& counter) {
        return counter.counted != Counted::minutes ||
               instance_.increment(counter, 0, one) == instance_.increment(counter, 0, other);
    });
}

/// One person more is a gain on some row of the duty.
bool CyclicExchange::is_wanted(int member, int day, int duty, const FlowTask& task) const
{
    bool is_wanted = false;
    instance_.each_row(member, day, duty, [&](int number) {
        const Row& row = instance_.rows[number];
        const int people = task.people[number];
        is_wanted = is_wanted || row.at(people + 1) < row.at(people);
    });
    return is_wanted;
}

/// Days in any order, each with the runs it lies in or beside, as long as nothing is touched twice.
void CyclicExchange::open_days(int member, const Line& line)
{
    const auto works = [&](int day) { return line[day] != 0; };
    const bool reaches = instance_.sequences[instance_.rules[member].sequence].reach > 1;
    const auto first = static_cast<std::ptrdiff_t>(open_.size());
    random_.shuffle(std::span(order_));
    is_touched_.assign(instance_.days, 0);
    for (const int day : order_) {
        int from = day;
        int to = day + 1;
        if (from > 0) {
            const bool before = works(from - 1);
            while (from > 0 && works(from - 1) == before)
                --from;
            if (reaches && !before && from > 0)
                --from;  // what a rest over days off is measured from
        }
        if (to < instance_.days) {
            const bool after = works(to);
            while (to < instance_.days && works(to) == after)
                ++to;
            if (reaches && !after && to < instance_.days)
                ++to;
        }
        const auto zone =
            std::span(is_touched_).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        if (std::ranges::find(zone, 1) != zone.end())
            continue;
        std::ranges::fill(zone, std::uint8_t{1});
        open_.push_back({member, day});
    }
    std::ranges::sort(open_.begin() + first, open_.end(), {}, &OpenDay::day);
}

/// Some turns, of two that follow each other one at most, and the holes they leave.
void CyclicExchange::lift_turns(int member, Line& line)
{
    const auto works = [&](int day) { return line[day] != 0; };
    List<int> lifted;
    bool stays = random_.below(2) == 0;
    for (int day = 0; day < instance_.days; ++day) {
        if (!works(day))
            continue;
        stays = !stays || random_.below(4) == 0;
        if (!stays)
            lifted.push_back(day);
    }
    for (const int day : lifted)
        line[day] = 0;
    auto next = lifted.begin();
    for (int from = 0; from < instance_.days;) {
        int to = from;
        while (to < instance_.days && !works(to))
            ++to;
        const bool has_one = next != lifted.end() && *next < to;
        if (to > from) {
            const int turn = has_one ? *next++ : -1;
            holes_.push_back({.member = member,
                              .number = static_cast<int>(holes_.size()),
                              .from = from,
                              .to = to,
                              .lifted = turn,
                              .on_weekend = turn >= 0 ? instance_.is_weekend(turn) : random_.below(3) == 0});
        }
        from = to + 1;
    }
}

/// Somebody's wish for a day that is off is to be granted: where the turn would change from a weekend to another day or
/// back, one of the member's other turns changes the other way. All other members have one hole that may choose.
void CyclicExchange::choose_weekends(const List<Line>& as_they_are)
{
    wished_.clear();
    for (std::size_t at = 0; at < holes_.size(); ++at)
        for (int day = holes_[at].from; day < holes_[at].to; ++day) {
            const std::int32_t* linear = instance_.linear_row(holes_[at].member, day);
            if (as_they_are[holes_[at].member][day] == 0 &&
                std::ranges::any_of(linear + 1, linear + instance_.duty_count,
                                    [&](std::int32_t toll) { return toll < linear[0]; }))
                wished_.push_back({at, day});
        }
    int granted = -1;
    if (!wished_.empty() && random_.below(2) == 0) {
        const auto [at, day] = wished_[random_.below(static_cast<std::uint32_t>(wished_.size()))];
        Hole& hole = holes_[at];
        granted = hole.member;
        const bool was_on_weekend = std::exchange(hole.on_weekend, instance_.is_weekend(day));
        List<Hole*> others;
        for (Hole& other : holes_)
            if (other.member == granted && &other != &hole && other.lifted >= 0 && other.on_weekend == hole.on_weekend)
                others.push_back(&other);
        if (hole.lifted >= 0 && was_on_weekend != hole.on_weekend && !others.empty())
            others[random_.below(static_cast<std::uint32_t>(others.size()))]->on_weekend = was_on_weekend;
    }
    for (std::size_t first = 0; first < holes_.size();) {
        std::size_t last = first;
        while (last < holes_.size() && holes_[last].member == holes_[first].member)
            ++last;
        if (holes_[first].member != granted)
            holes_[first + random_.below(static_cast<std::uint32_t>(last - first))].chooses = true;
        first = last;
    }
}

/// What company makes of a duty, all others being as they are.
Cost CyclicExchange::company_toll(int member, int day, int duty, const FlowTask& task) const
{
    Cost toll = 0;
    if (instance_.has_company())
        instance_.each_row(member, day, duty, [&](int number) {
            if (static_cast<std::size_t>(number) < cover_rows_)
                return;
            const Row& row = instance_.rows[number];
            const int people = task.people[number];
            toll += (row.at(people + 1) - row.at(people)).value(instance_.dominant_weight);
        });
    return toll;
}

/// Whether a duty on this day makes one weekend more.
void CyclicExchange::set_weekend(int member, int day, const Line& line, FlowTask& task) const
{
    if (!instance_.is_weekend(day))
        return;
    bool is_worked = false;
    for (int other = day - instance_.place_in_weekend[day];
         other < instance_.days && instance_.weekend_of[other] == instance_.weekend_of[day]; ++other)
        is_worked = is_worked || (other != day && line[other] != 0);
    task.opens_weekend[member * instance_.days + day] = is_worked ? 0 : 1;
}

/// In parts, some of them more: of duties that cost the same now one and now another is cheapest.
Cost CyclicExchange::scaled(Cost toll) { return toll * parts + (random_.below(one_in_) == 0 ? 1 : 0); }

void CyclicExchange::offer_day(int member, int day, Line& line, FlowTask& task)
{
    const std::size_t cell = static_cast<std::size_t>(member * instance_.days + day);
    DutyIndex& duty = line[day];
    const DutyIndex held = duty;
    for (int other = 0; other < instance_.duty_count; ++other) {
        if (instance_.linear_of(member, day, other) == barred ||
            (is_narrow_ && other != 0 && other != held && !is_wanted(member, day, other, task)))
            continue;
        duty = static_cast<DutyIndex>(other);
        const HardSoftCost toll = instance_.run_toll(member, line, day, day + 1);
        if (toll.hard > 0 && other != held)
            continue;
        const Cost value = scaled(toll.value(instance_.dominant_weight) + company_toll(member, day, other, task));
        if (other == 0)
            task.rest[cell] = value;
        else
            task.offers.push_back({member, day, other, value});
    }
    duty = held;
    set_weekend(member, day, line, task);
}

/// What one turn more on a weekend costs a member, by the sums that only weekends count in; `line` has the hole empty
/// and all other turns.
Cost CyclicExchange::weekend_toll(int member, const Line& line) const
{
    Tally tally;
    instance_.tally(line, 0, instance_.days, tally);
    HardSoftCost toll;
    for (const Counter& counter : instance_.rules[member].counters)
        if (counts_weekends(counter)) {
            const Cost now = instance_.counted(counter, tally);
            toll += counter.at(now + 1) - counter.at(now);
        }
    return toll.value(instance_.dominant_weight);
}

/// A turn on one of its days, or none. Runs would meet at a turn that stays if both its holes could have a turn beside
/// it, so all have one only before such a turn, or all only after it.
///
/// Where weekends are counted, a turn is on a weekend or off it as the hole says, since their sum could not be a step
/// of the flow else; one hole of each member may choose, at what it costs if no other turn does.
///
/// Where shifts are of several lengths, minutes could not be a step of the flow either: mostly, each hole that had a
/// turn has one of the same length again, and no other has one.
void CyclicExchange::offer_hole(const Hole& hole, const Line& as_it_is, Line& line, FlowTask& task)
{
    if (keeps_lengths_ && hole.lifted < 0)
        return;
    const int before = keeps_lengths_ ? as_it_is[hole.lifted] : 0;
    const auto& counters = instance_.rules[hole.member].counters;
    const bool keeps_kind = !hole.chooses && std::ranges::any_of(counters, counts_weekends);
    Cost of_weekend = 0;
    if (hole.chooses) {
        Line rest = as_it_is;
        if (hole.lifted >= 0)
            rest[hole.lifted] = 0;
        of_weekend = weekend_toll(hole.member, rest);
    }
    for (int day = hole.from; day < hole.to; ++day) {
        const std::size_t cell = static_cast<std::size_t>(hole.member * instance_.days + day);
        const bool is_beside =
            joins_before_ ? day == hole.from && day > 0 : day + 1 == hole.to && hole.to < instance_.days;
        DutyIndex& duty = line[day];
        if ((is_beside && day != hole.lifted) || (keeps_kind && instance_.is_weekend(day) != hole.on_weekend))
            continue;
        const HardSoftCost off = instance_.run_toll(hole.member, line, day, day + 1);
        const Cost besides = hole.chooses && instance_.is_weekend(day) ? of_weekend : 0;
        for (int other = 1; other < instance_.duty_count; ++other) {
            if (instance_.linear_of(hole.member, day, other) == barred ||
                (keeps_lengths_ && !are_as_long(hole.member, before, other)) ||
                (is_narrow_ && day != hole.lifted && !is_wanted(hole.member, day, other, task)))
                continue;
            duty = static_cast<DutyIndex>(other);
            const HardSoftCost more = instance_.run_toll(hole.member, line, day, day + 1) - off;
            if (more.hard > 0 && day != hole.lifted)
                continue;
            task.offers.push_back(
                {hole.member, day, other,
                 scaled(more.value(instance_.dominant_weight) + company_toll(hole.member, day, other, task) + besides) -
                     (keeps_lengths_ ? refilled : 0)});
            task.rest[cell] = 0;
            task.hole[cell] = hole.number;
        }
        duty = 0;
        set_weekend(hole.member, day, line, task);
    }
}

/// Nothing offered yet, and people as these lines have them.
FlowTask CyclicExchange::task_with(const List<Line>& lines) const
{
    const std::size_t cells = static_cast<std::size_t>(instance_.members * instance_.days);
    FlowTask task{.offers = {},
                  .rest = List<Cost>(cells, FlowTask::no_rest),
                  .held = List<List<Cost>>(instance_.members),
                  .people = List<int>(instance_.rows.size(), 0),
                  .hole = List<int>(cells, -1),
                  .knows_weekends = true,
                  .opens_weekend = List<std::uint8_t>(cells, 0)};
    for (int member = 0; member < instance_.members; ++member)
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, lines[member][day], [&](int row) { ++task.people[row]; });
    for (const int member : members_) {
        Tally tally;
        instance_.tally(lines[member], 0, instance_.days, tally);
        for (const Counter& counter : instance_.rules[member].counters)
            task.held[member].push_back(instance_.counted(counter, tally));
    }
    return task;
}

/// Puts what is best on the days that are offered; false where it was stopped.
bool CyclicExchange::plan(const FlowTask& task, const Budget& budget, List<Line>& lines)
{
    work_ += task.offers.size() * 100 + task.rest.size() * 4;
    const auto plan = open_flow_plan(instance_, cover_rows_, task, budget);
    if (!plan)
        return false;
    work_ += plan->work;
    for (const int member : members_)
        for (std::size_t day = 0; day < static_cast<std::size_t>(instance_.days); ++day)
            if (const DutyIndex duty = plan->lines[member][day]; duty != 0)
                lines[member][day] = duty;
    return true;
}

void CyclicExchange::improve(Incumbent& incumbent, const Turn& turn)
{
    while (!turn.budget.is_spent())
        step(incumbent, turn.budget.whole());
}

void CyclicExchange::step(Incumbent& incumbent, const Budget& budget)
{
    const bool by_turns = is_spaced_ && random_.below(4) != 0;
    choose_members(by_turns ? 1 : days_by_open_day);
    open_.clear();
    holes_.clear();
    List<Line> lines = incumbent.best_lines();
    for (const int member : members_) {
        Line& line = lines[member];
        if (by_turns)
            lift_turns(member, line);
        else
            open_days(member, line);
    }
    for (const auto& [member, day] : open_)
        lines[member][day] = 0;
    choose_weekends(incumbent.best_lines());
    joins_before_ = random_.below(2) == 0;
    one_in_ = random_.below(2) == 0 ? few : many;
    keeps_lengths_ = by_turns && has_lengths_ && random_.below(4) != 0;
    FlowTask task = task_with(lines);
    task.scale = parts;
    for (const Line& line : incumbent.best_lines())
        task.now.insert(task.now.end(), line.begin(), line.end());
    Line as_it_is;
    for (const auto& [member, day] : open_) {
        as_it_is = incumbent.best_lines()[member];
        offer_day(member, day, as_it_is, task);
    }
    for (const Hole& hole : holes_)
        offer_hole(hole, incumbent.best_lines()[hole.member], lines[hole.member], task);
    if (plan(task, budget, lines))
        incumbent.take(lines);
}

}  // namespace muster::roster::engine::search
