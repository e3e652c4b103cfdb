// Something that went wrong, from its discovery to its end.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/record/sealed.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// The four states of an incident, in order.
enum class IncidentState : std::uint8_t {
    discovered,  ///< somebody saw it
    reported,    ///< those who are to know do
    handled,     ///< something was done about it
    closed,      ///< over
};

/// How soon an incident must be reported.
enum class Severity : std::uint8_t {
    minor,    ///< to be reported on the next day
    serious,  ///< to be reported at once
};

/// `discovered`, `reported` ... as in C++ and Python; `in` a report's language.
[[nodiscard]] Label label_of(IncidentState state);
/// The same of how soon it must be reported.
[[nodiscard]] Label label_of(Severity severity);

/// What is known of an incident. Who reported it is under seal.
struct IncidentFacts {
    std::string code;  ///< the name people write in their files; what the reporter's seal is bound to
    Label label{};     ///< what happened, without names
    Severity severity = Severity::minor;  ///< how soon it must be reported
    PlaceId place{};                      ///< unset: not at a place on file
    Sealed<std::string> reporter{};       ///< who reported it, under seal
};

/// One step of an incident.
struct IncidentStep {
    IncidentState state;  ///< the state it came to
    Day day;              ///< on which day
    MemberId by{};  ///< who handled or closed it; always unset for `discovered` and `reported`, which would name the
                    ///< reporter

    friend bool operator==(const IncidentStep&, const IncidentStep&) = default;
};

/// Days allowed from one state to the next.
///
/// Serious incidents are reported at once and minor ones the next day: typical of published duty practice.
/// No public source gives days for handling and closing; these are to be set.
struct IncidentDeadlines {
    Days report_serious{0};  ///< from discovered to reported, of a serious one
    Days report_minor{1};    ///< from discovered to reported, of a minor one
    Days handle{3};          ///< from reported to handled
    Days close{14};          ///< from handled to closed

    friend bool operator==(const IncidentDeadlines&, const IncidentDeadlines&) = default;
};

/// A step that came, or is still to come, after its day.
struct IncidentDelay {
    IncidentState state;   ///< the state that came late
    Day due;               ///< last day in time
    Days late;             ///< days late, at least 1
    bool is_open = false;  ///< whether it has not happened yet

    friend bool operator==(const IncidentDelay&, const IncidentDelay&) = default;
};

/// An incident and what was done about it.
///
/// Always true: begins with its discovery, states rise one by one, days do not go back, nobody is named who would be
/// the reporter. Equality leaves the reporter out.
class Incident {
public:
    /// @throws InvalidInput  if the code is empty, a step breaks what is always true, or the seal is bound elsewhere.
    Incident(IncidentFacts facts, std::vector<IncidentStep> steps);

    /// What is known of it.
    [[nodiscard]] const IncidentFacts& facts() const noexcept { return facts_; }
    /// The name people write in their files.
    [[nodiscard]] const std::string& code() const noexcept { return facts_.code; }
    /// Oldest first, at least one. Valid as long as this incident is.
    [[nodiscard]] std::span<const IncidentStep> steps() const noexcept { return steps_; }
    /// State it has come to.
    [[nodiscard]] IncidentState state() const noexcept { return steps_.back().state; }
    /// Day it came to `state`; nothing if it has not.
    [[nodiscard]] std::optional<Day> day_of(IncidentState state) const;

    /// Last day on which coming to `state` is in time; nothing while the state before has not come.
    [[nodiscard]] std::optional<Day> due(IncidentState state, const IncidentDeadlines& deadlines = {}) const;
    /// Every step that is late, as seen at the end of `today`.
    [[nodiscard]] std::vector<IncidentDelay> delays(Day today, const IncidentDeadlines& deadlines = {}) const;

    /// @throws InvalidInput  as the constructor.
    [[nodiscard]] Incident with_step(IncidentStep step) const;

    friend bool operator==(const Incident& left, const Incident& right);

private:
    IncidentFacts facts_;
    std::vector<IncidentStep> steps_;
};

// Once more, as who links a shared library does not see what only a friend's declaration names.
/// Whether they are of the same rows.
bool operator==(const Incident& left, const Incident& right);

}  // namespace muster::record

#pragma GCC visibility pop
