// Members compared in pairs by the parts of an area: who wins over everybody, and whether an order comes of it.
#pragma once

#include "muster/evaluation/evaluate.hpp"

#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Members between whom majorities do not decide one by one: all of an earlier group win over all of a later one.
struct MajorityGroup {
    std::vector<std::string> members{};  ///< codes, in the order of the roll
    /// A shortest circle in which each wins over the next and the last over the first; empty where there is none.
    std::vector<std::string> circle{};
    bool is_level = true;  ///< nobody in it wins over another

    friend bool operator==(const MajorityGroup&, const MajorityGroup&) = default;
};

/// What pairwise majorities say.
struct Condorcet {
    std::string winner{};  ///< who wins over everybody else; empty: nobody does
    /// In order. The first is the Smith set: the fewest who all win over everybody outside. Groups of one in a row are
    /// an order.
    std::vector<MajorityGroup> groups{};
    bool is_transitive = true;            ///< majorities make an order, with some level perhaps: every group is level
    std::vector<std::string> left_out{};  ///< codes of those without a part that weighs, or incomplete: not compared

    friend bool operator==(const Condorcet&, const Condorcet&) = default;
};

/// Compares all members by the parts of one area, whatever its aggregation: one wins over another where the parts in
/// which they have more weigh more than those in which they have less, by the exact weights (each alike in an area that
/// does not weigh its parts). Parts that one of two leaves out do not decide. Of those who have the same in every part
/// one is compared for all.
///
/// O(members^2 x parts), and a bit a pair of a group's members. A shortest circle takes O(group^2) besides where there
/// is none, or one of three through the first it may go through; group^3 / 64 at worst, where circles are longer.
///
/// @throws InvalidInput  if the area is unknown or has no parts, or there are more than 20,000 members
/// whose parts differ.
[[nodiscard]] Condorcet condorcet(const Evaluation& evaluation, std::string_view area);

}  // namespace muster::evaluation

#pragma GCC visibility pop
