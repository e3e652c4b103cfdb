#include "roster/engine/search/annealing.hpp"

#include <algorithm>

namespace muster::roster::engine::search {
namespace {

constexpr int longest_together = 3;            // days
constexpr std::uint64_t work_of_change = 250;  // of one `State::change`, against elementary steps of a planner

}  // namespace

Annealing::Annealing(const Instance& instance, Seed seed) : instance_(instance), random_(seed)
{
    double sum = 0.0;
    for (std::size_t at = 0; at < exponential_.size(); ++at) {
        sum += 1.0 / static_cast<double>(exponential_.size() - at);
        exponential_[at] = sum - 1.0 / static_cast<double>(exponential_.size());
    }
    Cost dearest = 1;
    Cost least = 0;
    const auto see = [&](Cost weight) {
        dearest = std::max(dearest, weight);
        if (weight > 0)
            least = least == 0 ? weight : std::min(least, weight);
    };
    for (const Row& row : instance.rows) {
        see(row.under);
        see(row.over);
    }
    for (const std::int32_t toll : instance.linear)
        if (toll != barred)
            see(toll);
    hottest_ = 0.4 * static_cast<double>(dearest);
    coldest_ = 0.15 * static_cast<double>(std::max<Cost>(1, least));
}

void Annealing::set(State& state, int member, int from, View<const DutyIndex> duties)
{
    undone_.push_back({member, from, static_cast<int>(duties.size())});
    const Line& line = state.line(member);
    kept_.insert(kept_.end(), line.begin() + from, line.begin() + from + static_cast<int>(duties.size()));
    state.change(member, from, duties);
    work_ += work_of_change;
}

bool Annealing::change_duty(State& state)
{
    const int member = draw(instance_.members);
    const int day = draw(instance_.days);
    const auto duty = static_cast<DutyIndex>(draw(instance_.duty_count));
    if (duty == state.line(member)[day] || !may(member, day, duty))
        return false;
    set(state, member, day, {&duty, 1});
    return true;
}

bool Annealing::move_day(State& state)
{
    const int member = draw(instance_.members);
    const int day = draw(instance_.days);
    const int other = draw(instance_.days);
    const DutyIndex first = state.line(member)[day];
    const DutyIndex second = state.line(member)[other];
    if (first == second || !may(member, day, second) || !may(member, other, first))
        return false;
    set(state, member, day, {&second, 1});
    set(state, member, other, {&first, 1});
    return true;
}

bool Annealing::swap_block(State& state)
{
    const int member = draw(instance_.members);
    const int other = draw(instance_.members);
    const int most = std::min(instance_.days, draw(2) == 0 ? 1 : 8);
    const int length = 1 + draw(most);
    const int from = draw(instance_.days - length + 1);
    first_.assign(state.line(member).begin() + from, state.line(member).begin() + from + length);
    second_.assign(state.line(other).begin() + from, state.line(other).begin() + from + length);
    if (first_ == second_)
        return false;
    for (int at = 0; at < length; ++at)
        if (!may(member, from + at, second_[at]) || !may(other, from + at, first_[at]))
            return false;
    set(state, member, from, second_);
    set(state, other, from, first_);
    return true;
}

bool Annealing::exchange_days(State& state)
{
    const int member = draw(instance_.members);
    const int other = draw(instance_.members);
    const int day = draw(instance_.days);
    const int next = draw(instance_.days);
    if (member == other || day == next)
        return false;
    const auto at = [&](int who, int when) { return state.line(who)[when]; };
    const std::array<DutyIndex, 4> now{at(member, day), at(other, day), at(member, next), at(other, next)};
    // One gives a day and takes the other.
    if ((now[0] == 0) == (now[1] == 0) || (now[2] == 0) == (now[3] == 0) || (now[0] == 0) == (now[2] == 0))
        return false;
    if (!may(member, day, now[1]) || !may(other, day, now[0]) || !may(member, next, now[3]) ||
        !may(other, next, now[2]))
        return false;
    set(state, member, day, {&now[1], 1});
    set(state, other, day, {&now[0], 1});
    set(state, member, next, {&now[3], 1});
    set(state, other, next, {&now[2], 1});
    return true;
}

/// All of a company the same duty, or each one's own.
bool Annealing::change_company(State& state)
{
    const auto& company = instance_.companies[random_.below(static_cast<std::uint32_t>(instance_.companies.size()))];
    const int length = 1 + draw(std::min(instance_.days, longest_together));
    const int from = draw(instance_.days - length + 1);
    const bool is_alike = draw(2) == 0;
    const auto shared = static_cast<DutyIndex>(draw(instance_.duty_count));
    second_.clear();
    for (const int member : company) {
        second_.push_back(is_alike ? shared : static_cast<DutyIndex>(draw(instance_.duty_count)));
        for (int day = from; day < from + length; ++day)
            if (!may(member, day, second_.back()))
                return false;
    }
    for (std::size_t at = 0; at < company.size(); ++at) {
        first_.assign(length, second_[at]);
        set(state, company[at], from, first_);
    }
    return true;
}

bool Annealing::propose(State& state)
{
    if (instance_.has_company() && random_.below(4) == 0)
        return change_company(state);
    switch (random_.below(8)) {
    case 0:
        return change_duty(state);
    case 1:
        return move_day(state);
    case 2:
    case 3:
    case 4:
        return swap_block(state);
    default:
        return exchange_days(state);
    }
}

void Annealing::step(State& state, double temperature)
{
    work_ += 20;
    undone_.clear();
    kept_.clear();
    const HardSoftCost before = state.toll();
    if (!propose(state))
        return;
    const double allowed = temperature * exponential_[random_.below(static_cast<std::uint32_t>(exponential_.size()))];
    const HardSoftCost rise = state.toll() - before;
    if (rise.hard < 0 || (rise.hard == 0 && static_cast<double>(rise.soft) <= allowed))
        return;
    std::size_t end = kept_.size();
    while (!undone_.empty()) {
        const Undo undo = undone_.back();
        undone_.pop_back();
        end -= static_cast<std::size_t>(undo.length);
        state.change(undo.member, undo.from, std::span(kept_).subspan(end, static_cast<std::size_t>(undo.length)));
    }
}

void Annealing::improve(Incumbent& incumbent, const Turn& turn)
{
    incumbent.return_to_best();
    constexpr std::array<double, 4> shares{1.0, 0.4, 0.15, 0.05};
    const double hottest = hottest_ * shares[incumbent.random().below(shares.size())];
    const double coldest = std::min(hottest, coldest_);
    const auto left = [&] { return 1.0 - turn.budget.spent_part(); };
    for (double now = left(); now > 0.0 && !turn.budget.is_spent(); now = left()) {
        const double temperature = coldest + (hottest - coldest) * now * now * now;
        for (int change = 0; change < 64; ++change)
            step(incumbent.state(), temperature);
        incumbent.note();
    }
    incumbent.return_to_best();
}

}  // namespace muster::roster::engine::search
