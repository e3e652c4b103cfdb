#include "muster/org/advance.hpp"

#include <utility>

namespace muster::inline v0_2::org {

Advance advance(const Organisation& organisation, MemberId member, const Move& move, const EligibilityOptions& options)
{
    require_calendar_day(move.on, {"move"});
    if (!organisation.members().contains(member))
        throw InvalidInput({"member"}, "it is not of this organisation", "ask for a row of its members");
    Member row = organisation.members()[member];
    row.development = row.development.with(move.records);
    const Eligibility found = eligible_on(organisation, row, move.to, options);
    Advance made{.unmet = found.bars_on(move.on), .warnings = found.warnings_on(move.on)};
    StageHistory stages = row.stages.with(move.to, move.on);  // refuses a day that does not rise
    if (!made.unmet.empty())
        return made;
    row.stages = std::move(stages);
    made.member = std::move(row);
    return made;
}

}  // namespace muster::org
