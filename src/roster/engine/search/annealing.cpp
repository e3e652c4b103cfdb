#include "roster/engine/search/annealing.hpp"

#include <algorithm>

namespace muster::roster::engine::search {
namespace {

constexpr int longest_together = 3;            // days
constexpr std::uint64_t work_of_change = 250;  // of one change on trial, against elementary steps of a planner
constexpr std::uint64_t work_of_step = 20;     // the same, of any proposal
/// How hot a turn begins, as parts of the hottest.
constexpr std::array<double, Annealing::heats> parts_of_hottest{1.0, 0.4, 0.15, 0.05, 0.02};

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

void Annealing::set(Try& on, int member, int from, View<const DutyIndex> duties)
{
    on.trial.set(member, from, duties);
    work_ += work_of_change;
}

bool Annealing::change_duty(Try& on)
{
    const int member = draw(instance_.members);
    const int day = draw(instance_.days);
    const auto duty = static_cast<DutyIndex>(draw(instance_.duty_count));
    if (duty == on.state.line(member)[day] || !may(member, day, duty))
        return false;
    set(on, member, day, {&duty, 1});
    return true;
}

bool Annealing::move_day(Try& on)
{
    const int member = draw(instance_.members);
    const int day = draw(instance_.days);
    const int other = draw(instance_.days);
    const DutyIndex first = on.state.line(member)[day];
    const DutyIndex second = on.state.line(member)[other];
    if (first == second || !may(member, day, second) || !may(member, other, first))
        return false;
    set(on, member, day, {&second, 1});
    set(on, member, other, {&first, 1});
    return true;
}

bool Annealing::swap_block(Try& on)
{
    const int member = draw(instance_.members);
    const int other = draw(instance_.members);
    const int most = std::min(instance_.days, draw(2) == 0 ? 1 : 8);
    const int length = 1 + draw(most);
    const int from = draw(instance_.days - length + 1);
    first_.assign(on.state.line(member).begin() + from, on.state.line(member).begin() + from + length);
    second_.assign(on.state.line(other).begin() + from, on.state.line(other).begin() + from + length);
    if (first_ == second_)
        return false;
    for (int at = 0; at < length; ++at)
        if (!may(member, from + at, second_[at]) || !may(other, from + at, first_[at]))
            return false;
    set(on, member, from, second_);
    set(on, other, from, first_);
    return true;
}

bool Annealing::exchange_days(Try& on)
{
    const int member = draw(instance_.members);
    const int other = draw(instance_.members);
    const int day = draw(instance_.days);
    const int next = draw(instance_.days);
    if (member == other || day == next)
        return false;
    const auto at = [&](int who, int when) { return on.state.line(who)[when]; };
    const std::array<DutyIndex, 4> now{at(member, day), at(other, day), at(member, next), at(other, next)};
    // One gives a day and takes the other.
    if ((now[0] == 0) == (now[1] == 0) || (now[2] == 0) == (now[3] == 0) || (now[0] == 0) == (now[2] == 0))
        return false;
    if (!may(member, day, now[1]) || !may(other, day, now[0]) || !may(member, next, now[3]) ||
        !may(other, next, now[2]))
        return false;
    set(on, member, day, {&now[1], 1});
    set(on, other, day, {&now[0], 1});
    set(on, member, next, {&now[3], 1});
    set(on, other, next, {&now[2], 1});
    return true;
}

/// All of a company the same duty, or each one's own.
bool Annealing::change_company(Try& on)
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
        set(on, company[at], from, first_);
    }
    return true;
}

bool Annealing::propose(Try& on)
{
    if (instance_.has_company() && random_.below(4) == 0)
        return change_company(on);
    switch (random_.below(8)) {
    case 0:
        return change_duty(on);
    case 1:
        return move_day(on);
    case 2:
    case 3:
    case 4:
        return swap_block(on);
    default:
        return exchange_days(on);
    }
}

void Annealing::step(Try& on, double temperature)
{
    work_ += work_of_step;
    if (!propose(on))
        return;
    const double allowed = temperature * exponential_[random_.below(static_cast<std::uint32_t>(exponential_.size()))];
    const HardSoftCost rise = on.trial.rise();
    if (rise.hard < 0 || (rise.hard == 0 && static_cast<double>(rise.soft) <= allowed))
        on.trial.keep();
    else
        on.trial.drop();
}

/// Every other turn the one that has gained most of late, for the work it took: few changes suit a large roster, where
/// one turn cannot mend what heat has bent. Else any.
std::size_t Annealing::choose_heat(Random& random)
{
    const auto best = static_cast<std::size_t>(std::ranges::max_element(gains_) - gains_.begin());
    const bool is_learnt = gains_[best] > 0.0 && random.below(2) == 0;
    return is_learnt ? best : random.below(static_cast<std::uint32_t>(heats));
}

void Annealing::improve(Incumbent& incumbent, const Turn& turn)
{
    incumbent.return_to_best();
    const std::size_t heat = choose_heat(incumbent.random());
    const double hottest = hottest_ * parts_of_hottest[heat];
    const double coldest = std::min(hottest, coldest_);
    const HardSoftCost before = incumbent.best();
    const std::uint64_t begun = work_;
    Try on{incumbent.state(), Trial(instance_, incumbent.state())};
    const auto left = [&] { return 1.0 - turn.budget.spent_part(); };
    for (double now = left(); now > 0.0 && !turn.budget.is_spent(); now = left()) {
        const double temperature = coldest + (hottest - coldest) * now * now * now;
        for (int change = 0; change < 64; ++change)
            step(on, temperature);
        incumbent.note();
    }
    incumbent.return_to_best();
    const HardSoftCost gained = before - incumbent.best();
    gains_[heat] = 0.5 * gains_[heat] +
                   static_cast<double>(gained.value(instance_.hard_weight)) / static_cast<double>(work_ - begun + 1);
}

}  // namespace muster::roster::engine::search
