// Kinds of pairing.
#include "../types/pairing.hpp"

#include "../payload.hpp"

namespace muster::archive {

MUSTER_ARCHIVE_KIND(pairing::Fit)
MUSTER_ARCHIVE_KIND(pairing::Problem)
MUSTER_ARCHIVE_KIND(pairing::OptimalPairing)

}  // namespace muster::archive
