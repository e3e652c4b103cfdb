// What an evaluation gives for one member, one indicator, one unit.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/scheme.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// How an indicator's points came about.
enum class ScoreState : std::uint8_t {
    counted,     ///< from records
    missing,     ///< no record that counts; by the missing-data policy
    left_out,    ///< missing, and not part of the area's total
    incomplete,  ///< missing, and therefore no grade and no rank
    extra,       ///< from records of a member whose role it is not: its share is added on top, and does not weigh
};

/// One member's score in one indicator.
struct IndicatorScore {
    Points points{};            ///< of a deduction: what is taken off, not negative
    Quantity amount{};          ///< what was counted and combined, in the indicator's unit; rounded to six places
    std::uint32_t records = 0;  ///< number of records that count
    std::uint32_t waiting = 0;  ///< number of records of activities not yet reviewed
    ScoreState state = ScoreState::missing;  ///< how the points came about
    bool is_vetoed = false;                  ///< of a veto: it strikes

    friend bool operator==(const IndicatorScore&, const IndicatorScore&) = default;
};

/// Why a member has the grade they have.
enum class GradeReason : std::uint8_t {
    by_points,       ///< the best their total allows
    quota,           ///< points for a better one, whose quota was full
    veto,            ///< points for a better one, which a veto bars
    ungraded_stage,  ///< no grade at this stage
    incomplete,      ///< no grade for want of data
    no_grades,       ///< the scheme has none
};

/// A member's standing.
struct MemberScore {
    Exact total{};                                ///< of what there is, where the member is incomplete
    GradeId grade{};                              ///< unset: no grade
    GradeReason reason = GradeReason::no_grades;  ///< why this grade and no better one
    std::uint32_t rank = 0;  ///< from 1, equal totals share the better rank (1, 2, 2, 4); 0: not ranked
    /// The total is not to be held against others': an indicator is incomplete, or nothing that weighs has data.
    bool is_incomplete = false;

    friend bool operator==(const MemberScore&, const MemberScore&) = default;
};

/// A unit with everyone in it and below it. Totals are those of members who are not incomplete.
struct UnitScore {
    std::size_t members = 0;     ///< number of those in it and below it
    std::size_t incomplete = 0;  ///< of them
    /// Of the totals. Rounded half to even to six places where it has more than 38 digits, as it may where members
    /// leave out different parts.
    Exact sum;
    Points mean;                      ///< half to even, to six places; 0 where there is nobody
    std::optional<Exact> lowest{};    ///< nothing where there is nobody
    std::optional<Exact> highest{};   ///< nothing where there is nobody
    std::vector<Points> area_means;   ///< by area, as `mean`, of members for whom it is not left out
    std::vector<std::size_t> grades;  ///< how many have each grade
    std::size_t ungraded = 0;         ///< how many have no grade

    friend bool operator==(const UnitScore&, const UnitScore&) = default;
};

/// An area's totals, of all members.
struct AreaColumn {
    Exact unit{};                        ///< what `counts` are of
    std::vector<std::int64_t> counts{};  ///< by member: the total in units; empty where `others` are all members
    /// Members whose total stands here and not in `counts`; nothing where the area is left out for the member.
    std::vector<std::pair<MemberId, std::optional<Exact>>> others{};
};

/// Something that may make totals other than one would expect: an area without any evidence.
struct EvaluationWarning {
    std::string area;  ///< code of the area
    Label text;        ///< what there is not, and what follows, in words

    friend bool operator==(const EvaluationWarning&, const EvaluationWarning&) = default;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
