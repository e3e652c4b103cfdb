#include "roster/long_annealing.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {
namespace {

constexpr double ends_at = 0.75;                      // of all that may be spent; what is left mends the last
constexpr double compared_from = 0.3;                 // the same
constexpr std::uint64_t least_work_of_cell = 60'000;  // some hundreds of changes of each member's day
constexpr double far_behind = 2.0;                    // times as far from the bound as the others
constexpr double near_part = 0.01;                    // of a cost, between it and the bound

}  // namespace

LongAnnealing::LongAnnealing(std::uint64_t work, const engine::model::Instance& instance)
{
    const auto cells = static_cast<std::uint64_t>(instance.members) * static_cast<std::uint64_t>(instance.days);
    is_worth_it_ = (instance.has_fair_shares() || instance.has_company()) &&
                   work / std::max<std::uint64_t>(1, cells) >= least_work_of_cell;
}

bool LongAnnealing::is_in_vain(const Standing& standing)
{
    const auto [done, annealed, best, bound] = standing;
    if (best.hard > 0)
        return done >= compared_from && annealed.hard > best.hard;
    const auto low = static_cast<double>(bound.value_or(0));
    const double best_left = static_cast<double>(best.soft) - low;
    if (bound && best_left <= near_part * static_cast<double>(best.soft))
        return true;
    return done >= compared_from &&
           (annealed.hard > 0 || static_cast<double>(annealed.soft) - low > far_behind * best_left);
}

void LongAnnealing::go_on(const Standing& standing)
{
    if (!is_worth_it_)
        return;
    if (!from_) {
        from_ = standing.done;
        heat_ = engine::search::Heat{.left = 1.0, .begins = true};
        return;
    }
    if (!heat_)
        return;
    if (standing.done >= ends_at || is_in_vain(standing)) {
        heat_.reset();
        return;
    }
    heat_ = engine::search::Heat{.left = std::clamp((ends_at - standing.done) / (ends_at - *from_), 0.0, 1.0)};
}

}  // namespace muster::roster
