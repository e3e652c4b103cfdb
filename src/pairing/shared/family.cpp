#include "family.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::pairing::shared {

Family family_of(std::size_t mentors, std::span<const SharedCapacity> shared)
{
    Family family{std::vector(mentors, Family::top), std::vector(shared.size(), Family::top), {}, {}};
    family.rising.resize(shared.size());
    std::iota(family.rising.begin(), family.rising.end(), std::size_t{0});
    std::ranges::stable_sort(family.rising, {}, [&](std::size_t at) { return shared[at].mentors.size(); });

    std::vector<std::size_t> topmost(mentors, Family::top);
    std::vector<std::size_t> met(shared.size(), 0);
    for (const std::size_t at : family.rising) {
        for (const MentorId mentor : shared[at].mentors)
            if (topmost[mentor.row()] != Family::top)
                ++met[topmost[mentor.row()]];
        for (const MentorId mentor : shared[at].mentors) {
            std::size_t& below = topmost[mentor.row()];
            if (below == Family::top) {
                family.above_mentor[mentor.row()] = at;
            } else if (met[below] != shared[below].mentors.size()) {
                family.crossing = std::pair(std::min(below, at), std::max(below, at));
                return family;
            } else {
                family.above_shared[below] = at;
            }
            below = at;
        }
    }
    return family;
}

}  // namespace muster::pairing::shared
