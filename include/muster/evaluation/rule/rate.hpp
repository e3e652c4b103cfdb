// Quantity over exposure: outcome per hour, attended of called.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Each record counts its quantity. Points: sum / exposure x `at_one`.
///
/// The exposure is what another indicator counted for the member; where that is 0, the missing-data policy decides, and
/// below 0 it is an error that names the member.
struct Rate {
    static constexpr std::string_view name = "rate";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Amount over exposure.";

    std::string exposure;                                  ///< code of the indicator that counts it
    Points at_one = Points::from_millionths(100'000'000);  ///< points at a rate of 1

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("exposure", &Rate::exposure).needed(), field("at_one", &Rate::at_one));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (!scope.has_indicator(exposure))
            faults.add(scope.place, "its exposure \"" + exposure + "\" is not an indicator", "name one of the scheme");
        else if (exposure == scope.code)
            faults.add(scope.place, "it is its own exposure", "name another indicator");
    }

    friend bool operator==(const Rate&, const Rate&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
