#include "muster/pairing/optimal.hpp"

#include "pairing/market/market.hpp"

#include <optional>

namespace muster::inline v0_2::pairing {

OptimalPairing optimal(const Problem& problem, const OptimalOptions& options)
{
    std::optional<market::Market> market(std::in_place, problem);
    if (!market->open_by_bids(options.progress))
        market.emplace(problem);
    market->bring_all_in(options.progress);
    market->fill_minima(options.progress);
    return {with_total(problem, market->mentors_of_seats()), market->certificate()};
}

}  // namespace muster::pairing
