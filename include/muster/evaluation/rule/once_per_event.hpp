// The highest only, within one event.
#pragma once

#include "muster/core/fields.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::evaluation::rule {

/// Whether several records of one member and one event all count.
///
/// With `applies`, only the one that counts most does, of equal ones the first written. A record without an event is an
/// event of its own.
struct OncePerEvent {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Highest only within an event.";

    bool applies = false;  ///< of one event only the record that counts most does

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("applies", &OncePerEvent::applies));
    }

    friend bool operator==(const OncePerEvent&, const OncePerEvent&) = default;
};

/// Indicators among which one event counts once, though it has evidence for several: no double counting across areas.
///
/// Of a member's records of one event, those of one indicator count: the one with the record worth most points, of
/// equal ones the first listed here. Only count, sum, award_table and lag may stand in a group, and each in one group.
struct Exclusive {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One event counts under one of these indicators.";

    std::string code;                     ///< name of the group, for messages
    std::vector<std::string> indicators;  ///< codes; at least two

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Exclusive::code).needed(), field("indicators", &Exclusive::indicators).needed());
    }

    friend bool operator==(const Exclusive&, const Exclusive&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
