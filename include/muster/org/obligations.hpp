// What falls due: meetings, reports, reviews, terms of office.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/org/branch_rules.hpp"
#include "muster/org/meeting.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/stage_rules.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What falls due. Meetings first, as three meetings and one lesson 三会一课 come first in a branch's year.
enum class ObligationKind : std::uint8_t {
    members_meeting,      ///< 党员大会
    committee_meeting,    ///< 支委会
    group_meeting,        ///< 党小组会
    lecture,              ///< 党课
    theme_day,            ///< 主题党日
    organisational_life,  ///< 组织生活会
    democratic_review,    ///< 民主评议
    talks,                ///< 谈心谈话
    first_talk,           ///< with an applicant
    thought_report,       ///< 思想汇报
    half_year_review,     ///< 半年考察
    approval,             ///< of a vote
    end_of_probation,     ///< 转正
    end_of_term,          ///< 换届
};

/// 主题党日, theme day.
[[nodiscard]] inline Label label_of(ObligationKind kind)
{
    switch (kind) {
    case ObligationKind::members_meeting:
        return {"党员大会", "members' meeting"};
    case ObligationKind::committee_meeting:
        return {"支部委员会会议", "committee meeting"};
    case ObligationKind::group_meeting:
        return {"党小组会", "group meeting"};
    case ObligationKind::lecture:
        return {"党课", "lecture"};
    case ObligationKind::theme_day:
        return {"主题党日", "theme day"};
    case ObligationKind::organisational_life:
        return {"组织生活会", "organisational life meeting"};
    case ObligationKind::democratic_review:
        return {"民主评议党员", "democratic review"};
    case ObligationKind::talks:
        return {"谈心谈话", "talks"};
    case ObligationKind::first_talk:
        return {"派人谈话", "first talk"};
    case ObligationKind::thought_report:
        return {"思想汇报", "thought report"};
    case ObligationKind::half_year_review:
        return {"半年考察", "half-year review"};
    case ObligationKind::approval:
        return {"上级审批", "approval"};
    case ObligationKind::end_of_probation:
        return {"预备党员转正", "end of probation"};
    case ObligationKind::end_of_term:
        return {"任期届满", "end of term"};
    }
    return {};
}

/// Something to be done in a span of days.
struct Obligation {
    ObligationKind kind;        ///< what falls due
    UnitId unit;                ///< who owes it
    MemberId about{};           ///< whom it is about; not set for a meeting
    OfficeId office{};          ///< the office whose term ends, of an end of term
    Period within;              ///< to be done in these days; the last one is the day it is due
    std::optional<Day> done{};  ///< first day on file that does it, be it late; not set: not done
    std::string source{};       ///< who asks for it

    /// Due before `day` and not done by then.
    [[nodiscard]] bool is_overdue_on(Day day) const { return within.last() < day && !(done && *done <= day); }

    friend bool operator==(const Obligation&, const Obligation&) = default;
};

/// What obligations are judged by.
struct ObligationOptions {
    StageRules stages{};                  ///< what members owe
    BranchRules branches{};               ///< what branches owe
    std::vector<MeetingHeld> meetings{};  ///< those held, in any order; empty: not on file, and none is called overdue
    std::optional<Day> meetings_from{};   ///< from when meetings are on file; not set: from the first one on

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("stages", &ObligationOptions::stages), field("branches", &ObligationOptions::branches),
                    field("meetings", &ObligationOptions::meetings),
                    field("meetings_from", &ObligationOptions::meetings_from));
    }

    friend bool operator==(const ObligationOptions&, const ObligationOptions&) = default;
};

/// What falls due within `period` in the unit and below it, by due day, kind, unit and member, and what fell due before
/// and was not done by the day before it: that stays until it is done.
///
/// Recurring things go by the calendar (months, quarters, half-years, years); only spans that lie wholly after the unit
/// was founded, or the member reached the stage, are owed. What is on file within a span does what is owed there; what
/// is left over does, late, the earliest that is overdue. Branches owe all meetings but those of groups, groups theirs,
/// general branches and committees those of their committees. Probation ends so many months after the branch's vote,
/// or after the stage began where no vote is on file. A vote that failed leaves nothing due, and who has left owes
/// nothing. An end of term is listed from its reminder on: `within` runs from there to the term's last day, and it is
/// listed when these days and `period` overlap, and after until a new term of the same office is on file.
/// @throws InvalidInput  if the unit is not of the organisation.
[[nodiscard]] std::vector<Obligation> due(const Organisation& organisation, UnitId unit, const Period& period,
                                          const ObligationOptions& options = {});

}  // namespace muster::org

#pragma GCC visibility pop
