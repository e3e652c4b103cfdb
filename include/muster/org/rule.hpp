// A number that somebody laid down, and who.
#pragma once

#include "muster/core/fields.hpp"

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What breaking a rule does. The two are never mixed: a warning bars nobody.
enum class Severity : std::uint8_t {
    bars,   ///< the move may not be made
    warns,  ///< somebody should look
};

/// One number of a set of rules; 0 asks for nothing. Change the number and say where yours is from.
struct Rule {
    int number = 0;                      ///< in the unit of the field that holds it
    Severity severity = Severity::bars;  ///< what breaking it does
    std::string source{};                ///< who asks for it

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("number", &Rule::number).needed(), field("severity", &Rule::severity),
                    field("source", &Rule::source));
    }

    friend bool operator==(const Rule&, const Rule&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
