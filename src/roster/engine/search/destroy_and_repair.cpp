#include "roster/engine/search/destroy_and_repair.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace muster::inline v0_2::roster::engine::search {

DestroyAndRepair::DestroyAndRepair(const Instance& instance) : instance_(instance), kept_(instance.members) {}

void DestroyAndRepair::improve(Incumbent& incumbent, const Turn& turn)
{
    incumbent.return_to_best();
    while (!turn.budget.is_spent()) {
        step(incumbent, turn);
        if (incumbent.best().hard == 0 && turn.least_cost && incumbent.best().soft <= *turn.least_cost)
            return;
    }
}

DestroyAndRepair::Days DestroyAndRepair::choose_days(Incumbent& incumbent) const
{
    Random& random = incumbent.random();
    const int window = incumbent.window();
    if (window < instance_.days && random.below(8) != 0) {
        const int part = window / parts_of_window;
        const int parts = 3 + static_cast<int>(random.below(4));
        const int length = std::min(instance_.days, parts * part);
        const int begin =
            static_cast<int>(random.below(static_cast<std::uint32_t>(instance_.days / part + parts))) * part -
            (parts - 1) * part;
        const Days days{std::max(begin, 0), std::min(begin + length, instance_.days)};
        if (days.to - days.from >= part)
            return days;
        const int from = std::max(0, days.to - length);
        return {from, std::min(instance_.days, from + length)};
    }
    if (window >= longest_window && random.below(4) == 0 && instance_.days > 20) {
        const int length = 7 + static_cast<int>(random.below(static_cast<std::uint32_t>(instance_.days - 7)));
        const int from = static_cast<int>(random.below(static_cast<std::uint32_t>(instance_.days - length + 1)));
        return {from, from + length};
    }
    return {0, instance_.days};
}

void DestroyAndRepair::choose_members(Incumbent& incumbent, Days days, int count)
{
    Random& random = incumbent.random();
    const State& state = incumbent.state();
    chosen_.clear();
    // A slot in trouble within the window, and who stands it or might.
    int day = -1;
    int duty = 0;
    for (int attempt = 0; attempt < 12 && instance_.types > 0; ++attempt) {
        const int some_day =
            days.from + static_cast<int>(random.below(static_cast<std::uint32_t>(days.to - days.from)));
        const int type = static_cast<int>(random.below(static_cast<std::uint32_t>(instance_.types)));
        bool trouble = false;
        const int member = static_cast<int>(random.below(static_cast<std::uint32_t>(instance_.members)));
        instance_.each_row_of_type(member, some_day, type, [&](int row) {
            const HardSoftCost toll = instance_.rows[row].at(state.people(row));
            trouble = trouble || toll.soft > 0 || toll.hard > 0;
        });
        if (trouble) {
            day = some_day;
            duty = type + 1;
            break;
        }
    }
    for (int attempt = 0; attempt < 60 && static_cast<int>(chosen_.size()) < count; ++attempt) {
        const int member = static_cast<int>(random.below(static_cast<std::uint32_t>(instance_.members)));
        if (std::ranges::find(chosen_, member) != chosen_.end())
            continue;
        if (day >= 0 && attempt < 40 && instance_.linear_of(member, day, duty) == barred)
            continue;
        // The unhappy come sooner.
        if (state.line_toll(member) == HardSoftCost{} && random.below(3) == 0)
            continue;
        chosen_.push_back(member);
    }
}

/// Those chosen, who are lifted out, one after the other: first disturbed, then twice at true prices.
void DestroyAndRepair::plan_anew(Incumbent& incumbent, Days days, bool is_firm, const Budget& budget)
{
    State& state = incumbent.state();
    for (const int member : chosen_)
        if (budget.is_spent())
            state.put(member, days.from, kept_[member]);
        else
            incumbent.plan_member(member, days.from, days.to, 0.5, is_firm);
    HardSoftCost toll = state.toll();
    for (int round = 0; round < 2; ++round) {
        for (const int member : chosen_) {
            if (budget.is_spent())
                break;
            state.lift(member, days.from, days.to);
            incumbent.plan_member(member, days.from, days.to, 0.0, is_firm && round == 0);
        }
        if (!(state.toll() < toll))
            break;
        toll = state.toll();
    }
}

void DestroyAndRepair::step(Incumbent& incumbent, const Turn& turn)
{
    Random& random = incumbent.random();
    State& state = incumbent.state();
    const Days days = choose_days(incumbent);
    const int count = std::min(instance_.members, 2 + static_cast<int>(random.below(4)));
    choose_members(incumbent, days, count);
    if (chosen_.empty())
        return;

    const HardSoftCost before = state.toll();
    const HardSoftCost best = incumbent.best();
    // While a hard rule is bent, soft tolls may have outbid it in prices: at times they cannot.
    const bool is_firm = best.hard > 0 && random.below(2) == 0;
    for (const int member : chosen_) {
        const Line& line = state.line(member);
        kept_[member].assign(line.begin() + days.from, line.begin() + days.to);
        state.lift(member, days.from, days.to);
    }
    random.shuffle(std::span(chosen_));
    plan_anew(incumbent, days, is_firm, turn.budget);
    work_ += static_cast<std::uint64_t>((days.to - days.from) * instance_.types);

    const double allowance = turn.temperature * (0.02 * std::abs(static_cast<double>(best.soft)) * 0.5 + 2.0);
    const HardSoftCost limit = std::max(before, best + HardSoftCost{static_cast<Cost>(allowance * random.unit()), 0});
    if (!(limit < state.toll())) {
        incumbent.note();
        return;
    }
    for (const int member : chosen_) {
        state.lift(member, days.from, days.to);
        state.put(member, days.from, kept_[member]);
    }
}

}  // namespace muster::roster::engine::search
