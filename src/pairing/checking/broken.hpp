// What a checker says of an answer that does not hold.
#pragma once

#include "muster/pairing/verify.hpp"

#include <string>
#include <utility>

namespace muster::inline v0_2::pairing::checking {

[[nodiscard]] inline Verdict broken(std::string fault) { return {false, std::move(fault)}; }

}  // namespace muster::pairing::checking
