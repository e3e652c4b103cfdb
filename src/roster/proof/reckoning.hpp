// What the checker of bounds takes upon itself: a certificate may come from anywhere.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"

#include <cstddef>
#include <cstdint>

namespace muster::inline v0_2::roster {

/// How much a bound may take to reckon; every part of it takes its own from the same.
struct Reckoning {
    std::size_t most_states;               ///< of a member's line on a day
    std::int64_t steps = 200'000'000'000;  ///< entries of tables looked at; some minutes

    /// Takes so many steps; false where they are not there.
    bool take(double wanted)
    {
        if (wanted > static_cast<double>(steps))
            return false;
        steps -= static_cast<std::int64_t>(wanted);
        return true;
    }
};

/// Whether no sum on the way can leave 64 bits, or come near `never`.
[[nodiscard]] bool fits_64_bits(const Problem& problem, const BoundCertificate& certificate);

}  // namespace muster::roster
