// Kinds of evaluation.
#include "../types/evaluation.hpp"

#include "../payload.hpp"

namespace muster::archive {

MUSTER_ARCHIVE_KIND(evaluation::Scheme)
MUSTER_ARCHIVE_KIND(evaluation::Evaluation)

}  // namespace muster::archive
