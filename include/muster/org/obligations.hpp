// What falls due: meetings, reports, reviews, terms of office.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/org/branch_rules.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/stage_rules.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::org {

/// What falls due. Meetings first, as three meetings and one lesson 三会一课 come first in a branch's year.
enum class ObligationKind : std::uint8_t {
    members_meeting,      ///< 党员大会
    committee_meeting,    ///< 支委会
    group_meeting,        ///< 党小组会
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
[[nodiscard]] Label label_of(ObligationKind kind);

/// Something to be done in a span of days.
struct Obligation {
    ObligationKind kind;
    UnitId unit;                ///< who owes it
    MemberId about{};           ///< whom it is about; not set for a meeting
    OfficeId office{};          ///< of an end of term
    Period within;              ///< to be done in these days; the last one is the day it is due
    std::optional<Day> done{};  ///< first day on file within; meetings are not on file here
    std::string source{};

    friend bool operator==(const Obligation&, const Obligation&) = default;
};

/// What obligations are judged by.
struct ObligationOptions {
    StageRules stages{};
    BranchRules branches{};
};

/// What falls due within `period` in the unit and below it, by due day, kind, unit and member.
///
/// Recurring things go by the calendar (months, quarters, half-years, years); only spans that lie wholly after the unit
/// was founded, or the member reached the stage, are owed. An end of term is listed from its reminder on: `within` runs
/// from there to the term's last day, and it is listed when these days and `period` overlap.
/// @throws InvalidInput  if the unit is not of the organisation.
[[nodiscard]] std::vector<Obligation> due(const Organisation& organisation, UnitId unit, const Period& period,
                                          const ObligationOptions& options = {});

}  // namespace muster::org
