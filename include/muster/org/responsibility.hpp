// Who answers for what: duty to the post, duty to the person (责任到岗、责任到人).
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/table.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/rule.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// Something that has to be done, by one person at one post.
struct Duty {
    std::string code;                   ///< the name people write in their files
    Label name{};                       ///< name in reports
    UnitId unit{};                      ///< whose duty it is
    PostId post{};                      ///< where it is done; must be set
    MemberId accountable{};             ///< must be set: one person
    std::optional<Day> acknowledged{};  ///< when that person said yes
    std::optional<Day> due{};           ///< last day for it; not set: none
    std::optional<Day> done{};          ///< day it was done; not set: not yet

    /// Due before `day` and not done by then.
    [[nodiscard]] bool is_overdue_on(Day day) const { return due && *due < day && !(done && *done <= day); }

    friend bool operator==(const Duty&, const Duty&) = default;
};

/// How long each level has before the next one is told.
struct EscalationRules {
    Rule days_a_level{7, Severity::warns, "a rule of your own"};  ///< days; 0: the first level only, for good

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("days_a_level", &EscalationRules::days_a_level));
    }

    friend bool operator==(const EscalationRules&, const EscalationRules&) = default;
};

/// An overdue duty and who is told of it: first one level up, then level by level.
struct Escalation {
    DutyId duty;                       ///< which one is overdue
    UnitId told;                       ///< the unit that is to see to it now; the duty's own where none stands above
    std::optional<MemberId> person{};  ///< its secretary on the day, or the deputy; never who is accountable for the
                                       ///< duty; not set where there is nobody else
    int level = 1;                     ///< how many have been told, this one included
    std::optional<Day> deadline{};     ///< the last day before the next level is told; not set: there is none above

    friend bool operator==(const Escalation&, const Escalation&) = default;
};

/// How the duties of a unit and of all below it stand.
struct DutyCount {
    std::size_t all = 0;           ///< number of duties
    std::size_t acknowledged = 0;  ///< of them, said yes to by the day
    std::size_t done = 0;          ///< of them, done by the day
    std::size_t overdue = 0;       ///< of them, due before the day and not done

    friend bool operator==(const DutyCount&, const DutyCount&) = default;
};

/// The duties of an organisation. Immutable.
///
/// Always true: every duty has a unit, one post and one accountable person, all of the organisation.
class Responsibility {
public:
    /// @throws InvalidInputs  naming every orphan: a duty without a unit, a post or an accountable person.
    Responsibility(std::shared_ptr<const Organisation> organisation, std::vector<Duty> duties);

    /// Whose duties they are.
    [[nodiscard]] const Organisation& organisation() const noexcept { return *organisation_; }
    /// Duties, in the order given; their ids are row numbers.
    [[nodiscard]] const Table<DutyId, Duty>& duties() const noexcept { return duties_; }

    /// Duties that nobody has said yes to by the end of `day`: a warning, not a fault.
    [[nodiscard]] std::vector<DutyId> unacknowledged(Day day) const;
    /// Duties that the member is accountable for.
    [[nodiscard]] std::vector<DutyId> duties_of(MemberId member) const;
    /// Overdue duties, and who is told of each on `day`. The unit above is told the day after the due day; where
    /// nothing is done, the one above that so many days later, up to the root. Units where the accountable person alone
    /// would be told are passed over.
    [[nodiscard]] std::vector<Escalation> escalations(Day day, const EscalationRules& rules = {}) const;
    /// The duties of the unit and of all below it. O(duties).
    [[nodiscard]] DutyCount count(UnitId unit, Day day) const;

    friend bool operator==(const Responsibility& left, const Responsibility& right);

private:
    std::shared_ptr<const Organisation> organisation_;
    Table<DutyId, Duty> duties_;
};

// Once more, as who links a shared library does not see what only a friend's declaration names.
/// Whether they are of the same rows.
bool operator==(const Responsibility& left, const Responsibility& right);

}  // namespace muster::org

#pragma GCC visibility pop
