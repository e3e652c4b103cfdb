// The organisation's kinds.
#include "../types/org.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(org::Organisation)
MUSTER_ARCHIVE_KIND(org::Responsibility)
MUSTER_ARCHIVE_KIND(org::Goals)
MUSTER_ARCHIVE_KIND(org::StageRules)
MUSTER_ARCHIVE_KIND(org::BranchRules)
MUSTER_ARCHIVE_KIND(org::EscalationRules)
MUSTER_ARCHIVE_KIND(org::ObligationOptions)
MUSTER_ARCHIVE_KIND(org::WorkingDays)
MUSTER_ARCHIVE_KIND(std::vector<org::MeetingHeld>)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::org, Organisation)
