#include "duty_toggles.hpp"

#include <map>

namespace muster::inline v0_2::roster {

DutyToggles::DutyToggles(const engine::model::Instance& instance)
    : types_(static_cast<std::size_t>(instance.types)), toggled_(instance.duties.size() * types_, no_duty)
{
    std::map<std::vector<std::uint16_t>, std::size_t> known;
    for (std::size_t duty = 0; duty < instance.duties.size(); ++duty)
        known.emplace(instance.duties[duty].types, duty);
    for (const auto& [types, duty] : known)
        for (const std::uint16_t type : types) {
            std::vector<std::uint16_t> rest = types;
            std::erase(rest, type);
            const auto less = known.find(rest);
            if (less == known.end())
                continue;
            toggled_[duty * types_ + type] = static_cast<std::int32_t>(less->second);
            toggled_[less->second * types_ + type] = static_cast<std::int32_t>(duty);
        }
}

}  // namespace muster::roster
