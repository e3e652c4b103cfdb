// The term as a whole, and branches side by side.
#include "../types/programme.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(programme::Term)
MUSTER_ARCHIVE_KIND(programme::Department)

}  // namespace muster::archive
