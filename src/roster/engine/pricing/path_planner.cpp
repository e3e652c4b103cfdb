#include "roster/engine/pricing/path_planner.hpp"

#include "roster/engine/numeric/vector_clones.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::roster::engine::pricing {
namespace {

/// The least over classes of what their runs have cost and what may follow costs, by run.
MUSTER_VECTOR_CLONES
void best_of_classes(std::int32_t* best, const std::int32_t* runs, const std::int32_t* follow, int classes, int width)
{
    for (int block = 0; block < width; block += 8) {
        std::int32_t least[8];
        for (int i = 0; i < 8; ++i)
            least[i] = runs[block + i] + follow[0];
        for (int cls = 1; cls < classes; ++cls)
            for (int i = 0; i < 8; ++i) {
                const std::int32_t value = runs[cls * width + block + i] + follow[cls];
                least[i] = value < least[i] ? value : least[i];
            }
        for (int i = 0; i < 8; ++i)
            best[block + i] = least[i];
    }
}

/// to[i + 1] = min(to[i + 1], from[i] + more[i + 1] + price), i from 0.
MUSTER_VECTOR_CLONES
void advance(std::int32_t* to, const std::int32_t* from, const std::int32_t* more, std::int32_t price, int count)
{
    for (int i = 1; i < count; ++i) {
        const std::int32_t value = from[i - 1] + more[i] + price;
        to[i] = value < to[i] ? value : to[i];
    }
}

std::int32_t valued(const HardSoftCost& toll, Cost scale, std::int32_t unreachable)
{
    return toll.hard > 0 ? unreachable : static_cast<std::int32_t>(std::min<Cost>(toll.soft * scale, unreachable / 16));
}

}  // namespace

void PathPlanner::lay_out(int member, Cost scale)
{
    const LineRules& rule = instance_.rules[member];
    const Sequence& sequence = instance_.sequences[rule.sequence];
    runs_.lay_out(rule, sequence, true, lanes,
                  [scale](const HardSoftCost& toll) { return valued(toll, scale, unreachable); });
    start_ = runs_.place_of(RunUnderWay(rule, sequence));
    if (laid_out_for_ != &sequence) {
        kinds_.clear();
        kind_of_.assign(instance_.duty_count, -1);
        kinds_of_column_.assign(sequence.column_classes, {});
        for (int duty = 1; duty < instance_.duty_count; ++duty) {
            const auto at = static_cast<std::size_t>(duty);
            const Kind kind{sequence.row_of[at], sequence.column_of[at]};
            const auto known = std::ranges::find_if(kinds_, [&](const Kind& other) {
                return other.row_class == kind.row_class && other.column_class == kind.column_class;
            });
            kind_of_[at] = static_cast<int>(known - kinds_.begin());
            if (known == kinds_.end()) {
                kinds_of_column_[kind.column_class].push_back(static_cast<int>(kinds_.size()));
                kinds_.push_back(kind);
            }
        }
        laid_out_for_ = &sequence;
    }
}

void PathPlanner::choose(const std::int32_t* prices)
{
    const std::size_t kinds = kinds_.size() + 1;
    // No more than this, so that sums have room; to take a price as less than it is keeps a bound valid.
    const std::int32_t dearest = unreachable / 8 / (instance_.days + 2);
    choices_.assign(static_cast<std::size_t>(instance_.days) * kinds, {});
    for (int day = 0; day < instance_.days; ++day, prices += instance_.duty_count) {
        Choice* choices = choices_.data() + static_cast<std::size_t>(day) * kinds;
        if (prices[0] != barred)
            choices[kinds - 1] = {std::min(prices[0], dearest), 0};
        std::uint64_t coins = random_();
        for (int duty = 1; duty < instance_.duty_count; ++duty) {
            if (prices[duty] == barred)
                continue;
            Choice& choice = choices[kind_of_[duty]];
            coins = coins >> 1 | coins << 63;
            const std::int32_t price = std::min(prices[duty], dearest);
            if (price < choice.price || (price == choice.price && (coins & 1) != 0))
                choice = {price, static_cast<DutyIndex>(duty)};
        }
    }
}

/// What the weekend costs that a duty may open after `shortest` days off, by place of a day off.
void PathPlanner::set_off_prices(int shortest)
{
    off_prices_.clear();
    for (int cls = 0; cls < runs_.off_classes(); ++cls)
        for (int length = 1; length <= runs_.offs(); ++length)
            off_prices_.push_back(length >= shortest ? weekend_price_ : 0);
}

/// To the places of runs, by the duties of a column class.
[[gnu::always_inline]] inline void PathPlanner::forward_on(int day, std::size_t column, const Choice* choices)
{
    std::int32_t cheapest = unreachable;
    for (const int kind : kinds_of_column_[column])
        cheapest = std::min(cheapest, choices[kind].price);
    if (cheapest >= unreachable)
        return;
    const int width = runs_.width();
    const int runs = runs_.runs();
    const std::int32_t* before = layer(day);
    const std::int32_t* off_before = before + runs_.first_off();
    const std::int32_t* on_day = runs_.on_day();
    std::int32_t* after = layer(day + 1);
    best_of_classes(best_run_.data(), before, runs_.follow(static_cast<int>(column)), runs_.classes(), width);
    std::int32_t best_off = unreachable;
    const std::int32_t* begin = runs_.begin(static_cast<int>(column));
    const std::int32_t* off_prices = off_prices_.data();
    const int off_places = runs_.off_places();
    for (int place = 0; place < off_places; ++place)
        if (begin[place] < unreachable)
            best_off = std::min(best_off, off_before[place] + begin[place] + off_prices[place]);
    const std::int32_t from_on = instance_.opens_weekend(day, 0) ? weekend_price_ : 0;
    for (const int kind : kinds_of_column_[column]) {
        const std::int32_t price = choices[kind].price;
        if (price >= unreachable)
            continue;
        std::int32_t* to = after + kinds_[kind].row_class * width;
        advance(to, best_run_.data(), on_day, price + from_on, width);
        if (runs_.is_capped())
            to[runs - 1] = std::min(to[runs - 1], best_run_[runs - 1] + on_day[runs - 1] + price + from_on);
        to[0] = std::min(to[0], best_off + on_day[0] + price);
    }
}

/// To the places of days off, at what the day off itself costs.
[[gnu::always_inline]] inline void PathPlanner::forward_off(int day, std::int32_t price)
{
    const int runs = runs_.runs();
    const int offs = runs_.offs();
    const std::int32_t* before = layer(day);
    const std::int32_t* on_end = runs_.on_end();
    const std::int32_t* off_day = runs_.off_day();
    const int open = runs_.free_end(day);
    std::int32_t* after = layer(day + 1);
    for (int cls = 0; cls < runs_.classes(); ++cls) {
        const std::int32_t* from = before + runs_.on(cls, 1);
        std::int32_t best = open > 0 ? std::min(unreachable, from[open - 1]) : unreachable;
        for (int run = 0; run < runs; ++run)
            best = std::min(best, from[run] + on_end[run]);
        std::int32_t& to = after[runs_.off(cls, 1)];
        to = std::min(to, best + price + off_day[0]);
    }
    for (int cls = 0; cls < runs_.off_classes(); ++cls) {
        const std::int32_t* from = before + runs_.first_off() + cls * offs;
        std::int32_t* to = after + runs_.first_off() + cls * offs;
        advance(to, from, off_day, price, offs);
        to[offs - 1] = std::min(to[offs - 1], from[offs - 1] + off_day[offs - 1] + price);
    }
}

void PathPlanner::forward()
{
    const int size = runs_.size();
    const auto kinds = static_cast<std::size_t>(kinds_.size() + 1);
    table_.resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(instance_.days + 1));
    std::fill_n(layer(0), size, unreachable);
    layer(0)[start_] = 0;
    best_run_.resize(runs_.width());
    int shortest_before = -1;
    for (int day = 0; day < instance_.days; ++day) {
        std::int32_t* after = layer(day + 1);
        std::fill_n(after, size, unreachable);
        const Choice* choices = choices_.data() + static_cast<std::size_t>(day) * kinds;
        const int shortest =
            instance_.is_weekend(day) ? instance_.place_in_weekend[day] : std::numeric_limits<int>::max();
        if (shortest != shortest_before)
            set_off_prices(shortest);
        shortest_before = shortest;
        for (std::size_t column = 0; column < kinds_of_column_.size(); ++column)
            forward_on(day, column, choices);
        if (const std::int32_t price = choices[kinds - 1].price; price < unreachable)
            forward_off(day, price);
        // What cannot be reached stays so, whatever it is paid.
        for (int at = 0; at < size; ++at)
            after[at] = after[at] > unreachable / 2 ? unreachable : after[at];
        work_ += static_cast<std::uint64_t>(
            (runs_.classes() * static_cast<int>(kinds_of_column_.size()) + static_cast<int>(kinds_.size()) * 2) *
                runs_.width() +
            size);
    }
}

bool PathPlanner::backward(int at, Line& duties)
{
    const std::size_t kinds = kinds_.size() + 1;
    duties.assign(instance_.days, 0);
    for (int day = instance_.days - 1; day >= 0; --day) {
        const std::int32_t value = layer(day + 1)[at];
        const Choice* choices = choices_.data() + static_cast<std::size_t>(day) * kinds;
        int found = -1;
        std::uint32_t ties = 0;
        const auto see = [&](const Choice& choice, int column_class) {
            each_step_to(day, at, column_class, [&](int from, std::int32_t price, bool) {
                const std::int32_t value_before = before(day, from);
                if (value_before < unreachable && value_before + choice.price + price == value &&
                    random_.below(++ties) == 0) {
                    found = from;
                    duties[day] = choice.duty;
                }
            });
        };
        each_kind_to(at, [&](int kind, int column_class) {
            if (const Choice& choice = choices[kind]; choice.price < unreachable)
                see(choice, column_class);
        });
        if (found < 0)
            return false;
        at = found;
    }
    return true;
}

std::optional<Cost> PathPlanner::plan(int member, const std::int32_t* prices, std::int32_t weekend_price, Cost scale,
                                      Line& duties)
{
    lay_out(member, scale);
    choose(prices);
    weekend_price_ = weekend_price;
    forward();
    const std::int32_t* last = layer(instance_.days);
    int best = 0;
    for (int at = 1; at < runs_.size(); ++at)
        if (last[at] < last[best])
            best = at;
    least_ = last[best];
    if (least_ >= unreachable || !backward(best, duties))
        return std::nullopt;
    return least_;
}

}  // namespace muster::roster::engine::pricing
