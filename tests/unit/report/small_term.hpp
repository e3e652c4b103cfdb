// A small term, with numbers that nobody shares.
#pragma once

#include "muster/programme/term.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::report {

inline const Day monday(2026, 9, 7);

/// Ann, Bob and another Ann, who began two years later; the second one is on her way.
inline org::Organisation three_members()
{
    std::vector<org::Member> members{{.code = "M101", .name = "安然", .unit = UnitId(0), .cohort = 2023},
                                     {.code = "M202", .name = "白杨", .unit = UnitId(0), .cohort = 2024},
                                     {.code = "M303", .name = "安然", .unit = UnitId(0), .cohort = 2025}};
    members[0].stages = org::StageHistory().with(org::Stage::applicant, Day(2026, 3, 1));
    return org::Organisation({.units = {{.code = "branch", .name = {"第一支部", "First branch"}}},
                              .members = std::move(members),
                              .students = {{.code = "T901", .name = "田野"}}});
}

/// Two types of shifts for two weeks less two days, both stood by the members in turn; on Tuesday nobody comes.
inline programme::TermRoster fortnight()
{
    roster::Draft draft{.period = Period(monday, monday + Days(11))};
    draft.posts = {{.code = "door", .name = {"门岗", "Door"}}};
    draft.shift_types = {
        {.code = "early",
         .name = {"早班", "Early"},
         .post = PostId(0),
         .start = ClockTime(Minutes{8 * 60}),
         .length = Minutes{120}},
        {.code = "night", .name = {"夜班", "Night"}, .start = ClockTime(Minutes{22 * 60}), .length = Minutes{8 * 60}}};
    for (const char* code : {"M101", "M202", "M303"})
        draft.members.push_back({.code = code});
    draft.cover.push_back({.shift = {monday + Days(1), ShiftTypeId(0)}, .minimum = 1, .wanted = 1});
    roster::Problem problem(std::move(draft));
    std::vector<roster::Assignment> stood;
    for (const int day : {0, 2, 9})
        for (const std::uint32_t member : {0U, 1U})
            stood.push_back({MemberId(member), {monday + Days(day), ShiftTypeId(0)}});
    stood.push_back({MemberId(2), {monday + Days(3), ShiftTypeId(1)}});
    roster::Roster made(problem.period(), 3, std::move(stood));
    return {std::move(problem), {.roster = std::move(made), .score = {}}};
}

/// So many hours each, which are points.
inline evaluation::Evaluation hours(const std::vector<std::string>& of_each)
{
    const evaluation::Scheme scheme({.code = "s",
                                     .areas = {{.code = "top", .label = {"总分", "all"}}},
                                     .indicators = {{.code = "hours",
                                                     .label = {"志愿服务", "volunteering"},
                                                     .area = "top",
                                                     .unit = {"小时", "hours"},
                                                     .rule = evaluation::rule::Sum{}}}});
    const std::vector<std::string> codes{"M101", "M202", "M303"};
    record::Ledger ledger(codes, {"hours"});
    for (std::uint32_t row = 0; row < of_each.size(); ++row)
        ledger.append({.member = MemberId(row),
                       .indicator = IndicatorId(0),
                       .quantity = Quantity::parse(of_each[row], {"test"}),
                       .day = monday});
    std::vector<evaluation::RollMember> roll;
    for (const std::string& code : codes)
        roll.push_back({.code = code});
    return evaluate(scheme, ledger, {.roll = evaluation::Roll(std::move(roll))});
}

inline programme::TermParts small_parts()
{
    const evaluation::Evaluation evaluation = hours({"41.17", "52.29", "63.31"});
    return {.name = {"秋季学期", "Autumn term"},
            .period = Period(monday, monday + Days(11)),
            .branch = UnitId(0),
            .organisation = three_members(),
            .roster = fortnight(),
            .ledger = evaluation.ledger(),
            .evaluation = evaluation};
}

}  // namespace muster::report
