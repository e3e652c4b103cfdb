#include "roster/engine/planner.hpp"

#include <algorithm>
#include <numeric>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MUSTER_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define MUSTER_VECTOR_CLONES
#endif

namespace muster::roster::engine {
namespace {

constexpr std::int32_t unreachable = std::int32_t{1} << 29;
constexpr std::int32_t far = unreachable / 2;

MUSTER_VECTOR_CLONES
void relax(std::int32_t* to, const std::int32_t* from, std::int32_t price, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::int32_t value = from[i] + price;
        to[i] = value < to[i] ? value : to[i];
    }
}

}  // namespace

std::int32_t Planner::greatest_price(int days) { return far / 2 / (days + 2); }

std::int32_t Planner::valued(const Toll& toll, bool strict) const
{
    if (toll.hard > 0 && strict)
        return unreachable;
    return static_cast<std::int32_t>(std::min<Cost>(toll.value(instance_.hard_weight) * scale, far / 8));
}

bool Planner::opens_weekend(int day, bool worked_before) const
{
    const int weekend = instance_.weekend_of[static_cast<std::size_t>(day)];
    return weekend >= 0 &&
           !(worked_before && day > 0 && instance_.weekend_of[static_cast<std::size_t>(day) - 1] == weekend);
}

int Planner::offset_of(const LineRules& rule, int profile, int day) const
{
    const Profile& what = rule.profiles[static_cast<std::size_t>(profile)];
    const auto& increments = instance_.is_weekend(day) ? what.weekend : what.weekday;
    Cost offset = 0;
    for (const Dimension& dimension : dimensions_)
        offset += increments[static_cast<std::size_t>(dimension.counter)] / dimension.unit * dimension.stride;
    return static_cast<int>(offset);
}

bool Planner::lay_out(const PlanTask& task)
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
    int length = rule.starts_open ? offs_ : rule.start_length;
    int gap = rule.starts_on ? 1 : rule.start_length + 1;
    int last = rule.start_class;
    bool open = rule.starts_open;
    for (int day = 0; day < task.from; ++day) {
        const int duty = task.line[static_cast<std::size_t>(day)];
        const bool now = duty != 0;
        if (now != works || (day == 0 && open)) {
            works = now;
            length = !now && day == 0 && open ? offs_ - 1 : 0;  // days off before are as good as enough
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
    }
    steps_ = end - task.from;

    // Counters, and what the rest of the line adds to them.
    dimensions_.clear();
    weekend_dimension_ = -1;
    is_exact_ = true;
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
        Cost base = 0;
        Cost potential = 0;
        for (int day = 0; day < instance_.days; ++day) {
            const bool inside = day >= task.from && day < end;
            if (is_weekends) {
                if (inside)
                    potential += opens_weekend(day, day > task.from) ? 1 : 0;
                else if (task.line[static_cast<std::size_t>(day)] != 0)
                    base += opens_weekend(day, day > 0 && task.line[static_cast<std::size_t>(day) - 1] != 0) ? 1 : 0;
            } else if (inside) {
                potential += instance_.is_weekend(day) || counter.counted != Counted::weekend_shifts ? greatest : 0;
            } else {
                base += instance_.increment(counter, day, task.line[static_cast<std::size_t>(day)]);
            }
        }
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
        dimension.pad = static_cast<int>(greatest / unit);
        const std::size_t grown = size * static_cast<std::size_t>(dimension.extent + dimension.pad);
        if (grown > most_cells) {
            is_exact_ = false;
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

    // Guard cells of each dimension.
    folds_.assign(dimensions_.size(), {});
    for (int cell = 0; cell < cells_; ++cell)
        for (std::size_t at = 0; at < dimensions_.size(); ++at) {
            const Dimension& dimension = dimensions_[at];
            const int coordinate = cell / dimension.stride % (dimension.extent + dimension.pad);
            if (coordinate >= dimension.extent)
                folds_[at].emplace_back(
                    cell, dimension.saturates ? cell - (coordinate - dimension.extent + 1) * dimension.stride : -1);
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
        for (int cell = 0; cell < cells_; ++cell)
            final_[static_cast<std::size_t>(cell)] = std::min(
                unreachable,
                final_[static_cast<std::size_t>(cell)] +
                    tolls[static_cast<std::size_t>(cell / dimension.stride % (dimension.extent + dimension.pad))]);
    }

    // Which slice can still reach the least minutes.
    low_.assign(static_cast<std::size_t>(steps_) + 1, 0);
    high_.assign(static_cast<std::size_t>(steps_) + 1, cells_);
    if (!dimensions_.empty()) {
        const Dimension& outer = dimensions_.back();
        const Counter& counter = rule.counters[static_cast<std::size_t>(outer.counter)];
        Cost greatest = 0;
        for (const Profile& profile : rule.profiles)
            greatest = std::max<Cost>({greatest, profile.weekday[static_cast<std::size_t>(outer.counter)],
                                       profile.weekend[static_cast<std::size_t>(outer.counter)]});
        const bool bounded_below = task.is_strict && counter.below.is_hard && counter.minimum > outer.base &&
                                   counter.counted == Counted::minutes;
        const int longest = rule.on_day[static_cast<std::size_t>(rule.run_cap)].hard > 0 && task.is_strict
                                ? std::max(1, rule.run_cap - 1)
                                : instance_.days;
        for (int step = 0; step <= steps_; ++step) {
            const int left = steps_ - step;
            int shortest_off = 1;
            while (shortest_off < offs_ && rule.off_end[static_cast<std::size_t>(shortest_off)].hard > 0)
                ++shortest_off;
            const int workable =
                left / (longest + shortest_off) * longest + std::min(left % (longest + shortest_off), longest);
            const Cost ahead = greatest * workable;
            if (bounded_below) {
                const Cost least = counter.minimum - outer.base - ahead;
                if (least > 0)
                    low_[static_cast<std::size_t>(step)] = static_cast<int>(
                        std::min<Cost>(outer.extent, (least + outer.unit - 1) / outer.unit) * outer.stride);
            }
            const Cost most = std::min<Cost>(outer.extent + outer.pad, greatest / outer.unit * step + 1);
            // No lower than low: an empty slice, where too little time is left.
            high_[static_cast<std::size_t>(step)] =
                std::max(low_[static_cast<std::size_t>(step)], static_cast<int>(most * outer.stride));
        }
        if (rule.profiles.empty())
            return false;
    }
    return true;
}

template <class Visit>
void Planner::each_entry(const PlanTask& task, int step, int structure, Visit&& visit)
{
    // Entered on day `step`, counted from the window's start. visit(from structure, profile, price) -> stop?
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    const Sequence& sequence = instance_.sequences[rule.sequence];
    const int day = task.from + step;
    const auto& choices = choices_[static_cast<std::size_t>(step)];
    const auto open_run = [&](int run) { return open_at_start_ && run == day; };
    if (structure >= classes_ * runs_) {
        const std::int32_t price = choices[0].price;
        if (price >= unreachable)
            return;
        const int at = structure - classes_ * runs_;
        const int cls = at / offs_;
        const int length = at % offs_ + 1;
        if (length == 1) {
            for (int before = 0; before < classes_; ++before) {
                if (off_classes_ > 1 && before != cls)
                    continue;
                for (int run = 1; run <= runs_; ++run) {
                    const std::int32_t toll =
                        open_run(run) ? 0 : valued(rule.on_end[static_cast<std::size_t>(run)], task.is_strict);
                    if (toll < unreachable && visit(on(before, run), 0, price + toll))
                        return;
                }
            }
        } else if (visit(off(cls, length - 1), 0, price)) {
            return;
        }
        if (length == offs_)
            visit(off(cls, offs_), 0, price);
        return;
    }
    const int cls = structure / runs_;
    const int run = structure % runs_ + 1;
    const std::int32_t day_toll = valued(rule.on_day[static_cast<std::size_t>(run)], task.is_strict);
    if (day_toll >= unreachable)
        return;
    for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile) {
        const Profile& what = rule.profiles[static_cast<std::size_t>(profile)];
        if (profile == rule.profile_of[0] || what.row_class != cls ||
            choices[static_cast<std::size_t>(profile)].price >= unreachable)
            continue;
        const std::int32_t price = choices[static_cast<std::size_t>(profile)].price + day_toll;
        if (run == 1)
            for (int before = 0; before < off_classes_; ++before)
                for (int length = 1; length <= offs_; ++length) {
                    std::int32_t toll = valued(rule.off_end[static_cast<std::size_t>(length)], task.is_strict);
                    if (off_classes_ > 1 && length + 1 <= sequence.reach && toll < unreachable)
                        toll = std::min(unreachable, toll + valued(sequence.toll(length + 1, before, what.column_class),
                                                                   task.is_strict));
                    if (toll < unreachable && visit(off(before, length), profile, price + toll))
                        return;
                }
        for (int before = 0; before < classes_; ++before) {
            const std::int32_t toll = valued(sequence.toll(1, before, what.column_class), task.is_strict);
            if (toll >= unreachable)
                continue;
            if (run > 1 && visit(on(before, run - 1), profile, price + toll))
                return;
            if (run == runs_ && rule.run_cap == runs_ && visit(on(before, run), profile, price + toll))
                return;
        }
    }
}

void Planner::forward(const PlanTask& task)
{
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    const auto layer_size = static_cast<std::size_t>(structures_) * static_cast<std::size_t>(cells_);
    if (table_.size() < layer_size * static_cast<std::size_t>(steps_ + 1))
        table_.resize(layer_size * static_cast<std::size_t>(steps_ + 1));
    reached_.assign(static_cast<std::size_t>(structures_ * (steps_ + 1)), 0);
    std::fill(layer(0, 0), layer(0, 0) + layer_size, unreachable);
    layer(0, start_structure_)[0] = 0;
    reached_[static_cast<std::size_t>(start_structure_)] = 1;

    // The cheapest duty of each profile.
    const std::int32_t dearest = greatest_price(steps_);
    choices_.resize(std::max(choices_.size(), static_cast<std::size_t>(steps_)));
    for (int step = 0; step < steps_; ++step) {
        auto& choices = choices_[static_cast<std::size_t>(step)];
        choices.assign(rule.profiles.size(), {unreachable, 0});
        const int day = task.from + step;
        if (day >= task.to) {
            const DutyIndex duty = task.line[static_cast<std::size_t>(day)];
            choices[rule.profile_of[duty]] = {0, duty};
            continue;
        }
        const std::int32_t* prices =
            task.prices + static_cast<std::size_t>(step) * static_cast<std::size_t>(instance_.duty_count);
        std::uint64_t coins = random_();
        for (int duty = 0; duty < instance_.duty_count; ++duty) {
            if (prices[duty] == barred)
                continue;
            const std::int32_t price = std::clamp(prices[duty], -dearest, dearest);
            Choice& choice = choices[rule.profile_of[static_cast<std::size_t>(duty)]];
            coins = coins >> 1 | coins << 63;
            if (price < choice.price || (price == choice.price && (coins & 1) != 0))
                choice = {price, static_cast<DutyIndex>(duty)};
        }
    }

    for (int step = 0; step < steps_; ++step) {
        const int day = task.from + step;
        const std::uint8_t* reached = reached_.data() + step * structures_;
        std::uint8_t* reaches = reached_.data() + (step + 1) * structures_;
        const int low = low_[static_cast<std::size_t>(step)];
        const int high = high_[static_cast<std::size_t>(step)];
        const int next_low = low_[static_cast<std::size_t>(step) + 1];
        const int next_high = high_[static_cast<std::size_t>(step) + 1];
        offsets_.clear();
        for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile)
            offsets_.push_back(offset_of(rule, profile, day));
        const bool saturday = weekend_dimension_ >= 0 && opens_weekend(day, false);
        const bool sunday_counts = weekend_dimension_ >= 0 && opens_weekend(day, true);
        for (int structure = 0; structure < structures_; ++structure) {
            std::int32_t* to = layer(step + 1, structure);
            std::fill(to + next_low, to + next_high, unreachable);
            const bool works = structure < classes_ * runs_;
            each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
                if (reached[from] == 0)
                    return false;
                int offset = offsets_[static_cast<std::size_t>(profile)];
                if (works && (from < classes_ * runs_ ? sunday_counts : saturday))
                    offset += weekend_stride_;
                const int first = std::max(low, next_low - offset);
                const int count = std::min(high, next_high - offset) - first;
                if (count <= 0)
                    return false;
                relax(to + first + offset, layer(step, from) + first, price, count);
                work_ += static_cast<std::uint64_t>(count) + 8;
                reaches[structure] = 1;
                return false;
            });
            if (!works || reaches[structure] == 0)
                continue;
            for (std::size_t at = 0; at < dimensions_.size(); ++at) {
                if (static_cast<int>(at) == weekend_dimension_ && !saturday)
                    continue;
                for (const auto& [guard, goal] : folds_[at]) {
                    if (guard < next_low || guard >= next_high)
                        continue;
                    if (goal >= 0)
                        to[goal] = std::min(to[goal], to[guard]);
                    to[guard] = unreachable;
                }
            }
        }
    }
}

std::optional<Cost> Planner::best_end(const PlanTask&, int& best_structure, int& best_cell)
{
    std::int32_t best = far;
    std::uint32_t ties = 0;
    for (int structure = 0; structure < structures_; ++structure) {
        if (reached_[static_cast<std::size_t>(steps_ * structures_ + structure)] == 0)
            continue;
        const std::int32_t* values = layer(steps_, structure);
        for (int cell = low_[static_cast<std::size_t>(steps_)]; cell < high_[static_cast<std::size_t>(steps_)];
             ++cell) {
            if (values[cell] >= far || final_[static_cast<std::size_t>(cell)] >= far)
                continue;
            const std::int32_t value = values[cell] + final_[static_cast<std::size_t>(cell)];
            if (value < best || (value == best && random_.below(++ties) == 0)) {
                if (value < best)
                    ties = 1;
                best = value;
                best_structure = structure;
                best_cell = cell;
            }
        }
    }
    if (best >= far)
        return std::nullopt;
    return best;
}

bool Planner::backward(const PlanTask& task, int structure, int cell, Line& duties)
{
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    for (int step = steps_ - 1; step >= 0; --step) {
        const int day = task.from + step;
        const std::int32_t value = layer(step + 1, structure)[cell];
        const bool works = structure < classes_ * runs_;
        const bool saturday = weekend_dimension_ >= 0 && opens_weekend(day, false);
        const bool sunday_counts = weekend_dimension_ >= 0 && opens_weekend(day, true);
        int found_structure = -1;
        int found_cell = 0;
        int found_profile = 0;
        std::uint32_t ties = 0;
        each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
            if (reached_[static_cast<std::size_t>(step * structures_ + from)] == 0)
                return false;
            const bool opens = works && (from < classes_ * runs_ ? sunday_counts : saturday);
            const Profile& what = rule.profiles[static_cast<std::size_t>(profile)];
            const auto& increments = instance_.is_weekend(day) ? what.weekend : what.weekday;
            // Every cell this step leads to `cell` from: one, unless a dimension is saturated.
            std::vector<int>& sources = sources_;
            sources.assign(1, 0);
            for (std::size_t at = 0; at < dimensions_.size(); ++at) {
                const Dimension& dimension = dimensions_[at];
                const int coordinate = cell / dimension.stride % (dimension.extent + dimension.pad);
                const int increment =
                    static_cast<int>(increments[static_cast<std::size_t>(dimension.counter)] / dimension.unit) +
                    (static_cast<int>(at) == weekend_dimension_ && opens ? 1 : 0);
                const int least = coordinate - increment;
                const int most = dimension.saturates && coordinate == dimension.extent - 1 ? coordinate : least;
                const std::size_t count = sources.size();
                for (std::size_t source = 0; source < count; ++source)
                    for (int value_before = most; value_before >= least; --value_before) {
                        const int shifted = value_before < 0 || sources[source] < 0
                                                ? -1
                                                : sources[source] + value_before * dimension.stride;
                        if (value_before == least)
                            sources[source] = shifted;
                        else
                            sources.push_back(shifted);
                    }
            }
            for (const int source : sources)
                if (source >= low_[static_cast<std::size_t>(step)] && source < high_[static_cast<std::size_t>(step)] &&
                    layer(step, from)[source] + price == value && random_.below(++ties) == 0) {
                    found_structure = from;
                    found_cell = source;
                    found_profile = profile;
                }
            return false;
        });
        if (found_structure < 0)
            return false;
        duties[static_cast<std::size_t>(step)] =
            choices_[static_cast<std::size_t>(step)]
                    [static_cast<std::size_t>(works ? found_profile : rule.profile_of[0])]
                        .duty;
        structure = found_structure;
        cell = found_cell;
    }
    return true;
}

std::optional<Planner::Plan> Planner::attempt(const PlanTask& task, Line& duties)
{
    if (!lay_out(task))
        return std::nullopt;
    forward(task);
    int structure = 0;
    int cell = 0;
    const auto price = best_end(task, structure, cell);
    if (!price)
        return std::nullopt;
    duties.assign(static_cast<std::size_t>(steps_), 0);
    if (!backward(task, structure, cell, duties))
        return std::nullopt;
    duties.resize(static_cast<std::size_t>(task.to - task.from));
    return Plan{*price, is_exact_};
}

std::vector<std::uint16_t> Planner::counted_types() const
{
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(member_)];
    std::vector<std::uint16_t> types;
    for (const Dimension& dimension : dimensions_)
        if (const Counter& counter = rule.counters[static_cast<std::size_t>(dimension.counter)];
            counter.counted == Counted::type && counter.above.is_hard)
            types.push_back(counter.type);
    return types;
}

std::optional<Planner::Plan> Planner::plan(const PlanTask& task, Line& duties)
{
    // Maxima of single types seldom bind: they become dimensions when a line breaks them.
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    wanted_counters_.clear();
    member_ = task.member;
    while (true) {
        const auto found = attempt(task, duties);
        if (!found)
            return found;
        const std::size_t asked = wanted_counters_.size();
        for (int index = 0; index < static_cast<int>(rule.counters.size()); ++index) {
            const Counter& counter = rule.counters[static_cast<std::size_t>(index)];
            if (counter.counted != Counted::type || !counter.above.is_hard ||
                std::ranges::find(wanted_counters_, index) != wanted_counters_.end())
                continue;
            Cost value = 0;
            for (int day = 0; day < instance_.days; ++day)
                value += instance_.increment(counter, day,
                                             day >= task.from && day < task.to
                                                 ? duties[static_cast<std::size_t>(day - task.from)]
                                                 : task.line[static_cast<std::size_t>(day)]);
            if (value > counter.maximum)
                wanted_counters_.push_back(index);
        }
        if (wanted_counters_.size() == asked)
            return found;
    }
}

}  // namespace muster::roster::engine
