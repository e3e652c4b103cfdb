// Kinds of records.
#include "../types/record.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(record::Ledger)
MUSTER_ARCHIVE_KIND(std::vector<record::Incident>)
MUSTER_ARCHIVE_KIND(record::CaseBook)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::record, Ledger)
MUSTER_SAVED_APART(, muster::record, Incident)
