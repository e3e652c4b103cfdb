#include "roster/engine/search/annealing.hpp"

#include "roster/engine/numeric/exponential.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr int changes_at_once = 64;  // between looks at what is left
/// How hot a turn begins, as parts of the hottest.
constexpr std::array<double, Annealing::heats> parts_of_hottest{1.0, 0.4, 0.15, 0.05, 0.02};
/// A long annealing is measured out by what changes cost that bend no hard rule: these parts of their geometric mean,
/// and of one that few cost less than. Where turns are to lie apart, many changes cost far less than the mean.
constexpr double hot_part = 0.3;
constexpr double hot_part_of_spaced = 0.03;
constexpr double cold_part = 0.03;
constexpr double part_below = 0.02;
constexpr int measured_changes = 20'000;
constexpr std::size_t fewest_measured = 50;

}  // namespace

Annealing::Annealing(const Instance& instance, Seed seed)
    : instance_(instance), random_(seed.split(0)), proposals_(instance, seed.split(1))
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

/// One change, kept if it raises the toll by no more than chance allows at this temperature.
void Annealing::step(const State& state, Trial& trial, double temperature)
{
    if (!proposals_.propose(state, trial))
        return;
    const double allowed = temperature * exponential_[random_.below(static_cast<std::uint32_t>(exponential_.size()))];
    const HardSoftCost rise = trial.rise();
    if (rise.hard < 0 || (rise.hard == 0 && static_cast<double>(rise.soft) <= allowed))
        trial.keep();
    else
        trial.drop();
}

/// How hot a long annealing begins and how cold it ends, by what changes cost now. False where too few cost anything.
bool Annealing::measure(const State& state, Trial& trial)
{
    List<double> rises;
    double logarithms = 0.0;
    for (int change = 0; change < measured_changes; ++change) {
        if (!proposals_.propose(state, trial))
            continue;
        const HardSoftCost rise = trial.rise();
        trial.drop();
        if (rise.hard != 0 || rise.soft <= 0)
            continue;
        rises.push_back(static_cast<double>(rise.soft));
        logarithms += numeric::logarithm(rises.back());
    }
    if (rises.size() < fewest_measured)
        return false;
    const auto rank = static_cast<std::size_t>(part_below * static_cast<double>(rises.size()));
    std::ranges::nth_element(rises, rises.begin() + static_cast<std::ptrdiff_t>(rank));
    const bool is_spaced = std::ranges::any_of(instance_.rules, &LineRules::is_spaced);
    hot_ = (is_spaced ? hot_part_of_spaced : hot_part) *
           numeric::exponential(logarithms / static_cast<double>(rises.size()));
    cold_ = std::min(hot_, cold_part * rises[rank]);
    return true;
}

/// A part of a long annealing: from the roster under change, at a temperature that falls from turn to turn.
void Annealing::go_on(Incumbent& incumbent, const Turn& turn)
{
    State& state = incumbent.state();
    Trial trial(instance_, state);
    if (turn.heat->begins) {
        incumbent.return_to_best();
        is_measured_ = false;
    }
    // What bends hard rules, or is bettered by any change, comes down before it is measured.
    if (!is_measured_)
        is_measured_ = measure(state, trial);
    const double temperature =
        is_measured_ ? cold_ * numeric::exponential(turn.heat->left * numeric::logarithm(hot_ / cold_)) : 0.0;
    while (!turn.budget.is_spent()) {
        for (int change = 0; change < changes_at_once; ++change)
            step(state, trial, temperature);
        incumbent.note();
    }
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
    if (turn.heat) {
        go_on(incumbent, turn);
        return;
    }
    incumbent.return_to_best();
    const std::size_t heat = choose_heat(incumbent.random());
    const double hottest = hottest_ * parts_of_hottest[heat];
    const double coldest = std::min(hottest, coldest_);
    const HardSoftCost before = incumbent.best();
    const std::uint64_t begun = work();
    State& state = incumbent.state();
    Trial trial(instance_, state);
    const auto left = [&] { return 1.0 - turn.budget.spent_part(); };
    for (double now = left(); now > 0.0 && !turn.budget.is_spent(); now = left()) {
        const double temperature = coldest + (hottest - coldest) * now * now * now;
        for (int change = 0; change < changes_at_once; ++change)
            step(state, trial, temperature);
        incumbent.note();
    }
    incumbent.return_to_best();
    const HardSoftCost gained = before - incumbent.best();
    gains_[heat] = 0.5 * gains_[heat] +
                   static_cast<double>(gained.value(instance_.hard_weight)) / static_cast<double>(work() - begun + 1);
}

}  // namespace muster::roster::engine::search
