// What solvers ask of a problem that know one mentor a mentee and loads without a price.
#pragma once

#include "muster/core/error.hpp"
#include "muster/pairing/problem.hpp"

namespace muster::inline v0_2::pairing {

/// @throws InvalidInput  at `place`.
inline void require_one_each(const Problem& problem, const char* place)
{
    if (!problem.first_seats().empty())
        throw InvalidInput({place}, "not every mentee wants one mentor", "let each mentee here want one");
    if (!problem.load_prices().empty())
        throw InvalidInput({place}, "its pairs have load prices", "take them off, or pair by the greatest total");
}

}  // namespace muster::pairing
