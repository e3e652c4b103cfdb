// What is asked of all who have the same contract.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/roster/member.hpp"
#include "muster/roster/penalty.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Limits, and how firm they are, of some members: full-time and part-time, first-years and others. Who has a contract
/// has no limits of their own, and of the problem's penalties only those of cover.
struct Contract {
    std::string code;       ///< the name people write in their files
    Label name{};           ///< name in reports
    Limits limits{};        ///< of each line
    Penalties penalties{};  ///< of rules about one line

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Contract::code).needed(), field("name", &Contract::name),
                    field("limits", &Contract::limits), field("penalties", &Contract::penalties));
    }

    friend bool operator==(const Contract&, const Contract&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
