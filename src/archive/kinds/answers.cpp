// Kinds of results saved whole.
#include "../types/answer.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(OptimalAnswer)
MUSTER_ARCHIVE_KIND(FairAnswer)
MUSTER_ARCHIVE_KIND(RepairAnswer)
MUSTER_ARCHIVE_KIND(GroupsAnswer)
MUSTER_ARCHIVE_KIND(StableAnswer)
MUSTER_ARCHIVE_KIND(CouplesAnswer)
MUSTER_ARCHIVE_KIND(SharedAnswer)
MUSTER_ARCHIVE_KIND(SharedRepairAnswer)
MUSTER_ARCHIVE_KIND(RankMaximalAnswer)
MUSTER_ARCHIVE_KIND(PopularAnswer)
MUSTER_ARCHIVE_KIND(AlternativesAnswer)
MUSTER_ARCHIVE_KIND(WeightedAnswer)
MUSTER_ARCHIVE_KIND(FullAnswer)
MUSTER_ARCHIVE_KIND(RosterAnswer)
MUSTER_ARCHIVE_KIND(RosterRepairAnswer)

}  // namespace muster::archive
