#include "archive/fair_ties.hpp"

#include "muster/roster/measure.hpp"

#include <utility>

namespace muster::inline v0_2::archive {

programme::Term with_fair_shares_of(const programme::Term& before, programme::Term made)
{
    programme::TermParts parts = made.parts();
    const auto& was = before.parts().roster;
    if (!parts.roster || !was || parts.roster->problem.member_count() != was->problem.member_count())
        return made;
    roster::Draft draft = parts.roster->problem.draft();
    bool is_settled_anew = false;
    for (const roster::Measure measure : roster::all_measures)
        for (std::uint32_t row = 0; row < draft.members.size(); ++row) {
            const std::int64_t more = was->problem.fair_load(measure, MemberId(row)) -
                                      parts.roster->problem.fair_load(measure, MemberId(row));
            if (more == 0)
                continue;
            draft.members[row].history.carry_over[roster::index(measure)] -= roster::Surplus::from_millionths(more);
            is_settled_anew = true;
        }
    if (!is_settled_anew)
        return made;
    parts.roster->problem = roster::Problem(std::move(draft));
    return programme::Term(std::move(parts));
}

}  // namespace muster::archive
