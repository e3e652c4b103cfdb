#include "muster/org/eligibility.hpp"

#include "examination.hpp"

#include "muster/core/error.hpp"

namespace muster::inline v0_2::org {
namespace {

void require_next(const Member& row, Stage stage)
{
    const auto steps = row.stages.steps();
    if (row.departure)
        throw InvalidInput({"member \"" + row.code + "\""}, "it left on " + muster::to_string(row.departure->on),
                           "ask for who is still there");
    const int reached = steps.empty() ? -1 : static_cast<int>(steps.back().stage);
    if (static_cast<int>(stage) == reached + 1)
        return;
    const Where here{"member \"" + row.code + "\""};
    const std::string fault = (steps.empty() ? "it has no stage" : "it is " + label_of(steps.back().stage).en) +
                              ", and " + label_of(stage).en + " is not the next stage";
    throw InvalidInput(here, fault,
                       reached == static_cast<int>(Stage::full)
                           ? "there is no stage after that"
                           : "ask for " + label_of(all_stages[static_cast<std::size_t>(reached + 1)]).en);
}

void require_known(const Organisation& organisation, const Member& row)
{
    const Development& file = row.development;
    const Where here{"member \"" + row.code + "\""};
    for (const auto* const people : {&file.contacts, &file.introducers})
        for (const MemberId person : *people)
            if (!organisation.members().contains(person))
                throw InvalidInput(here, "a contact or introducer is not of the organisation",
                                   "name a row of its members");
    const auto require_unit = [&](UnitId unit) {
        if (unit.is_set() && !organisation.units().contains(unit))
            throw InvalidInput(here, "a record is by a unit that is not of the organisation",
                               "name a row of its units");
    };
    for (const Approval& approval : file.approvals)
        require_unit(approval.by);
    for (const auto* const findings : {&file.recommendations, &file.political_reviews, &file.pre_reviews})
        for (const Finding& finding : *findings)
            require_unit(finding.by);
}

}  // namespace

std::optional<Day> probation_began(const Member& member, const StageRules& rules)
{
    const auto since = member.stages.since(Stage::probationary);
    std::optional<Day> voted;
    for (const Vote& vote : member.development.votes)
        if (since && vote.on == Stage::probationary && vote.held <= *since && passed(vote, rules) &&
            (!voted || *voted < vote.held))
            voted = vote.held;
    return voted ? voted : since;
}

Eligibility eligible_on(const Organisation& organisation, const Member& as_if, Stage stage,
                        const EligibilityOptions& options)
{
    require_next(as_if, stage);
    require_known(organisation, as_if);
    return Examination(organisation, as_if, stage, options).judge();
}

Eligibility eligible_on(const Organisation& organisation, MemberId member, Stage stage,
                        const EligibilityOptions& options)
{
    if (!organisation.members().contains(member))
        throw InvalidInput({"member"}, "it is not of this organisation", "ask for a row of its members");
    const Member& row = organisation.members()[member];  // whose ids the organisation has looked at
    require_next(row, stage);
    return Examination(organisation, row, stage, options).judge();
}

std::vector<NextMove> next_moves(const Organisation& organisation, UnitId unit, const EligibilityOptions& options)
{
    std::vector<bool> is_within(organisation.units().size(), false);
    for (const UnitId below : organisation.units_within(unit))
        is_within[below.row()] = true;
    std::vector<NextMove> moves;
    for (std::uint32_t row = 0; row < organisation.members().size(); ++row) {
        const Member& member = organisation.members().rows()[row];
        const auto steps = member.stages.steps();
        if (!is_within[member.unit.row()] || member.departure || (!steps.empty() && steps.back().stage == Stage::full))
            continue;
        const std::size_t next = steps.empty() ? 0 : static_cast<std::size_t>(steps.back().stage) + 1;
        moves.push_back({MemberId(row), Examination(organisation, member, all_stages[next], options).judge()});
    }
    return moves;
}

}  // namespace muster::org
