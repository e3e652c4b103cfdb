// Checks once, at the door; after that a history is known to rise.
#include "muster/org/stage_history.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::org {
namespace {

void require_rising(std::span<const StageHistory::Step> steps)
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Where here{"stage history, step " + std::to_string(i + 1)};
        if (steps[i].since.is_special())
            throw InvalidInput(here, "its day is not a calendar day", "give the day the stage began");
        if (i == 0)
            continue;
        if (steps[i].stage <= steps[i - 1].stage)
            throw InvalidInput(here, "its stage does not come after the step before", "list stages in rising order");
        if (steps[i].since <= steps[i - 1].since)
            throw InvalidInput(here, "its day does not come after the step before", "list steps oldest first");
    }
}

}  // namespace

StageHistory::StageHistory(std::vector<Step> steps) : steps_(std::move(steps)) { require_rising(steps_); }

StageHistory StageHistory::with(Stage stage, Day since) const
{
    std::vector<Step> longer = steps_;
    longer.push_back({stage, since});
    return StageHistory(std::move(longer));
}

std::optional<Stage> StageHistory::stage_on(Day day) const
{
    const auto later = std::ranges::upper_bound(steps_, day, {}, &Step::since);
    if (later == steps_.begin())
        return std::nullopt;
    return std::prev(later)->stage;
}

}  // namespace muster::org
