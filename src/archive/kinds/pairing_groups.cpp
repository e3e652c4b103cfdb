// Kinds of study groups.
#include "../types/pairing_groups.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(pairing::GroupProblem)
MUSTER_ARCHIVE_KIND(pairing::Grouping)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::pairing, GroupProblem)
MUSTER_SERIALISED_APART(, muster::pairing, Grouping)
