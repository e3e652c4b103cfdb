// What share of a record counts by its age, worked out by other means.
#pragma once

#include "evaluation/checking/number.hpp"
#include "muster/evaluation/rule/decay.hpp"

namespace muster::inline v0_2::evaluation::checking {

/// Of a record so many days old; below 0: of a later day. Of six places.
[[nodiscard]] Number share_at(long age, const rule::Decay& decay);

}  // namespace muster::evaluation::checking
