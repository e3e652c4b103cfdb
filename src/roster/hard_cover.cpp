#include "muster/roster/hard_cover.hpp"

#include <utility>

namespace muster::inline v0_2::roster {

Problem hard_cover_only(const Problem& problem)
{
    Draft draft = problem.draft();
    const auto free_if_soft = [](Penalty& penalty) {
        if (!penalty.is_hard)
            penalty.weight = 0;
    };
    for (Penalty* penalty : draft.penalties.all())
        free_if_soft(*penalty);
    for (Contract& contract : draft.contracts)
        for (Penalty* penalty : contract.penalties.all())
            free_if_soft(*penalty);
    for (Pattern& pattern : draft.patterns)
        free_if_soft(pattern.penalty);
    free_if_soft(draft.published.change);
    const auto priced = [](Penalty& penalty) { penalty = Penalty::soft(penalty.is_hard ? 1 : 0); };
    priced(draft.penalties.minimum_cover);
    priced(draft.penalties.maximum_cover);
    for (Cover& cover : draft.cover)
        cover.under_weight = cover.over_weight = 0;
    draft.requests.clear();
    draft.companies.clear();
    draft.fairness.clear();
    draft.spacing.reset();
    return Problem(std::move(draft));
}

}  // namespace muster::roster
