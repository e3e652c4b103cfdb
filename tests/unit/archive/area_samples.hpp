// A sample of the records of the areas, of the sample's organisation and ledger: see samples.hpp.
#pragma once

#include "org_samples.hpp"

#include "muster/record/area_records.hpp"

namespace muster::inline v0_2::archive {

template <>
inline record::AreaRecords sample<record::AreaRecords>()
{
    using namespace record;
    const auto amount = [](const char* text) { return Quantity::parse(text, {"test"}); };
    const auto at = [](const char* when, const char* time) {
        return Moment{day(when), ClockTime::parse(time, {"test"})};
    };
    const Moment some_time{day("2026-10-12"), {}};
    const MemberId one(0);
    const MemberId other(1);
    AreaRecords areas;
    areas.rules.study = {amount("5"),
                         amount("5.5"),
                         amount("7"),
                         {{ClockTime::parse("06:00", {"test"}), ClockTime::parse("08:30", {"test"}), amount("1.5")}}};
    areas.rules.inspection = {25, 25, 25, 25, 4, 85, {{PlaceId(0), 92}}};
    areas.rules.in_time = {2, 25, 3, 49, 169};
    areas.rules.nearness = {amount("2"), amount("1"), amount("0.9"), amount("0.3"), amount("0.1")};
    areas.rules.exchanges_a_week = 2;
    areas.class_sessions = {{ActivityId(0), ClassId(0), one, day("2026-10-10"), 30}};
    areas.study_groups = {{"G", {"学习小组", "study group"}, "体育", one, {StudentId(0)}}};
    areas.tutoring = {{one, day("2026-10-10"), amount("1.5"), StudentId(0), {}, false},
                      {one, day("2026-10-11"), amount("2"), {}, "G", true}};
    areas.awards = {{"H",
                     {"挑战杯", ""},
                     AwardLevel::national,
                     "first",
                     day("2026-11-01"),
                     {one, other},
                     true,
                     "作品",
                     ActivityId(0)}};
    areas.certificates = {{other, {"救生员证", ""}, day("2026-11-02")}};
    areas.exercises = {{one, {"早锻炼", "morning training"}, day("2026-09-08"), 40}};
    areas.outreach = {{ActivityId(0), 60, 6}};
    areas.accounts = {{"JPTY", {"金牌体育", ""}, "微信", UnitId(1), other, day("2024-03-01"), day("2027-03-01")}};
    areas.study_acts = {{one, day("2026-10-10"), StudyActKind::video, amount("4"), at("2026-10-10", "07:00").at, true}};
    areas.bulletins = {{"N", {"简讯", ""}, one, "JPTY", ActivityId(0), some_time, at("2026-10-13", "12:00")}};
    areas.charges = {{one, FiveOne::room, PlaceId(2), {}, day("2026-09-07"), day("2026-12-01")}};
    areas.deeds = {{one, FiveOne::study_class, {}, ClassId(0), day("2026-09-09")}};
    areas.inspections = {{PlaceId(2), day("2026-09-10"), 1, 2, 3, 4}};
    areas.supervision = {{"W",
                          {"深夜喧哗", ""},
                          PostId(0),
                          "JD",
                          one,
                          PlaceId(1),
                          Severity::serious,
                          some_time,
                          some_time,
                          some_time,
                          some_time,
                          some_time,
                          true}};
    areas.duty_changes = {{"JD", one, other}};
    areas.venue = {{ActivityId(0), one, VenueRole::athlete, "百米", day("2026-10-10"),
                    ClockTime::parse("08:00", {"test"}), ClockTime::parse("09:00", {"test"}), "11.8"}};
    areas.exams = {{"X", {"大学英语", ""}, day("2026-12-28"), {one, other}, {other}}};
    areas.mobilisations = {{"C",
                            {"清理校园", ""},
                            at("2026-10-12", "09:00"),
                            1,
                            {{one, some_time, some_time, some_time}, {.member = other}}}};
    areas.brought_along = {{one, other, day("2026-09-10"), day("2027-01-01")}};
    return areas;
}

}  // namespace muster::archive
