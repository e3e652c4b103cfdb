// Why totals changed between two evaluations, by cause, and who passed whom for it.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/evaluation/compare.hpp"
#include "muster/evaluation/what_if.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// What changes a total.
enum class Cause : std::uint8_t {
    records,   ///< other records count: added, withdrawn, corrected, of other days
    rules,     ///< indicators and areas score otherwise, come or go
    missing,   ///< another policy for who has no record
    weights,   ///< parts or positions have other weights
    roles,     ///< the roll is another: roles, and where totals look at all members who is on it and in which unit
    together,  ///< several of these at once: one scheme cannot score the other's records
};
/// Names of its values, in order.
constexpr auto listed(Cause)
{
    return enumeration("What changes a total.", "records", "rules", "missing", "weights", "roles", "together");
}

/// A part of one member's change.
struct CauseGain {
    Cause cause = Cause::records;  ///< what the part is owed to
    std::string indicator{};       ///< of records: code of the indicator whose points they changed; else empty
    Exact gain;                    ///< of the total, lost where negative; exact

    friend bool operator==(const CauseGain&, const CauseGain&) = default;
};

/// Why one member's total changed.
struct MemberCauses {
    std::string code;  ///< the member's code
    Exact before;      ///< total in the earlier evaluation; exact
    Exact after;       ///< total in the later one; exact
    /// In the order of `Cause`, records by indicator in the order of the later scheme, none that is 0. They sum to
    /// `after - before` exactly.
    std::vector<CauseGain> causes{};

    friend bool operator==(const MemberCauses&, const MemberCauses&) = default;
};

/// Why the totals of all members changed who are complete in both evaluations, in the order of the later roll.
///
/// Shapley's value over the causes there are: of all orders in which one cause after the other may be let in, the mean
/// of what each adds to the member's total when its turn comes. What records add is cut by indicator in the same way,
/// one indicator after the other as the scheme lists them. Each order begins at the total before and ends at the total
/// after, so every order's parts sum to the change, and so do their means. With one cause it is the whole change.
/// Evaluates 2^causes times at most, twice where only two causes changed, not at all where one did.
struct Causes {
    std::vector<Cause> found{};           ///< what differs between the two evaluations, whoever is moved by it
    std::vector<MemberCauses> members{};  ///< by member

    friend bool operator==(const Causes&, const Causes&) = default;
};

/// What moved whom. Members, areas and indicators are matched by code. @throws InvalidInputs  as `evaluate`.
[[nodiscard]] Causes causes(const Evaluation& before, const Evaluation& after, unsigned threads = 1);

/// One member went past another.
struct Overtaking {
    std::string winner;  ///< code of who was level or behind and is in front, or was behind and is level
    std::string loser;   ///< code of the other
    Exact gap_before;    ///< the winner's total less the loser's in the earlier evaluation; exact
    Exact gap_after;     ///< and in the later one; exact
    /// Parts of `gap_after - gap_before`, greatest first; they sum to it exactly. The first carried most.
    std::vector<CauseGain> causes{};

    friend bool operator==(const Overtaking&, const Overtaking&) = default;
};

/// Whom a member passed and by whom they were passed, in the order of the roll, each with what it is owed to.
/// O(members). @throws InvalidInput  if the member is not among them.
[[nodiscard]] std::vector<Overtaking> overtakings(const Causes& causes, std::string_view member);

/// What became of a record between two evaluations.
enum class RecordTurn : std::uint8_t {
    added,      ///< it counts in the later one only
    withdrawn,  ///< it counted in the earlier one only
    corrected,  ///< it counts in the later one in the place of another
};
/// Names of its values, in order.
constexpr auto listed(RecordTurn)
{
    return enumeration("What became of a record between two evaluations.", "added", "withdrawn", "corrected");
}

/// A record that counts in one of two evaluations only, and what it moves.
struct MovingRecord {
    RecordTurn turn = RecordTurn::added;      ///< what became of it
    EvidenceId record;                        ///< in the later ledger; of one withdrawn, in the earlier one
    ProposedRecord words;                     ///< what it says
    std::optional<ProposedRecord> instead{};  ///< of one corrected: what the record said that it stands for
    /// The member's later total less what it would be if this alone had not happened; exact. Nothing where the later
    /// scheme has no answer for what the record said.
    std::optional<Exact> effect{};

    friend bool operator==(const MovingRecord&, const MovingRecord&) = default;
};

/// Records of one member that came, went or were corrected between two evaluations, those first that moved the total
/// most, of equal ones the added first, then the withdrawn, each in the order of their ids. Records are matched by what
/// they say, so neither ledger need be a copy of the other. Costs as `what_if` for each of them.
///
/// @throws InvalidInput  if the member is not on both rolls.
[[nodiscard]] std::vector<MovingRecord> moving_records(const Evaluation& before, const Evaluation& after,
                                                       std::string_view member);

}  // namespace muster::evaluation

#pragma GCC visibility pop
