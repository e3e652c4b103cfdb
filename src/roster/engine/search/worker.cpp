#include "roster/engine/search/worker.hpp"

#include "roster/engine/search/annealing.hpp"
#include "roster/engine/search/cooling.hpp"
#include "roster/engine/search/cyclic_exchange.hpp"
#include "roster/engine/search/destroy_and_repair.hpp"
#include "roster/engine/search/large_neighbourhoods.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr std::uint64_t first_part = 100'000'000;  // of work: exchanges and openings, whatever they gain
constexpr int look_again = 6;                      // rounds, at what gained less
constexpr int look_at_others = 2;          // of these rounds, the one for what is neither an exchange nor an opening
constexpr int other = 8;                   // the same, at what is neither an exchange nor an opening
constexpr double time_of_exchanges = 8.0;  // of their work, against that of others
constexpr int other_company = 2;           // the same, where there is company, which has no price

}  // namespace

Worker::Worker(const Instance& instance, std::size_t cover_rows, Seed seed, bool ends_openings)
    : instance_(instance), incumbent_(instance, seed.split(0)), ends_openings_(ends_openings)
{
    known_[whole_lines].neighbourhood = std::make_unique<DestroyAndRepair>(instance);
    known_[small_changes].neighbourhood = std::make_unique<Annealing>(instance, seed.split(0).split(2));
    known_[exchanges].neighbourhood = std::make_unique<CyclicExchange>(instance, cover_rows, seed.split(3));
    known_[openings].neighbourhood = std::make_unique<LargeNeighbourhoods>(instance, cover_rows, seed.split(1));
    known_[cooling].neighbourhood = std::make_unique<Cooling>(instance, cover_rows, seed.split(2));
}

std::uint64_t Worker::work() const
{
    std::uint64_t sum = incumbent_.work();
    for (const Known& known : known_)
        sum += known.neighbourhood->work();
    return sum;
}

/// Cooling, once prices have made a roster; then exchanges, while they are not in vain, and openings, once it is known
/// what lines are worth, whichever gains more; else, and now and then, what has gained most of late.
Worker::Name Worker::choose(bool cools, bool may_open, bool knows_lines)
{
    ++round_;
    if (cools)
        return cooling;
    const bool is_first_opening = knows_lines && !has_opened_;
    if (may_open && (is_first_opening || (ends_openings_ && known_[openings].neighbourhood->is_in_the_midst()))) {
        has_opened_ = true;
        return openings;
    }
    const double best_other = std::max(known_[small_changes].gain, known_[whole_lines].gain);
    // While changes gain more, exchanges and what is open can wait.
    const bool is_first_part = work() < first_part;
    const auto is_worth_it = [&](Name name, int again) {
        return is_first_part || known_[name].gain >= best_other || round_ % again == 0;
    };
    const bool is_of_others = !is_first_part && round_ % look_again == look_at_others;
    const bool may_exchange = !is_of_others && CyclicExchange::is_of_use(instance_) && round_ >= next_exchange_ &&
                              is_worth_it(exchanges, look_again / 2);
    const bool opens = !is_of_others && may_open && round_ % (instance_.has_company() ? other_company : other) != 0;
    if (may_exchange && opens) {
        const bool is_exchange_better = known_[exchanges].gain > known_[openings].gain;
        return is_exchange_better == (round_ % look_again != 0) ? exchanges : openings;
    }
    if (may_exchange)
        return exchanges;
    if (opens && is_worth_it(openings, look_again))
        return openings;
    const int turn = other_rounds_++;
    if (turn % 3 == 0)
        return (turn / 3) % 2 == 0 ? small_changes : whole_lines;
    return known_[small_changes].gain > known_[whole_lines].gain ? small_changes : whole_lines;
}

void Worker::search(const Turn& turn, bool may_open)
{
    if (turn.heat) {
        known_[small_changes].neighbourhood->improve(incumbent_, turn);
        return;
    }
    const std::uint64_t start = work();
    const Name name = choose(turn.price_part.has_value(), may_open, turn.outlook.mixture != nullptr);
    const HardSoftCost before = incumbent_.best();
    Known& known = known_[name];
    known.neighbourhood->improve(incumbent_, turn);
    const HardSoftCost gained = before - incumbent_.best();
    const double spent = static_cast<double>(work() - start + 1) * (name == exchanges ? time_of_exchanges : 1.0);
    const double gain = (static_cast<double>(gained.soft) +
                         static_cast<double>(gained.hard) * static_cast<double>(instance_.hard_weight)) /
                        spent;
    known.gain = 0.5 * known.gain + gain;
    if (name == exchanges) {
        exchange_pause_ = gain > 0.0 ? 1 : 2 * exchange_pause_;
        next_exchange_ = round_ + exchange_pause_;
    }
}

}  // namespace muster::roster::engine::search
