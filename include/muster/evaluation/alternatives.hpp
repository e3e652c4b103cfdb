// Ranks under several schemes: how far a ranking hangs on how points are put together.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/evaluation/weights.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A scheme that one might have taken.
struct Alternative {
    std::string name;  ///< what differs, in a word: "geometric"
    Scheme scheme;     ///< all of it

    friend bool operator==(const Alternative&, const Alternative&) = default;
};

/// One member's ranks over all alternatives, of those under which the member has one.
struct AlternativeRange {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One member's ranks over all alternatives.";

    std::string member;         ///< code of the member
    std::uint32_t nominal = 0;  ///< under the first alternative; 0: none
    std::uint32_t best = 0;     ///< the lowest number; 0: none under any
    std::uint32_t worst = 0;    ///< the highest number
    std::string best_under{};   ///< the first alternative that gives the best
    std::string worst_under{};  ///< the first alternative that gives the worst

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &AlternativeRange::member).needed(), field("nominal", &AlternativeRange::nominal),
                    field("best", &AlternativeRange::best), field("worst", &AlternativeRange::worst),
                    field("best_under", &AlternativeRange::best_under),
                    field("worst_under", &AlternativeRange::worst_under));
    }

    friend bool operator==(const AlternativeRange&, const AlternativeRange&) = default;
};

/// What one alternative does to the ranking, against the first; of members who have a rank under both.
struct AlternativeShift {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What one alternative does to the ranking, against the first.";

    std::string name;            ///< of the alternative
    std::uint32_t compared = 0;  ///< members who have a rank under both
    std::uint32_t moved = 0;     ///< whose rank is another
    double mean_shift = 0;       ///< mean absolute shift in rank
    std::string farthest{};      ///< code of the member who moves farthest, of equal ones the first; empty: nobody does
    std::int64_t farthest_by = 0;  ///< ranks that member gains; lost where negative

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("name", &AlternativeShift::name).needed(), field("compared", &AlternativeShift::compared),
                    field("moved", &AlternativeShift::moved), field("mean_shift", &AlternativeShift::mean_shift),
                    field("farthest", &AlternativeShift::farthest),
                    field("farthest_by", &AlternativeShift::farthest_by));
    }

    friend bool operator==(const AlternativeShift&, const AlternativeShift&) = default;
};

/// Ranks under every alternative.
struct AlternativeRanks {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Ranks under every alternative.";

    std::vector<AlternativeRange> members{};          ///< in the order of the roll
    std::vector<AlternativeShift> shifts{};           ///< in the order given; the first is compared with itself
    std::vector<std::vector<std::uint32_t>> ranks{};  ///< by alternative and row of the roll; 0: incomplete

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("members", &AlternativeRanks::members), field("shifts", &AlternativeRanks::shifts),
                    field("ranks", &AlternativeRanks::ranks));
    }

    friend bool operator==(const AlternativeRanks&, const AlternativeRanks&) = default;
};

/// Evaluates the ledger under every alternative; the first is what others are held against.
///
/// @throws InvalidInputs  if there is no alternative, or a name stands twice.
/// @throws InvalidInput, Overflow, Stopped  as `evaluate`.
[[nodiscard]] AlternativeRanks rank_ranges_over(std::span<const Alternative> alternatives, const record::Ledger& ledger,
                                                const EvaluationOptions& options = {});

/// What is tried out.
struct VariantChoices {
    std::string area{};                       ///< whose aggregation is changed; empty: the one at the top
    std::vector<Aggregation> aggregations{};  ///< besides the scheme's own
    std::vector<Weighting> weightings{};      ///< each of its own area, besides the scheme's own
};

/// The scheme as it is, and every combination of a choice of aggregation with one of weights; but where an area adds
/// up, weighs positions or takes the lowest or highest part its parts have no weights. Named by what differs: "as it
/// is", "geometric", "entropy of study", "geometric, entropy of study".
/// @throws InvalidInputs  as `Scheme` and `with_weights`, and if there is no such area.
[[nodiscard]] std::vector<Alternative> variants(const Scheme& scheme, const VariantChoices& choices);

}  // namespace muster::evaluation

#pragma GCC visibility pop
