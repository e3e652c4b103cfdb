// First, second, third choice.
#pragma once

#include "muster/pairing/preferences.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::pairing {

/// Which choice each in a list is, from 0; those liked alike are the same one.
[[nodiscard]] inline std::vector<std::uint32_t> choice_numbers(const PreferenceRows& rows, std::size_t owner)
{
    std::vector<std::uint32_t> numbers(rows.list(owner).size(), 0);
    for (std::size_t at = 1; at < numbers.size(); ++at)
        numbers[at] = numbers[at - 1] + (rows.is_tied(owner, at) ? 0U : 1U);
    return numbers;
}

}  // namespace muster::pairing
