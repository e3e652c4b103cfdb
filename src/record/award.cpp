#include "muster/record/award.hpp"

#include <map>
#include <set>
#include <tuple>

namespace muster::inline v0_2::record {

std::vector<AwardTotal> totals(std::span<const Award> awards)
{
    struct Counted {
        std::uint32_t awards = 0;
        std::set<MemberId> people{};
    };
    std::map<std::tuple<std::int32_t, AwardLevel, bool>, Counted> counted;
    for (const Award& award : awards) {
        Counted& one = counted[{static_cast<std::int32_t>(award.day.year()), award.level, award.is_team}];
        ++one.awards;
        one.people.insert(award.members.begin(), award.members.end());
    }
    std::vector<AwardTotal> made;
    for (const auto& [key, one] : counted) {
        const auto& [year, level, is_team] = key;
        made.push_back({year, level, is_team, one.awards, static_cast<std::uint32_t>(one.people.size())});
    }
    return made;
}

}  // namespace muster::record
