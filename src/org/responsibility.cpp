#include "muster/org/responsibility.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace muster::inline v0_2::org {
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

struct Told {
    UnitId unit;
    std::optional<MemberId> person;
};

// Who stands for the unit on the day and is not accountable for the duty; `is_own` where only that person does.
std::optional<MemberId> who_is_told(const Organisation& organisation, UnitId unit, const Duty& duty, Day day,
                                    bool& is_own)
{
    is_own = false;
    for (const OfficeKind kind : {OfficeKind::secretary, OfficeKind::deputy_secretary}) {
        const auto holder = organisation.holder_of(unit, kind, day);
        if (holder && *holder != duty.accountable)
            return holder;
        is_own = is_own || holder.has_value();
    }
    return std::nullopt;
}

// From the unit above up to the root; the duty's own unit where nothing stands above. At least one.
std::vector<Told> levels_above(const Organisation& organisation, const Duty& duty, Day day)
{
    std::vector<Told> levels;
    bool is_own = false;
    for (UnitId unit = organisation.units()[duty.unit].above; unit.is_set(); unit = organisation.units()[unit].above) {
        const auto person = who_is_told(organisation, unit, duty, day, is_own);
        if (!is_own || person)
            levels.push_back({unit, person});
    }
    if (levels.empty()) {
        const UnitId root = organisation.path(duty.unit).front();
        levels.push_back({root, who_is_told(organisation, root, duty, day, is_own)});
    }
    return levels;
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

std::vector<Escalation> Responsibility::escalations(Day day, const EscalationRules& rules) const
{
    std::vector<Escalation> found;
    for (std::uint32_t row = 0; row < duties_.size(); ++row) {
        const Duty& duty = duties_.rows()[row];
        if (!duty.is_overdue_on(day))
            continue;
        const std::vector<Told> levels = levels_above(*organisation_, duty, day);
        const long each = rules.days_a_level.number;
        const long late = (day - *duty.due).days() - 1;  // 0 on the first day
        const long level = each <= 0 ? 0 : std::min(late / each, static_cast<long>(levels.size()) - 1);
        const Told& told = levels[static_cast<std::size_t>(level)];
        Escalation now{DutyId(row), told.unit, told.person, static_cast<int>(level) + 1, {}};
        if (each > 0 && level + 1 < std::ssize(levels))
            now.deadline = *duty.due + Days(each * (level + 1));
        found.push_back(now);
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
