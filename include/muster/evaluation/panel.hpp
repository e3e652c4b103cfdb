// Several raters: oneself, peers, a committee.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Raters who are heard together.
struct PanelGroup {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Raters who are heard together.";

    std::string code;  ///< "self", "peers", "committee"
    Label label{};     ///< name in reports
    Weight weight;     ///< against the other groups that rated a member: a ratio, like the weights of an area's parts
    Weight trim{};     ///< so much of a member's ratings is left out at either end, rounded down; below 0.5
    bool corrects_severity = false;   ///< takes off each rating how much stricter or milder than others its rater is
    std::uint32_t least_ratings = 1;  ///< with fewer, after trimming, the group has not rated the member
    /// Share of those entitled, 0 to 1: with ratings of fewer the group has not rated the member. Where `entitled` is
    /// not set nothing is asked.
    Weight least_turnout{};
    std::optional<std::uint32_t> entitled{};  ///< how many may rate each member; not set: not known

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &PanelGroup::code).needed(), field("label", &PanelGroup::label),
                    field("weight", &PanelGroup::weight).needed(), field("trim", &PanelGroup::trim),
                    field("corrects_severity", &PanelGroup::corrects_severity),
                    field("least_ratings", &PanelGroup::least_ratings),
                    field("least_turnout", &PanelGroup::least_turnout), field("entitled", &PanelGroup::entitled));
    }

    friend bool operator==(const PanelGroup&, const PanelGroup&) = default;
};

/// Who is heard on an indicator, and how: ratings are joined, and what comes of it is the evidence.
struct Panel {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Who rates members for an indicator.";

    std::string indicator;             ///< code of the indicator that the joined ratings are evidence for
    std::vector<PanelGroup> groups{};  ///< at least one
    std::string source{};              ///< where groups and weights come from

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("indicator", &Panel::indicator).needed(), field("groups", &Panel::groups),
                    field("source", &Panel::source));
    }

    friend bool operator==(const Panel&, const Panel&) = default;
};

/// One rater's points for one member.
struct Rating {
    MemberId member;    ///< who is rated, by row
    std::string rater;  ///< code of who rates
    std::string group;  ///< code of the rater's group
    Points points;      ///< as given, before any correction

    friend bool operator==(const Rating&, const Rating&) = default;
};

/// A rating and what became of it.
struct JudgedRating {
    Points corrected;         ///< points after the correction for severity
    bool is_trimmed = false;  ///< left out as one of the highest or lowest

    friend bool operator==(const JudgedRating&, const JudgedRating&) = default;
};

/// How far above the others a rater's points lie, for the same members. Below 0: a strict rater.
struct RaterSeverity {
    std::string group;  ///< code of the group
    std::string rater;  ///< code of the rater
    Points above;       ///< points above the others; below 0: a strict rater

    friend bool operator==(const RaterSeverity&, const RaterSeverity&) = default;
};

/// What a panel gives.
struct PanelResult {
    std::vector<std::optional<Points>> totals{};              ///< by member; nothing where no group rated them
    std::vector<std::vector<std::optional<Points>>> means{};  ///< by member and group; nothing where not rated
    std::vector<JudgedRating> ratings{};                      ///< what became of each rating, in order
    std::vector<RaterSeverity> severities{};                  ///< of groups that correct it, by the raters' codes

    friend bool operator==(const PanelResult&, const PanelResult&) = default;
};

/// Joins the ratings of `members` members. Means and totals are exact until they are rounded, half to even, to six
/// places.
///
/// Severity is estimated by least squares: a rating is the member's worth plus the rater's severity, and severities of
/// raters who are linked by common members sum to 0. Estimated in floating point, with the same operations on every
/// machine, and rounded to six places; exact from there on. O(ratings x raters) at most.
/// @throws InvalidInputs  naming every group whose numbers are wrong and every rating that names no member or group, or
///                        stands twice.
[[nodiscard]] PanelResult join_panel(std::span<const Rating> ratings, std::size_t members,
                                     std::span<const PanelGroup> groups);

}  // namespace muster::evaluation

#pragma GCC visibility pop
