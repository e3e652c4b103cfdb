#include "roster/engine/pricing/table_planner.hpp"

#include "roster/engine/numeric/vector_clones.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::engine::pricing {
namespace {

MUSTER_VECTOR_CLONES
void relax(std::int32_t* to, const std::int32_t* from, std::int32_t price, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::int32_t value = from[i] + price;
        to[i] = value < to[i] ? value : to[i];
    }
}

constexpr int lanes = 8;

/// Cells of a place before, from where a way leads to those of another, and its price.
struct Source {
    const std::int32_t* cells;
    std::int32_t price;
};

/// The least over all sources, in blocks of cells.
MUSTER_VECTOR_CLONES
void relax_from_all(std::int32_t* to, const Source* sources, int count, int blocks)
{
    for (int block = 0; block < blocks; ++block) {
        std::int32_t least[lanes];
        for (int i = 0; i < lanes; ++i)
            least[i] = RunAutomaton::unreachable;
        for (int source = 0; source < count; ++source) {
            const std::int32_t* from = sources[source].cells + block * lanes;
            const std::int32_t price = sources[source].price;
            for (int i = 0; i < lanes; ++i) {
                const std::int32_t value = from[i] + price;
                least[i] = value < least[i] ? value : least[i];
            }
        }
        for (int i = 0; i < lanes; ++i)
            to[block * lanes + i] = least[i];
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
void TablePlanner::each_automaton_entry(int step, int structure, Visit&& visit) const
{
    const auto& choices = choices_[step];
    const int day = from_ + step;
    const auto& begin = entries_->begin[day];
    for (int at = begin[structure]; at < begin[structure + 1]; ++at) {
        const PricedEntries::Entry& entry = entries_->entries[day][at];
        for (const int profile : profiles_of_letter_[entry.letter])
            if (const std::int32_t price = choices[profile].price; price < unreachable)
                visit(entry.from, profile, price + entry.toll);
    }
}

template <class Visit>
void TablePlanner::each_entry(const PricingTask& task, int step, int structure, Visit&& visit) const
{
    if (automaton_ != nullptr) {
        each_automaton_entry(step, structure, visit);
        return;
    }
    const LineRules& rule = instance_.rules[task.member];
    const auto& choices = choices_[step];
    if (!runs_.is_on(structure)) {
        const std::int32_t price = choices[0].price;
        if (price >= unreachable)
            return;
        const auto by_day_off = [&](int from, std::int32_t toll) { visit(from, 0, price + toll); };
        runs_.each_on_to_off(structure, from_ + step, by_day_off);
        runs_.each_off_to_off(structure, by_day_off);
        return;
    }
    if (runs_.on_day()[structure % runs_.width()] >= unreachable)
        return;
    const int cls = runs_.class_of(structure);
    for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile) {
        const Profile& what = rule.profiles[profile];
        const std::int32_t price = choices[profile].price;
        if (profile == rule.profile_of[0] || what.row_class != cls || price >= unreachable)
            continue;
        const auto by_profile = [&](int from, std::int32_t toll, int = 0) { visit(from, profile, price + toll); };
        runs_.each_off_to_on(structure, what.column_class, by_profile);
        runs_.each_on_to_on(structure, what.column_class, by_profile);
    }
}

/// Of each profile the cheapest duty, by step.
void TablePlanner::choose(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[task.member];
    const std::int32_t dearest = greatest_price(steps_);
    choices_.resize(std::max(choices_.size(), static_cast<std::size_t>(steps_)));
    for (int step = 0; step < steps_; ++step) {
        auto& choices = choices_[step];
        const int day = task.from + step;
        if (day >= task.to) {
            const DutyIndex duty = task.line[day];
            choices.assign(rule.profiles.size(), {unreachable, 0});
            choices[rule.profile_of[duty]] = {0, duty};
            continue;
        }
        const auto duties = static_cast<std::size_t>(instance_.duty_count);
        choose_by_profile(rule, {task.prices + static_cast<std::size_t>(step) * duties, duties}, dearest, unreachable,
                          random_(), choices);
    }
}

/// What steps over an edge is folded back where a dimension saturates, and is lost where not.
void TablePlanner::guard(std::int32_t* cells, int low, int high) const
{
    for (std::size_t at = 0; at < dimensions_.size(); ++at) {
        const Dimension& dimension = dimensions_[at];
        const auto& folds = folds_[at];
        for (auto fold = std::ranges::lower_bound(folds, low); fold != folds.end() && *fold < high; ++fold) {
            const int goal =
                *fold - (*fold / dimension.stride % (dimension.extent + dimension.pad) - dimension.extent + 1) *
                            dimension.stride;
            cells[goal] = std::min(cells[goal], cells[*fold]);
        }
    }
    if (!dimensions_.empty())
        raise(cells + low, guards_.data() + low, high - low);
}

/// Ways that must not be are left out.
void TablePlanner::price_entries(const PricingTask& task)
{
    constexpr std::size_t kept = 12;
    const std::shared_ptr<const LineAutomaton>& wanted = instance_.rules[task.member].automaton;
    for (const PricedEntries& priced : priced_)
        if (priced.of.lock() == wanted && priced.is_strict == task.is_strict && priced.is_firm == is_firm &&
            priced.scale == scale) {
            entries_ = &priced;
            return;
        }
    PricedEntries made{.of = wanted, .is_strict = task.is_strict, .is_firm = is_firm, .scale = scale};
    for (int day = 0; day < instance_.days; ++day) {
        List<PricedEntries::Entry>& entries = made.entries.emplace_back();
        List<int>& begin = made.begin.emplace_back();
        for (int place = 0; place < wanted->places(day + 1); ++place) {
            begin.push_back(static_cast<int>(entries.size()));
            for (const LineAutomaton::Entry& entry : wanted->entries(day, place))
                if (const std::int32_t toll = valued(entry.toll, task.is_strict); toll < unreachable)
                    entries.push_back({entry.from, entry.letter, toll});
        }
        begin.push_back(static_cast<int>(entries.size()));
    }
    for (int place = 0; place < wanted->places(instance_.days); ++place)
        made.ends.push_back(valued(wanted->end(place), task.is_strict));
    if (priced_.size() < kept) {
        priced_.reserve(kept);
        priced_.push_back(std::move(made));
        entries_ = &priced_.back();
    } else {
        PricedEntries& oldest = priced_[next_priced_++ % kept];
        oldest = std::move(made);
        entries_ = &oldest;
    }
}

/// Of each place after a day all ways at once.
void TablePlanner::forward_automaton(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[task.member];
    const int structures = this->structures();
    const int blocks = (cells_ + lanes - 1) / lanes;
    List<Source> sources;
    for (int step = 0; step < steps_; ++step) {
        const std::uint8_t* reached = reached_.data() + step * structures;
        std::uint8_t* reaches = reached_.data() + (step + 1) * structures;
        offsets_.clear();
        for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile)
            offsets_.push_back(step < open_steps_ ? offset_of(rule, profile, task.from + step) : 0);
        for (int structure = 0; structure < automaton_->places(task.from + step + 1); ++structure) {
            sources.clear();
            each_automaton_entry(step, structure, [&](int from, int profile, std::int32_t price) {
                if (reached[from] != 0)
                    sources.push_back({layer(step, from) - offsets_[profile], price});
            });
            if (sources.empty())
                continue;
            std::int32_t* to = layer(step + 1, structure);
            std::fill(to - front_, to, unreachable);
            relax_from_all(to, sources.data(), static_cast<int>(sources.size()), blocks);
            guard(to, 0, cells_);
            reaches[structure] = 1;
            work_ += sources.size() * (static_cast<std::size_t>(blocks * lanes) / 2 + 2) + 8;
        }
    }
}

void TablePlanner::forward(const PricingTask& task)
{
    const LineRules& rule = instance_.rules[task.member];
    const int structures = this->structures();
    front_ = 0;
    row_size_ = cells_;
    if (automaton_ != nullptr) {
        price_entries(task);
        for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile)
            for (int step = 0; step < open_steps_; ++step)
                front_ = std::max(front_, offset_of(rule, profile, task.from + step));
        front_ = (front_ + lanes - 1) / lanes * lanes;
        row_size_ = front_ + (cells_ + lanes - 1) / lanes * lanes;
    }
    const auto layer_size = static_cast<std::size_t>(structures) * static_cast<std::size_t>(row_size_);
    if (table_.size() < layer_size * static_cast<std::size_t>(steps_ + 1))
        table_.resize(layer_size * static_cast<std::size_t>(steps_ + 1));
    reached_.assign(structures * (steps_ + 1), 0);
    std::fill_n(layer(0, start_structure_) - front_, row_size_, unreachable);
    layer(0, start_structure_)[0] = 0;
    reached_[start_structure_] = 1;
    choose(task);
    if (automaton_ != nullptr) {
        forward_automaton(task);
        return;
    }
    for (int step = 0; step < steps_; ++step) {
        const int day = task.from + step;
        const std::uint8_t* reached = reached_.data() + step * structures;
        std::uint8_t* reaches = reached_.data() + (step + 1) * structures;
        const int low = low_[step];
        const int high = high_[step];
        const int next_low = low_[step + 1];
        const int next_high = high_[step + 1];
        offsets_.clear();
        for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile)
            offsets_.push_back(step < open_steps_ ? offset_of(rule, profile, day) : 0);
        const bool counts_weekend = weekend_dimension_ >= 0 && instance_.is_weekend(day);
        for (int structure = 0; structure < structures; ++structure) {
            std::int32_t* to = layer(step + 1, structure);
            const bool works = runs_.is_on(structure);
            each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
                if (reached[from] == 0)
                    return;
                int offset = offsets_[profile];
                if (counts_weekend && works && instance_.opens_weekend(day, runs_.days_off_at(from)))
                    offset += weekend_stride_;
                const int first = std::max(low, next_low - offset);
                const int count = std::min(high, next_high - offset) - first;
                if (count <= 0)
                    return;
                if (reaches[structure] == 0)
                    std::fill(to + next_low, to + next_high, unreachable);
                relax(to + first + offset, layer(step, from) + first, price, count);
                work_ += static_cast<std::uint64_t>(count) + 8;
                reaches[structure] = 1;
            });
            if (works && reaches[structure] != 0)
                guard(to, next_low, next_high);
        }
    }
}

/// What a line costs that ends there.
std::int32_t TablePlanner::end_of(int structure) const { return automaton_ != nullptr ? entries_->ends[structure] : 0; }

std::optional<Cost> TablePlanner::best_end(const PricingTask&, int& best_structure, int& best_cell)
{
    std::int32_t best = far;
    std::uint32_t ties = 0;
    for (int structure = 0; structure < structures(); ++structure) {
        const std::int32_t end = reached_[steps_ * structures() + structure] == 0 ? far : end_of(structure);
        if (end >= far)
            continue;
        const std::int32_t* values = layer(steps_, structure);
        for (int cell = low_[steps_]; cell < high_[steps_]; ++cell) {
            if (values[cell] >= far || final_[cell] >= far)
                continue;
            const std::int32_t value = values[cell] + final_[cell] + end;
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

/// Every cell of the day before that a step leads to `cell` from: one, unless a dimension is saturated. Less than 0:
/// none.
const List<int>& TablePlanner::sources_of(const LineRules& rule, int step, int profile, bool opens_weekend, int cell)
{
    const Profile& what = rule.profiles[profile];
    const auto& increments = instance_.is_weekend(from_ + step) ? what.weekend : what.weekday;
    sources_.assign(1, 0);
    for (std::size_t at = 0; at < dimensions_.size(); ++at) {
        const Dimension& dimension = dimensions_[at];
        const int coordinate = cell / dimension.stride % (dimension.extent + dimension.pad);
        const Cost counted = step < open_steps_ ? increments[dimension.counter] / dimension.unit : 0;
        const int increment =
            static_cast<int>(counted) + (static_cast<int>(at) == weekend_dimension_ && opens_weekend ? 1 : 0);
        const int least = coordinate - increment;
        const int most = dimension.saturates && coordinate == dimension.extent - 1 ? coordinate : least;
        const std::size_t count = sources_.size();
        for (std::size_t source = 0; source < count; ++source)
            for (int before = most; before >= least; --before) {
                const int shifted =
                    before < 0 || sources_[source] < 0 ? -1 : sources_[source] + before * dimension.stride;
                if (before == least)
                    sources_[source] = shifted;
                else
                    sources_.push_back(shifted);
            }
    }
    return sources_;
}

bool TablePlanner::backward(const PricingTask& task, int structure, int cell, Line& duties)
{
    const LineRules& rule = instance_.rules[task.member];
    for (int step = steps_ - 1; step >= 0; --step) {
        const int day = task.from + step;
        const std::int32_t value = layer(step + 1, structure)[cell];
        const bool works = automaton_ != nullptr || runs_.is_on(structure);
        const bool counts_weekend = weekend_dimension_ >= 0 && instance_.is_weekend(day);
        int found_structure = -1;
        int found_cell = 0;
        int found_profile = 0;
        std::uint32_t ties = 0;
        each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
            if (reached_[step * structures() + from] == 0)
                return;
            const bool opens = counts_weekend && works && instance_.opens_weekend(day, runs_.days_off_at(from));
            for (const int source : sources_of(rule, step, profile, opens, cell))
                if (source >= low_[step] && source < high_[step] && layer(step, from)[source] + price == value &&
                    random_.below(++ties) == 0) {
                    found_structure = from;
                    found_cell = source;
                    found_profile = profile;
                }
        });
        if (found_structure < 0)
            return false;
        duties[step] = choices_[step][works ? found_profile : rule.profile_of[0]].duty;
        structure = found_structure;
        cell = found_cell;
    }
    return true;
}

/// Where a cell that a step leads to is counted: beyond an edge where it is folded back to, or less than 0.
List<int> TablePlanner::cells_counted() const
{
    List<int> counted(cells_);
    for (int cell = 0; cell < cells_; ++cell) {
        counted[cell] = cell;
        for (const Dimension& dimension : dimensions_) {
            const int beyond = cell / dimension.stride % (dimension.extent + dimension.pad) - dimension.extent + 1;
            if (beyond > 0 && counted[cell] >= 0)
                counted[cell] = dimension.saturates ? counted[cell] - beyond * dimension.stride : -1;
        }
    }
    return counted;
}

/// Each duty in place of the cheapest of its profile.
void TablePlanner::set_least_of_day(const PricingTask& task, int step, View<const std::int32_t> by_profile,
                                    List<Cost>& least) const
{
    const LineRules& rule = instance_.rules[task.member];
    const std::int32_t dearest = greatest_price(steps_);
    for (int duty = 0; duty < instance_.duty_count; ++duty) {
        const std::int32_t price = task.prices[step * instance_.duty_count + duty];
        const auto profile = rule.profile_of[duty];
        if (price != barred && by_profile[profile] < far)
            least[step * instance_.duty_count + duty] =
                Cost{by_profile[profile]} - choices_[step][profile].price + std::clamp(price, -dearest, dearest);
    }
}

bool TablePlanner::least_by_duty(const PricingTask& task, List<Cost>& least)
{
    if (was_searched_)
        return false;
    const LineRules& rule = instance_.rules[task.member];
    const List<int> counted = cells_counted();
    // What the days after cost at least, by place and cell.
    List<std::int32_t> after(structures() * cells_, unreachable);
    for (int structure = 0; structure < structures(); ++structure)
        if (reached_[steps_ * structures() + structure] != 0 && end_of(structure) < far)
            for (int cell = low_[steps_]; cell < high_[steps_]; ++cell)
                if (final_[cell] < far)
                    after[structure * cells_ + cell] = final_[cell] + end_of(structure);
    List<std::int32_t> before;
    List<std::int32_t> by_profile;
    least.assign(steps_ * instance_.duty_count, no_line);
    for (int step = steps_ - 1; step >= 0; --step) {
        const int day = from_ + step;
        const bool counts_weekend = weekend_dimension_ >= 0 && instance_.is_weekend(day);
        offsets_.clear();
        for (int profile = 0; profile < static_cast<int>(rule.profiles.size()); ++profile)
            offsets_.push_back(offset_of(rule, profile, day));
        before.assign(structures() * cells_, unreachable);
        by_profile.assign(rule.profiles.size(), unreachable);
        const int structures_after = automaton_ != nullptr ? automaton_->places(day + 1) : structures();
        for (int structure = 0; structure < structures_after; ++structure) {
            const bool works = automaton_ != nullptr || runs_.is_on(structure);
            each_entry(task, step, structure, [&](int from, int profile, std::int32_t price) {
                if (reached_[step * structures() + from] == 0)
                    return;
                int offset = offsets_[profile];
                if (counts_weekend && works && instance_.opens_weekend(day, runs_.days_off_at(from)))
                    offset += weekend_stride_;
                const std::int32_t* so_far = layer(step, from);
                std::int32_t& with = by_profile[works ? profile : rule.profile_of[0]];
                const int end = std::min(high_[step], cells_ - offset);
                for (int cell = low_[step]; cell < end; ++cell) {
                    const int goal = counted[cell + offset];
                    if (so_far[cell] >= far || goal < 0 || after[structure * cells_ + goal] >= far)
                        continue;
                    const std::int32_t rest = after[structure * cells_ + goal] + price;
                    std::int32_t& best = before[from * cells_ + cell];
                    best = std::min(best, rest);
                    with = std::min(with, so_far[cell] + rest);
                }
                work_ += static_cast<std::uint64_t>(std::max(0, end - low_[step])) * 2 + 8;
            });
        }
        set_least_of_day(task, step, by_profile, least);
        after.swap(before);
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
    duties.assign(steps_, 0);
    if (!backward(task, structure, cell, duties))
        return std::nullopt;
    duties.resize(task.to - task.from);
    return Plan{*price, is_exact_, *price};
}

bool TablePlanner::is_whole(const PricingTask& task) const
{
    return task.from == 0 && task.to == instance_.days && task.is_strict;
}

bool TablePlanner::searches(int member)
{
    Method& method = methods_[member];
    if (method == Method::unknown) {
        wanted_counters_.clear();
        method = Method::table;
        if (instance_.rules[member].automaton)
            return false;
        const Line off(instance_.days, 0);
        const std::size_t held = std::exchange(most_cells, cells_searched);
        if (lay_out({.member = member, .from = 0, .to = instance_.days, .line = off}) && !fits_)
            method = Method::search;
        most_cells = held;
    }
    return method == Method::search;
}

void TablePlanner::begin_at_sums(View<const double> prices)
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
    if (instance_.terms[task.member].is_empty())
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
