#include "muster/record/supervision.hpp"

namespace muster::inline v0_2::record {
namespace {

std::int32_t hours_for(const SupervisionCase& found, InTimeStep step, const InTime& allowed)
{
    switch (step) {
    case InTimeStep::dissuade:
        return allowed.dissuade;
    case InTimeStep::report:
        return found.severity == Severity::serious ? allowed.report_serious : allowed.report;
    case InTimeStep::bulletin:
        return allowed.bulletin;
    case InTimeStep::publicise:
        return allowed.publicise;
    }
    return 0;
}

const std::optional<Moment>& done(const SupervisionCase& found, InTimeStep step)
{
    switch (step) {
    case InTimeStep::dissuade:
        return found.dissuaded;
    case InTimeStep::report:
        return found.reported;
    case InTimeStep::bulletin:
        return found.published;
    case InTimeStep::publicise:
        break;
    }
    return found.publicised;
}

bool is_wanted(const SupervisionCase& found, InTimeStep step)
{
    return step == InTimeStep::dissuade || step == InTimeStep::report || found.is_to_be_known;
}

}  // namespace

Moment due(const SupervisionCase& found, InTimeStep step, const InTime& allowed)
{
    return hours_after(found.found, hours_for(found, step, allowed));
}

std::vector<InTimeDelay> delays(const SupervisionCase& found, const Moment& now, const InTime& allowed)
{
    std::vector<InTimeDelay> late;
    for (const InTimeStep step :
         {InTimeStep::dissuade, InTimeStep::report, InTimeStep::bulletin, InTimeStep::publicise}) {
        const auto& when = done(found, step);
        if (!when && !is_wanted(found, step))
            continue;
        if (is_late(when ? *when : now, found.found, hours_for(found, step, allowed)))
            late.push_back({step, due(found, step, allowed), !when});
    }
    return late;
}

}  // namespace muster::record
