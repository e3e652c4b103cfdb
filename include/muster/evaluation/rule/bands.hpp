// Points in steps: from so much on, so many points.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// One step of a band table.
struct Band {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points from an amount on.";

    Quantity from;  ///< at this amount and above
    Points points;  ///< what an amount in this band is worth

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("from", &Band::from).needed(), field("points", &Band::points).needed());
    }

    friend bool operator==(const Band&, const Band&) = default;
};

/// Each record counts its quantity. Points: those of the last band that begins at the amount or below.
struct Bands {
    static constexpr std::string_view name = "bands";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points by band of the amount.";

    std::vector<Band> bands;  ///< at least one; `from` rises
    Points below{};           ///< points of an amount under the first band

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("bands", &Bands::bands).needed(), field("below", &Bands::below));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (bands.empty())
            faults.add(scope.place, "it has no bands", "give at least one");
        for (std::size_t i = 1; i < bands.size(); ++i)
            if (bands[i].from <= bands[i - 1].from)
                faults.add(scope.place,
                           "band " + std::to_string(i + 1) + " begins at " + to_string(bands[i].from) +
                               ", not above the band before at " + to_string(bands[i - 1].from),
                           "list bands from the lowest up");
    }

    friend bool operator==(const Bands&, const Bands&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
