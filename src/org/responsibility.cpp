#include "muster/org/responsibility.hpp"

#include "muster/core/faults.hpp"

#include <utility>

namespace muster::org {
namespace {

void find_orphans(const Organisation& organisation, const std::vector<Duty>& duties, Faults& faults)
{
    for (const Duty& duty : duties) {
        const Where here{"duty \"" + duty.code + "\""};
        if (!organisation.units().contains(duty.unit))
            faults.add(here, "it belongs to no unit", "name the unit whose duty it is");
        if (!organisation.posts().contains(duty.post))
            faults.add(here, "it has no post", "name the post where it is done");
        if (!organisation.members().contains(duty.accountable))
            faults.add(here, "nobody is accountable for it", "name one member");
        for (const auto& [day, what] : {std::pair(duty.acknowledged, "acknowledgement"), std::pair(duty.due, "due day"),
                                        std::pair(duty.done, "day of completion")})
            if (day && day->is_special())
                faults.add(here, std::string("its ") + what + " is not a calendar day",
                           "give a day such as 2026-09-07");
    }
}

}  // namespace

Responsibility::Responsibility(std::shared_ptr<const Organisation> organisation, std::vector<Duty> duties)
    : organisation_(std::move(organisation))
{
    if (!organisation_)
        throw InvalidInput({"responsibility"}, "it has no organisation", "give the organisation its duties belong to");
    Faults faults;
    find_orphans(*organisation_, duties, faults);
    faults.throw_if_any();
    duties_ = Table<DutyId, Duty>("duty", std::move(duties));
}

std::vector<DutyId> Responsibility::unacknowledged(Day day) const
{
    std::vector<DutyId> found;
    for (std::uint32_t row = 0; row < duties_.size(); ++row)
        if (const auto said = duties_.rows()[row].acknowledged; !said || *said > day)
            found.emplace_back(row);
    return found;
}

std::vector<DutyId> Responsibility::duties_of(MemberId member) const
{
    std::vector<DutyId> found;
    for (std::uint32_t row = 0; row < duties_.size(); ++row)
        if (duties_.rows()[row].accountable == member)
            found.emplace_back(row);
    return found;
}

std::vector<Escalation> Responsibility::escalations(Day day) const
{
    std::vector<Escalation> found;
    for (std::uint32_t row = 0; row < duties_.size(); ++row) {
        const Duty& duty = duties_.rows()[row];
        if (!duty.is_overdue_on(day))
            continue;
        const UnitId above = organisation_->units()[duty.unit].above;
        const UnitId told = above.is_set() ? above : duty.unit;
        found.push_back({DutyId(row), told, organisation_->holder_of(told, OfficeKind::secretary, day)});
    }
    return found;
}

DutyCount Responsibility::count(UnitId unit, Day day) const
{
    std::vector<bool> is_within(organisation_->units().size(), false);
    for (const UnitId below : organisation_->units_within(unit))
        is_within[below.row()] = true;
    DutyCount counted;
    for (const Duty& duty : duties_.rows()) {
        if (!is_within[duty.unit.row()])
            continue;
        ++counted.all;
        if (duty.acknowledged && *duty.acknowledged <= day)
            ++counted.acknowledged;
        if (duty.done && *duty.done <= day)
            ++counted.done;
        if (duty.is_overdue_on(day))
            ++counted.overdue;
    }
    return counted;
}

bool operator==(const Responsibility& left, const Responsibility& right)
{
    return *left.organisation_ == *right.organisation_ && left.duties_ == right.duties_;
}

}  // namespace muster::org
