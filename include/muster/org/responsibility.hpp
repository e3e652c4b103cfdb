// Who answers for what: duty to the post, duty to the person (责任到岗、责任到人).
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/table.hpp"
#include "muster/org/organisation.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::org {

/// Something that has to be done, by one person at one post.
struct Duty {
    std::string code;
    Label name{};
    UnitId unit{};                      ///< whose duty it is
    PostId post{};                      ///< must be set
    MemberId accountable{};             ///< must be set: one person
    std::optional<Day> acknowledged{};  ///< when that person said yes
    std::optional<Day> due{};
    std::optional<Day> done{};

    /// Due before `day` and not done by then.
    [[nodiscard]] bool is_overdue_on(Day day) const { return due && *due < day && !(done && *done <= day); }

    friend bool operator==(const Duty&, const Duty&) = default;
};

/// An overdue duty and who is told of it, one level up.
struct Escalation {
    DutyId duty;
    UnitId told;                     ///< the unit above; the unit itself where there is none above
    std::optional<MemberId> person;  ///< that unit's secretary on the day; not set where it has none

    friend bool operator==(const Escalation&, const Escalation&) = default;
};

/// How the duties of a unit and of all below it stand.
struct DutyCount {
    std::size_t all = 0;
    std::size_t acknowledged = 0;
    std::size_t done = 0;
    std::size_t overdue = 0;

    friend bool operator==(const DutyCount&, const DutyCount&) = default;
};

/// The duties of an organisation. Immutable.
///
/// Always true: every duty has a unit, one post and one accountable person, all of the organisation.
class Responsibility {
public:
    /// @throws InvalidInputs  naming every orphan: a duty without a unit, a post or an accountable person.
    Responsibility(std::shared_ptr<const Organisation> organisation, std::vector<Duty> duties);

    [[nodiscard]] const Organisation& organisation() const noexcept { return *organisation_; }
    [[nodiscard]] const Table<DutyId, Duty>& duties() const noexcept { return duties_; }

    /// Duties that nobody has said yes to by the end of `day`: a warning, not a fault.
    [[nodiscard]] std::vector<DutyId> unacknowledged(Day day) const;
    [[nodiscard]] std::vector<DutyId> duties_of(MemberId member) const;
    /// Overdue duties, each told one level up.
    [[nodiscard]] std::vector<Escalation> escalations(Day day) const;
    /// The duties of the unit and of all below it. O(duties).
    [[nodiscard]] DutyCount count(UnitId unit, Day day) const;

    friend bool operator==(const Responsibility& left, const Responsibility& right);

private:
    std::shared_ptr<const Organisation> organisation_;
    Table<DutyId, Duty> duties_;
};

}  // namespace muster::org
