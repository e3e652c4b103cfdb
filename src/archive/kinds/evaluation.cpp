// Kinds of evaluation.
#include "../types/evaluation.hpp"

#include "../payload.hpp"

namespace muster::inline v0_2::archive {

MUSTER_ARCHIVE_KIND(evaluation::Scheme)
MUSTER_ARCHIVE_KIND(evaluation::Evaluation)

}  // namespace muster::archive

MUSTER_SAVED_APART(, muster::evaluation, Scheme)
template void muster::evaluation::save_without_ledger(muster::archive::BinaryOutput&,
                                                      const muster::evaluation::Evaluation&);
template muster::evaluation::Evaluation muster::evaluation::load_with_ledger(muster::archive::BinaryInput&,
                                                                             const muster::record::Ledger&, bool);
template void muster::evaluation::save_without_ledger(muster::archive::TextOutput&,
                                                      const muster::evaluation::Evaluation&);
template muster::evaluation::Evaluation muster::evaluation::load_with_ledger(muster::archive::TextInput&,
                                                                             const muster::record::Ledger&, bool);
