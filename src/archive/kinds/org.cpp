// The organisation's kinds.
#include "../types/org.hpp"

#include "../payload.hpp"

namespace muster::archive {

MUSTER_ARCHIVE_KIND(org::Organisation)
MUSTER_ARCHIVE_KIND(org::Responsibility)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::org, Organisation)
