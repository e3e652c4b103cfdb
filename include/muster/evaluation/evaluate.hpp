// From a ledger and a scheme to scores.
#pragma once

#include "muster/core/period.hpp"
#include "muster/core/progress.hpp"
#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/fates.hpp"
#include "muster/evaluation/roll.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/evaluation/score.hpp"
#include "muster/record/ledger.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Who is evaluated, for when, and how to go about it.
struct EvaluationOptions {
    std::optional<Roll> roll{};      ///< not set: every member of the ledger, without units and stages
    std::optional<Period> period{};  ///< records of other days do not count; not set: all do
    bool is_ranked = false;          ///< ranking is a choice
    bool ignores_strangers =
        false;  ///< skip records of members not on the roll and indicators not in the scheme; else an error
    bool ignores_unanswered = false;  ///< skip records that their rule has no answer for; else an error
    bool refuses_other_days = false;  ///< records outside the period are an error; else they are skipped
    unsigned threads = 1;             ///< does not change the result
    Progress progress{};              ///< throws `Stopped` when it asks to stop
};

enum class Way : std::uint8_t;  // how the bodies go about it
class PartTally;
struct EvaluationFacts;  // what the scores are kept in; seen by the bodies only

/// Scores, grades and ranks, and the way to each of them.
///
/// Immutable and cheap to copy. Keeps a snapshot of the ledger, so that every score unfolds to its records.
/// Members are those of the roll: `MemberId` here is a row of `roll()`, found by code in the ledger.
class Evaluation {
public:
    /// What it was scored by.
    [[nodiscard]] const Scheme& scheme() const noexcept;
    /// The ledger as it was then.
    [[nodiscard]] const record::Ledger& ledger() const noexcept;
    /// Who was evaluated.
    [[nodiscard]] const Roll& roll() const noexcept;
    /// Days whose records count; not set: all.
    [[nodiscard]] const std::optional<Period>& period() const noexcept;
    /// Whether members have ranks.
    [[nodiscard]] bool is_ranked() const noexcept;
    /// Whether records of members not on the roll and of unknown indicators were skipped.
    [[nodiscard]] bool ignores_strangers() const noexcept;
    /// Whether records that their rule has no answer for were skipped.
    [[nodiscard]] bool ignores_unanswered() const noexcept;
    /// Whether a record outside the period would have been an error.
    [[nodiscard]] bool refuses_other_days() const noexcept;
    /// Digest of the scheme that made it.
    [[nodiscard]] std::string scheme_digest() const { return scheme().digest(); }

    /// By member, in the order of the roll. Valid as long as a copy of this evaluation is.
    [[nodiscard]] std::span<const MemberScore> members() const noexcept;
    /// By unit, in the order of the roll. Valid as long as a copy of this evaluation is.
    [[nodiscard]] std::span<const UnitScore> units() const noexcept;

    // Ids are those of the roll and the scheme, unchecked, like a vector's.
    /// A member's standing.
    [[nodiscard]] const MemberScore& of(MemberId member) const noexcept;
    /// How a unit stands.
    [[nodiscard]] const UnitScore& of(UnitId unit) const noexcept;
    // What follows is made of the ledger's records when it is asked for, of some members at a time, and kept:
    // references are valid as long as a copy of this evaluation is.
    /// A member's points in an indicator.
    [[nodiscard]] const IndicatorScore& of(MemberId member, IndicatorId indicator) const;
    /// The area's total before any veto of the total; 0 where it is left out. Where it only adds, what its share is
    /// taken of.
    [[nodiscard]] const Exact& of(MemberId member, AreaId area) const;

    /// Whether the area has no part that weighs and has data, no bonus and no deduction: it is not part of the total
    /// above it.
    [[nodiscard]] bool is_left_out(MemberId member, AreaId area) const;
    /// Whether the area has no part that weighs and has data, but something to add or to take off: its share of that
    /// is added to the total above it, and the other areas share its weight.
    [[nodiscard]] bool is_extra(MemberId member, AreaId area) const;

    /// Totals of all members, an area after the other, made anew by one look through the ledger: quicker than asking
    /// for each.
    [[nodiscard]] std::vector<AreaColumn> area_columns(unsigned threads = 1) const;

    /// By member, the rank among those of the same unit, not of units below it: from 1, equal totals share one and the
    /// next is one more (1, 2, 2, 3); 0 for the incomplete and who is of no unit.
    [[nodiscard]] std::vector<std::uint32_t> ranks_in_units(unsigned threads = 1) const;

    /// By member, the rank among those of the same unit so many levels below the top, with all units below it: 0 is the
    /// top. Ranks as of `ranks_in_units`; 0 for the incomplete and who is of no unit so deep.
    [[nodiscard]] std::vector<std::uint32_t> ranks_in_level(std::size_t level, unsigned threads = 1) const;

    /// The same scheme, roll and options on another ledger: what `evaluate` would make. Where the ledger has only grown
    /// or been corrected since, members whose records changed are scored anew, and nobody else: ranks and units are
    /// made again, which takes milliseconds for a million members. Where totals look at all members (an area by
    /// copeland or topsis, the rule normalise, others' points in the place of missing ones) all are scored anew.
    /// @throws InvalidInputs, Overflow  as `evaluate`.
    [[nodiscard]] Evaluation with_ledger(const record::Ledger& ledger, unsigned threads = 1) const;

    /// Members in the order of their totals, highest first, equal ones in the order of the roll; then the incomplete.
    [[nodiscard]] std::vector<MemberId> by_total() const;
    /// Records that score nothing until their activity is reviewed, in the order written, of members on the roll.
    /// Valid as long as a copy of this evaluation is.
    [[nodiscard]] std::span<const EvidenceId> waiting() const noexcept;

    /// How many records became what, by fate and then indicator: every record of the ledger is in one of the rows. The
    /// first call looks through the ledger and keeps a byte a record; many threads may ask.
    [[nodiscard]] std::vector<FateCount> fates() const;
    /// Those rows of `fates` whose records do not count as they say; `capped` and `aged` may count in part.
    [[nodiscard]] std::vector<FateCount> left_aside() const;
    /// The records of these fates, in the order written; of none given, all that do not count as they say.
    [[nodiscard]] std::vector<RecordLeftAside> records_left_aside(std::span<const RecordFate> fates = {}) const;
    /// Those rows of `fates` that are of records which are none of this evaluation: of unknown members and indicators,
    /// of other days, or without an answer of their rule. One look at the columns at most.
    [[nodiscard]] std::vector<FateCount> misfits() const;

    /// Areas of which no member has a record that counts, and what that does to totals: in a term whose files are not
    /// all kept yet everybody may come out low for it. One look at all scores.
    [[nodiscard]] std::vector<EvaluationWarning> warnings() const;

    /// The member's score unfolded to the records. Costs as `record::Ledger::records_of`.
    ///
    /// @throws InvalidInput  if the member is not on the roll.
    [[nodiscard]] Derivation explain(MemberId member) const;

    /// Same scheme, ledger, roll, period and scores.
    friend bool operator==(const Evaluation& left, const Evaluation& right);

private:
    friend class PartTally;
    friend Evaluation evaluate_by(const Scheme&, const record::Ledger&, const EvaluationOptions&, Way);
    explicit Evaluation(std::shared_ptr<const EvaluationFacts> facts) : facts_(std::move(facts)) {}

    std::shared_ptr<const EvaluationFacts> facts_;
};

// Once more, as who links a shared library does not see what only a friend's declaration names.
/// Whether they are of the same rows.
bool operator==(const Evaluation& left, const Evaluation& right);

/// Scores every member. Reads the ledger's columns once; the same result with any number of threads.
///
/// @throws InvalidInputs  naming every stranger, every record its rule has no answer for, every member whose rate or
///                        veto would divide by less than 0, and those level at a cut where the grade refuses ties.
/// @throws InvalidInput   where more members than can be compared in pairs stand in a copeland area.
/// @throws Overflow       where a sum does not fit.
/// @throws Stopped        as `options.progress` asks.
[[nodiscard]] Evaluation evaluate(const Scheme& scheme, const record::Ledger& ledger,
                                  const EvaluationOptions& options = {});

}  // namespace muster::evaluation

#pragma GCC visibility pop
