#include "roster/engine/search/destroy_and_repair.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace muster::roster::engine::search {
namespace {

/// Cells of a table above which windows are shorter.
constexpr double most_full_cells = 1'500'000;
constexpr std::size_t most_settled = 150;  // lines planned anew where a roster is taken over
constexpr int longest_window = 35;
constexpr int shortest_window = 10;
constexpr int parts_of_window = 5;  // of which it has three to six

/// About how many cells the largest table of so many days has.
double cells_of(const Instance& instance, int days)
{
    double cells = 1;
    for (const LineRules& rule : instance.rules) {
        const Sequence& sequence = instance.sequences[rule.sequence];
        double size = sequence.row_classes * rule.run_cap + rule.off_cap;
        for (const Counter& counter : rule.counters) {
            if (counter.counted == Counted::type)
                continue;
            if (counter.counted == Counted::weekends)
                size *= static_cast<double>(std::min<Cost>(counter.maximum, days / 7)) + 2;
            else if (counter.counted == Counted::minutes)
                size *= static_cast<double>(std::min<Cost>(counter.maximum, 480 * days)) / 480 + 1;
            else if (counter.counted == Counted::weekend_shifts)
                size *= 2.0 * days / 7 + 2;
            else
                size *= days + 1;
        }
        cells = std::max(cells, size * days);
    }
    return cells;
}

int suitable_window(const Instance& instance)
{
    if (cells_of(instance, instance.days) <= most_full_cells)
        return instance.days;
    int days = std::min(instance.days, longest_window);
    while (days > shortest_window && cells_of(instance, days) > most_full_cells)
        days -= parts_of_window;
    return days;
}

}  // namespace

DestroyAndRepair::DestroyAndRepair(const Instance& instance, Seed seed)
    : instance_(instance), random_(seed), planner_(instance, seed.split(1)), anneal_(instance, seed.split(2)),
      state_(instance), best_toll_(state_.toll()), best_lines_(state_.lines()), window_(suitable_window(instance)),
      kept_(static_cast<std::size_t>(instance.members))
{
}

void DestroyAndRepair::note()
{
    if (state_.toll() < best_toll_) {
        best_toll_ = state_.toll();
        best_lines_ = state_.lines();
    }
}

void DestroyAndRepair::begin_from(const std::vector<Line>& lines)
{
    state_.set(lines);
    note();
}

void DestroyAndRepair::return_to_best() { state_.set(best_lines_); }

void DestroyAndRepair::take(const std::vector<Line>& lines)
{
    state_.set(lines);
    settle();
}

void DestroyAndRepair::settle()
{
    if (!(best_toll_ < state_.toll())) {
        best_toll_ = state_.toll();
        best_lines_ = state_.lines();
    }
}

void DestroyAndRepair::adopt(const std::vector<Line>& lines)
{
    take(lines);
    order_.resize(static_cast<std::size_t>(instance_.members));
    std::iota(order_.begin(), order_.end(), 0);
    random_.shuffle(std::span(order_));
    order_.resize(std::min(order_.size(), most_settled));
    if (window_ == instance_.days)
        for (const int member : order_) {
            state_.lift(member, 0, instance_.days);
            plan_member(member, 0, instance_.days, 0.0);
        }
    settle();
}

void DestroyAndRepair::begin(const Budget& budget)
{
    order_.resize(static_cast<std::size_t>(instance_.members));
    std::iota(order_.begin(), order_.end(), 0);
    random_.shuffle(std::span(order_));
    for (const int member : order_) {
        if (budget.is_spent())
            break;
        state_.lift(member, 0, instance_.days);
        plan_member(member, 0, instance_.days, 0.0);
    }
    best_toll_ = state_.toll();
    best_lines_ = state_.lines();
}

void DestroyAndRepair::plan_member(int member, int from, int to, double disturbance, bool is_firm)
{
    planner_.is_firm = is_firm;
    if (is_firm)
        state_.price_firmly(member, from, to, prices_);
    else
        state_.price(member, from, to, prices_);
    if (disturbance > 0.0)
        for (std::int32_t& price : prices_)
            if (price != barred && price != 0)
                price += static_cast<std::int32_t>(static_cast<double>(price) * disturbance * (random_.unit() - 0.5));
    PricingTask task{.member = member,
                     .from = from,
                     .to = to,
                     .line = state_.line(member),
                     .prices = prices_.data(),
                     .keeps_all = true};
    auto found = planner_.plan(task, planned_);
    if (!found) {
        task.is_strict = false;
        found = planner_.plan(task, planned_);
    }
    if (!found)
        planned_.assign(static_cast<std::size_t>(to - from), 0);
    state_.put(member, from, planned_);
}

void DestroyAndRepair::choose_members(int from, int to, int count)
{
    chosen_.clear();
    // A slot in trouble within the window, and who stands it or might.
    int day = -1;
    int duty = 0;
    for (int attempt = 0; attempt < 12 && instance_.types > 0; ++attempt) {
        const int some_day = from + static_cast<int>(random_.below(static_cast<std::uint32_t>(to - from)));
        const int type = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.types)));
        bool trouble = false;
        const int member = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.members)));
        instance_.each_row_of_type(member, some_day, type, [&](int row) {
            const HardSoftCost toll = instance_.rows[static_cast<std::size_t>(row)].at(state_.people(row));
            trouble = trouble || toll.soft > 0 || toll.hard > 0;
        });
        if (trouble) {
            day = some_day;
            duty = type + 1;
            break;
        }
    }
    for (int attempt = 0; attempt < 60 && static_cast<int>(chosen_.size()) < count; ++attempt) {
        const int member = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.members)));
        if (std::ranges::find(chosen_, member) != chosen_.end())
            continue;
        if (day >= 0 && attempt < 40 && instance_.linear_of(member, day, duty) == barred)
            continue;
        // The unhappy come sooner.
        if (state_.line_toll(member) == HardSoftCost{} && random_.below(3) == 0)
            continue;
        chosen_.push_back(member);
    }
}

void DestroyAndRepair::anneal(const Budget& budget)
{
    return_to_best();
    constexpr std::array<double, 4> shares{1.0, 0.4, 0.15, 0.05};
    const double hottest = anneal_.hottest() * shares[random_.below(shares.size())];
    const double coldest = std::min(hottest, anneal_.coldest());
    for (double left = 1.0 - budget.spent_part(); left > 0.0 && !budget.is_spent(); left = 1.0 - budget.spent_part()) {
        const double temperature = coldest + (hottest - coldest) * left * left * left;
        for (int step = 0; step < 64; ++step)
            anneal_.step(state_, temperature);
        note();
    }
    return_to_best();
}

void DestroyAndRepair::step(double heat, const Budget& budget)
{
    int from = 0;
    int to = instance_.days;
    if (window_ < instance_.days && random_.below(8) != 0) {
        const int part = window_ / parts_of_window;
        const int parts = 3 + static_cast<int>(random_.below(4));
        const int length = std::min(instance_.days, parts * part);
        from = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.days / part + parts))) * part -
               (parts - 1) * part;
        to = std::min(from + length, instance_.days);
        from = std::max(from, 0);
        if (to - from < part) {
            from = std::max(0, to - length);
            to = std::min(instance_.days, from + length);
        }
    } else if (window_ >= longest_window && random_.below(4) == 0 && instance_.days > 20) {
        const int length = 7 + static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.days - 7)));
        from = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.days - length + 1)));
        to = from + length;
    }
    const int count = std::min(instance_.members, 2 + static_cast<int>(random_.below(4)));
    choose_members(from, to, count);
    if (chosen_.empty())
        return;

    const HardSoftCost before = state_.toll();
    // While a hard rule is bent, soft tolls may have outbid it in prices: at times they cannot.
    const bool is_firm = best_toll_.hard > 0 && random_.below(2) == 0;
    for (const int member : chosen_) {
        const Line& line = state_.line(member);
        kept_[static_cast<std::size_t>(member)].assign(line.begin() + from, line.begin() + to);
        state_.lift(member, from, to);
    }
    random_.shuffle(std::span(chosen_));
    for (const int member : chosen_)
        if (budget.is_spent())
            state_.put(member, from, kept_[static_cast<std::size_t>(member)]);
        else
            plan_member(member, from, to, 0.5, is_firm);
    HardSoftCost toll = state_.toll();
    for (int round = 0; round < 2; ++round) {
        for (const int member : chosen_) {
            if (budget.is_spent())
                break;
            state_.lift(member, from, to);
            plan_member(member, from, to, 0.0, is_firm && round == 0);
        }
        if (!(state_.toll() < toll))
            break;
        toll = state_.toll();
    }
    other_work_ += static_cast<std::uint64_t>((to - from) * instance_.types);

    const double allowance = heat * (0.02 * std::abs(static_cast<double>(best_toll_.soft)) * 0.5 + 2.0);
    const HardSoftCost limit =
        std::max(before, best_toll_ + HardSoftCost{static_cast<Cost>(allowance * random_.unit()), 0});
    if (!(limit < state_.toll())) {
        note();
        return;
    }
    for (const int member : chosen_) {
        state_.lift(member, from, to);
        state_.put(member, from, kept_[static_cast<std::size_t>(member)]);
    }
}

}  // namespace muster::roster::engine::search
