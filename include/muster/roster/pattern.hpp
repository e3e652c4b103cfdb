// What should not stand on days that follow each other.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/roster/penalty.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What one day of a pattern has.
enum class PatternStand : std::uint8_t {
    anything,  ///< whatever is stood, or nothing
    off,       ///< nothing
    duty,      ///< a shift, of whatever kind
    kind,      ///< a shift of the kind named
};

/// One day of a pattern.
struct PatternDay {
    PatternStand stand = PatternStand::anything;  ///< what it has
    std::string kind{};                           ///< of the shift, where one is named

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("stand", &PatternDay::stand).needed(), field("kind", &PatternDay::kind));
    }

    friend bool operator==(const PatternDay&, const PatternDay&) = default;
};

/// A pattern has no more days than this.
inline constexpr std::size_t longest_pattern = 14;

/// Nor do the patterns that are unwanted on one line have more beginnings than this: each of one day less than the
/// pattern or of fewer, those that are alike and of one day of the week counted once.
inline constexpr std::size_t most_pattern_beginnings = 63;

/// Days that follow each other, as they should not be on one line: late, then early; off on Friday and on duty the
/// weekend after. Where it is found several times, each counts.
struct Pattern {
    std::string code;                   ///< the name people write in their files
    Label name{};                       ///< name in reports
    std::vector<PatternDay> days{};     ///< 1 to `longest_pattern`
    std::int32_t weekday = 0;           ///< on which it begins: 1 Monday to 7 Sunday; 0: on any
    Penalty penalty = Penalty::hard();  ///< each time it is found

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Pattern::code).needed(), field("name", &Pattern::name),
                    field("days", &Pattern::days).needed(), field("weekday", &Pattern::weekday).within(0, 7),
                    field("penalty", &Pattern::penalty));
    }

    friend bool operator==(const Pattern&, const Pattern&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
