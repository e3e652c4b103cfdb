// Whose order flips when somebody else joins or leaves.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Two members who change places: one stood strictly above the other, and then strictly below.
struct RankReversal {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Two members who change places.";

    std::string fallen;               ///< code of who stood above and now stands below
    std::string risen;                ///< code of who stood below and now stands above
    std::uint32_t fallen_before = 0;  ///< rank among all there were then, from 1
    std::uint32_t risen_before = 0;   ///< likewise
    std::uint32_t fallen_after = 0;   ///< rank among all there are now
    std::uint32_t risen_after = 0;    ///< likewise

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(
            field("fallen", &RankReversal::fallen).needed(), field("risen", &RankReversal::risen).needed(),
            field("fallen_before", &RankReversal::fallen_before), field("risen_before", &RankReversal::risen_before),
            field("fallen_after", &RankReversal::fallen_after), field("risen_after", &RankReversal::risen_after));
    }

    friend bool operator==(const RankReversal&, const RankReversal&) = default;
};

/// Of two evaluations: every pair of members who are on both rolls, complete in both, and strictly in the other order
/// after. By exact totals; in the order of `before`, who fell first, then who rose.
///
/// O(members^2) at worst, O(members log members + pairs) where few flip.
/// @throws InvalidInput  if there are more than ten million pairs.
[[nodiscard]] std::vector<RankReversal> rank_reversals(const Evaluation& before, const Evaluation& after);

/// Who joins and who leaves a roll.
struct RollChange {
    std::vector<RollMember> added{};     ///< who joins, with their records in the ledger
    std::vector<std::string> removed{};  ///< codes of who leaves; their records do not count then
};

/// Evaluates the roll of `options`, and the same roll after the change.
///
/// A member's total hangs on others only under a rule that looks at all members (`normalise`), an area that holds them
/// against each other (`copeland`, `topsis`), or where others' points stand in for what is missing; without any of
/// these nobody changes places.
/// @throws InvalidInputs  naming each member who is added and on the roll already, or is removed and not on it.
/// @throws InvalidInput, Overflow, Stopped  as `evaluate`.
[[nodiscard]] std::vector<RankReversal> rank_reversals(const Scheme& scheme, const record::Ledger& ledger,
                                                       const RollChange& change, const EvaluationOptions& options = {});

/// By row of the roll, how many pairs of others change places where this member alone leaves. As many evaluations as
/// there are members.
[[nodiscard]] std::vector<std::size_t> reversals_by_leaving(const Scheme& scheme, const record::Ledger& ledger,
                                                            const EvaluationOptions& options = {});

}  // namespace muster::evaluation

#pragma GCC visibility pop
