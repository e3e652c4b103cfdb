// What an evaluation keeps.
#pragma once

#include "evaluation/area_totals.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <vector>

namespace muster::evaluation {

struct EvaluationFacts {
    Scheme scheme;
    record::Ledger ledger;
    Roll roll;
    std::optional<Period> period;
    bool is_ranked = false;
    bool ignores_strangers = false;

    std::vector<IndicatorScore> scores{};     // by member x indicators + indicator
    std::vector<Exact> area_totals{};         // by member x areas + area
    std::vector<AreaState> area_states{};     // by member x areas + area
    std::vector<std::uint32_t> best_grade{};  // by member: no better one for a veto
    std::vector<MemberScore> members{};
    std::vector<UnitScore> units{};
    std::vector<EvidenceId> waiting{};

    [[nodiscard]] std::size_t score_at(MemberId member, IndicatorId indicator) const noexcept
    {
        return member.row() * scheme.indicators().size() + indicator.row();
    }
    [[nodiscard]] std::size_t area_at(MemberId member, AreaId area) const noexcept
    {
        return member.row() * scheme.areas().size() + area.row();
    }
};

/// Fills `members`' grades and ranks. Needs all else of them, scores and `best_grade`.
void grade(EvaluationFacts& facts);

/// Fills `units`. Needs all of `members`.
void roll_up(EvaluationFacts& facts);

}  // namespace muster::evaluation
