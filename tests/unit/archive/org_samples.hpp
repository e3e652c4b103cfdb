// Samples of the organisation's kinds: see samples.hpp.
#pragma once

#include "muster/core/error.hpp"
#include "muster/org.hpp"

#include <memory>
#include <string>

namespace muster::inline v0_2::archive {

inline Day day(const char* text) { return parse_day(text, {"test"}); }

/// One small value of each kind.
template <class Value>
Value sample();

template <>
inline org::Organisation sample<org::Organisation>()
{
    using namespace org;
    const auto at = [](const char* text) { return ClockTime::parse(text, {"test"}); };
    const Timetable taught(day("2026-09-07"), {{1, at("08:00"), at("10:00"), TeachingWeeks::range(1, 15, 2)},
                                               {5, at("22:00"), at("24:00")}});
    OrganisationParts parts;
    parts.units = {{"C", {"党委", "Committee"}, UnitLevel::committee, {}, day("2001-07-01"), {}},
                   {"B",
                    {"第二学生党支部", ""},
                    UnitLevel::branch,
                    UnitId(0),
                    {},
                    {{{"群", "QQ"}, day("2026-01-01"), day("2026-06-30")}}}};
    parts.members = {
        {.code = "M1",
         .name = "  <张> & \"三\"\n\t'; ",
         .unit = UnitId(1),
         .stages = StageHistory(
             {{Stage::applicant, day("2024-09-01")}, {Stage::full, day("2026-01-01")}},
             {{{Stage::full, day("2025-12-31")}, day("2026-01-01"), day("2026-02-03"), "书记", "typing error"}}),
         .birth_day = day("2004-02-29"),
         .study_class = ClassId(0),
         .home = PlaceId(3),
         .cohort = 2023,
         .major = "体育",
         .strengths = {{"力学", Weight::parse("0.123456", {"test"})}},
         .skills = {"first aid", ""},
         .languages = {"普通话"},
         .titles = {{{"学习标兵", "study model"}, day("2026-03-01"), {}, day("2027-03-01")}},
         .timetable = taught,
         .development = {.conversations = {day("2024-09-15")},
                         .thought_reports = {day("2024-12-01"), day("2025-03-01")},
                         .half_year_reviews = {day("2025-01-10")},
                         .trainings = {{day("2025-05-01"), Minutes{1440}, 3}},
                         .publicities = {{Stage::candidate, Period(day("2025-10-01"), day("2025-10-12"))}},
                         .votes = {{Stage::full, day("2026-01-01"), 9, 8, 7, false, true}},
                         .approvals = {{Stage::full, day("2026-02-01"), UnitId(0)}},
                         .contacts = {MemberId(1)},
                         .introducers = {MemberId(1)},
                         .leaves_on = day("2027-06-30"),
                         .probation_extended_by = 6,
                         .extension_vote = Vote{Stage::full, day("2025-12-01"), 9, 8, 7},
                         .political_reviews = {{day("2025-08-01"), true, UnitId(1)}},
                         .pre_reviews = {{day("2025-09-01"), false, UnitId(0)}},
                         .recommendations = {{day("2024-10-01")}},
                         .contacts_unrelated = day("2024-10-02")},
         .transfers = {{UnitId(0), day("2025-02-01"), "新支部"}},
         .departure = Departure{day("2027-07-01"), DepartureKind::graduated, "毕业"}},
        {.code = "M2", .unit = UnitId(1)}};
    parts.offices = {{.code = "O",
                      .kind = OfficeKind::discipline,
                      .unit = UnitId(1),
                      .holder = MemberId(1),
                      .term = Period(day("2026-01-01"), day("2028-12-31")),
                      .name = {"纪检委员", ""}}};
    parts.places = {
        {"A", {"一号楼", "Building A"}, PlaceLevel::building, {}, {}},
        {"A1", {}, PlaceLevel::floor, PlaceId(0), {}},
        {"A101", {}, PlaceLevel::room, PlaceId(1), {{{"示范寝室", ""}, day("2026-03-01"), day("2026-04-01"), {}}}},
        {"A101-1", {}, PlaceLevel::bed, PlaceId(2), {}}};
    parts.classes = {{"K", {"体育2301班", ""}, 2023, "体育", taught}};
    parts.students = {{.code = "S",
                       .name = "李四",
                       .study_class = ClassId(0),
                       .home = PlaceId(2),
                       .cohort = 2024,
                       .major = "音乐",
                       .needs = {{"高数", Weight::whole(1)}},
                       .languages = {"English"},
                       .timetable = {}}};
    parts.posts = {{"P", {"服务岗", "service"}, PostKind::venue_role, PlaceId(1), UnitId(1), MemberId(0)}};
    return Organisation(std::move(parts));
}

template <>
inline org::Responsibility sample<org::Responsibility>()
{
    return {std::make_shared<const org::Organisation>(sample<org::Organisation>()),
            {{"D",
              {"值班", "duty"},
              UnitId(1),
              PostId(0),
              MemberId(0),
              day("2026-01-05"),
              day("2026-03-01"),
              day("2026-02-28")},
             {.code = "E", .unit = UnitId(0), .post = PostId(0), .accountable = MemberId(1)}}};
}

template <>
inline org::Goals sample<org::Goals>()
{
    return {std::make_shared<const org::Organisation>(sample<org::Organisation>()),
            {{"W", {"服务", "service"}, UnitId(0), {}, Quantity::whole(100), Quantity::whole(1)},
             {"P", {}, UnitId(1), GoalId(0), Quantity::parse("7.5", {"test"}), {}}}};
}

template <>
inline org::StageRules sample<org::StageRules>()
{
    org::StageRules rules;
    rules.probation_for = {6, org::Severity::warns, "自定"};
    return rules;
}

template <>
inline org::BranchRules sample<org::BranchRules>()
{
    org::BranchRules rules;
    rules.lecture_every = {1, org::Severity::bars, "our own"};
    return rules;
}

template <>
inline org::EscalationRules sample<org::EscalationRules>()
{
    return {.days_a_level = {3, org::Severity::bars, "our own"}};
}

template <>
inline std::vector<org::MeetingHeld> sample<std::vector<org::MeetingHeld>>()
{
    return {{"H1", org::MeetingKind::lecture, UnitId(1), day("2026-03-10"), {MemberId(0)}, "QQ", "A1", "党史"},
            {.code = "H2", .unit = UnitId(1), .day = day("2026-03-11")}};
}

template <>
inline org::ObligationOptions sample<org::ObligationOptions>()
{
    return {sample<org::StageRules>(), sample<org::BranchRules>(), sample<std::vector<org::MeetingHeld>>(),
            day("2026-01-01")};
}

template <>
inline org::WorkingDays sample<org::WorkingDays>()
{
    return org::WorkingDays().with({day("2027-01-01")}, {day("2027-01-02")});
}

}  // namespace muster::archive
