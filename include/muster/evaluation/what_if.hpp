// What an evaluation would be if weights, records, rules or the roll were others.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/evaluation/compare.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A record in words, as a table has it: written into no ledger.
struct ProposedRecord {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A record in words, as a table has it: written into no ledger.";

    std::string member;                                        ///< code of the member
    std::string indicator;                                     ///< code of what it counts toward
    Day day;                                                   ///< on which day it was done
    Quantity quantity = Quantity::from_millionths(1'000'000);  ///< in the indicator's unit, or points; 1 for one item
    std::string source{};                                      ///< who or what would write it; empty: not on file
    std::string activity{};                                    ///< code of an activity of the ledger; empty: of none
    std::string event{};                                       ///< event or work; empty: one of its own
    std::string level{};                                       ///< level of the award, of an award only
    std::string place{};                                       ///< place of the award, of an award only

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &ProposedRecord::member).needed(),
                    field("indicator", &ProposedRecord::indicator).needed(),
                    field("day", &ProposedRecord::day).needed(), field("quantity", &ProposedRecord::quantity),
                    field("source", &ProposedRecord::source), field("activity", &ProposedRecord::activity),
                    field("event", &ProposedRecord::event), field("level", &ProposedRecord::level),
                    field("place", &ProposedRecord::place));
    }

    friend bool operator==(const ProposedRecord&, const ProposedRecord&) = default;
};

/// A record of a ledger in words. @throws InvalidInput  if the ledger has no such record.
[[nodiscard]] ProposedRecord in_words(const record::Ledger& ledger, EvidenceId record);

/// The weight of one area or indicator.
struct WeightChange {
    /// What it is, in a sentence.
    static constexpr const char* summary = "The weight of one area or indicator.";

    std::string code;  ///< of the area or indicator
    Weight weight;     ///< beside the weights of the other parts, or a share from 0 to 1: see `Scenario`

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &WeightChange::code).needed(), field("weight", &WeightChange::weight).needed());
    }

    friend bool operator==(const WeightChange&, const WeightChange&) = default;
};

/// What another record would say in a record's place.
struct RecordChange {
    EvidenceId record;       ///< the record that would count no more
    ProposedRecord becomes;  ///< what would count in its place

    friend bool operator==(const RecordChange&, const RecordChange&) = default;
};

/// What is supposed to be otherwise. Nothing of it is written down anywhere.
struct Scenario {
    std::vector<Area> areas{};            ///< each instead of the area that has its code
    std::vector<Indicator> indicators{};  ///< each instead of the indicator that has its code
    /// As a ratio to the other parts of the area as they are written, whatever they then sum to.
    std::vector<WeightChange> weights{};
    /// From 0 to 1, one after the other: the other parts of the area keep their proportions.
    std::vector<WeightChange> shares{};
    std::vector<ProposedRecord> added{};  ///< records more
    std::vector<EvidenceId> withdrawn{};  ///< records that count no more
    std::vector<RecordChange> changed{};  ///< records that say something else
    std::vector<RollMember> members{};    ///< each instead of the member who has the code, or new, at the end
    std::vector<std::string> leaving{};   ///< codes of members who are not on the roll; their records count no more
    unsigned threads = 1;                 ///< does not change the result
};

/// What would be, beside what is.
struct ScenarioResult {
    Evaluation evaluation;  ///< just as `evaluate` makes it of the ledger, scheme and roll that are supposed
    /// Of now with then: totals, ranks and grades of all members and means of units. Where in a total a change lies
    /// is not looked up; `compare` and `causes` of the two evaluations do.
    Comparison comparison;

    /// Of the members, those who join, leave, or have another total, rank or grade.
    [[nodiscard]] std::vector<MemberChange> moved() const;

    friend bool operator==(const ScenarioResult&, const ScenarioResult&) = default;
};

/// What the evaluation would be. The ledger is not touched, nor is the evaluation.
///
/// Where only records are supposed to be others it costs as `Evaluation::with_ledger`: members whose records they are
/// are scored anew, and the others only where totals look at all members; else it costs as `evaluate`. Where somebody
/// leaves, records of those who are not on the roll are skipped, as theirs are.
/// @throws InvalidInputs  naming every code, record and activity that is not there, and as `evaluate` and `Scheme`.
[[nodiscard]] ScenarioResult what_if(const Evaluation& evaluation, const Scenario& scenario);

}  // namespace muster::evaluation

#pragma GCC visibility pop
