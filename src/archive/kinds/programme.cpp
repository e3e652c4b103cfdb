// The term as a whole.
#include "../types/programme.hpp"

#include "../payload.hpp"

namespace muster::archive {

MUSTER_ARCHIVE_KIND(programme::Term)

}  // namespace muster::archive
