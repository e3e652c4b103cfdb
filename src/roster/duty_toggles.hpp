// The duty with one shift more, or with one less.
#pragma once

#include "roster/engine/model/instance.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

class DutyToggles {
public:
    explicit DutyToggles(const engine::model::Instance& instance);

    /// With the type if it is without it, and the other way round; nothing where there is no such set of shifts.
    [[nodiscard]] std::optional<engine::model::DutyIndex> with(engine::model::DutyIndex duty, int type) const
    {
        const std::int32_t toggled = toggled_[static_cast<std::size_t>(duty) * types_ + static_cast<std::size_t>(type)];
        return toggled == no_duty ? std::nullopt : std::optional(static_cast<engine::model::DutyIndex>(toggled));
    }

private:
    static constexpr std::int32_t no_duty = -1;

    std::size_t types_;
    std::vector<std::int32_t> toggled_;  // duty x type
};

}  // namespace muster::roster
