// Kinds of pairing.
#include "../types/pairing.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(pairing::Fit)
MUSTER_ARCHIVE_KIND(pairing::Problem)
MUSTER_ARCHIVE_KIND(pairing::OptimalPairing)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::pairing, Fit)
MUSTER_SAVED_APART(, muster::pairing, Problem)
MUSTER_SERIALISED_APART(, muster::pairing, Pairing)
MUSTER_SERIALISED_APART(, muster::pairing, OptimalPairing)
