#include "muster/pairing/shared_repair.hpp"

#include "homes.hpp"
#include "rebuilt.hpp"

#include "pairing/shared/flow.hpp"
#include "pairing/shared/worth.hpp"

#include "muster/core/error.hpp"

#include <string>

namespace muster::inline v0_2::pairing {
namespace {

std::vector<SharedCapacity> shared_of(const SharedProblem& problem)
{
    return {problem.shared().begin(), problem.shared().end()};
}

}  // namespace

Score overriding_worth(const SharedProblem& problem)
{
    return shared::worth_above(problem.pairs(), shared::largest_step(problem.pairs(), shared::Flow::Limits::fixed));
}

SharedProblem keeping(const SharedProblem& problem, const Pairing& before, Score worth)
{
    return {keeping(problem.pairs(), before, worth), shared_of(problem)};
}

RepairedSharedPairing repair(const SharedProblem& problem, const Pairing& before, const RepairOptions& options)
{
    require_move_price(options.move_price);
    const Score worth = options.move_price ? *options.move_price : overriding_worth(problem);
    SharedPairing best = optimal(keeping(problem, before, worth), {options.progress});
    RepairedSharedPairing repaired{
        with_total(problem.pairs(), std::move(best.pairing.mentor_of)), {}, worth, std::move(best.certificate)};
    repaired.changed = changed_mentees(before, repaired.pairing);
    return repaired;
}

PartialSharedRepair repair_what_can_be(const SharedProblem& problem, const Pairing& before,
                                       const RepairOptions& options)
{
    RepairOptions asked = options;
    require_move_price(asked.move_price);
    PartialSharedRepair made{problem, {}, {}};
    if (const Problem& pairs = problem.pairs(); !pairs.unmatched_price()) {
        if (!asked.move_price)
            asked.move_price = overriding_worth(problem);
        const Score step = shared::largest_step(pairs, shared::Flow::Limits::fixed);
        const Score price = shared::worth_above(pairs, step + *asked.move_price);
        made.problem = SharedProblem(rebuilt(pairs, {.unmatched_price = price}), shared_of(problem));
    }
    made.repaired = repair(made.problem, before, asked);
    made.missing = made.repaired.pairing.unmatched();
    return made;
}

}  // namespace muster::pairing
