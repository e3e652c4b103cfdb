// Points by where an amount stands among those of all members: see population.cpp. By itself it has none.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Normalise> : Usual<rule::Normalise> {
    static Number points(const rule::Normalise&, const Number&, const Number&) { return 0; }
};
template struct Reading<rule::Normalise>;

}  // namespace muster::evaluation::checking
