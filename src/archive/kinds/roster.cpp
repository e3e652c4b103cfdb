// Kinds of rostering.
#include "../types/roster.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(roster::Problem)
MUSTER_ARCHIVE_KIND(roster::Roster)
MUSTER_ARCHIVE_KIND(roster::Solution)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::roster, Problem)
MUSTER_SAVED_APART(, muster::roster, Roster)
MUSTER_SERIALISED_APART(, muster::roster, Solution)
