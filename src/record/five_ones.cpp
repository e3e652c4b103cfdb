#include "muster/record/five_ones.hpp"

#include <set>

namespace muster::inline v0_2::record {

Quantity weight_of(const FiveOneDeed& deed, const org::Organisation& organisation, const NearnessWeights& weights)
{
    using org::PlaceLevel;
    const org::Member& member = organisation.members()[deed.member];
    if (deed.one == FiveOne::study_class)
        return deed.study_class.is_set() && member.study_class == deed.study_class ? weights.own_class
                                                                                   : weights.elsewhere;
    if (!member.home.is_set() || !deed.place.is_set())
        return weights.elsewhere;
    const auto lies_in_same = [&](PlaceLevel level) {
        const auto home = organisation.enclosing(member.home, level);
        return home && organisation.enclosing(deed.place, level) == home;
    };
    if (lies_in_same(PlaceLevel::room))
        return weights.own_room;
    if (lies_in_same(PlaceLevel::floor))
        return weights.same_floor;
    return lies_in_same(PlaceLevel::building) ? weights.same_building : weights.elsewhere;
}

std::vector<PlaceId> unanswered(const org::Organisation& organisation, org::PlaceLevel level,
                                std::span<const FiveOneCharge> charges, Day day)
{
    std::set<PlaceId> lived_in;
    const auto note = [&](const auto& people) {
        for (const auto& person : people.rows())
            if (person.home.is_set())
                if (const auto place = organisation.enclosing(person.home, level))
                    lived_in.insert(*place);
    };
    note(organisation.members());
    note(organisation.students());
    for (const FiveOneCharge& charge : charges)
        if (charge.holds_on(day))
            lived_in.erase(charge.place);
    return {lived_in.begin(), lived_in.end()};
}

}  // namespace muster::record
