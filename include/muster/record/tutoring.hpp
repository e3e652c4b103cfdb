// Studying together: groups by major, pairs, and whether they keep what was agreed.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// A study-help group 学习帮扶小组: a member and the students of a major whom the member helps together.
struct StudyGroup {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A study-help group: a member and students of one major.";

    std::string code;                   ///< the name people write in their files
    Label name{};                       ///< name in reports
    std::string major{};                ///< what they study
    MemberId mentor;                    ///< who helps
    std::vector<StudentId> students{};  ///< who are helped

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &StudyGroup::code).needed(), field("name", &StudyGroup::name),
                    field("major", &StudyGroup::major), field("mentor", &StudyGroup::mentor).needed(),
                    field("students", &StudyGroup::students));
    }

    friend bool operator==(const StudyGroup&, const StudyGroup&) = default;
};

/// One time a pair or a group was to study together 学习经验交流.
struct TutoringSession {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One time a pair or a group was to study together.";

    MemberId mentor;      ///< who helps
    Day day;              ///< on which day
    Quantity hours;       ///< how long, in hours
    StudentId student{};  ///< who is helped, of a pair; unset: a group
    std::string group{};  ///< code of the group; empty: a pair
    bool is_kept = true;  ///< whether it took place

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("mentor", &TutoringSession::mentor).needed(), field("day", &TutoringSession::day).needed(),
                    field("hours", &TutoringSession::hours).needed(), field("student", &TutoringSession::student),
                    field("group", &TutoringSession::group), field("is_kept", &TutoringSession::is_kept));
    }

    friend bool operator==(const TutoringSession&, const TutoringSession&) = default;
};

/// A pair or a group of which sessions are looked for.
struct Tutoring {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A pair or a group of which sessions are looked for.";

    MemberId mentor;      ///< who helps
    StudentId student{};  ///< who is helped, of a pair
    std::string group{};  ///< code of the group; empty: a pair

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("mentor", &Tutoring::mentor).needed(), field("student", &Tutoring::student),
                    field("group", &Tutoring::group));
    }

    friend auto operator<=>(const Tutoring&, const Tutoring&) = default;
};

/// How a pair or a group kept what was agreed.
struct TutoringTally {
    /// What it is, in a sentence.
    static constexpr const char* summary = "How a pair or a group kept what was agreed.";

    Tutoring of;                     ///< which pair or group
    Quantity hours{};                ///< hours of sessions that took place
    std::uint32_t kept = 0;          ///< sessions that took place
    std::uint32_t not_kept = 0;      ///< sessions that did not
    std::uint32_t weeks = 0;         ///< weeks looked at, Monday to Sunday, the first and last in part
    std::uint32_t weeks_missed = 0;  ///< weeks with fewer exchanges than were agreed

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("of", &TutoringTally::of).needed(), field("hours", &TutoringTally::hours),
                    field("kept", &TutoringTally::kept), field("not_kept", &TutoringTally::not_kept),
                    field("weeks", &TutoringTally::weeks), field("weeks_missed", &TutoringTally::weeks_missed));
    }

    friend bool operator==(const TutoringTally&, const TutoringTally&) = default;
};

/// A tally of each pair and group that was agreed or has sessions, by mentor, student and group.
///
/// Sessions outside the period are not looked at. `exchanges_a_week` is what is agreed: one, as pairing practice has
/// it. O((sessions + agreed) log).
[[nodiscard]] std::vector<TutoringTally> tally(std::span<const TutoringSession> sessions,
                                               std::span<const Tutoring> agreed, const Period& period,
                                               std::uint32_t exchanges_a_week = 1);

}  // namespace muster::record

#pragma GCC visibility pop
