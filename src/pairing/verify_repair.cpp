// A repaired pairing is the best of the problem in which every pair of before counts more: checked as any best pairing.
#include "muster/pairing/repair.hpp"
#include "muster/pairing/shared_repair.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::pairing {
namespace {

bool has_the_same(const Pairing& before, const Pairing& after, MenteeId mentee)
{
    const auto is_in = [&](const Pairing& pairing, MentorId mentor) {
        if (mentee.row() >= pairing.mentee_count())
            return false;
        const auto mentors = pairing.mentors_of(mentee);
        return std::ranges::find(mentors, mentor) != mentors.end();
    };
    const auto all_in = [&](const Pairing& from, const Pairing& to) {
        return mentee.row() >= from.mentee_count() ||
               std::ranges::all_of(from.mentors_of(mentee),
                                   [&](MentorId mentor) { return !mentor.is_set() || is_in(to, mentor); });
    };
    return all_in(before, after) && all_in(after, before);
}

// Whether the pairing keeps the capacities of mentors and tells right who has changed.
Verdict verify_changes(const Problem& problem, const Pairing& before, const Pairing& after,
                       const std::vector<MenteeId>& told)
{
    if (auto feasible = verify_feasible(problem, after); !feasible)
        return feasible;
    std::vector<MenteeId> changed;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        if (!has_the_same(before, after, MenteeId(row)))
            changed.emplace_back(row);
    if (changed != told)
        return {false, std::to_string(told.size()) + " mentees are said to have changed, and " +
                           std::to_string(changed.size()) + " have, or others"};
    return {};
}

}  // namespace

Verdict verify_repair(const Problem& problem, const Pairing& before, const RepairedPairing& repaired)
{
    if (auto verdict = verify_changes(problem, before, repaired.pairing, repaired.changed); !verdict)
        return verdict;
    const Problem kept = keeping(problem, before, repaired.keep_worth);
    return verify(kept, with_total(kept, repaired.pairing.mentor_of), repaired.certificate);
}

Verdict verify_repair(const SharedProblem& problem, const Pairing& before, const RepairedSharedPairing& repaired)
{
    if (auto verdict = verify_changes(problem.pairs(), before, repaired.pairing, repaired.changed); !verdict)
        return verdict;
    const SharedProblem kept = keeping(problem, before, repaired.keep_worth);
    return verify(kept, with_total(kept.pairs(), repaired.pairing.mentor_of), repaired.certificate);
}

}  // namespace muster::pairing
