// What kinds of archives are made of, for reading the binary form alone. The library builds them in archive/kinds, with
// all forms and both ways.
#include "archive/types/programme.hpp"

#include <cstdint>

#define MUSTER_LOADED(Namespace, Type)                                                                                 \
    template void Namespace::load(muster::archive::BinaryInput&, Namespace::Type&, std::uint32_t);
#define MUSTER_SERIALISED(Namespace, Type)                                                                             \
    template void Namespace::serialize(muster::archive::BinaryInput&, Namespace::Type&, std::uint32_t);

MUSTER_LOADED(muster::org, Organisation)
MUSTER_LOADED(muster::pairing, Fit)
MUSTER_LOADED(muster::pairing, Problem)
MUSTER_SERIALISED(muster::pairing, Pairing)
MUSTER_SERIALISED(muster::pairing, OptimalPairing)
MUSTER_LOADED(muster::roster, Problem)
MUSTER_LOADED(muster::roster, Roster)
MUSTER_SERIALISED(muster::roster, Solution)
MUSTER_LOADED(muster::record, Ledger)
MUSTER_LOADED(muster::record, Incident)
MUSTER_LOADED(muster::evaluation, Scheme)
template muster::evaluation::Evaluation muster::evaluation::load_with_ledger(muster::archive::BinaryInput&,
                                                                             const muster::record::Ledger&, bool);
