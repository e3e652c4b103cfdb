#include "roster/engine/search/incumbent.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::roster::engine::search {
namespace {

/// Cells of a table above which windows are shorter.
constexpr double most_full_cells = 1'500'000;
constexpr std::size_t most_settled = 150;  // lines planned anew where a roster is taken over
constexpr int shortest_window = 10;

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

Incumbent::Incumbent(const Instance& instance, Seed seed)
    : instance_(instance), random_(seed), planner_(instance, seed.split(1)), state_(instance),
      best_toll_(state_.toll()), best_lines_(state_.lines()), window_(suitable_window(instance))
{
}

void Incumbent::note()
{
    if (state_.toll() < best_toll_)
        keep();
}

void Incumbent::begin_from(const List<Line>& lines)
{
    state_.set(lines);
    note();
}

void Incumbent::return_to_best() { state_.set(best_lines_); }

void Incumbent::take(const List<Line>& lines)
{
    state_.set(lines);
    settle();
}

void Incumbent::settle()
{
    if (!(best_toll_ < state_.toll()))
        keep();
}

void Incumbent::keep()
{
    best_toll_ = state_.toll();
    best_lines_ = state_.lines();
}

void Incumbent::shuffle_members()
{
    order_.resize(instance_.members);
    std::iota(order_.begin(), order_.end(), 0);
    random_.shuffle(std::span(order_));
}

void Incumbent::plan_line(int member)
{
    state_.lift(member, 0, instance_.days);
    plan_member(member, 0, instance_.days, 0.0);
}

void Incumbent::adopt(const List<Line>& lines, std::uint64_t most_work)
{
    take(lines);
    const std::uint64_t begun = work();
    shuffle_members();
    order_.resize(std::min(order_.size(), most_settled));
    if (window_ == instance_.days)
        for (const int member : order_) {
            if (work() - begun >= most_work)
                break;
            plan_line(member);
        }
    settle();
}

void Incumbent::begin(const Budget& budget)
{
    shuffle_members();
    for (const int member : order_) {
        if (budget.is_spent())
            break;
        plan_line(member);
    }
    keep();
}

void Incumbent::plan_member(int member, int from, int to, double disturbance, bool is_firm)
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
        planned_.assign(to - from, 0);
    state_.put(member, from, planned_);
}

}  // namespace muster::roster::engine::search
