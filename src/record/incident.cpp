#include "muster/record/incident.hpp"

#include "core/enumerators.hpp"
#include "muster/core/error.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace muster::inline v0_2::record {
namespace {

constexpr std::array all_states{IncidentState::discovered, IncidentState::reported, IncidentState::handled,
                                IncidentState::closed};
static_assert(are_all(all_states));

}  // namespace

Label label_of(IncidentState state)
{
    switch (state) {
    case IncidentState::discovered:
        return {"已发现", "discovered"};
    case IncidentState::reported:
        return {"已上报", "reported"};
    case IncidentState::handled:
        return {"已处置", "handled"};
    case IncidentState::closed:
        return {"已办结", "closed"};
    }
    return {};
}

Label label_of(Severity severity)
{
    switch (severity) {
    case Severity::minor:
        return {"一般", "minor"};
    case Severity::serious:
        return {"严重", "serious"};
    }
    return {};
}

Incident::Incident(IncidentFacts facts, std::vector<IncidentStep> steps)
    : facts_(std::move(facts)), steps_(std::move(steps))
{
    const std::string name = "incident \"" + facts_.code + "\"";
    if (facts_.code.empty())
        throw InvalidInput({"incident"}, "it has no code", "give every incident a code of its own");
    if (facts_.reporter.is_set() && facts_.reporter.text().context() != facts_.code)
        throw InvalidInput({name}, "its reporter's seal belongs to \"" + facts_.reporter.text().context() + "\"",
                           "seal the reporter with this incident's code as context");
    if (steps_.empty())
        throw InvalidInput({name}, "it has no steps", "begin with its discovery");
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const IncidentStep& step = steps_[i];
        const Where here{name + ", step " + std::to_string(i + 1)};
        require_calendar_day(step.day, here);
        if (i >= all_states.size() || step.state != all_states[i])
            throw InvalidInput(here,
                               i >= all_states.size() ? "nothing comes after closed"
                                                      : label_of(step.state).en + " stands where " +
                                                            label_of(all_states[i]).en + " is due",
                               "list discovered, reported, handled, closed, in this order");
        if (i > 0 && step.day < steps_[i - 1].day)
            throw InvalidInput(here, "its day comes before the step before", "list steps oldest first");
        if (step.by.is_set() && step.state <= IncidentState::reported)
            throw InvalidInput(here, "it names who discovered or reported", "seal the reporter, and name nobody here");
    }
}

std::optional<Day> Incident::day_of(IncidentState state) const
{
    const auto index = static_cast<std::size_t>(state);
    return index < steps_.size() ? std::optional(steps_[index].day) : std::nullopt;
}

std::optional<Day> Incident::due(IncidentState state, const IncidentDeadlines& deadlines) const
{
    const auto index = static_cast<std::size_t>(state);
    if (index > steps_.size())
        return std::nullopt;
    switch (state) {
    case IncidentState::discovered:
        return steps_[0].day;
    case IncidentState::reported:
        return steps_[0].day +
               (facts_.severity == Severity::serious ? deadlines.report_serious : deadlines.report_minor);
    case IncidentState::handled:
        return steps_[index - 1].day + deadlines.handle;
    case IncidentState::closed:
        return steps_[index - 1].day + deadlines.close;
    }
    return std::nullopt;
}

std::vector<IncidentDelay> Incident::delays(Day today, const IncidentDeadlines& deadlines) const
{
    require_calendar_day(today, {"delays of incidents"});
    std::vector<IncidentDelay> delays;
    for (const IncidentState state : all_states) {
        const std::optional<Day> last_day = due(state, deadlines);
        if (!last_day)
            continue;
        const std::optional<Day> happened = day_of(state);
        const bool is_open = !happened || *happened > today;
        const Day until = is_open ? today : *happened;
        if (until > *last_day)
            delays.push_back({state, *last_day, until - *last_day, is_open});
    }
    return delays;
}

Incident Incident::with_step(IncidentStep step) const
{
    std::vector<IncidentStep> steps = steps_;
    steps.push_back(step);
    return Incident(facts_, std::move(steps));
}

bool operator==(const Incident& left, const Incident& right)
{
    const IncidentFacts& one = left.facts_;
    const IncidentFacts& other = right.facts_;
    return one.code == other.code && one.label == other.label && one.severity == other.severity &&
           one.place == other.place && left.steps_ == right.steps_;
}

}  // namespace muster::record
