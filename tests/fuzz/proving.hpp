// What is asked of something from a stranger once it is loaded: whether its proof holds, and what else is reckoned from
// the numbers in it. Whatever they are, there is an answer or an error of the library's own.
#pragma once

#include "muster/archive/answer.hpp"
#include "muster/evaluation/check.hpp"
#include "muster/pairing/assignment_check.hpp"
#include "muster/pairing/fair_check.hpp"
#include "muster/pairing/group_check.hpp"
#include "muster/pairing/stable_check.hpp"
#include "muster/pairing/verify.hpp"
#include "muster/programme/audit.hpp"
#include "muster/programme/department.hpp"
#include "muster/programme/verify.hpp"
#include "muster/roster/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace muster::inline v0_2::fuzz {

inline void prove(const auto& /*nothing is claimed*/) {}

inline void prove(const archive::OptimalAnswer& answer)
{
    (void)verify(answer.problem(), answer.result().pairing, answer.result().certificate);
}

inline void prove(const archive::SharedAnswer& answer)
{
    (void)verify(answer.problem(), answer.result().pairing, answer.result().certificate);
}

inline void prove(const archive::FairAnswer& answer) { (void)verify_fair(answer.problem(), answer.result()); }

inline void prove(const archive::RepairAnswer& answer)
{
    (void)verify_repair(answer.problem(), answer.result().before, answer.result().repaired);
}

inline void prove(const archive::SharedRepairAnswer& answer)
{
    (void)verify_repair(answer.problem(), answer.result().before, answer.result().repaired);
}

inline void prove(const archive::GroupsAnswer& answer)
{
    (void)verify_groups(answer.problem(), answer.result());
    (void)answer.result().is_optimal();
}

inline void prove(const archive::StableAnswer& answer)
{
    (void)check_stability(answer.problem(), answer.result().matching.mentor_of);
    (void)rank_profiles(answer.problem(), answer.result().matching.mentor_of);
}

inline void prove(const archive::CouplesAnswer& answer) { (void)verify_couples(answer.problem(), answer.result()); }

inline void prove(const archive::RankMaximalAnswer& answer)
{
    (void)verify_rank_maximal(answer.problem(), answer.result());
}

inline void prove(const archive::PopularAnswer& answer) { (void)verify_popular(answer.problem(), answer.result()); }

inline void prove(const archive::AlternativesAnswer& answer)
{
    (void)verify_alternatives(answer.problem(), answer.result());
    for (const pairing::Alternative& each : answer.result().answers)
        (void)each.is_best();
}

inline void prove(const archive::WeightedAnswer& answer)
{
    (void)verify_weighted(answer.problem(), answer.result());
    (void)answer.result().is_best();
}

inline void prove(const archive::FullAnswer& answer)
{
    const archive::FullScores& scores = answer.problem();
    std::visit(
        [&]<class Score>(const std::vector<Score>& cells) {
            using Made = pairing::Assignment<pairing::Total<Score>>;
            if (const auto* made = std::get_if<Made>(&answer.result().made))
                (void)pairing::verify_assignment(
                    pairing::ScoreMatrix<Score>{.first = cells.data(),
                                                .rows = static_cast<std::size_t>(scores.rows),
                                                .columns = static_cast<std::size_t>(scores.columns)},
                    *made);
        },
        scores.cells);
}

inline void prove(const archive::RosterAnswer& answer)
{
    (void)verify(answer.problem(), answer.result());
    (void)answer.result().gap();
}

inline void prove(const archive::RosterRepairAnswer& answer)
{
    (void)verify(answer.problem(), answer.result().solution);
    (void)answer.result().solution.gap();
}

inline void prove(const evaluation::Evaluation& evaluation) { (void)check(evaluation); }

inline void prove(const programme::Term& term)
{
    (void)verify(term);
    (void)audit(term);
    (void)branch_result(term);
}

inline void prove(const programme::Department& department)
{
    (void)department.total().mean();
    for (std::size_t branch = 0; branch < department.parts().branches.size(); ++branch) {
        (void)department.parts().branches[branch].gain();
        (void)department.parts().branches[branch].best_share();
        (void)department.ranks_gained(branch);
        (void)department.rating(branch);
    }
}

}  // namespace muster::fuzz
