#include "muster/record/attendance.hpp"

#include "core/enumerators.hpp"
#include "muster/core/faults.hpp"

#include <set>
#include <string>
#include <tuple>

namespace muster::inline v0_2::record {
namespace {

static_assert(AttendanceTally{}.times.size() == enumerator_count<Presence>(), "a number for each presence");

IndicatorId indicator_of(Presence presence, const AttendanceIndicators& indicators)
{
    switch (presence) {
    case Presence::present:
        return indicators.present;
    case Presence::late:
        return indicators.late;
    case Presence::on_leave:
        return indicators.on_leave;
    case Presence::absent:
        return indicators.absent;
    }
    return {};
}

}  // namespace

Label label_of(Presence presence)
{
    switch (presence) {
    case Presence::present:
        return {"出席", "present"};
    case Presence::late:
        return {"迟到", "late"};
    case Presence::on_leave:
        return {"请假", "on leave"};
    case Presence::absent:
        return {"缺席", "absent"};
    }
    return {};
}

std::vector<AttendanceTally> tally(std::span<const Attendance> attendances, std::size_t members)
{
    std::vector<AttendanceTally> tallies(members);
    std::set<std::tuple<MemberId, ActivityId, Day>> seen;
    Faults faults;
    for (std::size_t row = 0; row < attendances.size(); ++row) {
        const Attendance& attendance = attendances[row];
        const Where here{"attendance", row + 1};
        if (attendance.day.is_special())
            faults.add(here, "its day is not a calendar day", "give a day such as 2026-09-07");
        if (!attendance.member.is_set() || attendance.member.row() >= members) {
            faults.add(here, "its member is not one of the " + std::to_string(members), "correct the member");
            continue;
        }
        if (!seen.emplace(attendance.member, attendance.activity, attendance.day).second) {
            faults.add(here, "its member stands twice for this activity and day", "keep one of the rows");
            continue;
        }
        ++tallies[attendance.member.row()].times[static_cast<std::size_t>(attendance.presence)];
    }
    faults.throw_if_any();
    return tallies;
}

std::vector<Evidence> evidence_of(std::span<const Attendance> attendances, const AttendanceIndicators& indicators,
                                  SourceId source)
{
    std::vector<Evidence> records;
    for (const Attendance& attendance : attendances)
        if (const IndicatorId indicator = indicator_of(attendance.presence, indicators); indicator.is_set())
            records.push_back({.member = attendance.member,
                               .indicator = indicator,
                               .day = attendance.day,
                               .source = source,
                               .activity = attendance.activity});
    return records;
}

}  // namespace muster::record
