// What is known of the people of a pairing, as far as it says how well two fit together.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/points.hpp"
#include "muster/pairing/free_time.hpp"
#include "muster/pairing/share.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How strong somebody is in a subject, or how much help is needed there: 0 to 1.
struct SubjectLevel {
    std::string subject;  ///< its name
    Weight level;         ///< 0 to 1

    friend bool operator==(const SubjectLevel&, const SubjectLevel&) = default;
};

/// Where somebody lives, by codes; empty where not known. Floors and rooms count only within the same building.
struct Home {
    std::string building{};  ///< code; empty: not known
    std::string floor{};     ///< code within the building; empty: not known
    std::string room{};      ///< code within the building; empty: not known

    friend bool operator==(const Home&, const Home&) = default;
};

/// One who helps.
struct MentorProfile {
    std::string code;                       ///< the name people write in their files
    std::vector<SubjectLevel> strengths{};  ///< a subject at most once
    std::string major{};                    ///< empty: not known
    int year = 0;                           ///< year of study, from 1; 0: not known
    FreeTime free_time{};                   ///< when in a week nothing is taken
    Home home{};                            ///< where the mentor lives
    std::vector<std::string> languages{};   ///< empty: not known

    friend bool operator==(const MentorProfile&, const MentorProfile&) = default;
};

/// One who is helped.
struct MenteeProfile {
    std::string code;                      ///< the name people write in their files
    std::vector<SubjectLevel> needs{};     ///< a subject at most once
    std::string major{};                   ///< empty: not known
    int year = 0;                          ///< year of study, from 1; 0: not known
    FreeTime free_time{};                  ///< when in a week nothing is taken
    Home home{};                           ///< where the mentee lives
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

namespace detail {

/// The grade as a share of the best grade, after checking both.
[[nodiscard]] inline Weight share_of_top(const GradeScale& scale, Quantity grade)
{
    const Quantity zero;
    if (scale.top <= zero || scale.helped_below < zero || scale.helper_from < scale.helped_below ||
        scale.top < scale.helper_from)
        throw InvalidInput({"grade scale"},
                           std::string("helped_below ")
                               .append(to_string(scale.helped_below))
                               .append(", helper_from ")
                               .append(to_string(scale.helper_from))
                               .append(" and top ")
                               .append(to_string(scale.top))
                               .append(" do not rise from 0"),
                           "give 0 <= helped_below <= helper_from <= top, and top above 0");
    if (grade < zero || grade > scale.top)
        throw InvalidInput({"grade"}, to_string(grade).append(" is outside 0 to ").append(to_string(scale.top)),
                           "correct the grade or give the scale it was given on");
    return Weight::from_millionths(share(grade.millionths(), scale.top.millionths()));
}

}  // namespace detail

inline Weight GradeScale::strength(Quantity grade) const
{
    const Weight share = detail::share_of_top(*this, grade);
    return grade >= helper_from ? share : Weight{};
}

inline Weight GradeScale::need(Quantity grade) const
{
    const Weight share = detail::share_of_top(*this, grade);
    return grade < helped_below ? Weight::whole(1) - share : Weight{};
}

/// Somebody was paired with somebody in an earlier term. By code, as ids belong to one term.
struct EarlierPairing {
    std::string mentor;  ///< the mentor's code
    std::string mentee;  ///< the mentee's code
    int terms_ago = 1;   ///< from 1, the term before this one

    friend bool operator==(const EarlierPairing&, const EarlierPairing&) = default;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
