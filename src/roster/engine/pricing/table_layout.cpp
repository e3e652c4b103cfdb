// Which states a plan distinguishes: structures, counters as dimensions, and the slices that matter.
#include "roster/engine/pricing/table_planner.hpp"

#include <algorithm>
#include <numeric>

namespace muster::roster::engine::pricing {

std::int32_t TablePlanner::greatest_price(int days) { return far / 2 / (days + 2); }

std::int32_t TablePlanner::valued(const HardSoftCost& toll, bool strict) const
{
    if (toll.hard > 0 && strict)
        return unreachable;
    const Cost value = is_firm ? toll.soft / instance_.soft_divisor + toll.hard * instance_.firm_weight
                               : toll.value(instance_.hard_weight);
    return static_cast<std::int32_t>(std::min<Cost>(value * scale, far / 8));
}

int TablePlanner::offset_of(const LineRules& rule, int profile, int day) const
{
    const Profile& what = rule.profiles[static_cast<std::size_t>(profile)];
    const auto& increments = instance_.is_weekend(day) ? what.weekend : what.weekday;
    Cost offset = 0;
    for (const Dimension& dimension : dimensions_)
        offset += increments[static_cast<std::size_t>(dimension.counter)] / dimension.unit * dimension.stride;
    return static_cast<int>(offset);
}

bool TablePlanner::lay_out(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    const Sequence& sequence = instance_.sequences[rule.sequence];
    classes_ = sequence.row_classes;
    off_classes_ = sequence.reach > 1 ? classes_ : 1;
    runs_ = rule.run_cap;
    while (task.is_strict && runs_ > 1 && rule.on_day[static_cast<std::size_t>(runs_)].hard > 0 &&
           !(rule.starts_on && rule.start_length >= runs_))
        --runs_;
    offs_ = rule.off_cap;
    structures_ = classes_ * runs_ + off_classes_ * offs_;

    // Where the line stands before the window.
    open_at_start_ = rule.starts_open;
    bool works = rule.starts_on;
    int length = rule.start_length;
    int gap = rule.starts_on ? 1 : rule.start_length + 1;
    int last = rule.start_class;
    for (int day = 0; day < task.from; ++day) {
        const int duty = task.line[static_cast<std::size_t>(day)];
        const bool now = duty != 0;
        if (now != works) {
            works = now;
            length = 0;
        }
        ++length;
        if (now) {
            last = sequence.row_of[static_cast<std::size_t>(duty)];
            gap = 1;
        } else {
            ++gap;
        }
    }
    length = std::min(length, works ? runs_ : offs_);
    if (!works && gap > sequence.reach)
        last = 0;
    start_structure_ = works ? on(last, std::max(1, length)) : off(last, std::max(1, length));

    // The window goes on to the first change between work and rest after it.
    int end = task.to;
    if (end < instance_.days) {
        const bool first = task.line[static_cast<std::size_t>(end)] != 0;
        while (end < instance_.days && (task.line[static_cast<std::size_t>(end)] != 0) == first)
            ++end;
        end = std::min(end + 1, instance_.days);
        while (end < instance_.days && instance_.place_in_weekend[static_cast<std::size_t>(end)] > 1)
            ++end;  // whether a day of a long weekend is the first one worked is known at its end
    }
    steps_ = end - task.from;

    // Counters, and what the rest of the line adds to them. Duties after the window are as they are, but whether they
    // open a weekend is not known before.
    open_steps_ = task.to - task.from;
    Tally outside;
    instance_.tally(task.line, 0, task.from, outside);
    Tally weekends_outside = outside;
    instance_.tally(task.line, task.to, instance_.days, outside);
    instance_.tally(task.line, end, instance_.days, weekends_outside);
    dimensions_.clear();
    weekend_dimension_ = -1;
    is_exact_ = fits_ = true;
    std::size_t size = static_cast<std::size_t>(structures_) * static_cast<std::size_t>(steps_ + 1);
    const auto add = [&](int index) {
        const Counter& counter = rule.counters[static_cast<std::size_t>(index)];
        const bool is_weekends = counter.counted == Counted::weekends;
        Cost unit = 0;
        Cost greatest = 0;
        for (const Profile& profile : rule.profiles) {
            unit = std::gcd(unit, std::gcd(profile.weekday[static_cast<std::size_t>(index)],
                                           profile.weekend[static_cast<std::size_t>(index)]));
            greatest = std::max<Cost>({greatest, profile.weekday[static_cast<std::size_t>(index)],
                                       profile.weekend[static_cast<std::size_t>(index)]});
        }
        if (is_weekends)
            unit = greatest = 1;
        const Cost base = instance_.counted(counter, is_weekends ? weekends_outside : outside);
        Cost potential = 0;
        for (int day = task.from; day < (is_weekends ? end : task.to); ++day)
            if (is_weekends)
                potential += instance_.opens_weekend(day, day > task.from ? 0 : instance_.days) ? 1 : 0;
            else
                potential += instance_.is_weekend(day) || counter.counted != Counted::weekend_shifts ? greatest : 0;
        if (unit == 0)
            unit = 1;
        Dimension dimension{.counter = index, .unit = unit, .base = base};
        Cost cap = potential / unit;
        const bool hard_maximum = counter.maximum != no_limit && counter.above.is_hard && task.is_strict;
        const bool unlimited = counter.shares.empty() && base + potential <= counter.maximum && base >= counter.minimum;
        if (unlimited)
            return true;
        if (hard_maximum) {
            if (base > counter.maximum)
                return false;
            cap = std::min(cap, (counter.maximum - base) / unit);
        } else {
            Cost interesting = std::max(counter.minimum, counter.maximum == no_limit ? 0 : counter.maximum + 4 * unit);
            for (const FairShare& share : counter.shares)
                interesting =
                    std::max(interesting, (share.target + share.asked.tolerance) * share.divisor * 5 / 4 + 4 * unit);
            const Cost enough = std::max<Cost>(0, (interesting - base + unit - 1) / unit);
            if (enough < cap) {
                cap = enough;
                dimension.saturates = true;
            }
        }
        dimension.extent = static_cast<int>(cap) + 1;
        dimension.most_a_day = dimension.pad = static_cast<int>(greatest / unit);
        const std::size_t grown = size * static_cast<std::size_t>(dimension.extent + dimension.pad);
        if (grown > most_cells) {
            is_exact_ = fits_ = false;
            return true;
        }
        if (dimension.saturates)
            is_exact_ = false;
        size = grown;
        dimensions_.push_back(dimension);
        return true;
    };
    for (int index = 0; index < static_cast<int>(rule.counters.size()); ++index) {
        const Counter& counter = rule.counters[static_cast<std::size_t>(index)];
        const bool asked = std::ranges::find(wanted_counters_, index) != wanted_counters_.end();
        if (counter.counted == Counted::type && counter.above.is_hard && !asked)
            continue;
        if (!add(index))
            return false;
    }
    // Minutes outermost: the first counter goes last.
    std::ranges::reverse(dimensions_);
    cells_ = 1;
    for (std::size_t at = 0; at < dimensions_.size(); ++at) {
        Dimension& dimension = dimensions_[at];
        dimension.stride = cells_;
        const bool outermost = at + 1 == dimensions_.size();
        if (outermost && !dimension.saturates)
            dimension.pad = 0;
        cells_ *= dimension.extent + dimension.pad;
        if (rule.counters[static_cast<std::size_t>(dimension.counter)].counted == Counted::weekends)
            weekend_dimension_ = static_cast<int>(at);
    }
    weekend_stride_ = weekend_dimension_ < 0 ? 0 : dimensions_[static_cast<std::size_t>(weekend_dimension_)].stride;

    // Guard cells: what a saturated dimension folds back, and what lies over the edge of another.
    folds_.assign(dimensions_.size(), {});
    guards_.assign(static_cast<std::size_t>(cells_), nothing);
    for (std::size_t at = 0; at < dimensions_.size(); ++at) {
        const Dimension& dimension = dimensions_[at];
        const int block = (dimension.extent + dimension.pad) * dimension.stride;
        for (int first = dimension.extent * dimension.stride; first < cells_; first += block)
            for (int cell = first; cell < first + dimension.pad * dimension.stride; ++cell) {
                guards_[static_cast<std::size_t>(cell)] = unreachable;
                if (dimension.saturates)
                    folds_[at].push_back(cell);
            }
    }

    // What each cell costs in the end.
    final_.assign(static_cast<std::size_t>(cells_), 0);
    for (const Dimension& dimension : dimensions_) {
        const Counter& counter = rule.counters[static_cast<std::size_t>(dimension.counter)];
        std::vector<std::int32_t> tolls;
        for (int value = 0; value < dimension.extent + dimension.pad; ++value)
            tolls.push_back(value < dimension.extent
                                ? valued(counter.at(dimension.base + value * dimension.unit), task.is_strict)
                                : unreachable);
        for (auto cell = final_.begin(); cell != final_.end();)
            for (const std::int32_t toll : tolls)
                for (const auto next = cell + dimension.stride; cell != next; ++cell)
                    *cell = std::min(unreachable, *cell + toll);
    }

    // Which slice can still reach the least minutes.
    low_.assign(static_cast<std::size_t>(steps_) + 1, 0);
    high_.assign(static_cast<std::size_t>(steps_) + 1, cells_);
    if (!dimensions_.empty()) {
        const Dimension& outer = dimensions_.back();
        const Counter& counter = rule.counters[static_cast<std::size_t>(outer.counter)];
        const bool bounded_below = task.is_strict && counter.below.is_hard && counter.minimum > outer.base &&
                                   counter.counted == Counted::minutes;
        const int longest = rule.on_day[static_cast<std::size_t>(rule.run_cap)].hard > 0 && task.is_strict
                                ? std::max(1, rule.run_cap - 1)
                                : instance_.days;
        for (int step = 0; step <= steps_; ++step) {
            const int left = std::max(0, open_steps_ - step);
            int shortest_off = 1;
            while (shortest_off < offs_ && rule.off_end[static_cast<std::size_t>(shortest_off)].hard > 0)
                ++shortest_off;
            const int workable =
                left / (longest + shortest_off) * longest + std::min(left % (longest + shortest_off), longest);
            const Cost ahead = outer.most_a_day * outer.unit * workable;
            if (bounded_below) {
                const Cost least = counter.minimum - outer.base - ahead;
                if (least > 0)
                    low_[static_cast<std::size_t>(step)] = static_cast<int>(
                        std::min<Cost>(outer.extent, (least + outer.unit - 1) / outer.unit) * outer.stride);
            }
            // A weekend may open on any day, of other units there are none behind the window.
            const int passed = counter.counted == Counted::weekends ? step : std::min(step, open_steps_);
            const Cost most = std::min(outer.extent + outer.pad, outer.most_a_day * passed + 1);
            // No lower than low: an empty slice, where too little time is left.
            high_[static_cast<std::size_t>(step)] =
                std::max(low_[static_cast<std::size_t>(step)], static_cast<int>(most * outer.stride));
        }
        if (rule.profiles.empty())
            return false;
    }
    return true;
}

}  // namespace muster::roster::engine::pricing
