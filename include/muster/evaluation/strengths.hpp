// In what a member or a unit stands high and low among all.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/fields.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// How somebody stands in one part, an area below the top or an indicator with a weight.
struct PartStanding {
    std::string code;        ///< the part's
    Exact value{};           ///< a member's points; a unit's mean, half to even, to six places
    std::uint32_t rank = 0;  ///< among all who have a value, from 1; equal ones share the better rank
    std::uint32_t of = 0;    ///< how many have one
    /// Of a member: what of the total comes from here, before limits, bonuses and rounding. Not set where an area above
    /// is no sum and no arithmetic mean, or the total is 0.
    std::optional<double> share{};

    friend bool operator==(const PartStanding&, const PartStanding&) = default;
};

/// The parts in which the member has a value, strengths first: by how large a part of the others stands lower (equal
/// ones count half), then in the scheme's order; weaknesses are the end. O(members x parts).
/// @throws InvalidInput  if the member is not on the roll.
[[nodiscard]] std::vector<PartStanding> strengths(const Evaluation& evaluation, MemberId member);

/// Likewise of a unit, by means of everyone in it and below it, among the units that have the same unit above.
/// @throws InvalidInput  if the unit is not on the roll.
[[nodiscard]] std::vector<PartStanding> unit_strengths(const Evaluation& evaluation, UnitId unit);

/// All members' ranks in all parts.
struct PartRanks {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Ranks of all members in all parts.";

    std::vector<std::string> parts{};                 ///< indicators that weigh, then areas
    std::vector<std::vector<std::uint32_t>> ranks{};  ///< by part and row of the roll; 0: no value

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("parts", &PartRanks::parts), field("ranks", &PartRanks::ranks));
    }

    friend bool operator==(const PartRanks&, const PartRanks&) = default;
};

/// From 1, equal values share the better rank. O(members log members x parts).
[[nodiscard]] PartRanks part_ranks(const Evaluation& evaluation);

}  // namespace muster::evaluation

#pragma GCC visibility pop
