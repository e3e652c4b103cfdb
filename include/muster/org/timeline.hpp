// What happened to one member, day by day.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/organisation.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What kind of thing happened.
enum class EventKind : std::uint8_t {
    stage,       ///< a stage began
    talk,        ///< a talk with an applicant
    report,      ///< a thought report
    review,      ///< a half-year review
    finding,     ///< a recommendation, a political review, a pre-review, a declaration of the contacts
    training,    ///< a course was finished
    notice,      ///< a notice to the public hung out
    vote,        ///< the branch voted
    approval,    ///< a higher unit said its word
    office,      ///< a term of office
    title,       ///< a title, until it was withdrawn
    transfer,    ///< into another unit
    correction,  ///< a step of the stages was corrected
    departure,   ///< the end
};

/// What is chosen, and its names.
[[nodiscard]] constexpr auto listed(EventKind)
{
    return enumeration("What kind of thing happened to a member.", "stage", "talk", "report", "review", "finding",
                       "training", "notice", "vote", "approval", "office", "title", "transfer", "correction",
                       "departure");
}

/// 阶段, stage.
[[nodiscard]] Label label_of(EventKind kind);

/// One thing on file.
struct LifeEvent {
    Day day;                     ///< when, or the first day
    std::optional<Day> until{};  ///< the last day of what lasted; not set: one day, or it goes on
    EventKind kind;              ///< what kind of thing
    Label text;                  ///< in words

    friend bool operator==(const LifeEvent&, const LifeEvent&) = default;
};

/// All that is on file of a member, oldest first.
/// @throws InvalidInput  if the member is not of the organisation.
[[nodiscard]] std::vector<LifeEvent> timeline(const Organisation& organisation, MemberId member);

}  // namespace muster::org

#pragma GCC visibility pop
