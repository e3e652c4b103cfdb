// What is unusual in a ledger: listed with its reason, not judged.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/record/ledger.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// In what way records are unusual.
enum class AnomalyKind : std::uint8_t {
    burst_day,    ///< a member has many more on a day than on their other days
    burst_week,   ///< a member has many more in a week than in their other weeks
    repeated,     ///< a member's records that say the same in all
    two_sources,  ///< one deed of a member written by several sources
    copied_down,  ///< one source gives many members the same quantity of a day, other than 1
    last_days,    ///< most of a member's records are of the last days of the period
    outlier,      ///< a quantity far from others of its indicator
};

/// In words, in both languages.
[[nodiscard]] inline Label label_of(AnomalyKind kind)
{
    switch (kind) {
    case AnomalyKind::burst_day:
        return {"单日记录集中", "many records on one day"};
    case AnomalyKind::burst_week:
        return {"单周记录集中", "many records in one week"};
    case AnomalyKind::repeated:
        return {"重复记录", "repeated records"};
    case AnomalyKind::two_sources:
        return {"同一事项有多个来源", "one deed in several sources"};
    case AnomalyKind::copied_down:
        return {"多人数量雷同", "the same quantity for many"};
    case AnomalyKind::last_days:
        return {"期末集中补录", "most of it in the last days"};
    case AnomalyKind::outlier:
        return {"数量离群", "a quantity far from others"};
    }
    return {};
}

/// From what on records are listed.
struct AnomalyOptions {
    /// A day or week of a member is a burst with at least so many records,
    int burst_least = 5;
    /// and more than this times the median of their days or weeks that have any.
    int burst_times = 3;
    int copied_least = 8;    ///< so many members given the same by one source, of one indicator and day
    int last_days = 3;       ///< length of the period's end
    int last_least = 5;      ///< a member with at least so many records in it, more than half of theirs
    int outlier_least = 12;  ///< an indicator has outliers from so many records on
    /// A quantity is an outlier where 0.6745 x its distance from the median, over the median of all distances, is more
    /// than so many tenths (Iglewicz and Hoaglin 1993: 3.5). Where half of the distances are 0: distance over 1.253314
    /// x their mean.
    int outlier_tenths = 35;
    std::optional<Period> period{};  ///< only records of these days; not set: from the first to the last in the ledger
};

/// Records that belong together, and why they are listed.
struct Anomaly {
    AnomalyKind kind;                 ///< in what way they are unusual
    std::string member{};             ///< code; empty: of several
    std::string indicator{};          ///< code; empty: of several
    std::vector<EvidenceId> records;  ///< in the order written
    Label reason;                     ///< what was seen and what was expected, in words

    friend bool operator==(const Anomaly&, const Anomaly&) = default;
};

/// Looks through the records that were not corrected. By kind, then in the order of their first records, so the same
/// whatever made the ledger. A list to look at: each of them may be right.
///
/// O(records x log records). @throws InvalidInputs  naming options that are not above 0.
[[nodiscard]] std::vector<Anomaly> anomalies(const Ledger& ledger, const AnomalyOptions& options = {});

}  // namespace muster::record

#pragma GCC visibility pop
