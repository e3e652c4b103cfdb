// Where members stood in an earlier evaluation, as a table keeps it, and who rose since (增比进位).
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/compare.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Where one member stood.
struct Standing {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Where one member stood in an earlier evaluation.";

    std::string member;             ///< code of the member
    std::string unit{};             ///< code of the member's unit then; empty: of none
    std::optional<Points> total{};  ///< to six places, half to even; not set: incomplete
    std::uint32_t rank = 0;         ///< from 1; 0: not ranked
    std::string grade{};            ///< code of the grade; empty: none

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &Standing::member).needed(), field("unit", &Standing::unit),
                    field("total", &Standing::total), field("rank", &Standing::rank), field("grade", &Standing::grade));
    }

    friend bool operator==(const Standing&, const Standing&) = default;
};

/// What is kept of an evaluation for the next one to be compared with.
struct Standings {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What is kept of an evaluation for the next one to be compared with.";

    std::vector<Standing> members{};  ///< each member once
    std::string scheme_digest{};      ///< of the scheme that made them; empty: not known

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("members", &Standings::members), field("scheme_digest", &Standings::scheme_digest));
    }

    friend bool operator==(const Standings&, const Standings&) = default;
};

/// What the next evaluation is compared with, in the order of the roll.
[[nodiscard]] Standings standings(const Evaluation& evaluation);

/// As of two evaluations; of areas and indicators nothing is known. A unit's mean before is that of the members who
/// then stood in it or in a unit that is now below it, to six places.
///
/// @throws InvalidInputs  naming every member who stands in `before` twice.
[[nodiscard]] Comparison compare(const Standings& before, const Evaluation& after);

}  // namespace muster::evaluation

#pragma GCC visibility pop
