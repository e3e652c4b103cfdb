// The rules that are drawn: a new one is an entry of `rules`, and its fields are lines of fields.hpp.
#pragma once

#include "dice.hpp"

#include "muster/roster/draft.hpp"

#include <functional>
#include <vector>

namespace muster::inline v0_2::roster::truth {

/// A rule and rows, limits or penalties that make it count.
struct Asked {
    const char* name;
    std::function<void(Draft&, Dice&)> ask;
};

/// Every rule there is.
[[nodiscard]] const std::vector<Asked>& rules();

}  // namespace muster::roster::truth
