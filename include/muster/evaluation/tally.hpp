// Members scored in parts, none of which has all of them, and where each stands among all.
#pragma once

#include "muster/evaluation/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// The scheme without the quotas of its grades: what a part is scored by, as quotas count all members.
[[nodiscard]] Scheme without_quotas(const Scheme& scheme);

/// What parts say of their members to each other: how many have which total, and sums of units. Adding is exact and in
/// any order; what comes of it is what one evaluation of all members gives, to the last digit.
///
/// A part has all records of its members, each member is in one part, and all have the units of all. Grows with the
/// number of different totals in a unit, not with that of members.
class PartTally {
public:
    /// Nobody yet. `scheme` with its quotas.
    PartTally(Scheme scheme, std::vector<RollUnit> units);

    /// The members of a part, scored by `without_quotas(scheme)`.
    ///
    /// @throws InvalidInput  if it was scored by another scheme or has other units, or where totals look at all
    /// members:
    ///                       an area by copeland or topsis, the rule normalise, others' points in the place of missing
    ///                       ones.
    void add(const Evaluation& part);
    /// @throws InvalidInput  as of a part.
    void add(const PartTally& other);

    /// What it was made for.
    [[nodiscard]] const Scheme& scheme() const noexcept { return scheme_; }
    /// The units of all, and no members.
    [[nodiscard]] const Roll& roll() const noexcept { return roll_; }
    /// Number of members.
    [[nodiscard]] std::size_t members() const noexcept;

    /// How members of a part stand among all, in its order; with ranks where the part is ranked.
    ///
    /// @throws InvalidInput   as `add`, or if it has a member whose like was not added.
    /// @throws InvalidInputs  where members are level at a cut and the quota refuses ties; it is not known who they
    /// are.
    [[nodiscard]] std::vector<MemberScore> standings(const Evaluation& part) const;
    /// Units, as of an evaluation of all. @throws InvalidInputs  as `standings`.
    [[nodiscard]] std::vector<UnitScore> units() const;

    /// Its rows as lines of text, and back; without the scheme and the units.
    [[nodiscard]] std::string to_text() const;
    /// @throws InvalidInput  if it is none of these.
    static PartTally from_text(Scheme scheme, std::vector<RollUnit> units, std::string_view text);

    friend bool operator==(const PartTally& left, const PartTally& right)
    {
        return left.scheme_ == right.scheme_ && left.roll_ == right.roll_ && left.to_text() == right.to_text();
    }

    struct State;  // seen by the bodies only

private:
    State& own();
    void require_like(const Evaluation& part) const;

    Scheme scheme_;
    Scheme part_scheme_;
    Roll roll_;  // of units alone
    std::shared_ptr<State> state_;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
