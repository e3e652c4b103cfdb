// Walks a proof by cases: what each case has settled, and the greatest of what its ends allow.
#pragma once

#include "broken.hpp"

#include "muster/core/wide_integer.hpp"
#include "muster/pairing/cases.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::checking {

/// A pair of which a case says whether it is made.
struct SettledPair {
    MenteeId mentee;
    MentorId mentor;
    bool is_made = false;
};

/// What all cases together allow: a fault, or the greatest of their bounds (nothing: there is no pairing at all).
struct CasesBound {
    Verdict verdict{};
    std::optional<WideInteger> most{};
};

/// `bound_of(settled, step)` gives a `CasesBound` of an end.
template <class BoundOf>
[[nodiscard]] CasesBound bound_by_cases(std::span<const CaseStep> steps, const BoundOf& bound_of)
{
    CasesBound all;
    std::vector<SettledPair> settled;
    bool is_over = false;
    for (const CaseStep& step : steps) {
        if (is_over)
            return {broken("the proof has steps behind its last case"), {}};
        if (step.is_split()) {
            settled.push_back({step.mentee, step.mentor, true});
            continue;
        }
        const CasesBound end = bound_of(std::span<const SettledPair>(settled), step);
        if (!end.verdict)
            return end;
        if (end.most && (!all.most || *end.most > *all.most))
            all.most = end.most;
        while (!settled.empty() && !settled.back().is_made)
            settled.pop_back();
        is_over = settled.empty();
        if (!is_over)
            settled.back().is_made = false;
    }
    if (!is_over)
        return {broken("the proof ends before its last case"), {}};
    return all;
}

}  // namespace muster::pairing::checking
