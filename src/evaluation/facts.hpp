// What an evaluation keeps.
#pragma once

#include "evaluation/area_totals.hpp"
#include "evaluation/large_pages.hpp"
#include "evaluation/member_rows.hpp"
#include "evaluation/plan.hpp"
#include "evaluation/unit_sums.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <mutex>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// What is known of members besides their totals when grades are given.
struct Standard {
    std::vector<std::uint32_t> best_grade{};  // by member: no better one for a veto; empty: of nobody
    std::vector<std::int64_t> totals{};       // by member, on one scale; empty: compare the totals themselves
    std::vector<std::uint32_t> incomplete{};  // members who are, in any order; what they total is not compared
};

struct EvaluationFacts {
    /// Nothing is scored yet. `earlier` is of the same scheme and roll.
    EvaluationFacts(const Scheme& the_scheme, const record::Ledger& the_ledger, const EvaluationOptions& options,
                    const EvaluationFacts* earlier = nullptr);

    Scheme scheme;
    record::Ledger ledger;
    Roll roll;
    bool has_own_roll;  // not that of the ledger
    std::optional<Period> period;
    bool is_ranked;
    bool ignores_strangers;
    bool ignores_unanswered;
    bool refuses_other_days;
    Plan plan;
    std::optional<AreaTotals> totals{};
    std::optional<KeptRows> rows{};  // for who asks for more than is below

    LargeColumn<MemberScore> members{};
    bool has_ranks = false;  // members have theirs, or are to have none
    std::vector<UnitScore> units{};
    std::vector<EvidenceId> waiting{};
    std::vector<std::uint8_t> has_records{};  // by indicator: whether anybody has one that counts
    bool may_have_less = false;               // records may be gone since `has_records` was filled
    std::vector<std::size_t> weighs{};        // by area: for how many members
    Standard standard{};
    std::optional<QuickScale> scale{};  // of `standard.totals`
    std::vector<Gathered> gathered{};   // by unit, of those in it and not below it

    mutable std::once_flag making_fates{};
    mutable std::vector<RecordFate> fates{};  // by record; empty until somebody asks
};

/// Fills `members`' grades and, where they are not there, ranks. Needs all else of them, and the standard.
void grade(EvaluationFacts& facts);

/// Fills `units`. Needs all of `members`, and what was gathered.
void roll_up(EvaluationFacts& facts);

}  // namespace muster::evaluation
