// What is said about a record after it was written. Nothing is ever changed or taken out.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"

#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Names an appeal by its row in the ledger.
using AppealId = Id<struct AppealKind>;

/// Why a record is corrected, when and by whom.
struct CorrectionNote {
    std::string reason;  ///< in words; must not be empty
    Day day;             ///< on which day
    MemberId by{};       ///< who corrects; unset: not on file

    friend bool operator==(const CorrectionNote&, const CorrectionNote&) = default;
};

/// A record counts no more, or another one counts in its place.
struct Correction {
    EvidenceId corrected;      ///< the record that counts no more
    EvidenceId replacement{};  ///< unset: `corrected` is void
    CorrectionNote note;       ///< why, when and by whom

    /// Whether no record counts in its place.
    [[nodiscard]] bool is_void() const noexcept { return !replacement.is_set(); }

    friend bool operator==(const Correction&, const Correction&) = default;
};

/// A member says that a record, or something not recorded, is not as it was.
struct Appeal {
    MemberId by;         ///< who appeals
    EvidenceId about{};  ///< unset: about what is missing
    std::string reason;  ///< in words; must not be empty
    Day day;             ///< on which day

    friend bool operator==(const Appeal&, const Appeal&) = default;
};

/// What was decided. An appeal that is upheld is followed by a correction or a new record; this does not make one.
struct AppealAnswer {
    bool is_upheld = false;  ///< whether the member is right
    CorrectionNote note;     ///< why, when and by whom

    friend bool operator==(const AppealAnswer&, const AppealAnswer&) = default;
};

/// An appeal and its answer, if there is one yet.
struct AppealRecord {
    Appeal appeal;                         ///< what is asked
    std::optional<AppealAnswer> answer{};  ///< what was decided; not set: open

    friend bool operator==(const AppealRecord&, const AppealRecord&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
