// Totals of all members, and what is gathered of them.
#pragma once

#include "evaluation/facts.hpp"
#include "evaluation/quick.hpp"

#include <vector>

namespace muster::inline v0_2::evaluation {

/// What a member's row says of the member as a whole.
struct Verdict {
    Exact total{};
    bool is_incomplete = false;
    std::uint32_t best_grade = 0;  // no better one for a veto
};
Verdict verdict_of(const Plan& plan, const MemberRow& row);

/// Fills `members`' totals and what stands below them, but for grades, ranks and units. @throws InvalidInputs @throws
/// Overflow @throws Stopped
void score_members(EvaluationFacts& facts, const EvaluationOptions& options, Way way);

/// By indicator, whether anybody has a record that counts, looked up anew.
std::vector<std::uint8_t> records_there_are(const EvaluationFacts& facts);

/// As `evaluate`, in a way that is chosen.
Evaluation evaluate_by(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options, Way way);

}  // namespace muster::evaluation
