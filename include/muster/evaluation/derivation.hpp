// A score unfolded to the records that made it.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/score.hpp"
#include "muster/record/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// What became of a record.
enum class RecordFate : std::uint8_t {
    counted,            ///< counts as it says
    capped,             ///< counts less than it says, for a cap
    not_highest,        ///< another record of the same event counts
    counted_elsewhere,  ///< its event counts under another indicator
    not_best,           ///< the highest record stands for the amount, and this is not it (`Combine::best`)
    not_worst,          ///< the lowest does (`Combine::worst`)
    not_latest,         ///< the latest does (`Combine::latest`)
    waiting,            ///< its activity is not reviewed
    void_record,        ///< a correction made it void
    replaced,           ///< a correction put another in its place
    outside_period,     ///< its day is not in the period evaluated
    not_chosen,         ///< its rule counts some of the records only, and this is not among them
    aged,               ///< counts less than it says, for its age
    less_trusted,       ///< a source that is trusted more wrote of the same event
    no_answer,          ///< its rule has no answer for it, and such records are left aside
    unknown_member,     ///< its member is not on the roll, and such records are left aside
    unknown_indicator,  ///< its indicator is not in the scheme, and such records are left aside
};

/// How many fates there are.
inline constexpr std::size_t fate_count = static_cast<std::size_t>(RecordFate::unknown_indicator) + 1;

/// In words, `in` a report's language.
[[nodiscard]] inline Label label_of(RecordFate fate)
{
    switch (fate) {
    case RecordFate::counted:
        return {"计入", "counts"};
    case RecordFate::capped:
        return {"超出上限部分不计", "counts up to a cap"};
    case RecordFate::not_highest:
        return {"同一事项只计一条，已计另一条", "another record of the same event counts"};
    case RecordFate::counted_elsewhere:
        return {"同一事项已在他处计入", "its event counts under another indicator"};
    case RecordFate::not_best:
        return {"只取最高一条，不计", "only the highest record counts"};
    case RecordFate::not_worst:
        return {"只取最低一条，不计", "only the lowest record counts"};
    case RecordFate::not_latest:
        return {"只取最近一条，不计", "only the latest record counts"};
    case RecordFate::not_chosen:
        return {"按计分规则取其他记录，不计", "its rule takes others of these records"};
    case RecordFate::waiting:
        return {"活动待审核，暂不计", "waits for its activity's review"};
    case RecordFate::void_record:
        return {"已作废", "void"};
    case RecordFate::replaced:
        return {"已被更正", "replaced"};
    case RecordFate::outside_period:
        return {"不在考评期内", "outside the period"};
    case RecordFate::aged:
        return {"按时间递减计入", "counts less for its age"};
    case RecordFate::less_trusted:
        return {"同一事项以更可信来源为准，不计", "a source trusted more wrote of the same event"};
    case RecordFate::no_answer:
        return {"计分规则无法计算，不计", "its rule has no answer for it"};
    case RecordFate::unknown_member:
        return {"成员不在考评名单上，不计", "its member is not on the roll"};
    case RecordFate::unknown_indicator:
        return {"指标不在考评办法中，不计", "its indicator is not in the scheme"};
    }
    return {};
}

/// One record in a derivation.
struct DerivedRecord {
    EvidenceId id;                          ///< its row in the ledger
    record::Evidence evidence;              ///< the record as it was written
    std::string source;                     ///< who or what wrote it, in words
    Quantity counted;                       ///< what it adds to the amount, after caps; 0 unless it counts
    RecordFate fate = RecordFate::counted;  ///< what became of it
    EvidenceId replacement{};               ///< the record that counts in its place, of a replaced one
    std::string reason{};                   ///< why it was corrected; empty: it was not

    friend bool operator==(const DerivedRecord&, const DerivedRecord&) = default;
};

/// One step of a calculation, and where it stands after it.
struct DerivationStep {
    Label text;   ///< what is done, in words
    Exact value;  ///< where the calculation stands after it; exact

    friend bool operator==(const DerivationStep&, const DerivationStep&) = default;
};

/// An indicator's part of a derivation.
struct IndicatorDerivation {
    IndicatorId indicator;               ///< which one, of the scheme
    IndicatorScore score;                ///< what the indicator gives
    std::vector<DerivationStep> steps;   ///< from the records to the points
    std::vector<DerivedRecord> records;  ///< every record of the member and indicator, in the order written

    friend bool operator==(const IndicatorDerivation&, const IndicatorDerivation&) = default;
};

/// An area's part of a derivation.
struct AreaDerivation {
    AreaId area;                        ///< which one, of the scheme
    Exact total;                        ///< points of the area; exact
    bool is_left_out = false;           ///< not part of the area above, for want of data
    bool is_extra = false;              ///< does not weigh in the area above: its share is added on top
    std::vector<DerivationStep> steps;  ///< from its parts to the total, which the last one gives

    friend bool operator==(const AreaDerivation&, const AreaDerivation&) = default;
};

/// All of one member's score.
struct Derivation {
    MemberId member;                              ///< row of the roll
    std::string code;                             ///< the member's code
    std::string scheme;                           ///< the scheme's code
    std::string version;                          ///< the scheme's version
    std::string digest;                           ///< the scheme's digest
    MemberScore score;                            ///< total, grade and rank
    std::vector<AreaDerivation> areas;            ///< one for each area, in order
    std::vector<IndicatorDerivation> indicators;  ///< one for each indicator, in order
    std::vector<IndicatorId> vetoes;              ///< indicators whose veto strikes

    friend bool operator==(const Derivation&, const Derivation&) = default;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
