// Why no roster can be made: a smallest set of rules that cannot hold together.
#pragma once

#include "muster/core/label.hpp"
#include "muster/core/progress.hpp"
#include "muster/roster/element.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What is known of the hard rules.
enum class Verdict : std::uint8_t {
    feasible,    ///< a roster that bends no hard rule was found
    infeasible,  ///< shown: the clash cannot be met by any roster
    unknown,     ///< neither was shown within the limit
};

/// Whether hard rules can hold together, and which do not.
struct Infeasibility {
    Verdict verdict = Verdict::unknown;  ///< whether the hard rules can hold together
    std::vector<Element> clash{};        ///< of an infeasible problem: these cannot hold together
    bool is_smallest = false;            ///< shown: without any one of them, the others can
    std::optional<Roster> roster{};      ///< of a feasible problem
    std::vector<Label> words{};     ///< `in_words` of each of the clash, so that it can be told without the problem
    std::vector<Label> remedies{};  ///< `remedy_for` each of the clash

    friend bool operator==(const Infeasibility&, const Infeasibility&) = default;
};

/// How long `explain_infeasible` looks.
struct InfeasibilityOptions {
    std::size_t most_nodes = 3000;  ///< rosters looked at in each of the searches
    Progress progress{};            ///< called now and then; may stop the search
};

/// That nobody stands two shifts at once is no rule that could be given up, and never part of a clash.
///
/// Searches exhaustively, first within parts (one member's line, one day, a few days), then in the whole; then gives up
/// one element after the other and searches again, until each is needed. Soft rules do not take part.
[[nodiscard]] Infeasibility explain_infeasible(const Problem& problem, const InfeasibilityOptions& options = {});

/// What clashes, an element a sentence with its remedy, in both languages; first a line of what is known.
[[nodiscard]] std::vector<Label> in_words(const Infeasibility& infeasibility);

}  // namespace muster::roster

#pragma GCC visibility pop
