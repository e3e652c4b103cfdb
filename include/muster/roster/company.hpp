// Who must serve together, and who must not.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/roster/penalty.hpp"

#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// How members of a company serve.
enum class Keep : std::uint8_t {
    together,  ///< all of them or none
    apart,     ///< one of them at most
};

/// Within what two people are together.
enum class Within : std::uint8_t {
    shift,  ///< same day and type
    day,    ///< same day, any type
};

/// Two or more members who serve together or not at all, or of whom at most one serves.
///
/// Together bends by each member missing where some of them serve; apart by each member more than one.
struct Company {
    std::vector<MemberId> members;      ///< who they are, two or more
    Keep keep = Keep::together;         ///< together or apart
    Within within = Within::shift;      ///< what counts as together
    Penalty penalty = Penalty::hard();  ///< how firm it is

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("members", &Company::members).needed(), field("keep", &Company::keep),
                    field("within", &Company::within), field("penalty", &Company::penalty));
    }

    friend bool operator==(const Company&, const Company&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
