// Evidence of no activity has no review to wait for, so somebody else must confirm it: a gate of its own.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/period.hpp"
#include "muster/record/activity.hpp"

#include <span>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Whether records of a source or an indicator need a confirmation by somebody other than the member.
struct ConfirmationRule {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Whether records of a source or an indicator need a confirmation.";

    std::string source{};     ///< as records name it; empty: any
    std::string indicator{};  ///< code of an indicator; empty: any
    bool is_needed = true;    ///< a record without a confirmation waits

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("source", &ConfirmationRule::source), field("indicator", &ConfirmationRule::indicator),
                    field("is_needed", &ConfirmationRule::is_needed));
    }

    friend bool operator==(const ConfirmationRule&, const ConfirmationRule&) = default;
};

/// What the first rule that fits says; yes where none does.
[[nodiscard]] inline bool needs_confirmation(std::span<const ConfirmationRule> rules, std::string_view source,
                                             std::string_view indicator)
{
    for (const ConfirmationRule& rule : rules)
        if ((rule.source.empty() || rule.source == source) && (rule.indicator.empty() || rule.indicator == indicator))
            return rule.is_needed;
    return true;
}

/// The platform of what `awaiting_confirmation` makes; no activity of a spreadsheet has a space in it.
inline constexpr std::string_view confirmation_platform = "awaits confirmation";

/// Stands for the records of a source that nobody has confirmed: never reviewed, so that they wait as all evidence
/// does. Nothing that takes place, so that no gate is asked of it.
[[nodiscard]] inline Activity awaiting_confirmation(const std::string& source, const Period& term)
{
    return Activity({.code = "unconfirmed: " + source,
                     .label = {"未经他人确认（" + source + "）", "not confirmed by anybody else (" + source + ")"},
                     .platform = std::string(confirmation_platform),
                     .days = term});
}

/// Whether it was made by `awaiting_confirmation`.
[[nodiscard]] inline bool awaits_confirmation(const Activity& activity)
{
    return activity.plan().platform == confirmation_platform;
}

}  // namespace muster::record

#pragma GCC visibility pop
