#include "roster/proof/stands_before.hpp"

#include <cstdint>
#include <map>

namespace muster::inline v0_2::roster {

StandsBefore::StandsBefore(const StandTolls& tolls, std::size_t stands)
{
    like_.resize(static_cast<std::size_t>(tolls.reach()));
    for (int gap = tolls.reach(); gap >= 1; --gap) {
        std::map<std::vector<std::int64_t>, std::size_t> first;
        std::vector<std::size_t>& like = like_[static_cast<std::size_t>(gap - 1)];
        for (std::size_t before = 0; before < tolls.before_count(); ++before) {
            std::vector<std::int64_t> costs{static_cast<std::int64_t>(this->like(before, gap + 1))};
            for (std::size_t next = 0; next < stands; ++next)
                costs.push_back(tolls.after(before, gap, next));
            like.push_back(first.emplace(std::move(costs), before).first->second);
        }
    }
    std::map<std::vector<std::int64_t>, std::size_t> first;
    for (std::size_t next = 0; next < stands; ++next) {
        std::vector<std::int64_t> costs;
        for (int gap = 1; gap <= tolls.reach(); ++gap)
            for (std::size_t before = 0; before < tolls.before_count(); ++before)
                if (like(before, gap) == before)
                    costs.push_back(tolls.after(before, gap, next));
        like_as_next_.push_back(first.emplace(std::move(costs), next).first->second);
    }
}

}  // namespace muster::roster
