// Members' results as evidence of their units, scored by a scheme of the units' own.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// What comes up of a member or of a unit.
enum class ComingUp : std::uint8_t {
    total,      ///< of each member the total
    area,       ///< of each member the total of an area, unless it is left out
    grade,      ///< of each member who has a grade 1, or 0 where it is another one
    member,     ///< of each member 1, the incomplete included
    unit_mean,  ///< of each unit directly below the mean of its members' totals
};
/// Names of its values, in order.
constexpr auto listed(ComingUp)
{
    return enumeration("What comes up of a member or of a unit.", "total", "area", "grade", "member", "unit_mean");
}

/// What an indicator of the units' scheme gets as evidence.
struct Rise {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What an indicator of a units' scheme gets as evidence.";

    std::string indicator;          ///< code, of the units' scheme
    ComingUp of = ComingUp::total;  ///< what a record says
    std::string code{};             ///< of the area or the grade, where it is one; else empty

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("indicator", &Rise::indicator).needed(), field("of", &Rise::of), field("code", &Rise::code));
    }

    friend bool operator==(const Rise&, const Rise&) = default;
};

/// How results come up to units.
struct RollUpOptions {
    std::vector<Rise> rises{};   ///< at least one
    std::optional<int> level{};  ///< units so many levels below the top, 0 at the top; not set: all of them
    /// Of the records; not set: the last day of the period, or else of the ledger's last record.
    std::optional<Day> on{};
    bool is_ranked = false;  ///< ranking is a choice
    unsigned threads = 1;    ///< does not change the result
};

/// Scores units by a scheme of their own, from what their members came to.
///
/// Its roll has the units for members, each in the unit above it, so that it can be rolled up again; its ledger has a
/// record for each member in the unit and below it (or each unit directly below), of which `source` is the code: with
/// it `below.explain` unfolds the record to the member's records. Incomplete members give no total, area and grade, and
/// units without any complete member no mean, as in `UnitScore`. A record's quantity is the total rounded half to even
/// to six places.
///
/// @throws InvalidInputs  naming each rise whose indicator, area or grade is not there, and a level without units.
/// @throws Overflow       where a total has no place in a quantity; else as `evaluate`.
[[nodiscard]] Evaluation roll_up_with(const Evaluation& below, const Scheme& units, const RollUpOptions& options);

}  // namespace muster::evaluation

#pragma GCC visibility pop
