// What is on file about a member's way from stage to stage.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/period.hpp"
#include "muster/org/stage.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// A course of training that was finished, with its certificate.
struct Training {
    Day finished;       ///< last day, with the certificate
    Minutes length{0};  ///< in minutes, of all lessons together
    int days = 0;       ///< on how many days it was held

    friend bool operator==(const Training&, const Training&) = default;
};

/// A notice to the public before a move: the days it hung out.
struct Publicity {
    Stage before;   ///< the stage it was for
    Period posted;  ///< first and last day it hung out

    friend bool operator==(const Publicity&, const Publicity&) = default;
};

/// A vote of the members' meeting on one person.
struct Vote {
    Stage on;                  ///< the stage it was on
    Day held;                  ///< day of the vote
    int entitled = 0;          ///< number of members with a vote
    int present = 0;           ///< of them, at the meeting
    int in_favour = 0;         ///< of all entitled; a written opinion sent before the count is included
    bool was_secret = true;    ///< whether it was by ballot
    bool was_separate = true;  ///< whether it was on one person at a time

    friend bool operator==(const Vote&, const Vote&) = default;
};

/// The word of a higher unit on a move.
struct Approval {
    Stage to;     ///< the stage it was to
    Day given;    ///< day of the approval
    UnitId by{};  ///< the higher unit; not set: not on file

    friend bool operator==(const Approval&, const Approval&) = default;
};

/// What a unit found on a person before a move: a political review 政治审查, a pre-review 预审, a recommendation 推荐.
struct Finding {
    Day given;                ///< day it was given
    bool is_positive = true;  ///< whether it speaks for the person; of several the last one counts
    UnitId by{};              ///< the unit that gave it; not set: not on file

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// What is on file. Lists need no order.
struct Development {
    std::vector<Day> conversations{};          ///< days of talks with an applicant
    std::vector<Day> thought_reports{};        ///< days of written reports 思想汇报
    std::vector<Day> half_year_reviews{};      ///< days of reviews 半年考察
    std::vector<Training> trainings{};         ///< courses finished
    std::vector<Publicity> publicities{};      ///< notices hung out before moves
    std::vector<Vote> votes{};                 ///< votes of the members' meeting
    std::vector<Approval> approvals{};         ///< words of higher units
    std::vector<MemberId> contacts{};          ///< 培养联系人, who accompany
    std::vector<MemberId> introducers{};       ///< 入党介绍人, who recommend
    std::optional<Day> leaves_on{};            ///< graduation or another known end
    int probation_extended_by = 0;             ///< months; 0: not extended
    std::optional<Vote> extension_vote{};      ///< the branch's vote on the extension, its day that of the extension
    std::vector<Finding> political_reviews{};  ///< 政治审查, of a candidate
    std::vector<Finding> pre_reviews{};        ///< 预审 by the committee, before the branch votes
    std::vector<Finding> recommendations{};    ///< 党员推荐、群团组织推优, of an applicant
    std::optional<Day> contacts_unrelated{};   ///< day the contacts declared that they are no close relatives

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("conversations", &Development::conversations),
                    field("thought_reports", &Development::thought_reports),
                    field("half_year_reviews", &Development::half_year_reviews),
                    field("trainings", &Development::trainings), field("publicities", &Development::publicities),
                    field("votes", &Development::votes), field("approvals", &Development::approvals),
                    field("contacts", &Development::contacts), field("introducers", &Development::introducers),
                    field("leaves_on", &Development::leaves_on),
                    field("probation_extended_by", &Development::probation_extended_by),
                    field("extension_vote", &Development::extension_vote).added_in(2),
                    field("political_reviews", &Development::political_reviews).added_in(2),
                    field("pre_reviews", &Development::pre_reviews).added_in(2),
                    field("recommendations", &Development::recommendations).added_in(2),
                    field("contacts_unrelated", &Development::contacts_unrelated).added_in(2));
    }

    /// This file and what `records` adds to it: lists grow, and what is given there once replaces what is here.
    [[nodiscard]] Development with(const Development& records) const;

    friend bool operator==(const Development&, const Development&) = default;
};

inline Development Development::with(const Development& records) const
{
    Development joined = *this;
    each_field<Development>([&](const auto& each) {
        auto& mine = joined.*each.member;
        const auto& added = records.*each.member;
        if constexpr (requires { mine.insert(mine.end(), added.begin(), added.end()); })
            mine.insert(mine.end(), added.begin(), added.end());
        else if (added != Development{}.*each.member)
            mine = added;
    });
    return joined;
}

}  // namespace muster::org

#pragma GCC visibility pop
