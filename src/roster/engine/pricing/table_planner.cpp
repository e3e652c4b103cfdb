#include "roster/engine/pricing/table_planner.hpp"

#include "roster/engine/numeric/vector_clones.hpp"

#include <algorithm>
#include <utility>

namespace muster::roster::engine::pricing {
namespace {

MUSTER_VECTOR_CLONES
void relax(std::int32_t* to, const std::int32_t* from, std::int32_t price, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::int32_t value = from[i] + price;
        to[i] = value < to[i] ? value : to[i];
    }
}

MUSTER_VECTOR_CLONES
void raise(std::int32_t* to, const std::int32_t* least, int count)
{
    for (int i = 0; i < count; ++i)
        to[i] = to[i] < least[i] ? least[i] : to[i];
}

}  // namespace

template <class Visit>
void TablePlanner::each_entry(const PricingTask& task, int step, int structure, Visit&& visit)
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
        const std::int32_t longer =
            valued(rule.off_day[static_cast<std::size_t>(length)], task.is_strict);  // for so many days off
        if (length == 1) {
            for (int before = 0; before < classes_; ++before) {
                if (off_classes_ > 1 && before != cls)
                    continue;
                for (int run = 1; run <= runs_; ++run) {
                    const std::int32_t toll =
                        open_run(run) ? 0 : valued(rule.on_end[static_cast<std::size_t>(run)], task.is_strict);
                    if (toll < unreachable && visit(on(before, run), 0, price + longer + toll))
                        return;
                }
            }
        } else if (visit(off(cls, length - 1), 0, price + longer)) {
            return;
        }
        if (length == offs_)
            visit(off(cls, offs_), 0, price + longer);
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

void TablePlanner::forward(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    const auto layer_size = static_cast<std::size_t>(structures_) * static_cast<std::size_t>(cells_);
    if (table_.size() < layer_size * static_cast<std::size_t>(steps_ + 1))
        table_.resize(layer_size * static_cast<std::size_t>(steps_ + 1));
    reached_.assign(static_cast<std::size_t>(structures_ * (steps_ + 1)), 0);
    std::fill_n(layer(0, start_structure_), cells_, unreachable);
    layer(0, start_structure_)[0] = 0;
    reached_[static_cast<std::size_t>(start_structure_)] = 1;

    // The cheapest duty of each profile.
    const std::int32_t dearest = greatest_price(steps_);
    choices_.resize(std::max(choices_.size(), static_cast<std::size_t>(steps_)));
    for (int step = 0; step < steps_; ++step) {
        auto& choices = choices_[static_cast<std::size_t>(step)];
        const int day = task.from + step;
        if (day >= task.to) {
            const DutyIndex duty = task.line[static_cast<std::size_t>(day)];
            choices.assign(rule.profiles.size(), {unreachable, 0});
            choices[rule.profile_of[duty]] = {0, duty};
            continue;
        }
        const auto duties = static_cast<std::size_t>(instance_.duty_count);
        choose_by_profile(rule, {task.prices + static_cast<std::size_t>(step) * duties, duties}, dearest, unreachable,
                          random_(), choices);
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
            offsets_.push_back(step < open_steps_ ? offset_of(rule, profile, day) : 0);
        const bool counts_weekend = weekend_dimension_ >= 0 && instance_.is_weekend(day);
        for (int structure = 0; structure < structures_; ++structure) {
            std::int32_t* to = layer(step + 1, structure);
            const bool works = structure < classes_ * runs_;
            each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
                if (reached[from] == 0)
                    return false;
                int offset = offsets_[static_cast<std::size_t>(profile)];
                if (works && counts_weekend && instance_.opens_weekend(day, days_off_at(from)))
                    offset += weekend_stride_;
                const int first = std::max(low, next_low - offset);
                const int count = std::min(high, next_high - offset) - first;
                if (count <= 0)
                    return false;
                if (reaches[structure] == 0)
                    std::fill(to + next_low, to + next_high, unreachable);
                relax(to + first + offset, layer(step, from) + first, price, count);
                work_ += static_cast<std::uint64_t>(count) + 8;
                reaches[structure] = 1;
                return false;
            });
            if (!works || reaches[structure] == 0)
                continue;
            for (std::size_t at = 0; at < dimensions_.size(); ++at) {
                const Dimension& dimension = dimensions_[at];
                const auto& folds = folds_[at];
                for (auto fold = std::ranges::lower_bound(folds, next_low); fold != folds.end() && *fold < next_high;
                     ++fold) {
                    const int goal =
                        *fold - (*fold / dimension.stride % (dimension.extent + dimension.pad) - dimension.extent + 1) *
                                    dimension.stride;
                    to[goal] = std::min(to[goal], to[*fold]);
                }
            }
            if (!dimensions_.empty())
                raise(to + next_low, guards_.data() + next_low, next_high - next_low);
        }
    }
}

std::optional<Cost> TablePlanner::best_end(const PricingTask&, int& best_structure, int& best_cell)
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

bool TablePlanner::backward(const PricingTask& task, int structure, int cell, Line& duties)
{
    const LineRules& rule = instance_.rules[static_cast<std::size_t>(task.member)];
    for (int step = steps_ - 1; step >= 0; --step) {
        const int day = task.from + step;
        const std::int32_t value = layer(step + 1, structure)[cell];
        const bool works = structure < classes_ * runs_;
        const bool counts_weekend = weekend_dimension_ >= 0 && instance_.is_weekend(day);
        int found_structure = -1;
        int found_cell = 0;
        int found_profile = 0;
        std::uint32_t ties = 0;
        each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
            if (reached_[static_cast<std::size_t>(step * structures_ + from)] == 0)
                return false;
            const bool opens = works && counts_weekend && instance_.opens_weekend(day, days_off_at(from));
            const Profile& what = rule.profiles[static_cast<std::size_t>(profile)];
            const auto& increments = instance_.is_weekend(day) ? what.weekend : what.weekday;
            // Every cell this step leads to `cell` from: one, unless a dimension is saturated.
            std::vector<int>& sources = sources_;
            sources.assign(1, 0);
            for (std::size_t at = 0; at < dimensions_.size(); ++at) {
                const Dimension& dimension = dimensions_[at];
                const int coordinate = cell / dimension.stride % (dimension.extent + dimension.pad);
                const Cost counted =
                    step < open_steps_ ? increments[static_cast<std::size_t>(dimension.counter)] / dimension.unit : 0;
                const int increment =
                    static_cast<int>(counted) + (static_cast<int>(at) == weekend_dimension_ && opens ? 1 : 0);
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

std::optional<TablePlanner::Plan> TablePlanner::attempt(const PricingTask& task, Line& duties)
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
    return Plan{*price, is_exact_, *price};
}

bool TablePlanner::is_whole(const PricingTask& task) const
{
    return task.from == 0 && task.to == instance_.days && task.is_strict;
}

bool TablePlanner::searches(int member)
{
    Way& way = ways_[static_cast<std::size_t>(member)];
    if (way == Way::unknown) {
        wanted_counters_.clear();
        way = Way::table;
        const Line off(static_cast<std::size_t>(instance_.days), 0);
        const std::size_t held = std::exchange(most_cells, cells_searched);
        if (lay_out({.member = member, .from = 0, .to = instance_.days, .line = off}) && !fits_)
            way = Way::search;
        most_cells = held;
    }
    return way == Way::search;
}

void TablePlanner::begin_at_sums(std::span<const double> prices)
{
    first_sum_prices_.assign(prices.begin(), prices.end());
    if (searcher_)
        searcher_->begin_at(first_sum_prices_);
}

bool TablePlanner::searches_for_some()
{
    for (int member = 0; member < instance_.members; ++member)
        if (searches(member))
            return true;
    return false;
}

std::optional<TablePlanner::Plan> TablePlanner::plan_by_search(const PricingTask& task, Line& duties)
{
    if (!searcher_) {
        sums_ = resources_of_lines(instance_);
        searcher_ = std::make_unique<LabelPlanner>(instance_, sums_, seed_.split(1));
        if (!first_sum_prices_.empty())
            searcher_->begin_at(first_sum_prices_);
    }
    searcher_->scale = scale;
    searcher_->tells_prices = tells_sum_prices;
    const auto found = searcher_->plan(task.member, task.prices, duties);
    if (!found)
        return std::nullopt;
    return Plan{found->is_exact ? found->price : found->floor, found->is_exact, found->floor};
}

std::optional<TablePlanner::Plan> TablePlanner::plan(const PricingTask& task, Line& duties)
{
    if (instance_.terms[static_cast<std::size_t>(task.member)].is_empty())
        return plan_what_tables_hold(task, duties);
    PricingTask again = task;
    term_prices_.clear();
    while (true) {
        auto found = plan_what_tables_hold(again, duties);
        if (!found)
            return found;
        found->is_exact = false;
        if (!task.keeps_all || !task.is_strict || !bar_terms(again, duties))
            return found;
        again.prices = term_prices_.data();
    }
}

std::optional<TablePlanner::Plan> TablePlanner::plan_what_tables_hold(const PricingTask& task, Line& duties)
{
    member_ = task.member;
    if (is_whole(task)) {
        was_searched_ = searches(task.member);
        if (was_searched_)
            if (auto found = plan_by_search(task, duties))
                return found;
    }
    was_searched_ = false;
    return plan_by_table(task, duties);
}

}  // namespace muster::roster::engine::pricing
