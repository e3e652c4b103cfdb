// A repaired pairing is the best of the problem in which every pair of before counts more: checked as any best pairing.
#include "muster/pairing/repair.hpp"

#include <algorithm>
#include <string>

namespace muster::pairing {
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

}  // namespace

Verdict verify_repair(const Problem& problem, const Pairing& before, const RepairedPairing& repaired)
{
    if (const auto feasible = verify_feasible(problem, repaired.pairing); !feasible)
        return feasible;
    std::vector<MenteeId> changed;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        if (!has_the_same(before, repaired.pairing, MenteeId(row)))
            changed.emplace_back(row);
    if (changed != repaired.changed)
        return {false, std::to_string(repaired.changed.size()) + " mentees are said to have changed, and " +
                           std::to_string(changed.size()) + " have, or others"};
    const Problem kept = keeping(problem, before, repaired.keep_worth);
    return verify(kept, with_total(kept, repaired.pairing.mentor_of), repaired.certificate);
}

}  // namespace muster::pairing
