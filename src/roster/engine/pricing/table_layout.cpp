// Which states a plan distinguishes: structures, counters as dimensions, and the slices that matter.
#include "roster/engine/pricing/table_planner.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::roster::engine::pricing {
namespace {

/// Of a table in which a sum with soft limits may be counted to its end.
constexpr std::size_t cells_with_ease = std::size_t{1} << 20;

}  // namespace

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
    const Profile& what = rule.profiles[profile];
    const auto& increments = instance_.is_weekend(day) ? what.weekend : what.weekday;
    Cost offset = 0;
    for (const Dimension& dimension : dimensions_)
        offset += increments[dimension.counter] / dimension.unit * dimension.stride;
    return static_cast<int>(offset);
}

bool TablePlanner::lay_out(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[task.member];
    from_ = task.from;
    automaton_ = rule.automaton.get();
    if (automaton_ != nullptr) {
        profiles_of_letter_.assign(automaton_->letters(), {});
        for (std::size_t profile = 0; profile < rule.profiles.size(); ++profile)
            profiles_of_letter_[rule.profiles[profile].letter].push_back(static_cast<int>(profile));
    }
    runs_.lay_out(rule, instance_.sequences[rule.sequence], task.is_strict, 1,
                  [&](const HardSoftCost& toll) { return valued(toll, task.is_strict); });
    start_structure_ = place_before(task);
    steps_ = end_of_window(task) - task.from;
    open_steps_ = task.to - task.from;
    if (!lay_out_counters(task))
        return false;
    order_dimensions(rule);
    set_guards();
    set_final_tolls(task);
    set_slices(task);
    return true;
}

/// Where the line stands before the window.
int TablePlanner::place_before(const PricingTask& task) const
{
    const LineRules& rule = instance_.rules[task.member];
    if (automaton_ != nullptr) {
        int place = rule.start_place;
        for (int day = 0; day < task.from; ++day)
            place = automaton_->way(day, place, automaton_->letter_of(task.line[day])).to;
        return place;
    }
    RunUnderWay run(rule, instance_.sequences[rule.sequence]);
    for (int day = 0; day < task.from; ++day)
        run.pass(day, task.line[day]);
    return runs_.place_of(run);
}

/// The window goes on to the first change between work and rest after it.
int TablePlanner::end_of_window(const PricingTask& task) const
{
    int end = task.to;
    if (end == instance_.days || automaton_ != nullptr)
        return instance_.days;
    const bool first = task.line[end] != 0;
    while (end < instance_.days && (task.line[end] != 0) == first)
        ++end;
    end = std::min(end + 1, instance_.days);
    while (end < instance_.days && instance_.place_in_weekend[end] > 1)
        ++end;  // whether a day of a long weekend is the first one worked is known at its end
    return end;
}

/// Counters, and what the rest of the line adds to them. False where that is too much already.
bool TablePlanner::lay_out_counters(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[task.member];
    // Duties after the window are as they are, but whether they open a weekend is not known before.
    Tally outside;
    instance_.tally(task.line, 0, task.from, outside);
    Tally weekends_outside = outside;
    instance_.tally(task.line, task.to, instance_.days, outside);
    instance_.tally(task.line, task.from + steps_, instance_.days, weekends_outside);
    dimensions_.clear();
    is_exact_ = fits_ = true;
    std::size_t size = static_cast<std::size_t>(structures()) * static_cast<std::size_t>(steps_ + 1);
    for (int index = 0; index < static_cast<int>(rule.counters.size()); ++index) {
        const Counter& counter = rule.counters[index];
        const bool asked = std::ranges::find(wanted_counters_, index) != wanted_counters_.end();
        if (counter.counted == Counted::type && counter.above.is_hard && !asked)
            continue;
        if (!add_dimension(task, index, counter.counted == Counted::weekends ? weekends_outside : outside, size))
            return false;
    }
    return true;
}

/// Of what a duty of the window adds to the counter: a part of all such, and the greatest.
std::pair<Cost, Cost> TablePlanner::unit_and_greatest(const LineRules& rule, int index) const
{
    if (rule.counters[index].counted == Counted::weekends)
        return {1, 1};
    Cost unit = 0;
    Cost greatest = 0;
    for (const Profile& profile : rule.profiles) {
        const std::int32_t on_weekday = profile.weekday[index];
        const std::int32_t on_weekend = profile.weekend[index];
        unit = std::gcd(unit, std::gcd(on_weekday, on_weekend));
        greatest = std::max<Cost>({greatest, on_weekday, on_weekend});
    }
    return {std::max<Cost>(unit, 1), greatest};
}

/// What all days of the window can add to a counter, `greatest` on one.
Cost TablePlanner::potential_of(const PricingTask& task, const Counter& counter, Cost greatest) const
{
    Cost potential = 0;
    if (counter.counted == Counted::weekends)
        for (int day = task.from; day < task.from + steps_; ++day)
            potential += instance_.opens_weekend(day, day > task.from ? 0 : instance_.days) ? 1 : 0;
    else
        for (int day = task.from; day < task.to; ++day)
            potential += instance_.is_weekend(day) || counter.counted != Counted::weekend_shifts ? greatest : 0;
    return potential;
}

/// A counter that matters becomes a dimension where the table, of `size` so far, has room for it.
bool TablePlanner::add_dimension(const PricingTask& task, int index, const Tally& outside, std::size_t& size)
{
    const LineRules& rule = instance_.rules[task.member];
    const Counter& counter = rule.counters[index];
    const auto [unit, greatest] = unit_and_greatest(rule, index);
    const Cost base = instance_.counted(counter, outside);
    const Cost potential = potential_of(task, counter, greatest);
    if (counter.shares.empty() && base + potential <= counter.maximum && base >= counter.minimum)
        return true;
    Dimension dimension{.counter = index, .unit = unit, .base = base};
    Cost cap = potential / unit;
    if (counter.maximum != no_limit && counter.above.is_hard && task.is_strict) {
        if (base > counter.maximum)
            return false;
        cap = std::min(cap, (counter.maximum - base) / unit);
    } else {
        Cost interesting = std::max(counter.minimum, counter.maximum == no_limit ? 0 : counter.maximum + 4 * unit);
        for (const FairShare& share : counter.shares)
            interesting =
                std::max(interesting, (share.target + share.asked.tolerance) * share.divisor * 5 / 4 + 4 * unit);
        const Cost enough = std::max<Cost>(0, (interesting - base + unit - 1) / unit);
        const bool has_room = counter.shares.empty() && size * static_cast<std::size_t>(cap + 1) <= cells_with_ease;
        if (enough < cap && !has_room) {
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
}

/// Minutes outermost: the first counter goes last.
void TablePlanner::order_dimensions(const LineRules& rule)
{
    std::ranges::reverse(dimensions_);
    weekend_dimension_ = -1;
    cells_ = 1;
    for (std::size_t at = 0; at < dimensions_.size(); ++at) {
        Dimension& dimension = dimensions_[at];
        dimension.stride = cells_;
        const bool outermost = at + 1 == dimensions_.size();
        if (outermost && !dimension.saturates)
            dimension.pad = 0;
        cells_ *= dimension.extent + dimension.pad;
        if (rule.counters[dimension.counter].counted == Counted::weekends)
            weekend_dimension_ = static_cast<int>(at);
    }
    weekend_stride_ = weekend_dimension_ < 0 ? 0 : dimensions_[weekend_dimension_].stride;
}

/// Guard cells: what a saturated dimension folds back, and what lies over the edge of another.
void TablePlanner::set_guards()
{
    folds_.assign(dimensions_.size(), {});
    guards_.assign(cells_, nothing);
    for (std::size_t at = 0; at < dimensions_.size(); ++at) {
        const Dimension& dimension = dimensions_[at];
        const int block = (dimension.extent + dimension.pad) * dimension.stride;
        for (int first = dimension.extent * dimension.stride; first < cells_; first += block)
            for (int cell = first; cell < first + dimension.pad * dimension.stride; ++cell) {
                guards_[cell] = unreachable;
                if (dimension.saturates)
                    folds_[at].push_back(cell);
            }
    }
}

/// What each cell costs in the end.
void TablePlanner::set_final_tolls(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[task.member];
    final_.assign(cells_, 0);
    for (const Dimension& dimension : dimensions_) {
        const Counter& counter = rule.counters[dimension.counter];
        List<std::int32_t> tolls;
        for (int value = 0; value < dimension.extent + dimension.pad; ++value)
            tolls.push_back(value < dimension.extent
                                ? valued(counter.at(dimension.base + value * dimension.unit), task.is_strict)
                                : unreachable);
        for (auto cell = final_.begin(); cell != final_.end();)
            for (const std::int32_t toll : tolls)
                for (const auto next = cell + dimension.stride; cell != next; ++cell)
                    *cell = std::min(unreachable, *cell + toll);
    }
}

/// Which slice can still reach the least minutes.
void TablePlanner::set_slices(const PricingTask& task)
{
    low_.assign(static_cast<std::size_t>(steps_) + 1, 0);
    high_.assign(static_cast<std::size_t>(steps_) + 1, cells_);
    if (dimensions_.empty())
        return;
    const LineRules& rule = instance_.rules[task.member];
    const Dimension& outer = dimensions_.back();
    const Counter& counter = rule.counters[outer.counter];
    const bool bounded_below =
        task.is_strict && counter.below.is_hard && counter.minimum > outer.base && counter.counted == Counted::minutes;
    const int longest =
        rule.on_day[rule.run_cap].hard > 0 && task.is_strict ? std::max(1, rule.run_cap - 1) : instance_.days;
    int shortest_off = 1;
    while (shortest_off < rule.off_cap && rule.off_end[shortest_off].hard > 0)
        ++shortest_off;
    for (int step = 0; step <= steps_; ++step) {
        const int left = std::max(0, open_steps_ - step);
        const int workable =
            left / (longest + shortest_off) * longest + std::min(left % (longest + shortest_off), longest);
        const Cost ahead = outer.most_a_day * outer.unit * workable;
        if (bounded_below) {
            const Cost least = counter.minimum - outer.base - ahead;
            if (least > 0)
                low_[step] = static_cast<int>(std::min<Cost>(outer.extent, (least + outer.unit - 1) / outer.unit) *
                                              outer.stride);
        }
        // A weekend may open on any day, of other units there are none behind the window.
        const int passed = counter.counted == Counted::weekends ? step : std::min(step, open_steps_);
        const Cost most = std::min(outer.extent + outer.pad, outer.most_a_day * passed + 1);
        // No lower than low: an empty slice, where too little time is left.
        high_[step] = std::max(low_[step], static_cast<int>(most * outer.stride));
    }
}

}  // namespace muster::roster::engine::pricing
