// The door of a term: every code of every part must name somebody of the organisation, and parts must fit together.
#include "muster/programme/term.hpp"

#include "area_faults.hpp"

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::programme {
namespace {

// The ids of `rows` in the organisation's table, by code; unset, with a fault, where a code is not there.
template <class IdOfPerson, class Rows, class People>
std::vector<IdOfPerson> ids_of(const Rows& rows, const People& people, const std::string& place, Faults& faults)
{
    std::vector<IdOfPerson> ids;
    for (const auto& row : rows) {
        ids.push_back(people.find(row.code).value_or(IdOfPerson{}));
        if (!ids.back().is_set())
            faults.add({place}, "\"" + row.code + "\" is not in the organisation", "add it there or correct the id");
    }
    return ids;
}

void check_pairing(const TermPairing& pairing, Faults& faults)
{
    const Where here{"term pairing"};
    const auto& mentor_of = pairing.result.pairing.mentor_of;
    if (pairing.fit.mentors().size() != pairing.problem.mentors().size() ||
        pairing.fit.mentees().size() != pairing.problem.mentee_count())
        faults.add(here, "the fit is of other people than the problem", "build the problem from this fit");
    if (mentor_of.size() != pairing.problem.mentee_count())
        faults.add(here, "the result is of another problem", "solve this problem");
    for (const MentorId mentor : mentor_of)
        if (mentor.is_set() && mentor.row() >= pairing.problem.mentors().size()) {
            faults.add(here, "the result names mentor " + std::to_string(mentor.row()), "solve this problem");
            break;
        }
    if (pairing.shared_price.size() != pairing.shared.size())
        faults.add(here, "the result has not one price per shared capacity", "solve this problem");
    try {
        static_cast<void>(pairing.shared_problem());
    } catch (const InvalidInput& error) {
        faults.add(error);
    }
}

void check_roster(const TermRoster& roster, Faults& faults)
{
    if (roster.solution.roster.period() != roster.problem.period() ||
        roster.solution.roster.member_count() != roster.problem.members().size())
        faults.add({"term roster"}, "the roster is of other days or members than its problem", "solve this problem");
    const auto is_foreign = [&](const roster::Assignment& assignment) {
        return !roster.problem.shift_types().contains(assignment.shift.type);
    };
    if (std::ranges::any_of(roster.solution.roster.assignments(), is_foreign))
        faults.add({"term roster"}, "the roster has shifts of a type that its problem does not have",
                   "solve this problem");
}

void check_incidents(const TermParts& parts, Faults& faults)
{
    std::set<std::string> seen;
    for (const record::Incident& incident : parts.incidents) {
        const Where here{"term incident \"" + incident.code() + "\""};
        if (!seen.insert(incident.code()).second)
            faults.add(here, "it stands here twice", "keep one of the two");
        const PlaceId place = incident.facts().place;
        if (place.is_set() && !parts.organisation.places().contains(place))
            faults.add(here, "its place is not in the organisation", "add it there or correct the id");
        const auto is_stranger = [&](const record::IncidentStep& step) {
            return step.by.is_set() && !parts.organisation.members().contains(step.by);
        };
        if (std::ranges::any_of(incident.steps(), is_stranger))
            faults.add(here, "who handled it is not in the organisation", "add them there or correct the id");
    }
}

void check_management(const TermParts& parts, Faults& faults)
{
    const org::Organisation& organisation = parts.organisation;
    try {
        static_cast<void>(org::Goals(organisation, parts.management.goals));
    } catch (const InvalidInputs& error) {
        for (const Fault& fault : error.faults())
            faults.add(fault.place, fault.fault, fault.remedy);
    } catch (const InvalidInput& error) {
        faults.add(error);
    }
    for (const org::Duty& duty : parts.management.duties)
        if ((duty.unit.is_set() && !organisation.units().contains(duty.unit)) ||
            (duty.post.is_set() && !organisation.posts().contains(duty.post)) ||
            (duty.accountable.is_set() && !organisation.members().contains(duty.accountable)))
            faults.add({"term duty \"" + duty.code + "\""}, "its unit, post or person is not in the organisation",
                       "add it there or correct the id");
    for (const record::Case& each : parts.management.cases)
        if (!each.about.empty() && !organisation.members().find(each.about))
            faults.add({"term case \"" + each.code + "\""}, "\"" + each.about + "\" is not in the organisation",
                       "add it there or correct the code");
}

/// Every turn and every pair stands once, on days of the calendar.
void check_publication(const Publication& published, Faults& faults)
{
    std::set<std::tuple<Day, std::string, std::string, int>> turns;
    for (const ToldTurn& turn : published.turns) {
        const Where here{"turn of \"" + turn.member + "\" at \"" + turn.post + "\" on " + to_string(turn.day)};
        if (turn.number < 1 || turn.version < 1 || turn.length < Minutes{0})
            faults.add(here, "its number and version begin at 1, and its length at 0", "correct them");
        if (turn.day.is_special() || turn.told.is_special())
            faults.add(here, "a day of it is not a calendar day", "give a day such as 2026-09-07");
        else if (!turns.emplace(turn.day, turn.post, turn.member, turn.number).second)
            faults.add(here, "it stands here twice", "keep one of the two");
    }
    std::set<std::pair<std::string, std::string>> pairs;
    for (const ToldPair& pair : published.pairs) {
        const Where here{"pair of \"" + pair.mentee + "\" and \"" + pair.mentor + "\""};
        if (pair.version < 1)
            faults.add(here, "its version is below 1", "correct it");
        if (pair.told.is_special())
            faults.add(here, "the day of it is not a calendar day", "give a day such as 2026-09-07");
        if (!pairs.emplace(pair.mentee, pair.mentor).second)
            faults.add(here, "it stands here twice", "keep one of the two");
    }
}

}  // namespace

Term::Term(TermParts parts) : parts_(std::move(parts))
{
    Faults faults;
    const auto& organisation = parts_.organisation;
    if (!organisation.units().contains(parts_.branch))
        faults.add({"term"}, "its branch is not in the organisation", "name one of the organisation's units");
    if (parts_.pairing) {
        mentors_ =
            ids_of<MemberId>(parts_.pairing->fit.mentors().rows(), organisation.members(), "term mentors", faults);
        mentees_ =
            ids_of<StudentId>(parts_.pairing->fit.mentees().rows(), organisation.students(), "term mentees", faults);
        check_pairing(*parts_.pairing, faults);
    }
    if (parts_.roster) {
        on_roster_ =
            ids_of<MemberId>(parts_.roster->problem.members().rows(), organisation.members(), "term roster", faults);
        check_roster(*parts_.roster, faults);
    }
    if (parts_.evaluation)
        evaluated_ = ids_of<MemberId>(parts_.evaluation->roll().members().rows(), organisation.members(),
                                      "term evaluation", faults);
    for (const std::string& code : parts_.ledger.members().words())
        if (!organisation.members().find(code))
            faults.add({"term ledger"}, "\"" + code + "\" is not in the organisation",
                       "add it there or correct the id");
    check_incidents(parts_, faults);
    org::find_faults(organisation, parts_.meetings, faults);
    check_management(parts_, faults);
    check_publication(parts_.published, faults);
    find_area_faults(parts_, faults);
    faults.throw_if_any();
}

}  // namespace muster::programme
