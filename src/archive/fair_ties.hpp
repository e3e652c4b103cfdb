// Fair shares of a roster whose members have other codes.
#pragma once

#include "muster/programme/term.hpp"

namespace muster::inline v0_2::archive {

/// `made` with the fair shares of `before`, of which it is the same but for codes. Who takes a unit that cannot be
/// split between two who are owed as much was settled by codes; a millionth of carry-over settles it now, so that costs
/// and proofs are as before.
[[nodiscard]] programme::Term with_fair_shares_of(const programme::Term& before, programme::Term made);

}  // namespace muster::archive
