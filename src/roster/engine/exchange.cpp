#include "roster/engine/exchange.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace muster::roster::engine {
namespace {

constexpr std::size_t days_by_open_day = 5;
constexpr std::size_t most_offers = 60'000;
constexpr std::size_t most_members = 120;  // where not all are taken

}  // namespace

Exchange::Exchange(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), random_(seed), order_(static_cast<std::size_t>(instance.days))
{
    std::iota(order_.begin(), order_.end(), 0);
}

/// Everybody, or some where that would be too many offers.
void Exchange::choose_members()
{
    const auto all = static_cast<std::size_t>(instance_.members);
    const std::size_t cells = all * static_cast<std::size_t>(instance_.days) / days_by_open_day;
    is_narrow_ = cells * static_cast<std::size_t>(instance_.types) > most_offers;
    members_.resize(all);
    std::iota(members_.begin(), members_.end(), 0);
    if (!is_narrow_)
        return;
    random_.shuffle(std::span(members_));
    members_.resize(std::min(all, most_members));
    std::ranges::sort(members_);
}

/// One person more is a gain on some row of the duty.
bool Exchange::is_wanted(int member, int day, int duty, const FlowTask& task) const
{
    bool is_wanted = false;
    instance_.each_row(member, day, duty, [&](int number) {
        const Row& row = instance_.rows[static_cast<std::size_t>(number)];
        const int people = task.people[static_cast<std::size_t>(number)];
        is_wanted = is_wanted || row.at(people + 1) < row.at(people);
    });
    return is_wanted;
}

/// Days in any order, each with the runs it lies in or beside, as long as nothing is touched twice.
void Exchange::open_days(int member, const Line& line)
{
    const auto works = [&](int day) { return line[static_cast<std::size_t>(day)] != 0; };
    const bool reaches = instance_.sequences[instance_.rules[static_cast<std::size_t>(member)].sequence].reach > 1;
    const auto first = static_cast<std::ptrdiff_t>(open_.size());
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
        open_.push_back({member, day});
    }
    std::ranges::sort(open_.begin() + first, open_.end(), {}, &OpenDay::day);
}

void Exchange::offer(int member, int day, Line& line, FlowTask& task)
{
    const std::size_t cell = static_cast<std::size_t>(member * instance_.days + day);
    DutyIndex& duty = line[static_cast<std::size_t>(day)];
    const DutyIndex held = duty;
    const std::size_t first = task.offers.size();
    for (int other = 0; other < instance_.duty_count; ++other) {
        if (instance_.linear_of(member, day, other) == barred ||
            (is_narrow_ && other != 0 && other != held && !is_wanted(member, day, other, task)))
            continue;
        duty = static_cast<DutyIndex>(other);
        const Toll toll = instance_.run_toll(member, line, day, day + 1);
        if (toll.hard > 0 && other != held)
            continue;
        if (other == 0)
            task.rest[cell] = toll.value(instance_.dominant_weight);
        else
            task.offers.push_back({member, day, other, toll.value(instance_.dominant_weight)});
    }
    duty = held;
    if (task.offers.size() > first && instance_.is_weekend(day)) {
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
    FlowTask task{.offers = {},
                  .rest = std::vector<Cost>(cells, FlowTask::no_rest),
                  .held = std::vector<std::vector<Cost>>(static_cast<std::size_t>(instance_.members)),
                  .people = std::vector<int>(instance_.rows.size(), 0),
                  .knows_weekends = true,
                  .opens_weekend = std::vector<std::uint8_t>(cells, 0)};
    choose_members();
    open_.clear();
    std::vector<Line> lines = search.best_lines();
    for (const int member : members_)
        open_days(member, lines[static_cast<std::size_t>(member)]);
    for (const auto& [member, day] : open_)
        lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)] = 0;
    for (int member = 0; member < instance_.members; ++member)
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)],
                               [&](int row) { ++task.people[static_cast<std::size_t>(row)]; });
    Line as_it_is;
    for (const auto& [member, day] : open_) {
        as_it_is = search.best_lines()[static_cast<std::size_t>(member)];
        offer(member, day, as_it_is, task);
    }
    for (const int member : members_) {
        Tally tally;
        instance_.tally(lines[static_cast<std::size_t>(member)], 0, instance_.days, tally);
        for (const Counter& counter : instance_.rules[static_cast<std::size_t>(member)].counters)
            task.held[static_cast<std::size_t>(member)].push_back(instance_.counted(counter, tally));
    }
    work_ += task.offers.size() * 100 + cells * 4;
    const auto plan = open_flow_plan(instance_, cover_rows_, task, stopped);
    if (!plan)
        return;
    work_ += plan->work;
    for (const auto& [member, day] : open_)
        lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)] =
            plan->lines[static_cast<std::size_t>(member)][static_cast<std::size_t>(day)];
    search.take(lines);
}

}  // namespace muster::roster::engine
