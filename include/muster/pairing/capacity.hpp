// How many mentees a mentor takes.
#pragma once

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A mentor takes `minimum` to `maximum` mentees. `Problem` refuses crossed ones.
struct Capacity {
    std::uint32_t minimum = 0;  ///< fewest mentees
    std::uint32_t maximum = 1;  ///< most mentees

    friend bool operator==(const Capacity&, const Capacity&) = default;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
