// Whether doing more can ever cost points.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/exact.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/scheme.hpp"

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// One record of a witness.
struct WitnessRecord {
    std::string indicator;  ///< code
    Quantity quantity;      ///< in the indicator's unit
    Day day;                ///< on which day
    std::string level{};    ///< of an award
    std::string place{};    ///< of an award
    std::string event{};    ///< what it is of; empty: an event of its own
    std::string source{};   ///< who or what wrote it; empty: not on file

    friend bool operator==(const WitnessRecord&, const WitnessRecord&) = default;
};

/// A member who was evaluated twice, and has fewer points with one more good record.
struct MonotoneWitness {
    std::vector<std::string> roles{};   ///< what was assigned to the member
    std::vector<WitnessRecord> held{};  ///< what the member has
    WitnessRecord added;                ///< the record more
    Exact before;                       ///< total without it
    Exact after;                        ///< total with it: less

    friend bool operator==(const MonotoneWitness&, const MonotoneWitness&) = default;
};

/// An indicator of merit of which it is not proved that more of it never lowers a total.
struct MonotoneFinding {
    std::string indicator;                     ///< code
    Label reason;                              ///< why it is not proved, in words
    std::optional<MonotoneWitness> witness{};  ///< a member to whom it happens; not set: none was found, none ruled out

    friend bool operator==(const MonotoneFinding&, const MonotoneFinding&) = default;
};

/// What is known of every indicator of a scheme.
struct Monotonicity {
    std::vector<std::string> proved{};        ///< codes of indicators of merit: more never lowers a total
    std::vector<MonotoneFinding> findings{};  ///< indicators of merit of which that is not proved
    std::vector<std::string> no_merit{};      ///< codes of deductions, vetoes, and what has no share or falls

    /// Whether more evidence of merit never lowers a total.
    [[nodiscard]] bool holds() const noexcept { return findings.empty(); }

    friend bool operator==(const Monotonicity&, const Monotonicity&) = default;
};

/// Whether more evidence of merit never lowers a total of this scheme.
///
/// An indicator is of merit where it has a share or is a bonus and its points rise with what is counted. Of those that
/// add up or take the best, one more good record is any of an amount of 0 or more, an award of 0 points or more, or one
/// in time; of those that take a mean, the worst or the latest, which read how well something is and not how much was
/// done, it is one at least as high as what counts now, and where there is none one of most points. The record may be
/// of an event that has records of the indicator already, or of another indicator that shares its events; what is
/// divided by stays as it is. The proof goes by the rules and the areas above; where it does not go through, members
/// are made up and evaluated to find one who loses.
[[nodiscard]] Monotonicity monotone(const Scheme& scheme);

/// A finding as a sentence, with the witness' numbers.
[[nodiscard]] Label in_words(const MonotoneFinding& finding);

}  // namespace muster::evaluation

#pragma GCC visibility pop
