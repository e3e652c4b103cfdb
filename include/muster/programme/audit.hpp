// What was changed after it was first written down, by whom and why.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// One change.
struct AuditEntry {
    Day on;      ///< on which day
    Label what;  ///< what was done, in words
    std::string
        about;       ///< code of what was changed: a member, an activity, an incident, a duty; `record 7` of the ledger
    std::string by;  ///< code of the member who did it, or their name where only that is on file; empty: not on file
    std::string why;  ///< the reason; empty: not on file

    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

/// Who changed what: corrections of stages and of evidence, appeals and their answers, moves of activities, steps of
/// incidents, duties acknowledged and done, turns and pairs that were told anew. By day, then in this order. Who
/// reported an incident is under seal, and not in it. O(n log n).
[[nodiscard]] std::vector<AuditEntry> audit(const Term& term);

}  // namespace muster::programme

#pragma GCC visibility pop
