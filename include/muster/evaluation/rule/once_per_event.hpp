// The highest only, within one event.
#pragma once

#include "muster/core/fields.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::evaluation::rule {

/// Whether several records of one member and one event all count.
///
/// With `applies`, only one of them does. Which one of each event, is chosen so that the amount of the indicator is the
/// greatest that any choice gives: the one that counts most, unless a cap of a period or the latest day makes more of
/// another. Where choices give the same, each event in turn, from that with the first record on, takes the one that
/// counts most, of equal ones the first: by day, then the greater quantity, then the words of source, event, activity,
/// level and place. The order of rows decides nothing. A record without an event is an event of its own.
struct OncePerEvent {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Highest only within an event.";

    bool applies = false;  ///< of one event only one record does

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
