// What is known of the people of a pairing, as far as it says how well two fit together.
#pragma once

#include "muster/core/points.hpp"
#include "muster/pairing/free_time.hpp"

#include <string>
#include <vector>

namespace muster::pairing {

/// How strong somebody is in a subject, or how much help is needed there: 0 to 1.
struct SubjectLevel {
    std::string subject;
    Weight level;

    friend bool operator==(const SubjectLevel&, const SubjectLevel&) = default;
};

/// Where somebody lives, by codes; empty where not known. Floors and rooms count only within the same building.
struct Home {
    std::string building{};
    std::string floor{};
    std::string room{};

    friend bool operator==(const Home&, const Home&) = default;
};

/// One who helps.
struct MentorProfile {
    std::string code;                       ///< the name people write in their files
    std::vector<SubjectLevel> strengths{};  ///< a subject at most once
    std::string major{};                    ///< empty: not known
    int year = 0;                           ///< year of study, from 1; 0: not known
    FreeTime free_time{};
    Home home{};
    std::vector<std::string> languages{};  ///< empty: not known

    friend bool operator==(const MentorProfile&, const MentorProfile&) = default;
};

/// One who is helped.
struct MenteeProfile {
    std::string code;                   ///< the name people write in their files
    std::vector<SubjectLevel> needs{};  ///< a subject at most once
    std::string major{};                ///< empty: not known
    int year = 0;                       ///< year of study, from 1; 0: not known
    FreeTime free_time{};
    Home home{};
    std::vector<std::string> languages{};  ///< empty: not known

    friend bool operator==(const MenteeProfile&, const MenteeProfile&) = default;
};

/// Turns a grade average into a strength or a need.
///
/// The defaults are a university's published practice: helpers stand at 3.0 or above, the helped below 1.8.
struct GradeScale {
    Quantity top = Quantity::from_millionths(4'000'000);           ///< the best grade there is
    Quantity helper_from = Quantity::from_millionths(3'000'000);   ///< below it, nobody helps
    Quantity helped_below = Quantity::from_millionths(1'800'000);  ///< at it and above, nobody needs help

    /// `grade / top` from `helper_from` on, else 0. @throws InvalidInput  on a grade outside 0 to `top`, or a crossed
    /// scale.
    [[nodiscard]] Weight strength(Quantity grade) const;
    /// `1 - grade / top` below `helped_below`, else 0. @throws InvalidInput  as `strength`.
    [[nodiscard]] Weight need(Quantity grade) const;

    friend bool operator==(const GradeScale&, const GradeScale&) = default;
};

/// Somebody was paired with somebody in an earlier term. By code, as ids belong to one term.
struct EarlierPairing {
    std::string mentor;
    std::string mentee;
    int terms_ago = 1;  ///< from 1, the term before this one

    friend bool operator==(const EarlierPairing&, const EarlierPairing&) = default;
};

}  // namespace muster::pairing
