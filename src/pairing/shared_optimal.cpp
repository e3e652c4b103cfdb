// The pairing of greatest total within shared capacities, by a flow. Apart from what checkers need of these capacities.
#include "muster/pairing/shared.hpp"

#include "pairing/shared/flow.hpp"

namespace muster::inline v0_2::pairing {

SharedPairing optimal(const SharedProblem& problem, const OptimalOptions& options)
{
    shared::Flow flow(problem);
    flow.solve(options.progress);
    return {with_total(problem.pairs(), flow.mentors_of_seats()), flow.certificate()};
}

}  // namespace muster::pairing
