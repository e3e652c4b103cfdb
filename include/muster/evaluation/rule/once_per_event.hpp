// The highest only, within one event.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"

#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

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

/// Which indicator of a group an event counts under.
enum class ExclusiveBy : std::uint8_t {
    most_points,  ///< the one with the record worth most points, before caps and shares; of equal ones the first listed
    listed,       ///< the first listed that has a record of the event
};
/// Names of its values, in order.
constexpr auto listed(ExclusiveBy)
{
    return enumeration("Which indicator of a group an event counts under.", "most_points", "listed");
}

/// Indicators among which one event counts once, though it has evidence for several: no double counting across areas.
///
/// Of a member's records of one event, those of one indicator count. It is decided event by event, by what the event's
/// records say alone: an indicator whose cap is reached, or which has a small share, may win an event that another
/// would have made more of. So a record more, of another indicator of the group, may lower a total. By `most_points`
/// only rules of which a record has points of its own may stand in a group (count, sum, award_table, lag), by `listed`
/// any; each in one group.
struct Exclusive {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One event counts under one of these indicators.";

    std::string code;                           ///< name of the group, for messages
    std::vector<std::string> indicators;        ///< codes; at least two
    ExclusiveBy by = ExclusiveBy::most_points;  ///< which of them it is

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Exclusive::code).needed(), field("indicators", &Exclusive::indicators).needed(),
                    field("by", &Exclusive::by).added_in(2));
    }

    friend bool operator==(const Exclusive&, const Exclusive&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
