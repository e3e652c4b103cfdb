// Every rule there is, as the checker of rosters goes through them. Nothing is listed by hand: a rule is an enumerator
// of `Rule` and a file in src/roster/rule/ with its entry, without which the library does not link.
#pragma once

#include "muster/roster/rule/entry.hpp"

#include <span>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster::rule {

/// All entries, in the order of `Rule`.
[[nodiscard]] std::span<const Entry> list();

[[nodiscard]] const Entry& entry_of(Rule rule);

}  // namespace muster::roster::rule

#pragma GCC visibility pop
