// Who stands at a cut between two grades, and who just above and just below it.
#pragma once

#include "muster/evaluation/evaluate.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A member near a cut.
struct NearCut {
    std::string member;      ///< code
    Exact total;             ///< exact
    Exact short_of;          ///< what the total is short of the cut: 0 for who stands level, below 0 above it
    std::string grade;       ///< code of the grade the member has
    bool is_in = false;      ///< has the cut's grade or a better one
    bool is_barred = false;  ///< a veto keeps the member from the cut's grade

    friend bool operator==(const NearCut&, const NearCut&) = default;
};

/// A cut: the points a grade begins at, or the last place of its quota.
struct Cut {
    std::string grade;                    ///< code of the grade that lies above it
    bool is_quota = false;                ///< of the quota; else of the points
    std::string unit{};                   ///< whose quota, where units have their own; empty: of all
    Exact at;                             ///< points of the cut; of a quota those of the last place
    std::optional<std::size_t> places{};  ///< of a quota: how many are left for those without a better grade
    std::vector<NearCut> level{};         ///< who stands at it, in the order of the roll
    std::vector<NearCut> above{};         ///< who stands above it by the margin at most, the nearest first
    std::vector<NearCut> below{};         ///< who is short of it by the margin at most, the nearest first

    friend bool operator==(const Cut&, const Cut&) = default;
};

/// Every cut between grades, best grade first, its points before its quota, with those who stand at it or within
/// `margin` of it. Of a quota, only those who could have the grade and have no better one; a quota that leaves no
/// place, or has one for everybody, cuts nobody off and is not listed. Who gets no grade (incomplete, ungraded stage)
/// stands at no cut. O(members x grades).
///
/// @throws InvalidInput  if the margin is below 0.
[[nodiscard]] std::vector<Cut> borderline(const Evaluation& evaluation, Points margin = Points::whole(1));

}  // namespace muster::evaluation

#pragma GCC visibility pop
