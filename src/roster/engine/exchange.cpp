#include "roster/engine/exchange.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace muster::roster::engine {
namespace {

constexpr std::size_t most_offers = 300'000;

}  // namespace

Exchange::Exchange(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), random_(seed), state_(instance),
      order_(static_cast<std::size_t>(instance.days))
{
    std::iota(order_.begin(), order_.end(), 0);
}

bool Exchange::is_of_use() const
{
    return instance_.duty_count == instance_.types + 1 && static_cast<std::size_t>(instance_.members) *
                                                                  static_cast<std::size_t>(instance_.days) *
                                                                  static_cast<std::size_t>(instance_.types) / 4 <
                                                              most_offers;
}

/// Days in any order, each with the runs it lies in or beside, as long as nothing is touched twice.
void Exchange::open_days(int member, const Line& line)
{
    const auto works = [&](int day) { return line[static_cast<std::size_t>(day)] != 0; };
    const bool reaches = instance_.sequences[instance_.rules[static_cast<std::size_t>(member)].sequence].reach > 1;
    random_.shuffle(std::span(order_));
    is_touched_.assign(static_cast<std::size_t>(instance_.days), 0);
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
        is_open_[static_cast<std::size_t>(member * instance_.days + day)] = 1;
    }
}

void Exchange::offer(int member, int day, Line& line, FlowTask& task)
{
    const std::size_t cell = static_cast<std::size_t>(member * instance_.days + day);
    DutyIndex& duty = line[static_cast<std::size_t>(day)];
    const DutyIndex held = duty;
    const std::size_t first = task.offers.size();
    for (int other = 0; other < instance_.duty_count; ++other) {
        if (instance_.linear_of(member, day, other) == barred)
            continue;
        duty = static_cast<DutyIndex>(other);
        const Toll toll = instance_.run_toll(member, line, day, day + 1);
        if (toll.hard > 0 && other != held)
            continue;
        if (other == 0)
            task.rest[cell] = toll.value(instance_.hard_weight);
        else
            task.offers.push_back({member, day, other, toll.value(instance_.hard_weight)});
    }
    duty = held;
    if (task.offers.size() == first) {  // nothing but a day off
        is_open_[cell] = 0;
        return;
    }
    if (instance_.is_weekend(day)) {
        const auto is_worked = [&](int other) {
            return other >= 0 && other < instance_.days &&
                   instance_.weekend_of[static_cast<std::size_t>(other)] ==
                       instance_.weekend_of[static_cast<std::size_t>(day)] &&
                   line[static_cast<std::size_t>(other)] != 0;
        };
        task.opens_weekend[cell] = is_worked(day - 1) || is_worked(day + 1) ? 0 : 1;
    }
}

void Exchange::step(Search& search, const std::function<bool()>& stopped)
{
    const std::size_t cells = static_cast<std::size_t>(instance_.members * instance_.days);
    state_.set(search.best_lines());
    is_open_.assign(cells, 0);
    FlowTask task{.offers = {},
                  .rest = std::vector<Cost>(cells, FlowTask::no_rest),
                  .knows_weekends = true,
                  .opens_weekend = std::vector<std::uint8_t>(cells, 0)};
    std::vector<Line> lines = search.best_lines();
    for (int member = 0; member < instance_.members; ++member) {
        Line& line = lines[static_cast<std::size_t>(member)];
        open_days(member, line);
        for (int day = 0; day < instance_.days; ++day)
            if (is_open_[static_cast<std::size_t>(member * instance_.days + day)] != 0)
                offer(member, day, line, task);
        for (int day = 0; day < instance_.days; ++day)
            if (is_open_[static_cast<std::size_t>(member * instance_.days + day)] != 0)
                line[static_cast<std::size_t>(day)] = 0;
        Tally tally;
        instance_.tally(line, 0, instance_.days, tally);
        std::vector<Cost>& held = task.held.emplace_back();
        for (const Counter& counter : instance_.rules[static_cast<std::size_t>(member)].counters)
            held.push_back(instance_.counted(counter, tally));
    }
    task.people.assign(instance_.rows.size(), 0);
    for (int member = 0; member < instance_.members; ++member)
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)],
                               [&](int row) { ++task.people[static_cast<std::size_t>(row)]; });
    work_ += task.offers.size() * 100 + cells * 4;
    const auto plan = open_flow_plan(instance_, cover_rows_, task, stopped);
    if (!plan)
        return;
    for (std::size_t cell = 0; cell < cells; ++cell)
        if (is_open_[cell] != 0) {
            const std::size_t member = cell / static_cast<std::size_t>(instance_.days);
            const std::size_t day = cell % static_cast<std::size_t>(instance_.days);
            lines[member][day] = plan->lines[member][day];
        }
    state_.set(lines);
    if (!(search.best() < state_.toll()))
        search.take(lines);
}

}  // namespace muster::roster::engine
