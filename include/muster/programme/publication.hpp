// What people were told: turns on duty and pairs, each with the version that last changed it.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/minutes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

struct TermPairing;
struct TermRoster;

/// A turn on duty that somebody was told of. Known by member, post, day and number, whatever time it moves to.
struct ToldTurn {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A turn on duty that somebody was told of.";

    std::string member;         ///< code of who stands it
    std::string post;           ///< code of the post; that of the shift type where it has no post
    Day day;                    ///< on which it begins
    int number = 1;             ///< 2 for the member's second turn at this post on this day, by their begin
    ClockTime start{};          ///< when it begins
    Minutes length{0};          ///< how long it is
    int version = 1;            ///< the last one that changed it, or who stands beside
    Day told;                   ///< the day of that version
    bool is_cancelled = false;  ///< it was told, and is not stood any more

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &ToldTurn::member).needed(), field("post", &ToldTurn::post).needed(),
                    field("day", &ToldTurn::day).needed(), field("number", &ToldTurn::number).at_least(1),
                    field("start", &ToldTurn::start), field("length", &ToldTurn::length).within(0, 3 * 24 * 60),
                    field("version", &ToldTurn::version).at_least(1), field("told", &ToldTurn::told).needed(),
                    field("is_cancelled", &ToldTurn::is_cancelled));
    }

    friend bool operator==(const ToldTurn&, const ToldTurn&) = default;
};

/// A pair that was told.
struct ToldPair {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A mentor and a mentee who were told of each other.";

    std::string mentee;     ///< code of the student
    std::string mentor;     ///< code of the member
    int version = 1;        ///< the last one that changed it
    Day told;               ///< the day of that version
    bool is_ended = false;  ///< it was told, and is no pair any more

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("mentee", &ToldPair::mentee).needed(), field("mentor", &ToldPair::mentor).needed(),
                    field("version", &ToldPair::version).at_least(1), field("told", &ToldPair::told).needed(),
                    field("is_ended", &ToldPair::is_ended));
    }

    friend bool operator==(const ToldPair&, const ToldPair&) = default;
};

/// The plan as it was made known. Nothing that was told is ever taken out of it: what is no more is cancelled.
struct Publication {
    /// What it is, in a sentence.
    static constexpr const char* summary = "The plan as it was made known, with what was changed since and when.";

    std::vector<ToldTurn> turns{};  ///< by day, post, begin and member
    std::vector<ToldPair> pairs{};  ///< by mentee and mentor

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("turns", &Publication::turns), field("pairs", &Publication::pairs));
    }

    /// How often the plan was made known; 0: never.
    [[nodiscard]] int version() const noexcept
    {
        int last = 0;
        for (const ToldTurn& turn : turns)
            last = std::max(last, turn.version);
        for (const ToldPair& pair : pairs)
            last = std::max(last, pair.version);
        return last;
    }
    /// The day of the last version, if there is one.
    [[nodiscard]] std::optional<Day> told() const
    {
        std::optional<Day> last;
        for (const ToldTurn& turn : turns)
            last = last ? std::max(*last, turn.told) : turn.told;
        for (const ToldPair& pair : pairs)
            last = last ? std::max(*last, pair.told) : pair.told;
        return last;
    }

    friend bool operator==(const Publication&, const Publication&) = default;
};

/// What is made known today: `before`, with what the roster and the pairing have otherwise under its next version.
///
/// A turn is changed where it is new, comes back, moves to another time of the day, is cancelled, or where others stand
/// beside. Where nothing is changed the version stays. A part that was not planned leaves what was told of it as it is.
/// @throws InvalidInput  if today is no calendar day, or before the day of the last version.
[[nodiscard]] Publication publish(const std::optional<TermRoster>& roster, const std::optional<TermPairing>& pairing,
                                  Day today, const Publication& before = {});

}  // namespace muster::programme

#pragma GCC visibility pop
