// One pass over the shifts; days off are the gaps between them, so days without a shift cost no time.
#include "line_cost.hpp"

#include <algorithm>
#include <tuple>

namespace muster::roster {
namespace {

ShiftTypeId id(std::uint32_t type) { return ShiftTypeId(type); }

void add_totals(const Problem& problem, MemberId member, const Line& line, Cost& cost)
{
    const Limits& limits = problem.limits(member);
    const Penalties& penalties = problem.penalties();
    Load load{};
    int weekend = -1;
    std::int64_t weekends = 0;
    std::int64_t minutes = 0;
    for (std::size_t at = 0; at < line.size();) {
        const int day = line[at].day;
        std::int64_t on_day = 0;
        for (; at < line.size() && line[at].day == day; ++at, ++on_day) {
            minutes += problem.shift_types()[id(line[at].type)].length.count();
            for (const Fairness& fairness : problem.fairness())
                load[index(fairness.measure)] += problem.load_of(fairness.measure, day, id(line[at].type));
        }
        cost.add(penalties.shifts_a_day, on_day - limits.maximum_a_day);
        if (const int of_day = problem.weekend_of(day); of_day >= 0 && of_day != weekend) {
            weekend = of_day;
            ++weekends;
        }
    }
    cost.add(penalties.minimum_minutes, limits.minimum_minutes.count() - minutes);
    cost.add(penalties.maximum_minutes, minutes - limits.maximum_minutes.count());
    cost.add(penalties.weekends, weekends - limits.maximum_weekends);
    for (const Fairness& fairness : problem.fairness())
        cost.soft += fairness.cost(load[index(fairness.measure)] - problem.fair_load(fairness.measure, member));
    for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type)
        if (const auto most = problem.maximum_of(member, id(type)); most != no_limit)
            cost.add(penalties.shift_type_maximum, std::ranges::count(line, type, &Stood::type) - most);
}

void add_sequence(const Problem& problem, MemberId member, const Line& line, Cost& cost)
{
    const Penalties& penalties = problem.penalties();
    const History& history = problem.history(member);
    for (std::size_t next = 0; next < line.size(); ++next) {
        const auto [day, type] = line[next];
        if (history.last_shift.is_set()) {
            const int since = day + 1 + history.days_off;
            if (since <= 2 && problem.overlap(history.last_shift, since, id(type)))
                ++cost.hard;
            if (day == 0 && history.days_off == 0 && !problem.may_follow(history.last_shift, id(type)))
                cost.add(penalties.succession, 1);
        }
        for (std::size_t before = next; before-- > 0 && line[before].day >= day - 2;) {
            const int days = day - line[before].day;
            if (problem.overlap(id(line[before].type), days, id(type)))
                ++cost.hard;
            if (days == 1 && !problem.may_follow(id(line[before].type), id(type)))
                cost.add(penalties.succession, 1);
        }
    }
}

void add_rest(const Problem& problem, MemberId member, const Line& line, Cost& cost)
{
    const std::int64_t least = problem.limits(member).minimum_rest.count();
    if (least == 0)
        return;
    struct Stretch {
        std::int64_t start, end;
        std::uint32_t type;
    };
    std::vector<Stretch> stretches;
    const auto put = [&](int day, std::uint32_t type) {
        const ShiftType& shift = problem.shift_types()[id(type)];
        if (shift.start) {
            const std::int64_t start = std::int64_t{day} * 1440 + shift.start->since_midnight().count();
            stretches.push_back({start, start + shift.length.count(), type});
        }
    };
    if (const History& history = problem.history(member); history.last_shift.is_set())
        put(-1 - history.days_off, history.last_shift.row());
    for (const auto [day, type] : line)
        put(day, type);
    std::ranges::sort(stretches, {}, [](const Stretch& each) { return std::tuple(each.start, each.end, each.type); });
    for (std::size_t next = 1; next < stretches.size(); ++next)
        if (const auto found = stretches[next].start - stretches[next - 1].end; found >= 0 && found < least)
            cost.add(problem.penalties().rest, 1);
}

void add_runs(const Problem& problem, MemberId member, const Line& line, Cost& cost)
{
    const Limits& limits = problem.limits(member);
    const History& history = problem.history(member);
    const Penalties& penalties = problem.penalties();
    const bool is_known = history.days_worked > 0 || history.days_off > 0;
    const auto close = [&](bool is_work, int days, int before, bool is_waived) {
        const int length = days + before;
        if (is_work)
            cost.add(penalties.maximum_consecutive, std::min(days, length - limits.maximum_consecutive));
        if (!is_waived)
            cost.add(is_work ? penalties.minimum_consecutive : penalties.minimum_days_off,
                     (is_work ? limits.minimum_consecutive : limits.minimum_days_off) - length);
    };
    bool is_work = history.days_worked > 0;
    int before = history.days_worked + history.days_off;
    int first = 0;  // of the open run
    bool is_open = is_known;
    bool is_waived = false;
    const auto turn = [&](bool work, int day) {
        if (is_open && work == is_work)
            return;
        if (is_open)
            close(is_work, day - first, before, is_waived);
        is_waived = !is_open && day == 0;
        is_open = true;
        is_work = work;
        first = day;
        before = 0;
    };
    int next_free = 0;
    for (const auto [day, _] : line) {
        if (day < next_free)
            continue;  // another shift of the same day
        if (day > next_free)
            turn(false, next_free);
        turn(true, day);
        next_free = day + 1;
    }
    if (next_free < problem.day_count())
        turn(false, next_free);
    close(is_work, problem.day_count() - first, before, true);
}

void add_wishes(const Problem& problem, MemberId member, const Line& line, Cost& cost)
{
    for (const Request& request : problem.requests_of(member)) {
        const int day = problem.index_of(request.day);
        const bool stands = std::ranges::any_of(line, [&](const Stood& each) {
            return each.day == day && (!request.type.is_set() || each.type == request.type.row());
        });
        if (stands == (request.wish == Wish::off))
            cost.soft += request.weight;
    }
    const auto is_in = [&](const Assignment& assignment) {
        return std::ranges::binary_search(line,
                                          Stood{problem.index_of(assignment.shift.day), assignment.shift.type.row()});
    };
    const auto published = problem.published_of(member);
    for (const Assignment& assignment : published)
        if (!is_in(assignment))
            cost.add(problem.draft().published.change, 1);
    for (const auto [day, type] : line)
        if (problem.is_published(day) && std::ranges::none_of(published, [&](const Assignment& assignment) {
                return problem.index_of(assignment.shift.day) == day && assignment.shift.type.row() == type;
            }))
            cost.add(problem.draft().published.change, 1);
}

}  // namespace

Cost line_cost(const Problem& problem, MemberId member, const Line& line)
{
    Cost cost;
    add_totals(problem, member, line, cost);
    add_sequence(problem, member, line, cost);
    add_rest(problem, member, line, cost);
    add_runs(problem, member, line, cost);
    add_wishes(problem, member, line, cost);
    return cost;
}

}  // namespace muster::roster
