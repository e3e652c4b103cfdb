// All evidence of a term.
#pragma once

#include "muster/record/activity.hpp"
#include "muster/record/correction.hpp"
#include "muster/record/evidence.hpp"
#include "muster/record/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

struct LedgerRows;  // the columns; seen by the bodies only

/// Evidence in columns, append-only. Knows its members and indicators by code, so that it can be read under any scheme.
///
/// Always true: every id in it is one of its own, every day is a calendar day, a record is corrected once, replaces at
/// most one other, and is never replaced in a circle. A record is never changed: corrections, appeals and the moves of
/// activities are appended as well. A copy is a snapshot and takes O(1); the first change after a copy copies the
/// columns once. 24 bytes a record, and 4 more for each column in use of activity, event, level and place.
class Ledger {
public:
    /// @throws InvalidInput  naming a code that is empty or stands twice.
    explicit Ledger(std::vector<std::string> members = {}, std::vector<std::string> indicators = {});

    // Words
    /// Codes of members; their ids are row numbers.
    [[nodiscard]] const Vocabulary<MemberId>& members() const noexcept;
    /// Codes of indicators; their ids are row numbers.
    [[nodiscard]] const Vocabulary<IndicatorId>& indicators() const noexcept;
    /// Who or what wrote records, in the order they came.
    [[nodiscard]] const Vocabulary<SourceId>& sources() const noexcept;
    /// Events and works that records are of, in the order they came.
    [[nodiscard]] const Vocabulary<EventId>& events() const noexcept;
    /// Levels of awards, in the order they came.
    [[nodiscard]] const Vocabulary<AwardLevelId>& levels() const noexcept;
    /// Places of awards, in the order they came.
    [[nodiscard]] const Vocabulary<AwardPlaceId>& places() const noexcept;
    /// The id of a code or word, new if it is. Amortised O(1). @throws InvalidInput  if it is empty.
    MemberId admit_member(std::string code);
    /// As `admit_member`, of an indicator's code.
    IndicatorId admit_indicator(std::string code);
    /// As `admit_member`, of who or what writes records.
    SourceId admit_source(std::string word);
    /// As `admit_member`, of an event or a work.
    EventId admit_event(std::string word);
    /// As `admit_member`, of the level of an award.
    AwardLevelId admit_level(std::string word);
    /// As `admit_member`, of the place of an award.
    AwardPlaceId admit_place(std::string word);

    // Activities
    /// @throws InvalidInput  if its code is taken, or it names a member or indicator the ledger does not know.
    ActivityId add_activity(Activity activity);
    /// @throws InvalidInput  if the move is not legal or the activity or member is unknown.
    void move_activity(ActivityId activity, ActivityMove move);
    /// In the order they were added. Row `i` is named by `ActivityId(i)`. Valid until the ledger changes.
    [[nodiscard]] std::span<const Activity> activities() const noexcept;
    /// The activity of a code; nothing where there is none.
    [[nodiscard]] std::optional<ActivityId> find_activity(std::string_view code) const;
    /// @throws InvalidInput  at `place`.
    [[nodiscard]] ActivityId activity_of(std::string_view code, Where place) const;

    // Evidence
    /// Amortised O(1). @throws InvalidInput  with every fault of the record.
    EvidenceId append(const Evidence& evidence);
    /// All records or, where one is at fault, none. Returns the id of the first; the others follow.
    ///
    /// Amortised O(records). @throws InvalidInputs  with every fault and its line.
    EvidenceId append(const EvidenceColumns& columns);
    /// Makes room for `records` records in all.
    void reserve(std::size_t records);

    // Corrections and appeals
    /// The record counts no more. @throws InvalidInput  if it is unknown or corrected already, or no reason is given.
    void void_record(EvidenceId record, CorrectionNote note);
    /// `evidence` is appended and counts in place of the record. @throws InvalidInput  as `append` and `void_record`.
    EvidenceId replace(EvidenceId record, const Evidence& evidence, CorrectionNote note);
    /// Corrections among records that are in the ledger already; all or, where one is at fault, none.
    ///
    /// @throws InvalidInputs  with every fault: a record that is unknown, replaced in a circle, or corrected twice.
    void correct(std::span<const Correction> corrections);
    /// @throws InvalidInput  if the member or record is unknown or no reason is given.
    AppealId appeal(Appeal appeal);
    /// @throws InvalidInput  if the appeal is unknown or answered already.
    void answer(AppealId appeal, AppealAnswer answer);
    /// All corrections, in the order they were made.
    [[nodiscard]] std::span<const Correction> corrections() const noexcept;
    /// All appeals with their answers, in the order they were made.
    [[nodiscard]] std::span<const AppealRecord> appeals() const noexcept;

    // Questions
    /// Records ever written, whether they count or not.
    [[nodiscard]] std::size_t size() const noexcept;
    /// Whether there is no record.
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    /// Unchecked, like a vector's.
    [[nodiscard]] Evidence operator[](EvidenceId record) const noexcept;
    /// Whether the id names a record.
    [[nodiscard]] bool contains(EvidenceId record) const noexcept { return record.is_set() && record.row() < size(); }
    /// Neither void nor replaced. O(1).
    [[nodiscard]] bool is_effective(EvidenceId record) const noexcept;
    /// Number of records that count: all but those that were corrected.
    [[nodiscard]] std::size_t effective_size() const noexcept;
    /// Effective, but of an activity that has not passed its review. O(1).
    [[nodiscard]] bool is_waiting(EvidenceId record) const noexcept;
    /// Records of a member, in the order written, whether they count or not. Of rows that stand member by member, but
    /// for few, a call finds its own by halving. Else the first few calls each read the member column once; then
    /// records are kept by member, 4 bytes a record, and a call costs what it returns and what was written since.
    [[nodiscard]] std::vector<EvidenceId> records_of(MemberId member) const;
    /// What corrected the record; null if nothing did. Valid until the ledger changes. O(1).
    [[nodiscard]] const Correction* correction_of(EvidenceId record) const noexcept;
    /// What the record replaces; null if nothing. Valid until the ledger changes. O(1).
    [[nodiscard]] const Correction* replaced_by(EvidenceId record) const noexcept;

    // Columns, valid until the ledger changes. Those after `source_column` are empty where no record has one.
    /// Whose record each is.
    [[nodiscard]] std::span<const MemberId> member_column() const noexcept;
    /// What each counts toward.
    [[nodiscard]] std::span<const IndicatorId> indicator_column() const noexcept;
    /// How much each is.
    [[nodiscard]] std::span<const Quantity> quantity_column() const noexcept;
    /// On which day each was done.
    [[nodiscard]] std::span<const Day> day_column() const noexcept;
    /// Who or what wrote each.
    [[nodiscard]] std::span<const SourceId> source_column() const noexcept;
    /// What activity each is of.
    [[nodiscard]] std::span<const ActivityId> activity_column() const noexcept;
    /// What event each is of.
    [[nodiscard]] std::span<const EventId> event_column() const noexcept;
    /// The level of each award.
    [[nodiscard]] std::span<const AwardLevelId> level_column() const noexcept;
    /// The place of each award.
    [[nodiscard]] std::span<const AwardPlaceId> place_column() const noexcept;
    /// Bit `i % 64` of word `i / 64` is set where record `i` is corrected; shorter than the columns where the rest is
    /// not.
    [[nodiscard]] std::span<const std::uint64_t> corrected_bits() const noexcept;
    /// Largest quantity without its sign, in millionths: bounds every sum.
    [[nodiscard]] std::uint64_t largest_millionths() const noexcept;

    friend bool operator==(const Ledger& left, const Ledger& right);

private:
    [[nodiscard]] LedgerRows& own();

    std::shared_ptr<LedgerRows> rows_;
};

// Once more, as who links a shared library does not see what only a friend's declaration names.
/// Whether they are of the same rows.
bool operator==(const Ledger& left, const Ledger& right);

}  // namespace muster::record

#pragma GCC visibility pop
