// A small organisation that the tests of this folder ask about.
#pragma once

#include "muster/core/error.hpp"
#include "muster/org/organisation.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::org {

inline Day day(const std::string& text) { return parse_day(text, {"test"}); }
inline ClockTime clock_time(const std::string& text) { return ClockTime::parse(text, {"test"}); }

/// Committee C > general branch G > branches B1 (groups G1, G2) and B2. Members M0 to M4: one at each stage from
/// applicant on, in G1, G1, G2, B1, B2. Building A > floors A1, A2 > rooms A11, A12, A21 > beds A11-1, A11-2. Classes
/// K1, K2.
inline OrganisationParts sample()
{
    OrganisationParts parts;
    parts.units = {{"C", {"党委", "Committee"}, UnitLevel::committee, {}},
                   {"G", {"", "General"}, UnitLevel::general_branch, UnitId(0)},
                   {"B1", {"", "Branch 1"}, UnitLevel::branch, UnitId(1)},
                   {"B2", {"", "Branch 2"}, UnitLevel::branch, UnitId(1)},
                   {"G1", {"", "Group 1"}, UnitLevel::group, UnitId(2)},
                   {"G2", {"", "Group 2"}, UnitLevel::group, UnitId(2)}};
    const std::vector<UnitId> units{UnitId(4), UnitId(4), UnitId(5), UnitId(2), UnitId(3)};
    for (std::uint32_t i = 0; i < 5; ++i) {
        Member member{.code = "M" + std::to_string(i), .unit = units[i]};
        for (std::size_t stage = 0; stage <= i; ++stage)
            member.stages =
                member.stages.with(all_stages[stage], day("2020-01-01") + Days(366 * static_cast<long>(stage)));
        parts.members.push_back(member);
    }
    parts.members[0].study_class = ClassId(0);
    parts.members[0].home = PlaceId(6);
    parts.members[1].home = PlaceId(5);
    parts.offices = {{.code = "O1",
                      .kind = OfficeKind::secretary,
                      .unit = UnitId(2),
                      .holder = MemberId(3),
                      .term = Period(day("2024-01-01"), day("2026-12-31"))},
                     {.code = "O2",
                      .kind = OfficeKind::secretary,
                      .unit = UnitId(1),
                      .holder = MemberId(4),
                      .term = Period(day("2024-01-01"), day("2024-12-31"))}};
    parts.places = {{"A", {}, PlaceLevel::building, {}},        {"A1", {}, PlaceLevel::floor, PlaceId(0)},
                    {"A2", {}, PlaceLevel::floor, PlaceId(0)},  {"A11", {}, PlaceLevel::room, PlaceId(1)},
                    {"A12", {}, PlaceLevel::room, PlaceId(1)},  {"A21", {}, PlaceLevel::room, PlaceId(2)},
                    {"A11-1", {}, PlaceLevel::bed, PlaceId(3)}, {"A11-2", {}, PlaceLevel::bed, PlaceId(3)}};
    const Timetable taught(day("2026-09-07"), {{1, clock_time("08:00"), clock_time("10:00")}});
    parts.classes = {{"K1", {}, 2025, "physics", taught}, {"K2", {}, 2026, "sport", {}}};
    parts.students = {{.code = "S0", .study_class = ClassId(0), .home = PlaceId(5)},
                      {.code = "S1", .study_class = ClassId(0), .home = PlaceId(7)},
                      {.code = "S2", .study_class = ClassId(1), .home = PlaceId(3), .cohort = 2024, .major = "music"},
                      {.code = "S3", .study_class = ClassId(0)},
                      {.code = "S4", .home = PlaceId(4)},
                      {.code = "S5", .study_class = ClassId(0), .home = PlaceId(5)}};
    parts.posts = {{"P1", {"示范岗", "Service"}, PostKind::service, PlaceId(1), UnitId(2), MemberId(3)},
                   {.code = "P2", .kind = PostKind::supervision}};
    return parts;
}

}  // namespace muster::org
